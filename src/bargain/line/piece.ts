import type { Value } from '../../model/scale.js'

/**
 * Packages of which one issue goes from one number to another while all others stay: a straight line in the plane of two
 * parties' utilities, along which the first party loses and the second gains. A single package has equal ends.
 */
export interface Piece {
  /** The end that is better for the first party. */
  readonly x0: number
  readonly y0: number
  /** The end that is better for the second party. */
  readonly x1: number
  readonly y1: number
  /** Where issues end that stay. */
  readonly settled: Readonly<Record<string, Value>>
  readonly varies?: { readonly issue: string; readonly from: number; readonly to: number }
}

/** The part of a piece between two shares of the way along it. */
export function partOf(piece: Piece, from: number, to: number): Piece {
  if (from === 0 && to === 1) return piece
  const { x0, y0, x1, y1, varies } = piece
  const at = (start: number, end: number, share: number) =>
    share === 0 ? start : share === 1 ? end : start + share * (end - start)
  return {
    x0: at(x0, x1, from),
    y0: at(y0, y1, from),
    x1: at(x0, x1, to),
    y1: at(y0, y1, to),
    settled: piece.settled,
    ...(varies === undefined
      ? {}
      : {
          varies: {
            issue: varies.issue,
            from: at(varies.from, varies.to, from),
            to: at(varies.from, varies.to, to),
          },
        }),
  }
}

/** Where all issues end at a share of the way along a piece. */
export function settledAt({ settled, varies }: Piece, share: number): Readonly<Record<string, Value>> {
  if (varies === undefined) return settled
  const value = share === 0 ? varies.from : share === 1 ? varies.to : varies.from + share * (varies.to - varies.from)
  return { ...settled, [varies.issue]: value }
}

/**
 * What two pieces of different issues can be together, without what is dominated: both at the first party's end, then one of
 * them moves to the second party's end, then the other; first the one by which the second party gains more for what the
 * first loses.
 */
export function together(a: Piece, b: Piece): Piece[] {
  if (a.varies === undefined || b.varies === undefined) {
    const [moving, still] = a.varies === undefined ? [b, a] : [a, b]
    return [along(moving, still, 0)]
  }
  const rise = ({ x0, y0, x1, y1 }: Piece) => (y1 - y0) / (x0 - x1)
  const [first, second] = rise(a) >= rise(b) ? [a, b] : [b, a]
  return [along(first, second, 0), along(second, first, 1)]
}

/** One piece moves, while the other stays at one of its ends. */
function along(moving: Piece, still: Piece, end: 0 | 1): Piece {
  const [x, y] = end === 0 ? [still.x0, still.y0] : [still.x1, still.y1]
  const { x0, y0, x1, y1, settled, varies } = moving
  return {
    x0: x0 + x,
    y0: y0 + y,
    x1: x1 + x,
    y1: y1 + y,
    settled: { ...settled, ...settledAt(still, end) },
    ...(varies === undefined ? {} : { varies }),
  }
}
