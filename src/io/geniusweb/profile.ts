import { freeze, type Immutable } from 'immer'
import * as z from 'zod'
import { failAt, type Safe, safe, show, wordFault } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { readData } from '../../model/input.js'
import { fields, refuse, text } from '../../model/schema.js'
import { parseJson } from '../text/json.js'
import { decode, type Read, type Source } from '../text/source.js'
import { decimalSchema, geniusWebDomainSchema } from './domain.js'

const share = decimalSchema.check((context) => {
  const number = Number(context.value)
  if (number < 0 || number > 1) {
    refuse(context, { code: 'invalidValue', expected: 'a number from 0 to 1', found: context.value })
  }
})

const utilitiesSchema = z.union(
  [
    fields({ discreteutils: fields({ valueUtilities: z.record(z.string(), share) }) }),
    fields({
      numberutils: fields({ lowValue: decimalSchema, lowUtility: share, highValue: decimalSchema, highUtility: share }),
    }),
  ],
  {
    error: (issue) =>
      wordFault({
        code: 'invalidType',
        expected: '{ discreteutils } or { numberutils }, with utilities from 0 to 1',
        found: issue.input,
      }),
  },
)

export const geniusWebProfileSchema = fields({
  name: text,
  issueUtilities: z.record(z.string(), utilitiesSchema),
  /** They sum to 1. */
  issueWeights: z.record(z.string(), share),
  domain: geniusWebDomainSchema,
  /** What the party has without agreement is what this is worth; issues may be left out, which are worth nothing then. */
  reservationBid: fields({ issuevalues: z.record(z.string(), z.union([text, z.number()])) })
    .nullable()
    .exactOptional(),
}).check((context) => {
  const { issueWeights } = context.value
  const sum = Object.values(issueWeights).reduce<number>((all, weight) => all + Number(weight), 0)
  if (Math.abs(sum - 1) <= 1e-9) return
  refuse(context, { code: 'inconsistent', expected: 'weights that sum to 1', found: show(sum) }, ['issueWeights'])
})

/** A linear additive profile as GeniusWeb keeps it, with the domain that it is for. */
export type GeniusWebProfile = Immutable<z.output<typeof geniusWebProfileSchema>>

const linear = 'LinearAdditiveUtilitySpace'

/**
 * Reads a profile of GeniusWeb (`LinearAdditiveUtilitySpace`) from JSON, as text or bytes. Throws `DemarcheError` for other
 * profiles, by name: a partial order says which of two packages is better, and has no utilities. Where the file is no JSON, the
 * path names the line.
 */
export function readGeniusWebProfile(source: Source): Read<GeniusWebProfile> {
  const { text, mended } = decode(source)
  const wrapped = parseJson(text)
  const kinds = typeof wrapped === 'object' && wrapped !== null ? Object.keys(wrapped) : []
  const [kind = ''] = kinds
  if (kinds.length !== 1 || kind !== linear) {
    const order = kind.includes('Partial') ? ', which orders packages in part, without utilities' : ''
    failAt([], { code: 'inconsistent', expected: `{ ${linear}: … }`, found: `${show(kind || wrapped)}${order}` })
  }
  const data = parseWith(geniusWebProfileSchema, (wrapped as Record<string, unknown>)[linear], [linear])
  return freeze({ data, mended }, true)
}

/** The twin of `readGeniusWebProfile` that returns the error instead of throwing it. */
export const safeReadGeniusWebProfile: (source: Source) => Safe<Read<GeniusWebProfile>> = safe(readGeniusWebProfile)

/** Writes a profile as GeniusWeb reads it. Throws `DemarcheError` for what is none. */
export function writeGeniusWebProfile(profile: GeniusWebProfile): string {
  return `${JSON.stringify({ [linear]: parseWith(geniusWebProfileSchema, readData(profile), []) }, null, 2)}\n`
}
