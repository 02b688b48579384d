import { sumsFrom, type Table } from './table.js'

/**
 * How many sums of one row a table are at least `least`, to every party, looked at one by one but for those that cannot end
 * otherwise. Sums are added from `start` on, table by table, as in `utility`. Up to 2^53 sums; no memory to speak of.
 */
export function countEach(
  tables: readonly Table[],
  start: readonly number[],
  least: readonly number[],
  margins: readonly number[],
): number {
  const parties = start.length
  const last = tables.length - 1
  const [lowest, highest] = [sumsFrom(tables, 'least'), sumsFrom(tables, 'most')]
  const following = tables.map((_, t) => tables.slice(t + 1).reduce((product, { count }) => product * count, 1))
  const sums = [start, ...tables.map(() => start)].map((own) => Float64Array.from(own))

  const leaves = (sum: Float64Array): number => {
    const { count, columns } = tables[last] as Table
    let enough = 0
    for (let row = 0; row < count; row++) {
      let isIn = 1
      for (let p = 0; p < parties; p++) {
        if ((sum[p] as number) + ((columns[p] as Float64Array)[row] as number) < (least[p] as number)) isIn = 0
      }
      enough += isIn
    }
    return enough
  }

  /** What is certain of all that follows a sum: -1 for none is enough, 1 for all are, 0 for neither. */
  const fate = (sum: Float64Array, low: readonly number[], high: readonly number[]): number => {
    let certain = 1
    for (let p = 0; p < parties; p++) {
      const missing = (least[p] as number) - (sum[p] as number)
      if ((high[p] as number) < missing - (margins[p] as number)) return -1
      if ((low[p] as number) < missing + (margins[p] as number)) certain = 0
    }
    return certain
  }

  const from = (t: number): number => {
    const sum = sums[t] as Float64Array
    if (t === last) return leaves(sum)
    const { count, columns } = tables[t] as Table
    const [next, low, high] = [sums[t + 1] as Float64Array, lowest[t + 1] as number[], highest[t + 1] as number[]]
    let enough = 0
    for (let row = 0; row < count; row++) {
      for (let p = 0; p < parties; p++) {
        next[p] = (sum[p] as number) + ((columns[p] as Float64Array)[row] as number)
      }
      const certain = fate(next, low, high)
      if (certain > 0) enough += following[t] as number
      else if (certain === 0) enough += from(t + 1)
    }
    return enough
  }
  return from(0)
}
