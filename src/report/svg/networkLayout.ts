import { type Random, seeded } from '../../gap/influence/random.js'

export interface Place {
  readonly x: number
  readonly y: number
}

interface Frame {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/**
 * Places for nodes, so that who is tied stands near and who is at odds far apart: classic stress, made smaller by majorisation (De
 * Leeuw 1977; Gansner, Koren & North 2004) from a circle in the given order. Ties are from −1 to 1. The same seed gives the same
 * places. Cost: nodes², a hundred times.
 */
export function placesOf(
  ties: readonly (readonly number[])[],
  order: readonly number[],
  frame: Frame,
  seed: number,
): Place[] {
  const size = ties.length
  const random = seeded(seed)
  const start = onCircle(order, random)
  let [x, y] = [start.map((place) => place.x), start.map((place) => place.y)]
  for (let round = 0; round < 100; round++) {
    const [nextX, nextY] = [new Array<number>(size).fill(0), new Array<number>(size).fill(0)]
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        if (i === j) continue
        const [dx, dy] = [(x[i] as number) - (x[j] as number), (y[i] as number) - (y[j] as number)]
        const stretch = wanted(ties[i]?.[j] as number) / Math.max(1e-9, Math.hypot(dx, dy))
        nextX[i] = (nextX[i] as number) + (x[j] as number) + stretch * dx
        nextY[i] = (nextY[i] as number) + (y[j] as number) + stretch * dy
      }
    }
    x = nextX.map((sum) => sum / Math.max(1, size - 1))
    y = nextY.map((sum) => sum / Math.max(1, size - 1))
  }
  return apart(fitted(x, y, frame), frame)
}

/** How far apart two nodes are to stand: a quarter for the strongest tie, 1 without one, most for the strongest dislike. */
function wanted(tie: number): number {
  return 1 - 0.75 * tie
}

function onCircle(order: readonly number[], random: Random): Place[] {
  const places: Place[] = []
  for (const [at, node] of order.entries()) {
    const angle = (2 * Math.PI * (at + 0.2 * (random() / 2 ** 32))) / order.length
    places[node] = { x: Math.cos(angle), y: Math.sin(angle) }
  }
  return places
}

function fitted(x: readonly number[], y: readonly number[], { left, right, top, bottom }: Frame): Place[] {
  const scale = (values: readonly number[], from: number, to: number) => {
    const [least, most] = [Math.min(...values), Math.max(...values)]
    return (value: number) =>
      most === least ? (from + to) / 2 : from + ((value - least) / (most - least)) * (to - from)
  }
  const [across, down] = [scale(x, left, right), scale(y, top, bottom)]
  return x.map((value, i) => ({ x: across(value), y: down(y[i] as number) }))
}

const room = { x: 70, y: 44 }

/** Moves nodes that would hide each other or their names apart, within the frame. */
function apart(places: Place[], { left, right, top, bottom }: Frame): Place[] {
  const own = places.map((place) => ({ ...place }))
  for (let round = 0; round < 60; round++) {
    for (const [i, a] of own.entries()) {
      for (const b of own.slice(i + 1)) {
        const [dx, dy] = [b.x - a.x, b.y - a.y]
        const [tooNearX, tooNearY] = [room.x - Math.abs(dx), room.y - Math.abs(dy)]
        if (tooNearX <= 0 || tooNearY <= 0) continue
        const push = tooNearY / 4
        const sign = dy < 0 ? -1 : 1
        a.y = Math.min(bottom, Math.max(top, a.y - sign * push))
        b.y = Math.min(bottom, Math.max(top, b.y + sign * push))
        const side = (dx < 0 ? -1 : 1) * (tooNearX / 8)
        a.x = Math.min(right, Math.max(left, a.x - side))
        b.x = Math.min(right, Math.max(left, b.x + side))
      }
    }
  }
  return own
}
