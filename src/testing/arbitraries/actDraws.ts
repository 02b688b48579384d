import * as fc from 'fast-check'
import { type RegionDraw, regionDraws } from './regions.js'

/** Raw numbers that become an act which is valid where it is recorded. Zeros make the simplest one. */
export interface ActDraw {
  readonly kind: number
  readonly by: number
  readonly issue: number
  readonly target: number
  readonly day: number
  readonly firm: boolean
  readonly joint: boolean
  readonly ideal: boolean
  readonly salience: number
  readonly condition: boolean
  readonly certainty: number
  readonly regions: readonly [RegionDraw, RegionDraw]
}

export const actDraws: fc.Arbitrary<ActDraw> = fc.record({
  kind: fc.nat({ max: 9999 }),
  by: fc.nat({ max: 20 }),
  issue: fc.nat({ max: 20 }),
  target: fc.nat({ max: 50 }),
  day: fc.nat({ max: 27 }),
  firm: fc.boolean(),
  joint: fc.boolean(),
  ideal: fc.boolean(),
  salience: fc.nat({ max: 8 }),
  condition: fc.boolean(),
  certainty: fc.nat({ max: 4 }),
  regions: fc.tuple(regionDraws, regionDraws),
})

/** A day of the month in which everything happens. */
export function dayOf(index: number): string {
  return `2025-04-${String(index + 1).padStart(2, '0')}`
}
