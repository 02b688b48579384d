import * as fc from 'fast-check'
import { regionDistance } from '../../gap/distance.js'
import {
  contains,
  difference,
  intersection,
  isEmpty,
  isSubset,
  overlap,
  type Region,
  sameRegion,
  union,
} from '../../model/region.js'
import { regionOf } from '../../model/regionExpression.js'
import { type Scale, type Value, valueDistance } from '../../model/scale.js'
import { type RegionDraw, regionDraws, regionOn } from '../arbitraries/regions.js'
import { gridSteps, orderedScales, probesOf, scales } from '../arbitraries/scales.js'
import { atLeast, atMost, claim, equal, same } from './claims.js'
import { type Law, law } from './law.js'

/** Two regions; often with the same ends, so that only their openness tells them apart. */
const twoRegions = fc
  .tuple(scales, regionDraws, regionDraws, fc.boolean())
  .map(([scale, x, y, alike]) => ({ scale, x: at(scale, x), y: at(scale, alike ? { ...x, open: y.open } : y) }))

function at(scale: Scale, draw: RegionDraw): Region {
  return regionOf(scale, regionOn(scale, draw))
}

const setOperations = law(
  'set operations',
  'A union, an intersection and a difference hold exactly the values that they say.',
  fc.property(twoRegions, ({ scale, x, y }) => {
    for (const value of probesOf(scale)) {
      const [inX, inY] = [contains(x, value), contains(y, value)]
      equal(contains(union(scale, x, y), value), inX || inY, `${value} in the union`)
      equal(contains(intersection(scale, x, y), value), inX && inY, `${value} in the intersection`)
      equal(contains(difference(scale, x, y), value), inX && !inY, `${value} in the difference`)
    }
  }),
)

const extensionality = law(
  'extensionality',
  'Two regions are the same exactly when they hold the same values.',
  fc.property(twoRegions, ({ scale, x, y }) => {
    const alike = probesOf(scale).every((value) => contains(x, value) === contains(y, value))
    equal(sameRegion(x, y), alike, 'whether they are the same')
    claim(sameRegion(union(scale, x, y), union(scale, y, x)), 'a union depends on which comes first')
  }),
)

const relations = law(
  'relations',
  'Regions overlap, contain each other and are empty as their values are.',
  fc.property(twoRegions, ({ scale, x, y }) => {
    const [inX, inY] = [members(scale, x), members(scale, y)]
    equal(
      overlap(scale, x, y),
      inX.some((value) => inY.includes(value)),
      'whether they overlap',
    )
    equal(
      isSubset(scale, x, y),
      inX.every((value) => inY.includes(value)),
      'whether one holds the other',
    )
    equal(isEmpty(difference(scale, x, y)), isSubset(scale, x, y), 'whether nothing is left')
  }),
)

const nearestValues = law(
  'distance',
  'Two regions are as far apart as their nearest values, open ends counted as reached.',
  fc.property(twoRegions, ({ scale, x, y }) => {
    const distance = regionDistance(scale, x, y)
    const apart = nearest(scale, members(scale, x), members(scale, y))
    // Between an open end and the nearest probe lies half a grid step on each side.
    const slack = scale.kind === 'interval' ? 1 / gridSteps + 1e-12 : 0
    atMost(distance, apart, 'the distance')
    atLeast(distance, apart - slack, 'the distance')
    same(regionDistance(scale, y, x), distance, 'the distance the other way')
    if (overlap(scale, x, y)) same(distance, 0, 'the distance of regions that overlap')
  }),
)

const someIntervals = fc.tuple(
  orderedScales,
  fc.array(
    regionDraws.map((draw) => ({ ...draw, shape: 1 + (draw.shape % 3) })),
    { minLength: 2, maxLength: 5 },
  ),
)

const helly = law(
  'Helly',
  'Intervals of an ordered scale share a value all together once every two of them do (Helly 1923).',
  fc.property(someIntervals, ([scale, draws]) => {
    // On a binary scale a list of both options is the whole, so every region made here is without holes.
    const regions = draws.map((draw) => at(scale, draw))
    const pairwise = regions.every((x, i) => regions.slice(i + 1).every((y) => overlap(scale, x, y)))
    const common = regions.reduce((left, region) => intersection(scale, left, region))
    if (pairwise) claim(!isEmpty(common), 'every two overlap, and nothing is common to all')
  }),
)

function members(scale: Scale, region: Region): readonly Value[] {
  return probesOf(scale).filter((value) => contains(region, value))
}

function nearest(scale: Scale, xs: readonly Value[], ys: readonly Value[]): number {
  return Math.min(1, ...xs.flatMap((x) => ys.map((y) => valueDistance(scale, x, y))))
}

/** The laws of regions as sets of values. */
export function regionLaws(): readonly Law[] {
  return [setOperations, extensionality, relations, nearestValues, helly]
}
