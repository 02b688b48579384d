import type { Block } from '../block.js'

/** What the combinations of a block are worth to some parties, row by row; those that anybody excludes are left out. */
export interface Table {
  readonly count: number
  readonly columns: readonly Float64Array[]
  readonly least: readonly number[]
  readonly most: readonly number[]
}

export function tableOf(block: Block, parties: number): Table {
  const columns = Array.from({ length: parties }, () => new Float64Array(block.count))
  block.fill(0, columns)
  let count = 0
  for (let i = 0; i < block.count; i++) {
    if (columns.some((column) => column[i] === Number.NEGATIVE_INFINITY)) continue
    for (const column of columns) column[count] = column[i] as number
    count++
  }
  const kept = columns.map((column) => column.subarray(0, count))
  return {
    count,
    columns: kept,
    least: kept.map((column) => column.reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY)),
    most: kept.map((column) => column.reduce((most, at) => Math.max(most, at), Number.NEGATIVE_INFINITY)),
  }
}

/** The same for some of the parties only. */
export function columnsOf({ count, columns, least, most }: Table, parties: readonly number[]): Table {
  return {
    count,
    columns: parties.map((p) => columns[p] as Float64Array),
    least: parties.map((p) => least[p] as number),
    most: parties.map((p) => most[p] as number),
  }
}

/** Sums of everything from a table on, for each table and one more. */
export function sumsFrom(tables: readonly Table[], of: 'least' | 'most'): number[][] {
  const parties = tables[0]?.columns.length ?? 0
  const sums: number[][] = [Array.from({ length: parties }, () => 0)]
  for (const table of tables.toReversed()) {
    const after = sums.at(-1) as number[]
    sums.push(after.map((sum, p) => sum + (table[of][p] as number)))
  }
  return sums.reverse()
}
