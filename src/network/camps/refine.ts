import type { Graph } from './graph.js'
import type { Strengths } from './modularity.js'

/** Parts of camps that hang together by positive ties, numbered from 0 on. */
export function split({ size, starts, neighbours, weights }: Graph, membership: Int32Array): Int32Array {
  const parts = new Int32Array(size).fill(-1)
  let count = 0
  for (let first = 0; first < size; first++) {
    if (parts[first] !== -1) continue
    const stack = [first]
    parts[first] = count
    for (let i = stack.pop(); i !== undefined; i = stack.pop()) {
      for (let at = starts[i] as number; at < (starts[i + 1] as number); at++) {
        const j = neighbours[at] as number
        if (parts[j] !== -1 || membership[j] !== membership[i] || (weights[at] as number) <= 0) continue
        parts[j] = count
        stack.push(j)
      }
    }
    count++
  }
  return parts
}

/** The graph whose nodes are parts; ties within a part are dropped, since they move with it. */
export function gathered(graph: Graph, strengths: Strengths, parts: Int32Array) {
  const size = parts.reduce((most, part) => Math.max(most, part + 1), 0)
  const ties = Array.from({ length: size }, () => new Map<number, number>())
  const [positive, negative] = [new Float64Array(size), new Float64Array(size)]
  for (let i = 0; i < graph.size; i++) {
    const part = parts[i] as number
    positive[part] = (positive[part] as number) + (strengths.positive[i] as number)
    negative[part] = (negative[part] as number) + (strengths.negative[i] as number)
    const own = ties[part] as Map<number, number>
    for (let at = graph.starts[i] as number; at < (graph.starts[i + 1] as number); at++) {
      const other = parts[graph.neighbours[at] as number] as number
      if (other !== part) own.set(other, (own.get(other) ?? 0) + (graph.weights[at] as number))
    }
  }
  const starts = new Int32Array(size + 1)
  for (let part = 0; part < size; part++) starts[part + 1] = (starts[part] as number) + (ties[part]?.size as number)
  const coarse: Graph = {
    size,
    starts,
    neighbours: Int32Array.from(ties.flatMap((own) => [...own.keys()])),
    weights: Float64Array.from(ties.flatMap((own) => [...own.values()])),
  }
  /** The camp of each part, for camps that parts do not cross. */
  const membershipOf = (membership: Int32Array) => {
    const own = new Int32Array(size)
    for (let i = 0; i < graph.size; i++) own[parts[i] as number] = membership[i] as number
    return own
  }
  return { graph: coarse, strengths: { ...strengths, positive, negative }, membershipOf }
}
