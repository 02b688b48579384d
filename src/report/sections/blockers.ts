import { type Blocker, type BlockerOptions, blockers } from '../../gap/blockers.js'
import type { Act, Negotiation } from '../../model/negotiation.js'
import { at, positions } from '../../position/position.js'
import { actsById } from '../../record/checked.js'
import { list, paragraph, type Section } from '../content.js'
import { citeAct, describeAct, describeRegion, issueOf, partyNames, sectionTitle } from '../words.js'

/** What blocks an agreement, and the acts that do. */
export function blockersSection(negotiation: Negotiation, options: BlockerOptions = {}): Section {
  const found = blockers(negotiation, options)
  const blocks =
    found.length === 0
      ? [paragraph('Nothing: on no issue do positions exclude each other.')]
      : [list(found.map((blocker) => describeBlocker(negotiation, blocker)))]
  return { title: sectionTitle(negotiation, 'What blocks, and why'), blocks }
}

function describeBlocker(negotiation: Negotiation, { issue, parties, lower, acts }: Blocker): string {
  const { name, scale } = issueOf(negotiation, issue)
  const reasons = parties.map((party) => {
    const left = describeRegion(scale, at(positions(negotiation), party, issue).outer)
    const cited = (acts[party] ?? []).map((id) => {
      const act = actsById(negotiation).get(id) as Act
      return `${describeAct(negotiation, act)} (${citeAct(act)})`
    })
    return `${partyNames(negotiation, [party])} leaves only “${left}”: ${cited.join('; ')}`
  })
  return `“${name}”: ${partyNames(negotiation, parties)} exclude each other, at least ${lower.toFixed(2)} apart. ${reasons.join('. ')}.`
}
