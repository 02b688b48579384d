import type { Act, ActOf, Issue, Negotiation } from '../model/negotiation.js'
import type { Region } from '../model/region.js'
import { onlyValue } from '../model/region.js'
import { type RegionExpression, toRegion } from '../model/regionExpression.js'
import type { Value } from '../model/scale.js'

/**
 * How an act bears on what its maker accepts on one issue.
 * - `fix`: this region and nothing else is acceptable.
 * - `add`: this region is acceptable, beside what was.
 * - `allow`: this region is acceptable in some package, so it is no longer ruled out.
 * - `exclude`: this region is refused.
 * - `weigh`: nothing but the salience is said.
 */
export interface Bearing {
  readonly act: string
  readonly issue: string
  readonly effect: 'fix' | 'add' | 'allow' | 'exclude' | 'weigh'
  readonly region?: Region
  readonly ideal?: Value | undefined
  readonly salience?: number | undefined
}

type Issues = Negotiation['issues']

/** What an act says of its maker's positions; nothing, for acts that only give context. */
export function bearingsOf(issues: Issues, acts: ReadonlyMap<string, Act>, act: Act): Bearing[] {
  switch (act.kind) {
    case 'demand':
    case 'statement':
      return [stance(issues, act)]
    case 'proposal':
      return terms(issues, act.id, Object.entries(act.terms))
    case 'acceptance':
      return terms(issues, act.id, answeredTerms(acts, act))
    case 'rejection':
      return refusals(issues, acts, act)
    default:
      return []
  }
}

function stance(issues: Issues, act: ActOf<'demand' | 'statement'>): Bearing {
  const said = { act: act.id, issue: act.issue, salience: act.salience }
  if (act.region === undefined) return { ...said, effect: 'weigh' }
  const region = regionOn(issues, act.issue, act.region)
  return { ...said, effect: act.firmness === 'firm' ? 'fix' : 'add', region, ideal: act.ideal ?? onlyValue(region) }
}

/** One term is acceptable by itself; several only together. */
function terms(issues: Issues, act: string, entries: readonly (readonly [string, RegionExpression])[]): Bearing[] {
  const effect = entries.length === 1 ? 'add' : 'allow'
  return entries.map(([issue, region]) => ({ act, issue, effect, region: regionOn(issues, issue, region) }))
}

/** A package is refused as a whole; its terms are only where the rejection names them. */
function refusals(issues: Issues, acts: ReadonlyMap<string, Act>, act: ActOf<'rejection'>): Bearing[] {
  const refused = answeredTerms(acts, act)
  if (refused.length > 1 && act.issues === undefined) return []
  return refused.map(([issue, region]) => ({
    act: act.id,
    issue,
    effect: 'exclude',
    region: regionOn(issues, issue, region),
  }))
}

/** The outcomes that an answer is about: those of the act it answers, or the one it names itself. */
function answeredTerms(
  acts: ReadonlyMap<string, Act>,
  answer: ActOf<'acceptance' | 'rejection'>,
): (readonly [string, RegionExpression])[] {
  const { answers, issues } = answer
  const outcomes = outcomesOf(answers === undefined ? answer : (acts.get(answers) as Act))
  return issues === undefined ? outcomes : outcomes.filter(([issue]) => issues.includes(issue))
}

/** The outcomes that an act names, issue by issue: none, one, or the terms of a package. */
function outcomesOf(act: Act): (readonly [string, RegionExpression])[] {
  if (act.kind === 'proposal') return Object.entries(act.terms)
  if (!('region' in act) || act.issue === undefined || act.region === undefined) return []
  return [[act.issue, act.region]]
}

function regionOn(issues: Issues, issue: string, expression: RegionExpression): Region {
  return toRegion((issues[issue] as Issue).scale, expression)
}
