import { freeze } from 'immer'
import { failAt, type Path, show } from '../model/errors.js'
import type { AnyNames, PartyId } from '../model/names.js'
import type { Act, Negotiation } from '../model/negotiation.js'

const sealed = new WeakSet<object>()

/** Freezes a negotiation whose every reference has been checked, and remembers that it was. */
export function seal<Names extends AnyNames>(negotiation: Negotiation<Names>): Negotiation<Names> {
  const frozen = freeze(negotiation, true)
  sealed.add(frozen)
  return frozen
}

/**
 * The negotiation with its wide type, for code that takes ids as they come. Refuses what only looks like a negotiation:
 * nothing after this needs to check a reference again.
 */
export function checked<Names extends AnyNames>(negotiation: Negotiation<Names>): Negotiation {
  if (sealed.has(negotiation)) {
    // The wide type says less; TypeScript cannot see that while `Names` is open.
    return negotiation as unknown as Negotiation
  }
  return failAt([], { code: 'unchecked', found: show(negotiation) })
}

/** A value worked out once per negotiation and kept as long as it. */
export function perNegotiation<T>(
  work: (negotiation: Negotiation) => T,
): <Names extends AnyNames>(negotiation: Negotiation<Names>) => T {
  const known = new WeakMap<object, { readonly value: T }>()
  return (negotiation) => {
    const hit = known.get(negotiation)
    if (hit !== undefined) return hit.value
    const value = work(checked(negotiation))
    known.set(negotiation, { value })
    return value
  }
}

/** The acts of a negotiation by id. */
export const actsById = perNegotiation(
  (negotiation): ReadonlyMap<string, Act> => new Map(negotiation.acts.map((act) => [act.id, act])),
)

/** The parties that make an act: `by` and those who join it; nobody, for a meeting or a doubt without holder. */
export function makersOf(act: Act): readonly string[] {
  if (!('by' in act) || act.by === undefined) return []
  return act.jointlyWith === undefined ? [act.by] : [act.by, ...act.jointlyWith]
}

/** Throws unless all names are parties of the negotiation. */
export function assertParties<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  names: readonly PartyId<Names>[],
): void {
  assertNames('party', negotiation.parties, names)
}

export function assertNames(what: 'party' | 'issue', known: object, names: readonly string[]): void {
  for (const name of names) {
    if (typeof name === 'string' && Object.hasOwn(known, name)) continue
    const found = typeof name === 'string' ? name : show(name)
    failAt([], { code: 'unknownName', what, found, known: Object.keys(known) })
  }
}

/** Throws unless the value is text, as ids are; whether it is known is for the caller to look up. */
export function assertId(what: string, id: unknown, path: Path = []): asserts id is string {
  if (typeof id !== 'string') failAt(path, { code: 'invalidType', expected: `the id of a known ${what}`, found: id })
}
