import { freeze } from 'immer'
import { type FrontierPoint, surface } from '../frontier.js'
import { inOrder } from '../line/line.js'
import { settledAt } from '../line/piece.js'
import type { BargainingAssumption, BargainingOptions } from '../options.js'
import { defineScenario, type Scenario } from '../scenario.js'
import type { Objective, Stakes } from './objective.js'

/** What a solution picks from the frontier. */
export interface Solution {
  readonly parties: readonly string[]
  /** All points that are equally good, the first party's best first; none where no package is rational. */
  readonly points: readonly FrontierPoint[]
  /** How good they are: what the solution makes as large as it can. Empty where no package is rational. */
  readonly value: readonly number[]
  readonly disagreement: readonly number[]
  readonly ideal: readonly number[]
  /** Whether the frontier is exact; if not, better points may have been left out, within its guarantee. */
  readonly exact: boolean
  readonly assumptions: readonly BargainingAssumption[]
}

/** Scores that differ by no more than this share of their size are equal: it is what rounding leaves of equal ones. */
const noise = 1e-12

export function bestPoints(
  given: Scenario,
  options: BargainingOptions,
  objective: Objective,
  stakesOf?: (stakes: Stakes, surface: { least: readonly number[]; most: readonly number[] }) => Stakes,
): Solution {
  const scenario = defineScenario(given)
  const { frontier, line, least, most } = surface(scenario, options)
  const own: Stakes = { disagreement: frontier.disagreement, ideal: frontier.ideal }
  const stakes = stakesOf?.(own, { least, most }) ?? own
  const order = Object.keys(scenario.domain.issues)
  const between = (line?.pieces ?? []).flatMap((piece): FrontierPoint[] => {
    const [from, to] = [
      [piece.x0, piece.y0],
      [piece.x1, piece.y1],
    ] as const
    return objective
      .turns(from, to, stakes)
      .filter((share) => share > 0 && share < 1)
      .map((share) => ({
        utilities: from.map((at, p) => at + share * ((to[p] as number) - at)),
        settlement: inOrder(settledAt(piece, share), order),
      }))
  })
  const candidates = [...frontier.points, ...between].map((point) => ({
    point,
    scores: objective.scores(point.utilities, stakes),
  }))
  const best = candidates.reduce<readonly number[]>(
    (top, { scores }) => (top.length === 0 || compareScores(scores, top, 0) > 0 ? scores : top),
    [],
  )
  const points = candidates
    .filter(({ scores }) => compareScores(scores, best, options.tolerance ?? 0) === 0)
    .map(({ point }) => point)
  const { parties, exact, assumptions, disagreement } = frontier
  return freeze(
    {
      parties,
      points: withoutTwins(points),
      value: best,
      disagreement: stakesOf === undefined ? disagreement : stakes.disagreement,
      ideal: stakes.ideal,
      exact,
      assumptions,
    },
    false,
  )
}

/** Above 0 where the first scores are better by more than rounding, and the tolerance, can make them. */
function compareScores(x: readonly number[], y: readonly number[], tolerance: number): number {
  for (let i = 0; i < x.length; i++) {
    const [own, other] = [x[i] as number, y[i] as number]
    const slack = Math.max(tolerance, noise * Math.max(Math.abs(own), Math.abs(other)))
    if (Math.abs(own - other) > slack) return own - other
  }
  return 0
}

/** A turn that falls on a corner is the corner. */
function withoutTwins(points: readonly FrontierPoint[]): readonly FrontierPoint[] {
  const sorted = points.toSorted((a, b) => (b.utilities[0] as number) - (a.utilities[0] as number))
  return Object.freeze(
    sorted.filter((point, i) => {
      const before = sorted[i - 1]
      return (
        before === undefined ||
        point.packages !== undefined ||
        point.utilities.some(
          (at, p) => Math.abs(at - (before.utilities[p] as number)) > 1e-10 * Math.max(1, Math.abs(at)),
        )
      )
    }),
  )
}
