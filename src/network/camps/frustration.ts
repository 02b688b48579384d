import { freeze } from 'immer'
import { wholeNumber } from '../../gap/agreement/wholeNumber.js'
import { type Random, seeded, shuffle } from '../../gap/influence/random.js'
import { type Safe, safe } from '../../model/errors.js'
import { asGiven, readOptions } from '../../model/input.js'
import type { OneModeNetwork } from '../network.js'
import { type Branching, branch } from './branch.js'
import { campsOf, type Graph, graphOf } from './graph.js'
import { readSeed } from './read.js'

export interface FrustrationOptions {
  /** How many camps there may be at most, from 1 on. Default 2. */
  readonly camps?: number
  /** How many steps to search at most, from 1 on; beyond, what is best so far is told with a bound. Default 1,000,000. */
  readonly limit?: number
  /** Seeds where the search starts. Default 1. */
  readonly seed?: number
}

export interface Frustration {
  readonly camps: readonly (readonly string[])[]
  /** The weights of positive ties between camps and of negative ties within them. */
  readonly frustration: number
  /** No division into so many camps has less. Equal to `frustration` where `exact`. */
  readonly atLeast: number
  readonly exact: boolean
  /** The weights of all ties, whatever their signs. */
  readonly total: number
}

/**
 * The camps that leave least frustration: friends apart and enemies together (the line index of balance of Harary 1959, weighted;
 * for more camps Doreian & Mrvar 1996). 0 for a network that is balanced. Branch and bound over nodes, the most tied first: exact
 * where it ends within `limit`, which it mostly does for up to some forty nodes; otherwise with a lower bound.
 */
export function frustration(network: OneModeNetwork, options: FrustrationOptions = {}): Frustration {
  const read = readOptions(options, { camps: asGiven, limit: asGiven, seed: readSeed })
  const graph = graphOf(network)
  const { membership, ...found } = leastFrustrated(graph, {
    camps: wholeNumber('camps', read.camps ?? 2),
    limit: wholeNumber('limit', read.limit ?? 1_000_000),
    seed: read.seed ?? 1,
  })
  return freeze({ camps: campsOf(network.labels, membership), ...found, total: totalOf(graph) }, true)
}

/** The twin of `frustration` that returns the error instead of throwing it. */
export const safeFrustration: (network: OneModeNetwork, options?: FrustrationOptions) => Safe<Frustration> =
  safe(frustration)

function totalOf({ weights }: Graph): number {
  return weights.reduce((sum, weight) => sum + Math.abs(weight), 0) / 2
}

export interface LeastFrustrated {
  readonly membership: Int32Array
  readonly frustration: number
  readonly atLeast: number
  readonly exact: boolean
}

export function leastFrustrated(
  graph: Graph,
  { camps, limit, seed }: { readonly camps: number; readonly limit: number; readonly seed: number },
): LeastFrustrated {
  const random = seeded(seed)
  let start = descended(graph, camps, random)
  for (let attempt = 1; attempt < 20; attempt++) {
    const other = descended(graph, camps, random)
    if (frustrationOf(graph, other) < frustrationOf(graph, start)) start = other
  }
  const found: Branching = branch(graph, camps, limit, { membership: start, cost: frustrationOf(graph, start) })
  const exact = found.atLeast >= found.cost
  return {
    membership: found.membership,
    frustration: found.cost,
    atLeast: exact ? found.cost : found.atLeast,
    exact,
  }
}

/** From camps drawn by chance, each node moves to where it has least frustration, until none does. */
function descended({ size, starts, neighbours, weights }: Graph, camps: number, random: Random): Int32Array {
  const membership = Int32Array.from({ length: size }, () => random() % camps)
  const order = Int32Array.from({ length: size }, (_, i) => i)
  for (let moved = true; moved; ) {
    moved = false
    shuffle(order, random)
    for (const i of order) {
      const ties = new Float64Array(camps)
      for (let at = starts[i] as number; at < (starts[i + 1] as number); at++) {
        const camp = membership[neighbours[at] as number] as number
        ties[camp] = (ties[camp] as number) + (weights[at] as number)
      }
      const own = membership[i] as number
      const best = ties.reduce((most, at, camp) => (at > (ties[most] as number) + 1e-12 ? camp : most), own)
      membership[i] = best
      if (best !== own) moved = true
    }
  }
  return membership
}

function frustrationOf({ size, starts, neighbours, weights }: Graph, membership: Int32Array): number {
  let sum = 0
  for (let i = 0; i < size; i++) {
    for (let at = starts[i] as number; at < (starts[i + 1] as number); at++) {
      const j = neighbours[at] as number
      const weight = weights[at] as number
      if (j > i && weight > 0 !== (membership[i] === membership[j])) sum += Math.abs(weight)
    }
  }
  return sum
}
