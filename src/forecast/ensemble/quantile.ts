import type { SampledOutcome } from './result.js'

/** Of rising numbers, the point below which a share of them lies, in proportion between two (Hyndman & Fan 1996, definition 7). */
export function quantileOf(rising: Float64Array, share: number): number {
  const place = share * (rising.length - 1)
  const below = Math.floor(place)
  const [low, high] = [rising[below] as number, rising[Math.min(below + 1, rising.length - 1)] as number]
  return low === high ? low : low + (place - below) * (high - low)
}

/** The outcomes that the model has, in rising order. */
export function risingOf(outcomes: readonly SampledOutcome[]): Float64Array {
  return Float64Array.from(outcomes.filter((outcome) => typeof outcome === 'number')).sort()
}
