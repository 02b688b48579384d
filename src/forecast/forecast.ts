import { freeze } from 'immer'
import type { ForecastAssumption } from './assumption.js'
import { type Assumed, type Board, boardsOf, inUnit } from './board.js'
import { defineSituation, type SituationInput } from './situation.js'

/** Why a model has no outcome for an issue: nobody stands anywhere on it, or nobody who does has any weight. */
export interface Undecided {
  readonly issue: string
  readonly why: 'noPosition' | 'noWeight'
}

/** Where a model sees a negotiation end. What it takes for granted stands first. */
export interface Forecast {
  readonly assumptions: readonly ForecastAssumption[]
  readonly model: string
  /** By issue, in its own unit; without the issues that are undecided. */
  readonly outcome: Readonly<Record<string, number>>
  readonly undecided: readonly Undecided[]
}

/** A point for a board with at least one actor, as a share of the scale; nothing where nobody has any weight. */
export type PointModel = (board: Board) => number | undefined

/** Asks a model for one point an issue. */
export function pointForecast(
  model: string,
  point: PointModel,
  situation: SituationInput,
  { issues, ...assumed }: Assumed & { readonly issues?: readonly string[] },
): Forecast {
  const { boards, assumptions } = boardsOf(defineSituation(situation), issues, assumed)
  const points = boards.map((board) => ({ board, share: board.actors.length === 0 ? undefined : point(board) }))
  const outcome = points.flatMap(({ board, share }) =>
    share === undefined ? [] : [[board.issue, inUnit(board.scale, share)] as const],
  )
  const undecided = points.flatMap(({ board, share }): Undecided[] =>
    share === undefined ? [{ issue: board.issue, why: board.actors.length === 0 ? 'noPosition' : 'noWeight' }] : [],
  )
  return freeze({ assumptions, model, outcome: Object.fromEntries(outcome), undecided }, true)
}
