import type { Selection } from '../../gap/options.js'
import { commonGround, type Zopa, zopa } from '../../gap/zopa.js'
import type { Negotiation } from '../../model/negotiation.js'
import { type Block, paragraph, type Section, table } from '../content.js'
import { describeRegion, issueOf, partyNames, sectionTitle } from '../words.js'

/** What nobody has ruled out. */
export function commonGroundSection(negotiation: Negotiation, options: Selection = {}): Section {
  const zones = commonGround(negotiation, options)
  const rows = zones.filter((zone) => zone.verdict !== 'unknown').map((zone) => describeZone(negotiation, zone))
  const unknown = zones
    .filter((zone) => zone.verdict === 'unknown')
    .map((zone) => issueOf(negotiation, zone.issue).name)
  const blocks: Block[] = []
  if (rows.length > 0)
    blocks.push(table(['issue', 'verdict', 'nobody has ruled out', 'spoken so far', 'these accept'], rows))
  if (unknown.length > 0) {
    blocks.push(paragraph(`Nothing can be said yet, since fewer than two have spoken: ${unknown.join('; ')}.`))
  }
  return {
    title: sectionTitle(negotiation, 'What nobody has ruled out'),
    blocks: blocks.length === 0 ? [paragraph('Nothing.')] : blocks,
  }
}

function describeZone(negotiation: Negotiation, zone: Zopa): string[] {
  const { name, scale } = issueOf(negotiation, zone.issue)
  const spoken = zone.parties.filter((party) => !zone.silent.includes(party))
  return [
    name,
    zone.verdict,
    describeRegion(scale, zone.possible),
    partyNames(negotiation, spoken),
    describeRegion(scale, zopa(negotiation, zone.issue, { parties: spoken }).shown),
  ]
}
