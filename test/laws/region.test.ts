import {
  contains,
  difference,
  intersection,
  isEmpty,
  isSubset,
  overlap,
  type Region,
  regionDistance,
  regionOf,
  type Scale,
  sameRegion,
  union,
  type Value,
} from 'demarche'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coordinate, valueDistance } from '../../src/model/scale.js'
import { orderedScales, probesOf, type RegionDraw, regionDraws, regionOn, scales } from '../support/scenarios.js'

/** Two regions; often with the same ends, so that only their openness tells them apart. */
const twoRegions = fc
  .tuple(scales, regionDraws, regionDraws, fc.boolean())
  .map(([scale, x, y, alike]) => ({ scale, x: at(scale, x), y: at(scale, alike ? { ...x, open: y.open } : y) }))

function at(scale: Scale, draw: RegionDraw): Region {
  return regionOf(scale, regionOn(scale, draw))
}

function members(scale: Scale, region: Region): readonly Value[] {
  return probesOf(scale).filter((value) => contains(region, value))
}

describe('regions', () => {
  it('should hold after a set operation exactly what the operation says, value by value', () => {
    fc.assert(
      fc.property(twoRegions, ({ scale, x, y }) => {
        for (const value of probesOf(scale)) {
          const [inX, inY] = [contains(x, value), contains(y, value)]
          expect(contains(union(scale, x, y), value)).toBe(inX || inY)
          expect(contains(intersection(scale, x, y), value)).toBe(inX && inY)
          expect(contains(difference(scale, x, y), value)).toBe(inX && !inY)
        }
      }),
    )
  })

  it('should be equal exactly when they hold the same values', () => {
    fc.assert(
      fc.property(twoRegions, ({ scale, x, y }) => {
        const same = probesOf(scale).every((value) => contains(x, value) === contains(y, value))
        expect(sameRegion(x, y)).toBe(same)
        expect(sameRegion(union(scale, x, y), union(scale, y, x))).toBe(true)
      }),
    )
  })

  it('should overlap, contain and be empty as their values do', () => {
    fc.assert(
      fc.property(twoRegions, ({ scale, x, y }) => {
        const [inX, inY] = [members(scale, x), members(scale, y)]
        expect(overlap(scale, x, y)).toBe(inX.some((value) => inY.includes(value)))
        expect(isSubset(scale, x, y)).toBe(inX.every((value) => inY.includes(value)))
        expect(isEmpty(difference(scale, x, y))).toBe(isSubset(scale, x, y))
      }),
    )
  })

  it('should be as far apart as their closest values, open ends counted as reached', () => {
    fc.assert(
      fc.property(twoRegions, ({ scale, x, y }) => {
        const distance = regionDistance(scale, x, y)
        const apart = closest(scale, members(scale, x), members(scale, y))
        // Between an open end and the nearest probe lies half a grid step on each side.
        const slack = scale.kind === 'interval' ? 1 / 8 + 1e-12 : 0
        expect(distance).toBeLessThanOrEqual(apart)
        expect(distance).toBeGreaterThanOrEqual(apart - slack)
        expect(regionDistance(scale, y, x)).toBe(distance)
        if (overlap(scale, x, y)) expect(distance).toBe(0)
      }),
    )
  })

  it('should share a value all together once every two of them do, if they are intervals of an ordered scale (Helly)', () => {
    const intervals = fc.tuple(
      orderedScales,
      fc.array(
        regionDraws.map((draw) => ({ ...draw, shape: 1 + (draw.shape % 3) })),
        { minLength: 2, maxLength: 5 },
      ),
    )
    fc.assert(
      fc.property(intervals, ([scale, draws]) => {
        // On a binary scale a list of both options is the whole, so every region made here is without holes.
        const regions = draws.map((draw) => at(scale, draw))
        const pairwise = regions.every((x, i) => regions.slice(i + 1).every((y) => overlap(scale, x, y)))
        const common = regions.reduce((left, region) => intersection(scale, left, region))
        if (pairwise) expect(isEmpty(common)).toBe(false)
      }),
    )
  })
})

describe('values', () => {
  it('should have distances that obey the triangle inequality', () => {
    const three = fc.tuple(scales, fc.nat(), fc.nat(), fc.nat())
    fc.assert(
      fc.property(three, ([scale, ...picks]) => {
        const probes = probesOf(scale)
        const [x, y, z] = picks.map((pick) => probes[pick % probes.length]) as [Value, Value, Value]
        expect(valueDistance(scale, x, z)).toBeLessThanOrEqual(
          valueDistance(scale, x, y) + valueDistance(scale, y, z) + 1e-12,
        )
        expect(valueDistance(scale, x, y)).toBe(valueDistance(scale, y, x))
        expect(valueDistance(scale, x, x)).toBe(0)
      }),
    )
  })

  it('should rise along an ordered scale from coordinate 0 to 1', () => {
    fc.assert(
      fc.property(orderedScales, (scale) => {
        const coordinates = probesOf(scale).map((value) => coordinate(scale, value))
        expect(coordinates[0]).toBe(0)
        expect(coordinates.at(-1)).toBe(1)
        expect(coordinates).toEqual(coordinates.toSorted((a, b) => a - b))
      }),
    )
  })
})

function closest(scale: Scale, xs: readonly Value[], ys: readonly Value[]): number {
  return Math.min(1, ...xs.flatMap((x) => ys.map((y) => valueDistance(scale, x, y))))
}
