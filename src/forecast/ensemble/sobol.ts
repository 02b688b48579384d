import type { Estimate } from './rankCorrelation.js'

/** Shares of the variance of an outcome that are owed to a factor. */
export interface SobolIndices {
  /** What would go, on average, if the factor were known (Sobol' 1993). */
  readonly first: Estimate
  /** What would be left, on average, if all but the factor were known (Homma & Saltelli 1996). */
  readonly total: Estimate
}

/**
 * Indices of one factor from outcomes of samples (A), of their counterparts (B), and of the samples with the factor of their
 * counterparts (AB), by Saltelli et al. (2010), table 2: first order by (b), Σ B (AB − A) / n V, total by (f), that of Jansen
 * (1999), Σ (A − AB)² / 2 n V. Outcomes are taken from their mean, which makes (b) vary less. Standard errors are those of a
 * ratio of two means (Cochran 1977, equation 6.13). Nothing where outcomes do not vary, or for fewer than 2 samples.
 */
export function sobolIndices(
  own: Float64Array,
  counterpart: Float64Array,
  mixed: Float64Array,
): SobolIndices | undefined {
  const count = own.length
  if (count < 2) return undefined
  const start = own[0] as number
  let sum = 0
  for (let i = 0; i < count; i++) sum += (own[i] as number) - start + (counterpart[i] as number) - start
  const mean = start + sum / (2 * count)
  const [first, total, variance] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)]
  for (let i = 0; i < count; i++) {
    const [a, b, ab] = [own[i] as number, counterpart[i] as number, mixed[i] as number]
    first[i] = (b - mean) * (ab - a)
    total[i] = (a - ab) ** 2 / 2
    variance[i] = ((a - mean) ** 2 + (b - mean) ** 2) / 2
  }
  const spread = meanOf(variance)
  if (spread === 0) return undefined
  return { first: ratio(first, variance, spread), total: ratio(total, variance, spread) }
}

function ratio(above: Float64Array, below: Float64Array, spread: number): Estimate {
  const count = above.length
  const estimate = meanOf(above) / spread
  let squares = 0
  for (let i = 0; i < count; i++) squares += ((above[i] as number) - estimate * (below[i] as number)) ** 2
  return { estimate, standardError: Math.sqrt(squares / (count - 1) / count) / spread }
}

function meanOf(numbers: Float64Array): number {
  let sum = 0
  for (const number of numbers) sum += number
  return sum / numbers.length
}
