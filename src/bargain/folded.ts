import type { IntervalScale } from '../model/scale.js'
import { cornersOf, isCurved } from './axis.js'
import { blocksOf } from './block.js'
import { type BargainingIssue, isContinuous } from './domain.js'
import { efficientPoints } from './fold/efficient.js'
import { type Fold, fold } from './fold/fold.js'
import { onePackageOf } from './fold/ways.js'
import { addPaths, type Path } from './line/line.js'
import type { Piece } from './line/piece.js'
import { isOpaque } from './opaque.js'
import type { Folding } from './options.js'
import { type OutcomeSpace, outcomeSpace } from './outcomeSpace.js'
import type { Preferences } from './preferences.js'
import type { Scenario } from './scenario.js'
import { issueUtility, jointsOf } from './utility.js'

interface Common {
  readonly parties: readonly string[]
  /** What the worst and the best package is worth to each party. */
  readonly least: readonly number[]
  readonly most: readonly number[]
  /** By how much a package can be better for each party than all that are left. */
  readonly losses: readonly number[]
}

/** All that is efficient in a scenario, whatever the parties have without agreement. */
export type Folded = Common &
  (
    | { readonly kind: 'points'; readonly fold: Fold; readonly continuous: boolean }
    | { readonly kind: 'line'; readonly pieces: readonly Piece[] }
  )

const known = new WeakMap<Scenario, Map<string, Folded>>()

/** Kept with the scenario: asking twice costs nothing. */
export function foldedScenario(scenario: Scenario, folding: Folding): Folded {
  const key = JSON.stringify(folding)
  const own = known.get(scenario) ?? new Map<string, Folded>()
  known.set(scenario, own)
  let folded = own.get(key)
  if (folded === undefined) {
    folded = hasLines(scenario) ? foldLines(scenario, folding) : foldPoints(scenario, folding)
    own.set(key, folded)
  }
  return folded
}

/** Whether there are two parties and continuous issues, which both value by themselves. */
function hasLines({ domain, preferences }: Scenario): boolean {
  const parties = Object.values(preferences)
  const continuous = Object.keys(domain.issues).filter((id) => isContinuous(domain.issues[id] as BargainingIssue))
  const isAlone = (own: Preferences) =>
    jointsOf(domain, own).every(({ issues }) => !issues.some((issue) => continuous.includes(issue)))
  return parties.length === 2 && continuous.length > 0 && parties.every((own) => !isOpaque(own) && isAlone(own))
}

export function constantsOf({ preferences }: Scenario): number[] {
  return Object.values(preferences).map((own) => (isOpaque(own) ? 0 : own.constant))
}

function foldPoints(scenario: Scenario, folding: Folding): Folded {
  const space = outcomeSpace(scenario, { resolution: folding.resolution })
  const blocks = blocksOf(scenario, space, folding.enumerate)
  const folded = fold(blocks, constantsOf(scenario), folding)
  return {
    kind: 'points',
    parties: Object.keys(scenario.preferences),
    fold: folded,
    continuous: space.axes.some((axis) => axis.continuous),
    least: folded.least,
    most: folded.most,
    losses: folded.losses.map((loss, p) => loss + (Object.values(space.error)[p] as number)),
  }
}

function foldLines(scenario: Scenario, folding: Folding): Folded {
  const { domain, preferences } = scenario
  const own = Object.values(preferences) as Preferences[]
  const space = outcomeSpace(scenario, { resolution: folding.resolution })
  const discrete: OutcomeSpace = { ...space, axes: space.axes.filter((axis) => !axis.continuous) }
  const folded = fold(blocksOf(scenario, discrete, folding.enumerate), constantsOf(scenario), folding)
  const paths = space.axes
    .filter((axis) => axis.continuous)
    .map(({ issue, values }) => pathOf(domain.issues[issue] as BargainingIssue, issue, own, values))
  const reach = (of: 'least' | 'most') => {
    const extreme = of === 'least' ? Math.min : Math.max
    return [0, 1].map((p) =>
      paths.reduce((sum, { path }) => sum + extreme(...(p === 0 ? path.xs : path.ys)), folded[of][p] as number),
    )
  }
  const [least, most] = [reach('least'), reach('most')]
  const size = [...least, ...most].reduce((largest, at) => Math.max(largest, Math.abs(at)), 0)
  const start = efficientPoints(folded.points, 0).map((i): Piece => {
    const [x, y] = folded.points.utilities.map((column) => column[i] as number) as [number, number]
    return { x0: x, y0: y, x1: x, y1: y, settled: onePackageOf(folded, i) }
  })
  return {
    kind: 'line',
    parties: Object.keys(preferences),
    pieces: addPaths(
      start,
      paths.map(({ path }) => path),
      size * 1e-13,
      folding.enumerate,
    ),
    least,
    most,
    losses: folded.losses.map((loss, p) => loss + paths.reduce((sum, path) => sum + (path.errors[p] as number), 0)),
  }
}

/** What an issue is worth to two parties: corner by corner, or on a fine grid where a function is curved. */
function pathOf(issue: BargainingIssue, id: string, parties: readonly Preferences[], grid: readonly unknown[]) {
  const curved = parties.map((own) => isCurved(own, id))
  const values = curved.includes(true) ? (grid as number[]) : cornersOf(id, issue.scale as IntervalScale, parties)
  const utilities = parties.map((own) => issueUtility(issue, id, own))
  const [xs, ys] = utilities.map((utility) => values.map(utility)) as [number[], number[]]
  const path: Path = { issue: id, values, xs, ys }
  const errors = parties.map((_, p) =>
    curved[p] === true ? chordError(values, utilities[p] as (x: number) => number) : 0,
  )
  return { path, errors }
}

/**
 * How far a curve that bends one way only between neighbouring values can be from the straight lines between them: no more
 * than twice as far as at the middles, since how far it is off is itself such a curve, and 0 at the ends.
 */
function chordError(values: readonly number[], utility: (x: number) => number): number {
  const off = values.slice(1).map((to, i) => {
    const from = values[i] as number
    return Math.abs(utility((from + to) / 2) - (utility(from) + utility(to)) / 2)
  })
  return 2 * Math.max(0, ...off)
}
