import { freeze } from 'immer'
import { latestDay } from '../model/date.js'
import { type Safe, safe } from '../model/errors.js'
import type { AnyNames, PartyId } from '../model/names.js'
import type { Act, Negotiation } from '../model/negotiation.js'
import type { Bearing } from '../position/bearing.js'
import { bearingsOf } from '../position/bearing.js'
import { type Position, reader, readThrough } from '../position/position.js'
import { actsInOrder, noteWithdrawal, standsBy, type Voided } from '../position/voices.js'
import { actsById, assertParties, checked, makersOf } from '../record/checked.js'
import { gapOfRows } from './gap.js'
import type { Bounds, Verdict } from './issueGap.js'
import { type GapOptions, selectedIssues } from './options.js'

export interface TrajectoryPoint extends Bounds {
  readonly verdict: Verdict
}

/** An act that moved the gap, and where it left it. */
export interface TrajectoryStep extends TrajectoryPoint {
  readonly act: string
  readonly date: string
  /** Who made the act. */
  readonly by: readonly string[]
  /** The compared issues that it bears on. */
  readonly issues: readonly string[]
  readonly before: TrajectoryPoint
}

export interface Trajectory {
  readonly a: string
  readonly b: string
  /** Before the first act. */
  readonly start: TrajectoryPoint
  /** The acts after which a bound, the estimate or the verdict was another, in order. */
  readonly steps: readonly TrajectoryStep[]
}

/**
 * The gap of two parties over time, act by act, with the acts that moved it. The last step stands where `gap` does.
 *
 * Cost: for each act that bears on the two, the acts before it on the same issue. Options and errors are those of `gap`.
 */
export function trajectory<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  a: PartyId<Names>,
  b: PartyId<Names>,
  options: GapOptions<NoInfer<Names>> = {},
): Trajectory {
  const wide = checked(negotiation)
  const issues = selectedIssues(wide, options.issues)
  assertParties(negotiation, [a, b])
  return freeze(replay(wide, a, b, issues, options as GapOptions), true)
}

/** The twin of `trajectory` that returns the error instead of throwing it. */
export const safeTrajectory: <Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  a: PartyId<Names>,
  b: PartyId<Names>,
  options?: GapOptions<NoInfer<Names>>,
) => Safe<Trajectory> = safe(trajectory)

interface Heard {
  readonly act: Act
  readonly bearing: Bearing
}

function replay(
  negotiation: Negotiation,
  a: string,
  b: string,
  issues: readonly string[],
  options: GapOptions,
): Trajectory {
  const heard = new Map<string, Heard[]>(issues.map((issue) => [issue, []]))
  const voided: Voided = new Map()
  const listened = new Set([...readThrough(negotiation, a), ...readThrough(negotiation, b)])
  const read = reader(negotiation, (party, issue) => {
    const standing = heard.get(issue)?.filter(({ act }) => standsBy(negotiation, act, voided).includes(party))
    return standing === undefined || standing.length === 0 ? undefined : standing.map(({ bearing }) => bearing)
  })
  const rows: [Position[], Position[]] = [issues.map((issue) => read(a, issue)), issues.map((issue) => read(b, issue))]
  const start = toPoint(gapOfRows(negotiation, ...rows, options))
  const steps: TrajectoryStep[] = []
  let before = start
  for (const act of actsInOrder(negotiation)) {
    const touched = take(negotiation, act, heard, voided, listened)
    if (touched.length === 0) continue
    for (const issue of touched) {
      rows[0][issues.indexOf(issue)] = read(a, issue)
      rows[1][issues.indexOf(issue)] = read(b, issue)
    }
    const after = toPoint(gapOfRows(negotiation, ...rows, options))
    if (samePoint(before, after)) continue
    steps.push({ ...after, act: act.id, date: latestDay(act.date), by: makersOf(act), issues: touched, before })
    before = after
  }
  return { a, b, start, steps }
}

/** Takes an act into what was heard so far; returns the compared issues on which it says something of those listened to. */
function take(
  negotiation: Negotiation,
  act: Act,
  heard: ReadonlyMap<string, Heard[]>,
  voided: Voided,
  listened: ReadonlySet<string>,
): string[] {
  if (act.kind === 'withdrawal') {
    noteWithdrawal(voided, act)
    return [...heard].filter(([, said]) => said.some((entry) => entry.act.id === act.withdraws)).map(([issue]) => issue)
  }
  if (!standsBy(negotiation, act, voided).some((party) => listened.has(party))) return []
  const bearings = bearingsOf(negotiation.issues, actsById(negotiation), act).filter(({ issue }) => heard.has(issue))
  for (const bearing of bearings) heard.get(bearing.issue)?.push({ act, bearing })
  return [...new Set(bearings.map((bearing) => bearing.issue))]
}

function toPoint({ lower, upper, estimate, verdict }: TrajectoryPoint): TrajectoryPoint {
  return estimate === undefined ? { lower, upper, verdict } : { lower, upper, estimate, verdict }
}

function samePoint(x: TrajectoryPoint, y: TrajectoryPoint): boolean {
  return x.lower === y.lower && x.upper === y.upper && x.estimate === y.estimate && x.verdict === y.verdict
}
