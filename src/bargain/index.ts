export type { Settlement } from '../gap/agreement/outlook.js'
export type { Axis } from './axis.js'
export {
  acceptAtLeast,
  acceptCombined,
  acceptFrom,
  acceptLast,
  acceptNext,
} from './dance/acceptance.js'
export {
  type AlternatingOffersOptions,
  alternatingOffers,
  safeAlternatingOffers,
} from './dance/alternatingOffers.js'
export type { Agreement, Ending, Move, NegotiationDance, RecordingOptions } from './dance/dance.js'
export type { Menu } from './dance/menu.js'
export { mixed, safeMixed } from './dance/mixed.js'
export {
  type MonotonicConcessionOptions,
  monotonicConcession,
  safeMonotonicConcession,
} from './dance/monotonicConcession.js'
export { anyWithin, closest, mostAlike } from './dance/offer.js'
export { type SingleTextOptions, safeSingleText, singleText } from './dance/singleText.js'
export type { Strategy } from './dance/strategy.js'
export type { TableOptions } from './dance/table.js'
export {
  boulware,
  conceder,
  hardliner,
  linear,
  safeTimeDependent,
  type TimeDependentOptions,
  timeDependent,
} from './dance/timeDependent.js'
export {
  type AveragedTitForTatOptions,
  averagedTitForTat,
  type RandomTitForTatOptions,
  type RelativeTitForTatOptions,
  relativeTitForTat,
  safeAveragedTitForTat,
  safeRelativeTitForTat,
  safeTitForTat,
  type TitForTatOptions,
  titForTat,
} from './dance/titForTat.js'
export type { Acceptance, OfferChoice, Tactic, View } from './dance/view.js'
export {
  type AdjustedWinner,
  type AdjustedWinnerAssumption,
  type AdjustedWinnerStep,
  adjustedWinner,
  safeAdjustedWinner,
} from './division/adjustedWinner.js'
export type { Shares } from './division/allotment.js'
export {
  type Fairness,
  fairness,
  isEfficient,
  isEnvyFree,
  isEquitable,
  isProportional,
  safeFairness,
} from './division/fairness.js'
export type { Exact } from './division/fraction.js'
export type { Transfer } from './division/improvement.js'
export { type MaximinShare, type MaximinShareOptions, maximinShare, safeMaximinShare } from './division/maximinShare.js'
export type { Quantity } from './division/quantity.js'
export type { Valuations } from './division/valuations.js'
export { type BargainingIssue, type Domain, defineDomain, domainSchema, safeDefineDomain } from './domain.js'
export type { PackageAnswer } from './elicitation/answers.js'
export {
  type Bounded,
  type ConjointAssumption,
  type ConjointOptions,
  type ConjointWeights,
  conjointWeights,
  type PackageChoices,
  safeConjointWeights,
  type ViolatedAnswer,
} from './elicitation/conjoint.js'
export type { SaatyConsistency } from './elicitation/consistency.js'
export type { IssueOptions, OptionPackage } from './elicitation/packages.js'
export {
  type Comparison,
  type FittedComparison,
  type PairwiseAssumption,
  type PairwiseWeights,
  pairwiseWeights,
  safePairwiseWeights,
} from './elicitation/pairwise.js'
export type { Ranking } from './elicitation/ranking.js'
export {
  type Bounds,
  type RankOrderAssumption,
  type RankOrderWeights,
  rankOrderWeights,
  safeRankOrderWeights,
} from './elicitation/rankOrder.js'
export {
  type Choices,
  type LinearValues,
  type PlausibleRange,
  type RankedPackage,
  type Smarter,
  type Smarts,
  safeSmarter,
  safeSmarts,
  smarter,
  smarts,
} from './elicitation/smarts.js'
export {
  type RankReversal,
  type SwingAssumption,
  type Swings,
  type SwingWeights,
  safeSwingWeights,
  swingWeights,
} from './elicitation/swing.js'
export {
  type Frontier,
  type FrontierPoint,
  type FrontierStretch,
  frontier,
  packagesAt,
  safeFrontier,
} from './frontier.js'
export { type LeftOnTable, leftOnTable, safeLeftOnTable } from './leftOnTable.js'
export { type Measures, measures, safeMeasures } from './measures.js'
export {
  type FromNegotiationOptions,
  fromNegotiation,
  type NegotiationScenario,
  type PositionAssumption,
  safeFromNegotiation,
  safeUtilityBounds,
  type UtilityBounds,
  utilityBounds,
} from './negotiation/fromNegotiation.js'
export { type OpaqueOptions, type OpaquePreferences, opaque, safeOpaque } from './opaque.js'
export type { BargainingAssumption, BargainingOptions, Disagreement, FoldingOptions } from './options.js'
export {
  neighbours,
  type OutcomeSpace,
  type OutcomeSpaceOptions,
  outcomeSpace,
  packageAt,
  packageIndex,
  packages,
  safeNeighbours,
  safeOutcomeSpace,
  safePackageAt,
  safePackageIndex,
  samplePackages,
} from './outcomeSpace.js'
export {
  type Change,
  type PostSettlement,
  type PostSettlementOptions,
  postSettlement,
  safePostSettlement,
} from './postSettlement.js'
export {
  definePreferences,
  type Interaction,
  type Preferences,
  type PreferencesInput,
  preferencesSchema,
  safeDefinePreferences,
} from './preferences.js'
export {
  type PackageCount,
  type RationalPackages,
  rationalPackages,
  safeRationalPackages,
} from './rationalPackages.js'
export { defineScenario, type Scenario, type ScenarioInput, safeDefineScenario } from './scenario.js'
export type { Solution } from './solution/best.js'
export {
  geniusKalaiSmorodinsky,
  geniusNash,
  negmasKalai,
  negmasKalaiSmorodinsky,
  negmasNash,
  safeGeniusKalaiSmorodinsky,
  safeGeniusNash,
  safeNegmasKalai,
  safeNegmasKalaiSmorodinsky,
  safeNegmasNash,
} from './solution/peers.js'
export {
  egalitarian,
  equalGain,
  kalaiSmorodinsky,
  leximin,
  nash,
  type Solutions,
  safeEgalitarian,
  safeEqualGain,
  safeKalaiSmorodinsky,
  safeLeximin,
  safeNash,
  safeSolutions,
  safeUtilitarian,
  solutions,
  utilitarian,
} from './solution/solutions.js'
export type { Fixture } from './tournament/fixtures.js'
export type { TournamentRun } from './tournament/run.js'
export type { Mean, Standing } from './tournament/standings.js'
export {
  type Tournament,
  type TournamentInput,
  type TournamentOptions,
  type TournamentProgress,
  tournament,
} from './tournament/tournament.js'
export { safeUtilities, safeUtility, type UtilityOptions, utilities, utility } from './utility.js'
export type { ValueFunction, ValueFunctionInput } from './valueFunction.js'
