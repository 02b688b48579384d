export type { FileAssumption, FileScenario } from './assumption.js'
export { type ConflictDotOptions, safeWriteConflictDot, writeConflictDot } from './conflict/dot.js'
export { safeWriteMovesCsv, writeMovesCsv } from './conflict/moves.js'
export {
  type ReadConflict,
  readConflict,
  safeReadConflict,
  safeWriteConflict,
  type WriteConflictOptions,
  writeConflict,
} from './conflict/read.js'
export { type GmcrAssumption, type GmcrConflict, readGmcr, safeReadGmcr } from './conflict/readGmcr.js'
export { type GmcrChange, safeWriteGmcr, type WrittenGmcr, writeGmcr } from './conflict/writeGmcr.js'
export { readDecide, safeReadDecide, safeWriteDecide, writeDecide } from './decide/decide.js'
export { type GeniusDomain, readGeniusDomain, safeReadGeniusDomain, writeGeniusDomain } from './genius/domain.js'
export type { GeniusEvaluator } from './genius/evaluator.js'
export type { GeniusIssue } from './genius/issue.js'
export { type GeniusProfile, readGeniusProfile, safeReadGeniusProfile, writeGeniusProfile } from './genius/profile.js'
export type { GeniusRectangle } from './genius/rectangles.js'
export { type GeniusOptions, type GeniusSemantics, geniusScenario, safeGeniusScenario } from './genius/scenario.js'
export {
  type GeniusWebDomain,
  readGeniusWebDomain,
  safeReadGeniusWebDomain,
  writeGeniusWebDomain,
} from './geniusweb/domain.js'
export {
  type GeniusWebProfile,
  readGeniusWebProfile,
  safeReadGeniusWebProfile,
  writeGeniusWebProfile,
} from './geniusweb/profile.js'
export { geniusWebScenario, safeGeniusWebScenario } from './geniusweb/scenario.js'
export { readKtabCsv, safeReadKtabCsv, safeWriteKtabCsv, writeKtabCsv } from './ktab/csv.js'
export type { KtabScenario } from './ktab/scenario.js'
export type { KtabDialect, KtabSwitches } from './ktab/settings.js'
export { readKtabXml, safeReadKtabXml, safeWriteKtabXml, type WriteKtabOptions, writeKtabXml } from './ktab/xml.js'
export type { NegmasFormat } from './negmas/document.js'
export { type NegmasDomain, readNegmasDomain, safeReadNegmasDomain, writeNegmasDomain } from './negmas/domain.js'
export { negmasScenario, safeNegmasScenario } from './negmas/scenario.js'
export {
  type NegmasUtilityFunction,
  type NegmasValueFunction,
  readNegmasUtilityFunction,
  safeReadNegmasUtilityFunction,
  writeNegmasUtilityFunction,
} from './negmas/utilityFunction.js'
export type { TextFormat } from './negotiation/document.js'
export { type ReadNegotiation, readNegotiation, safeReadNegotiation } from './negotiation/read.js'
export { negotiationJsonSchema } from './negotiation/schema.js'
export { safeWriteNegotiation, type WriteNegotiationOptions, writeNegotiation } from './negotiation/write.js'
export { type DnaVariables, readDnaDatabase, safeReadDnaDatabase } from './network/dnaDatabase.js'
export { writeDot } from './network/dot.js'
export { readGexf, safeReadGexf, writeGexf } from './network/gexf.js'
export { readGraphml, safeReadGraphml, writeGraphml } from './network/graphml.js'
export {
  type MatrixKind,
  readMatrixCsv,
  safeReadMatrixCsv,
  writeEdgesCsv,
  writeMatrixCsv,
} from './network/matrices.js'
export { readPajek, safeReadPajek, writePajek } from './network/pajek.js'
export type { QualifierKind } from './network/qualifiers.js'
export { readStatements, type StatementColumns, safeReadStatements, writeStatements } from './network/statements.js'
export { readUcinet, safeReadUcinet, writeUcinet } from './network/ucinet.js'
export {
  type FileFormat,
  type ReadScenario,
  readScenario,
  type ScenarioFiles,
  safeReadScenario,
} from './scenario.js'
export {
  type ActorTableAssumption,
  type ActorTableOptions,
  type ReadSituation,
  readActorTable,
  safeReadActorTable,
  safeWriteActorTable,
  writeActorTable,
} from './situation/actorTable.js'
export { type FileSituation, readSituationFile, safeReadSituationFile } from './situation/anyFile.js'
export {
  readDecisionTable,
  safeReadDecisionTable,
  safeWriteDecisionTable,
  writeDecisionTable,
} from './situation/decisionTable.js'
export { readSituation, safeReadSituation, safeWriteSituation, writeSituation } from './situation/json.js'
export type { Mended, Read, Source } from './text/source.js'
export type { WritingChange } from './written/change.js'
export {
  safeWriteScenario,
  type WriteScenarioOptions,
  type WrittenScenario,
  writeScenario,
} from './written/writeScenario.js'
