import {
  contains,
  difference,
  intersection,
  isEmpty,
  isSubset,
  overlap,
  type Region,
  regionOf,
  type Scale,
  sameRegion,
  union,
} from 'demarche'
import { describe, expect, it } from 'vitest'
import { faultsOf } from '../support/wage.js'

const percent: Scale = { kind: 'interval', min: 0, max: 100, unit: '%' }
const levels: Scale = { kind: 'ordinal', levels: ['none', 'few', 'some'] }
const none: Region = { kind: 'options', options: [] }
const few: Region = { kind: 'options', options: ['few'] }
const interval = (from: number, to: number, fromOpen = false, toOpen = false) => ({ from, to, fromOpen, toOpen })
const intervals = (...list: ReturnType<typeof interval>[]): Region => ({ kind: 'intervals', intervals: list })
const messageOf = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    return (error as Error).message
  }
  return 'fine'
}

describe('the algebra of regions', () => {
  it('should answer with the region that was handed in where that is the result', () => {
    const [low, all] = [intervals(interval(0, 20)), intervals(interval(0, 100))]
    expect(union(percent, low, all)).toEqual(all)
    expect(union(percent, all, low)).toBe(all)
    expect(intersection(percent, low, all)).toBe(low)
    expect(intersection(percent, all, low)).toEqual(low)
    expect(difference(percent, low, intervals())).toBe(low)
    expect(union(percent, intervals(), low)).toBe(low)
  })

  it('should put options in the order of their scale', () => {
    const mixed: Region = { kind: 'options', options: ['some', 'none'] }
    expect(union(levels, mixed, few)).toEqual({ kind: 'options', options: ['none', 'few', 'some'] })
    expect(intersection(levels, mixed, { kind: 'options', options: ['none', 'few', 'some'] })).toBe(mixed)
    expect(union(levels, few, mixed)).toEqual({ kind: 'options', options: ['none', 'few', 'some'] })
    expect(difference(levels, mixed, few)).toBe(mixed)
  })

  it('should compare regions', () => {
    expect([isSubset(levels, few, none), isSubset(levels, none, few), isSubset(levels, few, few)]).toEqual([
      false,
      true,
      true,
    ])
    expect([overlap(levels, few, none), overlap(levels, few, few)]).toEqual([false, true])
    expect([sameRegion(few, none), sameRegion(few, { ...few }), sameRegion(none, intervals())]).toEqual([
      false,
      true,
      false,
    ])
    const [closed, open] = [intervals(interval(1, 2)), intervals(interval(1, 2, false, true))]
    expect([sameRegion(closed, open), sameRegion(closed, intervals(interval(1, 2)))]).toEqual([false, true])
    expect(sameRegion(closed, intervals(interval(1, 2, true)))).toBe(false)
    expect(sameRegion(closed, few)).toBe(false)
    expect(sameRegion(closed, intervals(interval(0, 2)))).toBe(false)
    expect(sameRegion(closed, intervals(interval(1, 3)))).toBe(false)
    expect(sameRegion(closed, intervals(interval(1, 2), interval(3, 4)))).toBe(false)
    expect([isEmpty(none), isEmpty(few), isEmpty(intervals()), isEmpty(closed)]).toEqual([true, false, true, false])
  })

  it('should know values at the ends of an interval, and of another kind', () => {
    const half = intervals(interval(1, 2, true, false), interval(3, 4, false, true))
    expect([1, 1.5, 2, 2.5, 3, 4].map((value) => contains(half, value))).toEqual([
      false,
      true,
      true,
      false,
      true,
      false,
    ])
    expect([contains(half, '2'), contains(few, 'few'), contains(few, 'none'), contains(few, 2)]).toEqual([
      false,
      true,
      false,
      false,
    ])
  })

  it.each<[string, () => unknown, string]>([
    [
      'what is no region',
      () => isEmpty({} as Region),
      'region.kind: expected one of options, intervals, found nothing',
    ],
    [
      'intervals that fall',
      () => isEmpty(intervals(interval(5, 6), interval(1, 2))),
      'region.intervals: expected intervals that hold something, rise and leave room between them, found a list of 2',
    ],
    [
      'intervals that touch',
      () => sameRegion(few, intervals(interval(1, 2), interval(2, 3, true))),
      'y.intervals: expected intervals that hold something, rise and leave room between them, found a list of 2',
    ],
    [
      'an interval that holds nothing',
      () => contains(intervals(interval(2, 2, false, true)), 2),
      'region.intervals: expected intervals that hold something, rise and leave room between them, found a list of 1',
    ],
    [
      'an option twice',
      () => sameRegion({ kind: 'options', options: ['a', 'a'] }, none),
      'x.options: expected each option once, found a list of 2',
    ],
    [
      'what is no value',
      () => contains(few, {} as never),
      'value: expected a value of the scale: true or false, a number or a name, found an empty object',
    ],
    [
      'an option that is not on the scale',
      () => union(levels, few, { kind: 'options', options: ['many'] }),
      'y: "many" is not on the scale of the issue: expected one of the levels none < few < some',
    ],
    [
      'an end that is not on the scale',
      () => overlap(percent, intervals(interval(50, 101)), intervals()),
      'x: 101 is not on the scale of the issue: expected a number from 0 to 100 %',
    ],
    [
      'a beginning that is not on the scale',
      () => overlap(percent, intervals(), intervals(interval(-1, 50))),
      'y: -1 is not on the scale of the issue: expected a number from 0 to 100 %',
    ],
    [
      'a region of another scale',
      () => difference(percent, few, few),
      'x: "options" is not on the scale of the issue: expected a number from 0 to 100 %',
    ],
    [
      'intervals on levels',
      () => isSubset(levels, intervals(), few),
      'x: "intervals" is not on the scale of the issue: expected one of the levels none < few < some',
    ],
    [
      'what is no scale',
      () => union({} as Scale, few, few),
      'scale.kind: expected one of binary, ordinal, interval, nominal, found nothing',
    ],
  ])('should refuse %s', (_, run, message) => {
    expect(messageOf(run)).toBe(message)
  })

  it('should take intervals that leave out a single point', () => {
    const gapped = intervals(interval(1, 2, false, true), interval(2, 3, true))
    expect(contains(gapped, 2)).toBe(false)
    expect(isEmpty(gapped)).toBe(false)
  })

  it('should be said of an expression where it stands', () => {
    expect(faultsOf(() => regionOf(percent, { anyOf: [1, 101] }))).toEqual(['anyOf.1: offScale'])
    expect(faultsOf(() => regionOf({ kind: 'binary', min: 0 } as never, 1))).toEqual(['scale.min: unknownKey'])
    expect(faultsOf(() => regionOf(percent, [] as never))).toEqual([': invalidType'])
  })
})
