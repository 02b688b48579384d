import * as z from 'zod'
import {
  DemarcheError,
  type DemarcheIssue,
  faultsOfEach,
  issueAt,
  type Path,
  type Safe,
  safe,
  wordFault,
} from './errors.js'
import { parseWith } from './fromZod.js'
import { readData } from './input.js'
import { nearest } from './nearest.js'
import type { Region } from './region.js'
import { intervalRegion, isEmpty, optionRegion, pointRegion, unionOf } from './region.js'
import type { IntervalScale, OrdinalScale, Scale, Value } from './scale.js'
import { describeScale, isOnScale, optionsOf, placeOf, readScale } from './scale.js'
import { fields, some } from './schema.js'

/** `-0` and `0` are one number, and JSON knows only the latter. */
const numberSchema = z.number().overwrite((number) => number + 0)
const pointSchema = z.union([numberSchema, z.string()])

export const valueSchema = z.union([z.boolean(), numberSchema, z.string()], {
  error: (issue) =>
    wordFault({
      code: 'invalidType',
      expected: 'a value of the scale: true or false, a number or a name',
      found: issue.input,
    }),
})

const boundsSchema = fields({
  atLeast: pointSchema.exactOptional(),
  above: pointSchema.exactOptional(),
  atMost: pointSchema.exactOptional(),
  below: pointSchema.exactOptional(),
})

// One flat list of alternatives: a union inside a union would word its refusal for every value of another form.
const termSchemas = [z.boolean(), numberSchema, z.string(), boundsSchema] as const

export const regionExpressionSchema = z.union([...termSchemas, fields({ anyOf: some(z.union(termSchemas)) })], {
  error: (issue) =>
    wordFault({
      code: 'invalidType',
      expected: 'a value, bounds { atLeast or above, atMost or below }, or { anyOf: [values or bounds] }',
      found: issue.input,
    }),
})

/** A value or region for each issue that it names. */
export const termsSchema = z.record(z.string(), regionExpressionSchema)

/** Bounds on an ordered scale; `atLeast` and `atMost` include the value, `above` and `below` do not. */
export interface Bounds<V extends Value = number | string> {
  readonly atLeast?: V
  readonly above?: V
  readonly atMost?: V
  readonly below?: V
}

/** A region as people write and store it: a value, bounds, or a list of these. */
export type RegionExpression = Value | Bounds | { readonly anyOf: readonly (Value | Bounds)[] }

/** The faults of an expression on a scale: values off the scale, bounds without order, nothing inside. */
export function regionFaults(scale: Scale, issue: string, expression: RegionExpression, path: Path): DemarcheIssue[] {
  const terms = typeof expression === 'object' && 'anyOf' in expression ? expression.anyOf : undefined
  const faults =
    terms === undefined
      ? termFaults(scale, issue, expression as Value | Bounds, path)
      : faultsOfEach(terms.entries(), ([index, term]) => termFaults(scale, issue, term, [...path, 'anyOf', index]))
  if (faults.length > 0) return faults
  return isEmpty(toRegion(scale, expression)) ? [issueAt(path, { code: 'emptyRegion', issue, found: expression })] : []
}

function termFaults(scale: Scale, issue: string, term: Value | Bounds, path: Path): DemarcheIssue[] {
  if (typeof term !== 'object') return valueFaults(scale, issue, term, path)
  if (scale.kind === 'binary' || scale.kind === 'nominal') {
    const expected = `${describeScale(scale)} (a ${scale.kind} scale has no bounds; use { anyOf: [...] } for several)`
    return [issueAt(path, { code: 'offScale', issue, found: term, scale: expected })]
  }
  const faults = Object.entries(term).flatMap(([bound, value]) => valueFaults(scale, issue, value, [...path, bound]))
  for (const [inclusive, exclusive] of [
    ['atLeast', 'above'],
    ['atMost', 'below'],
  ] as const) {
    if (term[inclusive] === undefined || term[exclusive] === undefined) continue
    faults.push(issueAt(path, { code: 'inconsistent', expected: `${inclusive} or ${exclusive}`, found: 'both' }))
  }
  return faults
}

/** The fault of a value that is not on the scale, as a list of at most one. */
export function valueFaults(scale: Scale, issue: string, value: Value, path: Path): DemarcheIssue[] {
  if (isOnScale(scale, value)) return []
  const names = scale.kind === 'interval' || scale.kind === 'binary' ? [] : optionsOf(scale)
  const near = typeof value === 'string' ? nearest(value, names as readonly string[]) : undefined
  const facts = { code: 'offScale', issue, found: value, scale: describeScale(scale) } as const
  return [issueAt(path, near === undefined ? facts : { ...facts, nearest: near })]
}

/**
 * The set of values that an expression stands for on a scale: a value, bounds, or a list of these. Throws
 * `DemarcheError` for values off the scale, bounds without order, and regions that hold nothing.
 */
export function regionOf(scale: Scale, expression: RegionExpression): Region {
  const [onto, stated] = [readScale(scale), parseWith(regionExpressionSchema, readData(expression), [])]
  const faults = regionFaults(onto, 'the issue', stated, [])
  if (faults.length > 0) throw new DemarcheError(faults)
  return toRegion(onto, stated)
}

/** The twin of `regionOf` that returns the error instead of throwing it. */
export const safeRegionOf: (scale: Scale, expression: RegionExpression) => Safe<Region> = safe(regionOf)

/** As `regionOf`, for an expression that is known to be free of faults. */
export function toRegion(scale: Scale, expression: RegionExpression): Region {
  if (typeof expression !== 'object') return pointRegion(scale, expression)
  if (!('anyOf' in expression)) return boundedRegion(scale as IntervalScale | OrdinalScale, expression as Bounds)
  return unionOf(
    scale,
    expression.anyOf.map((term) => toRegion(scale, term)),
  )
}

function boundedRegion(scale: IntervalScale | OrdinalScale, bounds: Bounds): Region {
  const { atLeast, above, atMost, below } = bounds
  if (scale.kind === 'interval') {
    const from = Number(above ?? atLeast ?? scale.min)
    const to = Number(below ?? atMost ?? scale.max)
    return intervalRegion(from, to, above !== undefined, below !== undefined)
  }
  const at = (level: number | string) => placeOf(scale, String(level)) ?? -1
  const from = above !== undefined ? at(above) + 1 : atLeast !== undefined ? at(atLeast) : 0
  const to = below !== undefined ? at(below) - 1 : atMost !== undefined ? at(atMost) : scale.levels.length - 1
  return optionRegion(scale, (_, index) => from <= index && index <= to)
}
