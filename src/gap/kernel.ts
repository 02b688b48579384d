import {
  isCompoundFlag,
  isContinuousFlag,
  isKnownFlag,
  isNominalFlag,
  type Pieces,
  type PositionNumbers,
} from '../position/numbers.js'

/** Verdicts as bits, so that those met on the way can be collected with `|`. */
export const agreedBit = 1
export const openBit = 2
export const blockedBit = 4
export const unknownBit = 8

/** The gaps of one pair on the compared issues, index by index. */
export interface PairScratch {
  readonly lower: Float64Array
  readonly upper: Float64Array
  /** `NaN` where an ideal point is not known. */
  readonly estimate: Float64Array
}

/** Whether two cells have a value in common, for regions on a continuous scale that touch at an end. */
export interface Touching {
  readonly outer: (cellP: number, cellQ: number) => boolean
  readonly inner: (cellP: number, cellQ: number) => boolean
}

/**
 * Fills the gaps of parties `p` and `q` on the issues at `columns`; returns the verdicts met, as bits. Regions without
 * holes are compared by their ends alone, others piece by piece.
 */
export function pairGaps(
  numbers: PositionNumbers,
  p: number,
  q: number,
  columns: Int32Array,
  into: PairScratch,
  touching: Touching,
): number {
  const { innerFrom, innerTo, outerFrom, outerTo, ideal, flags } = numbers
  const { lower, upper, estimate } = into
  const width = numbers.issues.length
  let verdicts = 0
  for (let k = 0; k < columns.length; k++) {
    const i = p * width + (columns[k] as number)
    const j = q * width + (columns[k] as number)
    const shape = (flags[i] as number) | (flags[j] as number)
    let outer: number
    let inner: number
    let wished = Math.abs((ideal[i] as number) - (ideal[j] as number))
    if ((shape & isNominalFlag) !== 0) {
      const table = numbers.distances[columns[k] as number] as Float64Array
      outer = optionsApart(numbers.outer, i, j, table)
      inner = optionsApart(numbers.inner, i, j, table)
      wished = table[optionPair(ideal[i] as number, ideal[j] as number, table)] ?? Number.NaN
    } else if ((shape & isCompoundFlag) !== 0) {
      outer = piecesApart(numbers.outer, i, j)
      inner = piecesApart(numbers.inner, i, j)
    } else {
      outer = apart(outerFrom[i] as number, outerTo[i] as number, outerFrom[j] as number, outerTo[j] as number)
      inner = apart(innerFrom[i] as number, innerTo[i] as number, innerFrom[j] as number, innerTo[j] as number)
    }
    const least = clamp(outer, 0, 1)
    const most = clamp(inner, 0, 1)
    lower[k] = least
    upper[k] = most
    estimate[k] = clamp(wished, least, most)
    const known = (flags[i] as number) & isKnownFlag & (flags[j] as number)
    if (known === 0) verdicts |= unknownBit
    else if ((shape & isContinuousFlag) === 0) verdicts |= verdictBit(outer <= 0, inner <= 0)
    else {
      const meetInside = inner < 0 || (inner === 0 && touching.inner(i, j))
      verdicts |= verdictBit(outer < 0 || (outer === 0 && touching.outer(i, j)), meetInside)
    }
  }
  return verdicts
}

/** The least distance of two sets of nominal options; `Infinity` when one is empty. */
function optionsApart({ start, from }: Pieces, i: number, j: number, table: Float64Array): number {
  let least = Number.POSITIVE_INFINITY
  for (let a = start[i] as number; a < (start[i + 1] as number); a++) {
    for (let b = start[j] as number; b < (start[j + 1] as number); b++) {
      const distance = table[optionPair(from[a] as number, from[b] as number, table)] as number
      if (distance < least) least = distance
    }
  }
  return least
}

function optionPair(a: number, b: number, table: Float64Array): number {
  return a * Math.sqrt(table.length) + b
}

/** As `apart`, for regions with holes: both lists rise, so each step leaves behind the piece that ends first. */
function piecesApart({ start, from, to }: Pieces, i: number, j: number): number {
  let least = Number.POSITIVE_INFINITY
  let a = start[i] as number
  let b = start[j] as number
  while (a < (start[i + 1] as number) && b < (start[j + 1] as number)) {
    const gap = apart(from[a] as number, to[a] as number, from[b] as number, to[b] as number)
    if (gap < least) least = gap
    if (least < 0) return least
    if ((to[a] as number) < (to[b] as number)) a++
    else b++
  }
  return least
}

function verdictBit(meetOutside: boolean, meetInside: boolean): number {
  if (meetInside) return agreedBit
  return meetOutside ? openBit : blockedBit
}

/** Keeps `NaN`, as comparisons with it are false. */
function clamp(value: number, least: number, most: number): number {
  return value < least ? least : value > most ? most : value
}

/** How far two spans are apart: above 0, a gap; below 0, the depth of their overlap; 0, they just touch. */
function apart(fromA: number, toA: number, fromB: number, toB: number): number {
  const after = fromB - toA
  const before = fromA - toB
  return after > before ? after : before
}
