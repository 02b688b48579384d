import { type IntervalRegion, type Region, toCuts } from '../model/region.js'
import { toRegion } from '../model/regionExpression.js'
import type { IntervalScale, Value } from '../model/scale.js'
import { type BargainingIssue, isContinuous, valueIndex, valuesOf } from './domain.js'
import { isOpaque, type OpaquePreferences } from './opaque.js'
import type { Preferences } from './preferences.js'
import { issueUtility } from './utility.js'
import { bends } from './valueFunction.js'

/** An issue of an outcome space, with the values that packages of the space may give it. */
export interface Axis {
  readonly issue: string
  /** In the order of the scale. */
  readonly values: readonly Value[]
  /** Whether any number of the scale can be agreed upon, so that `values` are only some of them. */
  readonly continuous: boolean
}

type AnyPreferences = Preferences | OpaquePreferences

export function axisOf(
  id: string,
  issue: BargainingIssue,
  parties: readonly AnyPreferences[],
  resolution: number,
  through?: Value,
): Axis {
  const listed = valuesOf(issue)
  if (listed !== undefined) return { issue: id, values: listed, continuous: false }
  return { issue: id, values: gridOf(id, issue.scale as IntervalScale, parties, resolution, through), continuous: true }
}

/**
 * Values of a continuous scale: its ends, where a value function bends or a joint region ends, and equal steps between
 * these, so that none is longer than the scale divided by `resolution`.
 */
function gridOf(
  id: string,
  scale: IntervalScale,
  parties: readonly AnyPreferences[],
  resolution: number,
  through?: Value,
): number[] {
  const own = cornersOf(id, scale, parties)
  const corners = typeof through === 'number' ? [...new Set([...own, through])].toSorted((x, y) => x - y) : own
  const longest = (scale.max - scale.min) / resolution
  return corners.flatMap((from, i) => {
    const to = corners[i + 1]
    if (to === undefined) return [from]
    const parts = Math.max(1, Math.ceil((to - from) / longest - 1e-9))
    return Array.from({ length: parts }, (_, part) => from + ((to - from) * part) / parts)
  })
}

/** Where what an issue is worth bends or jumps for one of the parties, from end to end of the scale. */
export function cornersOf(id: string, scale: IntervalScale, parties: readonly AnyPreferences[]): number[] {
  const corners = parties.flatMap((own) => {
    const valued = isOpaque(own) || !Object.hasOwn(own.values, id) ? undefined : own.values[id]
    return [
      ...(valued === undefined ? [] : bends(scale, valued)),
      ...jumps(id, scale, own).filter((x) => scale.min < x && x < scale.max),
    ]
  })
  return [...new Set([scale.min, ...corners, scale.max])].toSorted((x, y) => x - y)
}

/** Ends of the regions that make an issue part of something joint. */
function jumps(id: string, scale: IntervalScale, own: AnyPreferences): number[] {
  return jointRegions(id, scale, own).flatMap((region) => toCuts(region as IntervalRegion).map(({ at }) => at))
}

function jointRegions(id: string, scale: IntervalScale, own: AnyPreferences): Region[] {
  if (isOpaque(own)) return []
  const regions = [
    ...own.excluded.map((within) => within[id]),
    ...own.interactions.flatMap((joint) =>
      joint.kind === 'hyperRectangle' ? [joint.within[id]] : joint.entries.map(({ values }) => values[id]),
    ),
  ]
  return regions.flatMap((region) => (region === undefined ? [] : [toRegion(scale, region)]))
}

/**
 * How much a party can lose at most where a package of the continuous scale is replaced by one of the listed values:
 * `Infinity` where nothing is known of the function, or where it jumps.
 */
export function lossOf(axis: Axis, issue: BargainingIssue, own: AnyPreferences): number {
  if (!axis.continuous) return 0
  if (isOpaque(own) || jointRegions(axis.issue, issue.scale as IntervalScale, own).length > 0) {
    return Number.POSITIVE_INFINITY
  }
  const utility = issueUtility(issue, axis.issue, own)
  // On a straight stretch the nearer end is at most half of the difference away.
  const share = isCurved(own, axis.issue) ? 1 : 0.5
  let most = 0
  for (let i = 1; i < axis.values.length; i++) {
    const [from, to] = [axis.values[i - 1] as Value, axis.values[i] as Value]
    most = Math.max(most, share * Math.abs(utility(to) - utility(from)))
  }
  return most
}

/** Whether what an issue is worth to a party bends everywhere, not only at corners. */
export function isCurved(own: AnyPreferences, id: string): boolean {
  const valued = isOpaque(own) || !Object.hasOwn(own.values, id) ? undefined : own.values[id]
  return valued?.kind === 'singlePeaked' && valued.power > 1
}

/** Where a value stands on an axis; on a continuous one, the nearest listed value, the lower of two. */
export function placeOn(axis: Axis, issue: BargainingIssue, value: Value): number {
  if (!isContinuous(issue)) return valueIndex(issue, value)
  const number = Number(value)
  const after = axis.values.findIndex((listed) => Number(listed) >= number)
  if (after <= 0) return Math.max(0, after)
  const [below, above] = [Number(axis.values[after - 1]), Number(axis.values[after])]
  return number - below <= above - number ? after - 1 : after
}
