import type { Issue, Negotiation } from '../model/negotiation.js'
import { isSubset, type Region } from '../model/region.js'
import { type RegionExpression, toRegion } from '../model/regionExpression.js'

/** What a package settles: the region of each issue that it names. */
export type Terms = ReadonlyMap<string, Region>

export function scaleOf(negotiation: Negotiation, issue: string): Issue['scale'] {
  return (negotiation.issues[issue] as Issue).scale
}

export function toTerms(negotiation: Negotiation, expressions: Readonly<Record<string, RegionExpression>>): Terms {
  return new Map(
    Object.entries(expressions).map(([issue, region]) => [issue, toRegion(scaleOf(negotiation, issue), region)]),
  )
}

/** Whether a package settles every issue that another one does, within its region. It may settle more. */
export function liesWithin(negotiation: Negotiation, terms: Terms, other: Terms): boolean {
  return [...other].every(([issue, region]) => {
    const term = terms.get(issue)
    return term !== undefined && isSubset(scaleOf(negotiation, issue), term, region)
  })
}
