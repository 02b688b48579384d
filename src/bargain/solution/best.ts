import { freeze } from 'immer'
import { type FrontierPoint, type FrontierStretch, surface } from '../frontier.js'
import type { BargainingAssumption, BargainingOptions } from '../options.js'
import type { ScenarioInput } from '../scenario.js'
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

/** The package at a share of the way along a stretch. */
function along({ from, to }: FrontierStretch, share: number): FrontierPoint {
  const issue = Object.keys(from.settlement).find((id) => from.settlement[id] !== to.settlement[id])
  const between = (start: number, end: number) => start + share * (end - start)
  const value =
    issue === undefined ? {} : { [issue]: between(Number(from.settlement[issue]), Number(to.settlement[issue])) }
  return {
    utilities: from.utilities.map((at, p) => between(at, to.utilities[p] as number)),
    settlement: { ...from.settlement, ...value },
  }
}

/** Scores that differ by no more than this share of their size are equal: it is what rounding leaves of equal ones. */
const noise = 1e-12

export function bestPoints(
  scenario: ScenarioInput,
  options: BargainingOptions,
  objective: Objective,
  stakesOf?: (stakes: Stakes, surface: { least: readonly number[]; most: readonly number[] }) => Stakes,
): Solution {
  const { frontier, least, most } = surface(scenario, options)
  const own: Stakes = { disagreement: frontier.disagreement, ideal: frontier.ideal }
  const stakes = stakesOf?.(own, { least, most }) ?? own
  const between = frontier.stretches.flatMap((stretch) => {
    const ends = [stretch.from.utilities, stretch.to.utilities] as const
    const turns = objective.turns(...ends, stakes).filter((share) => share > 0 && share < 1)
    return turns.map((share) => along(stretch, share))
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
