import * as z from 'zod'
import { DemarcheError, failAt, issueAt, type Path, show } from './errors.js'
import { parseWith } from './fromZod.js'
import { readData } from './input.js'
import type { Interval, Region } from './region.js'
import * as regions from './region.js'
import { valueSchema } from './regionExpression.js'
import { describeScale, isOnScale, optionsOf, readScale, type Scale, type Value } from './scale.js'
import { fields } from './schema.js'

/** The operations on regions as callers have them: whatever is handed in is checked first. */

const regionSchema = z.discriminatedUnion('kind', [
  fields({ kind: z.literal('options'), options: z.array(z.union([z.boolean(), z.string()])) }),
  fields({
    kind: z.literal('intervals'),
    intervals: z.array(fields({ from: z.number(), to: z.number(), fromOpen: z.boolean(), toOpen: z.boolean() })),
  }),
])

/** A region of some scale; intervals rise and do not touch. */
function readAnyRegion(region: unknown, path: Path): Region {
  const read = parseWith(regionSchema, readData(region, path), path)
  if (read.kind === 'intervals' && !rise(read.intervals)) {
    const expected = 'intervals that hold something, rise and leave room between them'
    failAt([...path, 'intervals'], { code: 'inconsistent', expected, found: show(read.intervals) })
  }
  if (read.kind === 'options' && new Set(read.options).size < read.options.length) {
    failAt([...path, 'options'], { code: 'inconsistent', expected: 'each option once', found: show(read.options) })
  }
  return read
}

function rise(intervals: readonly Interval[]): boolean {
  const cuts = regions.toCuts({ kind: 'intervals', intervals })
  return cuts.every((cut, i) => i === 0 || regions.isBefore(cuts[i - 1] as regions.Cut, cut))
}

/** A region of the scale. Throws `DemarcheError` for what is none. */
export function readRegion(scale: Scale, region: unknown, path: Path): Region {
  const read = readAnyRegion(region, path)
  const values: readonly Value[] =
    read.kind === 'options' ? read.options : read.intervals.flatMap(({ from, to }) => [from, to])
  const isOfScale = (read.kind === 'intervals') === (scale.kind === 'interval')
  const off = isOfScale ? values.find((value) => !isOnScale(scale, value)) : read.kind
  if (off !== undefined) {
    throw new DemarcheError([
      issueAt(path, { code: 'offScale', issue: 'the issue', found: off, scale: describeScale(scale) }),
    ])
  }
  if (read.kind === 'intervals' || scale.kind === 'interval') return read
  const chosen = new Set(read.options)
  return { kind: 'options', options: optionsOf(scale).filter((option) => chosen.has(option)) }
}

/** Answers with the caller's own region where that is the result. */
function twoRegions(work: (scale: Scale, x: Region, y: Region) => Region) {
  return (scale: Scale, x: Region, y: Region): Region => {
    const onto = readScale(scale)
    const [p, q] = [readRegion(onto, x, ['x']), readRegion(onto, y, ['y'])]
    const result = work(onto, p, q)
    return result === p ? x : result === q ? y : result
  }
}

/** What is in `x`, in `y` or in both. Throws `DemarcheError` for what is no region of the scale. */
export const union: (scale: Scale, x: Region, y: Region) => Region = twoRegions(regions.union)
/** What is in both. Throws `DemarcheError` for what is no region of the scale. */
export const intersection: (scale: Scale, x: Region, y: Region) => Region = twoRegions(regions.intersection)
/** What is in `x` and not in `y`. Throws `DemarcheError` for what is no region of the scale. */
export const difference: (scale: Scale, x: Region, y: Region) => Region = twoRegions(regions.difference)

function ofTwo<Result>(work: (scale: Scale, x: Region, y: Region) => Result) {
  return (scale: Scale, x: Region, y: Region): Result => {
    const onto = readScale(scale)
    return work(onto, readRegion(onto, x, ['x']), readRegion(onto, y, ['y']))
  }
}

/** Whether all of `x` is in `y`. Throws `DemarcheError` for what is no region of the scale. */
export const isSubset: (scale: Scale, x: Region, y: Region) => boolean = ofTwo(regions.isSubset)
/** Whether some value is in both. Throws `DemarcheError` for what is no region of the scale. */
export const overlap: (scale: Scale, x: Region, y: Region) => boolean = ofTwo(regions.overlap)

/** Whether the region holds nothing. Throws `DemarcheError` for what is no region. */
export function isEmpty(region: Region): boolean {
  return regions.isEmpty(readAnyRegion(region, ['region']))
}

/** Whether two regions of one scale hold the same values. Throws `DemarcheError` for what is no region. */
export function sameRegion(x: Region, y: Region): boolean {
  return regions.sameRegion(readAnyRegion(x, ['x']), readAnyRegion(y, ['y']))
}

/** Whether a value is in the region. Throws `DemarcheError` for what is no region or no value. */
export function contains(region: Region, value: Value): boolean {
  const read = readAnyRegion(region, ['region'])
  const point = parseWith(valueSchema, value, ['value'])
  return (read.kind === 'intervals') === (typeof point === 'number') && regions.contains(read, point)
}
