import * as z from 'zod'
import { type Safe, safe } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { readData } from '../../model/input.js'
import { fields } from '../../model/schema.js'
import type { Board } from '../board.js'
import { type Forecast, pointForecast, type WhyUndecided } from '../forecast.js'
import { type ForecastOptions, forecastOptionsShape } from '../options.js'
import type { SituationInput } from '../situation.js'
import { type Weighting, weightings, weightsOf } from '../weights.js'
import { supportOf } from './electorate.js'
import { type VotingRule, votingRules } from './rules.js'
import { optionsOf, utilitiesOf } from './utilities.js'

export interface CondorcetOptions extends ForecastOptions {
  /** What of an actor counts. Default `product`. */
  readonly weights?: Weighting
  /** Default `proportional`. */
  readonly votingRule?: VotingRule
}

const optionsSchema = fields({
  ...forecastOptionsShape,
  weights: z.enum(weightings).default('product'),
  votingRule: z.enum(votingRules).default('proportional'),
})

/** Sums of votes that differ by less, as a share of all weight, are a tie: rounding is no majority. */
const tie = 1e-12

/**
 * The position that no other one beats when each actor casts its weight by how much nearer one is to it, Σ wᵢ (|xᵢ − xₖ| −
 * |xᵢ − xⱼ|) ≥ 0 for all k (Black 1948; Bueno de Mesquita 1994); of several the least. With votes that are `proportional` and
 * nobody averse to risk it is the weighted median; with other voting rules positions can beat each other in a circle, and then
 * the issue is undecided (`noWinner`). Cost actors × positions².
 */
export function condorcet(situation: SituationInput, options: CondorcetOptions = {}): Forecast {
  const { weights, votingRule, ...asked } = parseWith(optionsSchema, readData(options), [])
  return pointForecast('condorcet', (board) => unbeaten(board, weightsOf(board, weights), votingRule), situation, asked)
}

/** The twin of `condorcet` that returns the error instead of throwing it. */
export const safeCondorcet: (situation: SituationInput, options?: CondorcetOptions) => Safe<Forecast> = safe(condorcet)

function unbeaten(board: Board, weights: Float64Array, rule: VotingRule): number | WhyUndecided | undefined {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (total === 0) return 'noWeight'
  const options = optionsOf(board)
  const count = options.length
  const shares = weights.map((weight) => weight / total)
  const support = supportOf({ options: count, weights: shares, utilities: utilitiesOf(board, options) }, rule)
  const isBeaten = (i: number) => {
    for (let j = 0; j < count; j++) {
      if ((support[j * count + i] as number) - (support[i * count + j] as number) > tie) return true
    }
    return false
  }
  return options.find((_, i) => !isBeaten(i)) ?? 'noWinner'
}
