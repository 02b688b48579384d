import { freeze, type Immutable } from 'immer'
import * as z from 'zod'
import { failAt, safely, show, wordFault } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { readData } from '../../model/input.js'
import type { Read, Source } from '../text/source.js'
import { className, type NegmasFormat, readDocument, writeDocument } from './document.js'

const number = z.number()

const valueFunctionSchema = z.discriminatedUnion('type', [
  /** Values and what they are worth; in a file, a mapping. JSON keeps numbers and truth values among the keys as text. */
  z.looseObject({
    type: z.literal('TableFun'),
    mapping: z.array(z.tuple([z.union([z.string(), number, z.boolean()]), number])),
  }),
  z.looseObject({ type: z.literal('AffineFun'), slope: number, bias: number.exactOptional() }),
  z.looseObject({ type: z.literal('LinearFun'), slope: number }),
  z.looseObject({ type: z.literal('ConstFun'), bias: number }),
  z.looseObject({ type: z.literal('IdentityFun') }),
])

/** What the values of one issue are worth to NegMAS. */
export type NegmasValueFunction = Immutable<z.output<typeof valueFunctionSchema>>

const common = {
  name: z.string().nullable().exactOptional(),
  /** No number where the party would take anything. */
  reserved_value: number.nullable().exactOptional(),
}

const rangeSchema = z.record(
  z.string(),
  z.tuple([number, number], {
    error: (issue) => wordFault({ code: 'invalidType', expected: 'a range [from, to]', found: issue.input }),
  }),
)

const additiveSchema = z.looseObject({
  type: z.literal('LinearAdditiveUtilityFunction'),
  ...common,
  /** In the order of the issues; 1 each when absent. */
  weights: z.array(number).nullable().exactOptional(),
  /** In the order of the issues. */
  values: z.array(valueFunctionSchema),
  bias: number.exactOptional(),
})

const rectanglesSchema = z.looseObject({
  type: z.literal('HyperRectangleUtilityFunction'),
  ...common,
  /** By the places of issues, from 0 on; `null` for all outcomes. */
  outcome_ranges: z.array(rangeSchema.nullable()),
  utilities: z.array(number),
  weights: z.array(number).nullable().exactOptional(),
  bias: number.exactOptional(),
})

const innerSchema = z.discriminatedUnion('type', [additiveSchema, rectanglesSchema])

const discountedSchema = z.looseObject({
  type: z.literal('ExpDiscountedUFun'),
  ...common,
  discount: number.nullable().exactOptional(),
  ufun: innerSchema,
})

export const negmasUtilityFunctionSchema = z.discriminatedUnion('type', [
  additiveSchema,
  rectanglesSchema,
  discountedSchema,
])

/** A utility function as NegMAS stores it. Fields that are not told here are kept as they are. */
export type NegmasUtilityFunction = Immutable<z.output<typeof negmasUtilityFunctionSchema>>

/**
 * Reads a utility function of NegMAS 0.15 from YAML or JSON, as text or bytes: `LinearAdditiveUtilityFunction`,
 * `HyperRectangleUtilityFunction`, and `ExpDiscountedUFun` around one of them. A reserved value that is infinite is read as
 * `null`. Rejects with `DemarcheError` for other classes, by name, and with the line where the file is neither. Needs `yaml`,
 * but for JSON.
 */
export async function readNegmasUtilityFunction(source: Source): Promise<Read<NegmasUtilityFunction>> {
  const { data, mended } = await readDocument(source)
  return freeze({ data: parseWith(negmasUtilityFunctionSchema, plain(data), []), mended }, true)
}

/** The twin of `readNegmasUtilityFunction` that returns the error instead of rejecting with it. */
export const safeReadNegmasUtilityFunction = safely(readNegmasUtilityFunction)

/** Writes a utility function as NegMAS reads it. Rejects with `DemarcheError` for what is none. Needs `yaml`, but for JSON. */
export async function writeNegmasUtilityFunction(
  utilityFunction: NegmasUtilityFunction,
  format: NegmasFormat = 'yaml',
): Promise<string> {
  return writeDocument(parseWith(negmasUtilityFunctionSchema, readData(utilityFunction), []), format)
}

/** Class names without their modules, and numbers that are finite. */
function plain(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    return failAt([], { code: 'invalidType', expected: 'a utility function of NegMAS', found: show(data) })
  }
  const entries = Object.entries(data).map(([key, value]) => {
    if (key === 'type' && typeof value === 'string') return [key, className(value, 'a utility function')]
    if (key === 'reserved_value' && typeof value === 'number' && !Number.isFinite(value)) return [key, null]
    if (key === 'values' && Array.isArray(value)) return [key, value.map(plainFunction)]
    return [key, key === 'ufun' ? plain(value) : value]
  })
  return Object.fromEntries(entries)
}

function plainFunction(value: unknown): unknown {
  const isTyped = typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
  return isTyped ? { ...value, type: className(value.type as string, 'a value function') } : value
}
