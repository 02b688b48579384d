import * as fc from 'fast-check'
import type { Scale, Value } from '../../model/scale.js'
import { orderedScales, probesOf, scales } from '../arbitraries/scales.js'
import { atLeast, atMost, claim, close } from './claims.js'
import { type Law, law } from './law.js'

/** How far two values of one scale are apart. */
export type ValueDistance = (scale: Scale, x: Value, y: Value) => number

/** Scales and values of which the distance is tried; three values each, of which some may be the same. */
function valuesOn(some: fc.Arbitrary<Scale>): fc.Arbitrary<{ scale: Scale; x: Value; y: Value; z: Value }> {
  return fc.tuple(some, fc.nat(), fc.nat(), fc.nat()).map(([scale, ...picks]) => {
    const probes = probesOf(scale)
    const [x, y, z] = picks.map((pick) => probes[pick % probes.length]) as [Value, Value, Value]
    return { scale, x, y, z }
  })
}

/** Sums of distances may be off by this much. */
const rounding = 1e-9

/**
 * What a distance of values has to obey before gaps can be built on it: the axioms of a metric, and what ties it to its scale.
 * `on`: the scales on which it is defined; default all of them.
 */
export function distanceLaws(distance: ValueDistance, on: fc.Arbitrary<Scale> = scales): readonly Law[] {
  const cases = valuesOn(on)
  const ordered = valuesOn(on === scales ? orderedScales : on)
  return [
    law(
      'range',
      'A distance is a number from 0 to 1: it is measured in spans of the scale.',
      fc.property(cases, ({ scale, x, y }) => {
        atLeast(distance(scale, x, y), 0, `from ${x} to ${y}`)
        atMost(distance(scale, x, y), 1, `from ${x} to ${y}`)
      }),
    ),
    law(
      'identity',
      'A value is at no distance from itself.',
      fc.property(cases, ({ scale, x }) => close(distance(scale, x, x), 0, `from ${x} to itself`, 0)),
    ),
    law(
      'indiscernibles',
      'Two values that are not the same are at some distance from each other.',
      fc.property(cases, ({ scale, x, y }) => {
        if (x !== y) claim(distance(scale, x, y) > 0, `${x} and ${y} are ${distance(scale, x, y)} apart`)
      }),
    ),
    law(
      'symmetry',
      'It is as far from one value to another as back.',
      fc.property(cases, ({ scale, x, y }) => close(distance(scale, y, x), distance(scale, x, y), `from ${y} to ${x}`)),
    ),
    law(
      'triangle',
      'No way through a third value is shorter than the direct one.',
      fc.property(cases, ({ scale, x, y, z }) => {
        const around = distance(scale, x, y) + distance(scale, y, z)
        atMost(distance(scale, x, z), around, `from ${x} to ${z}, which is ${around} through ${y}`, rounding)
      }),
    ),
    law(
      'betweenness',
      'On an ordered scale, what lies further in the same direction is not nearer.',
      fc.property(ordered, ({ scale, x, y, z }) => {
        const probes = probesOf(scale)
        const [near, between, far] = [x, y, z].toSorted((a, b) => probes.indexOf(a) - probes.indexOf(b)) as [
          Value,
          Value,
          Value,
        ]
        if (scale.kind === 'nominal') return
        atLeast(distance(scale, near, far), distance(scale, near, between), `from ${near} to ${far}, beyond ${between}`)
        atLeast(distance(scale, far, near), distance(scale, far, between), `from ${far} to ${near}, beyond ${between}`)
      }),
    ),
    law(
      'units',
      'The distance of two numbers stays when the unit of their scale changes.',
      fc.property(
        cases,
        fc.constantFrom(0.25, 2, 1024),
        fc.integer({ min: -8, max: 8 }),
        ({ scale, x, y }, factor, shift) => {
          if (scale.kind !== 'interval') return
          const convert = (value: number) => value * factor + shift
          const converted = { ...scale, min: convert(scale.min), max: convert(scale.max) }
          const there = distance(converted, convert(Number(x)), convert(Number(y)))
          close(there, distance(scale, x, y), `from ${convert(Number(x))} to ${convert(Number(y))}`, rounding)
        },
      ),
    ),
    law(
      'names',
      'The distance of two levels or options does not depend on what they are called.',
      fc.property(cases, ({ scale, x, y }) => {
        if (scale.kind !== 'ordinal' && scale.kind !== 'nominal') return
        const renamed = renamedScale(scale)
        close(distance(renamed, renamedValue(x), renamedValue(y)), distance(scale, x, y), `from ${x} to ${y}, renamed`)
      }),
    ),
  ]
}

/** Longer names, whose order in the alphabet is the opposite. */
function renamedValue(value: Value): string {
  const [last = 0] = [...String(value)].slice(-1).map((character) => character.charCodeAt(0))
  return `${String.fromCharCode(0x2000 - last)}-${value}`
}

function renamedScale(scale: Extract<Scale, { kind: 'ordinal' | 'nominal' }>): Scale {
  if (scale.kind === 'ordinal') return { ...scale, levels: scale.levels.map(renamedValue) }
  const options = scale.options.map(renamedValue)
  const distances = scale.distances?.map(({ between: [a, b], distance }) => ({
    between: [renamedValue(a), renamedValue(b)] as const,
    distance,
  }))
  return { kind: 'nominal', options, ...(distances === undefined ? {} : { distances }) }
}
