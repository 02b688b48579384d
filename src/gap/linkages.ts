import type { Act, ActOf, Negotiation } from '../model/negotiation.js'
import { isSubset, overlap, type Region } from '../model/region.js'
import { toRegion } from '../model/regionExpression.js'
import { speakersFor } from '../position/speakers.js'
import { actsInOrder, standsBy } from '../position/voices.js'
import { perNegotiation } from '../record/checked.js'
import { scaleOf, type Terms } from './terms.js'

interface Outcome {
  readonly issue: string
  readonly region: Region
}

/** A demand that is made a condition: its party accepts the outcome only in packages that meet the demand. */
export interface Linkage {
  readonly act: string
  readonly outcome: Outcome
  readonly demanded: Outcome
  /** Acts by which the party speaks for itself: while one of them stands, this condition of others does not bind it. */
  readonly unless: readonly string[]
}

/** The linkages of a party, and those of the parties through whom it is read. */
export function linkagesOf(negotiation: Negotiation, party: string): Linkage[] {
  return conditionalDemands(negotiation).flatMap(({ demand, makers }) => {
    const bound = speakersFor(negotiation, party, [demand.issue]).filter((speaker) => makers.includes(speaker.party))
    return bound.flatMap((speaker) => toLinkages(negotiation, demand, speaker.unless))
  })
}

const conditionalDemands = perNegotiation((negotiation) =>
  actsInOrder(negotiation)
    .filter((act): act is ActOf<'demand'> => act.kind === 'demand' && act.conditionFor !== undefined)
    .map((demand) => ({ demand, makers: standsBy(negotiation, demand as Act) })),
)

function toLinkages(negotiation: Negotiation, demand: ActOf<'demand'>, unless: readonly string[]): Linkage[] {
  const outcomeOf = ({ issue, region }: Pick<ActOf<'demand'>, 'issue' | 'region'>): Outcome => ({
    issue,
    region: toRegion(scaleOf(negotiation, issue), region),
  })
  const demanded = outcomeOf(demand)
  return (demand.conditionFor ?? []).map((condition) => ({
    act: demand.id,
    outcome: outcomeOf(condition),
    demanded,
    unless,
  }))
}

/** Conditions of a party that a package brings into play, by demand. */
export interface ConditionFindings {
  /** The package settles what is demanded otherwise. */
  readonly unmet: readonly string[]
  /** The package leaves what is demanded out, or wide. */
  readonly open: readonly string[]
}

/** A demand that is made a condition binds where the package has the outcome that it is a condition for. */
export function conditionsOn(negotiation: Negotiation, party: string, terms: Terms): ConditionFindings {
  const binding = linkagesOf(negotiation, party).filter(
    ({ unless, outcome }) => unless.length === 0 && hasOutcome(negotiation, terms, outcome),
  )
  const status = binding.map(({ act, demanded }) => ({ act, status: demandIn(negotiation, terms, demanded) }))
  const actsOf = (wanted: 'unmet' | 'open') => [
    ...new Set(status.filter((entry) => entry.status === wanted).map((entry) => entry.act)),
  ]
  return { unmet: actsOf('unmet'), open: actsOf('open') }
}

function hasOutcome(negotiation: Negotiation, terms: Terms, { issue, region }: Outcome): boolean {
  const term = terms.get(issue)
  return term !== undefined && isSubset(scaleOf(negotiation, issue), term, region)
}

function demandIn(negotiation: Negotiation, terms: Terms, { issue, region }: Outcome): 'met' | 'open' | 'unmet' {
  const scale = scaleOf(negotiation, issue)
  const settled = terms.get(issue)
  if (settled === undefined) return 'open'
  if (isSubset(scale, settled, region)) return 'met'
  return overlap(scale, settled, region) ? 'open' : 'unmet'
}
