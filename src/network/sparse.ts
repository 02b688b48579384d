/** A matrix as the list of what is not 0, row by row (compressed sparse rows); columns rise within a row. */
export interface SparseMatrix {
  readonly rows: number
  readonly columns: number
  /** Row i has the entries from `starts[i]` up to, not including, `starts[i + 1]`. */
  readonly starts: Int32Array
  readonly indices: Int32Array
  readonly values: Float64Array
}

/** Takes entries row by row, each row's columns rising; keeps what is not 0. */
export class SparseBuilder {
  #indices: Int32Array
  #values: Float64Array
  #length = 0
  readonly #starts: Int32Array
  readonly #columns: number
  #row = 0

  constructor(rows: number, columns: number, expected = 16) {
    this.#starts = new Int32Array(rows + 1)
    this.#columns = columns
    this.#indices = new Int32Array(expected)
    this.#values = new Float64Array(expected)
  }

  add(column: number, value: number): void {
    if (value === 0) return
    if (this.#length === this.#indices.length) this.#grow()
    this.#indices[this.#length] = column
    this.#values[this.#length++] = value
  }

  endRow(): void {
    this.#starts[++this.#row] = this.#length
  }

  build(): SparseMatrix {
    return {
      rows: this.#starts.length - 1,
      columns: this.#columns,
      starts: this.#starts,
      indices: fitted(this.#indices, this.#length),
      values: fitted(this.#values, this.#length),
    }
  }

  #grow(): void {
    const indices = new Int32Array(2 * this.#length)
    const values = new Float64Array(2 * this.#length)
    indices.set(this.#indices)
    values.set(this.#values)
    this.#indices = indices
    this.#values = values
  }
}

/** A copy, unless little would be saved by it. */
function fitted<List extends Int32Array | Float64Array>(list: List, length: number): List {
  return (4 * length >= 3 * list.length ? list.subarray(0, length) : list.slice(0, length)) as List
}

/** What stands at a row and a column: 0 where nothing is listed. Logarithmic in the length of the row. */
export function entryAt({ starts, indices, values }: SparseMatrix, row: number, column: number): number {
  let low = starts[row] as number
  let high = starts[row + 1] as number
  while (low < high) {
    const middle = (low + high) >> 1
    if ((indices[middle] as number) < column) low = middle + 1
    else high = middle
  }
  return low < (starts[row + 1] as number) && indices[low] === column ? (values[low] as number) : 0
}

/** A matrix of the same shape; `value` tells each entry anew, and what becomes 0 is left out. */
export function mapEntries(
  matrix: SparseMatrix,
  value: (row: number, column: number, value: number) => number,
): SparseMatrix {
  const { rows, columns, starts, indices, values } = matrix
  const builder = new SparseBuilder(rows, columns, values.length)
  for (let row = 0; row < rows; row++) {
    const end = starts[row + 1] as number
    for (let at = starts[row] as number; at < end; at++) {
      const column = indices[at] as number
      builder.add(column, value(row, column, values[at] as number))
    }
    builder.endRow()
  }
  return builder.build()
}

/** Entry by entry, `first + factor × second`. */
export function addScaled(first: SparseMatrix, second: SparseMatrix, factor: number): SparseMatrix {
  const builder = new SparseBuilder(first.rows, first.columns, Math.max(first.values.length, second.values.length))
  for (let row = 0; row < first.rows; row++) {
    let a = first.starts[row] as number
    let b = second.starts[row] as number
    const [endA, endB] = [first.starts[row + 1] as number, second.starts[row + 1] as number]
    while (a < endA || b < endB) {
      const columnA = a < endA ? (first.indices[a] as number) : first.columns
      const columnB = b < endB ? (second.indices[b] as number) : first.columns
      const ofA = columnA <= columnB ? (first.values[a++] as number) : 0
      const ofB = columnB <= columnA ? (second.values[b++] as number) : 0
      builder.add(Math.min(columnA, columnB), ofA + factor * ofB)
    }
    builder.endRow()
  }
  return builder.build()
}
