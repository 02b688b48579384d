import { failAt, show } from '../../model/errors.js'
import type { Act, Negotiation } from '../../model/negotiation.js'
import { at, positions } from '../../position/position.js'
import { actsById, makersOf } from '../../record/checked.js'
import { type Assumption, partyWeights } from '../weights.js'
import { issuesOf } from './deadlock.js'
import type { Scope } from './scope.js'

/**
 * What is counted when sets of acts are ranked: `number` the acts; `salience` how much the issues matter to those who give
 * way on them, each party's weights summing to 1; or a cost for each act, from 0 on; what that function throws is passed
 * on as it is.
 */
export type ConcessionCost = 'number' | 'salience' | ((act: Act) => number)

/** Acts whose withdrawal leaves a package that nobody rules out; of a part of them it does not. */
export interface Concession {
  /** Ids of the acts, in the order of the record. */
  readonly acts: readonly string[]
  /** Who made them. */
  readonly parties: readonly string[]
  /** The issues of the packages that they are about. */
  readonly issues: readonly string[]
  /** By what was ranked. */
  readonly cost: number
}

/** What a set of acts costs, and what that takes for granted of those who give way. Costs of sets that share no issue add up. */
export interface CostOf {
  readonly cost: (acts: readonly string[]) => number
  readonly assumedOf: (parties: readonly string[]) => readonly Assumption[]
}

export function costOf(scope: Scope, by: ConcessionCost): CostOf {
  if (by === 'number') return { cost: (acts) => acts.length, assumedOf: () => [] }
  if (by === 'salience') return salienceCost(scope)
  if (typeof by !== 'function') {
    failAt(['cost'], { code: 'invalidType', expected: '"number", "salience" or a function of an act', found: by })
  }
  const single = (id: string): number => {
    const cost: unknown = by(actsById(scope.negotiation).get(id) as Act)
    if (typeof cost === 'number' && cost >= 0 && cost < Number.POSITIVE_INFINITY) return cost
    return failAt(['cost'], { code: 'inconsistent', expected: `a cost of ${id} from 0 on`, found: show(cost) })
  }
  return { cost: (acts) => acts.reduce((sum, act) => sum + single(act), 0), assumedOf: () => [] }
}

/** Each party that gives way on an issue counts once there, by the weight that the issue has for it. */
function salienceCost({ negotiation, groups }: Scope): CostOf {
  const issues = groups.flat()
  const all = positions(negotiation)
  const rowOf = (party: string) => issues.map((issue) => at(all, party, issue))
  const weights = new Map(
    Object.keys(negotiation.parties).map((party) => [party, partyWeights('salience', party, issues, rowOf(party))]),
  )
  const places = new Map(issues.map((issue, place) => [issue, place]))
  const cost = (acts: readonly string[]) => {
    const yielding = new Set(acts.flatMap((act) => whoYields(negotiation, act)))
    return [...yielding].reduce((sum, pair) => {
      const [party, issue] = pair.split(' ') as [string, string]
      return sum + (weights.get(party)?.shares[places.get(issue) ?? -1] ?? 0)
    }, 0)
  }
  return { cost, assumedOf: (parties) => parties.flatMap((party) => weights.get(party)?.assumption ?? []) }
}

function whoYields(negotiation: Negotiation, id: string): string[] {
  const act = actsById(negotiation).get(id) as Act
  return makersOf(act).flatMap((maker) => issuesOf(negotiation, act).map((issue) => `${maker} ${issue}`))
}

export function concessionOf(scope: Scope, acts: readonly string[], cost: number): Concession {
  const made = acts.map((id) => actsById(scope.negotiation).get(id) as Act)
  const known = new Set(scope.groups.flat())
  return {
    acts,
    parties: [...new Set(made.flatMap(makersOf))],
    issues: [...new Set(made.flatMap((act) => issuesOf(scope.negotiation, act)))].filter((issue) => known.has(issue)),
    cost,
  }
}
