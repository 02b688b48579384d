import type { Act, Negotiation } from '../../model/negotiation.js'
import { bearingsOf } from '../../position/bearing.js'
import { at, positions } from '../../position/position.js'
import { actsById, makersOf } from '../../record/checked.js'
import type { Assumption } from '../weights.js'
import type { Scope } from './scope.js'

/** Acts that together exclude every package, as long as they stand; without any one of them they do not. */
export interface Deadlock {
  /** Ids of the acts, in the order of the record. */
  readonly acts: readonly string[]
  /** Who made them. */
  readonly parties: readonly string[]
  /** The issues of the packages that they are about. */
  readonly issues: readonly string[]
  /** Those of the acts that a later one has overtaken: no position rests on them now, but it would if that were withdrawn. */
  readonly overtaken: readonly string[]
}

export function deadlockOf(scope: Scope, acts: readonly string[]): Deadlock {
  const issues = new Set(scope.groups.flat())
  const made = acts.map((id) => actsById(scope.negotiation).get(id) as Act)
  const inForce = actsInForce(scope)
  return {
    acts,
    parties: [...new Set(made.flatMap(makersOf))],
    issues: [...new Set(made.flatMap((act) => issuesOf(scope.negotiation, act)))].filter((issue) => issues.has(issue)),
    overtaken: acts.filter((act) => !inForce.has(act)),
  }
}

/** The issues on which an act says something: of a package that it refuses, all. */
export function issuesOf(negotiation: Negotiation, act: Act): string[] {
  const answered =
    act.kind === 'rejection' && act.answers !== undefined ? actsById(negotiation).get(act.answers) : undefined
  if (answered?.kind === 'proposal') return Object.keys(answered.terms)
  return [...new Set(bearingsOf(negotiation.issues, actsById(negotiation), act).map(({ issue }) => issue))]
}

const known = new WeakMap<Scope, ReadonlySet<string>>()

/** The acts that positions on the issues of the packages rest on now, and those behind conditions and refused packages. */
export function actsInForce(scope: Scope): ReadonlySet<string> {
  const before = known.get(scope)
  if (before !== undefined) return before
  const all = positions(scope.negotiation)
  const behindPositions = scope.groups
    .flat()
    .flatMap((issue) => scope.parties.flatMap((party) => at(all, party, issue).acts))
  const behindRules = [...scope.rules.values()].flatMap(({ linkages, refused }) => [...linkages, ...refused])
  const inForce = new Set([...behindPositions, ...behindRules.map(({ act }) => act)])
  known.set(scope, inForce)
  return inForce
}

/** What an answer about packages takes for granted. */
export function assumptionsOn(negotiation: Negotiation): Assumption[] {
  return negotiation.singlePeaked ? [{ kind: 'singlePeakedPreferences' }] : []
}

/** The smallest first; of two that are equal, the one with fewer acts that were overtaken, then the earlier one. */
export function smallestFirst(negotiation: Negotiation, deadlocks: readonly Deadlock[]): Deadlock[] {
  const places = new Map(negotiation.acts.map((act, place) => [act.id, place]))
  const placesOf = ({ acts }: Deadlock) => acts.map((act) => places.get(act) ?? 0)
  return deadlocks.toSorted(
    (a, b) =>
      a.acts.length - b.acts.length ||
      a.overtaken.length - b.overtaken.length ||
      compareLists(placesOf(a), placesOf(b)),
  )
}

/** Two lists of one length, number by number. */
export function compareLists(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((value, i) => value !== b[i])
  return place < 0 ? 0 : (a[place] as number) - (b[place] as number)
}
