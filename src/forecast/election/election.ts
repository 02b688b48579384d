import { freeze } from 'immer'
import * as z from 'zod'
import { type Safe, safe } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { readData } from '../../model/input.js'
import { fields } from '../../model/schema.js'
import { meanOf } from '../average/mean.js'
import { type Board, pointAt } from '../board.js'
import { detailedForecast, type Forecast, type Judgement } from '../forecast.js'
import { type ForecastOptions, forecastOptionsShape } from '../options.js'
import type { SituationInput } from '../situation.js'
import { type Weighting, weightings, weightsOf } from '../weights.js'
import {
  type ElectionModel,
  type ElectionRules,
  electionModels,
  type VictoryModel,
  type VotingRule,
  victoryModels,
  votingRules,
} from './rules.js'
import { optionsOf, utilitiesOf } from './utilities.js'
import { winners } from './winners.js'

export interface ElectionOptions extends ForecastOptions {
  /** What of an actor counts. Default `product`. */
  readonly weights?: Weighting
  /** Default `proportional`. */
  readonly votingRule?: VotingRule
  /** Default `linear`. */
  readonly victory?: VictoryModel
  /** Default `conditional`. */
  readonly model?: ElectionModel
  /** Which point is the outcome: the `mean` of positions by their chances, or the likeliest one (`mode`; of equals the least). Default `mean`. */
  readonly point?: 'mean' | 'mode'
}

/** A position, and how likely it wins. */
export interface Candidate {
  /** In the issue's own unit. */
  readonly position: number
  readonly probability: number
  /** Who stands there. */
  readonly actors: readonly string[]
}

export interface Election extends Forecast {
  /** By issue, from the least position to the greatest; probabilities of an issue sum to 1. */
  readonly candidates: Readonly<Record<string, readonly Candidate[]>>
}

const optionsSchema = fields({
  ...forecastOptionsShape,
  weights: z.enum(weightings).default('product'),
  votingRule: z.enum(votingRules).default('proportional'),
  victory: z.enum(victoryModels).default('linear'),
  model: z.enum(electionModels).default('conditional'),
  point: z.enum(['mean', 'mode']).default('mean'),
})

/**
 * The probabilistic Condorcet election of KTAB (Wise, Lester & Efird 2015): the positions that actors take stand against each
 * other, each actor casts its weight by how much nearer one is, and each position wins with a probability. Actors of one position
 * put up one candidate. Cost actors × positions², and positions² a step where a walk settles.
 */
export function election(situation: SituationInput, options: ElectionOptions = {}): Election {
  const { weights, votingRule, victory, model, point, ...asked } = parseWith(optionsSchema, readData(options), [])
  const judge = (board: Board) => judgement(board, weightsOf(board, weights), { votingRule, victory, model }, point)
  const { forecast, details } = detailedForecast('election', judge, situation, asked)
  return freeze({ ...forecast, candidates: details }, true)
}

/** The twin of `election` that returns the error instead of throwing it. */
export const safeElection: (situation: SituationInput, options?: ElectionOptions) => Safe<Election> = safe(election)

function judgement(
  board: Board,
  weights: Float64Array,
  rules: ElectionRules,
  point: 'mean' | 'mode',
): Judgement<readonly Candidate[]> {
  const strongest = weights.reduce((most, weight) => Math.max(most, weight), 0)
  if (strongest === 0) return { point: 'noWeight' }
  const options = optionsOf(board)
  const electorate = {
    options: options.length,
    weights: weights.map((weight) => weight / strongest),
    utilities: utilitiesOf(board, options),
  }
  const chances = winners(electorate, rules)
  const detail = Array.from(options, (share, i) => ({
    position: pointAt(board, share),
    probability: chances[i] as number,
    actors: board.actors.filter((_, k) => board.positions[k] === share),
  }))
  return { point: point === 'mean' ? meanOf(options, chances) : options[chances.indexOf(Math.max(...chances))], detail }
}
