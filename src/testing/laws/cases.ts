import type { Negotiation } from '../../model/negotiation.js'

/** Pairs of different parties. */
export function pairsOf(negotiation: Negotiation): (readonly [string, string])[] {
  const parties = Object.keys(negotiation.parties)
  return parties.flatMap((a, i) => parties.slice(i + 1).map((b) => [a, b] as const))
}

/** Every party and issue. */
export function cellsOf(negotiation: Negotiation): (readonly [string, string])[] {
  return Object.keys(negotiation.parties).flatMap((party) =>
    Object.keys(negotiation.issues).map((issue) => [party, issue] as const),
  )
}

/** Whether a value and all that it holds are frozen. */
export function isDeeplyFrozen(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  return Object.isFrozen(value) && Object.values(value).every(isDeeplyFrozen)
}
