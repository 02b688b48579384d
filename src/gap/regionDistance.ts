import type { Region } from '../model/region.js'
import { readRegion } from '../model/regionAlgebra.js'
import { readScale, type Scale } from '../model/scale.js'
import { regionDistance as distanceOf } from './distance.js'

/**
 * The distance of two regions of one scale, in scale spans (0 to 1): the least distance of a value of one to a value
 * of the other, inf |x − y|; 1 when one of them is empty. Two regions can touch without overlapping: "at least 20" and
 * "less than 20" are 0 apart. This is no metric: two regions may each be 0 from a third and far from each other.
 *
 * Throws `DemarcheError` for what is no scale or no region of it.
 */
export function regionDistance(scale: Scale, x: Region, y: Region): number {
  const onto = readScale(scale)
  return distanceOf(onto, readRegion(onto, x, ['x']), readRegion(onto, y, ['y']))
}
