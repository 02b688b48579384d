import type { Board } from '../board.js'

/**
 * What each option is worth to each actor, actor by actor: (1 − d)(1 + d R), d being how far the option is from the actor's
 * position as a share of the scale, and R its aversion to risk, -1 to 1, where known, else 0 (KTAB, Wise, Lester & Efird 2015).
 */
export function utilitiesOf({ positions, riskAversions }: Board, options: Float64Array): Float64Array {
  const count = options.length
  const utilities = new Float64Array(positions.length * count)
  for (let k = 0; k < positions.length; k++) {
    const aversion = riskAversions[k] as number
    const bend = Number.isNaN(aversion) ? 0 : aversion
    for (let i = 0; i < count; i++) {
      const distance = Math.abs((options[i] as number) - (positions[k] as number))
      utilities[k * count + i] = (1 - distance) * (1 + distance * bend)
    }
  }
  return utilities
}

/** The positions that actors take, each once, from the least to the greatest. */
export function optionsOf({ positions }: Board): Float64Array {
  return Float64Array.from(new Set(positions)).sort()
}
