import type { Graph } from './graph.js'
import { from, type Moves } from './moves.js'
import { half } from './predicate.js'

/** What comes of an improvement if others improve at the same time: the moves, by decision maker, and the state. */
export interface Simultaneous {
  readonly others: readonly { readonly mover: number; readonly to: number }[]
  readonly result: number
}

/** What each decision maker could improve to, from one state. */
export function betterFrom({ improvements }: Graph, state: number): readonly Int32Array[] {
  return improvements.map((own: Moves) => from(own, state))
}

/**
 * Whether others can punish an improvement by improving on the same state at the same time (Fraser & Hipel 1984): each of them makes
 * one of its own improvements or none, not all none; all changes together lead to a state that is feasible, and no better for the
 * decision maker than where it was. A result that is not feasible punishes nobody. An option that several change is changed.
 */
export function simultaneously(graph: Graph, maker: number, state: number, target: number): Simultaneous | undefined {
  const search = new Together(graph, maker, state, betterFrom(graph, state))
  const result = search.punish(target)
  return result < 0 ? undefined : { others: search.others(), result }
}

/** Whether others can punish every improvement on a state in this way. */
export function isStableTogether(graph: Graph, maker: number, state: number, better: readonly Int32Array[]): boolean {
  const search = new Together(graph, maker, state, better)
  const levels = graph.levels[maker] as Int32Array
  // The best improvement is the least likely to be punished.
  const targets = (better[maker] as Int32Array).toSorted((a, b) => (levels[b] as number) - (levels[a] as number))
  return targets.every((target) => search.punish(target) >= 0)
}

/** Tries what others can do at the same time as somebody leaves a state. */
class Together {
  readonly #graph: Graph
  readonly #low: number
  readonly #high: number
  readonly #levels: Int32Array
  readonly #level: number
  readonly #movers: readonly number[]
  readonly #targets: readonly Int32Array[]
  /** What each of the others did at last, as a place, or -1 for nothing; and what all of them changed. */
  readonly #made: Int32Array
  #madeLow = 0
  #madeHigh = 0

  constructor(graph: Graph, maker: number, state: number, better: readonly Int32Array[]) {
    this.#graph = graph
    this.#low = graph.space.digits.low[state] as number
    this.#high = graph.space.digits.high[state] as number
    this.#levels = graph.levels[maker] as Int32Array
    this.#level = this.#levels[state] as number
    this.#movers = [...better.keys()].filter((i) => i !== maker && (better[i] as Int32Array).length > 0)
    this.#targets = this.#movers.map((mover) => better[mover] as Int32Array)
    this.#made = new Int32Array(this.#movers.length).fill(-1)
  }

  /** The place of a result that is no better than to stay, or -1. What punished the last improvement is tried first. */
  punish(target: number): number {
    const { low, high } = this.#graph.space.digits
    const [own, ownHigh] = [this.#low ^ (low[target] as number), this.#high ^ (high[target] as number)]
    if (this.#madeLow !== 0 || this.#madeHigh !== 0) {
      const again = this.#result(own | this.#madeLow, ownHigh | this.#madeHigh)
      if (again >= 0) return again
    }
    return this.#search(0, own, ownHigh, 0, 0)
  }

  others(): Simultaneous['others'] {
    const moves = this.#movers.map((mover, at) => ({ mover, to: this.#made[at] as number }))
    return moves.filter(({ to }) => to >= 0)
  }

  #result(low: number, high: number): number {
    const place = this.#graph.space.placeOf((this.#low ^ low) + (this.#high ^ high) * 2 ** half)
    return place !== undefined && (this.#levels[place] as number) <= this.#level ? place : -1
  }

  #search(at: number, own: number, ownHigh: number, othersLow: number, othersHigh: number): number {
    if (at === this.#movers.length) {
      if (othersLow === 0 && othersHigh === 0) return -1
      this.#madeLow = othersLow
      this.#madeHigh = othersHigh
      return this.#result(own | othersLow, ownHigh | othersHigh)
    }
    const { low, high } = this.#graph.space.digits
    const targets = this.#targets[at] as Int32Array
    for (let i = 0; i < targets.length; i++) {
      const to = targets[i] as number
      this.#made[at] = to
      const found = this.#search(
        at + 1,
        own,
        ownHigh,
        othersLow | (this.#low ^ (low[to] as number)),
        othersHigh | (this.#high ^ (high[to] as number)),
      )
      if (found >= 0) return found
    }
    this.#made[at] = -1
    return this.#search(at + 1, own, ownHigh, othersLow, othersHigh)
  }
}
