export type { ForecastAssumption } from './assumption.js'
export { compromise, safeCompromise } from './average/compromise.js'
export { mean, safeMean } from './average/mean.js'
export { median, safeMedian } from './average/median.js'
export type { Forecast, Undecided } from './forecast.js'
export type { ForecastOptions, WeightedOptions } from './options.js'
export {
  type Actor,
  defineSituation,
  type Situation,
  type SituationInput,
  type SpatialIssue,
  type Stance,
  safeDefineSituation,
} from './situation.js'
export type { Weighting } from './weights.js'
