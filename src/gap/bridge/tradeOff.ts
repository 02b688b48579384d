import type { Search } from '../search.js'
import { type Answer, type Found, minimise } from './branch.js'
import { tolerance } from './cost.js'
import { lexicographic } from './objective.js'
import type { Problem } from './problem.js'
import { sumOfLargest } from './question.js'
import { wholePart, worthwhile } from './relaxation.js'

/** Packages of which none is better than another both in total and for the worst-off party, least for the latter first. */
export interface Frontier {
  readonly found: readonly Found[]
  /** What lies between two neighbours: no package, those on the straight line, or none below that line. */
  readonly between: 'nothing' | 'line' | 'noneBelowLine'
  readonly complete: boolean
}

/** Worst-off shortfalls that differ by less are one point of the list. */
const grain = 1e-7

/** The trade-off between the total and the worst-off party's shortfall. */
export function* frontierOf(
  problem: Problem,
  limit: number,
  lookAt: number,
  start: readonly Found[],
): Search<Frontier | undefined> {
  const all = problem.parties.length
  const counts = all === 1 ? [1] : [1, all]
  const fairest = yield* lexicographic(problem, counts, lookAt, start)
  const cheapest = yield* lexicographic(problem, counts.toReversed(), lookAt, start)
  if (fairest === undefined || cheapest === undefined) return undefined
  const shape = shapeOf(problem)
  const complete = fairest.complete && cheapest.complete
  if (worst(cheapest) - worst(fairest) <= grain) return { found: [cheapest], between: shape, complete }
  const between =
    shape === 'nothing'
      ? yield* stepByStep(problem, fairest, cheapest, limit, lookAt)
      : yield* corners(problem, fairest, cheapest, limit, lookAt)
  return {
    found: [fairest, ...between.found, cheapest],
    between: shape,
    complete: complete && between.complete,
  }
}

function worst({ shortfalls }: Found): number {
  return sumOfLargest(shortfalls, 1)
}

function total({ shortfalls }: Found): number {
  return sumOfLargest(shortfalls, shortfalls.length)
}

/** Between options there is nothing; on lines without holes or alternatives every mean of two packages is one. */
function shapeOf(problem: Problem): Frontier['between'] {
  const { stops, allowed } = wholePart(problem)
  const isOpen = (axis: number) => worthwhile(problem, axis, stops[axis] ?? [], allowed).length > 1
  const kinds = problem.axes.filter((_, i) => isOpen(i)).map(({ scale }) => scale.kind)
  if (!kinds.includes('interval')) return 'nothing'
  const isWhole = problem.rooms.every(
    ({ boxes }) =>
      boxes.length === 1 &&
      boxes[0]?.every(({ region }) => region.kind === 'options' || region.intervals.length <= 1) === true,
  )
  const hasHoles = problem.axes.some(
    ({ places, scale }) =>
      scale.kind === 'interval' &&
      places.some(({ isStretch }, i) => i > 0 && isStretch === (places[i - 1]?.isStretch ?? false)),
  )
  return kinds.every((kind) => kind === 'interval') && isWhole && !hasHoles ? 'line' : 'noneBelowLine'
}

type Part = Pick<Frontier, 'found' | 'complete'>

/** The ε-constraint method (Haimes et al. 1971): each time the least total that is better for the worst-off party. */
function* stepByStep(problem: Problem, fairest: Found, cheapest: Found, limit: number, lookAt: number): Search<Part> {
  const found: Found[] = []
  const counts = [problem.parties.length, 1]
  for (let last = cheapest; ; ) {
    const within = new Map([[1, worst(last) - grain]])
    const next = yield* lexicographic(problem, counts, lookAt, [fairest], within)
    if (next === undefined || worst(next) - worst(fairest) <= grain) return { found, complete: next?.complete ?? true }
    if (found.length + 2 >= limit) return { found, complete: false }
    found.unshift(next)
    if (!next.complete) return { found, complete: false }
    last = next
  }
}

/** Corners by weighted sums (Aneja & Nair 1979): whatever lies beyond the line between two neighbours the furthest. */
function* corners(problem: Problem, a: Found, b: Found, limit: number, lookAt: number): Search<Part> {
  if (limit <= 2) return { found: [], complete: false }
  const [first, second] = [total(a) - total(b), worst(b) - worst(a)]
  if (first <= grain || second <= grain) return { found: [], complete: true }
  const aim = new Map([
    [1, first / (first + second)],
    [problem.parties.length, second / (first + second)],
  ])
  const onLine = [...aim].reduce((sum, [count, factor]) => sum + factor * sumOfLargest(a.shortfalls, count), 0)
  const answer: Answer | undefined = yield* minimise(problem, { aim, ceilings: new Map() }, lookAt, [a, b])
  if (answer === undefined || answer.worth > onLine - tolerance)
    return { found: [], complete: answer?.complete ?? false }
  const before: Part = yield* corners(problem, a, answer, limit - 1, lookAt)
  const after: Part = yield* corners(problem, answer, b, limit - 1 - before.found.length, lookAt)
  return {
    found: [...before.found, answer, ...after.found],
    complete: answer.complete && before.complete && after.complete,
  }
}
