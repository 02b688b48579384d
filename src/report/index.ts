export type { Block, Section, Table } from './content.js'
export {
  citeAct,
  describeAct,
  describeBounds,
  describeRegion,
  nameAct,
  nameActs,
  sectionTitle,
} from './describe.js'
export { renderMarkdown } from './markdown.js'
export { type ReportOptions, report, reportSections, safeReport, safeReportSections } from './page/report.js'
export { type AgreementSectionOptions, agreementSection } from './sections/agreement.js'
export { assessmentSection } from './sections/assessment.js'
export { blockersSection } from './sections/blockers.js'
export { type BridgeSectionOptions, bridgeSection } from './sections/bridge.js'
export { campSections } from './sections/camps.js'
export { commonGroundSection } from './sections/commonGround.js'
export { type ConflictSectionsOptions, conflictSections } from './sections/conflict.js'
export { demandsSection } from './sections/demands.js'
export { ensembleSections } from './sections/ensemble.js'
export { type ForecastSectionsOptions, forecastSections, situationSection } from './sections/forecast.js'
export { type FrontierSectionOptions, frontierSections } from './sections/frontier.js'
export { gapMatrixSection, pairSection } from './sections/gaps.js'
export { headlineSection } from './sections/headline.js'
export { influenceSection } from './sections/influence.js'
export { overviewSection } from './sections/overview.js'
export { partiesSection } from './sections/parties.js'
export { positionsSection } from './sections/positions.js'
export { type RecordSectionOptions, recordSection } from './sections/record.js'
export { sourcesSection } from './sections/sources.js'
export { standstillSection } from './sections/standstill.js'
export { trajectorySection } from './sections/trajectory.js'
export { answersPicture } from './svg/answers.js'
export { deadlockPicture } from './svg/deadlock.js'
export { type FrontierPictureOptions, frontierPicture } from './svg/frontier.js'
export { gapMatrixPicture } from './svg/gapMatrix.js'
export { type NetworkPictureOptions, networkPicture } from './svg/network.js'
export { type PositionPictureOptions, positionPicture } from './svg/positions.js'
export { type RoundsPictureOptions, roundsPicture } from './svg/rounds.js'
export { type TimelinePictureOptions, timelinePicture } from './svg/timeline.js'
export { renderText, type TextOptions } from './text.js'
