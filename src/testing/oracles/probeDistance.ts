import { contains, type Region } from '../../model/region.js'
import type { Scale, Value } from '../../model/scale.js'
import { probesOf } from '../arbitraries/scales.js'

/** Distances between regions made on the grid, straight from the definition, with no regard for speed: from probe to probe. */

/** The probes in a region or at an open end of it: a grid point belongs to its end where the middle beside it is inside. */
export function reached(scale: Scale, region: Region): readonly Value[] {
  const probes = probesOf(scale)
  return probes.filter((probe, i) => {
    if (contains(region, probe)) return true
    const beside = [probes[i - 1], probes[i + 1]]
    return scale.kind === 'interval' && i % 2 === 0 && beside.some((one) => one !== undefined && contains(region, one))
  })
}

/** How far two regions are apart: from the one to the nearest of the other, and 1 where one holds nothing. */
export function apart(scale: Scale, x: Region, y: Region): number {
  return Math.min(1, ...reached(scale, x).flatMap((p) => reached(scale, y).map((q) => far(scale, p, q))))
}

/** How far a region reaches from another: from the probe that is furthest from the other's nearest. Both hold something. */
export function furthest(scale: Scale, region: Region, from: Region): number {
  const others = reached(scale, from)
  return Math.max(...reached(scale, region).map((x) => Math.min(...others.map((y) => far(scale, x, y)))))
}

/** How many units or levels a scale is long, where it has such. */
export function lengthOf(scale: Scale): number | undefined {
  if (scale.kind === 'interval') return scale.max - scale.min
  return scale.kind === 'ordinal' ? scale.levels.length - 1 : undefined
}

function far(scale: Scale, x: Value, y: Value): number {
  switch (scale.kind) {
    case 'binary':
      return x === y ? 0 : 1
    case 'ordinal':
      return Math.abs(scale.levels.indexOf(String(x)) - scale.levels.indexOf(String(y))) / (scale.levels.length - 1)
    case 'interval':
      return Math.abs(Number(x) - Number(y)) / (scale.max - scale.min)
    case 'nominal': {
      const listed = scale.distances?.find(({ between }) => between.includes(String(x)) && between.includes(String(y)))
      return x === y ? 0 : (listed?.distance ?? 1)
    }
  }
}
