export type { Settlement } from '../gap/agreement/outlook.js'
export type { Axis } from './axis.js'
export { type BargainingIssue, type Domain, defineDomain, domainSchema, safeDefineDomain } from './domain.js'
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
export { type OpaqueOptions, type OpaquePreferences, opaque } from './opaque.js'
export type { BargainingAssumption, BargainingOptions, Disagreement, FoldingOptions } from './options.js'
export {
  neighbours,
  type OutcomeSpace,
  type OutcomeSpaceOptions,
  outcomeSpace,
  packageAt,
  packageIndex,
  packages,
  safeOutcomeSpace,
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
} from './solution/peers.js'
export {
  egalitarian,
  equalGain,
  kalaiSmorodinsky,
  leximin,
  nash,
  type Solutions,
  safeSolutions,
  solutions,
  utilitarian,
} from './solution/solutions.js'
export { safeUtilities, safeUtility, type UtilityOptions, utilities, utility } from './utility.js'
export type { ValueFunction, ValueFunctionInput } from './valueFunction.js'
