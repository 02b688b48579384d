import { freeze } from 'immer'
import { type Safe, safe } from '../../model/errors.js'
import { meanOf } from '../average/mean.js'
import type { Board } from '../board.js'
import { detailedForecast, type Judgement } from '../forecast.js'
import type { Traced } from '../rounds.js'
import type { SituationInput } from '../situation.js'
import { weightsOf } from '../weights.js'
import { type ExpectedUtilityOptions, optionsOf } from './options.js'
import { type Played, play } from './play.js'
import type { Reading } from './reading.js'
import { alongside, type BoardRound, type ChallengeRound, tracer } from './trace.js'
import type { Start } from './workspace.js'

export interface ExpectedUtilityForecast extends Traced<ChallengeRound> {
  /** How the paper was read. */
  readonly reading: Reading
  /** From the start on; none if no trace was asked for. */
  readonly rounds: readonly ChallengeRound[]
}

/**
 * Bueno de Mesquita's expected-utility model as reconstructed by Scholz, Calbert and Smith (2011, Journal of Theoretical Politics
 * 23(4)): in each round every actor works out what it would gain by challenging each other, adversaries fight, meet part of the
 * way or give in, each takes one offer, and all move at once. The outcome is the weighted median of where they stand in the end.
 *
 * The paper leaves a good deal open, and the outcome can depend on it to the whole width of the scale: the result says which
 * `reading` was used, and `sensitivityToReading` tries them all. Cost rounds × actors², or actors³ where votes go by risk.
 */
export function expectedUtility(
  situation: SituationInput,
  options: ExpectedUtilityOptions = {},
): ExpectedUtilityForecast {
  const { reading, rounds, point, trace, ...asked } = optionsOf(options)
  const judge = (board: Board): Judgement<readonly BoardRound[]> => {
    const start = startOf(board)
    if (start === undefined) return { point: 'noWeight' }
    if (!trace) return { point: pointOf(play(start, reading, rounds), start, point) }
    const { watcher, rounds: detail } = tracer(board, reading)
    return { point: pointOf(play(start, reading, rounds, watcher), start, point), detail }
  }
  const { forecast, details } = detailedForecast('expectedUtility', judge, situation, asked)
  return freeze({ ...forecast, reading, rounds: alongside(details) }, true)
}

/** The twin of `expectedUtility` that returns the error instead of throwing it. */
export const safeExpectedUtility: (
  situation: SituationInput,
  options?: ExpectedUtilityOptions,
) => Safe<ExpectedUtilityForecast> = safe(expectedUtility)

/** What a run of a board starts from; nothing where nobody has any weight. */
export function startOf(board: Board): Start | undefined {
  const weights = weightsOf(board, 'product')
  if (!weights.some((weight) => weight > 0)) return undefined
  return { positions: board.positions, saliences: board.saliences, riskAversions: board.riskAversions, weights }
}

export function pointOf(
  { positions, median }: Played,
  { weights }: Start,
  point: 'median' | 'mean',
): number | undefined {
  return point === 'median' ? median : meanOf(positions, weights)
}
