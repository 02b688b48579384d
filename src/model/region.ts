import type { IntervalScale, Option, OptionScale, Scale, Value } from './scale.js'
import { optionsOf, placeOf } from './scale.js'

/** An interval of numbers in the unit of its scale. An open end is not itself part of the interval. */
export interface Interval {
  readonly from: number
  readonly to: number
  readonly fromOpen: boolean
  readonly toOpen: boolean
}

/** A set of options, in the order of their scale. */
export interface OptionRegion {
  readonly kind: 'options'
  readonly options: readonly Option[]
}

/** A finite union of intervals: rising, disjoint, and never two that could be written as one. */
export interface IntervalRegion {
  readonly kind: 'intervals'
  readonly intervals: readonly Interval[]
}

/** A set of values of one scale. Equal sets have equal regions. */
export type Region = OptionRegion | IntervalRegion

/** A place between numbers: just before `at`, or just after it. A region is where one is after an odd number of cuts. */
export interface Cut {
  readonly at: number
  readonly after: boolean
}

const noOptions: OptionRegion = Object.freeze({ kind: 'options', options: Object.freeze([]) })
const noIntervals: IntervalRegion = Object.freeze({ kind: 'intervals', intervals: Object.freeze([]) })

export function optionRegion(scale: OptionScale, keep: (option: Option, index: number) => boolean): OptionRegion {
  return freezeOptions(optionsOf(scale).filter(keep))
}

function freezeOptions(options: readonly Option[]): OptionRegion {
  return options.length === 0 ? noOptions : Object.freeze({ kind: 'options', options: Object.freeze(options) })
}

/** One interval as a region; empty when nothing lies between its ends. */
export function intervalRegion(from: number, to: number, fromOpen = false, toOpen = false): IntervalRegion {
  return fromCuts([
    { at: from, after: fromOpen },
    { at: to, after: !toOpen },
  ])
}

export function pointRegion(scale: Scale, value: Value): Region {
  return scale.kind === 'interval' ? intervalRegion(Number(value), Number(value)) : freezeOptions([value as Option])
}

export function emptyRegion(scale: Scale): Region {
  return scale.kind === 'interval' ? noIntervals : noOptions
}

const wholes = new WeakMap<Scale, Region>()

/** The whole scale. */
export function wholeRegion(scale: Scale): Region {
  let whole = wholes.get(scale)
  if (whole === undefined) {
    whole = scale.kind === 'interval' ? intervalRegion(scale.min, scale.max) : freezeOptions(optionsOf(scale))
    wholes.set(scale, whole)
  }
  return whole
}

export function isEmpty(region: Region): boolean {
  return region.kind === 'options' ? region.options.length === 0 : region.intervals.length === 0
}

export function union(scale: Scale, x: Region, y: Region): Region {
  // Most unions in a record start from nothing, or from everything.
  if (isEmpty(x)) return y
  if (x === wholeRegion(scale)) return x
  return combine(scale, x, y, (inX, inY) => inX || inY)
}

/** The union of any number of regions: of halves of halves, so that many small ones cost little more than sorting them. */
export function unionOf(scale: Scale, regions: readonly Region[]): Region {
  if (regions.length <= 1) return regions[0] ?? emptyRegion(scale)
  if (scale.kind !== 'interval') {
    const inSome = membership((regions as readonly OptionRegion[]).flatMap(({ options }) => options))
    return optionRegion(scale, inSome)
  }
  const middle = regions.length >> 1
  return union(scale, unionOf(scale, regions.slice(0, middle)), unionOf(scale, regions.slice(middle)))
}

export function intersection(scale: Scale, x: Region, y: Region): Region {
  // Most parties have ruled nothing out on most issues.
  if (y === wholeRegion(scale)) return x
  return combine(scale, x, y, (inX, inY) => inX && inY)
}

/** What is in `x` and not in `y`. */
export function difference(scale: Scale, x: Region, y: Region): Region {
  return combine(scale, x, y, (inX, inY) => inX && !inY)
}

export function isSubset(scale: Scale, x: Region, y: Region): boolean {
  return isEmpty(difference(scale, x, y))
}

export function overlap(scale: Scale, x: Region, y: Region): boolean {
  return !isEmpty(intersection(scale, x, y))
}

export function sameRegion(x: Region, y: Region): boolean {
  if (x === y) return true
  if (x.kind === 'options') {
    return (
      y.kind === 'options' && x.options.length === y.options.length && x.options.every((o, i) => o === y.options[i])
    )
  }
  return y.kind === 'intervals' && sameIntervals(x.intervals, y.intervals)
}

function sameIntervals(x: readonly Interval[], y: readonly Interval[]): boolean {
  return (
    x.length === y.length &&
    x.every(({ from, to, fromOpen, toOpen }, i) => {
      const other = y[i]
      return other?.from === from && other.to === to && other.fromOpen === fromOpen && other.toOpen === toOpen
    })
  )
}

export function contains(region: Region, value: Value): boolean {
  if (region.kind === 'options') return region.options.includes(value as Option)
  const number = Number(value)
  return region.intervals.some(
    ({ from, to, fromOpen, toOpen }) =>
      (fromOpen ? from < number : from <= number) && (toOpen ? number < to : number <= to),
  )
}

/** The only value of the region, when it has exactly one. */
export function onlyValue(region: Region): Value | undefined {
  if (region.kind === 'options') return region.options.length === 1 ? region.options[0] : undefined
  const [interval] = region.intervals
  return region.intervals.length === 1 && interval?.from === interval?.to ? interval?.from : undefined
}

/** Keeps `x` itself when the result equals it, so that an unchanged position stays the same object. */
function combine(scale: Scale, x: Region, y: Region, keep: (inX: boolean, inY: boolean) => boolean): Region {
  const result =
    scale.kind === 'interval'
      ? combineIntervals(x as IntervalRegion, y as IntervalRegion, keep)
      : combineOptions(scale, x as OptionRegion, y as OptionRegion, keep)
  return sameRegion(result, x) ? x : result
}

function combineOptions(
  scale: OptionScale,
  x: OptionRegion,
  y: OptionRegion,
  keep: (inX: boolean, inY: boolean) => boolean,
): OptionRegion {
  const [inX, inY] = [membership(x.options), membership(y.options)]
  return optionRegion(scale, (option) => keep(inX(option), inY(option)))
}

/** Scales with few options are the rule, and a short list is searched faster than a set is built. */
function membership(options: readonly Option[]): (option: Option) => boolean {
  if (options.length <= 16) return (option) => options.includes(option)
  const set = new Set(options)
  return (option) => set.has(option)
}

function combineIntervals(
  x: IntervalRegion,
  y: IntervalRegion,
  keep: (inX: boolean, inY: boolean) => boolean,
): IntervalRegion {
  const [cutsX, cutsY] = [toCuts(x), toCuts(y)]
  const cuts: Cut[] = []
  let [nextX, nextY, inside] = [0, 0, false]
  while (nextX < cutsX.length || nextY < cutsY.length) {
    const cut = earlier(cutsX[nextX], cutsY[nextY])
    if (sameCut(cutsX[nextX], cut)) nextX++
    if (sameCut(cutsY[nextY], cut)) nextY++
    if (keep(nextX % 2 === 1, nextY % 2 === 1) !== inside) {
      cuts.push(cut)
      inside = !inside
    }
  }
  return fromCuts(cuts)
}

export function toCuts(region: IntervalRegion): Cut[] {
  const cuts: Cut[] = []
  for (const { from, to, fromOpen, toOpen } of region.intervals) {
    cuts.push({ at: from, after: fromOpen }, { at: to, after: !toOpen })
  }
  return cuts
}

export function fromCuts(cuts: readonly Cut[]): IntervalRegion {
  const intervals: Interval[] = []
  for (let i = 0; i + 1 < cuts.length; i += 2) {
    const [start, end] = [cuts[i], cuts[i + 1]]
    if (start === undefined || end === undefined || !isBefore(start, end)) continue
    intervals.push(Object.freeze({ from: start.at, to: end.at, fromOpen: start.after, toOpen: !end.after }))
  }
  return intervals.length === 0
    ? noIntervals
    : Object.freeze({ kind: 'intervals', intervals: Object.freeze(intervals) })
}

export function isBefore(x: Cut, y: Cut): boolean {
  return x.at < y.at || (x.at === y.at && !x.after && y.after)
}

function earlier(x: Cut | undefined, y: Cut | undefined): Cut {
  if (x === undefined || (y !== undefined && isBefore(y, x))) return y as Cut
  return x
}

function sameCut(x: Cut | undefined, y: Cut): boolean {
  return x !== undefined && x.at === y.at && x.after === y.after
}

/**
 * The rejected region and, on an ordered scale, all that lies beyond it as seen from every accepted value: whoever
 * accepts 10 and refuses 20 refuses 30 too, when preferences are single-peaked (Black 1948). Nothing lies beyond when
 * nothing is accepted outside the rejected region.
 */
export function withBeyond(scale: Scale, rejected: Region, accepted: Region): Region {
  const known = difference(scale, accepted, rejected)
  if (scale.kind === 'nominal' || isEmpty(known) || isEmpty(rejected)) return rejected
  return scale.kind === 'interval'
    ? beyondOnLine(scale, rejected as IntervalRegion, known as IntervalRegion)
    : beyondOnOptions(scale, rejected as OptionRegion, known as OptionRegion)
}

function beyondOnLine(scale: IntervalScale, rejected: IntervalRegion, known: IntervalRegion): Region {
  const first = known.intervals[0] as Interval
  const last = known.intervals.at(-1) as Interval
  const above = intersection(scale, rejected, intervalRegion(last.to, scale.max)) as IntervalRegion
  const below = intersection(scale, rejected, intervalRegion(scale.min, first.from)) as IntervalRegion
  const nearestAbove = above.intervals[0]
  const nearestBelow = below.intervals.at(-1)
  let result: Region = rejected
  if (nearestAbove !== undefined) {
    result = union(scale, result, intervalRegion(nearestAbove.from, scale.max, nearestAbove.fromOpen))
  }
  if (nearestBelow !== undefined) {
    result = union(scale, result, intervalRegion(scale.min, nearestBelow.to, false, nearestBelow.toOpen))
  }
  return result
}

function beyondOnOptions(scale: OptionScale, rejected: OptionRegion, known: OptionRegion): Region {
  const all = optionsOf(scale)
  const isRejected = membership(rejected.options)
  // Regions have their options in the order of the scale.
  const lastKnown = placeOf(scale, known.options.at(-1) as Option) as number
  const firstKnown = placeOf(scale, known.options[0] as Option) as number
  const above = all.findIndex((option, index) => index > lastKnown && isRejected(option))
  const below = all.findLastIndex((option, index) => index < firstKnown && isRejected(option))
  return optionRegion(scale, (option, index) => isRejected(option) || (above >= 0 && index >= above) || index <= below)
}
