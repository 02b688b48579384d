import { perNegotiation } from '../record/checked.js'
import { actsInOrder, standsBy } from './voices.js'

/** How a party last answered an act, and with which act of its own. */
export interface Answer {
  readonly answer: 'accepted' | 'rejected'
  readonly act: string
}

/** For each act that was answered, the last answer of each party that gave one; to a package, also one to some terms. */
export const answers = perNegotiation((negotiation): ReadonlyMap<string, ReadonlyMap<string, Answer>> => {
  const known = new Map<string, Map<string, Answer>>()
  for (const act of actsInOrder(negotiation)) {
    if (!('answers' in act) || act.answers === undefined) continue
    const byParty = known.get(act.answers) ?? new Map<string, Answer>()
    const answer = act.kind === 'acceptance' ? 'accepted' : 'rejected'
    for (const party of standsBy(negotiation, act)) byParty.set(party, { answer, act: act.id })
    known.set(act.answers, byParty)
  }
  return known
})
