import type { Immutable } from 'immer'
import * as z from 'zod'
import { type DemarcheIssue, issueAt, type Path, show } from '../model/errors.js'
import { valueFaults, valueSchema } from '../model/regionExpression.js'
import { coordinate, type IntervalScale, type Scale, type Value, valueDistance } from '../model/scale.js'
import { fields, refuse } from '../model/schema.js'
import { type BargainingIssue, isContinuous, valuesOf } from './domain.js'

const finite = z.number()
const point = z.tuple([finite, finite])

const tableSchema = fields({
  kind: z.literal('table'),
  /** What each value is worth, by the value as text: `{ true: 1, false: 0 }`, `{ low: 0, high: 0.7 }`, `{ "10": 1 }`. */
  worth: z.record(z.string(), finite),
  /** What values are worth that the table leaves out. When absent, it may leave out none. */
  otherwise: finite.exactOptional(),
})

const linearSchema = fields({
  kind: z.literal('linear'),
  slope: finite,
  /** The worth at `from`. Default 0. */
  intercept: finite.default(0),
  /** Default 0. */
  from: finite.default(0),
  /** The least and the most that a value can be worth: the line is flat beyond. */
  within: point.exactOptional(),
}).check((context) => {
  const [least, most] = context.value.within ?? [0, 1]
  if (least > most)
    refuse(context, { code: 'inconsistent', expected: `a most from ${least} on`, found: show(most) }, ['within', 1])
})

const piecewiseLinearSchema = fields({
  kind: z.literal('piecewiseLinear'),
  /** Corners `[value, worth]`, from left to right; straight lines between them, flat before the first and after the last. */
  corners: z.array(point).min(1),
}).check((context) => {
  const { corners } = context.value
  const fault = corners.findIndex(([x], i) => i > 0 && x <= (corners[i - 1] as [number, number])[0])
  if (fault < 0) return
  const facts = { expected: 'corners from left to right', found: show(corners[fault]?.[0]) }
  refuse(context, { code: 'inconsistent', ...facts }, ['corners', fault])
})

const triangularSchema = fields({
  kind: z.literal('triangular'),
  /** Worth 0 here and before, */
  from: finite,
  /** 1 here, */
  peak: finite,
  /** and 0 again from here on. */
  to: finite,
}).check((context) => {
  const { from, peak, to } = context.value
  if (from <= peak && peak <= to && from < to) return
  refuse(context, {
    code: 'inconsistent',
    expected: 'from ≤ peak ≤ to, with from < to',
    found: `${from}, ${peak}, ${to}`,
  })
})

const singlePeakedSchema = fields({
  kind: z.literal('singlePeaked'),
  /** The best value, worth 1. */
  ideal: valueSchema,
  /** How far from the ideal nothing is left, in scale spans. Default 1. */
  reach: finite.positive().default(1),
  /** 1: the loss grows with the distance (city-block). 2: with its square, as in most spatial models. Default 1. */
  power: finite.min(1).default(1),
})

export const valueFunctionSchema = z.discriminatedUnion('kind', [
  tableSchema,
  linearSchema,
  piecewiseLinearSchema,
  triangularSchema,
  singlePeakedSchema,
])

/**
 * What the values of an issue are worth to a party, before its weight (Keeney & Raiffa 1976, ch. 3). `table`: any worth
 * for any of finitely many values. `linear`: intercept + slope × (x − from). `piecewiseLinear`: straight between corners.
 * `triangular`: rises from 0 to 1 and falls back. `singlePeaked` (Black 1948): 1 − (d / reach)^power, not below 0, where d
 * is the distance to the ideal, in scale spans; it works on nominal scales too. x is the number on an interval scale, the
 * coordinate from 0 to 1 of a level, and 0 or 1 for `false` or `true`; a nominal scale has none.
 */
export type ValueFunction = Immutable<z.output<typeof valueFunctionSchema>>
/** A value function as one writes it: what has a default may be left out. */
export type ValueFunctionInput = Immutable<z.input<typeof valueFunctionSchema>>

/** What one value is worth. */
export function worth(scale: Scale, valued: ValueFunction, value: Value): number {
  switch (valued.kind) {
    case 'table':
      return tableWorth(valued, value)
    case 'singlePeaked':
      return Math.max(0, 1 - (valueDistance(scale, value, valued.ideal) / valued.reach) ** valued.power)
    default:
      return worthAt(valued, scale.kind === 'interval' ? Number(value) : coordinate(scale, value))
  }
}

type OnLine = Exclude<ValueFunction, { kind: 'table' | 'singlePeaked' }>

function tableWorth({ worth, otherwise }: Extract<ValueFunction, { kind: 'table' }>, value: Value): number {
  const key = String(value)
  return (Object.hasOwn(worth, key) ? worth[key] : otherwise) as number
}

function worthAt(valued: OnLine, x: number): number {
  switch (valued.kind) {
    case 'linear': {
      const [least, most] = valued.within ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
      return Math.min(most, Math.max(least, valued.slope * (x - valued.from) + valued.intercept))
    }
    case 'piecewiseLinear':
      return interpolate(valued.corners, x)
    case 'triangular': {
      const { from, peak, to } = valued
      if (x === peak) return 1
      if (x <= from || x >= to) return 0
      return x < peak ? (x - from) / (peak - from) : (to - x) / (to - peak)
    }
  }
}

type Corner = readonly [x: number, worth: number]

function interpolate(corners: readonly Corner[], x: number): number {
  const after = corners.findIndex(([at]) => at >= x)
  if (after < 0) return (corners.at(-1) as Corner)[1]
  const [at, worth] = corners[after] as Corner
  if (after === 0 || at === x) return worth
  const [before, start] = corners[after - 1] as Corner
  return start + ((x - before) / (at - before)) * (worth - start)
}

/**
 * Numbers inside an interval scale where the function bends, or may: straight lines between them and the ends of the scale
 * give the function, unless it is single-peaked with a power above 1.
 */
export function bends(scale: IntervalScale, valued: ValueFunction): number[] {
  return cornersOf(scale, valued).filter((x) => scale.min < x && x < scale.max)
}

function cornersOf(scale: IntervalScale, valued: ValueFunction): number[] {
  switch (valued.kind) {
    case 'table':
      return []
    case 'linear': {
      const { slope, intercept, from, within = [] } = valued
      return slope === 0 ? [] : within.map((limit) => from + (limit - intercept) / slope)
    }
    case 'piecewiseLinear':
      return valued.corners.map(([x]) => x)
    case 'triangular':
      return [valued.from, valued.peak, valued.to]
    case 'singlePeaked': {
      const [ideal, reach] = [Number(valued.ideal), valued.reach * (scale.max - scale.min)]
      return [ideal - reach, ideal, ideal + reach]
    }
  }
}

/** What does not fit the issue: a table that leaves out values, an order where there is none, an ideal off the scale. */
export function valueFunctionFaults(
  issue: BargainingIssue,
  id: string,
  valued: ValueFunction,
  path: Path,
): DemarcheIssue[] {
  const { scale } = issue
  switch (valued.kind) {
    case 'table':
      return tableFaults(issue, valued, path)
    case 'singlePeaked':
      return valueFaults(scale, id, valued.ideal, [...path, 'ideal'])
    default:
      if (scale.kind === 'nominal') {
        const expected = 'table or singlePeaked on a nominal scale, whose options have no order'
        return [issueAt([...path, 'kind'], { code: 'inconsistent', expected, found: valued.kind })]
      }
      return valued.kind === 'triangular' ? jumpFaults(issue, valued, path) : []
  }
}

function tableFaults(
  issue: BargainingIssue,
  table: Extract<ValueFunction, { kind: 'table' }>,
  path: Path,
): DemarcheIssue[] {
  const values = valuesOf(issue)
  if (values === undefined) {
    const expected = 'a function of numbers where any number of the scale can be agreed upon, or a step of the issue'
    return [issueAt([...path, 'kind'], { code: 'inconsistent', expected, found: 'table' })]
  }
  const known = new Set(values.map(String))
  const strange = Object.keys(table.worth).filter((key) => !known.has(key))
  const missing = table.otherwise === undefined ? [...known].filter((key) => !Object.hasOwn(table.worth, key)) : []
  return [
    ...strange.map((found) => issueAt([...path, 'worth'], { code: 'unknownName', what: 'value', found, known })),
    ...missing.map((key) => issueAt([...path, 'worth', key], { code: 'missing', expected: 'a worth' })),
  ]
}

/** A triangle with an upright side jumps; where any number can be agreed upon, that side has to lie at the end of the scale. */
function jumpFaults(
  { scale, step }: BargainingIssue,
  valued: Extract<ValueFunction, { kind: 'triangular' }>,
  path: Path,
) {
  if (!isContinuous(step === undefined ? { scale } : { scale, step })) return []
  const { from, peak, to } = valued
  const { min, max } = scale as IntervalScale
  const jumps = (from === peak && min < peak && peak <= max) || (to === peak && min <= peak && peak < max)
  const expected = 'from < peak < to, where any number of the scale can be agreed upon'
  return jumps ? [issueAt(path, { code: 'inconsistent', expected, found: `${from}, ${peak}, ${to}` })] : []
}
