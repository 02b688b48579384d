import { type Safe, safe } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { readData } from '../../model/input.js'
import { fields } from '../../model/schema.js'
import { type Forecast, pointForecast } from '../forecast.js'
import { type WeightedOptions, weightedOptionsShape } from '../options.js'
import type { SituationInput } from '../situation.js'
import { weightsOf } from '../weights.js'

/** Σ wᵢ xᵢ / Σ wᵢ, kept between the least and the greatest position that counts; nothing where all weights are 0. */
export function meanOf(positions: Float64Array, weights: Float64Array): number | undefined {
  let [sum, total, least, most] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let i = 0; i < positions.length; i++) {
    const [position, weight] = [positions[i] as number, weights[i] as number]
    if (weight === 0) continue
    sum += weight * position
    total += weight
    if (position < least) least = position
    if (position > most) most = position
  }
  // Rounding can carry the quotient past the ends.
  return total > 0 ? Math.min(most, Math.max(least, sum / total)) : undefined
}

const optionsSchema = fields(weightedOptionsShape)

/** The mean of positions; each actor counts the same unless `weights` says otherwise. Linear in actors. */
export function mean(situation: SituationInput, options: WeightedOptions = {}): Forecast {
  const { weights, ...asked } = parseWith(optionsSchema, readData(options), [])
  return pointForecast('mean', (board) => meanOf(board.positions, weightsOf(board, weights)), situation, asked)
}

/** The twin of `mean` that returns the error instead of throwing it. */
export const safeMean: (situation: SituationInput, options?: WeightedOptions) => Safe<Forecast> = safe(mean)
