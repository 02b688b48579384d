import { defineNegotiation, regionOf, type Scale } from 'demarche'
import { describe, expect, it } from 'vitest'
import { coordinate, readScale, settledScaleSchema, valueDistance } from '../../src/model/scale.js'
import { faultsOf, wageTalks } from '../support/wage.js'

const faultsOfScale = (scale: unknown) =>
  faultsOf(() =>
    defineNegotiation({
      id: 'x',
      title: 'X',
      parties: { a: { kind: 'state', name: 'A' } },
      issues: { i: { name: 'I', scale: scale as Scale } },
    }),
  )

describe('scales', () => {
  it('should map their values to coordinates from 0 to 1', () => {
    expect([false, true].map((value) => coordinate({ kind: 'binary' }, value))).toEqual([0, 1])
    expect([-5, 0, 15].map((value) => coordinate({ kind: 'interval', min: -5, max: 15 }, value))).toEqual([0, 0.25, 1])
    const levels = ['none', 'some', 'all']
    expect(levels.map((level) => coordinate({ kind: 'ordinal', levels }, level))).toEqual([0, 0.5, 1])
    expect(levels.map((level) => coordinate({ kind: 'ordinal', levels, coordinates: [0, 0.9, 1] }, level))).toEqual([
      0, 0.9, 1,
    ])
  })

  it('should hold nominal options as far apart as given, and 1 where nothing is given', () => {
    const scale: Scale = {
      kind: 'nominal',
      options: ['a', 'b', 'c'],
      distances: [{ between: ['b', 'a'], distance: 0.5 }],
    }
    expect(valueDistance(scale, 'a', 'b')).toBe(0.5)
    expect(valueDistance(scale, 'b', 'a')).toBe(0.5)
    expect(coordinate(scale, 'a')).toBeNaN()
    expect(valueDistance(scale, 'a', 'c')).toBe(1)
    expect(valueDistance(scale, 'c', 'c')).toBe(0)
  })

  it('should tell pairs of options apart by both names', () => {
    const pairs = [['a', 'bc'] as const, ['ab', 'c'] as const].map((between) => ({ between, distance: 0.5 }))
    expect(faultsOfScale({ kind: 'nominal', options: ['a', 'ab', 'bc', 'c'], distances: pairs })).toEqual([])
  })

  it('should be read as they are from a negotiation, and copied from elsewhere', () => {
    const { scale } = wageTalks.issues.raise
    expect(readScale(scale)).toBe(scale)
    const own = { kind: 'binary' }
    expect(readScale(own)).toEqual(own)
    expect(readScale(own)).not.toBe(own)
    expect(() => readScale(null)).toThrow('scale: expected an object, found null')
    expect(() => readScale(new Map())).toThrow(
      'scale: expected plain data, as JSON knows it, found an object of the kind Map',
    )
  })

  it('should be said in words, with a unit where there is one', () => {
    const message = '2 is not on the scale of the issue: expected a number from 0 to 1'
    expect(() => regionOf({ kind: 'interval', min: 0, max: 1 }, 2)).toThrow(expect.objectContaining({ message }))
    expect(() => regionOf({ kind: 'interval', min: 0, max: 1, unit: 'km' }, 2)).toThrow(`${message} km`)
  })

  it('should have an option, where the issue may be settled beforehand', () => {
    expect(settledScaleSchema.safeParse({ kind: 'nominal', options: ['a'] }).success).toBe(true)
    const { error } = settledScaleSchema.safeParse({ kind: 'nominal', options: [] })
    expect(error?.issues[0]?.message).toBe('expected at least one option, found an empty list')
  })

  it.each([
    ['a max that is not above the min', { kind: 'interval', min: 3, max: 3 }, 'issues.i.scale.max: inconsistent'],
    [
      'an end that is not finite',
      { kind: 'interval', min: 0, max: Number.POSITIVE_INFINITY },
      'issues.i.scale.max: invalidType',
    ],
    ['a single level', { kind: 'ordinal', levels: ['only'] }, 'issues.i.scale.levels: invalidValue'],
    ['a level twice', { kind: 'ordinal', levels: ['a', 'b', 'a'] }, 'issues.i.scale.levels.2: duplicateId'],
    [
      'coordinates that do not rise',
      { kind: 'ordinal', levels: ['a', 'b'], coordinates: [1, 0] },
      'issues.i.scale.coordinates: inconsistent',
    ],
    [
      'coordinates for other levels',
      { kind: 'ordinal', levels: ['a', 'b'], coordinates: [1] },
      'issues.i.scale.coordinates: inconsistent',
    ],
    ['an unknown kind', { kind: 'ordnal' }, 'issues.i.scale.kind: invalidValue'],
    [
      'a distance of a stranger',
      { kind: 'nominal', options: ['a', 'b'], distances: [{ between: ['a', 'z'], distance: 1 }] },
      'issues.i.scale.distances.0.between: inconsistent',
    ],
    [
      'a way that is longer than a detour',
      {
        kind: 'nominal',
        options: ['a', 'b', 'c'],
        distances: [
          { between: ['a', 'b'], distance: 0.1 },
          { between: ['b', 'c'], distance: 0.1 },
        ],
      },
      'issues.i.scale.distances: inconsistent',
    ],
  ])('should refuse %s', (_, scale, fault) => {
    expect(faultsOfScale(scale)).toEqual([fault])
  })
})
