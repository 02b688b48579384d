import type { Act, ActOf, Issue, Negotiation } from '../model/negotiation.js'
import { isSubset, type Region } from '../model/region.js'
import { toRegion } from '../model/regionExpression.js'
import { actsInOrder, standsBy } from '../position/voices.js'
import { actsById } from '../record/checked.js'

/** A package: the region of each issue that it settles. */
export type Terms = ReadonlyMap<string, Region>

/** What a party did with a package, and by which act. */
export interface PackageAnswer {
  readonly answer: 'proposed' | 'accepted' | 'rejected'
  readonly act: string
}

export function scaleOf(negotiation: Negotiation, issue: string): Issue['scale'] {
  return (negotiation.issues[issue] as Issue).scale
}

/** The last act by which a party proposed, accepted or refused as a whole a package that `terms` lie within. */
export function lastAnswer(negotiation: Negotiation, party: string, terms: Terms): PackageAnswer | undefined {
  let last: PackageAnswer | undefined
  for (const act of actsInOrder(negotiation)) {
    const answer = answerOf(negotiation, act, terms)
    if (answer !== undefined && standsBy(negotiation, act).includes(party)) last = { answer, act: act.id }
  }
  return last
}

function answerOf(negotiation: Negotiation, act: Act, terms: Terms): PackageAnswer['answer'] | undefined {
  if (act.kind === 'proposal') return liesWithin(negotiation, terms, act) ? 'proposed' : undefined
  if ((act.kind !== 'acceptance' && act.kind !== 'rejection') || act.answers === undefined) return undefined
  const answered = actsById(negotiation).get(act.answers)
  if (answered?.kind !== 'proposal' || !liesWithin(negotiation, terms, answered)) return undefined
  if (act.kind === 'rejection') return 'rejected'
  const partly = act.issues !== undefined && act.issues.length < terms.size
  return partly ? undefined : 'accepted'
}

/** Whether the terms settle the same issues as a proposal, each within its region. */
function liesWithin(negotiation: Negotiation, terms: Terms, proposal: ActOf<'proposal'>): boolean {
  const proposed = Object.entries(proposal.terms)
  return (
    proposed.length === terms.size &&
    proposed.every(([issue, region]) => {
      const scale = scaleOf(negotiation, issue)
      const term = terms.get(issue)
      return term !== undefined && isSubset(scale, term, toRegion(scale, region))
    })
  )
}
