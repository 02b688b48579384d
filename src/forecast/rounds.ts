import type { Board } from './board.js'
import type { Forecast } from './forecast.js'

/** Where actors stand: by issue, then by actor, in the issue's own unit. */
export type Positions = Readonly<Record<string, Readonly<Record<string, number>>>>

/** A moment of a model that goes by rounds. */
export interface Round {
  readonly positions: Positions
}

/** A forecast that tells how it came about, round by round; the first is the start. */
export interface Traced<R extends Round = Round> extends Forecast {
  readonly rounds: readonly R[]
}

/** Positions as they are told, in the order of boards and of the actors on them, from shares of the scale. */
export function positionsOn(boards: readonly Board[], unit: (board: Board, actor: string) => number): Positions {
  return Object.fromEntries(
    boards.map((board) => [board.issue, Object.fromEntries(board.actors.map((actor) => [actor, unit(board, actor)]))]),
  )
}
