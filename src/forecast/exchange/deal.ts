import type { Market } from './market.js'

/** A round under way. */
export interface Floor {
  readonly market: Market
  /** Where actors will vote, by now. */
  readonly votes: Float64Array
  /** Outcomes by now. */
  readonly outcomes: Float64Array
}

/** Two actors and two issues of whose outcomes they are on opposite sides, at the start of the round at least. */
export type Pair = readonly [actor: number, other: number, issue: number, otherIssue: number]

/** Two actors, each giving way on the issue that matters less to it, by what it matters to the other. */
export interface Deal {
  readonly gain: number
  readonly sides: readonly [Side, Side]
}

interface Side {
  readonly actor: number
  /** The issue on which it gives way. */
  readonly issue: number
  /** How it votes now. */
  readonly vote: number
}

/** Gains and shifts below this, as shares of a scale, are rounding. */
const least = 1e-9

/**
 * The exchange of equal gain of two actors on two issues, as far as it goes (Stokman & Van Oosten 1994): one gives way on the
 * first, the other on the second. Outcomes move as far as nobody passes the position that its partner wants, and no outcome passes
 * the position of whom it is moved for. With shifts D both gain s D on the issue they win less s D on the issue they give, and the
 * shifts stand in the ratio that makes both the same: D₂ (s₁₂ + s₂₂) = D₁ (s₁₁ + s₂₁). `undefined` where there is none: by now they
 * are on one side of an outcome, or both mind the issues in the same ratio, or nothing is left to give.
 */
export function dealOf(floor: Floor, [a, b, p, q]: Pair): Deal | undefined {
  const { saliences, boards } = floor.market
  const issues = boards.length
  const [ap, aq, bp, bq] = [a * issues + p, a * issues + q, b * issues + p, b * issues + q]
  if (!isBetween(floor, p, ap, bp) || !isBetween(floor, q, aq, bq)) return undefined
  const [sap, saq, sbp, sbq] = [saliences[ap], saliences[aq], saliences[bp], saliences[bq]] as [
    number,
    number,
    number,
    number,
  ]
  const tilt = sap * sbq - sbp * saq
  if (tilt === 0) return undefined
  return tilt < 0
    ? exchange(
        floor,
        { actor: a, issue: p, own: sap, other: sbp, at: ap, to: bp },
        { actor: b, issue: q, own: sbq, other: saq, at: bq, to: aq },
      )
    : exchange(
        floor,
        { actor: a, issue: q, own: saq, other: sbq, at: aq, to: bq },
        { actor: b, issue: p, own: sbp, other: sap, at: bp, to: ap },
      )
}

/** What an actor gives: on which issue, how much that matters to it and to the other, and whose position it moves towards. */
interface Offer {
  readonly actor: number
  readonly issue: number
  readonly own: number
  readonly other: number
  readonly at: number
  readonly to: number
}

function exchange(floor: Floor, first: Offer, second: Offer): Deal | undefined {
  const [most, mostOfSecond] = [roomOf(floor, first), roomOf(floor, second)]
  if (!(most > least && mostOfSecond > least)) return undefined
  const ratio = (first.own + first.other) / (second.own + second.other)
  const isSecondFull = most * ratio > mostOfSecond
  const shift = isSecondFull ? mostOfSecond / ratio : most
  const shiftOfSecond = isSecondFull ? mostOfSecond : most * ratio
  const gain = second.other * shiftOfSecond - first.own * shift
  if (!(gain > least)) return undefined
  return { gain, sides: [sideOf(floor, first, shift), sideOf(floor, second, shiftOfSecond)] }
}

/** How far the outcome can be moved: as far as the giver goes up to what the other wants, and the outcome too. */
function roomOf({ market: { wanted, pulls }, votes, outcomes }: Floor, { issue, at, to }: Offer): number {
  const [goal, outcome] = [wanted[to] as number, outcomes[issue] as number]
  const direction = Math.sign(goal - outcome)
  const ofGiver = direction * (goal - (votes[at] as number)) * (pulls[at] as number)
  return Math.min(ofGiver, Math.abs(goal - outcome))
}

function sideOf(
  { market: { wanted, pulls }, votes, outcomes }: Floor,
  { actor, issue, at, to }: Offer,
  shift: number,
): Side {
  const goal = wanted[to] as number
  const direction = Math.sign(goal - (outcomes[issue] as number))
  const vote = (votes[at] as number) + (direction * shift) / (pulls[at] as number)
  return { actor, issue, vote: Math.abs(vote - goal) < least ? goal : vote }
}

/** Whether the outcome still lies between what two actors want. */
function isBetween({ market: { wanted }, outcomes }: Floor, issue: number, one: number, other: number): boolean {
  const outcome = outcomes[issue] as number
  return ((wanted[one] as number) - outcome) * ((wanted[other] as number) - outcome) < 0
}
