import * as fc from 'fast-check'
import { regionDistance } from '../../gap/distance.js'
import { withoutHoles } from '../../gap/influence/holes.js'
import { difference, type Region, union, withBeyond } from '../../model/region.js'
import { regionOf } from '../../model/regionExpression.js'
import type { Scale } from '../../model/scale.js'
import { regionDraws, regionOn } from '../arbitraries/regions.js'
import { equal, same } from './claims.js'
import { law } from './law.js'

const scale: Scale = { kind: 'interval', min: 0, max: 8 }

/** One to three regions in one, with holes between them. */
const holed = fc
  .array(regionDraws, { minLength: 1, maxLength: 3 })
  .map((draws) => draws.map((draw) => regionOf(scale, regionOn(scale, draw))).reduce((x, y) => union(scale, x, y)))

function endsOf(region: Region): number[] {
  return region.kind === 'options' ? [] : region.intervals.flatMap(({ from, to }) => [from, to])
}

/** What spares the exact influence many states: see `withoutHoles`. */
export const holes = law(
  'holes',
  'Without the holes in which nothing is said, a region is as far from the other party, whatever is added and refused.',
  fc.property(holed, holed, holed, regionDraws, (accepted, added, others, draw) => {
    const refused = regionOf(scale, regionOn(scale, draw))
    const places = [...endsOf(others), ...endsOf(refused)].toSorted((x, y) => x - y)
    const simple = withoutHoles(accepted, places)
    same(regionDistance(scale, simple, others), regionDistance(scale, accepted, others), 'the distance without holes')
    equal(withoutHoles(simple, places), simple, 'the region without holes, once more')
    const changes = {
      refusing: (region: Region) => difference(scale, region, withBeyond(scale, refused, region)),
      adding: (region: Region) => union(scale, region, added),
    }
    for (const [name, change] of Object.entries(changes)) {
      const expected = withoutHoles(change(accepted), places)
      equal(withoutHoles(change(simple), places), expected, `the region without holes after ${name}`)
    }
  }),
)
