import type { Deadlock } from '../gap/agreement/deadlock.js'
import type { Act, Negotiation } from '../model/negotiation.js'
import { actsById, makersOf } from '../record/checked.js'
import { citeAct, describeAct, describeOutcome, joined, nameAct, partyNames } from './words.js'

/** Acts that exclude every package, as a sentence: who insists on what, and who has refused it, each with its act. */
export function describeDeadlock(negotiation: Negotiation, { acts, overtaken }: Deadlock): string {
  const known = new Set(acts)
  const clauses = acts.map((id) => {
    const act = actsById(negotiation).get(id) as Act
    const note = overtaken.includes(id) ? '; overtaken since, but it would count again' : ''
    return `${clause(negotiation, act, known)} (${citeAct(act)}${note})`
  })
  return `${clauses.join('; ')}.`
}

/** Acts as a list: what each says, and where it is found. */
export function describeSet(negotiation: Negotiation, acts: readonly string[]): string {
  return joined(
    acts.map((id) => {
      const act = actsById(negotiation).get(id) as Act
      return `${clause(negotiation, act, new Set())} (${nameAct(act)})`
    }),
  )
}

function clause(negotiation: Negotiation, act: Act, told: ReadonlySet<string>): string {
  if (act.hypothetical === true) return describeAct(negotiation, act)
  const by = partyNames(negotiation, makersOf(act))
  const several = makersOf(act).length > 1
  if (act.kind === 'demand' && act.conditionFor !== undefined) {
    const outcomes = act.conditionFor.map(({ issue, region }) => describeOutcome(negotiation, issue, region))
    const demanded = describeOutcome(negotiation, act.issue, act.region)
    return `${by} ${several ? 'make' : 'makes'} ${demanded} a condition for ${joined(outcomes)}`
  }
  if (act.kind !== 'rejection' || act.answers === undefined) return describeAct(negotiation, act)
  if (told.has(act.answers)) return `${by} ${several ? 'have' : 'has'} rejected it`
  const answered = actsById(negotiation).get(act.answers)
  if (answered === undefined) return describeAct(negotiation, act)
  return `${by} ${several ? 'have' : 'has'} rejected ${whatItAsks(negotiation, answered)}`
}

function whatItAsks(negotiation: Negotiation, act: Act): string {
  if (act.kind === 'proposal') {
    return joined(Object.entries(act.terms).map(([issue, region]) => describeOutcome(negotiation, issue, region)))
  }
  return 'region' in act && act.issue !== undefined && act.region !== undefined
    ? describeOutcome(negotiation, act.issue, act.region)
    : `what ${nameAct(act)} asks`
}
