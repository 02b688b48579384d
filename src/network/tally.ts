/** How often each row has each column at each level: what is not 0, column by column, then level, then row. */
export interface Tally {
  readonly rows: number
  /** Columns, each with all its levels: block b is column `floor(b / levels)` at level b mod `levels`. */
  readonly blocks: number
  readonly levels: number
  /** Block b has the entries from `starts[b]` up to, not including, `starts[b + 1]`. */
  readonly starts: Int32Array
  readonly row: Int32Array
  readonly count: Float64Array
}

/** One occurrence: a row, a column, a level, and how much it counts (1 when `weights` is left out). */
export interface Occurrences {
  readonly rows: Int32Array
  readonly columns: Int32Array
  readonly levels: Int32Array
  readonly weights?: Float64Array
}

interface Shape {
  readonly rows: number
  readonly columns: number
  readonly levels: number
}

/** Counts occurrences. Two counting sorts, by row and then by block: linear in occurrences, rows and blocks. */
export function tally({ rows, columns, levels, weights }: Occurrences, shape: Shape): Tally {
  const blocks = shape.columns * shape.levels
  const block = columns.map((column, s) => column * shape.levels + (shape.levels === 1 ? 0 : (levels[s] as number)))
  const byRow = countingSort(
    rows,
    shape.rows,
    Int32Array.from(rows, (_, s) => s),
  )
  const sorted = countingSort(block, blocks, byRow)
  const starts = new Int32Array(blocks + 1)
  const row = new Int32Array(sorted.length)
  const count = new Float64Array(sorted.length)
  let [length, before] = [0, -1]
  for (const s of sorted) {
    const own = block[s] as number
    const weight = weights === undefined ? 1 : (weights[s] as number)
    if (own === before && row[length - 1] === rows[s]) {
      count[length - 1] = (count[length - 1] as number) + weight
      continue
    }
    while (before < own) starts[++before] = length
    row[length] = rows[s] as number
    count[length++] = weight
  }
  while (before < blocks) starts[++before] = length
  return {
    rows: shape.rows,
    blocks,
    levels: shape.levels,
    starts,
    row: row.slice(0, length),
    count: count.slice(0, length),
  }
}

/** `items` in order of their keys, from 0 up to `limit`; those of one key as they were. */
function countingSort(keys: Int32Array, limit: number, items: Int32Array): Int32Array {
  const next = new Int32Array(limit + 1)
  for (const item of items) next[(keys[item] as number) + 1] = (next[(keys[item] as number) + 1] as number) + 1
  for (let key = 0; key < limit; key++) next[key + 1] = (next[key + 1] as number) + (next[key] as number)
  const sorted = new Int32Array(items.length)
  for (const item of items) {
    const key = keys[item] as number
    const at = next[key] as number
    next[key] = at + 1
    sorted[at] = item
  }
  return sorted
}

/** For each row, all that it counts together. */
export function totals({ rows, row, count }: Tally): Float64Array {
  const sums = new Float64Array(rows)
  for (let at = 0; at < row.length; at++) {
    const own = row[at] as number
    sums[own] = (sums[own] as number) + (count[at] as number)
  }
  return sums
}
