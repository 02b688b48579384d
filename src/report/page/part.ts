import type { Negotiation } from '../../model/negotiation.js'
import type { Section } from '../content.js'
import { agreementSection } from '../sections/agreement.js'
import { blockersSection } from '../sections/blockers.js'
import { bridgeSection } from '../sections/bridge.js'
import { commonGroundSection } from '../sections/commonGround.js'
import { demandsSection } from '../sections/demands.js'
import { gapMatrixSection, pairSection } from '../sections/gaps.js'
import { headlineSection } from '../sections/headline.js'
import { networkSections } from '../sections/network.js'
import { overviewSection } from '../sections/overview.js'
import { partiesSection } from '../sections/parties.js'
import { positionsSection } from '../sections/positions.js'
import { recordSection } from '../sections/record.js'
import { sourcesSection } from '../sections/sources.js'
import { trajectorySection } from '../sections/trajectory.js'
import { tiesOf } from './ties.js'

/** What a report is about, part by part. Text, Markdown and the page tell the same parts. */
export const partTitles = {
  overview: 'What is negotiated',
  headline: 'Where it stands',
  positions: 'Positions',
  gaps: 'Gaps',
  timeline: 'Over time',
  answers: 'Who answered whom',
  agreement: 'What an agreement would take',
  network: 'Agreement and conflict',
  parties: 'Parties',
  record: 'The record',
  sources: 'Sources',
} as const

export type PartId = keyof typeof partTitles

export const partIds = Object.keys(partTitles) as readonly PartId[]

export interface PartOptions {
  /** The two whose gap is told one issue at a time, and over time; nobody, where there is but one party. */
  readonly pair: readonly [string, string] | undefined
}

/** As many acts as are listed. */
const mostActs = 200
/** As many deadlocks and sets of acts as are listed. */
const mostWays = 8

/** What a part says. */
export function sectionsOf(id: PartId, negotiation: Negotiation, { pair }: PartOptions): readonly Section[] {
  switch (id) {
    case 'overview':
      return [overviewSection(negotiation)]
    case 'headline':
      return [headlineSection(negotiation)]
    case 'positions':
      return [positionsSection(negotiation), commonGroundSection(negotiation)]
    case 'gaps':
      return [
        gapMatrixSection(negotiation),
        ...(pair === undefined ? [] : [pairSection(negotiation, ...pair)]),
        blockersSection(negotiation),
      ]
    case 'timeline':
      return pair === undefined ? [] : [trajectorySection(negotiation, ...pair)]
    case 'answers':
      return [demandsSection(negotiation)]
    case 'agreement':
      return [agreementSection(negotiation, { limit: mostWays }), bridgeSection(negotiation)]
    case 'network': {
      const { network, statements, assumptions } = tiesOf(negotiation)
      return networkSections(network, statements, assumptions)
    }
    case 'parties':
      return [partiesSection(negotiation)]
    case 'record':
      return [recordSection(negotiation, { latest: mostActs })]
    case 'sources':
      return [sourcesSection(negotiation)]
  }
}
