import { type Deal, dealOf, type Floor, type Pair } from './deal.js'
import { type Market, outcomesOf } from './market.js'

/** A deal that was made, and what was there before it. */
export interface Trade {
  readonly deal: Deal
  readonly votesBefore: readonly [number, number]
  readonly outcomesBefore: Float64Array
  readonly outcomesAfter: Float64Array
  /** How many exchanges there were to choose from, this one among them. */
  readonly choices: number
}

export interface TradedRound {
  readonly trades: readonly Trade[]
  readonly start: Float64Array
  readonly votes: Float64Array
  readonly outcomes: Float64Array
}

/**
 * A round of exchanges: the one with the greatest gain is made, then the greatest of what is left, until none is; of equal gains
 * the first in the order of actors and issues. No two actors trade the same two issues twice. Pairs of actors × pairs of issues
 * for each exchange that is made.
 */
export function tradedRound(market: Market): TradedRound {
  const start = outcomesOf(market, market.wanted)
  const [votes, trades] = [market.wanted.slice(), [] as Trade[]]
  let pairs = pairsOf(market, start)
  for (;;) {
    const outcomes = outcomesOf(market, votes)
    const best = bestDeal({ market, votes, outcomes }, pairs)
    if (best === undefined) return { trades, start, votes, outcomes }
    const { deal, pair, choices } = best
    pairs = pairs.filter((one) => one !== pair)
    const [one, other] = deal.sides.map(({ actor, issue }) => actor * market.boards.length + issue) as [number, number]
    const votesBefore = [votes[one] as number, votes[other] as number] as const
    votes[one] = deal.sides[0].vote
    votes[other] = deal.sides[1].vote
    trades.push({ deal, votesBefore, outcomesBefore: outcomes, outcomesAfter: outcomesOf(market, votes), choices })
  }
}

/** All pairs of actors with pairs of issues of whose outcomes they are on opposite sides. */
function pairsOf({ actors, boards, wanted }: Market, start: Float64Array): Pair[] {
  const issues = boards.length
  const opposed = (a: number, b: number) =>
    [...start.keys()].filter((i) => {
      const outcome = start[i] as number
      return ((wanted[a * issues + i] as number) - outcome) * ((wanted[b * issues + i] as number) - outcome) < 0
    })
  const pairs: Pair[] = []
  for (let a = 0; a < actors.length; a++) {
    for (let b = a + 1; b < actors.length; b++) {
      const both = opposed(a, b)
      for (const [at, p] of both.entries()) for (const q of both.slice(at + 1)) pairs.push([a, b, p, q])
    }
  }
  return pairs
}

interface Best {
  readonly deal: Deal
  readonly pair: Pair
  readonly choices: number
}

function bestDeal(floor: Floor, pairs: readonly Pair[]): Best | undefined {
  let best: { deal: Deal; pair: Pair } | undefined
  let choices = 0
  for (const pair of pairs) {
    const deal = dealOf(floor, pair)
    if (deal === undefined) continue
    choices++
    if (best === undefined || deal.gain > best.deal.gain) best = { deal, pair }
  }
  return best === undefined ? undefined : { ...best, choices }
}
