import type { Act, ActOf, Condition, Negotiation } from '../model/negotiation.js'
import { isSubset, overlap } from '../model/region.js'
import { toRegion } from '../model/regionExpression.js'
import { actsInOrder, standsBy } from '../position/voices.js'
import { scaleOf, type Terms } from './package.js'

/** Conditions of a party that a package brings into play, by demand. */
export interface ConditionFindings {
  /** The package settles what is demanded otherwise. */
  readonly unmet: readonly string[]
  /** The package leaves what is demanded out, or wide. */
  readonly open: readonly string[]
}

/** A demand that is made a condition binds where the package has the outcome that it is a condition for. */
export function conditionsOn(negotiation: Negotiation, party: string, terms: Terms): ConditionFindings {
  const binding = standingConditions(negotiation, party).filter((demand) =>
    demand.conditionFor?.some((condition) => hasOutcome(negotiation, terms, condition)),
  )
  const status = binding.map((demand) => ({ id: demand.id, status: demandIn(negotiation, terms, demand) }))
  const idsOf = (wanted: 'unmet' | 'open') => status.filter((entry) => entry.status === wanted).map((entry) => entry.id)
  return { unmet: idsOf('unmet'), open: idsOf('open') }
}

function standingConditions(negotiation: Negotiation, party: string): ActOf<'demand'>[] {
  const isCondition = (act: Act): act is ActOf<'demand'> => act.kind === 'demand' && act.conditionFor !== undefined
  return actsInOrder(negotiation)
    .filter(isCondition)
    .filter((demand) => standsBy(negotiation, demand).includes(party))
}

function hasOutcome(negotiation: Negotiation, terms: Terms, { issue, region }: Condition): boolean {
  const scale = scaleOf(negotiation, issue)
  const term = terms.get(issue)
  return term !== undefined && isSubset(scale, term, toRegion(scale, region))
}

function demandIn(negotiation: Negotiation, terms: Terms, demand: ActOf<'demand'>): 'met' | 'open' | 'unmet' {
  const scale = scaleOf(negotiation, demand.issue)
  const settled = terms.get(demand.issue)
  const wanted = toRegion(scale, demand.region)
  if (settled === undefined) return 'open'
  if (isSubset(scale, settled, wanted)) return 'met'
  return overlap(scale, settled, wanted) ? 'open' : 'unmet'
}
