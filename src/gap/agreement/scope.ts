import type { TermsOf } from '../../model/actInput.js'
import { asGiven, type OptionReaders } from '../../model/input.js'
import type { AnyNames } from '../../model/names.js'
import type { Negotiation } from '../../model/negotiation.js'
import { type Linkage, linkagesOf } from '../linkages.js'
import { type Selection, selectedIssues, selectedParties, selectionReaders } from '../options.js'
import { type RefusedPackage, refusedPackages } from '../packageAnswers.js'
import { readTerms, type Terms } from '../terms.js'

/** Whose agreement is asked for, and on which packages. */
export interface PackageSelection<Names extends AnyNames = AnyNames> extends Selection<Names> {
  /** Outcomes that are given: only packages that have them are looked at. Their issues are settled in any case. */
  readonly terms?: TermsOf<Names>
}

export const packageReaders: OptionReaders<PackageSelection> = { ...selectionReaders, terms: asGiven }

/** What a party says of packages as such, beside its position on each issue. */
export interface PackageRules {
  readonly linkages: readonly Linkage[]
  readonly refused: readonly RefusedPackage[]
}

/** The parties that are to agree, the issues of the packages, and what ties these together. */
export interface Scope {
  readonly negotiation: Negotiation
  readonly parties: readonly string[]
  /** Issues that every package settles. */
  readonly issues: readonly string[]
  /** Issues that a package may settle or leave: a condition leads to them from an issue that it settles. */
  readonly linked: readonly string[]
  readonly terms: Terms
  /** By party, the rules that name only issues of the packages. */
  readonly rules: ReadonlyMap<string, PackageRules>
  /** The issues in groups, such that no rule and no act ties issues of two groups. */
  readonly groups: readonly (readonly string[])[]
}

export function scopeOf(negotiation: Negotiation, selection: PackageSelection): Scope {
  const parties = selectedParties(negotiation, selection.parties)
  const terms = readTerms(negotiation, selection.terms ?? {})
  const issues = [...new Set([...selectedIssues(negotiation, selection.issues), ...terms.keys()])]
  const linkages = new Map(parties.map((party) => [party, linkagesOf(negotiation, party)]))
  const linked = reachedFrom(issues, [...linkages.values()].flat())
  const known = new Set([...issues, ...linked])
  const within = ({ linkages, refused }: PackageRules): PackageRules => ({
    linkages: linkages.filter(({ outcome, demanded }) => known.has(outcome.issue) && known.has(demanded.issue)),
    refused: refused
      .filter((one) => [...one.terms.keys()].every((issue) => known.has(issue)))
      .map((one) => ({
        ...one,
        readmitted: one.readmitted.filter((later) => [...later.terms.keys()].every((issue) => known.has(issue))),
      })),
  })
  const rules = new Map(
    parties.map((party) => [
      party,
      within({ linkages: linkages.get(party) ?? [], refused: refusedPackages(negotiation, party) }),
    ]),
  )
  return { negotiation, parties, issues, linked, terms, rules, groups: groupsOf([...known], ties(negotiation, rules)) }
}

/** What is demanded for an outcome on one of the issues, and what for that in turn. */
function reachedFrom(issues: readonly string[], linkages: readonly Linkage[]): string[] {
  const reached = new Set(issues)
  for (let before = -1; before < reached.size; ) {
    before = reached.size
    for (const { outcome, demanded } of linkages) if (reached.has(outcome.issue)) reached.add(demanded.issue)
  }
  return [...reached].slice(issues.length)
}

/** Lists of issues that belong together: those of a condition, of a refused package, and of one rejection. */
function ties(negotiation: Negotiation, rules: ReadonlyMap<string, PackageRules>): string[][] {
  const ofRules = [...rules.values()].flatMap(({ linkages, refused }) => [
    ...linkages.map(({ outcome, demanded }) => [outcome.issue, demanded.issue]),
    ...refused
      .flatMap(({ terms, readmitted }) => [terms, ...readmitted.map((later) => later.terms)])
      .map((terms) => [...terms.keys()]),
  ])
  const ofRejections = negotiation.acts.flatMap((act) =>
    act.kind === 'rejection' && act.issues ? [[...act.issues]] : [],
  )
  return [...ofRules, ...ofRejections]
}

export function groupsOf(issues: readonly string[], ties: readonly (readonly string[])[]): string[][] {
  const groups = new Map(issues.map((issue) => [issue, [issue]]))
  for (const tie of ties) {
    const [first, ...others] = tie.filter((issue) => groups.has(issue))
    for (const other of others) merge(groups, first as string, other)
  }
  return [...new Set(groups.values())]
}

function merge(groups: Map<string, string[]>, a: string, b: string): void {
  const [x, y] = [groups.get(a) as string[], groups.get(b) as string[]]
  if (x === y) return
  for (const issue of y) {
    x.push(issue)
    groups.set(issue, x)
  }
}
