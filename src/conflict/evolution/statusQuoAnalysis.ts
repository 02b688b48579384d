import { freeze } from 'immer'
import { type Safe, safe } from '../../model/errors.js'
import { type OptionReaders, readData, readNames, readOptions } from '../../model/input.js'
import type { VerdictMove } from '../certificate.js'
import { type Concept, concepts } from '../concepts.js'
import { graphOf, placeAt } from '../graph.js'
import type { ConflictInput, StateInput } from '../model.js'
import { stability } from '../stability.js'
import { movesOf, numberOf, pathsFrom, startOf } from './evolution.js'

export interface StatusQuoAnalysisOptions {
  /** Default: the status quo. */
  readonly from?: StateInput
  /** Default: all. */
  readonly concepts?: readonly Concept[]
}

const readers = { from: readData, concepts: readNames } as OptionReaders<StatusQuoAnalysisOptions>

/** An equilibrium, and how the conflict can get there. */
export interface EquilibriumPaths {
  readonly state: number
  /** The concepts under which it is one. */
  readonly concepts: readonly Concept[]
  /** A shortest path on which each move is an improvement for its mover; absent where there is none. */
  readonly byImprovements?: readonly VerdictMove[]
  /** A shortest path of any moves; absent where there is none. */
  readonly byMoves?: readonly VerdictMove[]
}

/**
 * Which equilibria a conflict can reach from the status quo, and how: the likely ones are those that a path of improvements leads to
 * (Li, Kilgour & Hipel 2005). In order of their numbers. Nobody moves twice in a row. Throws `DemarcheError` as `evolution` does.
 */
export function statusQuoAnalysis(
  conflict: ConflictInput,
  options: StatusQuoAnalysisOptions = {},
): readonly EquilibriumPaths[] {
  const graph = graphOf(conflict)
  const { from, concepts: asked = concepts } = readOptions(options, readers)
  const start = startOf(graph, from)
  const { equilibria } = stability(graph.conflict, { concepts: asked })
  const [byImprovements, byMoves] = [pathsFrom(graph, start, true), pathsFrom(graph, start, false)]
  const states = [...new Set(asked.flatMap((concept) => equilibria[concept] ?? []))].sort((a, b) => a - b)
  const found = states.map((state): EquilibriumPaths => {
    const place = placeAt(graph, state)
    const [improving, any] = [byImprovements(place), byMoves(place)]
    return {
      state: numberOf(graph, place),
      concepts: asked.filter((concept) => equilibria[concept]?.includes(state)),
      ...(improving === undefined ? {} : { byImprovements: movesOf(graph, improving) }),
      ...(any === undefined ? {} : { byMoves: movesOf(graph, any) }),
    }
  })
  return freeze(found, true)
}

/** The twin of `statusQuoAnalysis` that returns the error instead of throwing it. */
export const safeStatusQuoAnalysis: (
  conflict: ConflictInput,
  options?: StatusQuoAnalysisOptions,
) => Safe<readonly EquilibriumPaths[]> = safe(statusQuoAnalysis)
