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

/** A package, and what it is worth to two parties. */
interface Corner {
  readonly utilities: readonly number[]
  readonly settlement: Settlement
}

/** A straight line of packages that differ on one issue, better and better for the second party. */
interface Stretch {
  readonly from: Corner
  readonly to: Corner
  /** Whether all packages up to an end are efficient, but the one at the end is not. */
  readonly fromOpen: boolean
  readonly toOpen: boolean
}

/** A frontier of straight lines: corners and points that are efficient, and what lies between them. */
export interface Line {
  readonly points: readonly Corner[]
  readonly stretches: readonly Stretch[]
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
  const corners: Corner[] = []
  const stretches: Stretch[] = []
  const cornerOf = (piece: Piece, share: 0 | 1): Corner => ({
    utilities: share === 0 ? [piece.x0, piece.y0] : [piece.x1, piece.y1],
    settlement: inOrder(settledAt(piece, share), order),
  })
  for (const [i, piece] of kept.entries()) {
    const [before, after] = [kept[i - 1], kept[i + 1]]
    const fromOpen = before !== undefined && before.x1 > piece.x0 && !isBelow(before.y1, piece.y0)
    const toOpen = after !== undefined && after.y0 > piece.y1 && !isBelow(after.x0, piece.x1)
    const [from, to] = [cornerOf(piece, 0), cornerOf(piece, 1)]
    const isPoint = near(piece.x0, piece.x1) && near(piece.y0, piece.y1)
    if (!fromOpen || near(before.x1, piece.x0)) corners.push(from)
    if (isPoint) continue
    if (!toOpen || near(after.y0, piece.y1)) corners.push(to)
    stretches.push({ from, to, fromOpen: !corners.includes(from), toOpen: !corners.includes(to) })
  }
  const points = corners.filter((corner, i) => {
    const [x, y] = corner.utilities as [number, number]
    const [lastX, lastY] = corners[i - 1]?.utilities ?? [Number.NaN, Number.NaN]
    return !(near(lastX as number, x) && near(lastY as number, y))
  })
  return { points, stretches }
}

/** Whether a number is below another by more than the noise of rounding. */
function isBelow(x: number, y: number): boolean {
  return x < y && !near(x, y)
}

function near(x: number, y: number): boolean {
  return Math.abs(x - y) <= 1e-10 * Math.max(1, Math.abs(x))
}

function inOrder(settled: Readonly<Record<string, Value>>, order: readonly string[]): Settlement {
  return Object.fromEntries(order.map((issue) => [issue, settled[issue] as Value]))
}
