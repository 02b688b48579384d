export type { NodeKind } from './counted.js'
export { eventList, safeEventList } from './eventList.js'
export type { Frames, KernelShape, KernelSlices, Windows } from './frames.js'
export { matrix, safeMatrix, safeWeight, weight } from './matrix.js'
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
export { type Attributes, type QualifierScale, type Statement, statementSchema } from './statement.js'
export { defineStatements, type StatementSet, type StatementsInput, safeDefineStatements } from './statementSet.js'
export { safeTwoMode, type TwoModeOptions, twoMode } from './twoMode.js'
