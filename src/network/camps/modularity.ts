import { type Safe, safe } from '../../model/errors.js'
import type { OneModeNetwork } from '../network.js'
import { type Graph, graphOf, membershipOf } from './graph.js'

/** What each node has of positive and of negative ties, and what all have. */
export interface Strengths {
  readonly positive: Float64Array
  readonly negative: Float64Array
  /** Sums over all nodes: every tie counts twice. */
  readonly allPositive: number
  readonly allNegative: number
}

export function strengthsOf({ size, starts, weights }: Graph): Strengths {
  const positive = new Float64Array(size)
  const negative = new Float64Array(size)
  let [allPositive, allNegative] = [0, 0]
  for (let i = 0; i < size; i++) {
    for (let at = starts[i] as number; at < (starts[i + 1] as number); at++) {
      const weight = weights[at] as number
      if (weight > 0) positive[i] = (positive[i] as number) + weight
      else negative[i] = (negative[i] as number) - weight
    }
    allPositive += positive[i] as number
    allNegative += negative[i] as number
  }
  return { positive, negative, allPositive, allNegative }
}

/**
 * How much more the ties within camps are than if ties were drawn by chance with the same strengths: the modularity of Newman &
 * Girvan (2004), for ties with signs as in Gómez, Jensen & Arenas (2009): negative ties within camps count against it. From −1 to
 * 1; 0 for a single camp, and where there are no ties. Linear in ties.
 *
 * Throws `DemarcheError` unless each node is in exactly one camp.
 */
export function modularity(network: OneModeNetwork, camps: readonly (readonly string[])[]): number {
  const graph = graphOf(network)
  return modularityOf(graph, strengthsOf(graph), membershipOf(network.labels, camps))
}

/** The twin of `modularity` that returns the error instead of throwing it. */
export const safeModularity: (network: OneModeNetwork, camps: readonly (readonly string[])[]) => Safe<number> =
  safe(modularity)

export function modularityOf(graph: Graph, strengths: Strengths, membership: Int32Array): number {
  const { allPositive, allNegative } = strengths
  const all = allPositive + allNegative
  if (all === 0) return 0
  const camps = 1 + membership.reduce((most, camp) => Math.max(most, camp), 0)
  const [positive, negative] = [new Float64Array(camps), new Float64Array(camps)]
  let within = 0
  for (let i = 0; i < graph.size; i++) {
    const camp = membership[i] as number
    positive[camp] = (positive[camp] as number) + (strengths.positive[i] as number)
    negative[camp] = (negative[camp] as number) + (strengths.negative[i] as number)
    for (let at = graph.starts[i] as number; at < (graph.starts[i + 1] as number); at++) {
      if (membership[graph.neighbours[at] as number] === camp) within += graph.weights[at] as number
    }
  }
  const expected = (sums: Float64Array, total: number) =>
    total === 0 ? 0 : sums.reduce((sum, own) => sum + own * own, 0) / total
  return (within - expected(positive, allPositive) + expected(negative, allNegative)) / all
}
