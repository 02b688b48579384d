import * as z from 'zod'
import { type Safe, safe } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { readData } from '../../model/input.js'
import { fields } from '../../model/schema.js'
import { type Forecast, pointForecast } from '../forecast.js'
import { type WeightedOptions, weightedOptionsShape } from '../options.js'
import type { SituationInput } from '../situation.js'
import { weightsOf } from '../weights.js'

/** Which of two positions that both halve all weight: one of them, or the middle between them. */
const tieRules = ['lower', 'middle', 'upper'] as const
type Ties = (typeof tieRules)[number]

export interface MedianOptions extends WeightedOptions {
  /** What of two equal medians is taken. Default `lower`: a median is a position that somebody takes. */
  readonly ties?: Ties
}

/** Sums of weights that differ by less, as a share of all weight, are the same: rounding halves nothing. */
const rounding = 1e-12

/** The lower and the upper position that halve all weight; nothing where all weights are 0. */
function halving(positions: Float64Array, weights: Float64Array): readonly [number, number] | undefined {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (!(total > 0)) return undefined
  const order = Array.from(positions.keys())
    .filter((i) => (weights[i] as number) > 0)
    .sort((a, b) => (positions[a] as number) - (positions[b] as number))
  let upTo = 0
  const reaches = (share: number) => (i: number) => {
    upTo += weights[i] as number
    return 2 * upTo >= total + share * total
  }
  const lower = order.find(reaches(-rounding)) as number
  upTo = 0
  const upper = order.find(reaches(rounding)) as number
  return [positions[lower] as number, positions[upper] as number]
}

function medianOf(positions: Float64Array, weights: Float64Array, ties: Ties): number | undefined {
  const halves = halving(positions, weights)
  if (halves === undefined) return undefined
  const [lower, upper] = halves
  if (ties === 'middle') return lower + (upper - lower) / 2
  return ties === 'lower' ? lower : upper
}

const optionsSchema = fields({ ...weightedOptionsShape, ties: z.enum(tieRules).default('lower') })

/**
 * The median of positions, which beats or ties every other one in a vote of single-peaked voters (Black 1948); each actor counts
 * the same unless `weights` says otherwise. The cost is that of sorting the actors.
 */
export function median(situation: SituationInput, options: MedianOptions = {}): Forecast {
  const { weights, ties, ...asked } = parseWith(optionsSchema, readData(options), [])
  return pointForecast(
    'median',
    (board) => medianOf(board.positions, weightsOf(board, weights), ties),
    situation,
    asked,
  )
}

/** The twin of `median` that returns the error instead of throwing it. */
export const safeMedian: (situation: SituationInput, options?: MedianOptions) => Safe<Forecast> = safe(median)
