import { freeze } from 'immer'
import * as z from 'zod'
import { selectedIssues, selectedParties } from '../../gap/options.js'
import { failAt, type Safe, safe } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { readData } from '../../model/input.js'
import type { AnyNames, IssueId, PartyId } from '../../model/names.js'
import type { Negotiation } from '../../model/negotiation.js'
import { fields } from '../../model/schema.js'
import { actsById, checked } from '../../record/checked.js'
import { type Expression, expressionSchema } from '../expression.js'
import { type Conflict, defineConflict, expressionOf, mostOptions } from '../model.js'
import { settled, truthOf } from '../predicate.js'
import { asksIn, type Scope } from './asks.js'
import type { ConflictAssumption } from './assumption.js'
import { type Choice, type ChoiceKind, type Choices, choicesIn } from './choices.js'
import { issuesOf, rulesIn } from './feasibility.js'
import { type Wish, wishesOf } from './wishes.js'

export interface FromNegotiationOptions<Names extends AnyNames = AnyNames> {
  /** Who may decide. Default: all parties. */
  readonly parties?: readonly PartyId<Names>[]
  /** Default: all issues. */
  readonly issues?: readonly IssueId<Names>[]
  /** The demands and proposals that become options. Default: all that stand. */
  readonly acts?: readonly string[]
  /** By act, those who would have to deliver or accept what it asks for; nobody, if its makers can do it by themselves. */
  readonly askedOf?: Readonly<Record<string, readonly PartyId<Names>[]>>
  /** By option, in which direction alone it can be changed. Default: both. */
  readonly directions?: Readonly<Record<string, 'both' | 'forward' | 'back'>>
  /** By party, its issues by importance, the most important first; those that are left out come last. */
  readonly order?: { readonly [P in PartyId<Names>]?: readonly IssueId<Names>[] }
  /** By party, preference statements in place of those that the record gives. */
  readonly preferences?: { readonly [P in PartyId<Names>]?: readonly (string | Expression)[] }
}

/** A negotiation read as a conflict, where each part of it comes from, and what that takes for granted. */
export interface NegotiationConflict {
  readonly conflict: Conflict
  readonly assumptions: readonly ConflictAssumption[]
  /** By option: what it is to do, and the acts that it rests on. */
  readonly options: Readonly<Record<string, { readonly kind: ChoiceKind; readonly acts: readonly string[] }>>
  /** For each entry of `conflict.infeasible`, the acts that it rests on. */
  readonly infeasible: readonly (readonly string[])[]
  /** By decision maker, for each of its statements, what it rests on; nothing of those that the caller has stated. */
  readonly preferences: Readonly<Record<string, readonly Wish[]>>
}

const named = <Entry extends z.ZodType>(entry: Entry) => z.record(z.string(), entry)
const names = z.array(z.string())

const optionsSchema = fields({
  parties: names.exactOptional(),
  issues: names.exactOptional(),
  acts: names.exactOptional(),
  askedOf: named(names).default({}),
  directions: named(z.enum(['both', 'forward', 'back'])).default({}),
  order: named(names).default({}),
  preferences: named(z.array(z.union([z.string(), expressionSchema]))).default({}),
})
type Options = z.output<typeof optionsSchema>

/**
 * Reads a negotiation as a conflict. Each demand that stands gives two options: to insist on it, of its makers, and to deliver it, of
 * those who would have to; each proposal gives one to keep it on the table, and one to accept it of everybody who is asked; what a
 * demand is made a condition for gives one to accept that. It cannot be that a party accepts an outcome while it insists on a
 * condition that is not delivered, and that an issue ends in regions that exclude each other. Preferences are statements about these
 * outcomes, read from positions: firm ones first, and the more salient ones first where salience is known.
 *
 * The model rests on what `assumptions` lists; options of this function state what is assumed otherwise.
 *
 * Throws `DemarcheError` for unknown names, where nothing that stands gives an option, and for more than 52 options.
 */
export function fromNegotiation<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options: FromNegotiationOptions<NoInfer<Names>> = {},
): NegotiationConflict {
  const wide = checked(negotiation)
  const stated = parseWith(optionsSchema, readData(options), [])
  const scope = scopeOf(wide, stated)
  const asks = asksIn(scope)
  const choices = choicesIn(scope, asks)
  assertSize(choices)
  assertNames(
    stated.directions,
    'option',
    choices.all.map(({ id }) => id),
    'directions',
  )
  const makers = scope.parties.filter((party) => choices.all.some(({ owners }) => owners.includes(party)))
  assertNames(stated.preferences, 'decision maker', makers, 'preferences')
  const { rules, assumptions } = rulesIn(wide, choices)
  const wishes = makers.map((party) =>
    Object.hasOwn(stated.preferences, party)
      ? { party, wishes: [], assumptions: [] }
      : { party, ...wishesOf(wide, party, choices, stated.order[party]) },
  )
  const decisionMakers = wishes.map(({ party, wishes: own }) => {
    const statements = stated.preferences[party] ?? own.map(({ statement }) => statement)
    return [party, { name: wide.parties[party]?.name ?? party, preferences: { kind: 'statements', statements } }]
  })
  const open = defineConflict({
    name: wide.title,
    decisionMakers: Object.fromEntries(decisionMakers),
    options: Object.fromEntries(choices.all.map((choice) => [choice.id, optionOf(choice, stated)])),
    infeasible: rules.map(({ infeasible }) => infeasible),
  })
  const takenNow = choices.all.filter(({ taken }) => taken).map(({ id }) => id)
  const stands = isFeasible(open, takenNow)
  const conflict = stands ? defineConflict({ ...open, statusQuo: takenNow }) : open
  return freeze(
    {
      conflict,
      assumptions: [
        ...asks.assumptions,
        ...choices.assumptions,
        ...assumptions,
        ...(stands ? [] : [{ kind: 'noStatusQuo', options: takenNow } as const]),
        ...modelAssumptions(wide, scope, choices, makers, stated),
        ...wishes.flatMap((own) => own.assumptions),
      ],
      options: Object.fromEntries(choices.all.map(({ id, kind, acts }) => [id, { kind, acts }])),
      infeasible: rules.map(({ acts }) => acts),
      preferences: Object.fromEntries(wishes.map(({ party, wishes: own }) => [party, own])),
    },
    true,
  )
}

/** The twin of `fromNegotiation` that returns the error instead of throwing it. */
export const safeFromNegotiation: <Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options?: FromNegotiationOptions<NoInfer<Names>>,
) => Safe<NegotiationConflict> = safe(fromNegotiation)

function scopeOf(negotiation: Negotiation, { parties, issues, acts, askedOf, order }: Options): Scope {
  const known = actsById(negotiation)
  const asking = [...known.values()].filter(({ kind }) => kind === 'demand' || kind === 'proposal').map(({ id }) => id)
  for (const [i, act] of (acts ?? []).entries()) assertName(act, 'demand or proposal', asking, ['acts', i])
  assertNames(askedOf, 'demand or proposal', asking, 'askedOf')
  assertNames(order, 'party', Object.keys(negotiation.parties), 'order')
  for (const [party, own] of Object.entries(order)) {
    for (const [i, issue] of own.entries()) {
      assertName(issue, 'issue', Object.keys(negotiation.issues), ['order', party, i])
    }
  }
  for (const [act, asked] of Object.entries(askedOf)) {
    for (const [i, party] of asked.entries()) {
      assertName(party, 'party', Object.keys(negotiation.parties), ['askedOf', act, i])
    }
  }
  return {
    negotiation,
    parties: selectedParties(negotiation, parties),
    issues: selectedIssues(negotiation, issues),
    acts,
    askedOf,
  }
}

function assertNames(stated: object, what: string, known: readonly string[], path: string): void {
  for (const name of Object.keys(stated)) assertName(name, what, known, [path, name])
}

function assertName(found: string, what: string, known: readonly string[], path: readonly (string | number)[]): void {
  if (!known.includes(found)) failAt(path, { code: 'unknownName', what, found, known })
}

function assertSize({ all }: Choices): void {
  if (all.length === 0) {
    const expected = 'a demand or a proposal that stands, of a selected party on selected issues'
    failAt([], { code: 'inconsistent', expected, found: 'none' })
  }
  if (all.length > mostOptions) {
    const what = 'options, by a choice of parties, issues and acts'
    failAt([], { code: 'tooMany', what, found: all.length, limit: mostOptions })
  }
}

function optionOf({ id, name, owners }: Choice, { directions }: Options) {
  return { name, owners, ...(Object.hasOwn(directions, id) ? { direction: directions[id] as 'both' } : {}) }
}

function isFeasible({ options, infeasible }: Conflict, takenNow: readonly string[]): boolean {
  const bitOf = new Map(Object.keys(options).map((id, bit) => [id, bit]))
  const state = settled(takenNow.reduce((sum, id) => sum + 2 ** (bitOf.get(id) as number), 0))
  return infeasible.every((rule) => truthOf(expressionOf(rule as string, []), bitOf)(state) === 0)
}

function modelAssumptions(
  negotiation: Negotiation,
  { parties, issues }: Scope,
  { all, outcomes }: Choices,
  makers: readonly string[],
  { directions }: Options,
): ConflictAssumption[] {
  const reversible = all.map(({ id }) => id).filter((id) => !Object.hasOwn(directions, id))
  const idle = parties.filter((party) => !makers.includes(party))
  const coarse = issuesOf(outcomes).filter((id) => negotiation.issues[id]?.scale.kind !== 'binary')
  const collective = makers.filter((id) =>
    ['coalition', 'group', 'organisation'].includes(negotiation.parties[id]?.kind ?? ''),
  )
  return [
    ...(negotiation.singlePeaked && coarse.some((id) => issues.includes(id))
      ? [{ kind: 'singlePeakedPreferences' } as const]
      : []),
    ...coarse.map((issue) => ({ kind: 'allOrNothing', issue }) as const),
    ...collective.map((party) => {
      const members = (negotiation.parties[party]?.members ?? []).filter((member) => makers.includes(member))
      return { kind: 'decidesAsOne', party, members } as const
    }),
    ...(idle.length === 0 ? [] : [{ kind: 'decidesNothing', parties: idle } as const]),
    ...(reversible.length === 0 ? [] : [{ kind: 'reversible', options: reversible } as const]),
  ]
}
