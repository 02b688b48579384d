import { freeze } from 'immer'
import { failAt, type Safe, safe } from '../model/errors.js'
import { readFields } from '../model/input.js'
import { decimalsAt, type Graph, graphOf, makerAt, placeAt } from './graph.js'
import type { ConflictInput, StateInput } from './model.js'
import { from, type Moves } from './moves.js'

/** Where a decision maker can take the conflict by itself: numbers of states, rising. */
export function unilateralMoves(conflict: ConflictInput, maker: string, state: StateInput): readonly number[] {
  const graph = graphOf(conflict)
  const moves = graph.moves[makerAt(graph, maker)] as Moves
  return Object.freeze(decimalsAt(graph, from(moves, placeAt(graph, state))))
}

/** The twin of `unilateralMoves` that returns the error instead of throwing it. */
export const safeUnilateralMoves: (
  conflict: ConflictInput,
  maker: string,
  state: StateInput,
) => Safe<readonly number[]> = safe(unilateralMoves)

/** The unilateral moves to states that the decision maker likes better: numbers of states, rising. */
export function unilateralImprovements(conflict: ConflictInput, maker: string, state: StateInput): readonly number[] {
  const graph = graphOf(conflict)
  const moves = graph.improvements[makerAt(graph, maker)] as Moves
  return Object.freeze(decimalsAt(graph, from(moves, placeAt(graph, state))))
}

/** The twin of `unilateralImprovements` that returns the error instead of throwing it. */
export const safeUnilateralImprovements: (
  conflict: ConflictInput,
  maker: string,
  state: StateInput,
) => Safe<readonly number[]> = safe(unilateralImprovements)

export interface JointMovesOptions {
  /** Whether each single move has to be an improvement for its mover. Default `false`. */
  readonly improving?: boolean
}

/**
 * Where several decision makers can take the conflict together, one after another: nobody moves twice in a row, but may move again
 * after others (Fang, Hipel & Kilgour 1993, legal sequences). Numbers of states, rising; the state itself is among them if they can
 * come back to it. Linear in moves.
 */
export function jointMoves(
  conflict: ConflictInput,
  makers: readonly string[],
  state: StateInput,
  options: JointMovesOptions = {},
): readonly number[] {
  const { improving = false } = readFields(options)
  const graph = graphOf(conflict)
  const all = improving ? graph.improvements : graph.moves
  return freeze(
    decimalsAt(
      graph,
      reached(
        membersOf(graph, makers).map((maker) => all[maker] as Moves),
        placeAt(graph, state),
      ),
    ),
  )
}

/** The twin of `jointMoves` that returns the error instead of throwing it. */
export const safeJointMoves: (
  conflict: ConflictInput,
  makers: readonly string[],
  state: StateInput,
  options?: JointMovesOptions,
) => Safe<readonly number[]> = safe(jointMoves)

/** The places of decision makers, each once. Throws `DemarcheError` for none, and for unknown ones. */
export function membersOf(graph: Graph, makers: readonly string[], path = 'decisionMakers'): number[] {
  if (!Array.isArray(makers) || makers.length === 0) {
    failAt([path], { code: 'inconsistent', expected: 'at least one decision maker', found: 'none' })
  }
  return [...new Set(makers.map((maker, i) => makerAt(graph, maker, [path, i])))]
}

/** What legal sequences of moves lead to, from one place. */
export function reached(moves: readonly Moves[], start: number): Set<number> {
  const seen = moves.map(() => new Set<number>())
  const queue: [state: number, last: number][] = [[start, -1]]
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const [state, last] = next
    for (const [mover, own] of moves.entries()) {
      if (mover === last) continue
      for (const target of from(own, state)) {
        if (seen[mover]?.has(target)) continue
        seen[mover]?.add(target)
        queue.push([target, mover])
      }
    }
  }
  return new Set(seen.flatMap((own) => [...own]))
}
