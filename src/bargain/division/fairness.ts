import { freeze } from 'immer'
import { type Safe, safe } from '../../model/errors.js'
import { readShares, type Shares, worthOf } from './allotment.js'
import { compare, divide, type Exact, exact, type Fraction, fractionOf, multiply, subtract, zero } from './fraction.js'
import { improvementOf, type Transfer } from './improvement.js'
import { readValuations, type Valuations, type Worths } from './valuations.js'

/** How fair a division is in each of the usual senses, compared exactly, without tolerance. */
export interface Fairness {
  readonly parties: readonly string[]
  /** What the second party's shares are worth to the first, in the unit of the first. */
  readonly worth: Readonly<Record<string, Readonly<Record<string, Exact>>>>
  /** How much more the second party's shares are worth to the first than its own; 0 where they are not. */
  readonly envy: Readonly<Record<string, Readonly<Record<string, Exact>>>>
  /** How much each party is short of one n-th of what all items are worth to it; 0 where it is not. */
  readonly shortfall: Readonly<Record<string, Exact>>
  /** What each party gets of what all items are worth to it, from 0 to 1. Absent for a party to which nothing is worth anything. */
  readonly satisfaction: Readonly<Record<string, Exact>>
  /** Nobody prefers the shares of another (Foley 1967). */
  readonly isEnvyFree: boolean
  /** Each of n parties gets at least one n-th of what all is worth to it (Steinhaus 1948). */
  readonly isProportional: boolean
  /** All get as much of what all is worth to each of them, those apart to whom nothing is worth anything. */
  readonly isEquitable: boolean
  /** No division is better for one and no worse for another. */
  readonly isEfficient: boolean
  /** Where it is not efficient: transfers, each of a small enough amount, that are better for one and no worse for any. */
  readonly improvement?: readonly Transfer[]
}

/**
 * How fair a division of items among any number of parties is: who envies whom, and by how much; who gets less than an equal
 * part; whether all are as well off; and whether a trade would be better for all.
 *
 * `values` are what each item is worth to each party, from 0 on; what several items, or a part of one, are worth is taken as
 * the sum, or as that part. `shares` are what each gets of each item, from 0 to 1; some may be left over. All is worked out in
 * fractions: give thirds as `1/3`. Cost: the square of the parties times the items; the cube of the parties for efficiency.
 * Throws `DemarcheError` for names that the values do not have, missing values, and items of which more than 1 is shared out.
 */
export function fairness(values: Valuations, shares: Shares): Fairness {
  const worths = readValuations(values, 'values')
  return freeze(fairnessOf(worths, readShares(shares, worths)), true)
}

export const safeFairness: (values: Valuations, shares: Shares) => Safe<Fairness> = safe(fairness)

/** Whether nobody prefers the shares of another; see `fairness`. */
export function isEnvyFree(values: Valuations, shares: Shares): boolean {
  return fairness(values, shares).isEnvyFree
}

/** Whether each of n parties gets at least one n-th of what all is worth to it; see `fairness`. */
export function isProportional(values: Valuations, shares: Shares): boolean {
  return fairness(values, shares).isProportional
}

/** Whether all get as much of what all is worth to each of them; see `fairness`. */
export function isEquitable(values: Valuations, shares: Shares): boolean {
  return fairness(values, shares).isEquitable
}

/** Whether no division is better for one and no worse for another; see `fairness`. */
export function isEfficient(values: Valuations, shares: Shares): boolean {
  return fairness(values, shares).isEfficient
}

function fairnessOf(worths: Worths, shares: readonly (readonly Fraction[])[]): Fairness {
  const { parties, totals } = worths
  const matrix = parties.map((_, a) => parties.map((_, b) => worthOf(worths, shares, a, b)))
  const own = parties.map((_, party) => matrix[party]?.[party] as Fraction)
  const envy = matrix.map((row, a) => row.map((worth) => excess(worth, own[a] as Fraction)))
  const part = fractionOf(1n, BigInt(parties.length))
  const shortfall = totals.map((total, party) => excess(multiply(total, part), own[party] as Fraction))
  const satisfaction = parties.flatMap((party, i) => {
    const total = totals[i] as Fraction
    return compare(total, zero) === 0 ? [] : [{ party, of: divide(own[i] as Fraction, total) }]
  })
  const improvement = improvementOf(worths, shares)
  const byParty = <T>(of: readonly T[]) => Object.fromEntries(parties.map((party, i) => [party, of[i] as T]))
  return {
    parties,
    worth: byParty(matrix.map((row) => byParty(row.map(exact)))),
    envy: byParty(envy.map((row) => byParty(row.map(exact)))),
    shortfall: byParty(shortfall.map(exact)),
    satisfaction: Object.fromEntries(satisfaction.map(({ party, of }) => [party, exact(of)])),
    isEnvyFree: envy.flat().every(isZero),
    isProportional: shortfall.every(isZero),
    isEquitable: satisfaction.every(({ of }) => compare(of, satisfaction[0]?.of ?? of) === 0),
    isEfficient: improvement === undefined,
    ...(improvement === undefined ? {} : { improvement }),
  }
}

function excess(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) > 0 ? subtract(a, b) : zero
}

function isZero(fraction: Fraction): boolean {
  return fraction.numerator === 0n
}
