import { contains, type IntervalRegion, intervalRegion, pointRegion, type Region } from '../../model/region.js'
import { type IntervalScale, type Option, optionsOf, type Scale, type Value } from '../../model/scale.js'
import { regionDistance } from '../distance.js'

/** A value of an issue, or an open stretch of values between two neighbouring ones that somebody named. */
interface Place {
  /** Where it is measured: of a stretch the middle. */
  readonly value: Value
  /** Where it is told what the place belongs to. */
  readonly within: Value
  readonly region: Region
  readonly isStretch: boolean
  /** An open end of a given term: packages come as near as one likes, but not there. */
  readonly approached: boolean
}

/** An issue, with the places that the regions of the parties tell apart. */
export interface Axis {
  readonly issue: string
  readonly scale: Scale
  readonly places: readonly Place[]
  readonly reaches: readonly Reach[]
  /** The places between which all distances are linear, in order; of an issue with options one of each sort. */
  readonly stops: readonly number[]
}

/** What a region says of the places of an axis: how far each is, in scale spans, and whether it lies within. */
export interface Reach {
  readonly region: Region
  readonly distance: Float64Array
  readonly holds: Uint8Array
}

/** An axis cut along regions of which each gets its reach, index by index; `within` are the values to look at. */
export function cutAxis(
  issue: string,
  scale: Scale,
  regions: readonly Region[],
  within: Region,
): { readonly axis: Axis; readonly reaches: readonly Reach[] } {
  const distinct = [...new Set(regions)]
  const places = scale.kind === 'interval' ? placesOnLine(scale, [...distinct, within], within) : options(scale, within)
  const known = new Map(distinct.map((region) => [region, reachOf(scale, places, region)]))
  const reaches = [...known.values()]
  const points = places.flatMap(({ isStretch }, place) => (isStretch ? [] : [place]))
  const stops =
    scale.kind === 'interval' ? points : sortsOf({ places, reaches }, points).map(([place]) => place as number)
  return {
    axis: { issue, scale, places, reaches, stops },
    reaches: regions.map((region) => known.get(region) as Reach),
  }
}

function options(scale: Exclude<Scale, IntervalScale>, within: Region): Place[] {
  return optionsOf(scale)
    .filter((option: Option) => contains(within, option))
    .map((value) => ({
      value,
      within: value,
      region: pointRegion(scale, value),
      isStretch: false,
      approached: false,
    }))
}

/** Ends of the regions and middles of their holes, with the stretches between them: on each, distances are linear. */
function placesOnLine(scale: IntervalScale, regions: readonly Region[], within: Region): Place[] {
  const points = new Set([scale.min, scale.max])
  for (const region of regions) {
    for (const [i, { from, to }] of (region as IntervalRegion).intervals.entries()) {
      const next = (region as IntervalRegion).intervals[i + 1]
      points.add(from)
      points.add(to)
      if (next !== undefined) points.add(middle(to, next.from))
    }
  }
  const sorted = [...points].sort((a, b) => a - b)
  return sorted.flatMap((value, i) => {
    const next = sorted[i + 1]
    const after = next === undefined ? undefined : stretch(value, next, within)
    const before = i === 0 ? undefined : stretch(sorted[i - 1] as number, value, within)
    const beside = after ?? before
    const point = { value, region: intervalRegion(value, value), isStretch: false }
    const here = contains(within, value)
      ? [{ ...point, within: value, approached: false }]
      : beside === undefined
        ? []
        : [{ ...point, within: beside.value, approached: true }]
    return after === undefined ? here : [...here, after]
  })
}

function stretch(from: number, to: number, within: Region): Place | undefined {
  const value = middle(from, to)
  if (value <= from || value >= to || !contains(within, value)) return undefined
  return { value, within: value, region: intervalRegion(from, to, true, true), isStretch: true, approached: false }
}

function middle(from: number, to: number): number {
  return from + (to - from) / 2
}

function reachOf(scale: Scale, places: readonly Place[], region: Region): Reach {
  return {
    region,
    distance: Float64Array.from(places, ({ value }) => regionDistance(scale, pointRegion(scale, value), region)),
    holds: Uint8Array.from(places, ({ within }) => (contains(region, within) ? 1 : 0)),
  }
}

/**
 * Puts places together of which every party says the same: as far from every region, and in the same ones. An open stretch
 * joins others only where that is so all along, and comes after a point.
 */
export function sortsOf({ places, reaches }: Pick<Axis, 'places' | 'reaches'>, among: readonly number[]): number[][] {
  const sorts = new Map<string, number[]>()
  const isStretch = (place: number) => places[place]?.isStretch === true
  for (const place of among.toSorted((a, b) => Number(isStretch(a)) - Number(isStretch(b)))) {
    const says = reaches.map(
      ({ distance, holds }) => `${Math.round(distanceAt(distance, place) * 1e12)} ${holds[place]}`,
    )
    const isAlone = places[place]?.approached === true || (isStretch(place) && !isFlat(reaches, place))
    const key = isAlone ? `${place}` : says.join()
    sorts.set(key, [...(sorts.get(key) ?? []), place])
  }
  return [...sorts.values()]
}

/** The places of which every party says the same as of this one. */
export function alikeTo(axis: Axis, place: number): readonly number[] {
  const every = axis.places.map((_, other) => other)
  return sortsOf(axis, every).find((sort) => sort.includes(place)) as number[]
}

/** Whether no distance changes along a stretch; the next place is the point where it ends. */
export function isFlat(reaches: readonly Reach[], stretch: number): boolean {
  return reaches.every(
    ({ distance }) => Math.abs(distanceAt(distance, stretch + 1) - distanceAt(distance, stretch)) < 1e-12,
  )
}

function distanceAt(distance: Float64Array, place: number): number {
  return distance[place] as number
}
