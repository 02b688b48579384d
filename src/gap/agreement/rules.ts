import type { Region } from '../../model/region.js'
import type { RefusedPackage } from '../packageAnswers.js'
import type { PackageSpace } from './packageSpace.js'
import type { PackageRules } from './scope.js'
import { type Literal, not, type Solver } from './solver.js'

/** The literal that an act is not withdrawn; none where that is not in question. */
export type Standing = (act: string) => Literal | undefined

/** The rules of a party that are about issues of a group; no rule is about issues of two. */
export function rulesWithin({ linkages, refused }: PackageRules, group: readonly string[]): PackageRules {
  const known = new Set(group)
  return {
    linkages: linkages.filter(({ demanded }) => known.has(demanded.issue)),
    refused: refused.filter(({ terms }) => [...terms.keys()].some((issue) => known.has(issue))),
  }
}

/** The rules that bind as the record stands. */
export function bindingRules({ linkages, refused }: PackageRules): PackageRules {
  return {
    linkages: linkages.filter(({ unless }) => unless.length === 0),
    refused: refused.filter(({ unless }) => unless.length === 0),
  }
}

/** The regions of an issue that rules name. */
export function regionsIn({ linkages, refused }: PackageRules, issue: string): Region[] {
  const outcomes = linkages.flatMap(({ outcome, demanded }) => [outcome, demanded])
  const packages = refused.flatMap(({ terms, readmitted }) => [terms, ...readmitted.map((later) => later.terms)])
  return [
    ...outcomes.filter((outcome) => outcome.issue === issue).map(({ region }) => region),
    ...packages.flatMap((terms) => terms.get(issue) ?? []),
  ]
}

/** Leaves only packages that obey the rules, as long as the acts behind them stand. */
export function addRules(solver: Solver, space: PackageSpace, rules: PackageRules, standing: Standing): void {
  for (const { act, outcome, demanded, unless } of rules.linkages) {
    const isVoid = voidWithout(standing, act, unless)
    for (const otherwise of space.avoids(outcome.issue, outcome.region)) {
      for (const met of space.has(demanded.issue, demanded.region)) solver.add([...isVoid, ...otherwise, ...met])
    }
  }
  for (const refused of rules.refused) addRefusal(solver, space, refused, standing)
}

/** Literals of which one holds where a rule does not bind: its act is withdrawn, or the party speaks for itself. */
function voidWithout(standing: Standing, act: string, unless: readonly string[]): Literal[] {
  const stands = standing(act)
  return [...(stands === undefined ? [] : [not(stands)]), ...unless.flatMap((own) => standing(own) ?? [])]
}

function addRefusal(
  solver: Solver,
  space: PackageSpace,
  { act, terms, readmitted, unless }: RefusedPackage,
  standing: Standing,
): void {
  const within = readmitted.map((later) => {
    const isWithin = solver.variable(false)
    const stands = standing(later.act)
    if (stands !== undefined) solver.add([not(isWithin), stands])
    for (const [issue, region] of later.terms) {
      for (const clause of space.has(issue, region)) solver.add([not(isWithin), ...clause])
    }
    return isWithin
  })
  const otherwise = [...terms].reduce<Literal[][]>(
    (clauses, [issue, region]) =>
      clauses.flatMap((clause) => space.avoids(issue, region).map((avoided) => [...clause, ...avoided])),
    [[...voidWithout(standing, act, unless), ...within]],
  )
  for (const clause of otherwise) solver.add(clause)
}
