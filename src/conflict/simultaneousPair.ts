import type { Graph } from './graph.js'
import { firstAbove, type Moves } from './moves.js'
import { half } from './predicate.js'

/**
 * Whether two decision makers move independently: no option is shared or goes one way only, and every state can be told apart. Then
 * any improvements of both, made at the same time, change each its own options.
 */
export function isIndependentPair({ conflict, moves, space, count }: Graph): boolean {
  return (
    moves.length === 2 &&
    space.places.length === count &&
    moves.every(({ next, states }) => next.items.length === states.starts.length - 1) &&
    Object.values(conflict.options).every(({ owners }) => new Set(owners).size < 2)
  )
}

/**
 * Simultaneous stability of such a pair, for one of them: 1 or 0 for each state. Grows with the number of moves. The improvements of the
 * other from a state are those after it in its block, so that the least that punishes is known once the block is gone through, from the
 * best state down, for each change of one's own.
 */
export function stableInPair(graph: Graph, maker: number): Uint8Array {
  const [own, other] = [graph.moves[maker], graph.moves[1 - maker]] as [Moves, Moves]
  const { low, high } = graph.space.digits
  const stable = new Uint8Array(graph.count).fill(1)
  const { starts, items } = other.states
  const triedFrom = new Int32Array(starts.length).fill(-1)
  for (let block = 0; block + 1 < starts.length; block++) {
    for (let at = starts[block] as number; at < (starts[block + 1] as number); at++) {
      const state = items[at] as number
      const ownBlock = own.blocks.items[state] as number
      const end = own.states.starts[ownBlock + 1] as number
      for (let to = firstAbove(own, ownBlock, own.levels[state] as number); to < end; to++) {
        const target = own.states.items[to] as number
        // All states of a block of the other have the same options of one's own.
        const change = other.blocks.items[target] as number
        if (triedFrom[change] === block) continue
        triedFrom[change] = block
        const changedLow = (low[state] as number) ^ (low[target] as number)
        const changedHigh = (high[state] as number) ^ (high[target] as number)
        leaveUnpunished(graph, own, other, block, changedLow, changedHigh, stable)
      }
    }
  }
  return stable
}

/** Notes the states of a block of the other from which this change improves and no improvement of the other punishes it. */
function leaveUnpunished(
  { space }: Graph,
  { levels }: Moves,
  other: Moves,
  block: number,
  changedLow: number,
  changedHigh: number,
  stable: Uint8Array,
): void {
  const { low, high } = space.digits
  const { starts, items } = other.states
  let [least, leastAbove, otherLevel] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let at = (starts[block + 1] as number) - 1; at >= (starts[block] as number); at--) {
    const state = items[at] as number
    if ((other.levels[state] as number) < otherLevel) {
      otherLevel = other.levels[state] as number
      leastAbove = least
    }
    const result = space.placeOf(
      ((low[state] as number) ^ changedLow) + ((high[state] as number) ^ changedHigh) * 2 ** half,
    )
    if (result === undefined) continue
    const level = levels[state] as number
    const changed = levels[result] as number
    if (changed > level && leastAbove > level) stable[state] = 0
    if (changed < least) least = changed
  }
}
