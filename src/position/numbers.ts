import type { Issue, Negotiation } from '../model/negotiation.js'
import type { OptionRegion, Region } from '../model/region.js'
import { coordinate, optionsOf, type Scale, type Value, valueDistance } from '../model/scale.js'
import { perNegotiation } from '../record/checked.js'
import { at, type Position, positions } from './position.js'

/** Bits of `PositionNumbers.flags`. */
export const isKnownFlag = 1
/** A region has holes: its ends do not tell a distance, its pieces do. */
export const isCompoundFlag = 2
/** The scale is continuous: two regions that touch need not overlap. */
export const isContinuousFlag = 4
/** The scale is nominal: distances are looked up. */
export const isNominalFlag = 8

/**
 * Regions piece by piece: those of a cell run from `start[cell]` up to `start[cell + 1]`, in the order of the scale. A
 * piece is an interval or an option, with the coordinates of its ends; an option of a nominal scale has its index.
 */
export interface Pieces {
  readonly start: Int32Array
  readonly from: Float64Array
  readonly to: Float64Array
}

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
  readonly inner: Pieces
  readonly outer: Pieces
  /** Coordinate of the ideal point, on a nominal scale its index; `NaN` when it is not known. */
  readonly ideal: Float64Array
  /** For each issue on a nominal scale, the distances of its options, row by row. */
  readonly distances: readonly (Float64Array | undefined)[]
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
    inner: pieces(cells.map((position) => piecesOf(scaleOf(negotiation, position), position.inner))),
    outer: pieces(cells.map((position) => piecesOf(scaleOf(negotiation, position), position.outer))),
    distances: issues.map((issue) => distancesOf((negotiation.issues[issue] as Issue).scale)),
    ideal: column(),
    flags: new Uint8Array(cells.length),
  }
  for (const [cell, position] of cells.entries()) {
    const scale = scaleOf(negotiation, position)
    const [innerFrom, innerTo] = ends(scale, position.inner)
    const [outerFrom, outerTo] = ends(scale, position.outer)
    numbers.innerFrom[cell] = innerFrom
    numbers.innerTo[cell] = innerTo
    numbers.outerFrom[cell] = outerFrom
    numbers.outerTo[cell] = outerTo
    numbers.ideal[cell] = position.ideal === undefined ? Number.NaN : place(scale, position.ideal)
    numbers.flags[cell] = flagsOf(scale, position)
  }
  return numbers
})

function scaleOf(negotiation: Negotiation, { issue }: Position): Scale {
  return (negotiation.issues[issue] as Issue).scale
}

/** Where a value is in its pieces: its coordinate, or its index among nominal options. */
function place(scale: Scale, value: Value): number {
  return scale.kind === 'nominal' ? scale.options.indexOf(String(value)) : coordinate(scale, value)
}

type Piece = readonly [from: number, to: number]

function piecesOf(scale: Scale, region: Region): Piece[] {
  if (region.kind === 'intervals') {
    return region.intervals.map(({ from, to }) => [coordinate(scale, from), coordinate(scale, to)])
  }
  return region.options.map((option) => [place(scale, option), place(scale, option)])
}

function pieces(cells: readonly (readonly Piece[])[]): Pieces {
  const start = new Int32Array(cells.length + 1)
  for (const [cell, own] of cells.entries()) start[cell + 1] = (start[cell] as number) + own.length
  const all = cells.flat()
  return { start, from: Float64Array.from(all, ([from]) => from), to: Float64Array.from(all, ([, to]) => to) }
}

function distancesOf(scale: Scale): Float64Array | undefined {
  if (scale.kind !== 'nominal') return undefined
  return Float64Array.from(scale.options.flatMap((a) => scale.options.map((b) => valueDistance(scale, a, b))))
}

function flagsOf(scale: Scale, position: Position): number {
  const compound = isCompound(scale, position.inner) || isCompound(scale, position.outer)
  return (
    (position.known ? isKnownFlag : 0) |
    (compound ? isCompoundFlag : 0) |
    (scale.kind === 'interval' ? isContinuousFlag : 0) |
    (scale.kind === 'nominal' ? isNominalFlag : 0)
  )
}

function isCompound(scale: Scale, region: Region): boolean {
  if (region.kind === 'intervals') return region.intervals.length > 1
  return scale.kind !== 'interval' && hasHole(optionsOf(scale), region)
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
