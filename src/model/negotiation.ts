import type { Immutable } from 'immer'
import * as z from 'zod'
import { actSchema } from './act.js'
import { type evidenceSchema, sourceSchema } from './evidence.js'
import { idSchema } from './ids.js'
import { issueSchema } from './issue.js'
import type { AnyNames } from './names.js'
import { delegateSchema, partySchema } from './party.js'
import { assessmentSchema, relationSchema } from './relation.js'
import type { Scale } from './scale.js'
import { fields, name, text } from './schema.js'

/** The version of the stored form that this library writes. */
export const schemaVersion = 1

const parties = z.record(idSchema, partySchema)
const issues = z.record(idSchema, issueSchema)

const surroundings = {
  delegates: z.record(idSchema, delegateSchema).default({}),
  sources: z.record(idSchema, sourceSchema).default({}),
  relations: z.record(idSchema, relationSchema).default({}),
  assessments: z.array(assessmentSchema).default([]),
}

/** Who negotiates about what; everything but the record. */
const definitionShape = {
  id: idSchema,
  title: name,
  note: text.exactOptional(),
  /** Whether refusing a value means refusing all beyond it (Black 1948); see `position`. */
  singlePeaked: z.boolean().default(true),
  parties,
  issues,
  ...surroundings,
}

export const definitionSchema = fields(definitionShape)

/** What may join a negotiation under way. */
export const additionsSchema = fields({ parties: parties.default({}), issues: issues.default({}), ...surroundings })

/** The stored form of a negotiation: JSON that `parseNegotiation` reads and `JSON.stringify` writes. */
export const negotiationSchema = fields({
  schemaVersion: z.literal(schemaVersion),
  ...definitionShape,
  acts: z.array(actSchema).default([]),
})

export type Party = Immutable<z.output<typeof partySchema>>
export type Delegate = Immutable<z.output<typeof delegateSchema>>
export type Relation = Immutable<z.output<typeof relationSchema>>
export type Assessment = Immutable<z.output<typeof assessmentSchema>>
export type Evidence = Immutable<z.output<typeof evidenceSchema>>
export type Act = Immutable<z.output<typeof actSchema>>
export type ActOf<Kind extends Act['kind']> = Extract<Act, { kind: Kind }>
export type Condition = NonNullable<ActOf<'demand'>['conditionFor']>[number]

export interface Issue<S extends Scale = Scale> extends Omit<Immutable<z.output<typeof issueSchema>>, 'scale'> {
  readonly scale: S
}

type Definition = Immutable<z.output<typeof definitionSchema>>

/**
 * A negotiation: who negotiates about what, and the record of what they did. Plain JSON data, deeply frozen; made by
 * `defineNegotiation` or `parseNegotiation` and changed only by functions that return a new one. Collections are keyed
 * by id; `acts` is the record, in the order in which it was written; in a what-if, hypothetical acts follow.
 */
export interface Negotiation<Names extends AnyNames = AnyNames>
  extends Omit<Definition, 'parties' | 'delegates' | 'issues' | 'sources'> {
  readonly schemaVersion: typeof schemaVersion
  readonly parties: { readonly [P in Names['party']]: Party }
  readonly delegates: { readonly [D in Names['delegate']]: Delegate }
  readonly issues: { readonly [I in keyof Names['scales'] & string]: Issue<Names['scales'][I]> }
  readonly sources: { readonly [S in Names['source']]: z.output<typeof sourceSchema> }
  readonly acts: readonly Act[]
}
