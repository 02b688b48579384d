import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Axis, alikeTo, cutAxis, isFlat, type Reach, sortsOf } from '../../src/gap/bridge/axis.js'
import {
  contains,
  type IntervalRegion,
  intervalRegion,
  isEmpty,
  optionRegion,
  type Region,
  unionOf,
  wholeRegion,
} from '../../src/model/region.js'
import { type IntervalScale, type OptionScale, optionsOf, valueDistance } from '../../src/model/scale.js'

const line: IntervalScale = { kind: 'interval', min: 0, max: 10 }
const whole = wholeRegion(line)
const levels: OptionScale = { kind: 'ordinal', levels: ['none', 'few', 'some', 'many', 'all'] }

const on = (...regions: IntervalRegion[]) => unionOf(line, regions)
const only = (scale: OptionScale, ...options: (string | boolean)[]) =>
  optionRegion(scale, (one) => options.includes(one))
const cut = (regions: readonly Region[], within: Region = whole) => cutAxis('pay', line, regions, within)
const values = ({ places }: Axis) => places.map(({ value }) => value)
const tenths = (distance: Float64Array) => [...distance].map((one) => Math.round(one * 1e6) / 1e5)
const allOf = ({ places }: Axis) => places.map((_, place) => place)

describe('cutAxis, on a line', () => {
  it('should cut at the ends of regions and in the middle of their holes', () => {
    const holed = on(intervalRegion(2, 4), intervalRegion(6, 8))
    const { axis, reaches } = cut([holed, intervalRegion(0, 3, false, true)])
    expect(values(axis)).toEqual([0, 1, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6, 7, 8, 9, 10])
    expect(axis.places.map(({ isStretch }) => isStretch)).toEqual(values(axis).map((_, i) => i % 2 === 1))
    expect(axis.places[1]?.region).toEqual(intervalRegion(0, 2, true, true))
    expect(axis.places[2]?.region).toEqual(intervalRegion(2, 2))
    expect(axis.stops).toEqual([0, 2, 4, 6, 8, 10, 12, 14])
    // In tenths of the scale, one after the other as far as the nearest end; the open end at 3 is 0 away, but is not held.
    expect(tenths(reaches[0]?.distance as Float64Array)).toEqual([2, 1, 0, 0, 0, 0, 0, 0.5, 1, 0.5, 0, 0, 0, 1, 2])
    expect([...(reaches[0]?.holds ?? [])]).toEqual([0, 0, 1, 1, 1, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0])
    expect(tenths(reaches[1]?.distance as Float64Array)).toEqual([0, 0, 0, 0, 0, 0.5, 1, 1.5, 2, 2.5, 3, 4, 5, 6, 7])
    expect([...(reaches[1]?.holds ?? [])]).toEqual([1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  })

  it('should look at given values only, and at their open ends as what is beside them', () => {
    const given = on(intervalRegion(5, 7, true, true), intervalRegion(9, 10))
    const { axis, reaches } = cut([intervalRegion(7, 10)], given)
    expect(axis.places.map(({ value, within, approached }) => [value, within, approached])).toEqual([
      [5, 6, true],
      [6, 6, false],
      [7, 6, true],
      [9, 9, false],
      [9.5, 9.5, false],
      [10, 10, false],
    ])
    // At 7 the distance is 0, but packages that come as near as one likes are not within.
    expect(tenths(reaches[0]?.distance as Float64Array)).toEqual([2, 1, 0, 0, 0, 0])
    expect([...(reaches[0]?.holds ?? [])]).toEqual([0, 0, 0, 1, 1, 1])
    expect(axis.stops).toEqual([0, 2, 3, 5])
  })

  it('should have no stretch where no number lies between two', () => {
    const next = 1 + Number.EPSILON
    const afterThat = 1 + 2 * Number.EPSILON
    const { axis } = cut([intervalRegion(1, next), intervalRegion(next, afterThat)])
    expect(values(axis)).toEqual([0, 0.5, 1, next, afterThat, expect.closeTo(5.5, 12), 10])
  })

  it('should keep both ends as stops where nobody says anything', () => {
    expect(cut([whole]).axis.stops).toEqual([0, 2])
    expect(cut([]).axis).toMatchObject({ issue: 'pay', scale: line, reaches: [], stops: [0, 2] })
  })

  it('should give regions that are the same one reach, in the order of the regions', () => {
    const [low, high] = [intervalRegion(0, 4), intervalRegion(6, 10)]
    const { axis, reaches } = cut([high, low, high])
    expect(axis.reaches.map(({ region }) => region)).toEqual([high, low])
    expect(reaches.map(({ region }) => region)).toEqual([high, low, high])
    expect(reaches[2]).toBe(reaches[0])
  })

  const interval = fc
    .tuple(fc.nat({ max: 8 }), fc.nat({ max: 8 }), fc.boolean(), fc.boolean())
    .map(([a, b, fromOpen, toOpen]) =>
      a === b ? intervalRegion(a, a) : intervalRegion(Math.min(a, b), Math.max(a, b), fromOpen, toOpen),
    )
  const region = fc.array(interval, { maxLength: 3 }).map((all) => on(...all))
  const given = fc.array(interval, { minLength: 1, maxLength: 3 }).map((all) => on(...all))

  it('should have each given value in one place, where each region holds all or nothing, and is ever as far or on a slope', () => {
    fc.assert(
      fc.property(fc.array(region, { maxLength: 3 }), given, (regions, within) => {
        const { axis, reaches } = cut(regions, within)
        const { places } = axis
        // Ends are whole numbers and middles of holes halves of them: quarters meet every place, and others between.
        const wrong = quarters.filter((value) => {
          const own = places.flatMap((place, i) => (!place.approached && contains(place.region, value) ? [i] : []))
          if (own.length !== (contains(within, value) ? 1 : 0)) return true
          return own.some((place) => regions.some((one, i) => !isTold(axis, reaches[i] as Reach, one, place, value)))
        })
        expect(wrong).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  const quarters = Array.from({ length: 41 }, (_, i) => i / 4)

  /** Whether a region holds a value and is as far from it as its reach says of the place, or of the ends of the stretch. */
  function isTold({ places }: Axis, { distance, holds }: Reach, one: Region, place: number, value: number): boolean {
    const [before, after] = places[place]?.isStretch === true ? [place - 1, place + 1] : [place, place]
    const [from, to] = [Number(places[before]?.value), Number(places[after]?.value)]
    const share = from === to ? 0 : (value - from) / (to - from)
    const away = (1 - share) * (distance[before] as number) + share * (distance[after] as number)
    return (holds[place] === 1) === contains(one, value) && isNear(away, distanceTo(one, value))
  }

  /** In scale spans from the nearest end, 1 from nothing. */
  function distanceTo(of: Region, value: number): number {
    if (isEmpty(of)) return 1
    const away = (of as IntervalRegion).intervals.map(({ from, to }) => Math.max(from - value, value - to, 0))
    return Math.min(...away) / 10
  }

  it('should put places together where every region says the same, points first', () => {
    fc.assert(
      fc.property(fc.array(region, { maxLength: 3 }), given, (regions, within) => {
        expectSorts(cut(regions, within).axis)
      }),
      { numRuns: 60 },
    )
  })

  it('should say of a stretch that it is flat where it is as far from each region at both of its ends', () => {
    const inHole = on(intervalRegion(0, 2), intervalRegion(8, 10))
    const { axis, reaches } = cut([inHole, intervalRegion(4, 6)])
    expect(values(axis)).toEqual([0, 1, 2, 3, 4, 4.5, 5, 5.5, 6, 7, 8, 9, 10])
    // From 4 to 6 the second says the same, but not the first; from 0 to 2 the other way round.
    expect([1, 3, 5, 9, 11].map((stretch) => isFlat(axis.reaches, stretch))).toEqual(Array(5).fill(false))
    expect([1, 3, 5, 9, 11].map((stretch) => isFlat(reaches.slice(0, 1), stretch))).toEqual([
      true,
      false,
      false,
      false,
      true,
    ])
    expect([1, 3, 5, 9, 11].map((stretch) => isFlat(reaches.slice(1), stretch))).toEqual([
      false,
      false,
      true,
      false,
      false,
    ])
    // Nothing is 1 away from everywhere.
    const none = cut([on()])
    expect(isFlat(none.axis.reaches, 1)).toBe(true)
  })
})

describe('cutAxis, on options', () => {
  it('should have a place for each option that is given, and a stop for each sort', () => {
    const { axis, reaches } = cutAxis(
      'shifts',
      levels,
      [only(levels, 'few', 'some')],
      only(levels, 'few', 'some', 'all'),
    )
    expect(
      axis.places.map(({ value, within, isStretch, approached }) => [value, within, isStretch, approached]),
    ).toEqual(['few', 'some', 'all'].map((level) => [level, level, false, false]))
    expect(axis.places.map((place) => place.region)).toEqual(['few', 'some', 'all'].map((level) => only(levels, level)))
    expect([...(reaches[0]?.distance ?? [])]).toEqual([0, 0, 0.5])
    expect([...(reaches[0]?.holds ?? [])]).toEqual([1, 1, 0])
    expect(axis.stops).toEqual([0, 2])
  })

  it('should put options together of which every region says the same', () => {
    const scales: readonly OptionScale[] = [
      levels,
      { kind: 'binary' },
      { kind: 'nominal', options: ['x', 'y', 'z', 'w'], distances: [{ between: ['x', 'y'], distance: 0.5 }] },
    ]
    const masks = fc.array(fc.nat({ max: 31 }), { maxLength: 3 })
    fc.assert(
      fc.property(fc.constantFrom(...scales), masks, fc.nat({ max: 31 }), (scale, wanted, given) => {
        const of = (mask: number) => optionRegion(scale, (_, i) => ((mask >> i) & 1) === 1)
        const { axis, reaches } = cutAxis('shifts', scale, wanted.map(of), of(given))
        expect(values(axis)).toEqual(optionsOf(scale).filter((option) => contains(of(given), option)))
        for (const [i, mask] of wanted.entries()) {
          const options = optionsOf(scale).filter((_, option) => ((mask >> option) & 1) === 1)
          const nearest = values(axis).map((value) =>
            Math.min(1, ...options.map((option) => valueDistance(scale, option, value))),
          )
          expect([...(reaches[i]?.distance ?? [])]).toEqual(nearest)
        }
        expectSorts(axis)
        expect(axis.stops).toEqual(sortsOf(axis, allOf(axis)).map(([first]) => first))
      }),
      { numRuns: 60 },
    )
  })
})

describe('sortsOf and alikeTo', () => {
  it('should leave a slope and an open end by themselves, and a flat stretch with its ends', () => {
    const given = intervalRegion(1, 10, true, false)
    const { axis } = cut([intervalRegion(0, 6)], given)
    // 1 (approached), up to 6, 6, up to 10, 10.
    expect(values(axis)).toEqual([1, 3.5, 6, 8, 10])
    expect(sortsOf(axis, allOf(axis))).toEqual([[0], [2, 1], [4], [3]])
    expect(allOf(axis).map((place) => alikeTo(axis, place))).toEqual([[0], [2, 1], [2, 1], [3], [4]])
  })

  it('should keep open ends apart from each other, even where they are as far', () => {
    const { axis } = cut([whole], intervalRegion(2, 4, true, true))
    expect(values(axis)).toEqual([2, 3, 4])
    expect(sortsOf(axis, allOf(axis))).toEqual([[0], [2], [1]])
    expect(sortsOf(axis, [1, 2])).toEqual([[2], [1]])
  })

  it('should tell places that are as far from a region apart by whether they lie within', () => {
    const { axis } = cut([intervalRegion(0, 5, false, true), whole])
    expect(values(axis)).toEqual([0, 2.5, 5, 7.5, 10])
    expect(sortsOf(axis, allOf(axis))).toEqual([[0, 1], [2], [4], [3]])
    expect(alikeTo(axis, 2)).toEqual([2])
  })

  it('should take places as alike on both sides of what is wanted', () => {
    const { axis } = cut([intervalRegion(5, 5)], on(intervalRegion(3, 3), intervalRegion(7, 7), intervalRegion(9, 9)))
    expect(values(axis)).toEqual([3, 7, 9])
    expect(sortsOf(axis, allOf(axis))).toEqual([[0, 1], [2]])
    expect(alikeTo(axis, 1)).toEqual([0, 1])
  })
})

/** Two places are of a sort where each region is as far, and holds both or none; a slope and an open end are alone. */
function expectSorts(axis: Axis): void {
  const { places, reaches } = axis
  const isAlone = (place: number) =>
    places[place]?.approached === true || (places[place]?.isStretch === true && !isLevel(place))
  const isLevel = (stretch: number) =>
    reaches.every(({ distance }) => isNear(distance[stretch - 1] as number, distance[stretch + 1] as number))
  const isAlike = (a: number, b: number) =>
    a === b ||
    (!isAlone(a) &&
      !isAlone(b) &&
      reaches.every(
        ({ distance, holds }) => isNear(distance[a] as number, distance[b] as number) && holds[a] === holds[b],
      ))
  const pointsFirst = allOf(axis).toSorted(
    (a, b) => Number(places[a]?.isStretch === true) - Number(places[b]?.isStretch === true) || a - b,
  )
  const alikes = new Map(pointsFirst.map((place) => [place, pointsFirst.filter((other) => isAlike(place, other))]))
  const sorts = pointsFirst.flatMap((place) => (alikes.get(place)?.[0] === place ? [alikes.get(place)] : []))
  expect(sortsOf(axis, allOf(axis))).toEqual(sorts)
  expect(allOf(axis).map((place) => alikeTo(axis, place))).toEqual(allOf(axis).map((place) => alikes.get(place)))
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-9
}
