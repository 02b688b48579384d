import { freeze } from 'immer'
import { failAt, type Safe, safe } from '../../model/errors.js'
import { asGiven, type OptionReaders, readOptions } from '../../model/input.js'
import { type Graph, graphOf, makerAt, placeAt } from '../graph.js'
import type { ConflictInput, StateInput } from '../model.js'
import type { Moves } from '../moves.js'
import { type Constraint, nearestOrder, type Order } from './nearestOrder.js'
import {
  deterring,
  type InverseConcept,
  inverseConcepts,
  isSequential,
  leaving,
  type Open,
  type Question,
  staying,
  staysWith,
} from './requirements.js'

export interface SmallestChangeOptions {
  /** `equilibrium` (default): that nobody leaves the state. `leaves`: that the decision maker itself leaves it. */
  readonly goal?: 'equilibrium' | 'leaves'
}

const readers: OptionReaders<SmallestChangeOptions> = { goal: asGiven }

/** How a decision maker likes one state against another, before and after. */
export interface ComparisonChange {
  readonly state: number
  readonly than: number
  readonly before: 'better' | 'even' | 'worse'
  readonly after: 'better' | 'even' | 'worse'
}

export type SmallestChange =
  | {
      readonly possible: true
      /** Pairs of states whose order is reversed; a pair that becomes even, or is so no longer, counts half. */
      readonly distance: number
      /** All states, the best first; those in one list are even. */
      readonly ranking: readonly (readonly number[])[]
      /** The pairs that are compared otherwise than before. */
      readonly changes: readonly ComparisonChange[]
    }
  | {
      readonly possible: false
      /** The others who leave the state whatever this one prefers; nobody, where its own moves stand against it. */
      readonly unstable: readonly string[]
    }

/**
 * The smallest change of one decision maker's ranking that makes a state an equilibrium, the inverse problem of the graph model (Kinsara,
 * Kilgour & Hipel 2015), or that makes the decision maker leave it. Exact: no ranking with or without ties that is nearer does it. The
 * distance counts pairs of states that are reversed, and ties made or broken half (Kendall's with ties; Kemeny & Snell 1962). Where
 * deterrence takes improvements of this decision maker (`seq`, `sseq`), what it prefers between other states counts as well.
 *
 * What is missing in the present ranking is added condition by condition, the nearest first. Cost: exponential in the number of
 * conditions at worst; throws `DemarcheError` where more than 5,000 rankings would have to be looked at, and for unknown names.
 */
export function smallestChange(
  conflict: ConflictInput,
  maker: string,
  state: StateInput,
  concept: InverseConcept,
  options: SmallestChangeOptions = {},
): SmallestChange {
  const graph = graphOf(conflict)
  assertConcept(concept)
  const { goal = 'equilibrium' } = readOptions(options, readers)
  if (goal !== 'equilibrium' && goal !== 'leaves') {
    failAt(['goal'], { code: 'invalidValue', expected: '"equilibrium" or "leaves"', found: goal })
  }
  const question: Question = { graph, maker: makerAt(graph, maker), state: placeAt(graph, state), concept }
  const before = graph.levels[question.maker] as Int32Array
  const others = graph.makers.map((_, i) => i).filter((i) => i !== question.maker)
  const opens = goal === 'leaves' ? [leaving(question)] : [staying(question)]
  if (goal === 'equilibrium') {
    const free = graph.moves[question.maker] as Moves
    const unstable = others.filter((other) => !staysWith(question, other, free))
    if (unstable.length > 0) return freeze({ possible: false, unstable: names(graph, unstable) }, true)
    if (isSequential(concept)) opens.push(...others.map((other) => deterring(question, other)))
  }
  const found = nearestWith(before, opens)
  if (found === undefined) return freeze({ possible: false, unstable: [] }, true)
  return freeze(
    {
      possible: true,
      distance: found.cost / 2,
      ranking: rankingOf(graph, found.levels),
      changes: changesOf(graph, before, found.levels),
    },
    true,
  )
}

/** The twin of `smallestChange` that returns the error instead of throwing it. */
export const safeSmallestChange: (
  conflict: ConflictInput,
  maker: string,
  state: StateInput,
  concept: InverseConcept,
  options?: SmallestChangeOptions,
) => Safe<SmallestChange> = safe(smallestChange)

export function assertConcept(concept: InverseConcept): void {
  if (inverseConcepts.includes(concept)) return
  failAt(['concept'], { code: 'unknownName', what: 'concept', found: String(concept), known: inverseConcepts })
}

function names({ makers }: Graph, places: readonly number[]): string[] {
  return places.map((place) => makers[place] as string)
}

const mostRankings = 5_000

interface Node {
  readonly constraints: readonly Constraint[]
  /** What a ranking that obeys them costs at least; exactly, once it is worked out. */
  readonly bound: number
  readonly order?: Order
}

/** The nearest ranking for which nothing is open, the constraints being added one by one, from the least cost on. */
function nearestWith(levels: Int32Array, opens: readonly Open[]): Order | undefined {
  const open: Node[] = [{ constraints: [], bound: 0 }]
  const seen = new Set<string>()
  for (let looked = 0; open.length > 0; ) {
    const node = open.splice(leastIn(open), 1)[0] as Node
    if (node.order === undefined) {
      if (looked++ === mostRankings) {
        failAt([], { code: 'tooMany', what: 'rankings to look at', found: looked, limit: mostRankings })
      }
      const order = nearestOrder(levels, node.constraints)
      if (order !== undefined) open.push({ ...node, order, bound: order.cost })
      continue
    }
    const { order } = node
    const missing = opens.map((one) => one(order.levels)).find((alternatives) => alternatives !== undefined)
    if (missing === undefined) return order
    for (const alternative of missing) {
      const constraints = [...node.constraints, ...alternative]
      const key = [...new Set(constraints.map(({ upper, lower, strict }) => `${upper} ${lower} ${strict}`))]
        .sort()
        .join()
      if (seen.has(key)) continue
      seen.add(key)
      const least = Math.max(...alternative.map((constraint) => leastFor(levels, constraint)))
      open.push({ constraints, bound: Math.max(node.bound, least) })
    }
  }
  return undefined
}

/** The first of the least bound; of these, one that is worked out already. */
function leastIn(nodes: readonly Node[]): number {
  return nodes.reduce((least, node, i) => {
    const best = nodes[least] as Node
    if (node.bound !== best.bound) return node.bound < best.bound ? i : least
    return node.order !== undefined && best.order === undefined ? i : least
  }, 0)
}

/** What a single constraint costs at least: the pair, and twice for each level between. */
function leastFor(levels: Int32Array, { upper, lower, strict }: Constraint): number {
  const between = (levels[lower] as number) - (levels[upper] as number)
  if (between > 0) return (strict ? 2 : 1) + 2 * (between - 1)
  return between === 0 && strict ? 1 : 0
}

function rankingOf({ space }: Graph, levels: Int32Array): number[][] {
  const ranking: number[][] = []
  for (const [place, level] of levels.entries()) {
    const own = ranking[level]
    const number = space.decimals[place] as number
    if (own === undefined) ranking[level] = [number]
    else own.push(number)
  }
  return ranking.reverse()
}

function changesOf({ space }: Graph, before: Int32Array, after: Int32Array): ComparisonChange[] {
  const words = { '-1': 'worse', '0': 'even', '1': 'better' } as const
  const side = (levels: Int32Array, a: number, b: number) =>
    words[`${Math.sign((levels[a] as number) - (levels[b] as number)) as -1 | 0 | 1}`]
  const changes: ComparisonChange[] = []
  for (let a = 0; a < before.length; a++) {
    for (let b = a + 1; b < before.length; b++) {
      const [was, is] = [side(before, a, b), side(after, a, b)]
      if (was === is) continue
      changes.push({ state: space.decimals[a] as number, than: space.decimals[b] as number, before: was, after: is })
    }
  }
  return changes
}
