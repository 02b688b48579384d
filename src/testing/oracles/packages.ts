import type { Act, Negotiation } from '../../model/negotiation.js'
import type { RegionExpression } from '../../model/regionExpression.js'
import type { Scale, Value } from '../../model/scale.js'
import { probesOf } from '../arbitraries/scales.js'
import { holds } from './pointPosition.js'

/** A value for each issue that is settled. */
export type Package = Readonly<Record<string, Value>>

export type Terms = Readonly<Record<string, RegionExpression>>

/**
 * Every package that settles these issues, and each of the optional ones or not; as far as the acts tell values apart: of
 * neighbouring probes that no act tells apart, the first.
 */
export function packagesOf(
  negotiation: Negotiation,
  issues: readonly string[] = Object.keys(negotiation.issues),
  optional: readonly string[] = [],
): Package[] {
  let packages: Package[] = [{}]
  for (const issue of [...issues, ...optional]) {
    const values = toldApart(negotiation, issue).map(([first]) => first as Value)
    const settled = packages.flatMap((known) => values.map((value) => ({ ...known, [issue]: value })))
    packages = optional.includes(issue) ? packages.concat(settled) : settled
  }
  return packages
}

/** Every package of probes. */
export function probePackages(negotiation: Negotiation): Package[] {
  const issues = Object.keys(negotiation.issues)
  const all = products(issues.map((issue) => probesOf(scaleOf(negotiation, issue))))
  return all.map((values) => Object.fromEntries(values.map((value, i) => [issues[i], value])))
}

/** The probes of an issue: on an interval scale neighbours together where no act tells them apart, elsewhere each alone. */
export function toldApart(negotiation: Negotiation, issue: string): Value[][] {
  const scale = scaleOf(negotiation, issue)
  const probes = probesOf(scale)
  if (scale.kind !== 'interval') return probes.map((value) => [value])
  const regions = negotiation.acts.flatMap((act) => regionsNamed(act, issue))
  const says = probes.map((value) => regions.map((region) => holds(scale, region, value)).join())
  const firsts = probes.flatMap((_, i) => (i === 0 || says[i] !== says[i - 1] ? [i] : []))
  return firsts.map((first, i) => probes.slice(first, firsts[i + 1]))
}

function regionsNamed(act: Act, issue: string): RegionExpression[] {
  const own = 'region' in act && act.issue === issue && act.region !== undefined ? [act.region] : []
  const conditions = act.kind === 'demand' ? (act.conditionFor ?? []).filter((one) => one.issue === issue) : []
  const term = act.kind === 'proposal' ? act.terms[issue] : undefined
  return [...own, ...conditions.map(({ region }) => region), ...(term === undefined ? [] : [term])]
}

export function isWithin(negotiation: Negotiation, candidate: Package, terms: Terms): boolean {
  return Object.entries(terms).every(([issue, region]) => {
    const value = candidate[issue]
    return value !== undefined && holds(scaleOf(negotiation, issue), region, value)
  })
}

export function scaleOf(negotiation: Negotiation, issue: string): Scale {
  return negotiation.issues[issue]?.scale as Scale
}

/** One of each list, in every combination. */
export function products<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists.reduce<T[][]>((all, list) => all.flatMap((one) => list.map((item) => [...one, item])), [[]])
}
