import { archive } from './archive.js'
import { copyPoint, type Points } from './points.js'
import { staircase } from './staircase.js'

/**
 * Drops, in place, every point that another one dominates by more than a margin: nowhere less, and somewhere more by more
 * than `margins[party]`. Equal points, and those that differ by no more than the margins, stay.
 *
 * A point that is dropped would be dominated after any addition to both, as adding never turns an order round in floating
 * point; it can make unequal numbers equal, which is what the margins are for.
 *
 * Cost: linear for two parties; n log n for three, but for shifting parts of an array; n × what is left at worst for more.
 */
export function prune(points: Points, margins: readonly number[]): void {
  if (margins.length === 2) pruneTwo(points, margins)
  else if (margins.length === 3) pruneThree(points, margins)
  else pruneMany(points, margins)
}

function pruneTwo(points: Points, [marginX = 0, marginY = 0]: readonly number[]): void {
  const { size, origins } = points
  const [xs, ys] = points.utilities as [Float64Array, Float64Array]
  // `best`: the highest y so far. `further`: the highest y of those whose x is higher by more than the margin.
  let [kept, best, further, lag] = [0, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, 0]
  for (let i = 0; i < size; i++) {
    const [x, y] = [xs[i] as number, ys[i] as number]
    while (lag < kept && (xs[lag] as number) > x + marginX) {
      if ((ys[lag] as number) > further) further = ys[lag] as number
      lag++
    }
    if (best > y + marginY || further >= y) continue
    if (y > best) best = y
    xs[kept] = x
    ys[kept] = y
    origins[kept] = origins[i] as number
    kept++
  }
  points.size = kept
}

function pruneThree(points: Points, [marginX = 0, marginY = 0, marginZ = 0]: readonly number[]): void {
  const { size } = points
  const [xs, ys, zs] = points.utilities as [Float64Array, Float64Array, Float64Array]
  const [seen, further] = [staircase(), staircase()]
  let [kept, lag] = [0, 0]
  for (let i = 0; i < size; i++) {
    const [x, y, z] = [xs[i] as number, ys[i] as number, zs[i] as number]
    while (lag < kept && (xs[lag] as number) > x + marginX) {
      further.add(ys[lag] as number, zs[lag] as number)
      lag++
    }
    const isDominated = seen.highest(y) > z + marginZ || seen.highestAbove(y + marginY) >= z || further.highest(y) >= z
    if (isDominated) continue
    seen.add(y, z)
    copyPoint(points, kept++, points, i)
  }
  points.size = kept
}

function pruneMany(points: Points, margins: readonly number[]): void {
  const { size } = points
  const kept = archive(points, margins)
  for (let i = 0; i < size; i++) if (!kept.dominates(i)) kept.add(i)
  points.size = kept.size()
}
