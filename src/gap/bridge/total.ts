import type { Search } from '../search.js'
import {
  type Allowed,
  allowedBoxes,
  type Cost,
  compareCosts,
  gapOf,
  leastAt,
  nearestBox,
  type Places,
  sumOf,
  tiedRooms,
} from './cost.js'
import { type Problem, roomAt } from './problem.js'

/** The least that all parties together would have to give on a group of issues. */
export interface Least {
  readonly cost: Cost
  readonly places: Places
  /** No package costs less than this; the cost itself, unless the search was cut short. */
  readonly bound: Cost
  readonly complete: boolean
}

interface Node {
  readonly allowed: Allowed
  readonly picks: ReadonlyMap<number, Pick>
  readonly bound: Cost
}

interface Pick {
  readonly place: number
  readonly cost: Cost
}

/**
 * The least total on a group of issues. If every issue stood for itself, its best place would do; that is a bound. Where the
 * boxes of a party that are nearest on its issues are not the same one, the search branches on that box.
 *
 * On an interval scale the places are enough: as long as every party is measured from one interval, the total is linear
 * between neighbouring ends of them, and the least of linear functions is concave. Hence it is least at ends; and it is
 * least within a stretch only if it is so in its middle, and then all along.
 */
export function* leastTotal(problem: Problem, group: readonly number[], lookAt: number): Search<Least> {
  const tied = tiedRooms(problem, group)
  let open: Node[] = [nodeOf(problem, group, new Map(), new Map())]
  let best: { cost: Cost; places: Places } | undefined
  for (let steps = 1; ; steps++) {
    const node = open.reduce<Node | undefined>(
      (least, one) => (least === undefined || compareCosts(one.bound, least.bound) < 0 ? one : least),
      undefined,
    )
    if (node === undefined || (best !== undefined && compareCosts(node.bound, best.cost) >= 0)) {
      const found = best as { cost: Cost; places: Places }
      return { ...found, bound: found.cost, complete: true }
    }
    open = open.filter((one) => one !== node)
    const places: Places = new Map([...node.picks].map(([axis, { place }]) => [axis, place]))
    const cost = sumOf([node.bound, ...tied.map((room) => gapOf(problem, room, places, node.allowed))])
    if (best === undefined || compareCosts(cost, best.cost) < 0) best = { cost, places }
    if (compareCosts(cost, node.bound) > 0) open.push(...branch(problem, tied, node, places))
    const isOver = steps >= lookAt || (yield { steps, found: 1 })
    if (!isOver || open.length === 0) continue
    const bound = open.map((one) => one.bound).reduce((a, b) => (compareCosts(b, a) < 0 ? b : a), best.cost)
    return { ...best, bound, complete: compareCosts(bound, best.cost) === 0 }
  }
}

function nodeOf(problem: Problem, stale: readonly number[], allowed: Allowed, before: ReadonlyMap<number, Pick>): Node {
  const picks = new Map(before)
  for (const axis of stale) picks.set(axis, pickOn(problem, axis, allowed))
  return { allowed, picks, bound: sumOf([...picks.values()].map(({ cost }) => cost)) }
}

function pickOn(problem: Problem, axis: number, allowed: Allowed): Pick {
  const picks = (problem.axes[axis]?.places ?? []).map((_, place) => ({
    place,
    cost: leastAt(problem, axis, place, allowed),
  }))
  return picks.reduce((best, pick) => (compareCosts(pick.cost, best.cost) < 0 ? pick : best))
}

/** Two nodes: with the box that is nearest to the node's package, of the room that is furthest from its bound, and without. */
function branch(problem: Problem, tied: readonly number[], node: Node, places: Places): Node[] {
  const gaps = tied
    .filter((room) => allowedBoxes(problem, node.allowed, room).length > 1)
    .map((room) => ({ room, gap: gapOf(problem, room, places, node.allowed) }))
  const [widest] = gaps.toSorted((a, b) => compareCosts(b.gap, a.gap))
  if (widest === undefined) return []
  const boxes = allowedBoxes(problem, node.allowed, widest.room)
  const { box } = nearestBox(problem, widest.room, places, node.allowed)
  const stale = roomAt(problem, widest.room).axes
  return [[box], boxes.filter((other) => other !== box)].map((chosen) =>
    nodeOf(problem, stale, new Map([...node.allowed, [widest.room, chosen]]), node.picks),
  )
}
