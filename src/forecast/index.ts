export type { ForecastAssumption } from './assumption.js'
export { compromise, safeCompromise } from './average/compromise.js'
export { forecast, type MeanAndMedian, safeForecast } from './average/forecast.js'
export { mean, safeMean } from './average/mean.js'
export { type MedianOptions, median, safeMedian } from './average/median.js'
export {
  type Backtest,
  type BacktestOptions,
  backtest,
  type ModelScore,
  safeBacktest,
} from './backtest/backtest.js'
export type { Difference } from './backtest/bootstrap.js'
export { type Calibration, calibration, type IntervalForecast, safeCalibration } from './backtest/calibration.js'
export type { Errors } from './backtest/errors.js'
export type { NotScored, ScoredIssue } from './backtest/scored.js'
export {
  type NashBargainingOptions,
  nashBargaining,
  safeNashBargaining,
} from './bargaining/nashBargaining.js'
export type { Unknown } from './board.js'
export { type CondorcetOptions, condorcet, safeCondorcet } from './election/condorcet.js'
export { type Candidate, type Election, type ElectionOptions, election, safeElection } from './election/election.js'
export type { ElectionModel, VictoryModel, VotingRule } from './election/rules.js'
export { type EnsembleOptions, ensemble, ensembleAsync, safeEnsemble } from './ensemble/ensemble.js'
export {
  type Ensemble,
  ensembleOf,
  type OutcomeDistribution,
  type Spread,
  safeEnsembleOf,
} from './ensemble/ensembleOf.js'
export type { EnsembleAssumption, Range, UncertainInput } from './ensemble/input.js'
export { interval, safeInterval } from './ensemble/interval.js'
export { mergeShards, safeMergeShards } from './ensemble/merge.js'
export { type ModelAgreement, type ModelPair, modelAgreement, safeModelAgreement } from './ensemble/modelAgreement.js'
export type { SamplingOptions, SensitivityMethod } from './ensemble/options.js'
export type { Estimate } from './ensemble/rankCorrelation.js'
export type { EnsemblePart, EnsembleResult, EnsembleShard, SampledOutcome } from './ensemble/result.js'
export type { Sensitivity } from './ensemble/sensitivity.js'
export {
  runShard,
  runShardAsync,
  type ShardingOptions,
  type ShardOptions,
  safeRunShard,
  safeShards,
  shards,
} from './ensemble/shard.js'
export {
  type Concession,
  type ExchangeOptions,
  type ExchangeRound,
  exchange,
  type PositionExchange,
  safeExchange,
} from './exchange/exchange.js'
export type { Closeness, Externality } from './exchange/externalities.js'
export {
  type ExpectedUtilityForecast,
  expectedUtility,
  safeExpectedUtility,
} from './expectedUtility/expectedUtility.js'
export type { ExpectedUtilityOptions, RoundsOptions } from './expectedUtility/options.js'
export { type Reading, type ReadingName, readings } from './expectedUtility/reading.js'
export {
  type ReadingEffect,
  type ReadingPlace,
  type ReadingSensitivity,
  type ReadingSpread,
  type SensitivityOptions,
  safeSensitivityToReading,
  sensitivityToReading,
} from './expectedUtility/sensitivity.js'
export type { ChallengeRound, Offer } from './expectedUtility/trace.js'
export type { Forecast, Undecided, WhyUndecided } from './forecast.js'
export { type ForecastModel, type ForecastModelName, forecastModels } from './models.js'
export {
  type FromNegotiationOptions,
  fromNegotiation,
  type NegotiationSituation,
  type SituationAssumption,
  safeFromNegotiation,
} from './negotiation/fromNegotiation.js'
export {
  type NegotiationAssumption,
  type NegotiationOfOptions,
  negotiationOf,
  type SituationNegotiation,
  safeNegotiationOf,
} from './negotiation/negotiationOf.js'
export type { ForecastOptions, WeightedOptions } from './options.js'
export {
  type ProcedureForecast,
  type ProcedureOptions,
  type ProcedureWinSet,
  procedure,
  safeProcedure,
} from './procedure/procedure.js'
export type { Positions, Round, Traced } from './rounds.js'
export {
  type Actor,
  defineSituation,
  type Situation,
  type SituationInput,
  type SpatialIssue,
  type Stance,
  safeDefineSituation,
} from './situation.js'
export type { Accommodation } from './spatial/accommodation.js'
export type { EstimateOf } from './spatial/bargain.js'
export type {
  BargainModel,
  Commitment,
  Interpolation,
  RiskAdjustment,
  RiskRange,
  Transitions,
} from './spatial/settings.js'
export { type SpatialOptions, safeSpatialBargaining, spatialBargaining } from './spatial/spatialBargaining.js'
export type { Challenge, SpatialChoice, SpatialOption, SpatialRound } from './spatial/told.js'
export type { Weighting } from './weights.js'
