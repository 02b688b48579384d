import { freeze } from 'immer'
import * as z from 'zod'
import { type Safe, safe } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { readData } from '../../model/input.js'
import { fields, refuse } from '../../model/schema.js'
import { type Board, pointAt } from '../board.js'
import { decided } from '../decided.js'
import { type ForecastOptions, forecastOptionsShape } from '../options.js'
import { type Positions, positionsOn, type Round, type Traced } from '../rounds.js'
import { defineSituation, type SituationInput } from '../situation.js'
import { type Externality, externalitiesOf } from './externalities.js'
import { type Market, marketOf, outcomesOf } from './market.js'
import { type Trade, type TradedRound, tradedRound } from './trade.js'

export interface ExchangeOptions extends ForecastOptions {
  /** How many rounds of exchanges. Default 1. */
  readonly rounds?: number
  /**
   * How far on the way from what it wanted to what it voted for an actor begins the next round: `always`, and more the less the
   * issue matters to it, `indifference` × (1 − salience). Default 0.1 and 0.4.
   */
  readonly adaptation?: { readonly always?: number; readonly indifference?: number }
}

/** An actor gives way on an issue, for the sake of the other. Positions and outcomes are in the issue's own unit. */
export interface Concession {
  readonly actor: string
  readonly issue: string
  readonly from: number
  readonly to: number
  readonly outcome: { readonly from: number; readonly to: number }
}

/** Two actors give each other what they want more. */
export interface PositionExchange {
  readonly concessions: readonly [Concession, Concession]
  /** What it is worth to each of the two: how much nearer outcomes come, in scale spans weighted by salience. */
  readonly gain: number
  /** How many exchanges there were to choose from; this one had the greatest gain. */
  readonly choices: number
  /** What it is worth to each actor that stands on one of the two issues. */
  readonly externalities: readonly Externality[]
}

export interface ExchangeRound extends Round {
  /** What actors wanted when the round began. */
  readonly wanted: Positions
  /** How they vote after all exchanges. */
  readonly positions: Positions
  /** By issue. */
  readonly outcome: Readonly<Record<string, number>>
  /** In the order in which they were made. */
  readonly exchanges: readonly PositionExchange[]
}

const share = z.number().min(0).max(1)
const optionsSchema = fields({
  ...forecastOptionsShape,
  rounds: z.int().min(0).max(1000).default(1),
  adaptation: fields({ always: share.default(0.1), indifference: share.default(0.4) })
    .check((context) => {
      const { always, indifference } = context.value
      if (always + indifference <= 1) return
      refuse(context, { code: 'inconsistent', expected: 'a sum of at most 1', found: `${always} and ${indifference}` })
    })
    .default({ always: 0.1, indifference: 0.4 }),
})

/**
 * The exchange model of Stokman & Van Oosten (1994), with equal gain: outcomes are compromises (means weighted by capability ×
 * salience); two actors on opposite sides of the outcomes of two issues, who mind them differently, vote on one as the other wants
 * it, and both gain alike. The exchange with the greatest gain is made first, until none is left.
 *
 * The first round of the result is the start. Actors who are not known to stand on an issue trade the others. Issues with fewer
 * actors than asked for are undecided. Cost of an exchange: pairs of actors × pairs of issues.
 */
export function exchange(situation: SituationInput, options: ExchangeOptions = {}): Traced<ExchangeRound> {
  const { rounds: wanted, adaptation, ...asked } = parseWith(optionsSchema, readData(options), [])
  const { boards, assumptions, undecided } = decided(defineSituation(situation), asked)
  let market = marketOf(boards)
  const rounds: ExchangeRound[] = [startOf(market)]
  for (let round = 0; round < wanted; round++) {
    const traded = tradedRound(market)
    rounds.push(toldRound(market, traded))
    market = { ...market, wanted: adapted(market, traded.votes, adaptation) }
  }
  const { outcome } = rounds.at(-1) as ExchangeRound
  return freeze({ assumptions, model: 'exchange', outcome, undecided, rounds }, true)
}

/** The twin of `exchange` that returns the error instead of throwing it. */
export const safeExchange: (situation: SituationInput, options?: ExchangeOptions) => Safe<Traced<ExchangeRound>> =
  safe(exchange)

function adapted(
  { wanted, saliences }: Market,
  votes: Float64Array,
  { always, indifference }: { readonly always: number; readonly indifference: number },
): Float64Array {
  return wanted.map((from, at) => {
    const share = always + indifference * (1 - (saliences[at] as number))
    return from + share * ((votes[at] as number) - from)
  })
}

function startOf(market: Market): ExchangeRound {
  const wanted = toldPositions(market, market.wanted)
  return { wanted, positions: wanted, outcome: toldOutcome(market, outcomesOf(market, market.wanted)), exchanges: [] }
}

function toldRound(market: Market, { trades, start, votes, outcomes }: TradedRound): ExchangeRound {
  return {
    wanted: toldPositions(market, market.wanted),
    positions: toldPositions(market, votes),
    outcome: toldOutcome(market, outcomes),
    exchanges: trades.map((trade) => ({
      concessions: [toldConcession(market, trade, 0), toldConcession(market, trade, 1)],
      gain: trade.deal.gain,
      choices: trade.choices,
      externalities: externalitiesOf(market, start, trade),
    })),
  }
}

function toldConcession({ actors, boards }: Market, trade: Trade, which: 0 | 1): Concession {
  const { actor, issue, vote } = trade.deal.sides[which]
  const board = boards[issue] as Board
  return {
    actor: actors[actor] as string,
    issue: board.issue,
    from: pointAt(board, trade.votesBefore[which]),
    to: pointAt(board, vote),
    outcome: {
      from: pointAt(board, trade.outcomesBefore[issue] as number),
      to: pointAt(board, trade.outcomesAfter[issue] as number),
    },
  }
}

function toldPositions({ actors, boards }: Market, positions: Float64Array): Positions {
  const place = new Map(actors.map((actor, a) => [actor, a]))
  return positionsOn(boards, (board, actor) => {
    const at = (place.get(actor) as number) * boards.length + boards.indexOf(board)
    return pointAt(board, positions[at] as number)
  })
}

function toldOutcome({ boards }: Market, outcomes: Float64Array): Readonly<Record<string, number>> {
  return Object.fromEntries(boards.map((board, i) => [board.issue, pointAt(board, outcomes[i] as number)]))
}
