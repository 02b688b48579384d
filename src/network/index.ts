export type { NodeKind } from './counted.js'
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
} from './options.js'
export { type Attributes, type QualifierScale, type Statement, statementSchema } from './statement.js'
export { defineStatements, type StatementSet, type StatementsInput, safeDefineStatements } from './statementSet.js'
