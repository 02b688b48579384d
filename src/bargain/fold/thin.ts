import { boxes } from './boxes.js'
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

/** The points, at most as many different ones as the limit; where that takes it, or may be, one for all that are near. */
export function thinned(points: Points, limit: number, thinning: Thinning): Points {
  const { ranges, losses, share } = thinning
  const isFew = distinctCount(points) <= limit
  if (points.size === 0 || (share <= 0 && isFew)) return points
  const parties = ranges.length
  // A frontier of k parties has k - 1 dimensions: this many boxes are about as many as the limit.
  const guess = isFew ? 0 : limit ** (-1 / Math.max(1, parties - 1)) / 4
  for (let next = Math.max(share, guess, finestShare(parties)); ; next *= 1.5) {
    const sides = ranges.map((range) => range * next)
    const left = parties === 2 ? oneInReach(points, sides[1] as number) : oneOfEachBox(points, sides)
    if (left.size > limit) continue
    if (left.size === points.size) return points
    for (const [p, side] of sides.entries()) {
      if (parties !== 2 || p === 1) losses[p] = (losses[p] as number) + side
    }
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

/** For two parties: what is left out is no better for the first than the last point kept, and for the second by `side` at most. */
function oneInReach(points: Points, side: number): Points {
  const ys = points.utilities[1] as Float64Array
  const kept: number[] = []
  let last = Number.NEGATIVE_INFINITY
  for (let i = 0; i < points.size; i++) {
    const y = ys[i] as number
    if (y <= last + side) continue
    kept.push(i)
    last = y
  }
  return selected(points, kept)
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
  const best = boxes(size)
  for (let i = 0; i < size; i++) {
    let [box, score] = [0, 0]
    for (const { side, column, least, most } of used) {
      const place = ((column[i] as number) - least) / side
      box = box * (Math.floor((most - least) / side) + 1) + Math.floor(place)
      score += place
    }
    best.offer(box, i, score)
  }
  return selected(points, best.kept())
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
