import { SparseBuilder, type SparseMatrix } from './sparse.js'
import type { Tally } from './tally.js'

/** What a count at one level adds to another row's count of the same column at another level. */
export type LevelFactor = (level: number, other: number) => number

/**
 * For every two rows i < i', the sum over columns j and levels k, k' of x(i,j,k) · x(i',j,k') · factor(k, k'); as the upper
 * triangle of a symmetric matrix. Row by row (Gustavson 1978): the cost is the number of such terms that are not 0.
 */
export function pairSums(tally: Tally, factor: LevelFactor): SparseMatrix {
  return fold(tally, factor, addProducts)
}

/** For every two rows, how much of either's counts the other shares, each shared column and level less their product. */
export function pairOverlaps(tally: Tally): SparseMatrix {
  return fold(tally, exact, addOverlaps)
}

/** 1 for a level with itself, 0 for two different ones. */
const exact: LevelFactor = (level, other) => (level === other ? 1 : 0)

type Add = (
  sums: Float64Array,
  row: Int32Array,
  count: Float64Array,
  from: number,
  to: number,
  own: number,
  factor: number,
) => void

const addProducts: Add = (sums, row, count, from, to, own, factor) => {
  const scaled = own * factor
  for (let at = from; at < to; at++) {
    const other = row[at] as number
    sums[other] = (sums[other] as number) + scaled * (count[at] as number)
  }
}

const addOverlaps: Add = (sums, row, count, from, to, own) => {
  for (let at = from; at < to; at++) {
    const other = row[at] as number
    const theirs = count[at] as number
    sums[other] = (sums[other] as number) + own + theirs - own * theirs
  }
}

function fold(tally: Tally, factor: LevelFactor, add: Add): SparseMatrix {
  const { rows, row, count, starts } = tally
  const sums = new Float64Array(rows)
  const builder = new SparseBuilder(rows, rows, Math.max(16, Math.min((rows * rows) >> 1, 4 * row.length)))
  const entries = entriesByRow(tally)
  const partners = partnersByLevel(tally.levels, factor)
  // Where, in each block, the entries of later rows begin; it only ever moves on.
  const next = starts.slice(0, tally.blocks)
  for (let own = 0; own < rows; own++) {
    const first = entries.starts[own] as number
    const end = entries.starts[own + 1] as number
    let work = 0
    for (let e = first; e < end; e++) {
      const block = entries.block[e] as number
      const level = block % tally.levels
      const mine = count[entries.at[e] as number] as number
      for (const { level: other, factor: weight } of partners[level] as readonly Partner[]) {
        const theirs = block - level + other
        const to = starts[theirs + 1] as number
        const from = skipTo(row, next, theirs, to, own)
        work += to - from
        add(sums, row, count, from, to, mine, weight)
      }
    }
    collect(sums, own, work, builder, () => touched(tally, entries, partners, next, own))
    builder.endRow()
  }
  return builder.build()
}

function skipTo(row: Int32Array, next: Int32Array, block: number, to: number, own: number): number {
  let from = next[block] as number
  while (from < to && (row[from] as number) <= own) from++
  next[block] = from
  return from
}

/** Adds the sums of a row and clears them: all later rows are looked at where many were touched, else those alone. */
function collect(sums: Float64Array, own: number, work: number, builder: SparseBuilder, touchedRows: () => Int32Array) {
  if (work === 0) return
  if (4 * work >= sums.length - own) {
    for (let other = own + 1; other < sums.length; other++) builder.add(other, sums[other] as number)
    sums.fill(0, own + 1)
    return
  }
  for (const other of touchedRows()) {
    builder.add(other, sums[other] as number)
    sums[other] = 0
  }
}

/** The later rows that share a block with this one, in order; a row can stand there twice. */
function touched(tally: Tally, entries: Entries, partners: Partners, next: Int32Array, own: number): Int32Array {
  const found: number[] = []
  for (let e = entries.starts[own] as number; e < (entries.starts[own + 1] as number); e++) {
    const block = entries.block[e] as number
    const level = block % tally.levels
    for (const { level: other } of partners[level] as readonly Partner[]) {
      const theirs = block - level + other
      const to = tally.starts[theirs + 1] as number
      for (let at = next[theirs] as number; at < to; at++) found.push(tally.row[at] as number)
    }
  }
  return Int32Array.from(found).sort()
}

interface Entries {
  readonly starts: Int32Array
  /** Of each entry, by row: its block, and its place in the tally. */
  readonly block: Int32Array
  readonly at: Int32Array
}

/** The entries of a tally, row by row and in each row by block. */
export function entriesByRow({ rows, blocks, starts, row }: Tally): Entries {
  const ends = new Int32Array(rows + 1)
  for (let at = 0; at < row.length; at++) {
    const above = (row[at] as number) + 1
    ends[above] = (ends[above] as number) + 1
  }
  for (let own = 0; own < rows; own++) ends[own + 1] = (ends[own + 1] as number) + (ends[own] as number)
  const free = ends.slice(0, rows)
  const [block, at] = [new Int32Array(row.length), new Int32Array(row.length)]
  for (let b = 0; b < blocks; b++) {
    for (let p = starts[b] as number; p < (starts[b + 1] as number); p++) {
      const own = row[p] as number
      const e = free[own] as number
      free[own] = e + 1
      block[e] = b
      at[e] = p
    }
  }
  return { starts: ends, block, at }
}

interface Partner {
  readonly level: number
  readonly factor: number
}

type Partners = readonly (readonly Partner[])[]

/** For each level, those that add anything to it. */
function partnersByLevel(levels: number, factor: LevelFactor): Partners {
  const all = Array.from({ length: levels }, (_, level) => level)
  return all.map((level) =>
    all.map((other) => ({ level: other, factor: factor(level, other) })).filter((partner) => partner.factor !== 0),
  )
}

/** For every row, what `pairSums` would find of it and itself. */
export function selfSums(tally: Tally, factor: LevelFactor): Float64Array {
  const { rows, count, levels } = tally
  const sums = new Float64Array(rows)
  const { starts, block, at } = entriesByRow(tally)
  for (let own = 0; own < rows; own++) {
    const end = starts[own + 1] as number
    for (let e = starts[own] as number; e < end; e++) {
      const [mine, level] = [block[e] as number, (block[e] as number) % levels]
      // Entries of a row are listed by block: those of one column stand together.
      for (let f = e; f < end && (block[f] as number) < mine - level + levels; f++) {
        const weight = factor(level, (block[f] as number) % levels) * (f === e ? 1 : 2)
        sums[own] =
          (sums[own] as number) + weight * (count[at[e] as number] as number) * (count[at[f] as number] as number)
      }
    }
  }
  return sums
}
