import { add, type Fraction, fractionOf, multiply, zero } from '../division/fraction.js'

/** One row of a linear programme: factors · x is at least, or just, the bound. */
export interface ExactRow {
  readonly factors: readonly Fraction[]
  readonly bound: Fraction
  readonly isEquation: boolean
}

export interface ExactOptimum {
  readonly value: Fraction
  readonly solution: readonly Fraction[]
}

/** Steps without gain after which Bland's rule takes over. */
const patience = 20

/**
 * All x ≥ 0 that meet some rows, over which one linear form after another is made least. Simplex (Dantzig 1951, with Bland's rule,
 * 1977, once it stalls) in whole numbers over one common denominator, which stays whole after each step (Edmonds 1967), so
 * that nothing is rounded: whether a strict inequality can be met is known, not guessed.
 */
export class ExactProgramme {
  readonly #count: number
  readonly #width: number
  readonly #cells: bigint[][]
  readonly #basis: number[]
  #costs: bigint[] = []
  #denominator = 1n
  /** Columns that have to stay 0. */
  readonly #barred = new Set<number>()
  readonly isFeasible: boolean

  constructor(count: number, rows: readonly ExactRow[]) {
    this.#count = count
    const slacks = rows.filter(({ isEquation }) => !isEquation).length
    // A row that x = 0 does not meet starts with a variable of its own, which has to vanish.
    const helped = rows.filter(({ isEquation, bound }) => isEquation || bound.numerator > 0n).length
    this.#width = count + slacks
    this.#basis = []
    let [slack, helper] = [count, this.#width]
    this.#cells = rows.map(({ factors, bound, isEquation }) => {
      const sign = bound.numerator > 0n || isEquation ? 1n : -1n
      const whole = wholeRow([...factors, bound]).map((cell) => sign * cell)
      const turned = (whole.at(-1) as bigint) < 0n ? whole.map((cell) => -cell) : whole
      const cells = [...turned.slice(0, -1), ...new Array<bigint>(slacks + helped).fill(0n), turned.at(-1) as bigint]
      if (!isEquation) cells[slack] = -sign
      if (isEquation || sign > 0n) {
        cells[helper] = 1n
        this.#basis.push(helper++)
      } else this.#basis.push(slack)
      if (!isEquation) slack++
      return cells
    })
    this.isFeasible = this.#removeHelpers(helped)
  }

  /** The least value of a form, and where it is; none where the rows contradict each other. Throws where there is no least. */
  least(form: readonly Fraction[]): ExactOptimum | undefined {
    if (!this.isFeasible) return undefined
    const costs = wholeRow(form)
    this.#minimise([...costs, ...new Array<bigint>(this.#width - this.#count).fill(0n)])
    const solution = new Array<Fraction>(this.#count).fill(zero)
    for (const [i, column] of this.#basis.entries()) {
      if (column < this.#count) solution[column] = fractionOf(this.#cells[i]?.at(-1) as bigint, this.#denominator)
    }
    return { value: dot(form, solution), solution }
  }

  /**
   * The same as `least`, and from then on leaves only the x for which the form is least: those that are 0 wherever anything else
   * would cost something.
   */
  keepLeast(form: readonly Fraction[]): ExactOptimum | undefined {
    const optimum = this.least(form)
    if (optimum === undefined) return undefined
    for (let j = 0; j < this.#width; j++) if ((this.#costs[j] as bigint) > 0n) this.#barred.add(j)
    return optimum
  }

  #removeHelpers(helped: number): boolean {
    const costs = Array.from({ length: this.#width + helped }, (_, j) => (j < this.#width ? 0n : 1n))
    this.#minimise(costs)
    const isMet = this.#basis.every((column, i) => column < this.#width || this.#cells[i]?.at(-1) === 0n)
    if (!isMet) return false
    for (let i = this.#basis.length - 1; i >= 0; i--) {
      if ((this.#basis[i] as number) < this.#width) continue
      const row = this.#cells[i] as bigint[]
      const column = row.findIndex((cell, j) => j < this.#width && cell !== 0n)
      if (column >= 0) this.#pivot(i, column)
      else {
        // The row follows from the others.
        this.#cells.splice(i, 1)
        this.#basis.splice(i, 1)
      }
    }
    for (const row of this.#cells) row.splice(this.#width, helped)
    return true
  }

  #minimise(costs: readonly bigint[]): void {
    this.#price(costs)
    for (let stalled = 0; ; ) {
      const entering = this.#entering(stalled >= patience)
      if (entering < 0) return
      const leaving = this.#leaving(entering)
      if (leaving < 0) throw new Error('a linear programme has no least value')
      stalled = this.#cells[leaving]?.at(-1) === 0n ? stalled + 1 : 0
      this.#pivot(leaving, entering)
    }
  }

  #price(costs: readonly bigint[]): void {
    this.#costs = [...costs, 0n].map((cost) => cost * this.#denominator)
    for (const [i, column] of this.#basis.entries()) {
      const cost = costs[column] as bigint
      const row = this.#cells[i] as bigint[]
      if (cost !== 0n) this.#costs = this.#costs.map((cell, j) => cell - cost * (row[j] as bigint))
    }
  }

  #entering(byBland: boolean): number {
    let [best, least] = [-1, 0n]
    for (let j = 0; j < this.#costs.length - 1; j++) {
      const cost = this.#costs[j] as bigint
      if (cost >= least || this.#barred.has(j)) continue
      if (byBland) return j
      ;[best, least] = [j, cost]
    }
    return best
  }

  #leaving(entering: number): number {
    let best = -1
    for (const [i, row] of this.#cells.entries()) {
      const factor = row[entering] as bigint
      if (factor <= 0n) continue
      const other = this.#cells[best]
      if (other === undefined) best = i
      else {
        const order = (row.at(-1) as bigint) * (other[entering] as bigint) - (other.at(-1) as bigint) * factor
        if (order < 0n || (order === 0n && (this.#basis[i] as number) < (this.#basis[best] as number))) best = i
      }
    }
    return best
  }

  #pivot(index: number, column: number): void {
    let pivotRow = this.#cells[index] as bigint[]
    if ((pivotRow[column] as bigint) < 0n) {
      pivotRow = pivotRow.map((cell) => -cell)
      this.#cells[index] = pivotRow
    }
    const pivot = pivotRow[column] as bigint
    const reduce = (row: bigint[]) => {
      const factor = row[column] as bigint
      for (let j = 0; j < row.length; j++) {
        const cell = row[j] as bigint
        const other = pivotRow[j] as bigint
        const less = factor === 0n || other === 0n ? 0n : factor * other
        if (cell !== 0n || less !== 0n) row[j] = (cell * pivot - less) / this.#denominator
      }
    }
    for (const [i, row] of this.#cells.entries()) if (i !== index) reduce(row)
    reduce(this.#costs)
    this.#denominator = pivot
    this.#basis[index] = column
  }
}

export function dot(a: readonly Fraction[], b: readonly Fraction[]): Fraction {
  return a.reduce((total, factor, i) => {
    const other = b[i] as Fraction
    return factor.numerator === 0n || other.numerator === 0n ? total : add(total, multiply(factor, other))
  }, zero)
}

/** The same row, or form, times a whole number above 0 that leaves only whole numbers. */
function wholeRow(row: readonly Fraction[]): bigint[] {
  const common = row.reduce((least, { denominator }) => least * fractionOf(denominator, least).numerator, 1n)
  return row.map(({ numerator, denominator }) => numerator * (common / denominator))
}
