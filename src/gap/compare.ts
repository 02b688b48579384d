import { freeze } from 'immer'
import { type Safe, safe } from '../model/errors.js'
import { asGiven, type OptionReaders, readOptions } from '../model/input.js'
import type { AnyNames } from '../model/names.js'
import type { Act, Issue, Negotiation } from '../model/negotiation.js'
import { at, type Position, positions, samePosition } from '../position/position.js'
import { checked } from '../record/checked.js'
import { changedDeadlocks, type DeadlockChanges } from './agreement/changedDeadlocks.js'
import type { DeadlockOptions } from './agreement/explainDeadlock.js'
import { type PackageSelection, packageReaders } from './agreement/scope.js'
import type { Bounds, Verdict } from './issueGap.js'
import { issueBounds } from './issueGap.js'
import { type SearchOptions, searchReaders } from './search.js'

/** Ids that only one of two states has, and those that both have with other content. */
export interface Changes {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly changed: readonly string[]
}

export interface PositionChange {
  readonly party: string
  readonly issue: string
  readonly before: Position
  readonly after: Position
}

export interface GapChange {
  readonly issue: string
  readonly a: string
  readonly b: string
  readonly before: Bounds & { readonly verdict: Verdict }
  readonly after: Bounds & { readonly verdict: Verdict }
}

export interface CompareOptions extends SearchOptions {
  /**
   * Whether to look for deadlocks too, over all parties and issues, or those that are named. Default: no, since that can
   * take far longer than the rest.
   */
  readonly deadlocks?: boolean | (PackageSelection & Pick<DeadlockOptions, 'limit'>)
}

/** What is different between two states of one negotiation. */
export interface Comparison {
  readonly acts: Changes
  readonly parties: Changes
  readonly issues: Changes
  /** Positions of parties on issues that both states have. */
  readonly positions: readonly PositionChange[]
  /** Gaps, issue by issue, that follow from them. */
  readonly gaps: readonly GapChange[]
  /** Those of the gaps whose verdict is another. */
  readonly verdicts: readonly GapChange[]
  /** The deadlocks that are no more, and those that came; only if they were asked for. */
  readonly deadlocks?: DeadlockChanges
}

/**
 * What changed between two states of the record: acts, parties and issues that came, went or have other content; the
 * positions that are different, the gaps, and, if asked for, the deadlocks. Names are matched by id; issues whose scale
 * changed are left out of positions and gaps. Throws `DemarcheError` for what is no negotiation, and as `explainDeadlock`
 * does where deadlocks are asked for.
 */
export function compare<Before extends AnyNames, After extends AnyNames>(
  before: Negotiation<Before>,
  after: Negotiation<After>,
  options: CompareOptions = {},
): Comparison {
  const [was, is] = [checked(before), checked(after)]
  const { deadlocks = false, ...watched } = readOptions(options, compareReaders)
  const moved = movedPositions(was, is)
  const gaps = movedGaps(was, is, moved)
  return freeze(
    {
      acts: changes(byId(was.acts), byId(is.acts)),
      parties: changes(was.parties, is.parties),
      issues: changes(was.issues, is.issues),
      positions: moved,
      gaps,
      verdicts: gaps.filter((gap) => gap.before.verdict !== gap.after.verdict),
      ...(deadlocks === false
        ? {}
        : { deadlocks: changedDeadlocks(was, is, deadlocks === true ? watched : { ...watched, ...deadlocks }) }),
    },
    true,
  )
}

const compareReaders: OptionReaders<CompareOptions> = {
  ...searchReaders,
  deadlocks: (value, path) =>
    typeof value === 'boolean'
      ? value
      : readOptions(value as Omit<DeadlockOptions, keyof SearchOptions>, { ...packageReaders, limit: asGiven }, path),
}

/** The twin of `compare` that returns the error instead of throwing it. */
export const safeCompare: <Before extends AnyNames, After extends AnyNames>(
  before: Negotiation<Before>,
  after: Negotiation<After>,
  options?: CompareOptions,
) => Safe<Comparison> = safe(compare)

function byId(acts: readonly Act[]): Record<string, Act> {
  return Object.fromEntries(acts.map((act) => [act.id, act]))
}

function changes(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): Changes {
  const shared = Object.keys(before).filter((id) => Object.hasOwn(after, id))
  return {
    added: Object.keys(after).filter((id) => !Object.hasOwn(before, id)),
    removed: Object.keys(before).filter((id) => !Object.hasOwn(after, id)),
    changed: shared.filter((id) => before[id] !== after[id] && !sameData(before[id], after[id])),
  }
}

/** Whether two pieces of plain data are equal, whatever the order of their fields. */
function sameData(x: unknown, y: unknown): boolean {
  if (typeof x !== 'object' || typeof y !== 'object' || x === null || y === null) return Object.is(x, y)
  const keys = Object.keys(x)
  return (
    Array.isArray(x) === Array.isArray(y) &&
    keys.length === Object.keys(y).length &&
    keys.every((key) => Object.hasOwn(y, key) && sameData(Reflect.get(x, key), Reflect.get(y, key)))
  )
}

function sharedIssues(before: Negotiation, after: Negotiation): string[] {
  return Object.keys(before.issues).filter((issue) => sameData(before.issues[issue]?.scale, after.issues[issue]?.scale))
}

function movedPositions(before: Negotiation, after: Negotiation): PositionChange[] {
  const parties = Object.keys(before.parties).filter((party) => Object.hasOwn(after.parties, party))
  return parties.flatMap((party) =>
    sharedIssues(before, after).flatMap((issue) => {
      const [was, is] = [at(positions(before), party, issue), at(positions(after), party, issue)]
      return samePosition(was, is) ? [] : [{ party, issue, before: was, after: is }]
    }),
  )
}

function movedGaps(before: Negotiation, after: Negotiation, moved: readonly PositionChange[]): GapChange[] {
  const parties = Object.keys(before.parties).filter((party) => Object.hasOwn(after.parties, party))
  return [...new Set(moved.map((change) => change.issue))].flatMap((issue) => {
    const movers = new Set(moved.filter((change) => change.issue === issue).map((change) => change.party))
    const pairs = parties.flatMap((a, i) => parties.slice(i + 1).map((b) => [a, b] as const))
    return pairs
      .filter((pair) => pair.some((party) => movers.has(party)))
      .flatMap(([a, b]) => {
        const [was, is] = [gapPoint(before, issue, a, b), gapPoint(after, issue, a, b)]
        return sameData(was, is) ? [] : [{ issue, a, b, before: was, after: is }]
      })
  })
}

function gapPoint(negotiation: Negotiation, issue: string, a: string, b: string): GapChange['before'] {
  const all = positions(negotiation)
  return issueBounds((negotiation.issues[issue] as Issue).scale, at(all, a, issue), at(all, b, issue))
}
