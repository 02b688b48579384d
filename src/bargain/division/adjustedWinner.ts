import { freeze } from 'immer'
import { failAt, type Safe, safe } from '../../model/errors.js'
import {
  add,
  compare,
  divide,
  type Exact,
  exact,
  type Fraction,
  fractionOf,
  multiply,
  one,
  subtract,
  sum,
  zero,
} from './fraction.js'
import { readValuations, type Valuations, type Worths } from './valuations.js'

/** What the procedure takes for granted, or settles where the parties' points do not. */
export type AdjustedWinnerAssumption =
  /** What several items are worth to a party is the sum of what each is worth to it. */
  | { readonly kind: 'additiveValues' }
  /** The item can be divided, any share of it being worth that share of its points. */
  | { readonly kind: 'divisibleItem'; readonly item: string }
  /** The party's points came to this total and were brought to 100. */
  | { readonly kind: 'normalisedPoints'; readonly party: string; readonly total: Exact }
  /** Both value the item alike: it goes at first to whoever has fewer points by then, to the first party where both have as many. */
  | { readonly kind: 'valuedAlike'; readonly item: string; readonly to: string }
  /** Their points stand in the same ratio, and they are transferred in the order in which they were given. */
  | { readonly kind: 'sameRatio'; readonly items: readonly string[] }

/** What happens to an item, and the points of both parties after that. */
export type AdjustedWinnerStep =
  | {
      readonly kind: 'won'
      readonly item: string
      readonly by: string
      readonly points: Readonly<Record<string, Exact>>
    }
  | {
      readonly kind: 'transferred'
      readonly item: string
      readonly from: string
      readonly to: string
      /** Of the item, above 0 and at most 1. */
      readonly share: Exact
      /** Points of the giver for each point of the receiver, from 1 on: those with the least go first. */
      readonly ratio: Exact
      readonly points: Readonly<Record<string, Exact>>
    }

/** A division between two parties that is envy-free, equitable and efficient, if they put down what they value. */
export interface AdjustedWinner {
  readonly parties: readonly [string, string]
  /** By party and item, from 0 to 1; the shares of an item sum to 1. */
  readonly shares: Readonly<Record<string, Readonly<Record<string, Exact>>>>
  /** What each party gets, of 100: the same for both, and at least 50. */
  readonly points: Readonly<Record<string, Exact>>
  /** The one item that is divided, where there is one. */
  readonly split?: string
  readonly steps: readonly AdjustedWinnerStep[]
  readonly assumptions: readonly AdjustedWinnerAssumption[]
}

/**
 * Adjusted Winner (Brams & Taylor 1996, Fair Division, ch. 4): each item goes to the party that puts more points on it; then
 * the party that is ahead gives items away, in the order of its points for each of the other's, the least first, until both have as
 * many points. Only the last of these items may have to be divided. The division is then envy-free (neither would swap), equitable
 * (both get as much of their own 100 points) and efficient (nothing is better for one and no worse for the other).
 *
 * `points` are what each item is worth to each party, from 0 on and not all 0, by party and item; they are brought to a sum of
 * 100 each. Exact, in fractions. Cost: n log n in the items. Throws `DemarcheError` unless there are two parties, each with points for
 * every item.
 */
export function adjustedWinner(points: Valuations): AdjustedWinner {
  const given = readValuations(points, 'points')
  const { parties, totals } = given
  const [first, second] = parties
  if (first === undefined || second === undefined || parties.length > 2) {
    return failAt(['points'], { code: 'inconsistent', expected: 'two parties', found: `${parties.length}` })
  }
  for (const [i, party] of parties.entries()) {
    if (compare(totals[i] as Fraction, zero) > 0) continue
    failAt(['points', party], { code: 'inconsistent', expected: 'points on at least one item', found: 'none' })
  }
  return freeze(adjust(given, [first, second]), true)
}

export const safeAdjustedWinner: (points: Valuations) => Safe<AdjustedWinner> = safe(adjustedWinner)

type Side = 0 | 1

/** An item with the points that each side puts on it, and how much of it the first side has. */
interface Lot {
  readonly item: string
  readonly points: readonly [Fraction, Fraction]
  share: Fraction
}

interface Course {
  readonly parties: readonly [string, string]
  readonly lots: readonly Lot[]
  readonly steps: AdjustedWinnerStep[]
  readonly assumptions: AdjustedWinnerAssumption[]
}

const hundred = fractionOf(100n, 1n)

function adjust({ items, worths, totals }: Worths, parties: readonly [string, string]): AdjustedWinner {
  const pointsOf = (side: Side, item: number) =>
    divide(multiply(worths[side]?.[item] as Fraction, hundred), totals[side] as Fraction)
  const lots = items.map((item, i): Lot => ({ item, points: [pointsOf(0, i), pointsOf(1, i)], share: zero }))
  const course: Course = { parties, lots, steps: [], assumptions: [{ kind: 'additiveValues' }] }
  for (const [side, party] of parties.entries()) {
    const total = totals[side] as Fraction
    if (compare(total, hundred) === 0) continue
    course.assumptions.push({ kind: 'normalisedPoints', party, total: exact(total) })
  }
  awardWinners(course)
  const split = equalise(course)
  const shares = (side: Side) => lots.map((lot) => [lot.item, exact(shareOf(lot, side))])
  return {
    parties,
    shares: byParty(parties, (side) => Object.fromEntries(shares(side))),
    points: tally(course, lots),
    ...(split === undefined ? {} : { split }),
    steps: course.steps,
    assumptions: course.assumptions,
  }
}

/** Each item to whoever values it more, then those that both value alike. */
function awardWinners(course: Course): void {
  const { parties, lots, steps, assumptions } = course
  const held: Lot[] = []
  const award = (lot: Lot, side: Side) => {
    lot.share = side === 0 ? one : zero
    held.push(lot)
    steps.push({ kind: 'won', item: lot.item, by: parties[side], points: tally(course, held) })
  }
  for (const lot of lots) {
    const order = compare(...lot.points)
    if (order !== 0) award(lot, order > 0 ? 0 : 1)
  }
  for (const lot of lots.filter(({ points }) => compare(...points) === 0)) {
    const side = compare(pointsOf(held, 0), pointsOf(held, 1)) <= 0 ? 0 : 1
    award(lot, side)
    assumptions.push({ kind: 'valuedAlike', item: lot.item, to: parties[side] })
  }
}

/** Transfers from the party that is ahead until both have as many points; the item that is divided for that, if any. */
function equalise(course: Course): string | undefined {
  const { parties, lots, steps, assumptions } = course
  const order = compare(pointsOf(lots, 0), pointsOf(lots, 1))
  const [giver, taker]: readonly [Side, Side] = order > 0 ? [0, 1] : [1, 0]
  const ratioOf = ({ points }: Lot) => divide(points[giver], points[taker])
  // What is worth nothing to the other does not bring them closer; and they are equal before it would have its turn.
  const offered = lots.filter((lot) => compare(shareOf(lot, giver), one) === 0 && compare(lot.points[taker], zero) > 0)
  const queue = offered.toSorted((a, b) => compare(ratioOf(a), ratioOf(b)))
  for (const [i, lot] of queue.entries()) {
    const lead = subtract(pointsOf(lots, giver), pointsOf(lots, taker))
    if (compare(lead, zero) <= 0) return undefined
    const needed = divide(lead, add(...lot.points))
    const share = compare(needed, one) < 0 ? needed : one
    lot.share = giver === 0 ? subtract(one, share) : share
    const ratio = ratioOf(lot)
    const equals = queue.filter((other) => compare(ratioOf(other), ratio) === 0)
    if (equals.length > 1 && (i === 0 || compare(ratioOf(queue[i - 1] as Lot), ratio) !== 0)) {
      assumptions.push({ kind: 'sameRatio', items: equals.map(({ item }) => item) })
    }
    steps.push({
      kind: 'transferred',
      item: lot.item,
      from: parties[giver],
      to: parties[taker],
      share: exact(share),
      ratio: exact(ratio),
      points: tally(course, lots),
    })
    if (compare(needed, one) >= 0) continue
    assumptions.push({ kind: 'divisibleItem', item: lot.item })
    return lot.item
  }
  return undefined
}

function shareOf({ share }: Lot, side: Side): Fraction {
  return side === 0 ? share : subtract(one, share)
}

function pointsOf(lots: readonly Lot[], side: Side): Fraction {
  return sum(lots.map((lot) => multiply(shareOf(lot, side), lot.points[side])))
}

function tally({ parties }: Course, lots: readonly Lot[]): Record<string, Exact> {
  return byParty(parties, (side) => exact(pointsOf(lots, side)))
}

function byParty<T>([first, second]: readonly [string, string], of: (side: Side) => T): Record<string, T> {
  return { [first]: of(0), [second]: of(1) }
}
