import type { Graph } from './graph.js'

interface Division {
  readonly membership: Int32Array
  readonly cost: number
}

export interface Branching extends Division {
  /** No division costs less. */
  readonly atLeast: number
}

/**
 * The division of least frustration by branch and bound: nodes are placed one after another, the most tied first, and a branch
 * ends where what is placed, and what each other node must cost at least by its ties to those placed, is no better than the best.
 */
export function branch(graph: Graph, camps: number, limit: number, start: Division): Branching {
  const { size } = graph
  const order = placing(graph)
  const membership = new Int32Array(size).fill(-1)
  // What a node would cost in each camp by its ties to those that are placed.
  const costs = new Float64Array(size * camps)
  let [best, steps, open] = [start, 0, Number.POSITIVE_INFINITY]

  const place = (i: number, camp: number, sign: 1 | -1) => {
    membership[i] = sign === 1 ? camp : -1
    for (let at = graph.starts[i] as number; at < (graph.starts[i + 1] as number); at++) {
      const [j, weight] = [graph.neighbours[at] as number, graph.weights[at] as number]
      for (let c = 0; c < camps; c++) {
        if (weight > 0 === (c === camp)) continue
        costs[j * camps + c] = (costs[j * camps + c] as number) + sign * Math.abs(weight)
      }
    }
  }
  const rest = (depth: number) => {
    let sum = 0
    for (let at = depth; at < size; at++) {
      const i = order[at] as number
      let least = Number.POSITIVE_INFINITY
      for (let c = 0; c < camps; c++) least = Math.min(least, costs[i * camps + c] as number)
      sum += least
    }
    return sum
  }
  const search = (depth: number, cost: number, used: number): void => {
    const bound = cost + rest(depth)
    if (bound >= best.cost - 1e-12) return
    if (depth === size) {
      best = { membership: membership.slice(), cost }
      return
    }
    if (++steps > limit) {
      open = Math.min(open, bound)
      return
    }
    const i = order[depth] as number
    // Camps have no names yet: one that is empty is like any other.
    const choices = Array.from({ length: Math.min(camps, used + 1) }, (_, c) => c)
    choices.sort((a, b) => (costs[i * camps + a] as number) - (costs[i * camps + b] as number))
    for (const camp of choices) {
      const own = costs[i * camps + camp] as number
      place(i, camp, 1)
      search(depth + 1, cost + own, Math.max(used, camp + 1))
      place(i, camp, -1)
    }
  }
  search(0, 0, 0)
  return { ...best, atLeast: Math.min(best.cost, open) }
}

/** The node with the largest ties first, then always the one that is tied most to those before it. */
function placing({ size, starts, neighbours, weights }: Graph): Int32Array {
  const tied = new Float64Array(size)
  const all = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    for (let at = starts[i] as number; at < (starts[i + 1] as number); at++) {
      all[i] = (all[i] as number) + Math.abs(weights[at] as number)
    }
  }
  const placed = new Uint8Array(size)
  return Int32Array.from({ length: size }, () => {
    let next = -1
    for (let i = 0; i < size; i++) {
      if (placed[i] === 1) continue
      const [own, other] = [tied[i] as number, next < 0 ? -1 : (tied[next] as number)]
      if (own > other || (own === other && (all[i] as number) > (all[next] as number))) next = i
    }
    placed[next] = 1
    for (let at = starts[next] as number; at < (starts[next + 1] as number); at++) {
      const j = neighbours[at] as number
      tied[j] = (tied[j] as number) + Math.abs(weights[at] as number)
    }
    return next
  })
}
