export type { DeadlockChanges } from './gap/agreement/changedDeadlocks.js'
export type { Concession, ConcessionCost } from './gap/agreement/concession.js'
export type { Deadlock } from './gap/agreement/deadlock.js'
export {
  type DeadlockExplanation,
  type DeadlockOptions,
  explainDeadlock,
  explainDeadlockAsync,
  safeExplainDeadlock,
} from './gap/agreement/explainDeadlock.js'
export {
  type Feasibility,
  type FeasibleOptions,
  feasible,
  feasibleAsync,
  safeFeasible,
  type Unshown,
} from './gap/agreement/feasible.js'
export {
  type ConcessionOptions,
  type Concessions,
  type Key,
  minimalConcessions,
  minimalConcessionsAsync,
  safeMinimalConcessions,
} from './gap/agreement/minimalConcessions.js'
export type { Outlook, Settlement } from './gap/agreement/outlook.js'
export type { PackageSelection } from './gap/agreement/scope.js'
export { assess, type Package, type PartyAssessment, safeAssess, type TermAssessment } from './gap/assess.js'
export { type Blocker, type BlockerOptions, blockers, safeBlockers } from './gap/blockers.js'
export {
  type Bridge,
  type BridgeOptions,
  bridge,
  bridgeAsync,
  safeBridge,
  type TradeOff,
} from './gap/bridge/bridge.js'
export type { BridgePackage } from './gap/bridge/bridgePackage.js'
export type { Give, PartyShortfall } from './gap/bridge/gives.js'
export type { Objective } from './gap/bridge/objective.js'
export type { ChangedParts, Length, RegionChange } from './gap/changedParts.js'
export {
  type Changes,
  type CompareOptions,
  type Comparison,
  compare,
  type GapChange,
  type PositionChange,
  safeCompare,
} from './gap/compare.js'
export { type AnswerStatus, type DemandStatus, demandStatus, safeDemandStatus } from './gap/demandStatus.js'
export { type Gap, gap, safeGap } from './gap/gap.js'
export {
  type ActInfluence,
  type Influence,
  type InfluenceOptions,
  influence,
  influenceAsync,
  safeInfluence,
} from './gap/influence/influence.js'
export type { SamplingError } from './gap/influence/sampling.js'
export type { Bounds, IssueGap, Verdict } from './gap/issueGap.js'
export { type GapCell, type GapMatrix, type GapMatrixOptions, gapMatrix, safeGapMatrix } from './gap/matrix.js'
export type { Metric, OwnMetric } from './gap/metric.js'
export type { Motion, Move, MoveKind } from './gap/move.js'
export { type Movement, movements, safeMovements } from './gap/movements.js'
export type { GapOptions, Selection } from './gap/options.js'
export type { PackageAnswer } from './gap/packageAnswers.js'
export {
  type Answered,
  type BothBounds,
  type Conduct,
  type Exchange,
  type Reciprocity,
  reciprocity,
  safeReciprocity,
} from './gap/reciprocity.js'
export { regionDistance } from './gap/regionDistance.js'
export type { Progress, SearchOptions } from './gap/search.js'
export { type Standstill, safeStandstills, standstills } from './gap/standstill.js'
export {
  safeTrajectory,
  type Trajectory,
  type TrajectoryPoint,
  type TrajectoryStep,
  trajectory,
} from './gap/trajectory.js'
export type { Assumption, Weights } from './gap/weights.js'
export { commonGround, safeCommonGround, safeZopa, type Zopa, zopa } from './gap/zopa.js'
export type { ActInput, ActInputOf, TermsOf } from './model/actInput.js'
export type { IsoDate, When } from './model/date.js'
export { DemarcheError, type DemarcheIssue, type FaultCode, type Path, type Safe } from './model/errors.js'
export type { Selector, Source } from './model/evidence.js'
export type { AnyNames, DelegateId, IssueId, PartyId, RegionOn, SourceId, ValueOn } from './model/names.js'
export type {
  Act,
  ActOf,
  Assessment,
  Condition,
  Delegate,
  Evidence,
  Issue,
  Negotiation,
  Party,
  Relation,
} from './model/negotiation.js'
export { negotiationSchema, schemaVersion } from './model/negotiation.js'
export type { Interval, IntervalRegion, OptionRegion, Region } from './model/region.js'
export {
  contains,
  difference,
  intersection,
  isEmpty,
  isSubset,
  overlap,
  sameRegion,
  union,
} from './model/regionAlgebra.js'
export { type Bounds as RegionBounds, type RegionExpression, regionOf, safeRegionOf } from './model/regionExpression.js'
export type {
  BinaryScale,
  IntervalScale,
  NominalScale,
  OrdinalScale,
  Scale,
  Value,
} from './model/scale.js'
export {
  type ActKind,
  actKinds,
  type Certainty,
  type CoalitionRule,
  type Firmness,
  type PartyKind,
  type PloverEvent,
  type RelationKind,
  type Strength,
  strengths,
  type TalksStatus,
  type Trend,
} from './model/vocabulary.js'
export { type Position, type Positions, position, positions, safePosition, safePositions } from './position/position.js'
export {
  acceptance,
  accusation,
  appeal,
  demand,
  doubt,
  incident,
  meeting,
  pledge,
  proposal,
  rejection,
  statement,
  threat,
  withdrawal,
} from './record/acts.js'
export { defineNegotiation, safeDefineNegotiation } from './record/define.js'
export type { Additions, DefinitionInput } from './record/definitionInput.js'
export { extend, safeExtend } from './record/extend.js'
export { asOf, lastDay, safeAsOf, safeLastDay, safeUndo, undo } from './record/history.js'
export { hypotheticalActs, safeHypotheticalActs } from './record/hypothetical.js'
export { parseNegotiation, safeParseNegotiation } from './record/parse.js'
export {
  record,
  recordAll,
  safeRecord,
  safeRecordAll,
  safeWithdraw,
  type WithdrawalDetails,
  withdraw,
} from './record/record.js'
export { type EvidenceFinding, safeVerifyEvidence, verifyEvidence } from './record/verifyEvidence.js'
export { safeWhatIf, safeWhatIfAll, whatIf, whatIfAll } from './record/whatIf.js'
