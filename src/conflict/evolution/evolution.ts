import { freeze } from 'immer'
import { failAt, type Safe, safe } from '../../model/errors.js'
import { type OptionReaders, readData, readFlag, readOptions } from '../../model/input.js'
import type { VerdictMove } from '../certificate.js'
import { type Graph, graphOf, placeAt } from '../graph.js'
import type { ConflictInput, StateInput } from '../model.js'
import { type Paths, type Step, shortestPaths } from './paths.js'

export interface EvolutionOptions {
  /** Default: the status quo. */
  readonly from?: StateInput
  /** Where to. Default: every state that can be reached. */
  readonly to?: readonly StateInput[]
  /** Whether each move has to be an improvement for its mover. Default `true`. */
  readonly improving?: boolean
}

const readers: OptionReaders<EvolutionOptions> = { from: readData, to: readData, improving: readFlag }

/** A way from one state to another, by the numbers of the states; empty from a state to itself. */
export interface Path {
  readonly to: number
  readonly moves: readonly VerdictMove[]
}

/** How a conflict can get from one state to others. */
export interface Evolution {
  readonly from: number
  /** One shortest path to each state that is reached, the shortest first. */
  readonly paths: readonly Path[]
  /** The states asked for that no path leads to; all others, if none were asked for. */
  readonly unreached: readonly number[]
}

/**
 * The shortest ways in which a conflict can evolve: sequences of moves of single decision makers, nobody twice in a row, from the
 * status quo to each other state (status quo analysis; Li, Kilgour & Hipel 2005; Xu, Kilgour, Hipel & Kemkes 2010). Linear in moves
 * times decision makers.
 *
 * Throws `DemarcheError` for states that are not feasible, and where no state to begin with is given.
 */
export function evolution(conflict: ConflictInput, options: EvolutionOptions = {}): Evolution {
  const graph = graphOf(conflict)
  const { from, to, improving = true } = readOptions(options, readers)
  const start = startOf(graph, from)
  const pathTo = pathsFrom(graph, start, improving)
  const targets =
    to === undefined
      ? Array.from({ length: graph.count }, (_, place) => place)
      : [...new Set(readStates(to).map((state, i) => placeAt(graph, state, ['to', i])))]
  const found = targets.map((target) => ({ target, steps: pathTo(target) }))
  const paths = found.flatMap(({ target, steps }) =>
    steps === undefined ? [] : [{ to: numberOf(graph, target), moves: movesOf(graph, steps) }],
  )
  return freeze(
    {
      from: numberOf(graph, start),
      paths: paths.toSorted((a, b) => a.moves.length - b.moves.length || a.to - b.to),
      unreached: found.flatMap(({ target, steps }) => (steps === undefined ? [numberOf(graph, target)] : [])),
    },
    true,
  )
}

/** The twin of `evolution` that returns the error instead of throwing it. */
export const safeEvolution: (conflict: ConflictInput, options?: EvolutionOptions) => Safe<Evolution> = safe(evolution)

function readStates(states: unknown): readonly StateInput[] {
  if (Array.isArray(states)) return states
  return failAt(['to'], { code: 'invalidType', expected: 'a list of states', found: states })
}

export function startOf(graph: Graph, given: StateInput | undefined): number {
  const { statusQuo } = graph.conflict
  if (given !== undefined) return placeAt(graph, given, ['from'])
  if (statusQuo !== undefined) return placeAt(graph, statusQuo, ['statusQuo'])
  return failAt(['from'], { code: 'missing', expected: 'a state to begin with, since there is no status quo' })
}

export function pathsFrom({ moves, improvements, count }: Graph, start: number, improving: boolean): Paths {
  return shortestPaths(improving ? improvements : moves, count, start)
}

export function numberOf({ space }: Graph, place: number): number {
  return space.decimals[place] as number
}

export function movesOf(graph: Graph, steps: readonly Step[]): VerdictMove[] {
  return steps.map(({ mover, to }) => ({ by: graph.makers[mover] as string, to: numberOf(graph, to) }))
}
