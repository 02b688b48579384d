import { freeze } from 'immer'
import { type Safe, safe } from '../model/errors.js'
import type { AnyNames, IssueId, PartyId } from '../model/names.js'
import type { Issue, Negotiation, Party } from '../model/negotiation.js'
import type { Region } from '../model/region.js'
import { emptyRegion, intersection, sameRegion } from '../model/region.js'
import type { Value } from '../model/scale.js'
import { assertNames, perNegotiation } from '../record/checked.js'
import type { Bearing } from './bearing.js'
import { hear, isKnown, type Stance, silence } from './stance.js'
import { testimony } from './voices.js'

/** What the record says about one party on one issue. */
export interface Position {
  readonly party: string
  readonly issue: string
  /** Whether anything is known: some value is shown to be accepted, or some is ruled out. */
  readonly known: boolean
  /** Values that the party has shown it accepts. Never more than `outer`. */
  readonly inner: Region
  /** Values that the party has not ruled out. */
  readonly outer: Region
  /** The value that the party has said it would like best; absent when it has not. */
  readonly ideal?: Value
  /** How much the issue matters to the party, 0 to 1; absent when it has not been said. */
  readonly salience?: number
  /** Ids of the acts that the position rests on, in order; then those behind `inner` and behind `outer`. */
  readonly acts: readonly string[]
  readonly innerActs: readonly string[]
  readonly outerActs: readonly string[]
  /** For a coalition without acts of its own here: whose positions it has, by its rule. */
  readonly through?: readonly string[]
}

/**
 * What the record says one party accepts on one issue, and which acts say so.
 *
 * The acts of the party are read in order of date, the latest wins: a firm demand or statement sets both regions; a
 * soft one, a proposal on this issue alone and an acceptance add to both; a term of a package is only no longer ruled
 * out; a rejection takes away the region and, with single-peaked preferences (Black 1948), what lies beyond it. The
 * ideal point is the one that a demand or statement gives, or the single value that it asks for.
 *
 * Throws `DemarcheError` for an unknown party or issue.
 */
export function position<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  party: PartyId<Names>,
  issue: IssueId<Names>,
): Position {
  const all = positionsOf(negotiation)
  assertNames('party', negotiation.parties, [party])
  assertNames('issue', negotiation.issues, [issue])
  return at(all, party, issue)
}

/** The twin of `position` that returns the error instead of throwing it. */
export const safePosition: <Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  party: PartyId<Names>,
  issue: IssueId<Names>,
) => Safe<Position> = safe(position)

/** All positions: one for each party and issue. */
export type Positions<Names extends AnyNames = AnyNames> = {
  readonly [P in PartyId<Names>]: { readonly [I in IssueId<Names>]: Position }
}

/**
 * All positions as a table: `positions(talks).russia.mobilisation`. Worked out once per negotiation, in time linear in
 * the acts. Throws `DemarcheError` only for what is no negotiation.
 */
export function positions<Names extends AnyNames>(negotiation: Negotiation<Names>): Positions<Names> {
  return positionsOf(negotiation) as Positions<Names>
}

/** The twin of `positions` that returns the error instead of throwing it. */
export const safePositions: <Names extends AnyNames>(negotiation: Negotiation<Names>) => Safe<Positions<Names>> =
  safe(positions)

export function at(positions: Positions, party: string, issue: string): Position {
  return (positions[party] as Positions[string])[issue] as Position
}

const positionsOf = perNegotiation((negotiation): Positions => {
  const said = testimony(negotiation)
  const read = reader(negotiation, (party, issue) => {
    const bearings = said(party, issue)
    return bearings === undefined ? undefined : { stance: stanceOf(negotiation, issue, bearings), bearings }
  })
  const table = Object.keys(negotiation.parties).map((party) => [
    party,
    Object.fromEntries(Object.keys(negotiation.issues).map((issue) => [issue, read(party, issue)])),
  ])
  return freeze(Object.fromEntries(table), true)
})

/** Whether two positions say the same, whatever acts they rest on. */
export function samePosition(x: Position, y: Position): boolean {
  return (
    sameRegion(x.inner, y.inner) && sameRegion(x.outer, y.outer) && x.ideal === y.ideal && x.salience === y.salience
  )
}

/** What a party has said on an issue, and where that leaves it. */
export interface Hearing {
  readonly stance: Stance
  readonly bearings: readonly Bearing[]
}

/** Reads positions off hearings; a coalition without a word of its own is read through those who decide in it. */
export function reader(
  negotiation: Negotiation,
  hearing: (party: string, issue: string) => Hearing | undefined,
): (party: string, issue: string) => Position {
  const read = (id: string, issue: string, known: Map<string, Position>): Position => {
    const before = known.get(id)
    if (before !== undefined) return before
    const party = negotiation.parties[id] as Party
    const { scale } = negotiation.issues[issue] as Issue
    const heard = hearing(id, issue)
    const others = heard === undefined ? deciders(party) : undefined
    const position =
      others === undefined
        ? toPosition(id, issue, scale, heard ?? { stance: silence(scale), bearings: [] })
        : derived(
            party,
            id,
            issue,
            scale,
            others.map((other) => read(other, issue, known)),
          )
    known.set(id, position)
    return position
  }
  // Whoever decides in two coalitions of one is read once: the ways through them can double with every level.
  return (party, issue) => read(party, issue, new Map())
}

/** Where a party stands after all that it has said on one issue. */
export function stanceOf(negotiation: Negotiation, issue: string, bearings: readonly Bearing[]): Stance {
  const { scale } = negotiation.issues[issue] as Issue
  const stance = silence(scale)
  for (const bearing of bearings) hear(scale, stance, bearing, negotiation.singlePeaked)
  return stance
}

/** Those through whom a party is read where it has said nothing itself, by its rule. */
export function deciders(party: Party): readonly string[] | undefined {
  if (party.rule === undefined) return undefined
  return party.rule === 'unanimity' ? party.members : party.leads
}

/** The party and, where its position may be read through others, these too, at any remove; each once. */
export function readThrough(negotiation: Negotiation, party: string): string[] {
  const found = new Set<string>()
  const visit = (id: string): void => {
    if (found.has(id)) return
    found.add(id)
    for (const other of deciders(negotiation.parties[id] as Party) ?? []) visit(other)
  }
  visit(party)
  return [...found]
}

function toPosition(party: string, issue: string, scale: Issue['scale'], { stance, bearings }: Hearing): Position {
  const { inner, outer, ideal, salience, innerActs, outerActs, idealAct, salienceAct } = stance
  const reasons = new Set([...innerActs, ...outerActs, idealAct, salienceAct])
  const acts = bearings.map((bearing) => bearing.act).filter((act) => reasons.delete(act))
  const regions = { party, issue, known: isKnown(scale, stance), inner, outer }
  const wish = ideal === undefined ? regions : { ...regions, ideal }
  const weighed = salience === undefined ? wish : { ...wish, salience }
  return { ...weighed, acts, innerActs, outerActs }
}

/** What all of those who decide accept, and what none of them rules out. */
function derived(
  party: Party,
  id: string,
  issue: string,
  scale: Issue['scale'],
  theirs: readonly Position[],
): Position {
  const shared = (regions: readonly Region[]) => regions.reduce((common, region) => intersection(scale, common, region))
  const inner = someUnnamed(party) ? emptyRegion(scale) : shared(theirs.map((position) => position.inner))
  const outer = shared(theirs.map((position) => position.outer))
  const union = (lists: readonly (readonly string[])[]) => [...new Set(lists.flat())]
  return {
    party: id,
    issue,
    known: isKnown(scale, { inner, outer }),
    inner,
    outer,
    acts: union(theirs.map((position) => position.acts)),
    innerActs: union(theirs.map((position) => position.innerActs)),
    outerActs: union(theirs.map((position) => position.outerActs)),
    through: theirs.map((position) => position.party),
  }
}

/** Under unanimity, members who are counted but not named may yet object, so nothing is shown to be accepted. */
function someUnnamed(party: Party): boolean {
  if (party.rule !== 'unanimity' || party.size === undefined) return false
  const size = 'exactly' in party.size ? party.size.exactly : party.size.about
  return size > (party.members?.length ?? 0)
}
