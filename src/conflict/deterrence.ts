import type { Moves } from './moves.js'

/** The worst that others can do to somebody, from each state on. */
export interface Deterrence {
  /** From each place, the least value of all that the others can reach by legal sequences; `Infinity` where they cannot move. */
  readonly least: Float64Array
  /** The moves that lead there: who moves, by place among the others, and to which place. */
  readonly pathFrom: (state: number) => readonly { readonly mover: number; readonly to: number }[]
}

/**
 * For each state the least value that legal sequences of the others lead to. Values are taken from the least on, and followed
 * backwards: whatever leads to a state, last entered by somebody, has its value, unless it has a lesser one. Each move is looked at
 * once, so that the cost grows with the number of moves, not with the number of pairs of states.
 */
export function deterrence(moves: readonly Moves[], values: Int32Array): Deterrence {
  const others = moves.length
  const search = new Backwards(moves, values)
  const order = Int32Array.from(values.keys()).sort((a, b) => (values[a] as number) - (values[b] as number))
  for (const state of order) search.settle(state)
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
  readonly #back: readonly Moves[]
  readonly #settled: Uint8Array
  readonly #left: Uint8Array
  readonly #queue: Int32Array

  constructor(
    moves: readonly Moves[],
    readonly values: Int32Array,
  ) {
    const [count, nodes] = [values.length, values.length * moves.length]
    this.#back = moves.map((own) => transposed(own, count))
    this.#settled = new Uint8Array(nodes)
    this.#left = new Uint8Array(nodes)
    this.#queue = new Int32Array(nodes)
    this.hop = new Int32Array(nodes).fill(-1)
    this.first = new Int32Array(count).fill(-1)
    this.least = new Float64Array(count).fill(Number.POSITIVE_INFINITY)
  }

  /** Gives the value of a state to whatever leads to it and has none yet. */
  settle(state: number): void {
    const others = this.#back.length
    const value = this.values[state] as number
    let tail = 0
    for (let mover = 0; mover < others; mover++) tail = this.#reach(state * others + mover, -1, tail)
    for (let head = 0; head < tail; head++) {
      const node = this.#queue[head] as number
      const [to, mover] = [Math.floor(node / others), node % others]
      const { starts, targets } = this.#back[mover] as Moves
      for (let at = starts[to] as number; at < (starts[to + 1] as number); at++) {
        tail = this.#leave(targets[at] as number, mover, node, value, tail)
      }
    }
  }

  /** The mover goes from a state to a node that has the value; whoever else entered the state before leads there, too. */
  #leave(state: number, mover: number, node: number, value: number, tail: number): number {
    const others = this.#back.length
    const leaving = state * others + mover
    if (this.#left[leaving] === 1) return tail
    this.#left[leaving] = 1
    if (value < (this.least[state] as number)) {
      this.least[state] = value
      this.first[state] = node
    }
    let end = tail
    for (let last = 0; last < others; last++) {
      if (last !== mover) end = this.#reach(state * others + last, node, end)
    }
    return end
  }

  #reach(node: number, next: number, tail: number): number {
    if (this.#settled[node] === 1) return tail
    this.#settled[node] = 1
    this.hop[node] = next
    this.#queue[tail] = node
    return tail + 1
  }
}

function transposed({ starts, targets }: Moves, count: number): Moves {
  const back = new Int32Array(count + 1)
  for (const target of targets) back[target + 1] = (back[target + 1] as number) + 1
  for (let s = 0; s < count; s++) back[s + 1] = (back[s + 1] as number) + (back[s] as number)
  const next = back.slice()
  const sources = new Int32Array(targets.length)
  for (let s = 0; s < count; s++) {
    for (let at = starts[s] as number; at < (starts[s + 1] as number); at++) {
      const target = targets[at] as number
      sources[next[target] as number] = s
      next[target] = (next[target] as number) + 1
    }
  }
  return { starts: back, targets: sources }
}
