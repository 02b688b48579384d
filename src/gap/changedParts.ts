import { isEmpty, isSubset, type Region, sameRegion } from '../model/region.js'
import type { Scale, Value } from '../model/scale.js'
import type { Position } from '../position/position.js'
import { reachBeyond } from './reach.js'

/** A length in scale spans and, on interval and ordinal scales, in the unit of the issue or in levels. */
export interface Length {
  readonly spans: number
  readonly amount?: number
}

/** How a region of one party became another. */
export interface RegionChange {
  /** `filled`: it held nothing before. `emptied`: it holds nothing now. Neither has a length. Else `moved`. */
  readonly kind: 'filled' | 'emptied' | 'moved'
  /** How far what was added lies from what was there before; 0 for an end that only closed. Absent where nothing was. */
  readonly widened?: Length
  /** How far what was taken away lies from what is left; 0 for an end that only opened. Absent where nothing was. */
  readonly narrowed?: Length
}

/** The parts of a position that are others than before; a part that is not named has stayed. */
export interface ChangedParts {
  readonly inner?: RegionChange
  readonly outer?: RegionChange
  /** Either is absent where it was or is not known. */
  readonly ideal?: { readonly before?: Value; readonly after?: Value }
  readonly salience?: { readonly before?: number; readonly after?: number }
}

export function changedParts(scale: Scale, before: Position, after: Position): ChangedParts {
  const ideal = part('ideal', ends(before.ideal, after.ideal))
  const salience = part('salience', ends(before.salience, after.salience))
  return {
    ...part('inner', regionChange(scale, before.inner, after.inner)),
    ...part('outer', regionChange(scale, before.outer, after.outer)),
    ...ideal,
    ...salience,
  }
}

function regionChange(scale: Scale, before: Region, after: Region): RegionChange | undefined {
  if (sameRegion(before, after)) return undefined
  if (isEmpty(before)) return { kind: 'filled' }
  if (isEmpty(after)) return { kind: 'emptied' }
  return {
    kind: 'moved',
    ...part('widened', isSubset(scale, after, before) ? undefined : lengthBeyond(scale, after, before)),
    ...part('narrowed', isSubset(scale, before, after) ? undefined : lengthBeyond(scale, before, after)),
  }
}

function lengthBeyond(scale: Scale, region: Region, other: Region): Length {
  return lengthOn(scale, (on) => reachBeyond(on, region, other))
}

/** A distance on a scale, in spans and in the unit of the issue. */
export function lengthOn(scale: Scale, distance: (on: Scale) => number): Length {
  const unit = unitOf(scale)
  const spans = distance(scale)
  return unit === undefined
    ? { spans }
    : { spans, amount: unit.count * (unit.on === scale ? spans : distance(unit.on)) }
}

/** How many units or levels a scale is long, and the scale on which they are alike: levels are, wherever they lie. */
export function unitOf(scale: Scale): { readonly on: Scale; readonly count: number } | undefined {
  if (scale.kind === 'interval') return { on: scale, count: scale.max - scale.min }
  if (scale.kind !== 'ordinal') return undefined
  const { kind, levels, coordinates } = scale
  return { on: coordinates === undefined ? scale : { kind, levels }, count: levels.length - 1 }
}

function ends<T>(before: T | undefined, after: T | undefined): { before?: T; after?: T } | undefined {
  if (before === after) return undefined
  return { ...part('before', before), ...part('after', after) }
}

/** A field that is left out where there is nothing to say. */
function part<K extends string, T>(name: K, value: T | undefined): { [N in K]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { [N in K]: T })
}
