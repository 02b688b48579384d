import * as fc from 'fast-check'
import type { Scale } from '../../model/scale.js'
import type { PartyKind } from '../../model/vocabulary.js'
import type { DefinitionInput } from '../../record/definitionInput.js'
import { type IdStyle, idStyles } from './ids.js'
import { scales } from './scales.js'
import { lengths, type Shape, usual } from './shape.js'

type Issues = Readonly<Record<string, { readonly name: string; readonly scale: Scale }>>

/** Who negotiates about what, as it is handed to `defineNegotiation`. */
export type Definition = DefinitionInput<string, string, string, Issues>

type Parties = Definition['parties']

interface CoalitionDraw {
  /** Whether the first, second, third … party is a member. */
  readonly members: readonly boolean[]
  readonly variant: number
}

interface PartiesDraw {
  readonly kinds: readonly PartyKind[]
  readonly coalitions: readonly CoalitionDraw[]
}

function partiesDraws({
  parties = { min: 2, max: 4 },
  coalitions = { min: 0, max: 1 },
}: Shape): fc.Arbitrary<PartiesDraw> {
  const kinds = fc.constantFrom<PartyKind>('state', 'organisation', 'group', 'person')
  const coalition = fc.record({ members: fc.array(fc.boolean(), { maxLength: 5 }), variant: fc.nat({ max: 4 }) })
  return fc.record({
    kinds: fc.array(kinds, lengths('parties', parties, 1)),
    coalitions: fc.array(coalition, lengths('coalitions', coalitions)),
  })
}

function partiesFrom({ kinds, coalitions }: PartiesDraw, idOf: IdStyle, mayBind = true): Parties {
  const single = kinds.map((_, i) => idOf('party', i))
  return Object.fromEntries([
    ...kinds.map((kind, i) => [idOf('party', i), { kind, name: idOf('party', i) }] as const),
    ...coalitions.map(
      (draw, i) => [idOf('coalition', i), coalitionFrom(draw, idOf('coalition', i), single, mayBind)] as const,
    ),
  ])
}

/** Two or more parties where there are as many, under one of the rules or none. */
function coalitionFrom(
  draw: CoalitionDraw,
  name: string,
  single: readonly string[],
  mayBind: boolean,
): Parties[string] {
  const chosen = single.filter((_, i) => draw.members[i])
  const members = chosen.length < 2 ? single.slice(0, 2) : chosen
  const variants: readonly Partial<Parties[string]>[] = [
    {},
    { rule: 'unanimity' },
    { rule: 'leads', leads: members.slice(0, 1) },
    { rule: 'unanimity', size: { about: 30 } },
    mayBind ? { bindsMembers: true } : {},
  ]
  return { kind: 'coalition', name, members, ...variants[draw.variant] }
}

function issuesFrom(all: readonly Scale[], idOf: IdStyle): Issues {
  return Object.fromEntries(all.map((scale, i) => [idOf('issue', i), { name: idOf('issue', i), scale }]))
}

function scalesOf({ issues = usual.issues, scale = scales }: Shape): fc.Arbitrary<readonly Scale[]> {
  return fc.array(scale, lengths('issues', issues, 1))
}

/** Parties by id: some for themselves, and coalitions of them under every rule, binding their members or not. */
export function parties(shape: Pick<Shape, 'parties' | 'coalitions'> = {}): fc.Arbitrary<Definition['parties']> {
  return fc.tuple(partiesDraws(shape), idStyles).map(([draw, idOf]) => partiesFrom(draw, idOf))
}

/** Issues by id, each with a scale. */
export function issues(shape: Pick<Shape, 'issues' | 'scale'> = {}): fc.Arbitrary<Definition['issues']> {
  return fc.tuple(scalesOf(shape), idStyles).map(([all, idOf]) => issuesFrom(all, idOf))
}

/** A definition before anything is called by a name. */
export interface DefinitionDraw {
  readonly parties: PartiesDraw
  readonly scales: readonly Scale[]
  readonly singlePeaked: boolean
  readonly mayBind: boolean
}

export function definitionDraws(shape: Shape): fc.Arbitrary<DefinitionDraw> {
  const mayBind = fc.constant(shape.unknown === undefined)
  return fc.record({ parties: partiesDraws(shape), scales: scalesOf(shape), singlePeaked: fc.boolean(), mayBind })
}

export function definitionFrom({ parties, scales, singlePeaked, mayBind }: DefinitionDraw, idOf: IdStyle): Definition {
  return {
    id: 'talks',
    title: 'Talks',
    singlePeaked,
    parties: partiesFrom(parties, idOf, mayBind),
    issues: issuesFrom(scales, idOf),
  }
}
