import type { Immutable } from 'immer'
import * as z from 'zod'
import { show } from '../model/errors.js'
import { fields, name, refuse, text } from '../model/schema.js'
import { momentSchema } from './calendar.js'

/** What else is known of a node, an edge or a statement: plain values by name. */
export const attributesSchema = z.record(name, z.union([text, z.number(), z.boolean()]))
export type Attributes = Readonly<Record<string, string | number | boolean>>

const place = z.int().min(0)

const passageSchema = fields({ start: place, end: place }).check((context) => {
  const { start, end } = context.value
  if (start < end) return
  refuse(context, { code: 'inconsistent', expected: `an end after the start of ${start}`, found: show(end) }, ['end'])
})

/** What somebody said of something: that it holds or not, how far it does, or in which sense. */
export const statementSchema = fields({
  id: name.exactOptional(),
  /** Who said it. */
  actor: name,
  /** On what. */
  concept: name,
  /** Agreement (`true`, `false`), a level, or a category; all statements have the same kind, or none has any. */
  qualifier: z.union([z.boolean(), z.int(), name]).exactOptional(),
  /** When: a calendar date, perhaps with a time of day. */
  date: momentSchema.exactOptional(),
  /** Where it was read. */
  document: name.exactOptional(),
  /** Where it stands in the text of the document: from `start` up to, not including, `end`, in UTF-16 units. */
  passage: passageSchema.exactOptional(),
  /** Its words. */
  quote: text.exactOptional(),
  attributes: attributesSchema.exactOptional(),
})

/** What somebody said of something: that it holds or not, how far it does, or in which sense. */
export type Statement = Immutable<z.output<typeof statementSchema>>

const noneSchema = fields({ kind: z.literal('none') })
const booleanSchema = fields({ kind: z.literal('boolean') })
const integerSchema = fields({
  kind: z.literal('integer'),
  min: z.int(),
  max: z.int(),
  /** Whether the ends are those that were seen, not those that the scale is known to have. */
  observed: z.boolean().default(false),
}).check((context) => {
  const { min, max } = context.value
  if (min <= max) return
  refuse(context, { code: 'inconsistent', expected: `a max from the min of ${min} on`, found: show(max) }, ['max'])
})
const nominalSchema = fields({ kind: z.literal('nominal') })

/** What qualifiers are: none, agreement, levels from `min` to `max`, or categories. */
export const qualifierScaleSchema = z.discriminatedUnion('kind', [
  noneSchema,
  booleanSchema,
  integerSchema,
  nominalSchema,
])
/** What qualifiers are: none, agreement, levels from `min` to `max`, or categories. */
export type QualifierScale = Readonly<z.output<typeof qualifierScaleSchema>>
