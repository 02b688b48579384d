import type { Graph } from './graph.js'
import { from, type Moves } from './moves.js'

/** What comes of an improvement if others improve at the same time: the moves, by decision maker, and the state. */
export interface Simultaneous {
  readonly others: readonly { readonly mover: number; readonly to: number }[]
  readonly result: number
}

/**
 * Whether others can punish an improvement by improving on the same state at the same time (Fraser & Hipel 1984): each of them makes
 * one of its own improvements or none, not all none; all changes together lead to a state that is feasible, and no better for the
 * decision maker than where it was. A result that is not feasible punishes nobody. An option that several change is changed.
 */
export function simultaneously(graph: Graph, maker: number, state: number, target: number): Simultaneous | undefined {
  const { space, levels, improvements, makers } = graph
  const own = levels[maker] as Int32Array
  const start = halves(space.decimals[state] as number)
  const flipsTo = (place: number) => {
    const [low, high] = halves(space.decimals[place] as number)
    return [low ^ start[0], high ^ start[1]] as const
  }
  const others = makers.map((_, i) => i).filter((i) => i !== maker && from(improvements[i] as Moves, state).length > 0)
  const search = (at: number, low: number, high: number, made: Simultaneous['others']): Simultaneous | undefined => {
    if (at === others.length) {
      if (made.length === 0) return undefined
      const result = space.placeOf((start[0] ^ low) + (start[1] ^ high) * 2 ** 26)
      return result !== undefined && (own[result] as number) <= (own[state] as number)
        ? { others: made, result }
        : undefined
    }
    const mover = others[at] as number
    for (const to of from(improvements[mover] as Moves, state)) {
      const [flipLow, flipHigh] = flipsTo(to)
      const found = search(at + 1, low | flipLow, high | flipHigh, [...made, { mover, to }])
      if (found !== undefined) return found
    }
    return search(at + 1, low, high, made)
  }
  return search(0, ...flipsTo(target), [])
}

function halves(decimal: number): readonly [low: number, high: number] {
  return [decimal % 2 ** 26, Math.floor(decimal / 2 ** 26)]
}
