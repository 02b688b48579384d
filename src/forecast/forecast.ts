import { freeze } from 'immer'
import type { ForecastAssumption } from './assumption.js'
import { type Assumed, type Board, boardsOf, pointAt } from './board.js'
import { defineSituation, type SituationInput } from './situation.js'

/**
 * Why a model has no outcome for an issue. `noPosition`: nobody stands anywhere on it. `tooFewActors`: fewer do than were asked
 * for. `noWeight`: nobody who does has any weight. `noReferencePoint`: the model needs to know what comes about without agreement.
 * `noAgendaSetter`: nothing is known of where the one who proposes stands. `noWinner`: there is no position that none beats.
 */
export type WhyUndecided =
  | 'noPosition'
  | 'tooFewActors'
  | 'noWeight'
  | 'noReferencePoint'
  | 'noAgendaSetter'
  | 'noWinner'

export interface Undecided {
  readonly issue: string
  readonly why: WhyUndecided
}

/** Where a model sees a negotiation end. What it takes for granted stands first. */
export interface Forecast {
  readonly assumptions: readonly ForecastAssumption[]
  readonly model: string
  /** By issue, in its own unit; without the issues that are undecided. */
  readonly outcome: Readonly<Record<string, number>>
  readonly undecided: readonly Undecided[]
}

/** What every model is asked: which issues, and what to take for what is not known. */
export interface Asked extends Assumed {
  readonly issues?: readonly string[]
  readonly leastActors: number
}

/** A point for a board with at least one actor, as a share of the scale; nothing where nobody has any weight. */
export type PointModel = (board: Board) => number | WhyUndecided | undefined

/** Asks a model for one point an issue. */
export function pointForecast(model: string, point: PointModel, situation: SituationInput, asked: Asked): Forecast {
  return detailedForecast(model, (board) => ({ point: point(board) }), situation, asked).forecast
}

/** What a model says about one issue. */
export interface Judgement<Detail> {
  readonly point: number | WhyUndecided | undefined
  readonly detail?: Detail
}

/** Asks a model for a point an issue, and for what else it says about it. */
export function detailedForecast<Detail>(
  model: string,
  judge: (board: Board) => Judgement<Detail>,
  situation: SituationInput,
  { issues, leastActors, ...assumed }: Asked,
): { readonly forecast: Forecast; readonly details: Readonly<Record<string, Detail>> } {
  const { boards, assumptions } = boardsOf(defineSituation(situation), issues, assumed)
  const outcome: Record<string, number> = {}
  const undecided: Undecided[] = []
  const details: Record<string, Detail> = {}
  for (const board of boards) {
    const { issue } = board
    const { point = 'noWeight', detail } = judgementOf(board, leastActors, judge)
    if (typeof point === 'number') outcome[issue] = pointAt(board, point)
    else undecided.push({ issue, why: point })
    if (detail !== undefined) details[issue] = detail
  }
  return { forecast: freeze({ assumptions, model, outcome, undecided }, true), details: freeze(details, true) }
}

function judgementOf<Detail>(
  board: Board,
  leastActors: number,
  judge: (board: Board) => Judgement<Detail>,
): Judgement<Detail> {
  if (board.actors.length === 0) return { point: 'noPosition' }
  return board.actors.length < leastActors ? { point: 'tooFewActors' } : judge(board)
}
