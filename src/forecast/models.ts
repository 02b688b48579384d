import { compromise } from './average/compromise.js'
import { mean } from './average/mean.js'
import { median } from './average/median.js'
import { nashBargaining } from './bargaining/nashBargaining.js'
import { condorcet } from './election/condorcet.js'
import { election } from './election/election.js'
import { exchange } from './exchange/exchange.js'
import { expectedUtility } from './expectedUtility/expectedUtility.js'
import type { Forecast, Undecided } from './forecast.js'
import type { Situation } from './situation.js'
import { spatialBargaining } from './spatial/spatialBargaining.js'

/** A model with all about it chosen: for each issue a point in its unit, or why there is none. */
export type ForecastModel = (situation: Situation) => {
  readonly outcome: Readonly<Record<string, number>>
  readonly undecided?: readonly Undecided[]
}

/** The point models of this room by name, each by its defaults. Medians and means that are weighted are so by capability × salience. */
export const forecastModels = Object.freeze({
  compromise: (situation: Situation) => compromise(situation),
  mean: (situation: Situation) => mean(situation),
  salienceMean: (situation: Situation) => mean(situation, { weights: 'salience' }),
  median: (situation: Situation) => median(situation),
  weightedMedian: (situation: Situation) => median(situation, { weights: 'product' }),
  nashBargaining: (situation: Situation) => nashBargaining(situation),
  condorcet: (situation: Situation) => condorcet(situation),
  election: (situation: Situation) => election(situation),
  exchange: (situation: Situation) => exchange(situation),
  expectedUtility: (situation: Situation) => expectedUtility(situation, { trace: false }),
  spatialBargaining: (situation: Situation) => spatialBargaining(situation),
}) satisfies Readonly<Record<string, (situation: Situation) => Forecast>>

export type ForecastModelName = keyof typeof forecastModels
