import { coordinate } from '../../model/scale.js'
import type { Axis } from './axis.js'
import { tolerance } from './cost.js'

/** Shares of stops of an axis, summing to 1. */
export type Mixture = readonly { readonly place: number; readonly share: number }[]

/** A place on an axis, or between two stops that are neighbours: so far from the first to the second. */
export interface Point {
  readonly place: number
  readonly next: number
  readonly share: number
}

/** The package that a mixture points to: of options the one with the largest share, on a line the mean. */
export function pointOf({ scale, places, stops }: Axis, mixture: Mixture): Point {
  const largest = mixture.reduce((a, b) => (b.share > a.share ? b : a))
  const only = { place: largest.place, next: largest.place, share: 0 }
  if (scale.kind !== 'interval' || mixture.length === 1) return only
  const at = (place: number) => coordinate(scale, places[place]?.value as number)
  const mean = mixture.reduce((sum, { place, share }) => sum + share * at(place), 0)
  const after = stops.findIndex((stop) => at(stop) > mean)
  if (after <= 0) return only
  const [place, next] = [stops[after - 1] as number, stops[after] as number]
  const share = (mean - at(place)) / (at(next) - at(place))
  if (share < tolerance) return { place, next: place, share: 0 }
  if (share > 1 - tolerance) return { place: next, next, share: 0 }
  // A given term may leave a hole here.
  if (places[place + 1]?.isStretch !== true)
    return share < 0.5 ? { place, next: place, share: 0 } : { place: next, next, share: 0 }
  return { place, next, share }
}
