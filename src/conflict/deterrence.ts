import { listsBy, upTo } from './lists.js'
import type { Moves } from './moves.js'

/** The worst that others can do to somebody, from each state on. */
export interface Deterrence {
  /** From each place, the least value of all that the others can reach by legal sequences; `Infinity` where they cannot move. */
  readonly least: Float64Array
  /** The moves that lead there: who moves, by place among the others, and to which place. */
  readonly pathFrom: (state: number) => readonly { readonly mover: number; readonly to: number }[]
}

/**
 * For each state the least value that legal sequences of the others lead to. Values are levels: whole, from 0 on, fewer than states.
 * They are taken from the least on, and followed backwards: whatever leads to a state, last entered by somebody, has its value, unless
 * it has a lesser one. A mover leaves each state once, so that the cost grows with states times decision makers (and, of options
 * that go one way only, with the blocks that lead to one), not with the number of moves.
 */
export function deterrence(moves: readonly Moves[], values: Int32Array): Deterrence {
  const others = moves.length
  const search = new Backwards(moves, values)
  for (const state of listsBy(values.length + 1, values, upTo(values.length)).items) search.settle(state)
  const { least, first, hop } = search
  const pathFrom = (state: number) => {
    const path: { mover: number; to: number }[] = []
    for (let node = first[state] as number; node >= 0; node = hop[node] as number) {
      path.push({ mover: node % others, to: Math.floor(node / others) })
    }
    return path
  }
  return { least, pathFrom }
}

/** A node is a state and who entered it last: others may go on from it, but not that one. */
class Backwards {
  readonly least: Float64Array
  /** The node that one enters first on the way to the least, from each state, and the next one from each node. */
  readonly first: Int32Array
  readonly hop: Int32Array
  readonly #settled: Uint8Array
  readonly #left: Uint8Array
  readonly #queue: Int32Array
  #tail = 0
  /** For each mover and block, where the states begin that it has not left yet, in the order of the block. */
  readonly #from: readonly Int32Array[]
  /** The state that it has not left, though all others of the block, since it cannot go from a state to itself. */
  readonly #stayed: readonly Int32Array[]

  constructor(
    readonly moves: readonly Moves[],
    readonly values: Int32Array,
  ) {
    const [count, nodes] = [values.length, values.length * moves.length]
    this.#settled = new Uint8Array(nodes)
    this.#left = new Uint8Array(nodes)
    this.#queue = new Int32Array(nodes)
    this.#from = moves.map(({ states }) => states.starts.slice())
    this.#stayed = moves.map(({ states }) => new Int32Array(states.starts.length).fill(-1))
    this.hop = new Int32Array(nodes).fill(-1)
    this.first = new Int32Array(count).fill(-1)
    this.least = new Float64Array(count).fill(Number.POSITIVE_INFINITY)
  }

  /** Gives the value of a state to whatever leads to it and has none yet. */
  settle(state: number): void {
    const others = this.moves.length
    const value = this.values[state] as number
    this.#tail = 0
    for (let mover = 0; mover < others; mover++) this.#reach(state * others + mover, -1)
    for (let head = 0; head < this.#tail; head++) {
      const node = this.#queue[head] as number
      const mover = node % others
      const { blocks, previous } = this.moves[mover] as Moves
      const to = (node - mover) / others
      for (let b = blocks.starts[to] as number; b < (blocks.starts[to + 1] as number); b++) {
        const block = blocks.items[b] as number
        for (let p = previous.starts[block] as number; p < (previous.starts[block + 1] as number); p++) {
          this.#leaveBlock(previous.items[p] as number, mover, node, value)
        }
      }
    }
  }

  /** The mover goes to a node that has the value, from all states of a block from which it has not gone yet. */
  #leaveBlock(block: number, mover: number, node: number, value: number): void {
    const { states, levels, improving } = this.moves[mover] as Moves
    const to = (node - mover) / this.moves.length
    const level = levels[to] as number
    const [from, stayed] = [this.#from[mover] as Int32Array, this.#stayed[mover] as Int32Array]
    const before = stayed[block] as number
    if (before >= 0 && before !== to) {
      this.#leave(before, mover, node, value)
      stayed[block] = -1
    }
    let at = from[block] as number
    for (; at < (states.starts[block + 1] as number); at++) {
      const state = states.items[at] as number
      if (improving && (levels[state] as number) >= level) break
      if (state === to) stayed[block] = state
      else this.#leave(state, mover, node, value)
    }
    from[block] = at
  }

  /** The mover goes from a state to a node that has the value; whoever else entered the state before leads there, too. */
  #leave(state: number, mover: number, node: number, value: number): void {
    const others = this.moves.length
    const leaving = state * others + mover
    if (this.#left[leaving] === 1) return
    this.#left[leaving] = 1
    if (value < (this.least[state] as number)) {
      this.least[state] = value
      this.first[state] = node
    }
    for (let last = 0; last < others; last++) {
      if (last !== mover) this.#reach(state * others + last, node)
    }
  }

  #reach(node: number, next: number): void {
    if (this.#settled[node] === 1) return
    this.#settled[node] = 1
    this.hop[node] = next
    this.#queue[this.#tail++] = node
  }
}
