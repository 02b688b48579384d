import { type DemandStatus, demandStatus } from '../../gap/demandStatus.js'
import type { Act, Negotiation } from '../../model/negotiation.js'
import { actsById } from '../../record/checked.js'
import { list, paragraph, type Section } from '../content.js'
import { citeAct, describeAct, describeOutcome, joined, partyNames, sectionTitle } from '../words.js'

/** The demands that stand, and who has answered them. */
export function demandsSection(negotiation: Negotiation): Section {
  const demands = demandStatus(negotiation).map((status) => describeDemand(negotiation, status))
  const blocks = demands.length === 0 ? [paragraph('No demand stands.')] : [list(demands)]
  return { title: sectionTitle(negotiation, 'Demands, and who has answered'), blocks }
}

function describeDemand(negotiation: Negotiation, status: DemandStatus): string {
  const demand = actsById(negotiation).get(status.act) as Act
  const addressed = Object.entries(status.status).map(([party, answer]) => {
    const name = partyNames(negotiation, [party])
    if (answer === 'open') return `${name}, to whom it is addressed, has not answered`
    return `${name}, to whom it is addressed, has ${answer} it (${citeAnswer(negotiation, status, party)})`
  })
  const third = (parties: readonly string[], did: string) =>
    parties.map((party) => {
      const cited = citeAnswer(negotiation, status, party)
      return `${partyNames(negotiation, [party])}, to whom it is not addressed, has ${did} it (${cited})`
    })
  const answers = [...addressed, ...third(status.rejectedBy, 'rejected'), ...third(status.acceptedBy, 'accepted')]
  const conditions = status.conditionFor.map(
    ({ issue, region, certainty }) => `${describeOutcome(negotiation, issue, region)} (${certainty})`,
  )
  const condition = conditions.length === 0 ? '' : ` It is a condition for ${joined(conditions)}.`
  return `${describeAct(negotiation, demand)} (${citeAct(demand)}).${condition} ${joined(answers)}.`
}

function citeAnswer(negotiation: Negotiation, status: DemandStatus, party: string): string {
  const act = actsById(negotiation).get(status.answers[party] ?? '')
  return act === undefined ? '' : citeAct(act)
}
