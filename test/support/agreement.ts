import type { Act, Negotiation, RegionExpression, Scale, Value } from 'demarche'
import { holds, pointPosition, saidOn, standingActs } from './oracle.js'
import { makers, probesOf } from './scenarios.js'

/**
 * Agreement straight from the definition, package by package and set of acts by set of acts, with no regard for speed.
 * Independent of the regions, the positions and the solver of the library.
 */
export type Package = Readonly<Record<string, Value>>

type Terms = Readonly<Record<string, RegionExpression>>

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
    const values = toldApart(negotiation, issue)
    const settled = packages.flatMap((known) => values.map((value) => ({ ...known, [issue]: value })))
    packages = optional.includes(issue) ? packages.concat(settled) : settled
  }
  return packages
}

function toldApart(negotiation: Negotiation, issue: string): Value[] {
  const scale = scaleOf(negotiation, issue)
  const regions = negotiation.acts.flatMap((act) => expressionsOn(act, issue))
  const signatures = probesOf(scale).map((value) => regions.map((region) => holds(scale, region, value)).join())
  return probesOf(scale).filter((_, i) => i === 0 || scale.kind !== 'interval' || signatures[i] !== signatures[i - 1])
}

function expressionsOn(act: Act, issue: string): RegionExpression[] {
  const own = 'region' in act && act.issue === issue && act.region !== undefined ? [act.region] : []
  const conditions = act.kind === 'demand' ? (act.conditionFor ?? []) : []
  const term = act.kind === 'proposal' ? act.terms[issue] : undefined
  return [
    ...own,
    ...conditions.filter((condition) => condition.issue === issue).map(({ region }) => region),
    ...(term === undefined ? [] : [term]),
  ]
}

/** The record with acts taken back by all who still stand by them, as if that had been recorded. */
export function without(negotiation: Negotiation, acts: Iterable<string>): Negotiation {
  const withdrawals = [...acts].flatMap((id) => {
    const act = negotiation.acts.find((known) => known.id === id) as Act
    return makers(act).map((by) => ({ kind: 'withdrawal', id: `${id}-${by}`, by, withdraws: id, date: '2025-05-01' }))
  })
  return { ...negotiation, acts: [...negotiation.acts, ...(withdrawals as Act[])] } as Negotiation
}

/** Whether some package is left that none of the parties rules out. */
export function isFeasible(negotiation: Negotiation, packages: readonly Package[], parties = partiesOf(negotiation)) {
  const tests = parties.map((party) => refusalTest(negotiation, party))
  return packages.some((candidate) => tests.every((refuses) => !refuses(candidate)))
}

export function partiesOf(negotiation: Negotiation): string[] {
  return Object.keys(negotiation.parties)
}

function scaleOf(negotiation: Negotiation, issue: string): Scale {
  return negotiation.issues[issue]?.scale as Scale
}

/** Whether a party rules a package out: a value of it, a condition that it leaves unmet, or terms that it refused together. */
export function refusalTest(negotiation: Negotiation, party: string): (candidate: Package) => boolean {
  const outer = new Map(
    Object.keys(negotiation.issues).map((issue) => {
      const left = pointPosition(negotiation, party, issue).outer
      return [issue, new Map(probesOf(scaleOf(negotiation, issue)).map((value, i) => [value, left[i] === true]))]
    }),
  )
  const rules = [...conditions(negotiation, party), ...refusedPackages(negotiation, party)]
  return (candidate) =>
    Object.entries(candidate).some(([issue, value]) => outer.get(issue)?.get(value) !== true) ||
    rules.some((breaks) => breaks(candidate))
}

type Rule = (candidate: Package) => boolean

function conditions(negotiation: Negotiation, party: string): Rule[] {
  return negotiation.acts.flatMap((act) => {
    if (act.kind !== 'demand' || act.conditionFor === undefined) return []
    const heard = heardFor(negotiation, party, [act.issue])
    if (!heard.some((speaker) => standingActs(negotiation, speaker).includes(act))) return []
    return act.conditionFor.map(
      ({ issue, region }): Rule =>
        (candidate) =>
          isWithin(negotiation, candidate, { [issue]: region }) &&
          !isWithin(negotiation, candidate, { [act.issue]: act.region }),
    )
  })
}

function refusedPackages(negotiation: Negotiation, party: string): Rule[] {
  return partiesOf(negotiation).flatMap((speaker) => {
    const answered = standingActs(negotiation, speaker).flatMap((act) => {
      const terms = packageOf(negotiation, act)
      return terms === undefined ? [] : [{ terms, refused: act.kind === 'rejection' }]
    })
    return answered.flatMap(({ terms, refused }, i): Rule[] => {
      const issues = Object.keys(terms)
      if (!refused || issues.length === 1 || !heardFor(negotiation, party, issues).includes(speaker)) return []
      const later = answered.slice(i + 1).filter((one) => !one.refused && issues.every((issue) => issue in one.terms))
      return [
        (candidate) =>
          isWithin(negotiation, candidate, terms) && !later.some((one) => isWithin(negotiation, candidate, one.terms)),
      ]
    })
  })
}

function packageOf(negotiation: Negotiation, act: Act): Terms | undefined {
  if (act.kind === 'proposal') return act.terms
  if (act.kind !== 'acceptance' && act.kind !== 'rejection') return undefined
  const answered = negotiation.acts.find((known) => known.id === act.answers)
  if (answered?.kind !== 'proposal') return undefined
  if (act.kind === 'rejection') return answered.terms
  return Object.fromEntries(Object.entries(answered.terms).filter(([issue]) => act.issues?.includes(issue) ?? true))
}

/** The party and, while it is silent on all these issues, those through whom it is read. */
function heardFor(negotiation: Negotiation, id: string, issues: readonly string[]): string[] {
  const party = negotiation.parties[id]
  const speaks = standingActs(negotiation, id).some((act) => issues.some((issue) => saidOn(negotiation, act, issue)))
  const others = party?.rule === 'unanimity' ? party.members : party?.rule === 'leads' ? party.leads : undefined
  return speaks || others === undefined
    ? [id]
    : [id, ...others.flatMap((other) => heardFor(negotiation, other, issues))]
}

export function isWithin(negotiation: Negotiation, candidate: Package, terms: Terms): boolean {
  return Object.entries(terms).every(([issue, region]) => {
    const value = candidate[issue]
    return value !== undefined && holds(scaleOf(negotiation, issue), region, value)
  })
}

/** Whether a party has shown to accept a package: value by value, or some together as a package and the others so. */
export function acceptanceTest(negotiation: Negotiation, party: string): (candidate: Package) => boolean {
  const inner = new Map(
    Object.keys(negotiation.issues).map((issue) => {
      const shown = pointPosition(negotiation, party, issue).inner
      return [issue, new Map(probesOf(scaleOf(negotiation, issue)).map((value, i) => [value, shown[i] === true]))]
    }),
  )
  const packages = standingActs(negotiation, party)
    .filter((act) => act.kind !== 'rejection')
    .map((act) => packageOf(negotiation, act))
    .filter((terms) => terms !== undefined)
  const refuses = refusalTest(negotiation, party)
  return (candidate) =>
    !refuses(candidate) &&
    [{} as Terms, ...packages].some(
      (terms) =>
        Object.keys(terms).length !== 1 &&
        isWithin(negotiation, candidate, terms) &&
        Object.entries(candidate).every(([issue, value]) => issue in terms || inner.get(issue)?.get(value) === true),
    )
}

/** The sets of acts, as lists in order, of which no part is in the family too. */
export function minimalOf(family: readonly (readonly string[])[]): string[][] {
  const isPart = (a: readonly string[], b: readonly string[]) =>
    a.length < b.length && a.every((act) => b.includes(act))
  return family.filter((set) => !family.some((other) => isPart(other, set))).map((set) => [...set])
}

/** Every list of some of these, in order. */
export function subsetsOf<T>(items: readonly T[]): T[][] {
  return items.reduce<T[][]>((subsets, item) => subsets.flatMap((subset) => [subset, [...subset, item]]), [[]])
}
