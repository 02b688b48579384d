import type { Settlement } from '../../gap/agreement/outlook.js'
import { failAt } from '../../model/errors.js'
import type { Value } from '../../model/scale.js'
import { envelope } from './envelope.js'
import { type Piece, partOf, settledAt, together } from './piece.js'

/** The corners of an issue's part of two parties' utilities, in the order of its scale: straight lines lie between them. */
export interface Path {
  readonly issue: string
  readonly values: readonly number[]
  readonly xs: readonly number[]
  readonly ys: readonly number[]
}

/** A frontier of straight lines, and the corners at which they start and end. */
export interface Line {
  readonly pieces: readonly Piece[]
  readonly points: readonly { readonly utilities: readonly number[]; readonly settlement: Settlement }[]
  /** Numbers of the points that are joined to the next one by a piece, in the order of `pieces` that are no points. */
  readonly stretches: readonly number[]
}

/**
 * Adds continuous issues to the frontier of all others, one by one: sums of pieces, without what is dominated. In the sum of
 * two convex sets the edges come in the order of their slopes (Minkowski); here parts are joined pair by pair, since they
 * need not be convex. Throws `DemarcheError` for more than `limit` pairs.
 */
export function addPaths(
  start: readonly Piece[],
  paths: readonly Path[],
  noise: number,
  limit: number,
): readonly Piece[] {
  let pieces = start
  for (const path of paths) {
    const own = envelope(
      piecesOf(path).map((piece) => [piece]),
      noise,
    )
    const pairs = own.length * pieces.length
    if (pairs > limit) {
      failAt([], { code: 'tooMany', what: `straight parts of the frontier with ${path.issue}`, found: pairs, limit })
    }
    pieces = envelope(
      own.flatMap((part) => pieces.map((piece) => together(piece, part))),
      noise,
    )
  }
  return pieces
}

/** Each corner, and each line between two of them along which one party gains what the other loses. */
function piecesOf({ issue, values, xs, ys }: Path): Piece[] {
  return values.flatMap((value, i): Piece[] => {
    const [x0, y0, next] = [xs[i] as number, ys[i] as number, values[i + 1]]
    const point: Piece = { x0, y0, x1: x0, y1: y0, settled: { [issue]: value } }
    if (next === undefined) return [point]
    const [x1, y1] = [xs[i + 1] as number, ys[i + 1] as number]
    if ((x0 - x1) * (y0 - y1) >= 0) return [point]
    const varies = { issue, from: value, to: next }
    const line: Piece =
      x0 > x1
        ? { x0, y0, x1, y1, settled: {}, varies }
        : { x0: x1, y0: y1, x1: x0, y1: y0, settled: {}, varies: { issue, from: next, to: value } }
    return [point, line]
  })
}

/** The part of a frontier that gives each party at least a number, with its corners. */
export function lineWithin(
  pieces: readonly Piece[],
  [leastX = 0, leastY = 0]: readonly number[],
  order: readonly string[],
): Line {
  const kept = pieces.flatMap((piece) => {
    const { x0, y0, x1, y1 } = piece
    if (x0 < leastX || y1 < leastY) return []
    const from = y0 >= leastY ? 0 : (leastY - y0) / (y1 - y0)
    const to = x1 >= leastX ? 1 : (x0 - leastX) / (x0 - x1)
    return from <= to ? [partOf(piece, from, to)] : []
  })
  const points: { utilities: readonly number[]; settlement: Settlement }[] = []
  const stretches: number[] = []
  const add = (x: number, y: number, settled: Readonly<Record<string, Value>>) => {
    const last = points.at(-1)?.utilities
    if (last !== undefined && near(last[0] as number, x) && near(last[1] as number, y)) return
    points.push({ utilities: [x, y], settlement: inOrder(settled, order) })
  }
  const lines: Piece[] = []
  for (const piece of kept) {
    add(piece.x0, piece.y0, settledAt(piece, 0))
    if (near(piece.x0, piece.x1) && near(piece.y0, piece.y1)) continue
    stretches.push(points.length - 1)
    lines.push(piece)
    add(piece.x1, piece.y1, settledAt(piece, 1))
  }
  return { pieces: lines, points, stretches }
}

function near(x: number, y: number): boolean {
  return Math.abs(x - y) <= 1e-10 * Math.max(1, Math.abs(x))
}

export function inOrder(settled: Readonly<Record<string, Value>>, order: readonly string[]): Settlement {
  return Object.fromEntries(order.map((issue) => [issue, settled[issue] as Value]))
}
