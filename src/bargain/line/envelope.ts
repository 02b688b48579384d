import { type Piece, partOf } from './piece.js'

/**
 * What of some pieces no other dominates, from the first party's best on. Each list that is handed in has to be of that kind
 * itself. Divide and conquer; n log n where pieces do not overlap much.
 */
export function envelope(lists: readonly (readonly Piece[])[], noise: number): readonly Piece[] {
  if (lists.length <= 1) return lists[0] ?? []
  const middle = lists.length >> 1
  return merged(envelope(lists.slice(0, middle), noise), envelope(lists.slice(middle), noise), noise)
}

/** Where two lists say the same, within the noise of rounding, the first one's pieces stay. */
function merged(a: readonly Piece[], b: readonly Piece[], noise: number): readonly Piece[] {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a
  const kept = [
    ...a.flatMap((piece) => undominated(piece, b, noise, true)),
    ...b.flatMap((piece) => undominated(piece, a, noise, false)),
  ]
  return kept.toSorted((p, q) => q.x0 - p.x0 || p.y0 - q.y0)
}

/** A stretch of x, falling from `high` to `low`, on which the most y that a list offers at x or above goes evenly from one number to another. */
interface Roof {
  readonly high: number
  readonly low: number
  readonly atHigh: number
  readonly atLow: number
  /** Whether these y are those of packages at x itself, not further on. */
  readonly own: boolean
}

/** The roof of a list over the part of the x axis that a piece covers. */
function* roofs(list: readonly Piece[], { x0, x1 }: Piece): Generator<Roof> {
  let k = firstReaching(list, x0)
  let before = k > 0 ? (list[k - 1] as Piece).y1 : Number.NEGATIVE_INFINITY
  let high = x0
  for (; k < list.length; k++) {
    const piece = list[k] as Piece
    if (piece.x0 < high) {
      const low = Math.max(piece.x0, x1)
      yield { high, low, atHigh: before, atLow: before, own: false }
      high = low
    }
    if (piece.x0 < x1) return
    const low = Math.max(piece.x1, x1)
    yield { high, low, atHigh: heightAt(piece, high), atLow: heightAt(piece, low), own: true }
    high = low
    before = piece.y1
    if (piece.x1 <= x1) return
  }
  yield { high, low: x1, atHigh: before, atLow: before, own: false }
}

/** The first piece that has something at x or below. */
function firstReaching(list: readonly Piece[], x: number): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle] as Piece).x1 > x) low = middle + 1
    else high = middle
  }
  return low
}

function heightAt({ x0, y0, x1, y1 }: Piece, x: number): number {
  if (x >= x0) return y0
  if (x <= x1) return y1
  return y0 + ((x0 - x) / (x0 - x1)) * (y1 - y0)
}

/** The parts of a piece that a list does not dominate. */
function undominated(piece: Piece, list: readonly Piece[], noise: number, keepsTies: boolean): Piece[] {
  if (piece.x0 === piece.x1) return stands(piece, list, noise, keepsTies) ? [piece] : []
  const shareAt = (x: number) => Math.min(1, Math.max(0, (piece.x0 - x) / (piece.x0 - piece.x1)))
  const shares: [from: number, to: number][] = []
  for (const roof of roofs(list, piece)) {
    const slack = roof.own && keepsTies ? noise : -noise
    const above = heightAt(piece, roof.high) - roof.atHigh + slack
    const below = heightAt(piece, roof.low) - roof.atLow + slack
    const part = positivePart(above, below)
    if (part === undefined || !(roof.high > roof.low)) continue
    const [from, to] = [shareAt(roof.high), shareAt(roof.low)]
    shares.push([from + part[0] * (to - from), from + part[1] * (to - from)])
  }
  return joined(shares).map(([from, to]) => partOf(piece, from, to))
}

/** Between which shares of a way a number is above 0 that goes evenly from one to another; `undefined` where it is nowhere. */
function positivePart(from: number, to: number): [from: number, to: number] | undefined {
  if (from <= 0 && to <= 0) return undefined
  if (from > 0 && to > 0) return [0, 1]
  const crossing = from === Number.POSITIVE_INFINITY ? 0 : from / (from - to)
  return from > 0 ? [0, crossing] : [crossing, 1]
}

/** Whether a piece that is a point is under no roof. */
function stands(point: Piece, list: readonly Piece[], noise: number, keepsTies: boolean): boolean {
  for (const { atHigh, atLow, own } of roofs(list, point)) {
    if (point.y0 - Math.max(atHigh, atLow) + (own && keepsTies ? noise : -noise) < 0) return false
  }
  return true
}

/** Shares of a piece that differ by less are one: what lies between them is the noise of rounding. */
const hair = 1e-10

/** Neighbouring parts as one; parts of no length are left out, and ends that all but reach those of the piece do. */
function joined(shares: readonly [from: number, to: number][]): [from: number, to: number][] {
  const parts: [from: number, to: number][] = []
  for (const [from, to] of shares) {
    const last = parts.at(-1)
    if (last !== undefined && from - last[1] <= hair) last[1] = to
    else if (to - from > hair) parts.push([from, to])
  }
  return parts.map(([from, to]) => [from <= hair ? 0 : from, to >= 1 - hair ? 1 : to])
}
