import * as fc from 'fast-check'
import { optionsOf, type Scale, type Value } from '../../model/scale.js'

/** Values lie on a grid of eighths of an interval scale, so that regions often touch, overlap and coincide. */
export const gridSteps = 8

/** Scales of all four kinds, small ones first. Half of the nominal ones have distances of their own, which form a metric. */
export const scales: fc.Arbitrary<Scale> = fc.oneof(
  { withCrossShrink: true },
  fc.constant<Scale>({ kind: 'binary' }),
  fc.integer({ min: 2, max: 5 }).map((count): Scale => ({ kind: 'ordinal', levels: named('l', count) })),
  fc
    .tuple(fc.integer({ min: -16, max: 16 }), fc.integer({ min: 1, max: 16 }))
    .map(([min, span]): Scale => ({ kind: 'interval', min, max: min + span, unit: 'units' })),
  fc.tuple(fc.integer({ min: 2, max: 4 }), fc.array(fc.integer({ min: 4, max: 8 }), { maxLength: 3 })).map(nominal),
)

/** Scales on which values have an order. */
export const orderedScales: fc.Arbitrary<Scale> = scales.map(
  (scale): Scale => (scale.kind === 'nominal' ? { kind: 'binary' } : scale),
)

/** Distances between a half and one obey the triangle inequality, whatever they are. */
function nominal([count, eighths]: [number, number[]]): Scale {
  const options = named('o', count)
  const pairs = options.flatMap((a, i) => options.slice(i + 1).map((b): [string, string] => [a, b]))
  const distances = eighths
    .slice(0, pairs.length)
    .map((eighth, i) => ({ between: pairs[i] as [string, string], distance: eighth / 8 }))
  return distances.length === 0 ? { kind: 'nominal', options } : { kind: 'nominal', options, distances }
}

function named(letter: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${letter}${i + 1}`)
}

/** Places on a scale from which any region is made: every option, or every grid point. */
export function gridOf(scale: Scale): readonly Value[] {
  return scale.kind === 'interval' ? pointsOf(scale, gridSteps) : optionsOf(scale)
}

/** The grid and the middles between its points: two regions made on the grid are equal iff they agree on these. */
export function probesOf(scale: Scale): readonly Value[] {
  return scale.kind === 'interval' ? pointsOf(scale, 2 * gridSteps) : optionsOf(scale)
}

function pointsOf({ min, max }: { readonly min: number; readonly max: number }, steps: number): number[] {
  return Array.from({ length: steps + 1 }, (_, i) => min + (i * (max - min)) / steps)
}

/** Values on a scale: any option, and on interval scales mostly points of a grid of eighths, else any number between the ends. */
export function values(scale: Scale): fc.Arbitrary<Value> {
  const onGrid = fc.constantFrom(...gridOf(scale))
  if (scale.kind !== 'interval') return onGrid
  const { min, max } = scale
  return fc.oneof(
    { weight: 3, arbitrary: onGrid },
    { weight: 1, arbitrary: fc.double({ min, max, noNaN: true }).map((x) => x + 0) },
  )
}
