import { isCompoundFlag, isContinuousFlag, isKnownFlag, type PositionNumbers } from '../position/numbers.js'

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

/** A gap that the ends of the regions do not tell: worked out from the regions themselves. */
export type ExactGap = (cellP: number, cellQ: number, into: PairScratch, index: number) => number

/**
 * Fills the gaps of parties `p` and `q` on the issues at `columns`; returns the verdicts met, as bits. Regions without
 * holes are compared by their ends alone, the others (and touching ones on continuous scales) by `exact`.
 */
export function pairGaps(
  numbers: PositionNumbers,
  p: number,
  q: number,
  columns: Int32Array,
  into: PairScratch,
  exact: ExactGap,
): number {
  const { innerFrom, innerTo, outerFrom, outerTo, ideal, flags } = numbers
  const { lower, upper, estimate } = into
  const width = numbers.issues.length
  let verdicts = 0
  for (let k = 0; k < columns.length; k++) {
    const i = p * width + (columns[k] as number)
    const j = q * width + (columns[k] as number)
    const shape = (flags[i] as number) | (flags[j] as number)
    const outer = apart(outerFrom[i] as number, outerTo[i] as number, outerFrom[j] as number, outerTo[j] as number)
    const inner = apart(innerFrom[i] as number, innerTo[i] as number, innerFrom[j] as number, innerTo[j] as number)
    if ((shape & isCompoundFlag) !== 0 || ((shape & isContinuousFlag) !== 0 && (outer === 0 || inner === 0))) {
      verdicts |= exact(i, j, into, k)
      continue
    }
    const least = clamp(outer, 0, 1)
    const most = clamp(inner, 0, 1)
    lower[k] = least
    upper[k] = most
    estimate[k] = clamp(Math.abs((ideal[i] as number) - (ideal[j] as number)), least, most)
    const known = (flags[i] as number) & (flags[j] as number) & isKnownFlag
    verdicts |= known === 0 ? unknownBit : verdictBit(outer, inner)
  }
  return verdicts
}

function verdictBit(outer: number, inner: number): number {
  if (inner <= 0) return agreedBit
  return outer > 0 ? blockedBit : openBit
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
