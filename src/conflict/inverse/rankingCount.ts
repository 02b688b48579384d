import { failAt, type Safe, safe } from '../../model/errors.js'
import { graphOf, makerAt, placeAt } from '../graph.js'
import type { ConflictInput, StateInput } from '../model.js'
import { improvementsOf, type Moves } from '../moves.js'
import {
  deterring,
  type InverseConcept,
  isSequential,
  type Question,
  requirementOf,
  staying,
  staysWith,
} from './requirements.js'
import { assertConcept } from './smallestChange.js'

/** Of all rankings without ties of a decision maker, those under which a state is an equilibrium. */
export interface RankingCount {
  readonly equilibrium: bigint
  readonly all: bigint
}

/** Subsets of so many states, or orders of so many, are gone through. */
const mostSubsets = 20
const mostOrdered = 8

/**
 * Under how many of all n! rankings without ties of a decision maker a state is an equilibrium, the preferences of all others being as
 * they are. Exact. It only matters which of m states, those that its moves lead to and those that deter them, lie below the state; of
 * the rankings in which k certain ones do, there are n! k! (m − k)! / (m + 1)!. So 2^m subsets are gone through, not n! rankings.
 *
 * Throws `DemarcheError` where m is above 20, or where the deterrence of others takes improvements of this decision maker (`seq`,
 * `sseq`), so that all rankings have to be gone through, and there are more than 8 states.
 */
export function rankingCount(
  conflict: ConflictInput,
  maker: string,
  state: StateInput,
  concept: InverseConcept,
): RankingCount {
  const graph = graphOf(conflict)
  assertConcept(concept)
  const question: Question = { graph, maker: makerAt(graph, maker), state: placeAt(graph, state), concept }
  const all = factorial(graph.count)
  const others = graph.makers.map((_, i) => i).filter((i) => i !== question.maker)
  const free = graph.moves[question.maker] as Moves
  if (others.some((other) => !staysWith(question, other, free))) return Object.freeze({ equilibrium: 0n, all })
  const idle = improvementsOf({ ...free, levels: new Int32Array(graph.count) })
  const isAlone = !isSequential(concept) || others.every((other) => staysWith(question, other, idle))
  const equilibrium = isAlone ? bySubsets(question, all) : byOrders(question, others)
  return Object.freeze({ equilibrium, all })
}

/** The twin of `rankingCount` that returns the error instead of throwing it. */
export const safeRankingCount: (
  conflict: ConflictInput,
  maker: string,
  state: StateInput,
  concept: InverseConcept,
) => Safe<RankingCount> = safe(rankingCount)

function bySubsets(question: Question, all: bigint): bigint {
  const needs = requirementOf(question)
  const states = [...new Set(needs.flat(2))]
  const m = states.length
  if (m > mostSubsets) {
    failAt(['state'], { code: 'tooMany', what: 'states that matter', found: m, limit: mostSubsets })
  }
  const masks = needs.map((ways) =>
    ways.map((way) => way.reduce((mask, place) => mask | (1 << states.indexOf(place)), 0)),
  )
  const bySize = new Array<bigint>(m + 1).fill(0n)
  for (let below = 0; below < 2 ** m; below++) {
    const isStable = masks.every((ways) => ways.some((way) => (way & ~below) === 0))
    if (isStable) bySize[ones(below)] = (bySize[ones(below)] as bigint) + 1n
  }
  return bySize.reduce((sum, count, k) => sum + (count * all * factorial(k) * factorial(m - k)) / factorial(m + 1), 0n)
}

function byOrders(question: Question, others: readonly number[]): bigint {
  const { count } = question.graph
  if (count > mostOrdered) {
    failAt(['state'], { code: 'tooMany', what: 'states to rank', found: count, limit: mostOrdered })
  }
  const opens = [staying(question), ...others.map((other) => deterring(question, other))]
  const levels = Int32Array.from({ length: count }, (_, place) => place)
  let found = 0n
  const permute = (fixed: number): void => {
    if (fixed === count) {
      if (opens.every((open) => open(levels) === undefined)) found++
      return
    }
    for (let other = fixed; other < count; other++) {
      swap(levels, fixed, other)
      permute(fixed + 1)
      swap(levels, fixed, other)
    }
  }
  permute(0)
  return found
}

function swap(list: Int32Array, a: number, b: number): void {
  const kept = list[a] as number
  list[a] = list[b] as number
  list[b] = kept
}

function ones(mask: number): number {
  let count = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++
  return count
}

function factorial(n: number): bigint {
  let product = 1n
  for (let k = 2; k <= n; k++) product *= BigInt(k)
  return product
}
