import * as z from 'zod'
import { dateSchema } from './date.js'
import { show } from './errors.js'
import { idSchema } from './ids.js'
import { fields, name, refuse, text } from './schema.js'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'expected a SHA-256 digest: 64 lower-case hexadecimal digits')
const position = z.int().min(0)

/** W3C Web Annotation TextQuoteSelector: the passage itself, with what stands before and after it where that helps. */
const textQuoteSelector = fields({
  type: z.literal('TextQuoteSelector'),
  exact: name,
  prefix: text.exactOptional(),
  suffix: text.exactOptional(),
})

/**
 * W3C Web Annotation TextPositionSelector: from `start` up to, not including, `end`, counted in Unicode code points.
 * `sha256` is the digest of the passage in UTF-8, so that it can be checked without being stored.
 */
const textPositionSelector = fields({
  type: z.literal('TextPositionSelector'),
  start: position,
  end: position,
  sha256: sha256.exactOptional(),
}).check((context) => {
  const { start, end } = context.value
  if (start < end) return
  refuse(context, { code: 'inconsistent', expected: `an end after the start of ${start}`, found: show(end) }, ['end'])
})

const selectorSchema = z.discriminatedUnion('type', [textQuoteSelector, textPositionSelector])
export type Selector = Readonly<z.infer<typeof selectorSchema>>

/** Where a claim was read: a source, and the passage in it. */
export const evidenceSchema = fields({ source: idSchema, selector: selectorSchema.exactOptional() })

/** Something that can be read: an article, a communiqué, a transcript. */
export const sourceSchema = fields({
  title: name,
  author: name.exactOptional(),
  publisher: name.exactOptional(),
  date: dateSchema.exactOptional(),
  url: name.exactOptional(),
  language: name.exactOptional(),
  /** Digest of the whole text in UTF-8, to know one's own copy by. */
  sha256: sha256.exactOptional(),
  note: text.exactOptional(),
})
export type Source = Readonly<z.infer<typeof sourceSchema>>
