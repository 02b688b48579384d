/** A linear programme: the least `costs · x` over x ≥ 0 such that each row's `factors · x` is at most, or just, its bound. */
export interface Programme {
  readonly costs: Float64Array
  readonly rows: readonly Row[]
  /** Rows and columns to exchange at first, each where the factor is 1 or -1: that leaves only bounds from 0 on. */
  readonly start: readonly (readonly [row: number, column: number])[]
  /** A column that helps to start, and is 0 in any solution. */
  readonly helper: number
}

export interface Row {
  readonly factors: Float64Array
  readonly bound: number
  readonly isEquation: boolean
}

/** Smaller gains and pivots are taken for 0. The factors and bounds of a programme are to be of the order of 1. */
const leastGain = 1e-10
const leastPivot = 1e-9
/** Steps without gain after which Bland's rule takes over, which never goes round in circles. */
const patience = 100

/**
 * A solution of a linear programme; none where its rows contradict each other. Two-phase simplex on a dense tableau (Dantzig
 * 1951), with Bland's rule (1977) once it stalls. Throws where there is no least value.
 */
export function solve(programme: Programme): Float64Array | undefined {
  const { costs, helper } = programme
  const tableau = new Tableau(programme)
  const help = new Float64Array(costs.length)
  help[helper] = 1
  tableau.minimise(help, -1)
  if ((tableau.solution()[helper] as number) > leastPivot) return undefined
  tableau.expel(helper)
  tableau.minimise(costs, helper)
  return tableau.solution()
}

/** Rows of factors and a bound, the last row holding the reduced costs; each row is solved for the column of its basis. */
class Tableau {
  readonly #count: number
  readonly #height: number
  readonly #width: number
  readonly #cells: Float64Array
  readonly #basis: Int32Array

  constructor({ costs, rows, start }: Programme) {
    this.#count = costs.length
    this.#height = rows.length
    this.#width = costs.length + rows.filter((row) => !row.isEquation).length + 1
    this.#cells = new Float64Array((rows.length + 1) * this.#width)
    this.#basis = new Int32Array(rows.length).fill(-1)
    let slack = costs.length
    for (const [i, { factors, bound, isEquation }] of rows.entries()) {
      this.#cells.set(factors, i * this.#width)
      this.#cells[(i + 1) * this.#width - 1] = bound
      if (isEquation) continue
      this.#cells[i * this.#width + slack] = 1
      this.#basis[i] = slack++
    }
    for (const [row, column] of start) this.#pivot(row, column)
  }

  minimise(costs: Float64Array, barred: number): void {
    this.#price(costs)
    const corner = this.#cells.length - 1
    for (let stalled = 0; ; ) {
      const byBland = stalled >= patience
      const entering = this.#entering(barred, byBland)
      if (entering < 0) return
      const leaving = this.#leaving(entering, byBland)
      if (leaving < 0) throw new Error('a linear programme has no least value')
      const before = this.#cells[corner] as number
      this.#pivot(leaving, entering)
      stalled = (this.#cells[corner] as number) - before > leastGain ? 0 : stalled + 1
    }
  }

  /** Puts the best fit column into the basis in place of one that is 0. */
  expel(column: number): void {
    const row = this.#basis.indexOf(column)
    if (row < 0) return
    let [best, largest] = [-1, leastPivot]
    for (let j = 0; j < this.#width - 1; j++) {
      const factor = Math.abs(this.#cells[row * this.#width + j] as number)
      if (j !== column && factor > largest) [best, largest] = [j, factor]
    }
    if (best >= 0) this.#pivot(row, best)
  }

  solution(): Float64Array {
    const values = new Float64Array(this.#count)
    for (const [row, column] of this.#basis.entries()) {
      if (column < this.#count) values[column] = Math.max(0, this.#cells[(row + 1) * this.#width - 1] as number)
    }
    return values
  }

  /** Writes the reduced costs of the present basis into the last row. */
  #price(costs: Float64Array): void {
    const last = this.#height * this.#width
    this.#cells.fill(0, last)
    this.#cells.set(costs, last)
    for (const [row, column] of this.#basis.entries()) this.#subtract(row, this.#height, costs[column] ?? 0)
  }

  /** The column with the largest gain, or by Bland's rule the first with one. */
  #entering(barred: number, byBland: boolean): number {
    const last = this.#height * this.#width
    let [best, least] = [-1, -leastGain]
    for (let j = 0; j < this.#width - 1; j++) {
      const cost = this.#cells[last + j] as number
      if (cost >= least || j === barred) continue
      if (byBland) return j
      ;[best, least] = [j, cost]
    }
    return best
  }

  /** The row that bounds the entering column first; of several the largest pivot, or by Bland's rule the first column. */
  #leaving(entering: number, byBland: boolean): number {
    let [best, least] = [-1, Number.POSITIVE_INFINITY]
    const factorIn = (row: number) => this.#cells[row * this.#width + entering] as number
    for (let i = 0; i < this.#height; i++) {
      const factor = factorIn(i)
      if (factor <= leastPivot) continue
      const ratio = Math.max(0, this.#cells[(i + 1) * this.#width - 1] as number) / factor
      const goesFirst = byBland
        ? (this.#basis[i] as number) < (this.#basis[best] as number)
        : best >= 0 && factor > factorIn(best)
      if (Math.abs(ratio - least) <= leastGain ? goesFirst : ratio < least) [best, least] = [i, ratio]
    }
    return best
  }

  #pivot(row: number, column: number): void {
    const start = row * this.#width
    const factor = this.#cells[start + column] as number
    for (let j = 0; j < this.#width; j++) this.#cells[start + j] = (this.#cells[start + j] as number) / factor
    for (let i = 0; i <= this.#height; i++) {
      if (i !== row) this.#subtract(row, i, this.#cells[i * this.#width + column] as number)
    }
    this.#basis[row] = column
  }

  #subtract(row: number, from: number, times: number): void {
    if (times === 0) return
    const [a, b] = [row * this.#width, from * this.#width]
    for (let j = 0; j < this.#width; j++) {
      const cell = this.#cells[a + j] as number
      if (cell !== 0) this.#cells[b + j] = (this.#cells[b + j] as number) - times * cell
    }
  }
}
