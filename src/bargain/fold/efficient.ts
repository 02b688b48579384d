import { archive } from './archive.js'
import { copyPoint, type Points, selected } from './points.js'
import { prune } from './prune.js'

/**
 * The numbers of the points that none dominates: none is nowhere less by more than the tolerance, and somewhere more by more
 * than that. With a tolerance of 0 this is Pareto dominance.
 */
export function efficientPoints(points: Points, tolerance: number): number[] {
  const best = numbered(points)
  prune(
    best,
    points.utilities.map(() => 0),
  )
  if (tolerance === 0) return [...best.origins.subarray(0, best.size)]
  // Whatever a dominated point dominates within the tolerance, its own dominator does too.
  const numbers = Int32Array.from({ length: points.size }, (_, i) => i)
  const raised = loosened(best, tolerance)
  return [...numbers].filter((i) => !raised.dominates(i, points))
}

function numbered(points: Points): Points {
  const copy = selected(
    points,
    Int32Array.from({ length: points.size }, (_, i) => i),
  )
  for (let i = 0; i < copy.size; i++) copy.origins[i] = i
  return copy
}

/** Points raised by the tolerance dominate, by twice the tolerance, what the points dominate within the tolerance. */
function loosened(best: Points, tolerance: number): { dominates: (i: number, points: Points) => boolean } {
  const room = selected(best, [...Array(best.size).keys(), 0])
  for (const column of room.utilities) for (let i = 0; i < best.size; i++) column[i] = (column[i] as number) + tolerance
  const kept = archive(
    room,
    room.utilities.map(() => 2 * tolerance),
  )
  for (let i = 0; i < best.size; i++) kept.add(i)
  return {
    dominates: (i, points) => {
      copyPoint(room, best.size, points, i)
      return kept.dominates(best.size)
    },
  }
}

/**
 * Points that are within the tolerance of the first of them, to every party: bunches of neighbours, as lists of places in a
 * list of numbers. Without a tolerance, each point by itself.
 */
export function bunches({ utilities }: Points, numbers: readonly number[], tolerance: number): number[][] {
  if (tolerance === 0) return numbers.map((number) => [number])
  const all: number[][] = []
  const near = (i: number, j: number) =>
    utilities.every((column) => Math.abs((column[i] as number) - (column[j] as number)) <= tolerance)
  let open = 0
  for (const number of numbers) {
    const first = utilities[0] as Float64Array
    // Bunches whose first utility is too far away cannot take in anything that comes later.
    while (open < all.length && (first[all[open]?.[0] as number] as number) - (first[number] as number) > tolerance)
      open++
    const bunch = all.slice(open).find(([start]) => near(start as number, number))
    if (bunch === undefined) all.push([number])
    else bunch.push(number)
  }
  return all
}
