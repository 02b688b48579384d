import { Sums, type Whole } from './sums.js'
import { sumsFrom, type Table } from './table.js'

const small: Whole<number> = { of: (x) => x, plus: (x, y) => x + y, times: (x, y) => x * y }
const large: Whole<bigint> = { of: BigInt, plus: (x, y) => x + y, times: (x, y) => x * y }

/**
 * How many sums of one row a table are at least `least`, to every party; `undefined` where more than `limit` different sums
 * would have to be kept. Sums are added from `start` on, table by table, so that they are those of `utility` to the last bit.
 * A sum that cannot fall below `least` any more, or not reach it, is counted or dropped with all that follows.
 */
export function countExactly(
  tables: readonly Table[],
  start: readonly number[],
  least: readonly number[],
  margins: readonly number[],
  limit: number,
): bigint | undefined {
  const all = tables.reduce((product, { count }) => product * BigInt(count), 1n)
  const arithmetic = all <= BigInt(Number.MAX_SAFE_INTEGER) ? small : large
  const count = countWith<number | bigint>(arithmetic as Whole<number | bigint>, tables, start, least, margins, limit)
  return count === undefined ? undefined : BigInt(count)
}

function countWith<Count>(
  whole: Whole<Count>,
  tables: readonly Table[],
  start: readonly number[],
  least: readonly number[],
  margins: readonly number[],
  limit: number,
): Count | undefined {
  const [lowest, highest] = [sumsFrom(tables, 'least'), sumsFrom(tables, 'most')]
  let total = whole.of(0)
  let sums = new Sums<Count>(start.length, whole)
  sums.add(start, whole.of(1))
  for (const [t, table] of tables.entries()) {
    const after = tables.slice(t + 1)
    const rest = after.reduce((product, { count }) => whole.times(product, whole.of(count)), whole.of(1))
    const bounds = { low: lowest[t + 1] as number[], high: highest[t + 1] as number[], least }
    const next = new Sums<Count>(start.length, whole)
    for (let s = 0; s < sums.size; s++) {
      const closed = extend(sums, s, table, after.length === 0 ? undefined : margins, bounds, next)
      total = whole.plus(total, whole.times(whole.times(sums.count(s), whole.of(closed)), rest))
      if (next.size > limit) return undefined
    }
    sums = next
  }
  return total
}

interface Reach {
  /** The least and the most that can still be added. */
  readonly low: readonly number[]
  readonly high: readonly number[]
  /** What has to be reached. */
  readonly least: readonly number[]
}

/** Adds each row of a table to a sum; tells how many of these are certain to be enough, and keeps those that are open. */
function extend<Count>(
  sums: Sums<Count>,
  s: number,
  { count, columns }: Table,
  margins: readonly number[] | undefined,
  reach: Reach,
  open: Sums<Count>,
): number {
  const sum = columns.map(() => 0)
  let enough = 0
  for (let row = 0; row < count; row++) {
    for (let p = 0; p < sum.length; p++) sum[p] = sums.at(p, s) + ((columns[p] as Float64Array)[row] as number)
    const certain = margins === undefined ? ends(sum, reach) : fateOf(sum, reach, margins)
    if (certain === 'in') enough++
    else if (certain === 'open') open.add(sum, sums.count(s))
  }
  return enough
}

function ends(sum: readonly number[], { least }: Reach): 'in' | 'out' {
  return sum.every((own, p) => own >= (least[p] as number)) ? 'in' : 'out'
}

/** `in`: whatever follows, the sum ends high enough. `out`: it never does. */
function fateOf(
  sum: readonly number[],
  { low, high, least }: Reach,
  margins: readonly number[],
): 'in' | 'out' | 'open' {
  let certain: 'in' | 'open' = 'in'
  for (let p = 0; p < sum.length; p++) {
    const [missing, margin] = [(least[p] as number) - (sum[p] as number), margins[p] as number]
    if ((high[p] as number) < missing - margin) return 'out'
    if ((low[p] as number) < missing + margin) certain = 'open'
  }
  return certain
}
