/** Solves a symmetric, positive definite system by Cholesky's factorisation. Cost: the cube of its size. */
export function solvePositive(matrix: readonly (readonly number[])[], sums: readonly number[]): number[] {
  const size = sums.length
  const lower = matrix.map((row) => [...row])
  const at = (i: number, j: number) => lower[i]?.[j] as number
  const dot = (i: number, j: number, end: number) => {
    let total = 0
    for (let k = 0; k < end; k++) total += at(i, k) * at(j, k)
    return total
  }
  for (let j = 0; j < size; j++) {
    for (let i = j; i < size; i++) {
      const rest = (matrix[i]?.[j] as number) - dot(i, j, j)
      const row = lower[i] as number[]
      row[j] = i === j ? Math.sqrt(rest) : rest / at(j, j)
    }
  }
  const solution = [...sums]
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) solution[i] = (solution[i] as number) - at(i, k) * (solution[k] as number)
    solution[i] = (solution[i] as number) / at(i, i)
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) solution[i] = (solution[i] as number) - at(k, i) * (solution[k] as number)
    solution[i] = (solution[i] as number) / at(i, i)
  }
  return solution
}
