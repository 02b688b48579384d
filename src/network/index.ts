export {
  type ActAssumption,
  type ActNetwork,
  type ActNetworkOptions,
  actNetwork,
  safeActNetwork,
} from './acts/actNetwork.js'
export { type EventRoot, eventRoots, goldsteinSource } from './acts/eventRoots.js'
export { eventRoot, type GoldsteinTable, goldstein } from './acts/goldstein.js'
export { type BackboneOptions, type BackboneStep, backbone, safeBackbone } from './backbone.js'
export { type Communities, type CommunitiesOptions, communities, safeCommunities } from './camps/communities.js'
export { type CampExplanation, type ConceptPart, explainCamps, safeExplainCamps } from './camps/explain.js'
export { type Frustration, type FrustrationOptions, frustration, safeFrustration } from './camps/frustration.js'
export { cut, type Hierarchy, hierarchy, type Linkage, type Merge, safeCut, safeHierarchy } from './camps/hierarchy.js'
export { modularity, safeModularity } from './camps/modularity.js'
export { type Polarisation, type PolarisationOptions, polarisation, safePolarisation } from './camps/polarisation.js'
export { type ProfileDistances, profileDistances, safeProfileDistances } from './camps/profiles.js'
export type { NodeKind } from './counted.js'
export { eventList, safeEventList } from './eventList.js'
export type { Frames, KernelShape, KernelSlices, Windows } from './frames.js'
export { type GapNetworkOptions, gapNetwork, safeGapNetwork } from './gapNetwork.js'
export { defineNetwork, type NetworkInput, safeDefineNetwork } from './listed.js'
export { matrix, safeMatrix, safeWeight, weight } from './matrix.js'
export {
  type FromNegotiationOptions,
  fromNegotiation,
  type NegotiationStatements,
  type StatementAssumption,
  safeFromNegotiation,
} from './negotiation/fromNegotiation.js'
export type { MemberRule } from './negotiation/speakers.js'
export type { Arc, DirectedNetwork, Edge, Network, OneModeNetwork, TwoModeNetwork } from './network.js'
export {
  type OneModeNetworks,
  type OneModeOptions,
  oneMode,
  oneModeNetworks,
  safeOneMode,
  safeOneModeNetworks,
} from './oneMode.js'
export type {
  Aggregation,
  DuplicateScope,
  Normalisation,
  StatementOptions,
  StatementValues,
  TwoModeAggregation,
  TwoModeNormalisation,
} from './options.js'
export {
  oneModeOverTime,
  safeOneModeOverTime,
  safeTwoModeOverTime,
  type TimeSlice,
  twoModeOverTime,
} from './overTime.js'
export { type Phases, type PhasesOptions, phases, safePhases } from './phases.js'
export { laplacianSpectrum, safeLaplacianSpectrum } from './spectrum.js'
export { type Attributes, type QualifierScale, type Statement, statementSchema } from './statement.js'
export { defineStatements, type StatementSet, type StatementsInput, safeDefineStatements } from './statementSet.js'
export { safeTwoMode, type TwoModeOptions, twoMode } from './twoMode.js'
