import { freeze } from 'immer'
import { type Safe, safe } from '../../model/errors.js'
import type { ForecastAssumption } from '../assumption.js'
import type { Undecided } from '../forecast.js'
import type { ForecastOptions } from '../options.js'
import { defineSituation, type SituationInput } from '../situation.js'
import { compromise } from './compromise.js'
import { median } from './median.js'

/** Two outcomes by issue, in its own unit; without the issues that are undecided. */
export interface MeanAndMedian {
  readonly assumptions: readonly ForecastAssumption[]
  readonly compromise: Readonly<Record<string, number>>
  readonly weightedMedian: Readonly<Record<string, number>>
  readonly undecided: readonly Undecided[]
}

/**
 * Where a negotiation may end, by the two plainest models: the mean and the median of positions, both weighted by capability ×
 * salience. On 351 issues decided by the European Union nothing that is more elaborate has errors smaller than the mean's by a
 * margin that matters, and the median is closer more often but far off when it is not; so both are told.
 */
export function forecast(situation: SituationInput, options: ForecastOptions = {}): MeanAndMedian {
  const given = defineSituation(situation)
  const mean = compromise(given, options)
  const middle = median(given, { ...options, weights: 'product' })
  return freeze({
    assumptions: mean.assumptions,
    compromise: mean.outcome,
    weightedMedian: middle.outcome,
    undecided: mean.undecided,
  })
}

/** The twin of `forecast` that returns the error instead of throwing it. */
export const safeForecast: (situation: SituationInput, options?: ForecastOptions) => Safe<MeanAndMedian> =
  safe(forecast)
