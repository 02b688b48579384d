import { freeze } from 'immer'
import * as z from 'zod'
import type { ActInput } from '../../model/actInput.js'
import { type When, whenSchema } from '../../model/date.js'
import { failAt, type Safe, safe } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { idSchema } from '../../model/ids.js'
import { readData } from '../../model/input.js'
import type { Negotiation } from '../../model/negotiation.js'
import { fields, name } from '../../model/schema.js'
import { type Firmness, firmnesses, type PartyKind, partyKinds } from '../../model/vocabulary.js'
import { defineNegotiation } from '../../record/define.js'
import { recordAll } from '../../record/record.js'
import { type Actor, defineSituation, type Situation, type SituationInput, type Stance } from '../situation.js'

export interface NegotiationOfOptions {
  /** The id of the negotiation. */
  readonly id: string
  /** When the actors stood where the situation has them: a day, or the days between which it lies. */
  readonly date: When
  /** Default: the name of the situation, or else `id`. */
  readonly title?: string
  /** By actor, what kind of party it is. A situation does not say it: others are a `group`. */
  readonly kinds?: Readonly<Record<string, PartyKind>>
  /**
   * What a position says of all other values. `soft` (default): nothing, since a point says where an actor would rather end, not
   * what it refuses. `firm`: that they are ruled out, so that positions apart block each other and bridges tell who is how far.
   */
  readonly firmness?: Firmness
}

/** What is taken for granted where a situation is read as a record, and what of it a record has no place for. */
export type NegotiationAssumption =
  /** What kind of party these are is not known; they are groups. */
  | { readonly kind: 'asGroup'; readonly actors: readonly string[] }
  /** The positions of these are statements of this firmness. */
  | { readonly kind: 'firmness'; readonly firmness: Firmness; readonly actors: readonly string[] }
  /** These stand somewhere in a range, and are read as if they accepted all of it. */
  | { readonly kind: 'rangeAccepted'; readonly issue: string; readonly actors: readonly string[] }
  /** What these can bring to bear, on all issues or on some, is left out, or how they take risks. */
  | { readonly kind: 'leftOut'; readonly what: 'capability' | 'riskAversion'; readonly actors: readonly string[] }
  /** What is if nothing is agreed is left out of these issues, or what was decided. */
  | { readonly kind: 'leftOut'; readonly what: 'referencePoint' | 'outcome'; readonly issues: readonly string[] }

/** A situation read as a negotiation, and what that takes for granted. */
export interface SituationNegotiation {
  readonly negotiation: Negotiation
  readonly assumptions: readonly NegotiationAssumption[]
}

const optionsSchema = fields({
  id: idSchema,
  date: whenSchema,
  title: name.exactOptional(),
  kinds: z.record(z.string(), z.enum(partyKinds)).default({}),
  firmness: z.enum(firmnesses).default('soft'),
})

/**
 * Reads a situation as a negotiation, for gaps, blockers, bridges and reports: actors are parties and issues are interval scales
 * in their unit, under the same ids; each stance is a statement on `date`, a point or the range in which it lies, with its
 * salience. What points of a scale stand for becomes the note of the issue. What is not known of an actor stays unsaid.
 *
 * `fromNegotiation` reads the same points and saliences back; ranges too, with `within: 'inner'` where they are soft.
 * Throws `DemarcheError` for a faulty situation, id, date or kind, and for kinds of unknown actors. Linear in stances.
 */
export function negotiationOf(input: SituationInput, options: NegotiationOfOptions): SituationNegotiation {
  const situation = defineSituation(input)
  const { id, date, title, kinds, firmness } = parseWith(optionsSchema, readData(options), [])
  for (const found of Object.keys(kinds)) {
    if (Object.hasOwn(situation.actors, found)) continue
    failAt(['kinds', found], { code: 'unknownName', what: 'actor', found, known: Object.keys(situation.actors) })
  }
  const empty = defineNegotiation({
    id,
    title: title ?? situation.name ?? id,
    parties: mapped(situation.actors, (actor, key) => ({ kind: kinds[key] ?? 'group', name: actor.name ?? key })),
    issues: mapped(situation.issues, issueOf),
  }) as Negotiation
  const stances = Object.entries(situation.actors).flatMap(([by, actor]) =>
    Object.entries(actor.stances).flatMap(([issue, stance]) => {
      const said = saidOf(stance, firmness)
      return said === undefined ? [] : [{ kind: 'statement', by, issue, date, ...said } as const]
    }),
  )
  const width = String(stances.length).length
  const acts = stances.map((act, i): ActInput => ({ ...act, id: `statement-${String(i + 1).padStart(width, '0')}` }))
  const assumptions = [
    { kind: 'asGroup' as const, actors: Object.keys(situation.actors).filter((key) => !Object.hasOwn(kinds, key)) },
    { kind: 'firmness' as const, firmness, actors: actorsWith(situation, positionKnown) },
    ...Object.keys(situation.issues).map((issue) => rangesOn(situation, issue)),
    ...leftOut(situation),
  ]
  return freeze({ negotiation: recordAll(empty, acts), assumptions: assumptions.filter(saysAnything) }, true)
}

/** The twin of `negotiationOf` that returns the error instead of throwing it. */
export const safeNegotiationOf: (input: SituationInput, options: NegotiationOfOptions) => Safe<SituationNegotiation> =
  safe(negotiationOf)

function mapped<From, To>(all: Readonly<Record<string, From>>, to: (one: From, key: string) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(all).map(([key, one]) => [key, to(one, key)]))
}

function issueOf({ name, unit, min, max, meanings = [] }: Situation['issues'][string], id: string) {
  const scale = { kind: 'interval', min, max, ...(unit === undefined || unit === '' ? {} : { unit }) } as const
  const note = meanings.map(({ at, meaning }) => `${at}: ${meaning}`).join('\n')
  return { name: name ?? id, scale, ...(note === '' ? {} : { note }) }
}

function saidOf({ position, salience }: Stance, firmness: Firmness) {
  if (position === undefined) return salience === undefined ? undefined : { salience }
  return { region: position, firmness, ...(salience === undefined ? {} : { salience }) }
}

function rangesOn({ actors }: Situation, issue: string): NegotiationAssumption {
  const isRange = ([, { stances }]: [string, Actor]) => typeof stances[issue]?.position === 'object'
  return {
    kind: 'rangeAccepted',
    issue,
    actors: Object.entries(actors)
      .filter(isRange)
      .map(([key]) => key),
  }
}

function leftOut(situation: Situation): NegotiationAssumption[] {
  const issuesWith = (what: 'referencePoint' | 'outcome') =>
    Object.keys(situation.issues).filter((key) => situation.issues[key]?.[what] !== undefined)
  return [
    { kind: 'leftOut', what: 'capability', actors: actorsWith(situation, capabilityKnown) },
    {
      kind: 'leftOut',
      what: 'riskAversion',
      actors: actorsWith(situation, ({ riskAversion }) => riskAversion !== undefined),
    },
    { kind: 'leftOut', what: 'referencePoint', issues: issuesWith('referencePoint') },
    { kind: 'leftOut', what: 'outcome', issues: issuesWith('outcome') },
  ]
}

function actorsWith({ actors }: Situation, holds: (actor: Actor) => boolean): string[] {
  return Object.entries(actors).flatMap(([key, actor]) => (holds(actor) ? [key] : []))
}

function positionKnown({ stances }: Actor): boolean {
  return Object.values(stances).some(({ position }) => position !== undefined)
}

function capabilityKnown({ capability, stances }: Actor): boolean {
  return capability !== undefined || Object.values(stances).some((stance) => stance.capability !== undefined)
}

function saysAnything(assumption: NegotiationAssumption): boolean {
  return ('actors' in assumption ? assumption.actors : assumption.issues).length > 0
}
