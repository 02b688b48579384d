import type { Negotiation } from '../../model/negotiation.js'
import {
  difference,
  emptyRegion,
  intersection,
  isEmpty,
  isSubset,
  type Region,
  union,
  wholeRegion,
} from '../../model/region.js'
import { at, positions } from '../../position/position.js'
import { bindingRules } from '../agreement/rules.js'
import { groupsOf, type PackageRules, type Scope } from '../agreement/scope.js'
import { scaleOf } from '../terms.js'

/** A region for each of some issues: the packages that keep to all of them. */
type Box = ReadonlyMap<string, Region>

/**
 * What a party has not ruled out on issues that its own conditions and refused packages tie together: the packages of any
 * of these boxes. A box holds an empty region for an issue of which the party has ruled out everything.
 */
export interface Leeway {
  readonly party: string
  readonly issues: readonly string[]
  readonly boxes: readonly Box[]
}

/**
 * A party's leeway on all issues of the scope: one for each issue, or for issues that go together. Exponential only in the
 * rules of one party that share issues, and there only where boxes do not hold each other.
 */
export function leewaysOf(scope: Scope, party: string): Leeway[] {
  const { negotiation } = scope
  const rules = bindingRules(scope.rules.get(party) ?? { linkages: [], refused: [] })
  const ways = waysToObey(negotiation, rules)
  const ties = ways.map((choices) => [...new Set(choices.flatMap((way) => [...way.keys()]))])
  return groupsOf(scope.groups.flat(), ties).flatMap((issues) => {
    const outer: Box = new Map(issues.map((issue) => [issue, at(positions(negotiation), party, issue).outer]))
    const own = ways.filter((_, i) => issues.includes(ties[i]?.[0] ?? ''))
    const boxes = own.reduce<readonly Box[]>(
      (left, choices) =>
        simplified(
          negotiation,
          left.flatMap((box) => obeying(negotiation, box, choices)),
        ),
      [outer],
    )
    if (boxes.length > 1) return [{ party, issues, boxes }]
    // Where no package is left, none is near: that counts as everything ruled out on each of the issues.
    return issues.map((issue) => {
      const region = boxes[0]?.get(issue) ?? emptyRegion(scaleOf(negotiation, issue))
      return { party, issues: [issue], boxes: [new Map([[issue, region]])] }
    })
  })
}

/** For each rule the boxes of which a package must keep to one. */
function waysToObey(negotiation: Negotiation, { linkages, refused }: PackageRules): Box[][] {
  const outside = (issue: string, region: Region): Box => {
    const scale = scaleOf(negotiation, issue)
    return new Map([[issue, difference(scale, wholeRegion(scale), region)]])
  }
  return [
    ...linkages.map(({ outcome, demanded }) => [
      outside(outcome.issue, outcome.region),
      new Map([[demanded.issue, demanded.region]]),
    ]),
    ...refused.map(({ terms, readmitted }) => [
      ...[...terms].map(([issue, region]) => outside(issue, region)),
      ...readmitted.map((later) => later.terms),
    ]),
  ]
}

/** The parts of a box that keep to one of the ways; the box itself where it does so as a whole. */
function obeying(negotiation: Negotiation, box: Box, ways: readonly Box[]): Box[] {
  const parts = ways.flatMap((way) => narrowed(negotiation, box, way))
  return parts.includes(box) ? [box] : parts
}

/** A party that rules out every value of an issue has none there that would obey: then the other ways are left. */
function narrowed(negotiation: Negotiation, box: Box, way: Box): Box[] {
  const regions = [...way].map(([issue, region]) => {
    const left = box.get(issue) as Region
    return [issue, intersection(scaleOf(negotiation, issue), left, region)] as const
  })
  if (regions.some(([, region]) => isEmpty(region))) return []
  return regions.every(([issue, region]) => region === box.get(issue)) ? [box] : [new Map([...box, ...regions])]
}

/** The same packages in fewer boxes: none within another, none that differ on one issue only. */
function simplified(negotiation: Negotiation, boxes: readonly Box[]): Box[] {
  const kept: Box[] = []
  for (const box of boxes) {
    let grown = box
    for (let i = 0; i < kept.length; i++) {
      const joined = joinedBox(negotiation, kept[i] as Box, grown)
      if (joined === undefined) continue
      kept.splice(i, 1)
      grown = joined
      i = -1
    }
    kept.push(grown)
  }
  return kept
}

/** Two boxes as one, where that is one: one holds the other, or they agree on all issues but one. */
function joinedBox(negotiation: Negotiation, a: Box, b: Box): Box | undefined {
  const within = (x: Box, y: Box) => (issue: string) =>
    isSubset(scaleOf(negotiation, issue), x.get(issue) as Region, y.get(issue) as Region)
  const issues = [...a.keys()]
  const [inA, inB] = [issues.filter(within(b, a)), issues.filter(within(a, b))]
  if (inA.length === issues.length) return a
  if (inB.length === issues.length) return b
  const others = issues.filter((issue) => !inA.includes(issue) || !inB.includes(issue))
  const [issue] = others
  if (issue === undefined || others.length > 1) return undefined
  return new Map([...a, [issue, union(scaleOf(negotiation, issue), a.get(issue) as Region, b.get(issue) as Region)]])
}
