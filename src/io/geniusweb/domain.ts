import { freeze, type Immutable } from 'immer'
import * as z from 'zod'
import { type Safe, safe, wordFault } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { readData } from '../../model/input.js'
import { fields, text } from '../../model/schema.js'
import { parseJson } from '../text/json.js'
import { decode, type Read, type Source } from '../text/source.js'

/** A number as GeniusWeb writes it: itself, or its digits as text. */
export const decimalSchema = z.union([z.number(), z.string().regex(/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/)], {
  error: (issue) => wordFault({ code: 'invalidType', expected: 'a number, or its digits as text', found: issue.input }),
})

const valueSetSchema = z.union(
  [fields({ values: z.array(text).min(1) }), fields({ range: z.tuple([decimalSchema, decimalSchema, decimalSchema]) })],
  {
    error: (issue) =>
      wordFault({
        code: 'invalidType',
        expected: '{ values: [names] } or { range: [from, to, step] }',
        found: issue.input,
      }),
  },
)

export const geniusWebDomainSchema = fields({ name: text, issuesValues: z.record(z.string(), valueSetSchema) })

/** A domain as GeniusWeb keeps it: values of issues by name, or a range `[from, to, step]` of numbers. */
export type GeniusWebDomain = Immutable<z.output<typeof geniusWebDomainSchema>>

/** Reads a domain of GeniusWeb from JSON, as text or bytes. Throws `DemarcheError`, with the line where it is no JSON. */
export function readGeniusWebDomain(source: Source): Read<GeniusWebDomain> {
  const { text, mended } = decode(source)
  return freeze({ data: parseWith(geniusWebDomainSchema, parseJson(text), []), mended }, true)
}

/** The twin of `readGeniusWebDomain` that returns the error instead of throwing it. */
export const safeReadGeniusWebDomain: (source: Source) => Safe<Read<GeniusWebDomain>> = safe(readGeniusWebDomain)

/** Writes a domain as GeniusWeb reads it. Throws `DemarcheError` for what is none. */
export function writeGeniusWebDomain(domain: GeniusWebDomain): string {
  return `${JSON.stringify(parseWith(geniusWebDomainSchema, readData(domain), []), null, 2)}\n`
}
