import type { Act, Negotiation } from '../../model/negotiation.js'
import { standsBy } from '../../position/voices.js'
import { makersOf } from '../../record/checked.js'

/** Whether members say what a collective says: not at all, where it binds them, or always. */
export type MemberRule = 'apart' | 'bound' | 'inherit'

/** Those who make an act and stand by it, and those who say it through a collective that they belong to. */
export function speakersOf(negotiation: Negotiation, act: Act, rule: MemberRule) {
  const standing = standsBy(negotiation, act)
  const makers = makersOf(act).filter((maker) => standing.includes(maker))
  if (rule === 'apart') return { makers, others: [] }
  const heard = rule === 'bound' ? standing : membersOf(negotiation, makers)
  return { makers, others: heard.filter((party) => !makers.includes(party)) }
}

/** All members of these parties, at any remove. */
function membersOf(negotiation: Negotiation, parties: readonly string[]): string[] {
  const found = new Set<string>()
  const open = [...parties]
  for (let party = open.pop(); party !== undefined; party = open.pop()) {
    for (const member of negotiation.parties[party]?.members ?? []) {
      if (found.has(member)) continue
      found.add(member)
      open.push(member)
    }
  }
  return [...found]
}
