import { DemarcheError, faultsOfEach } from '../model/errors.js'
import { parseWith } from '../model/fromZod.js'
import { readData } from '../model/input.js'
import type { Issue, Negotiation } from '../model/negotiation.js'
import { isSubset, type Region } from '../model/region.js'
import { type RegionExpression, regionFaults, termsSchema, toRegion } from '../model/regionExpression.js'
import { assertNames } from '../record/checked.js'

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

/** Terms as a caller gives them. Throws `DemarcheError` for unknown issues and for what is no region of their scales. */
export function readTerms(negotiation: Negotiation, given: unknown): Terms {
  const terms = parseWith(termsSchema, readData(given, ['terms']), ['terms'])
  assertNames('issue', negotiation.issues, Object.keys(terms))
  const faults = faultsOfEach(Object.entries(terms), ([issue, region]) =>
    regionFaults(scaleOf(negotiation, issue), issue, region, ['terms', issue]),
  )
  if (faults.length > 0) throw new DemarcheError(faults)
  return toTerms(negotiation, terms)
}

/** Whether a package settles every issue that another one does, within its region. It may settle more. */
export function liesWithin(negotiation: Negotiation, terms: Terms, other: Terms): boolean {
  return [...other].every(([issue, region]) => {
    const term = terms.get(issue)
    return term !== undefined && isSubset(scaleOf(negotiation, issue), term, region)
  })
}
