import type { Table } from './table.js'

export interface CountBounds {
  readonly lower: bigint
  readonly upper: bigint
}

const cells = 2 ** 12

/**
 * Bounds on how many sums of one row a table are at least `least`, to every party: for each party by itself, on a grid on
 * which utilities are rounded down and up, and then together (Bonferroni 1936: at least the sum of the shares less what
 * exceeds 1, at most the smallest share).
 */
export function countWithin(
  tables: readonly Table[],
  start: readonly number[],
  least: readonly number[],
  margins: readonly number[],
): CountBounds {
  const all = tables.reduce((product, { count }) => product * BigInt(count), 1n)
  const shares = start.map((own, p) => sharesOf(tables, p, (least[p] as number) - own, margins[p] as number))
  const lower = shares.reduce((sum, share) => sum + share.lower - 1, 1)
  const upper = shares.reduce((most, share) => Math.min(most, share.upper), 1)
  // What floating point loses in adding shares up is far below this.
  const slack = 1e-9
  return { lower: portion(all, lower - slack), upper: portion(all, upper + slack) }
}

/** The shares of all sums that are surely, and perhaps, at least a number. */
function sharesOf(tables: readonly Table[], party: number, needed: number, margin: number) {
  const least = tables.reduce((sum, table) => sum + (table.least[party] as number), 0)
  const most = tables.reduce((sum, table) => sum + (table.most[party] as number), 0)
  const width = (most - least) / cells || 1
  const shareFrom = (round: (x: number) => number, from: number): number => {
    let shares = new Float64Array([1])
    for (const table of tables) shares = spread(shares, cellsOf(table, party, width, round))
    let sum = 0
    for (let cell = Math.max(0, from); cell < shares.length; cell++) sum += shares[cell] as number
    return sum
  }
  const cell = (needed - least) / width
  return {
    lower: shareFrom(Math.floor, Math.ceil(cell + margin / width)),
    upper: shareFrom(Math.ceil, Math.floor(cell - margin / width)),
  }
}

/** The share of rows in each cell above the table's least. */
function cellsOf({ columns, least, most, count }: Table, p: number, width: number, round: (x: number) => number) {
  const [column, low] = [columns[p] as Float64Array, least[p] as number]
  const shares = new Float64Array(Math.ceil(((most[p] as number) - low) / width) + 2)
  for (let row = 0; row < count; row++) {
    const cell = round(((column[row] as number) - low) / width)
    shares[cell] = (shares[cell] as number) + 1 / count
  }
  return shares
}

function spread(shares: Float64Array, own: Float64Array): Float64Array<ArrayBuffer> {
  const sums = new Float64Array(shares.length + own.length - 1)
  for (let j = 0; j < own.length; j++) {
    const share = own[j] as number
    if (share === 0) continue
    for (let i = 0; i < shares.length; i++) {
      sums[i + j] = (sums[i + j] as number) + share * (shares[i] as number)
    }
  }
  return sums
}

function portion(all: bigint, share: number): bigint {
  if (share <= 0) return 0n
  if (share >= 1) return all
  const unit = 2 ** 52
  return (all * BigInt(Math.floor(share * unit))) / BigInt(unit)
}
