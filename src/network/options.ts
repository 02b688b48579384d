import * as z from 'zod'
import { show } from '../model/errors.js'
import { parseWith } from '../model/fromZod.js'
import { readData } from '../model/input.js'
import { fields, name, refuse } from '../model/schema.js'
import { momentSchema } from './calendar.js'
import type { Attributes, Statement } from './statement.js'

/** Which of several alike statements count: all, or the first of each document, week, month, year, or of all time. */
export const duplicateScopes = ['include', 'document', 'week', 'month', 'year', 'range'] as const
export type DuplicateScope = (typeof duplicateScopes)[number]

/** What one-mode weights count. */
export const aggregations = ['ignore', 'congruence', 'conflict', 'subtract'] as const
export type Aggregation = (typeof aggregations)[number]

/** What two-mode weights count. */
export const twoModeAggregations = ['ignore', 'subtract', 'combine'] as const
export type TwoModeAggregation = (typeof twoModeAggregations)[number]

/** What one-mode weights are divided by. */
export const normalisations = ['none', 'average', 'jaccard', 'cosine', 'vectorCosine'] as const
export type Normalisation = (typeof normalisations)[number]

/** What two-mode weights are divided by. */
export const twoModeNormalisations = ['none', 'activity', 'prominence'] as const
export type TwoModeNormalisation = (typeof twoModeNormalisations)[number]

/** Values that statements have: a statement is meant when it has any of them. */
export interface StatementValues {
  readonly actors?: readonly string[]
  readonly concepts?: readonly string[]
  readonly qualifiers?: readonly (boolean | number | string)[]
  readonly documents?: readonly string[]
  /** Attributes of the statement itself. */
  readonly attributes?: Readonly<Record<string, readonly Attributes[string][]>>
}

/** Which statements count, and how often. */
export interface StatementOptions {
  /** The first and the last moment, both included; a date without a time is the whole day. Default: all. */
  readonly from?: string
  readonly to?: string
  /** Leaves out what has one of these values. */
  readonly exclude?: StatementValues
  /** Keeps only what has, of every kind that is named, one of these values. */
  readonly only?: StatementValues
  /** Keeps only the statements for which this is true. */
  readonly where?: (statement: Statement) => boolean
  /**
   * Of statements of one actor on one concept with one qualifier, only the first within each scope counts. Default
   * `include`: all count. Weeks are those of ISO 8601; week, month and year are those of their own year.
   */
  readonly duplicates?: DuplicateScope
  /** Whether statements with different qualifiers can be duplicates of each other. Default: where aggregation is `ignore`. */
  readonly mergeQualifiers?: boolean
  /** Whether actors and concepts stay in the network when none of their statements counts. Default `false`. */
  readonly isolates?: boolean
}

const moment = momentSchema
const values = z.array(name)
const valuesSchema = fields({
  actors: values.exactOptional(),
  concepts: values.exactOptional(),
  qualifiers: z.array(z.union([z.boolean(), z.int(), name])).exactOptional(),
  documents: values.exactOptional(),
  attributes: z.record(name, z.array(z.union([z.string(), z.number(), z.boolean()]))).exactOptional(),
})

export const statementOptionsShape = {
  from: moment.exactOptional(),
  to: moment.exactOptional(),
  exclude: valuesSchema.exactOptional(),
  only: valuesSchema.exactOptional(),
  where: z
    .custom<(statement: Statement) => boolean>((value) => typeof value === 'function', 'expected a function')
    .exactOptional(),
  duplicates: z.enum(duplicateScopes).default('include'),
  mergeQualifiers: z.boolean().exactOptional(),
  isolates: z.boolean().default(false),
}

/** Refuses a range whose ends are swapped. */
export function checkRange(context: z.core.ParsePayload<{ from?: string; to?: string }>): void {
  const { from, to } = context.value
  if (from === undefined || to === undefined || from <= to || to.startsWith(from)) return
  refuse(context, { code: 'inconsistent', expected: `an end from ${from} on`, found: show(to) }, ['to'])
}

const statementOptionsSchema = fields(statementOptionsShape).check(checkRange)

/** Which statements count, as a caller says it. Throws `DemarcheError` for unusable options. */
export function readStatementOptions(options: StatementOptions): z.output<typeof statementOptionsSchema> {
  return parseWith(statementOptionsSchema, readData(options), [])
}
