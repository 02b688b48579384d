export type { Punishment, Verdict, VerdictMove } from './certificate.js'
export {
  type CoalitionConcept,
  coalitionConcepts,
  coalitionImprovements,
  coalitionStability,
  safeCoalitionImprovements,
  safeCoalitionStability,
  safeUniversalStability,
  universalStability,
} from './coalition.js'
export { type Concept, concepts, type StabilityConcept } from './concepts.js'
export {
  type EquilibriumJump,
  equilibriumJumps,
  safeEquilibriumJumps,
} from './evolution/equilibriumJumps.js'
export { type Evolution, type EvolutionOptions, evolution, type Path, safeEvolution } from './evolution/evolution.js'
export {
  type Intervention,
  type InterventionOptions,
  type InterventionPath,
  type InterventionState,
  intervention,
  safeIntervention,
} from './evolution/intervention.js'
export {
  type EquilibriumPaths,
  type StatusQuoAnalysisOptions,
  safeStatusQuoAnalysis,
  statusQuoAnalysis,
} from './evolution/statusQuoAnalysis.js'
export { explainVerdict, safeExplainVerdict } from './explainVerdict.js'
export { type Expression, formatExpression } from './expression.js'
export type { ForesightConcept } from './foresight.js'
export { type RankingCount, rankingCount, safeRankingCount } from './inverse/rankingCount.js'
export type { InverseConcept } from './inverse/requirements.js'
export {
  type ComparisonChange,
  type SmallestChange,
  type SmallestChangeOptions,
  safeSmallestChange,
  smallestChange,
} from './inverse/smallestChange.js'
export {
  type JointMovesOptions,
  jointMoves,
  safeJointMoves,
  safeUnilateralImprovements,
  safeUnilateralMoves,
  unilateralImprovements,
  unilateralMoves,
} from './joint.js'
export {
  type Conflict,
  type ConflictInput,
  type ConflictPreferences,
  conflictSchema,
  defineConflict,
  type Rule,
  type StateInput,
  safeDefineConflict,
} from './model.js'
export type { ConflictAssumption } from './negotiation/assumption.js'
export type { ChoiceKind } from './negotiation/choices.js'
export {
  type FromNegotiationOptions,
  fromNegotiation,
  type NegotiationConflict,
  safeFromNegotiation,
} from './negotiation/fromNegotiation.js'
export type { Wish } from './negotiation/wishes.js'
export { parseExpression, safeParseExpression } from './parse.js'
export { type EquilibriumHinges, type Hinge, hinges, safeHinges } from './robust/hinges.js'
export { type EquilibriumRobustness, type RobustnessOptions, robustness, safeRobustness } from './robust/robustness.js'
export { type Stability, type StabilityOptions, safeStability, stability } from './stability.js'
export {
  safeVerdict,
  verdict,
} from './verdict.js'
export { safeVerifyVerdict, verifyVerdict } from './verifyVerdict.js'
