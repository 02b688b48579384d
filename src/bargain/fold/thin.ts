import { compare, type Points, selected } from './points.js'

/** What may be lost, and what has been so far. */
export interface Thinning {
  /** Each party's range of utilities. */
  readonly ranges: readonly number[]
  /** By how much, for each party, a point left out can be better than those that are left. Grows. */
  readonly losses: number[]
  /** The share of a range that may be lost each time, whether or not there are too many points. */
  readonly share: number
}

/** The points, at most as many different ones as the limit; where that takes it, or may be, one of each box. */
export function thinned(points: Points, limit: number, thinning: Thinning): Points {
  const { ranges, losses, share } = thinning
  if (share <= 0 && distinctCount(points) <= limit) return points
  for (let next = Math.max(share, finestShare(ranges.length)); ; next *= 2) {
    const sides = ranges.map((range) => range * next)
    const left = oneOfEachBox(points, sides)
    if (left.size > limit) continue
    for (const [p, side] of sides.entries()) losses[p] = (losses[p] as number) + side
    return left
  }
}

function distinctCount({ size, utilities }: Points): number {
  let count = 0
  for (let i = 0; i < size; i++) if (i === 0 || compare(utilities, i - 1, utilities, i) !== 0) count++
  return count
}

/** The smallest share of a range that leaves the numbers of boxes exact in floating point. */
function finestShare(parties: number): number {
  return 2 ** -Math.floor(52 / parties - 1)
}

/**
 * One point of each box: boxes have sides `sides[party]`, so that every point left out has one that is worth less by no more
 * than that to any party. The best of a box by the sum of its utilities, in sides, is kept.
 */
function oneOfEachBox(points: Points, sides: readonly number[]): Points {
  const { size, utilities } = points
  const used = sides
    .map((side, p) => ({ side, column: utilities[p] as Float64Array, ...rangeOf(utilities[p] as Float64Array, size) }))
    .filter(({ side }) => side > 0)
  const best = new Map<number, number>()
  const scores = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    let [box, score] = [0, 0]
    for (const { side, column, least, most } of used) {
      const place = ((column[i] as number) - least) / side
      box = box * (Math.floor((most - least) / side) + 1) + Math.floor(place)
      score += place
    }
    scores[i] = score
    const rival = best.get(box)
    if (rival === undefined || score > (scores[rival] as number)) best.set(box, i)
  }
  const kept = [...best.values()].toSorted((i, j) => i - j)
  return selected(points, kept)
}

function rangeOf(column: Float64Array, size: number): { least: number; most: number } {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let i = 0; i < size; i++) {
    const at = column[i] as number
    if (at < least) least = at
    if (at > most) most = at
  }
  return { least, most }
}
