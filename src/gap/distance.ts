import type { IntervalRegion, OptionRegion, Region } from '../model/region.js'
import { coordinate, type IntervalScale, type Scale, valueDistance } from '../model/scale.js'

/** The distance of two regions of one scale, inf |x − y| in scale spans; 1 when one of them is empty. */
export function regionDistance(scale: Scale, x: Region, y: Region): number {
  return scale.kind === 'interval'
    ? intervalDistance(scale, x as IntervalRegion, y as IntervalRegion)
    : optionDistance(scale, x as OptionRegion, y as OptionRegion)
}

/** Both regions rise, so each step leaves behind the interval that ends first. */
function intervalDistance(scale: IntervalScale, x: IntervalRegion, y: IntervalRegion): number {
  let [least, i, j] = [1, 0, 0]
  for (;;) {
    const [a, b] = [x.intervals[i], y.intervals[j]]
    if (a === undefined || b === undefined || least === 0) return least
    const apart = Math.max(
      coordinate(scale, b.from) - coordinate(scale, a.to),
      coordinate(scale, a.from) - coordinate(scale, b.to),
      0,
    )
    if (apart < least) least = apart
    if (a.to < b.to) i++
    else j++
  }
}

function optionDistance(scale: Scale, x: OptionRegion, y: OptionRegion): number {
  let least = 1
  for (const a of x.options) for (const b of y.options) least = Math.min(least, valueDistance(scale, a, b))
  return least
}
