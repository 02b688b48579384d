import { freeze } from 'immer'
import { type Safe, safe } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { readData } from '../../model/input.js'
import { fields } from '../../model/schema.js'
import type { ForecastAssumption } from '../assumption.js'
import { type Board, pointAt } from '../board.js'
import { quantileOf } from '../ensemble/quantile.js'
import { detailedForecast, type Judgement, type Undecided } from '../forecast.js'
import type { SituationInput } from '../situation.js'
import { combinations, everyReading, type Varied, variedSchema } from './combinations.js'
import { pointOf, startOf } from './expectedUtility.js'
import { type RoundsOptions, roundsOptionsShape } from './options.js'
import { play } from './play.js'
import type { Reading } from './reading.js'

export interface SensitivityOptions extends RoundsOptions {
  /**
   * The readings to try of each place; places that are left out are read by default. Default: all that the text allows, 3,072 in
   * all: two for each place, with `statusQuo` 1 and 0.5, three for `choice`, and one for what only the code has (`votes`,
   * `capitulation`).
   */
  readonly vary?: Varied
}

/** What one way to read a place makes of the outcome, over all readings of the others. */
export interface ReadingEffect {
  readonly reading: string | number | boolean
  readonly runs: number
  readonly mean: number
}

/** How far the outcome depends on how one place is read; shares of the variance of all outcomes, 0 to 1. */
export interface ReadingPlace {
  readonly place: keyof Reading
  /** What it explains by itself. */
  readonly explains: number
  /** What it has a part in, by itself or together with how others are read. */
  readonly hasPartIn: number
  readonly effects: readonly ReadingEffect[]
}

/** How far the outcome of one issue depends on how the paper is read, in the issue's own unit. */
export interface ReadingSpread {
  readonly runs: number
  readonly least: number
  /** Quantiles are interpolated linearly (Hyndman & Fan 1996, type 7). */
  readonly lowerQuartile: number
  readonly median: number
  readonly upperQuartile: number
  readonly most: number
  /** How many outcomes differ by more than a billionth of the scale. */
  readonly distinct: number
  /** By place, the one first that has a part in most. */
  readonly places: readonly ReadingPlace[]
}

export interface ReadingSensitivity {
  readonly assumptions: readonly ForecastAssumption[]
  readonly spreads: Readonly<Record<string, ReadingSpread>>
  readonly undecided: readonly Undecided[]
}

const optionsSchema = fields({ ...roundsOptionsShape, vary: variedSchema.exactOptional() })

/**
 * Runs the expected-utility model by every combination of readings, and tells how far apart the outcomes are and which places of the
 * text they depend on. The cost is that of one run for each; for ten actors and ten rounds the 3,072 of the default take about
 * a second an issue. Throws `DemarcheError` for more than 100,000.
 */
export function sensitivityToReading(situation: SituationInput, options: SensitivityOptions = {}): ReadingSensitivity {
  const { vary, rounds, point, ...asked } = parseWith(optionsSchema, readData(options), [])
  const combined = combinations(vary ?? everyReading)
  const judge = (board: Board): Judgement<ReadingSpread> => {
    const start = startOf(board)
    if (start === undefined) return { point: 'noWeight' }
    const shares = combined.map((reading) => pointOf(play(start, reading, rounds), start, point) as number)
    return { point: 0, detail: spreadOf(board, shares, combined) }
  }
  const { forecast, details } = detailedForecast('expectedUtility', judge, situation, asked)
  return freeze({ assumptions: forecast.assumptions, spreads: details, undecided: forecast.undecided })
}

/** The twin of `sensitivityToReading` that returns the error instead of throwing it. */
export const safeSensitivityToReading: (
  situation: SituationInput,
  options?: SensitivityOptions,
) => Safe<ReadingSensitivity> = safe(sensitivityToReading)

function spreadOf(board: Board, shares: readonly number[], combined: readonly Reading[]): ReadingSpread {
  const rising = Float64Array.from(shares).sort()
  const at = (quantile: number) => pointAt(board, quantileOf(rising, quantile))
  return {
    runs: shares.length,
    least: at(0),
    lowerQuartile: at(0.25),
    median: at(0.5),
    upperQuartile: at(0.75),
    most: at(1),
    distinct: rising.reduce(
      (count, share, i) => (i > 0 && share - (rising[i - 1] as number) <= same ? count : count + 1),
      0,
    ),
    places: placesOf(board, shares, combined),
  }
}

/** Outcomes that differ by no more are one. */
const same = 1e-9

/**
 * Every combination is run, so variances of means are exact (Sobol 1993; Homma & Saltelli 1996): what a place explains by itself is
 * the variance of its means; what it has a part in is what is left within groups that are read alike in all others.
 */
function placesOf(board: Board, shares: readonly number[], combined: readonly Reading[]): ReadingSpread['places'] {
  const variance = varianceOf(shares)
  const places = Object.keys(combined[0] as Reading) as (keyof Reading)[]
  return places
    .map((place) => {
      const own = grouped(shares, combined, (reading) => reading[place])
      const others = grouped(shares, combined, (reading) => JSON.stringify({ ...reading, [place]: null }))
      const within =
        [...others.values()].reduce((sum, group) => sum + group.length * varianceOf(group), 0) / shares.length
      const between =
        variance - [...own.values()].reduce((sum, group) => sum + group.length * varianceOf(group), 0) / shares.length
      return {
        place,
        explains: variance > 0 ? Math.max(0, between) / variance : 0,
        hasPartIn: variance > 0 ? within / variance : 0,
        effects: [...own].map(([reading, group]) => ({
          reading,
          runs: group.length,
          mean: pointAt(board, average(group)),
        })),
      }
    })
    .filter(({ effects }) => effects.length > 1)
    .sort((a, b) => b.hasPartIn - a.hasPartIn)
}

function grouped<Key>(shares: readonly number[], combined: readonly Reading[], keyOf: (reading: Reading) => Key) {
  const groups = new Map<Key, number[]>()
  for (const [run, reading] of combined.entries()) {
    const key = keyOf(reading)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [shares[run] as number])
    else group.push(shares[run] as number)
  }
  return groups
}

function varianceOf(values: readonly number[]): number {
  const mean = average(values)
  return average(values.map((value) => (value - mean) ** 2))
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
