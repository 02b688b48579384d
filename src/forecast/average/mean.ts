import { type Safe, safe } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { readData } from '../../model/input.js'
import { fields } from '../../model/schema.js'
import { type Forecast, pointForecast } from '../forecast.js'
import { type WeightedOptions, weightedOptionsShape } from '../options.js'
import type { SituationInput } from '../situation.js'
import { weightsOf } from '../weights.js'

/** Σ wᵢ xᵢ / Σ wᵢ; nothing where all weights are 0. */
export function meanOf(positions: Float64Array, weights: Float64Array): number | undefined {
  let sum = 0
  let total = 0
  for (let i = 0; i < positions.length; i++) {
    const weight = weights[i] as number
    sum += weight * (positions[i] as number)
    total += weight
  }
  return total > 0 ? sum / total : undefined
}

const optionsSchema = fields(weightedOptionsShape)

/** The mean of positions; each actor counts the same unless `weights` says otherwise. Linear in actors. */
export function mean(situation: SituationInput, options: WeightedOptions = {}): Forecast {
  const { weights, ...asked } = parseWith(optionsSchema, readData(options), [])
  return pointForecast('mean', (board) => meanOf(board.positions, weightsOf(board, weights)), situation, asked)
}

/** The twin of `mean` that returns the error instead of throwing it. */
export const safeMean: (situation: SituationInput, options?: WeightedOptions) => Safe<Forecast> = safe(mean)
