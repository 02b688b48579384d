import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Axis, cutAxis } from '../../src/gap/bridge/axis.js'
import { type Mixture, pointOf } from '../../src/gap/bridge/point.js'
import { intervalRegion, type Region, union, wholeRegion } from '../../src/model/region.js'
import { choice, line, valueAt } from './bridgeProblems.js'

const axisOf = (...regions: readonly Region[]) => cutAxis('x', line, regions, wholeRegion(line)).axis
const placeOf = ({ places }: Axis, value: number) =>
  places.findIndex((place) => place.value === value && !place.isStretch)
const mixtureOf = (axis: Axis, ...shares: readonly (readonly [value: number, share: number])[]): Mixture =>
  shares.map(([value, share]) => ({ place: placeOf(axis, value), share }))
const only = (place: number) => ({ place, next: place, share: 0 })

/** With stops at 0, 1, 2, 3 and 4. */
const even = axisOf(intervalRegion(1, 2), intervalRegion(3, 3))
/** The same, but packages have nothing from 1 to 3. */
const torn = cutAxis(
  'x',
  line,
  [intervalRegion(0.5, 0.5)],
  union(line, intervalRegion(0, 1), intervalRegion(3, 4)),
).axis

describe('pointOf', () => {
  it('should be the mean of the stops of a line, told from the stop before it', () => {
    const mixture = fc
      .array(fc.record({ place: fc.constantFrom(...even.stops), parts: fc.integer({ min: 1, max: 5 }) }), {
        minLength: 1,
        maxLength: 4,
      })
      .map((mixed) => {
        const all = mixed.reduce((sum, { parts }) => sum + parts, 0)
        return mixed.map(({ place, parts }) => ({ place, share: parts / all }))
      })
    fc.assert(
      fc.property(mixture, (mixed) => {
        const point = pointOf(even, mixed)
        const mean = mixed.reduce((sum, { place, share }) => sum + share * Number(even.places[place]?.value), 0)
        expect(valueAt(even, point)).toBeCloseTo(mean, 8)
        const before = even.stops.indexOf(point.place)
        expect(before).toBeGreaterThanOrEqual(0)
        expect(point.next).toBe(point.share === 0 ? point.place : even.stops[before + 1])
        expect(point.share === 0 || (point.share > 1e-9 && point.share < 1 - 1e-9)).toBe(true)
      }),
    )
  })

  it.each([
    [[[1, 1]], 1],
    [
      [
        [0, 0.5],
        [4, 0.5],
      ],
      2,
    ],
    [[[4, 1]], 4],
    [[[0, 1]], 0],
    [
      [
        [4, 0.5],
        [4, 0.5],
      ],
      4,
    ],
    // Too little of the other to be told from the stop.
    [
      [
        [1, 1 - 5e-10],
        [2, 5e-10],
      ],
      1,
    ],
    [
      [
        [1, 5e-10],
        [2, 1 - 5e-10],
      ],
      2,
    ],
  ] as const)('should be the stop itself where the mean of %j is one', (shares, value) => {
    expect(pointOf(even, mixtureOf(even, ...shares))).toEqual(only(placeOf(even, value)))
  })

  it('should lie between neighbours just beside a stop', () => {
    const near = pointOf(even, mixtureOf(even, [1, 1 - 1e-8], [2, 1e-8]))
    expect(near).toEqual({ place: placeOf(even, 1), next: placeOf(even, 2), share: expect.closeTo(1e-8, 12) })
    const far = pointOf(even, mixtureOf(even, [1, 1e-8], [2, 1 - 1e-8]))
    expect(far).toEqual({ place: placeOf(even, 1), next: placeOf(even, 2), share: expect.closeTo(1 - 1e-8, 12) })
  })

  it('should go to the nearer side of a hole, and to its further one from the middle', () => {
    expect(pointOf(torn, mixtureOf(torn, [1, 0.75], [3, 0.25]))).toEqual(only(placeOf(torn, 1)))
    expect(pointOf(torn, mixtureOf(torn, [1, 0.25], [3, 0.75]))).toEqual(only(placeOf(torn, 3)))
    expect(pointOf(torn, mixtureOf(torn, [1, 0.5], [3, 0.5]))).toEqual(only(placeOf(torn, 3)))
    expect(pointOf(torn, mixtureOf(torn, [3, 0.5], [4, 0.5])).share).toBeCloseTo(0.5, 9)
  })

  it('should be the option with the largest share, the first of those alike', () => {
    const options = cutAxis('x', choice, [], wholeRegion(choice)).axis
    const mixed = (...shares: readonly number[]) => shares.map((share, place) => ({ place, share }))
    expect(pointOf(options, mixed(0.2, 0.5, 0.3))).toEqual(only(1))
    expect(pointOf(options, mixed(0.2, 0.4, 0.4))).toEqual(only(1))
    expect(pointOf(options, mixed(0.5, 0.2, 0.3))).toEqual(only(0))
    expect(pointOf(options, [{ place: 2, share: 1 }])).toEqual(only(2))
  })
})
