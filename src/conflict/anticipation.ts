import type { Graph } from './graph.js'
import { from, type Moves } from './moves.js'

/** A move of a decision maker to a place. */
export interface Step {
  readonly mover: number
  readonly to: number
}

/** What two decision makers expect of each other from a place on: whose turn it is, and how many moves both look ahead. */
type Anticipation = (mover: number, state: number, ahead: number) => readonly Step[]

/**
 * The moves that are expected, by backward induction: with no move left nobody moves; otherwise whoever has the turn makes the move
 * that ends best for it, the other having the next turn and one move fewer, if that end is better than to stay. Of moves that end
 * equally well, that to the state with the least number.
 */
export function anticipationIn({ moves, levels, count }: Graph): Anticipation {
  const known = new Map<number, readonly Step[]>()
  const expected: Anticipation = (mover, state, ahead) => {
    if (ahead === 0) return []
    const key = (ahead * count + state) * 2 + mover
    const before = known.get(key)
    if (before !== undefined) return before
    const own = levels[mover] as Int32Array
    let [best, worth]: [readonly Step[], number] = [[], own[state] as number]
    for (const to of from(moves[mover] as Moves, state)) {
      const later = expected(1 - mover, to, ahead - 1)
      const end = own[endOf(later, to)] as number
      if (end > worth) [best, worth] = [[{ mover, to }, ...later], end]
    }
    known.set(key, best)
    return best
  }
  return expected
}

/** Where moves end, or the place itself where there are none. */
export function endOf(steps: readonly Step[], start: number): number {
  return steps.at(-1)?.to ?? start
}
