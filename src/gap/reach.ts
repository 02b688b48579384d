import type { Interval, IntervalRegion, OptionRegion, Region } from '../model/region.js'
import { type IntervalScale, type Scale, valueDistance } from '../model/scale.js'

/**
 * How far a region reaches beyond another of the same scale, in scale spans, 0 to 1: the largest distance from a value of
 * the one to the nearest of the other, sup inf |x − y| (directed Hausdorff distance). An open end counts as reached. Both
 * regions hold something. Cost: linear in the intervals.
 */
export function reachBeyond(scale: Scale, region: Region, other: Region): number {
  return scale.kind === 'interval'
    ? lineReach(scale, (region as IntervalRegion).intervals, (other as IntervalRegion).intervals)
    : optionReach(scale, region as OptionRegion, other as OptionRegion)
}

function optionReach(scale: Scale, region: OptionRegion, other: OptionRegion): number {
  const nearest = (x: OptionRegion['options'][number]) =>
    other.options.reduce<number>((least, y) => Math.min(least, valueDistance(scale, x, y)), 1)
  return region.options.reduce<number>((most, x) => Math.max(most, nearest(x)), 0)
}

/** Within an interval the distance is largest at one of its ends or in the middle of a hole of the other region. */
function lineReach({ min, max }: IntervalScale, region: readonly Interval[], other: readonly Interval[]): number {
  let [most, next] = [0, 0]
  const measure = (at: number) => {
    const below = at - (other[next - 1]?.to ?? Number.NEGATIVE_INFINITY)
    const above = (other[next]?.from ?? Number.POSITIVE_INFINITY) - at
    most = Math.max(most, Math.min(below, above))
  }
  for (const { from, to } of region) {
    while (endsBefore(other[next], from)) next++
    measure(from)
    for (;;) {
      const middle = ((other[next - 1]?.to ?? Number.NaN) + (other[next]?.from ?? Number.NaN)) / 2
      if (from < middle && middle < to) measure(middle)
      if (!endsBefore(other[next], to)) break
      next++
    }
    measure(to)
  }
  return most / (max - min)
}

function endsBefore(interval: Interval | undefined, at: number): boolean {
  return interval !== undefined && interval.to < at
}
