import type { CountBounds } from './bounds.js'
import type { Table } from './table.js'

/** More sums than this of one half are too many. */
const mostInHalf = 2 ** 20

/**
 * How many sums of one row a table are at least `least`, to one or two parties, by way of all sums of the first tables and all
 * of the others (meet in the middle; Horowitz & Sahni 1974). Pairs that rounding could turn are not counted below, and counted
 * above. `undefined` for more parties, and where the halves are too large. Cost: n log n, n being the sums of a half.
 */
export function countByHalves(
  tables: readonly Table[],
  start: readonly number[],
  least: readonly number[],
  margins: readonly number[],
): CountBounds | undefined {
  const split = splitOf(tables)
  if (split === undefined || start.length > 2) return undefined
  const first = allSums(tables.slice(0, split), start)
  const second = allSums(
    tables.slice(split),
    start.map(() => 0),
  )
  const from = (sign: 1 | -1) => {
    const needed = least.map((at, p) => at + sign * (margins[p] as number))
    return BigInt(needed.length === 1 ? pairsOnLine(first, second, needed) : pairsInPlane(first, second, needed))
  }
  return { lower: from(1), upper: from(-1) }
}

/** Where to split, so that the larger half is as small as can be. */
function splitOf(tables: readonly Table[]): number | undefined {
  const size = (some: readonly Table[]) => some.reduce((product, { count }) => product * count, 1)
  const larger = (split: number) => Math.max(size(tables.slice(0, split)), size(tables.slice(split)))
  const splits = tables.map((_, split) => split).toSorted((a, b) => larger(a) - larger(b))
  const [best] = splits
  return best !== undefined && larger(best) <= mostInHalf ? best : undefined
}

function allSums(tables: readonly Table[], start: readonly number[]): Float64Array[] {
  return start.map((own, p) =>
    tables.reduce((sums, { columns, count }) => {
      const column = columns[p] as Float64Array
      const next = new Float64Array(sums.length * count)
      for (let i = 0, at = 0; i < sums.length; i++) {
        for (let row = 0; row < count; row++) next[at++] = (sums[i] as number) + (column[row] as number)
      }
      return next
    }, Float64Array.of(own)),
  )
}

function pairsOnLine([a]: readonly Float64Array[], [b]: readonly Float64Array[], [needed]: readonly number[]): number {
  const [rising, other] = [(a as Float64Array).toSorted(), (b as Float64Array).toSorted()]
  let [pairs, enough] = [0, other.length]
  for (const own of rising) {
    while (enough > 0 && own + (other[enough - 1] as number) >= (needed as number)) enough--
    pairs += other.length - enough
  }
  return pairs
}

/** From the least first utility up, ever more of the others are good enough by it; how many of these are by the second too? */
function pairsInPlane(a: readonly Float64Array[], b: readonly Float64Array[], needed: readonly number[]): number {
  const [ax, ay, bx, by] = [a[0], a[1], b[0], b[1]] as [Float64Array, Float64Array, Float64Array, Float64Array]
  const [neededX, neededY] = needed as [number, number]
  const rising = orderOf(ax)
  const falling = orderOf(bx).reverse()
  const heights = by.toSorted()
  const counts = new Int32Array(heights.length + 1)
  let [pairs, added] = [0, 0]
  for (const i of rising) {
    while (added < falling.length && (ax[i] as number) + (bx[falling[added] as number] as number) >= neededX) {
      const rank = firstFrom(heights, (height) => height >= (by[falling[added] as number] as number))
      for (let at = rank + 1; at <= heights.length; at += at & -at) counts[at] = (counts[at] as number) + 1
      added++
    }
    let below = 0
    const rank = firstFrom(heights, (height) => (ay[i] as number) + height >= neededY)
    for (let at = rank; at > 0; at -= at & -at) below += counts[at] as number
    pairs += added - below
  }
  return pairs
}

function orderOf(column: Float64Array): Int32Array {
  const order = Int32Array.from(column, (_, i) => i)
  return order.sort((i, j) => (column[i] as number) - (column[j] as number))
}

/** The first place of a rising list from which on something holds. */
function firstFrom(heights: Float64Array, holds: (height: number) => boolean): number {
  let [low, high] = [0, heights.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(heights[middle] as number)) high = middle
    else low = middle + 1
  }
  return low
}
