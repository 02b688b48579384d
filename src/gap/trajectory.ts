import { freeze } from 'immer'
import { latestDay } from '../model/date.js'
import { type Safe, safe } from '../model/errors.js'
import { readOptions } from '../model/input.js'
import type { AnyNames, PartyId } from '../model/names.js'
import type { Issue, Negotiation } from '../model/negotiation.js'
import type { Position } from '../position/position.js'
import { assertParties, checked, makersOf } from '../record/checked.js'
import { assumptionsOf, overIssues } from './gap.js'
import { type Bounds, issueBounds, type Verdict } from './issueGap.js'
import { type Move, moveOf } from './move.js'
import { type GapOptions, gapReaders, selectedIssues } from './options.js'
import { replay } from './replay.js'
import { type Assumption, pairWeights, partyWeights } from './weights.js'

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
  /** Whose positions it moved, on which issue, how far, and towards or away from the other of the two. */
  readonly moves: readonly Move[]
}

export interface Trajectory {
  readonly a: string
  readonly b: string
  /** Before the first act. */
  readonly start: TrajectoryPoint
  /** The acts after which a bound, the estimate or the verdict was another, in order. */
  readonly steps: readonly TrajectoryStep[]
  /** What was taken for granted because the record, as it stands at its end, does not say it. */
  readonly assumptions: readonly Assumption[]
}

/**
 * The gap of two parties over time, act by act, with the acts that moved it: who moved, on which issue, how far and in
 * which direction. The last step stands where `gap` does. A move is judged as if the other had stayed where it was before
 * the act.
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
  const asked = readOptions(options, gapReaders) as GapOptions
  const issues = selectedIssues(wide, asked.issues)
  assertParties(negotiation, [a, b])
  return freeze(follow(wide, a, b, issues, asked), true)
}

/** The twin of `trajectory` that returns the error instead of throwing it. */
export const safeTrajectory: <Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  a: PartyId<Names>,
  b: PartyId<Names>,
  options?: GapOptions<NoInfer<Names>>,
) => Safe<Trajectory> = safe(trajectory)

function follow(
  negotiation: Negotiation,
  a: string,
  b: string,
  issues: readonly string[],
  options: GapOptions,
): Trajectory {
  const { start: begin, acts } = replay(negotiation, [...new Set([a, b])], issues)
  const [p, q] = [issues.map((issue) => begin(a, issue)), issues.map((issue) => begin(b, issue))]
  const gapOn = (i: number) => {
    const [ofA, ofB] = [p[i] as Position, q[i] as Position]
    return issueBounds((negotiation.issues[ofA.issue] as Issue).scale, ofA, ofB)
  }
  const gaps = issues.map((_, i) => gapOn(i))
  const { metric = 'cityBlock', weights = 'salience' } = options
  const weightsOf = (party: string, row: readonly Position[]) => partyWeights(weights, party, issues, row)
  const point = () => overIssues(gaps, pairWeights(weightsOf(a, p), weightsOf(b, q)), metric)
  const start = point()
  const steps: TrajectoryStep[] = []
  let before = start
  for (const { act, issues: touched, moves } of acts) {
    if (moves.length === 0) continue
    const told = moves.map((move) => {
      const i = issues.indexOf(move.issue)
      return moveOf(negotiation, move, [p[i] as Position, q[i] as Position])
    })
    for (const { party, issue, after } of moves) {
      const i = issues.indexOf(issue)
      if (party === a) p[i] = after
      if (party === b) q[i] = after
      gaps[i] = gapOn(i)
    }
    const after = point()
    if (samePoint(before, after)) continue
    const date = latestDay(act.date)
    steps.push({ ...after, act: act.id, date, by: makersOf(act), issues: touched, before, moves: told })
    before = after
  }
  return { a, b, start, steps, assumptions: assumptionsOf(negotiation, [weightsOf(a, p), weightsOf(b, q)]) }
}

function samePoint(x: TrajectoryPoint, y: TrajectoryPoint): boolean {
  return x.lower === y.lower && x.upper === y.upper && x.estimate === y.estimate && x.verdict === y.verdict
}
