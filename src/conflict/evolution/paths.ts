import { from, type Moves } from '../moves.js'

/** A step of a path: who moves, by place among those who may, and to which place. */
export interface Step {
  readonly mover: number
  readonly to: number
}

/** Shortest legal sequences from one place; `undefined` for a place that none leads to. */
export type Paths = (target: number) => readonly Step[] | undefined

/**
 * The shortest legal sequences of moves from a place to every other, nobody moving twice in a row (Li, Kilgour & Hipel 2005): breadth
 * first over states and who moved last. Of several that are equally short, the one whose movers come first. Linear in moves × movers.
 */
export function shortestPaths(moves: readonly Moves[], count: number, start: number): Paths {
  const movers = moves.length
  const before = new Int32Array(count * movers).fill(-2)
  const first = new Int32Array(count).fill(-1)
  const queue: number[] = []
  const go = (state: number, last: number, node: number) => {
    for (let mover = 0; mover < movers; mover++) {
      if (mover === last) continue
      for (const to of from(moves[mover] as Moves, state)) {
        const entered = to * movers + mover
        if (before[entered] !== -2) continue
        before[entered] = node
        if (first[to] === -1) first[to] = entered
        queue.push(entered)
      }
    }
  }
  go(start, -1, -1)
  for (const node of queue) go(Math.floor(node / movers), node % movers, node)
  return (target) => {
    if (target === start) return []
    if (first[target] === -1) return undefined
    const path: Step[] = []
    for (let node = first[target] as number; node >= 0; node = before[node] as number) {
      path.push({ mover: node % movers, to: Math.floor(node / movers) })
    }
    return path.reverse()
  }
}
