import { freeze } from 'immer'
import { wholeNumber } from '../../gap/agreement/wholeNumber.js'
import { type Random, seeded, shuffle } from '../../gap/influence/random.js'
import { type Safe, safe } from '../../model/errors.js'
import { asGiven, readOptions } from '../../model/input.js'
import type { OneModeNetwork } from '../network.js'
import { campsOf, type Graph, graphOf } from './graph.js'
import { modularityOf, type Strengths, strengthsOf } from './modularity.js'
import { readSeed } from './read.js'
import { gathered, split } from './refine.js'

export interface CommunitiesOptions {
  /** Seeds the order in which nodes are looked at. Default 1. */
  readonly seed?: number
  /** How often it is tried, in other orders; the best is kept. From 1 on. Default 10. */
  readonly tries?: number
}

export interface Communities {
  /** In the order of labels. */
  readonly camps: readonly (readonly string[])[]
  readonly modularity: number
}

/**
 * Camps with large modularity: nodes move to the camp where they add most to it, camps are taken apart where they do not hang
 * together and then move as wholes, and so on until nothing moves (Louvain: Blondel et al. 2008; camps that hang together: Traag,
 * Waltman & van Eck 2019). Ties may have signs, as in `modularity`. The same seed gives the same camps; no better ones are known,
 * which is not to say that there are none.
 *
 * Cost: about linear in ties, times `tries`.
 */
export function communities(network: OneModeNetwork, options: CommunitiesOptions = {}): Communities {
  const { seed = 1, tries = 10 } = readOptions(options, { seed: readSeed, tries: asGiven })
  const graph = graphOf(network)
  const strengths = strengthsOf(graph)
  const random = seeded(seed)
  let best: { membership: Int32Array; modularity: number } | undefined
  for (let attempt = 0; attempt < wholeNumber('tries', tries); attempt++) {
    const membership = improved(graph, strengths, startOf(graph, attempt, random), random)
    const modularity = modularityOf(graph, strengths, membership)
    if (best === undefined || modularity > best.modularity + 1e-12) best = { membership, modularity }
  }
  const { membership, modularity } = best as NonNullable<typeof best>
  return freeze({ camps: campsOf(network.labels, membership), modularity }, true)
}

/** The twin of `communities` that returns the error instead of throwing it. */
export const safeCommunities: (network: OneModeNetwork, options?: CommunitiesOptions) => Safe<Communities> =
  safe(communities)

/** At first each node by itself, and then, by turns, nodes thrown together by chance. */
function startOf({ size }: Graph, attempt: number, random: Random): Int32Array {
  const camps = attempt % 2 === 0 ? 0 : 1 + (random() % Math.min(size, 2 + attempt))
  return Int32Array.from({ length: size }, (_, i) => (camps === 0 ? i : random() % camps))
}

function improved(graph: Graph, strengths: Strengths, start: Int32Array, random: Random): Int32Array {
  let membership = start
  for (;;) {
    const moved = settle(graph, strengths, membership, random)
    const refined = split(graph, moved)
    // Camps that hang together move as if they were nodes.
    const coarse = gathered(graph, strengths, refined)
    const wholes = settle(coarse.graph, coarse.strengths, coarse.membershipOf(moved), random)
    const next = refined.map((part) => wholes[part] as number)
    if (modularityOf(graph, strengths, next) <= modularityOf(graph, strengths, membership) + 1e-12) return membership
    membership = next
  }
}

/** Moves nodes, one at a time, to where they add most, until none does better elsewhere. */
function settle(graph: Graph, strengths: Strengths, start: Int32Array, random: Random): Int32Array {
  const membership = compact(start)
  const occupancy = new Occupancy(graph, strengths, membership)
  const order = Int32Array.from({ length: graph.size }, (_, i) => i)
  for (let moved = true; moved; ) {
    moved = false
    shuffle(order, random)
    for (const i of order) if (occupancy.moveToBest(i)) moved = true
  }
  return compact(membership)
}

/** Who is where, and what each camp has of ties in all. */
class Occupancy {
  readonly #positive: Float64Array
  readonly #negative: Float64Array
  readonly #count: Int32Array
  readonly #ties: Float64Array

  constructor(
    readonly graph: Graph,
    readonly strengths: Strengths,
    readonly membership: Int32Array,
  ) {
    this.#positive = new Float64Array(graph.size)
    this.#negative = new Float64Array(graph.size)
    this.#count = new Int32Array(graph.size)
    this.#ties = new Float64Array(graph.size)
    for (let i = 0; i < graph.size; i++) this.#place(i, membership[i] as number, 1)
  }

  /** Whether the node has moved. */
  moveToBest(i: number): boolean {
    const own = this.membership[i] as number
    const near = this.#tiesOf(i)
    this.#place(i, own, -1)
    let [best, most] = [own, this.#gain(i, own)]
    for (const camp of near) if (this.#gain(i, camp) > most + 1e-12) [best, most] = [camp, this.#gain(i, camp)]
    this.#place(i, best, 1)
    for (const camp of near) this.#ties[camp] = 0
    this.membership[i] = best
    return best !== own
  }

  /** The camps of neighbours, with the ties to each counted, and a camp that is empty. */
  #tiesOf(i: number): number[] {
    const { starts, neighbours, weights } = this.graph
    const near = [this.#count.indexOf(0)].filter((camp) => camp >= 0)
    for (let at = starts[i] as number; at < (starts[i + 1] as number); at++) {
      const camp = this.membership[neighbours[at] as number] as number
      if (this.#ties[camp] === 0) near.push(camp)
      this.#ties[camp] = (this.#ties[camp] as number) + (weights[at] as number)
    }
    return near
  }

  #gain(i: number, camp: number): number {
    const { positive, negative, allPositive, allNegative } = this.strengths
    const share = (own: number, camps: number, all: number) => (all === 0 ? 0 : (own * camps) / all)
    return (
      (this.#ties[camp] as number) -
      share(positive[i] as number, this.#positive[camp] as number, allPositive) +
      share(negative[i] as number, this.#negative[camp] as number, allNegative)
    )
  }

  #place(i: number, camp: number, sign: 1 | -1): void {
    this.#positive[camp] = (this.#positive[camp] as number) + sign * (this.strengths.positive[i] as number)
    this.#negative[camp] = (this.#negative[camp] as number) + sign * (this.strengths.negative[i] as number)
    this.#count[camp] = (this.#count[camp] as number) + sign
  }
}

/** Camps numbered from 0 on, in the order of their first members. */
function compact(membership: Int32Array): Int32Array {
  const numbers = new Map<number, number>()
  return membership.map((camp) => {
    const known = numbers.get(camp)
    if (known !== undefined) return known
    numbers.set(camp, numbers.size)
    return numbers.size - 1
  })
}
