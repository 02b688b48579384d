/** How far comparisons of all pairs are from agreeing with each other; 0 where they do, for all of these. */
export interface SaatyConsistency {
  /** λmax, the largest eigenvalue of the matrix of ratios: the number of issues, or more. */
  readonly eigenvalue: number
  /** (λmax − n) / (n − 1). */
  readonly index: number
  /** The index over that of random comparisons. By custom up to 0.1 is accepted. Absent where no random index is tabulated. */
  readonly ratio?: number
}

/** Mean consistency index of random comparisons of 1, 2, … issues (Saaty 1980, The Analytic Hierarchy Process). */
const randomIndices = [0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59]

/**
 * Saaty's (1977, 1980) measures, from the residuals log a_ij − log w_i + log w_j of all pairs: the matrix of their exponentials is
 * similar to that of the ratios, so has the same eigenvalue, and has only ones where the comparisons agree. For two issues or more.
 */
export function saatyConsistency(residuals: readonly (readonly number[])[]): SaatyConsistency {
  const count = residuals.length
  const eigenvalue = Math.max(count, largestEigenvalue(residuals.map((row) => row.map(Math.exp))))
  const index = (eigenvalue - count) / (count - 1)
  const random = randomIndices[count - 1]
  if (random === undefined) return { eigenvalue, index }
  return { eigenvalue, index, ratio: random === 0 ? 0 : index / random }
}

/**
 * The largest eigenvalue of a matrix of positive numbers. It lies between the least and the largest (A x)_i / x_i for any x above
 * 0 (Collatz 1942); x is the row sums of A to the power 2, 4, 8 and so on, until these bounds meet.
 */
function largestEigenvalue(matrix: readonly (readonly number[])[]): number {
  let power = matrix
  let [best, width] = [Number.NaN, Number.POSITIVE_INFINITY]
  for (;;) {
    const vector = power.map((row) => row.reduce((sum, cell) => sum + cell, 0))
    const quotients = matrix.map(
      (row, i) => row.reduce((sum, cell, j) => sum + cell * (vector[j] as number), 0) / (vector[i] as number),
    )
    const [least, largest] = [Math.min(...quotients), Math.max(...quotients)]
    // Beyond this rounding decides.
    if (!(largest - least < width)) return best
    best = (least + largest) / 2
    width = largest - least
    power = scaled(squared(power))
  }
}

function squared(matrix: readonly (readonly number[])[]): number[][] {
  return matrix.map((row) =>
    row.map((_, j) => row.reduce((sum, cell, k) => sum + cell * (matrix[k]?.[j] as number), 0)),
  )
}

function scaled(matrix: readonly (readonly number[])[]): number[][] {
  const largest = Math.max(...matrix.flat())
  return matrix.map((row) => row.map((cell) => cell / largest))
}
