import { type Safe, safe } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { readData } from '../../model/input.js'
import { fields } from '../../model/schema.js'
import { type Forecast, pointForecast } from '../forecast.js'
import { type WeightedOptions, weightedOptionsShape } from '../options.js'
import type { SituationInput } from '../situation.js'
import { weightsOf } from '../weights.js'

/** The least position such that those up to it have at least half of all weight; nothing where all weights are 0. */
function medianOf(positions: Float64Array, weights: Float64Array): number | undefined {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (!(total > 0)) return undefined
  const order = Array.from(positions.keys()).sort((a, b) => (positions[a] as number) - (positions[b] as number))
  let upTo = 0
  for (const i of order) {
    upTo += weights[i] as number
    if (2 * upTo >= total) return positions[i]
  }
  return undefined
}

const optionsSchema = fields(weightedOptionsShape)

/**
 * The median of positions, which beats or ties every other one in a vote of single-peaked voters (Black 1948); each actor counts
 * the same unless `weights` says otherwise. Where two would do, the lower. The cost is that of sorting the actors.
 */
export function median(situation: SituationInput, options: WeightedOptions = {}): Forecast {
  const { weights, ...asked } = parseWith(optionsSchema, readData(options), [])
  return pointForecast('median', (board) => medianOf(board.positions, weightsOf(board, weights)), situation, asked)
}

/** The twin of `median` that returns the error instead of throwing it. */
export const safeMedian: (situation: SituationInput, options?: WeightedOptions) => Safe<Forecast> = safe(median)
