import {
  contains,
  difference,
  intersection,
  isEmpty,
  overlap,
  type Region,
  type RegionExpression,
  regionOf,
  type Scale,
  safeRegionOf,
  union,
} from 'demarche'
import { describe, expect, it } from 'vitest'
import { onlyValue, wholeRegion, withBeyond } from '../../src/model/region.js'
import { describeRegion } from '../../src/report/words.js'

const percent: Scale = { kind: 'interval', min: 0, max: 100, unit: '%' }
const levels: Scale = { kind: 'ordinal', levels: ['none', 'few', 'some', 'many'] }
const region = (expression: RegionExpression, scale: Scale = percent) => regionOf(scale, expression)
const said = (expression: RegionExpression, scale: Scale = percent) => describeRegion(scale, region(expression, scale))

describe('regions', () => {
  it('should be written as values, bounds, or lists of these', () => {
    expect(said(20)).toBe('20 %')
    expect(said({ atLeast: 20 })).toBe('at least 20 %')
    expect(said({ above: 20, atMost: 30 })).toBe('more than 20 up to 30 %')
    expect(said({ anyOf: [5, { below: 3 }, { above: 90 }] })).toBe('less than 3 or 5 or more than 90 %')
    expect(said({ above: 'few' }, levels)).toBe('some or many')
    expect(said({})).toBe('anything')
    expect(region(-0)).toEqual(region(0))
  })

  it('should become one interval where they meet, and none where nothing is between their ends', () => {
    expect(union(percent, region({ atMost: 20 }), region({ above: 20 }))).toEqual(region({}))
    expect(union(percent, region({ below: 20 }), region({ above: 20 }))).not.toEqual(region({}))
    expect(isEmpty(difference(percent, region(20), region(20)))).toBe(true)
  })

  it('should touch without overlapping', () => {
    expect(overlap(percent, region({ atLeast: 20 }), region({ below: 20 }))).toBe(false)
    expect(overlap(percent, region({ atLeast: 20 }), region({ atMost: 20 }))).toBe(true)
    expect(contains(region({ below: 20 }), 20)).toBe(false)
  })
})

describe('onlyValue', () => {
  it('should be the value of a region that has one', () => {
    expect(onlyValue(region(20))).toBe(20)
    expect(onlyValue(region('few', levels))).toBe('few')
  })

  it.each([
    ['none', difference(percent, region(20), region(20))],
    ['more than one', region({ atLeast: 20 })],
    ['two points', region({ anyOf: [20, 30] })],
    ['no level', difference(levels, region('few', levels), region('few', levels))],
    ['two levels', region({ above: 'few' }, levels)],
  ])('should not be there where there is %s', (_, several) => {
    expect(onlyValue(several)).toBeUndefined()
  })
})

describe('wholeRegion', () => {
  it('should be one and the same for a scale', () => {
    expect(wholeRegion(percent)).toBe(wholeRegion(percent))
    expect(wholeRegion(percent)).toEqual(region({}))
    expect(wholeRegion(levels)).toEqual(region({}, levels))
  })
})

describe('regionOf', () => {
  it('should be combined on scales of many levels as on those of few', () => {
    const many: Scale = { kind: 'ordinal', levels: Array.from({ length: 40 }, (_, i) => `level ${i}`) }
    const [low, high] = [region({ atMost: 'level 29' }, many), region({ atLeast: 'level 10' }, many)]
    const count = (one: Region) => many.levels.filter((level) => contains(one, level)).length
    expect(count(union(many, low, high))).toBe(40)
    expect(count(intersection(many, low, high))).toBe(20)
    expect(count(difference(many, low, high))).toBe(10)
    expect(count(difference(many, high, low))).toBe(10)
  })

  it('should refuse what is not on the scale', () => {
    expect(safeRegionOf(percent, 101)).toMatchObject({ success: false })
    expect(() => regionOf(percent, 101)).toThrow(
      '101 is not on the scale of the issue: expected a number from 0 to 100 %',
    )
    expect(() => regionOf(levels, { above: 'many' })).toThrow('contains no value')
    expect(safeRegionOf(levels, 'few')).toEqual({ success: true, data: { kind: 'options', options: ['few'] } })
  })
})

describe('what lies beyond a rejected region', () => {
  const beyond = (rejected: RegionExpression, accepted: RegionExpression, scale: Scale = percent) =>
    describeRegion(scale, withBeyond(scale, region(rejected, scale), region(accepted, scale)))

  it.each([
    ['above, as seen from below', 50, 30, 'at least 50 %'],
    ['below, as seen from above', 50, { atLeast: 60 }, 'at most 50 %'],
    ['the open end stays open', { above: 50, atMost: 60 }, 50, 'more than 50 %'],
    ['nothing, when what is accepted is rejected', { atMost: 60 }, 30, 'at most 60 %'],
    ['from the nearest of several', { anyOf: [40, 70] }, 30, 'at least 40 %'],
    ['on both sides', { anyOf: [10, 70] }, 30, 'at most 10 or at least 70 %'],
    ['nothing between two accepted values', 50, { anyOf: [40, 60] }, '50 %'],
  ] as const)('should be %s', (_, rejected, accepted, expected) => {
    expect(beyond(rejected, accepted)).toBe(expected)
  })

  it('should be levels on an ordinal scale, and nothing on a nominal one', () => {
    expect(beyond('some', 'none', levels)).toBe('some or many')
    expect(beyond('few', 'many', levels)).toBe('none or few')
    expect(beyond({ anyOf: ['few', 'some'] }, 'none', levels)).toBe('few or some or many')
    expect(beyond('few', { anyOf: ['none', 'many'] }, levels)).toBe('few')
    expect(beyond({ anyOf: ['none', 'many'] }, 'few', levels)).toBe('none or many')
    const venues: Scale = { kind: 'nominal', options: ['court', 'ministry', 'chamber'] }
    expect(beyond('ministry', 'court', venues)).toBe('ministry')
  })
})
