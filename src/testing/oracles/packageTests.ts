import type { Act, Negotiation } from '../../model/negotiation.js'
import { probesOf } from '../arbitraries/scales.js'
import { isWithin, type Package, scaleOf, type Terms } from './packages.js'
import { pointPosition, speaksOn, standingActs } from './pointPosition.js'

/**
 * What a party says of a package, straight from the definition and with no regard for speed. Independent of the regions, the
 * positions and the solver of the library.
 */
export type PackageTest = (candidate: Package) => boolean

/** Whether some package is left that none of the parties rules out. */
export function isFeasible(
  negotiation: Negotiation,
  packages: readonly Package[],
  parties: readonly string[] = Object.keys(negotiation.parties),
): boolean {
  const tests = parties.map((party) => refusalTest(negotiation, party))
  return packages.some((candidate) => tests.every((refuses) => !refuses(candidate)))
}

/** Whether a party rules a package out: a value of it, a condition that it leaves unmet, or terms that it refused together. */
export function refusalTest(negotiation: Negotiation, party: string): PackageTest {
  const isLeft = valueTest(negotiation, party, 'outer')
  const rules = [...brokenConditions(negotiation, party), ...refusedPackages(negotiation, party)]
  return (candidate) =>
    Object.entries(candidate).some(([issue, value]) => !isLeft(issue, value)) ||
    rules.some((breaks) => breaks(candidate))
}

/** Whether a party has shown to accept a package: value by value, or some together as a package and the others so. */
export function acceptanceTest(negotiation: Negotiation, party: string): PackageTest {
  const isShown = valueTest(negotiation, party, 'inner')
  const packages = standingActs(negotiation, party)
    .filter((act) => act.kind !== 'rejection')
    .map((act) => answeredPackage(negotiation, act))
    .filter((terms) => terms !== undefined)
  const refuses = refusalTest(negotiation, party)
  return (candidate) =>
    !refuses(candidate) &&
    [{} as Terms, ...packages].some(
      (terms) =>
        Object.keys(terms).length !== 1 &&
        isWithin(negotiation, candidate, terms) &&
        Object.entries(candidate).every(([issue, value]) => issue in terms || isShown(issue, value)),
    )
}

function valueTest(negotiation: Negotiation, party: string, part: 'inner' | 'outer') {
  const values = new Map(
    Object.keys(negotiation.issues).map((issue) => {
      const isIn = pointPosition(negotiation, party, issue)[part]
      return [issue, new Set(probesOf(scaleOf(negotiation, issue)).filter((_, i) => isIn[i]))]
    }),
  )
  return (issue: string, value: Package[string]) => values.get(issue)?.has(value) === true
}

function brokenConditions(negotiation: Negotiation, party: string): PackageTest[] {
  return negotiation.acts.flatMap((act) => {
    if (act.kind !== 'demand' || act.conditionFor === undefined) return []
    const heard = heardFor(negotiation, party, [act.issue])
    if (!heard.some((speaker) => standingActs(negotiation, speaker).includes(act))) return []
    return act.conditionFor.map(
      ({ issue, region }): PackageTest =>
        (candidate) =>
          isWithin(negotiation, candidate, { [issue]: region }) &&
          !isWithin(negotiation, candidate, { [act.issue]: act.region }),
    )
  })
}

/** One refused as a whole stays so until terms on all its issues are proposed or accepted, as far as these go. */
function refusedPackages(negotiation: Negotiation, party: string): PackageTest[] {
  return Object.keys(negotiation.parties).flatMap((speaker) => {
    const answered = standingActs(negotiation, speaker).flatMap((act) => {
      const terms = answeredPackage(negotiation, act)
      return terms === undefined ? [] : [{ terms, refused: act.kind === 'rejection' }]
    })
    return answered.flatMap(({ terms, refused }, i): PackageTest[] => {
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

/** The terms that an act proposes, accepts or refuses. */
function answeredPackage(negotiation: Negotiation, act: Act): Terms | undefined {
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
  const speaks = standingActs(negotiation, id).some((act) => issues.some((issue) => speaksOn(negotiation, act, issue)))
  const others = party?.rule === 'unanimity' ? party.members : party?.rule === 'leads' ? party.leads : undefined
  return speaks || others === undefined
    ? [id]
    : [id, ...others.flatMap((other) => heardFor(negotiation, other, issues))]
}
