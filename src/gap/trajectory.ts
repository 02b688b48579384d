import { freeze } from 'immer'
import { latestDay } from '../model/date.js'
import { type Safe, safe } from '../model/errors.js'
import type { AnyNames, PartyId } from '../model/names.js'
import type { Act, Issue, Negotiation } from '../model/negotiation.js'
import type { Bearing } from '../position/bearing.js'
import { bearingsOf } from '../position/bearing.js'
import { type Position, reader, readThrough, stanceOf } from '../position/position.js'
import { hear, type Stance } from '../position/stance.js'
import { actsInOrder, noteWithdrawal, standsBy, type Voided } from '../position/voices.js'
import { actsById, assertParties, checked, makersOf } from '../record/checked.js'
import { overIssues } from './gap.js'
import { type Bounds, issueBounds, type Verdict } from './issueGap.js'
import { type GapOptions, selectedIssues } from './options.js'
import { pairWeights, partyWeights } from './weights.js'

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
 * Cost: linear in the acts that bear on the two, times the compared issues; a withdrawal costs the acts before it on its
 * issues. Options and errors are those of `gap`.
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

/** What those listened to have said on the compared issues and still stand by: by issue, then by party. */
type Heard = ReadonlyMap<string, Map<string, { stance: Stance; readonly bearings: Bearing[] }>>

const noActs = { innerActs: [], outerActs: [], idealAct: undefined, salienceAct: undefined }

function replay(
  negotiation: Negotiation,
  a: string,
  b: string,
  issues: readonly string[],
  options: GapOptions,
): Trajectory {
  const heard: Heard = new Map(issues.map((issue) => [issue, new Map()]))
  const voided: Voided = new Map()
  const listened = new Set([...readThrough(negotiation, a), ...readThrough(negotiation, b)])
  const read = reader(negotiation, (party, issue) => {
    const hearing = heard.get(issue)?.get(party)
    // The steps name the acts; to collect them for every position on the way would cost all acts at every act.
    return hearing === undefined ? undefined : { stance: { ...hearing.stance, ...noActs }, bearings: [] }
  })
  const [p, q] = [issues.map((issue) => read(a, issue)), issues.map((issue) => read(b, issue))]
  const gapOn = (i: number) => {
    const [ofA, ofB] = [p[i] as Position, q[i] as Position]
    return issueBounds((negotiation.issues[ofA.issue] as Issue).scale, ofA, ofB)
  }
  const gaps = issues.map((_, i) => gapOn(i))
  const { metric = 'cityBlock', weights = 'salience' } = options
  const point = () =>
    overIssues(gaps, pairWeights(partyWeights(weights, a, issues, p), partyWeights(weights, b, issues, q)), metric)
  const start = point()
  const steps: TrajectoryStep[] = []
  let before = start
  for (const act of actsInOrder(negotiation)) {
    const touched = take(negotiation, act, heard, voided, listened)
    if (touched.length === 0) continue
    for (const issue of touched) {
      const i = issues.indexOf(issue)
      p[i] = read(a, issue)
      q[i] = read(b, issue)
      gaps[i] = gapOn(i)
    }
    const after = point()
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
  heard: Heard,
  voided: Voided,
  listened: ReadonlySet<string>,
): string[] {
  if (act.kind === 'withdrawal') {
    noteWithdrawal(voided, act)
    return forget(negotiation, heard, actsById(negotiation).get(act.withdraws) as Act, voided)
  }
  const parties = standsBy(negotiation, act, voided).filter((party) => listened.has(party))
  if (parties.length === 0) return []
  const bearings = bearingsOf(negotiation.issues, actsById(negotiation), act).filter(({ issue }) => heard.has(issue))
  for (const bearing of bearings) for (const party of parties) note(negotiation, heard, party, bearing)
  return [...new Set(bearings.map((bearing) => bearing.issue))]
}

function note(negotiation: Negotiation, heard: Heard, party: string, bearing: Bearing): void {
  const byParty = heard.get(bearing.issue)
  const hearing = byParty?.get(party)
  if (hearing === undefined) {
    byParty?.set(party, { stance: stanceOf(negotiation, bearing.issue, [bearing]), bearings: [bearing] })
    return
  }
  hearing.bearings.push(bearing)
  hear((negotiation.issues[bearing.issue] as Issue).scale, hearing.stance, bearing, negotiation.singlePeaked)
}

/** Drops what a withdrawn act says of parties that no longer stand by it; returns the issues that it was about. */
function forget(negotiation: Negotiation, heard: Heard, withdrawn: Act, voided: Voided): string[] {
  const standing = new Set(standsBy(negotiation, withdrawn, voided))
  const issues = new Set(bearingsOf(negotiation.issues, actsById(negotiation), withdrawn).map(({ issue }) => issue))
  const touched = [...heard.keys()].filter((issue) => issues.has(issue))
  for (const issue of touched) {
    const byParty = heard.get(issue)
    for (const [party, { bearings }] of byParty ?? []) {
      if (standing.has(party)) continue
      const others = bearings.filter((bearing) => bearing.act !== withdrawn.id)
      if (others.length === 0) byParty?.delete(party)
      else if (others.length < bearings.length)
        byParty?.set(party, { stance: stanceOf(negotiation, issue, others), bearings: others })
    }
  }
  return touched
}

function samePoint(x: TrajectoryPoint, y: TrajectoryPoint): boolean {
  return x.lower === y.lower && x.upper === y.upper && x.estimate === y.estimate && x.verdict === y.verdict
}
