import { intersection, isEmpty, type Region, wholeRegion } from '../../model/region.js'
import type { Scale, Value } from '../../model/scale.js'
import { at, positions } from '../../position/position.js'
import { packageAnswers } from '../packageAnswers.js'
import type { Search } from '../search.js'
import { scaleOf, type Terms } from '../terms.js'
import { ask, type Steps, unlessStopped } from './ask.js'
import { valueIn } from './cells.js'
import { type PackageSpace, packageSpace } from './packageSpace.js'
import { addRules, bindingRules, regionsIn, rulesWithin } from './rules.js'
import { groupsOf, type Scope } from './scope.js'
import { type Literal, not, Solver } from './solver.js'

/** A package: a value for each issue that it settles. */
export type Settlement = Readonly<Record<string, Value>>

/** Whether there is such a package, with one; `undecided` when the search was stopped. */
export type Outlook =
  | { readonly answer: 'yes'; readonly package: Settlement }
  | { readonly answer: 'no' }
  | { readonly answer: 'undecided' }

/** By party that must have shown to accept it, the packages that the party proposed or accepted as a whole. */
type Covers = ReadonlyMap<string, readonly Terms[]>

/** Whether some package is ruled out by nobody, as the record stands. */
export function* possibleOutlook(scope: Scope): Search<Outlook> {
  return yield* inEachGroup(scope.groups, (group) => packageIn(scope, group))
}

/** Whether some package is shown to be accepted by all: term by term, or some of them together as a package. */
export function* shownOutlook(scope: Scope): Search<Outlook> {
  const covers = new Map(scope.parties.map((party) => [party, coversOf(scope, party)]))
  const tied = [...covers.values()].flat().map((terms) => [...terms.keys()])
  const groups = groupsOf(scope.groups.flat(), [...scope.groups, ...tied])
  return yield* inEachGroup(groups, (group) => packageIn(scope, group, covers))
}

function* inEachGroup(
  groups: readonly (readonly string[])[],
  packageOf: (group: readonly string[]) => Steps<Settlement | 'none'>,
): Search<Outlook> {
  const settled: Settlement[] = []
  for (const [steps, group] of groups.entries()) {
    const found = yield* unlessStopped(packageOf(group), { steps, found: 0 })
    if (found === undefined) return { answer: 'undecided' }
    if (found === 'none') return { answer: 'no' }
    settled.push(found)
  }
  return { answer: 'yes', package: Object.assign({}, ...settled) }
}

/** The groups of issues on which every package is ruled out; not all of them when the search was stopped. */
export function* blockedGroups(scope: Scope): Search<{ groups: (readonly string[])[]; complete: boolean }> {
  const groups: (readonly string[])[] = []
  for (const [steps, group] of scope.groups.entries()) {
    const found = yield* unlessStopped(packageIn(scope, group), { steps, found: 0 })
    if (found === undefined) return { groups, complete: false }
    if (found === 'none') groups.push(group)
  }
  return { groups, complete: true }
}

/** Packages of the scope that a party proposed or accepted as a whole. */
function coversOf({ negotiation, groups }: Scope, party: string): Terms[] {
  const issues = new Set(groups.flat())
  return packageAnswers(negotiation, party)
    .filter(({ answer, terms }) => answer !== 'rejected' && terms.size > 1)
    .map(({ terms }) => terms)
    .filter((terms) => [...terms.keys()].every((issue) => issues.has(issue)))
}

/** What is left of an issue. */
interface Room {
  readonly scale: Scale
  readonly optional: boolean
  /** What nobody rules out and, of those who need to have shown it by this alone, all accept. */
  readonly left: Region
  /** Of that, what all who have shown to accept anything on the issue accept. */
  readonly liked: Region
}

/** A package of a group of issues that nobody rules out and that those accept of whom covers are given; or none. */
export function* packageIn(
  scope: Scope,
  group: readonly string[],
  covers: Covers = new Map(),
): Steps<Settlement | 'none'> {
  const about = (terms: Terms) => group.some((issue) => terms.has(issue))
  const packages = [...covers].map(([party, all]) => ({ party, covers: all.filter(about) }))
  const outright = packages.filter((known) => known.covers.length === 0).map(({ party }) => party)
  const either = packages.filter((known) => known.covers.length > 0)
  const rooms = new Map(group.map((issue) => [issue, roomOn(scope, issue, outright)]))
  if ([...rooms.values()].some(({ left, optional }) => isEmpty(left) && !optional)) return 'none'
  const rules = scope.parties
    .flatMap((party) => scope.rules.get(party) ?? [])
    .map((own) => bindingRules(rulesWithin(own, group)))
  if (either.length === 0 && rules.every((own) => own.linkages.length + own.refused.length === 0)) {
    const values = [...rooms].map(([issue, { left, liked }]) => [issue, valueIn(isEmpty(liked) ? left : liked)])
    return Object.fromEntries(values)
  }
  const solver = new Solver()
  const space = packageSpace(
    solver,
    new Map(
      [...rooms].map(([issue, { scale, optional, left, liked }]) => {
        const inRules = rules.flatMap((own) => regionsIn(own, issue))
        const inCovers = either.flatMap(({ party, covers }) => [
          at(positions(scope.negotiation), party, issue).inner,
          ...covers.flatMap((terms) => terms.get(issue) ?? []),
        ])
        return [issue, { scale, optional, regions: [left, liked, ...inRules, ...inCovers] }]
      }),
    ),
  )
  for (const [issue, { left }] of rooms) for (const clause of space.keepsTo(issue, left)) solver.add(clause)
  for (const own of rules) addRules(solver, space, own, () => undefined)
  for (const { party, covers } of either) addShown(scope, group, solver, space, party, covers)
  return yield* preferringLiked(solver, space, rooms)
}

function roomOn({ negotiation, parties, terms, linked }: Scope, issue: string, outright: readonly string[]): Room {
  const scale = scaleOf(negotiation, issue)
  const all = positions(negotiation)
  const common = (regions: readonly Region[], within: Region) =>
    regions.reduce((left, region) => intersection(scale, left, region), within)
  const inner = (party: string) => at(all, party, issue).inner
  const possible = common(
    parties.map((party) => at(all, party, issue).outer),
    terms.get(issue) ?? wholeRegion(scale),
  )
  const left = common(outright.map(inner), possible)
  const liked = common(
    parties.map(inner).filter((region) => !isEmpty(region)),
    left,
  )
  return { scale, optional: linked.includes(issue), left, liked }
}

/** The party has shown to accept every term, or some terms together as a package and the others by themselves. */
function addShown(
  { negotiation }: Scope,
  group: readonly string[],
  solver: Solver,
  space: PackageSpace,
  party: string,
  covers: readonly Terms[],
): void {
  const ways = [new Map() as Terms, ...covers].map((terms) => {
    const way = solver.variable(false)
    for (const issue of group) {
      const region = terms.get(issue)
      const { inner } = at(positions(negotiation), party, issue)
      const clauses = region === undefined ? space.keepsTo(issue, inner) : space.has(issue, region)
      for (const clause of clauses) solver.add([not(way), ...clause])
    }
    return way
  })
  solver.add(ways)
}

/** Of the packages left, one with values that those who have spoken like: on as many issues as go together, in order. */
function* preferringLiked(
  solver: Solver,
  space: PackageSpace,
  rooms: ReadonlyMap<string, Room>,
): Steps<Settlement | 'none'> {
  if (!(yield* ask(solver, []))) return 'none'
  let settled = space.read()
  const wishes: Literal[] = []
  for (const [issue, { liked }] of rooms) {
    if (isEmpty(liked)) continue
    const wish = solver.variable(true)
    for (const clause of space.has(issue, liked)) solver.add([not(wish), ...clause])
    if (!(yield* ask(solver, [...wishes, wish]))) continue
    wishes.push(wish)
    settled = space.read()
  }
  return settled
}
