import * as fc from 'fast-check'
import type { Bounds, RegionExpression } from '../../model/regionExpression.js'
import type { Scale, Value } from '../../model/scale.js'
import { gridOf } from './scales.js'

/** Raw numbers that become a region on whichever scale they meet. */
export interface RegionDraw {
  readonly shape: number
  readonly ends: readonly [number, number]
  readonly open: readonly [boolean, boolean]
  readonly second: readonly [number, number]
}

export const regionDraws: fc.Arbitrary<RegionDraw> = fc.record({
  shape: fc.integer({ min: 0, max: 4 }),
  ends: fc.tuple(fc.nat({ max: 8 }), fc.nat({ max: 8 })),
  open: fc.tuple(fc.boolean(), fc.boolean()),
  second: fc.tuple(fc.nat({ max: 8 }), fc.nat({ max: 8 })),
})

/**
 * Regions of a scale as people write them: a value, an interval with open or closed ends, or several of these; on binary and
 * nominal scales a list of options. Ends lie on a grid of eighths. They shrink to the first value of the scale.
 */
export function regions(scale: Scale): fc.Arbitrary<RegionExpression> {
  return regionDraws.map((draw) => regionOn(scale, draw))
}

export function regionOn(scale: Scale, draw: RegionDraw): RegionExpression {
  const grid = gridOf(scale)
  const pick = (index: number) => grid[index % grid.length] as Value
  if (draw.shape === 0) return pick(draw.ends[0])
  if (scale.kind === 'binary' || scale.kind === 'nominal') {
    return { anyOf: [...new Set([...draw.ends, ...draw.second].slice(0, draw.shape).map(pick))] }
  }
  const first = span(grid as readonly (number | string)[], draw.ends, draw.open)
  if (draw.shape < 4) return first
  return { anyOf: [first, span(grid as readonly (number | string)[], draw.second, [false, false])] }
}

function span(
  grid: readonly (number | string)[],
  ends: readonly [number, number],
  open: readonly [boolean, boolean],
): Bounds {
  const [from, to] = ends.map((end) => end % grid.length).toSorted((a, b) => a - b) as [number, number]
  // Open ends need room between them: two steps leave a grid point inside on every scale.
  const [fromOpen, toOpen] = to - from >= 2 ? open : [false, false]
  const [low, high] = [grid[from] as number | string, grid[to] as number | string]
  return { ...(fromOpen ? { above: low } : { atLeast: low }), ...(toOpen ? { below: high } : { atMost: high }) }
}
