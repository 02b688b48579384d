import * as fc from 'fast-check'
import type { Package } from '../../gap/assess.js'
import type { AnyNames } from '../../model/names.js'
import type { Negotiation } from '../../model/negotiation.js'
import type { RegionExpression } from '../../model/regionExpression.js'
import { checked } from '../../record/checked.js'
import { regions } from './regions.js'

/** Packages for `assess`: a region for one or more issues of a negotiation, the first alone when shrunk. */
export function proposals<Names extends AnyNames>(negotiation: Negotiation<Names>): fc.Arbitrary<Package<Names>> {
  const issues = Object.entries(checked(negotiation).issues)
  const terms = issues.map(([issue, { scale }]) => regions(scale).map((region) => [issue, region] as const))
  return fc
    .tuple(
      fc.subarray(
        issues.map((_, i) => i),
        { minLength: 1 },
      ),
      fc.tuple(...terms),
    )
    .map(([chosen, drawn]) => ({
      terms: Object.fromEntries(chosen.map((i) => drawn[i] as readonly [string, RegionExpression])),
    })) as fc.Arbitrary<Package<Names>>
}
