import { type Problem, type Room, reachIn, roomAt } from './problem.js'

/** What packages cost: shortfall in scale spans, then the number of issues on which a party would have to give. */
export interface Cost {
  readonly spans: number
  readonly steps: number
}

/** Shortfalls that differ by less are taken as equal. */
export const tolerance = 1e-9

export function compareCosts(a: Cost, b: Cost): number {
  return Math.abs(a.spans - b.spans) <= tolerance ? a.steps - b.steps : a.spans - b.spans
}

export function sumOf(costs: Iterable<Cost>): Cost {
  let [spans, steps] = [0, 0]
  for (const cost of costs) {
    spans += cost.spans
    steps += cost.steps
  }
  return { spans, steps }
}

function costOf(room: Room, box: number, slot: number, place: number): Cost {
  const reach = reachIn(room, box, slot)
  return {
    spans: (room.weight[slot] as number) * (reach.distance[place] as number),
    steps: 1 - (reach.holds[place] as number),
  }
}

/** Which boxes of a room are looked at; all, for rooms that are not named. */
export type Allowed = ReadonlyMap<number, readonly number[]>

export function allowedBoxes(problem: Problem, allowed: Allowed, room: number): readonly number[] {
  return allowed.get(room) ?? roomAt(problem, room).every
}

/** What a place costs all parties at least, as if each could take the nearest of its boxes for this issue alone. */
export function leastAt(problem: Problem, axis: number, place: number, allowed: Allowed): Cost {
  let [spans, steps] = [0, 0]
  for (const { room, slot } of problem.sides[axis] ?? []) {
    const one = roomAt(problem, room)
    let [near, out] = [Number.POSITIVE_INFINITY, 1]
    for (const box of allowedBoxes(problem, allowed, room)) {
      const reach = reachIn(one, box, slot)
      near = Math.min(near, reach.distance[place] as number)
      if (reach.holds[place] === 1) out = 0
    }
    spans += (one.weight[slot] as number) * near
    steps += out
  }
  return { spans, steps }
}

/** The place of a package on each axis that it settles so far. */
export type Places = ReadonlyMap<number, number>

/** The nearest box of a room to a package, and what it costs on the issues that this settles. */
export function nearestBox(
  problem: Problem,
  room: number,
  places: Places,
  allowed: Allowed = new Map(),
): { readonly box: number; readonly cost: Cost } {
  const one = roomAt(problem, room)
  let best: { box: number; cost: Cost } | undefined
  for (const box of allowedBoxes(problem, allowed, room)) {
    const cost = sumOf(
      one.axes.flatMap((axis, slot) => {
        const place = places.get(axis)
        return place === undefined ? [] : [costOf(one, box, slot, place)]
      }),
    )
    if (best === undefined || compareCosts(cost, best.cost) < 0) best = { box, cost }
  }
  return best as { box: number; cost: Cost }
}

/** How much more the nearest box of a room costs than the nearest one on each issue. */
export function gapOf(problem: Problem, room: number, places: Places, allowed: Allowed): Cost {
  const one = roomAt(problem, room)
  const boxes = allowedBoxes(problem, allowed, room)
  const apart = one.axes.map((axis, slot) => {
    const costs = boxes.map((box) => costOf(one, box, slot, places.get(axis) as number))
    return { spans: Math.min(...costs.map((cost) => cost.spans)), steps: Math.min(...costs.map((cost) => cost.steps)) }
  })
  const [whole, parts] = [nearestBox(problem, room, places, allowed).cost, sumOf(apart)]
  return { spans: whole.spans - parts.spans, steps: whole.steps - parts.steps }
}

/** The rooms with some of these axes in which there is more than one box. */
export function tiedRooms(problem: Problem, axes: readonly number[]): number[] {
  const rooms = new Set(axes.flatMap((axis) => (problem.sides[axis] ?? []).map(({ room }) => room)))
  return [...rooms].filter((room) => roomAt(problem, room).boxes.length > 1)
}

/** What a place costs the parties for which nothing ties its issue to others. */
export function aloneAt(problem: Problem, axis: number, place: number): Cost {
  return sumOf(
    (problem.sides[axis] ?? []).flatMap(({ room, slot }) => {
      const one = roomAt(problem, room)
      return one.boxes.length > 1 ? [] : [costOf(one, 0, slot, place)]
    }),
  )
}
