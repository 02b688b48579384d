import { type Safe, safe } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { readData } from '../../model/input.js'
import { fields } from '../../model/schema.js'
import { type Forecast, pointForecast } from '../forecast.js'
import { type ForecastOptions, forecastOptionsShape } from '../options.js'
import type { SituationInput } from '../situation.js'
import { weightsOf } from '../weights.js'
import { meanOf } from './mean.js'

const optionsSchema = fields(forecastOptionsShape)

/**
 * The compromise model: the mean of positions weighted by capability × salience, Σ cᵢ sᵢ xᵢ / Σ cᵢ sᵢ (Van den Bos 1991). It
 * approximates the Nash bargaining solution where having no agreement is very costly to all (Achen 2006). Linear in actors.
 */
export function compromise(situation: SituationInput, options: ForecastOptions = {}): Forecast {
  const asked = parseWith(optionsSchema, readData(options), [])
  return pointForecast('compromise', (board) => meanOf(board.positions, weightsOf(board, 'product')), situation, asked)
}

/** The twin of `compromise` that returns the error instead of throwing it. */
export const safeCompromise: (situation: SituationInput, options?: ForecastOptions) => Safe<Forecast> = safe(compromise)
