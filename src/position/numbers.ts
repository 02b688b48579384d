import type { Issue } from '../model/negotiation.js'
import type { OptionRegion, Region } from '../model/region.js'
import { coordinate, optionsOf, type Scale } from '../model/scale.js'
import { perNegotiation } from '../record/checked.js'
import { at, type Position, positions } from './position.js'

/** Bits of `PositionNumbers.flags`. */
export const isKnownFlag = 1
/** A region is nominal or has holes: its ends do not tell a distance. */
export const isCompoundFlag = 2
/** The scale is continuous: two regions that touch need not overlap. */
export const isContinuousFlag = 4

/**
 * All positions as flat arrays, for loops over many pairs. Cell `p * issues.length + i` is party `p` on issue `i`.
 * Ends are coordinates in [0, 1]; an empty region runs from Infinity to -Infinity.
 */
export interface PositionNumbers {
  readonly parties: readonly string[]
  readonly issues: readonly string[]
  readonly positions: readonly Position[]
  readonly innerFrom: Float64Array
  readonly innerTo: Float64Array
  readonly outerFrom: Float64Array
  readonly outerTo: Float64Array
  /** Coordinate of the ideal point; `NaN` when it is not known or has none. */
  readonly ideal: Float64Array
  readonly flags: Uint8Array
}

export const positionNumbers = perNegotiation((negotiation): PositionNumbers => {
  const parties = Object.keys(negotiation.parties)
  const issues = Object.keys(negotiation.issues)
  const all = positions(negotiation)
  const cells = parties.flatMap((party) => issues.map((issue) => at(all, party, issue)))
  const column = () => new Float64Array(cells.length)
  const numbers = {
    parties,
    issues,
    positions: cells,
    innerFrom: column(),
    innerTo: column(),
    outerFrom: column(),
    outerTo: column(),
    ideal: column(),
    flags: new Uint8Array(cells.length),
  }
  for (const [cell, position] of cells.entries()) {
    const { scale } = negotiation.issues[position.issue] as Issue
    const [innerFrom, innerTo] = ends(scale, position.inner)
    const [outerFrom, outerTo] = ends(scale, position.outer)
    numbers.innerFrom[cell] = innerFrom
    numbers.innerTo[cell] = innerTo
    numbers.outerFrom[cell] = outerFrom
    numbers.outerTo[cell] = outerTo
    numbers.ideal[cell] = position.ideal === undefined ? Number.NaN : coordinate(scale, position.ideal)
    numbers.flags[cell] = flagsOf(scale, position)
  }
  return numbers
})

function flagsOf(scale: Scale, position: Position): number {
  const compound = isCompound(scale, position.inner) || isCompound(scale, position.outer)
  return (
    (position.known ? isKnownFlag : 0) |
    (compound ? isCompoundFlag : 0) |
    (scale.kind === 'interval' ? isContinuousFlag : 0)
  )
}

function isCompound(scale: Scale, region: Region): boolean {
  if (region.kind === 'intervals') return region.intervals.length > 1
  return scale.kind === 'nominal' || (scale.kind !== 'interval' && hasHole(optionsOf(scale), region))
}

function hasHole(all: readonly unknown[], { options }: OptionRegion): boolean {
  return options.length > 1 && all.indexOf(options.at(-1)) - all.indexOf(options[0]) >= options.length
}

function ends(scale: Scale, region: Region): [from: number, to: number] {
  const [first, last] =
    region.kind === 'options'
      ? [region.options[0], region.options.at(-1)]
      : [region.intervals[0]?.from, region.intervals.at(-1)?.to]
  if (first === undefined || last === undefined) return [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  return [coordinate(scale, first), coordinate(scale, last)]
}
