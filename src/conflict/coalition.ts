import { freeze } from 'immer'
import { failAt, type Safe, safe } from '../model/errors.js'
import { decimalsAt, type Graph, graphOf, placeAt } from './graph.js'
import { membersOf, reached } from './joint.js'
import type { ConflictInput, StateInput } from './model.js'
import type { Moves } from './moves.js'

/** The concepts that coalitions have (Kilgour, Hipel, Fang & Peng 2001; Inohara & Hipel 2008). */
export const coalitionConcepts = ['nash', 'gmr', 'smr', 'seq'] as const
export type CoalitionConcept = (typeof coalitionConcepts)[number]

/**
 * Where a coalition can take the conflict by legal sequences of its own moves so that each member likes it better than where it was:
 * numbers of states, rising. Linear in moves.
 */
export function coalitionImprovements(
  conflict: ConflictInput,
  coalition: readonly string[],
  state: StateInput,
): readonly number[] {
  const graph = graphOf(conflict)
  return freeze(
    decimalsAt(graph, improvementsFrom(graph, membersOf(graph, coalition, 'coalition'), placeAt(graph, state))),
  )
}

/** The twin of `coalitionImprovements` that returns the error instead of throwing it. */
export const safeCoalitionImprovements: (
  conflict: ConflictInput,
  coalition: readonly string[],
  state: StateInput,
) => Safe<readonly number[]> = safe(coalitionImprovements)

/**
 * The states that a coalition does not leave: it has no improvement (`nash`), or each is punished, that is the others can bring about
 * a state that is no better for some member; by any moves (`gmr`), so that the coalition cannot escape to what all members like
 * better than where they were (`smr`), or by improvements (`seq`). Numbers of states, rising. Cost: states × moves.
 */
export function coalitionStability(
  conflict: ConflictInput,
  coalition: readonly string[],
  concept: CoalitionConcept,
): readonly number[] {
  const graph = graphOf(conflict)
  const members = membersOf(graph, coalition, 'coalition')
  if (!coalitionConcepts.includes(concept)) {
    failAt(['concept'], { code: 'unknownName', what: 'concept', found: String(concept), known: coalitionConcepts })
  }
  const stable = Array.from({ length: graph.count }, (_, s) => s).filter((s) => isStable(graph, members, s, concept))
  return freeze(decimalsAt(graph, stable))
}

/** The twin of `coalitionStability` that returns the error instead of throwing it. */
export const safeCoalitionStability: (
  conflict: ConflictInput,
  coalition: readonly string[],
  concept: CoalitionConcept,
) => Safe<readonly number[]> = safe(coalitionStability)

/** The states that no coalition leaves, single decision makers included. Cost: 2^decision makers times that of `coalitionStability`. */
export function universalStability(conflict: ConflictInput, concept: CoalitionConcept): readonly number[] {
  const { makers } = graphOf(conflict)
  const coalitions = Array.from({ length: 2 ** makers.length - 1 }, (_, i) =>
    makers.filter((__, bit) => Math.floor((i + 1) / 2 ** bit) % 2 === 1),
  )
  const [first = [], ...others] = coalitions.map((coalition) => coalitionStability(conflict, coalition, concept))
  const sets = others.map((own) => new Set(own))
  return Object.freeze(first.filter((state) => sets.every((own) => own.has(state))))
}

/** The twin of `universalStability` that returns the error instead of throwing it. */
export const safeUniversalStability: (conflict: ConflictInput, concept: CoalitionConcept) => Safe<readonly number[]> =
  safe(universalStability)

function improvementsFrom(graph: Graph, members: readonly number[], state: number): number[] {
  const moves = members.map((member) => graph.moves[member] as Moves)
  return [...reached(moves, state)].filter((target) => isBetter(graph, members, target, state))
}

function isBetter({ levels }: Graph, members: readonly number[], target: number, state: number): boolean {
  return members.every((member) => (levels[member]?.[target] as number) > (levels[member]?.[state] as number))
}

function isStable(graph: Graph, members: readonly number[], state: number, concept: CoalitionConcept): boolean {
  const improvements = improvementsFrom(graph, members, state)
  if (improvements.length === 0) return true
  if (concept === 'nash') return false
  const others = graph.makers.map((_, i) => i).filter((i) => !members.includes(i))
  const all = concept === 'seq' ? graph.improvements : graph.moves
  const own = members.map((member) => graph.moves[member] as Moves)
  return improvements.every((target) =>
    [
      ...reached(
        others.map((i) => all[i] as Moves),
        target,
      ),
    ].some((result) => {
      if (isBetter(graph, members, result, state)) return false
      return (
        concept !== 'smr' ||
        ![...reached(own, result)].some((countermove) => isBetter(graph, members, countermove, state))
      )
    }),
  )
}
