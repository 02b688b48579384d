import type * as fc from 'fast-check'
import { failAt, show } from '../../model/errors.js'
import type { Scale } from '../../model/scale.js'

/** So many, or any number from `min` to `max`. */
export type Count = number | { readonly min: number; readonly max: number }

/** What kind of negotiation to make. */
export interface Shape {
  /** Parties that are no coalitions. Default 2 to 4. */
  readonly parties?: Count
  /** Coalitions of some of them, with and without a rule, binding or not. Default 0 to 1. */
  readonly coalitions?: Count
  /** Default 1 to 3. */
  readonly issues?: Count
  /** All acts, those included that `linkages`, `contradictions` and `unknown` ask for. Default 0 to 12. */
  readonly acts?: Count
  /** Scales of the issues. Default: `scales`. */
  readonly scale?: fc.Arbitrary<Scale>
  /** Whether there are acts that bear on no position: appeals, meetings, incidents and the like. Default: none. */
  readonly context?: boolean
  /** Demands that are made a condition for an outcome on another issue; `true`: now and then. Default: none. */
  readonly linkages?: Count | boolean
  /**
   * Pairs of parties that contradict each other at the end: on one issue each insists, firmly, on what excludes the other's
   * demand. At least so many; others may come about by chance.
   */
  readonly contradictions?: Count
  /**
   * The share of pairs of a party and an issue of which nothing is known at the end, 0 to 1, rounded to whole pairs.
   * Coalitions are not counted; they bind nobody and keep silent. Default: as it comes.
   */
  readonly unknown?: number
}

/** What a shape asks for where it is silent. */
export const usual = {
  parties: { min: 2, max: 4 },
  coalitions: { min: 0, max: 1 },
  issues: { min: 1, max: 3 },
  acts: { min: 0, max: 12 },
} as const satisfies Shape

/** The fewest of each that a shape allows. */
export function leastOf(shape: Shape): Readonly<Record<keyof typeof usual, number>> {
  const least = (what: keyof typeof usual) => lengths(what, shape[what] ?? usual[what]).minLength
  return { parties: least('parties'), coalitions: least('coalitions'), issues: least('issues'), acts: least('acts') }
}

/** A count as the lengths of a list. Throws `DemarcheError` where it is no whole number from `least` on, or upside down. */
export function lengths(what: keyof Shape, count: Count, least = 0): { minLength: number; maxLength: number } {
  const { min, max } = typeof count === 'number' ? { min: count, max: count } : count
  if (Number.isInteger(min) && Number.isInteger(max) && least <= min && min <= max) {
    return { minLength: min, maxLength: max }
  }
  return refuseShape(what, `a whole number from ${least} on, or { min, max } of such`, count)
}

/** Throws `DemarcheError` where a shape asks for what cannot be. */
export function refuseShape(what: keyof Shape, expected: string, found: unknown): never {
  return failAt([what], { code: 'inconsistent', expected, found: show(found) })
}
