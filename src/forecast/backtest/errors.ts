/** How far forecasts are off what was decided, over the issues that a model has a forecast for; in shares of the scale, 0 to 1. */
export interface Errors {
  readonly issues: number
  readonly meanAbsolute: number
  readonly rootMeanSquare: number
  readonly medianAbsolute: number
  /** The mean of forecast − outcome: above 0 where forecasts are too high. */
  readonly bias: number
  /** The share of issues whose forecast is off by no more than so much. */
  readonly hits: readonly { readonly within: number; readonly share: number }[]
}

/** Rounding does not make a miss of what is off by just as much as is allowed. */
const rounding = 1e-12

/** Of errors with their signs; of at least one. */
export function errorsOf(errors: readonly number[], within: readonly number[]): Errors {
  const sizes = Float64Array.from(errors, Math.abs).sort()
  const count = sizes.length
  const middle = count >> 1
  const upper = sizes[middle] as number
  return {
    issues: count,
    meanAbsolute: sizes.reduce((sum, size) => sum + size, 0) / count,
    rootMeanSquare: Math.sqrt(sizes.reduce((sum, size) => sum + size ** 2, 0) / count),
    medianAbsolute: count % 2 === 1 ? upper : ((sizes[middle - 1] as number) + upper) / 2,
    bias: errors.reduce((sum, error) => sum + error, 0) / count,
    hits: within.map((most) => ({
      within: most,
      share: sizes.reduce((hits, size) => (size <= most + rounding ? hits + 1 : hits), 0) / count,
    })),
  }
}
