import type { Aggregation } from './options.js'
import type { LevelFactor } from './product.js'
import type { QualifierScale } from './statement.js'

export interface LevelFactors {
  /** How much two levels agree, 0 to 1. */
  readonly congruence: LevelFactor
  /** The factors of each aggregation times `range`: whole numbers. */
  readonly whole: Readonly<Record<Exclude<Aggregation, 'ignore'>, LevelFactor>>
  /** The greatest distance on the scale. */
  readonly range: number
}

/** What two levels, told by their places among those that occur, are to each other. */
export function levelFactors(scale: QualifierScale, levels: readonly (boolean | number | string)[]): LevelFactors {
  const [range, apart] = distances(scale, levels)
  return {
    congruence: (level, other) => 1 - apart(level, other) / range,
    whole: {
      congruence: (level, other) => range - apart(level, other),
      conflict: apart,
      subtract: (level, other) => range - 2 * apart(level, other),
    },
    range,
  }
}

function distances(scale: QualifierScale, levels: readonly (boolean | number | string)[]): [number, LevelFactor] {
  if (scale.kind !== 'integer') return [1, (level, other) => (level === other ? 0 : 1)]
  // On a scale of a single level nothing is apart.
  const range = Math.max(1, scale.max - scale.min)
  return [range, (level, other) => Math.abs(Number(levels[level]) - Number(levels[other]))]
}
