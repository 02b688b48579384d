import { failAt, type Path } from '../model/errors.js'
import { type Conflict, type ConflictInput, decimalOf, defineConflict, type StateInput } from './model.js'
import { improvementsOf, type Moves, movesOf } from './moves.js'
import { levelsOf } from './preference.js'
import { type Space, spaceOf } from './space.js'

/** A conflict as a graph: states by their places, and what each decision maker can do and wants. */
export interface Graph {
  readonly conflict: Conflict
  readonly makers: readonly string[]
  readonly space: Space
  readonly count: number
  readonly moves: readonly Moves[]
  /** How much each decision maker likes each state. */
  readonly levels: readonly Int32Array[]
  readonly improvements: readonly Moves[]
}

const known = new WeakMap<Conflict, Graph>()

/** Worked out once for a conflict. */
export function graphOf(input: ConflictInput): Graph {
  const conflict = defineConflict(input)
  const before = known.get(conflict)
  if (before !== undefined) return before
  const makers = Object.keys(conflict.decisionMakers)
  const space = spaceOf(conflict)
  const levels = makers.map((maker) => levelsOf(conflict, maker, space))
  const moves = makers.map((maker, i) => movesOf(conflict, maker, space, levels[i] as Int32Array))
  const improvements = moves.map(improvementsOf)
  const graph = { conflict, makers, space, count: space.decimals.length, moves, levels, improvements }
  known.set(conflict, graph)
  return graph
}

/** The same graph, with other preferences. */
export function withLevels(graph: Graph, levels: readonly Int32Array[]): Graph {
  const moves = graph.makers.map((maker, i) =>
    levels[i] === graph.levels[i]
      ? (graph.moves[i] as Moves)
      : movesOf(graph.conflict, maker, graph.space, levels[i] as Int32Array),
  )
  return { ...graph, levels, moves, improvements: moves.map(improvementsOf) }
}

/** Throws `DemarcheError` for a state that is not feasible. */
export function placeAt({ conflict, space }: Graph, state: StateInput, path: Path = ['state']): number {
  const decimal = decimalOf(conflict, state, path)
  const place = space.placeOf(decimal)
  if (place !== undefined) return place
  return failAt(path, { code: 'inconsistent', expected: 'a state that is feasible', found: String(decimal) })
}

/** Throws `DemarcheError` for somebody who decides nothing here. */
export function makerAt({ makers }: Graph, maker: string, path: Path = ['decisionMaker']): number {
  const at = makers.indexOf(maker)
  if (at >= 0) return at
  return failAt(path, { code: 'unknownName', what: 'decision maker', found: String(maker), known: makers })
}

/** The numbers of states, rising. */
export function decimalsAt({ space }: Graph, places: Iterable<number>): number[] {
  return Array.from(places, (place) => space.decimals[place] as number).sort((a, b) => a - b)
}
