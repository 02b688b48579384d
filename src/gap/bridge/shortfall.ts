import type { Reach } from './axis.js'
import { type Allowed, allowedBoxes } from './cost.js'
import type { Mixture, Point } from './point.js'
import { type Problem, reachIn, roomAt } from './problem.js'

/** By party: how far the package is from the nearest one that it has not ruled out. */
export function shortfalls(problem: Problem, points: readonly Point[]): Float64Array {
  const sums = new Float64Array(problem.parties.length)
  for (const [room, { party }] of problem.rooms.entries()) {
    sums[party] = (sums[party] as number) + nearestTo(problem, room, points, new Map()).spans
  }
  return sums
}

/** The nearest of these boxes of a room, and how far it is. */
export function nearestTo(
  problem: Problem,
  room: number,
  points: readonly Point[],
  allowed: Allowed,
): { readonly box: number; readonly spans: number } {
  const one = roomAt(problem, room)
  const { axes, weight } = one
  let best = { box: -1, spans: Number.POSITIVE_INFINITY }
  for (const box of allowedBoxes(problem, allowed, room)) {
    let spans = 0
    for (let slot = 0; slot < axes.length; slot++) {
      const point = points[axes[slot] as number] as Point
      spans += (weight[slot] as number) * distanceAt(reachIn(one, box, slot), point)
    }
    if (spans < best.spans) best = { box, spans }
  }
  return best
}

function distanceAt({ distance }: Reach, { place, next, share }: Point): number {
  const here = distance[place] as number
  return share === 0 ? here : here + share * ((distance[next] as number) - here)
}

/** What a room costs at least by a mixture, for one of its axes. */
export function mixedCost(problem: Problem, room: number, slot: number, mixture: Mixture, allowed: Allowed): number {
  const one = roomAt(problem, room)
  const near = (place: number) =>
    Math.min(...allowedBoxes(problem, allowed, room).map((box) => reachIn(one, box, slot).distance[place] as number))
  return (one.weight[slot] as number) * mixture.reduce((sum, { place, share }) => sum + share * near(place), 0)
}

/** What a room costs at least at a point, for one of its axes. */
export function leastCost(problem: Problem, room: number, slot: number, point: Point, allowed: Allowed): number {
  const one = roomAt(problem, room)
  const near = allowedBoxes(problem, allowed, room).map((box) => distanceAt(reachIn(one, box, slot), point))
  return (one.weight[slot] as number) * Math.min(...near)
}
