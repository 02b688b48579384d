import { isEmpty, onlyValue, type Region, unionOf } from '../../model/region.js'
import type { Value } from '../../model/scale.js'
import type { Settlement } from '../agreement/outlook.js'
import { type Axis, alikeTo, isFlat } from './axis.js'
import { type PartyShortfall, shortfallsAt } from './gives.js'
import type { Point } from './point.js'
import type { Problem } from './problem.js'
import type { Spread } from './spread.js'

/** A package, and what it would ask of each party. */
export interface BridgePackage {
  /** Where each issue would end: a package that `assess` takes as it is. */
  readonly terms: Settlement
  /** Issues on which other values would do as well, each by itself: all of these values. */
  readonly alike: Readonly<Record<string, Region>>
  /** Issues whose value is the open end of a given term: packages come as near as one likes, but not there. */
  readonly approached: readonly string[]
  /** The sum of the parties' shortfalls. */
  readonly total: number
  /** The largest of them. */
  readonly worstOff: number
  readonly parties: readonly PartyShortfall[]
}

export function packageOfSpread(problem: Problem, spread: Spread): BridgePackage {
  const places = problem.axes.map((_, axis) => spread.get(axis) ?? [])
  const points = places.map(([place]): Point => ({ place: place as number, next: place as number, share: 0 }))
  return packageWith(problem, points, places)
}

export function packageOf(problem: Problem, points: readonly Point[]): BridgePackage {
  const alike = problem.axes.map((axis, i) => alikeAt(axis, points[i] as Point))
  return packageWith(problem, points, alike)
}

function packageWith(problem: Problem, points: readonly Point[], alike: readonly (readonly number[])[]): BridgePackage {
  const ends = problem.axes.map((axis, i) => ({
    axis,
    point: points[i] as Point,
    region: regionOf(axis, alike[i] ?? []),
  }))
  const settled = new Map(
    ends.map(({ axis, point }) => {
      const value = valueAt(axis, point)
      return [axis.issue, { value, within: point.share === 0 ? withinAt(axis, point) : value }]
    }),
  )
  const parties = shortfallsAt(problem, settled)
  const shortfalls = parties.map(({ shortfall }) => shortfall)
  const several = ends.filter(({ region }) => !isEmpty(region) && onlyValue(region) === undefined)
  return {
    terms: Object.fromEntries([...settled].map(([issue, { value }]) => [issue, value])),
    alike: Object.fromEntries(several.map(({ axis, region }) => [axis.issue, region])),
    approached: ends
      .filter(({ axis, point }) => point.share === 0 && axis.places[point.place]?.approached === true)
      .map(({ axis }) => axis.issue),
    total: shortfalls.reduce((sum, shortfall) => sum + shortfall, 0),
    worstOff: Math.max(...shortfalls),
    parties,
  }
}

/** To twelve digits: what a solution of linear equations has beyond them is noise. */
function valueAt({ places }: Axis, { place, next, share }: Point): Value {
  const here = places[place]?.value as Value
  if (share === 0) return here
  const [from, to] = [Number(here), Number(places[next]?.value)]
  return Number((from + share * (to - from)).toPrecision(12))
}

function withinAt({ places }: Axis, { place }: Point): Value {
  return places[place]?.within as Value
}

/** The places of which every party says the same as of a point; none but itself, where a stretch is not flat. */
function alikeAt(axis: Axis, { place, share }: Point): readonly number[] {
  const here = share === 0 ? place : place + 1
  return share > 0 && !isFlat(axis.reaches, here) ? [] : alikeTo(axis, here)
}

function regionOf({ scale, places }: Axis, all: readonly number[]): Region {
  return unionOf(
    scale,
    all.map((place) => places[place]?.region as Region),
  )
}
