import { countingSort, places } from './countingSort.js'

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

/** Occurrences, told by row and block, and how much each counts (1 when `weights` is left out). */
export interface Occurrences {
  readonly rows: Int32Array
  readonly blocks: Int32Array
  readonly weights?: Float64Array
}

export type TallyShape = Pick<Tally, 'rows' | 'blocks' | 'levels'>

/** Counts occurrences; linear in occurrences, rows and blocks. */
export function tally(occurrences: Occurrences, shape: TallyShape): Tally {
  const cells = shape.rows * shape.blocks
  return cells <= 4 * occurrences.rows.length + 4096 ? byCell(occurrences, shape) : bySorting(occurrences, shape)
}

/** Where there are few cells, each has its place in a table. */
function byCell({ rows, blocks, weights }: Occurrences, shape: TallyShape): Tally {
  const cells = new Float64Array(shape.rows * shape.blocks)
  const occurs = new Uint8Array(cells.length)
  let length = 0
  for (let s = 0; s < rows.length; s++) {
    const cell = (blocks[s] as number) * shape.rows + (rows[s] as number)
    cells[cell] = (cells[cell] as number) + (weights === undefined ? 1 : (weights[s] as number))
    length += 1 - (occurs[cell] as number)
    occurs[cell] = 1
  }
  const [starts, row, count] = [new Int32Array(shape.blocks + 1), new Int32Array(length), new Float64Array(length)]
  let at = 0
  for (let block = 0; block < shape.blocks; block++) {
    const first = block * shape.rows
    for (let own = 0; own < shape.rows; own++) {
      if (occurs[first + own] === 0) continue
      row[at] = own
      count[at++] = cells[first + own] as number
    }
    starts[block + 1] = at
  }
  return { ...shape, starts, row, count }
}

/** Two counting sorts, by row and then by block. */
function bySorting({ rows, blocks, weights }: Occurrences, shape: TallyShape): Tally {
  const sorted = countingSort(blocks, shape.blocks, countingSort(rows, shape.rows, places(rows.length)))
  const starts = new Int32Array(shape.blocks + 1)
  const [row, count] = [new Int32Array(sorted.length), new Float64Array(sorted.length)]
  let [length, before] = [0, -1]
  for (let i = 0; i < sorted.length; i++) {
    const s = sorted[i] as number
    const block = blocks[s] as number
    const weight = weights === undefined ? 1 : (weights[s] as number)
    if (block === before && row[length - 1] === rows[s]) {
      count[length - 1] = (count[length - 1] as number) + weight
      continue
    }
    while (before < block) starts[++before] = length
    row[length] = rows[s] as number
    count[length++] = weight
  }
  while (before < shape.blocks) starts[++before] = length
  return { ...shape, starts, row: row.slice(0, length), count: count.slice(0, length) }
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
