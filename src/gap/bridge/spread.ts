import { nearestBox, type Places, tiedRooms } from './cost.js'
import { type Problem, reachIn, roomAt } from './problem.js'

/** Packages that ask the same of every party: on each axis any of these places. */
export type Spread = ReadonlyMap<number, readonly number[]>

/**
 * The same packages in fewer spreads: those are joined that differ on one axis only, and ask the same of every party. A
 * party's other boxes may be nearer to one than to the other; that makes no difference as long as they are not the nearest.
 */
export function joinedSpreads(
  problem: Problem,
  group: readonly number[],
  spreads: readonly Spread[],
): readonly Spread[] {
  const tied = tiedRooms(problem, group)
  if (tied.length === 0) return spreads
  const start = spreads.map((spread) => ({ spread, asked: askedOf(problem, tied, firstOf(spread)) }))
  const joined = group.reduce((left, axis) => {
    const alike = new Map<string, (typeof left)[number]>()
    for (const { spread, asked } of left) {
      const own = spread.get(axis) ?? []
      const others = [...spread].map(([other, places]) => (other === axis ? '' : `${places}`))
      const key = [asked, askedAlone(problem, axis, own[0] as number), ...others].join(';')
      const known = alike.get(key)
      const places = [...(known?.spread.get(axis) ?? []), ...own]
      alike.set(key, { spread: new Map([...spread, [axis, places]]), asked })
    }
    return [...alike.values()]
  }, start)
  return joined.map(({ spread }) => spread)
}

function firstOf(spread: Spread): Places {
  return new Map([...spread].map(([axis, places]) => [axis, places[0] as number]))
}

/** What a package asks of the parties that tie issues together, and by which of their boxes. */
function askedOf(problem: Problem, tied: readonly number[], places: Places): string {
  const rooms = tied.map((room) => {
    const { box } = nearestBox(problem, room, places)
    const steps = roomAt(problem, room).axes.map((axis, slot) =>
      stepTo(problem, room, box, slot, places.get(axis) as number),
    )
    return `${box}: ${steps}`
  })
  return rooms.join()
}

/** What a place asks of the others. */
function askedAlone(problem: Problem, axis: number, place: number): string {
  const alone = (problem.sides[axis] ?? []).filter(({ room }) => roomAt(problem, room).boxes.length === 1)
  return alone.map(({ room, slot }) => stepTo(problem, room, 0, slot, place)).join()
}

function stepTo(problem: Problem, room: number, box: number, slot: number, place: number): string {
  const { distance, holds } = reachIn(roomAt(problem, room), box, slot)
  return `${Math.round((distance[place] as number) * 1e12)} ${holds[place]}`
}
