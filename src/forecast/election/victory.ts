import type { VictoryModel } from './rules.js'

const exponents = { linear: 1, square: 2, quartic: 4, octic: 8 } as const

/** Up to which odds of its votes the weaker of two sides has a chance in a binary contest, and what is left to it beyond. */
const certainAt = 1.1
const leastChance = 1e-6

/**
 * How likely a side with `own` votes prevails over one with `other`, both above 0: ownᵉ / (ownᵉ + otherᵉ) with e 1, 2, 4 or 8
 * (Tullock 1980); or `binary`, where an advantage of a tenth decides but for one chance in a million, and the chance is linear in
 * the share of votes below that, as in KTAB. The chances of both sides sum to 1.
 */
export function victory(model: VictoryModel, own: number, other: number): number {
  if (model !== 'binary') {
    const odds = (other / own) ** exponents[model]
    return 1 / (1 + odds)
  }
  const least = 1 / (1 + certainAt)
  const chance = Math.max(0, Math.min(1, (own / (own + other) - least) / (1 - 2 * least)))
  const [kept, lost] = [Math.max(leastChance, chance), Math.max(leastChance, 1 - chance)]
  return kept / (kept + lost)
}
