import { freeze } from 'immer'
import { failAt, type Safe, safe } from '../model/errors.js'
import { type Concept, concepts, deterrenceFor } from './concepts.js'
import { decimalsAt, type Graph, graphOf } from './graph.js'
import type { ConflictInput } from './model.js'
import type { Moves } from './moves.js'
import { simultaneously } from './simultaneous.js'

export interface StabilityOptions {
  /** Default: all. */
  readonly concepts?: readonly Concept[]
}

/** Numbers of states, rising, by concept. */
export interface Stability {
  /** How many states there are. */
  readonly states: number
  /** By concept, then by decision maker: the states that it does not leave. */
  readonly stable: Readonly<Partial<Record<Concept, Readonly<Record<string, readonly number[]>>>>>
  /** By concept: the states that nobody leaves. */
  readonly equilibria: Readonly<Partial<Record<Concept, readonly number[]>>>
}

/**
 * Which states last. A state is stable for a decision maker if it has no improvement (`nash`), or if each of its improvements is
 * punished, that is if the others can bring about a state that is no better for it than where it was:
 * - `gmr`, general metarationality (Howard 1971): by a legal sequence of any moves of the others;
 * - `smr`, symmetric metarationality (Howard 1971): the same, and no countermove of its own escapes;
 * - `seq`, sequential stability (Fraser & Hipel 1984): by a legal sequence in which each move is an improvement for its mover;
 * - `sseq`, symmetric sequential stability (Rêgo & Vieira 2017): the same, and no countermove escapes;
 * - `sim`, simultaneous stability (Fraser & Hipel 1984): by improvements of others made at the same time; see the docs.
 *
 * Sequences are those of any number of others, in which nobody moves twice in a row (Fang, Hipel & Kilgour 1993). Equilibria are
 * states that are stable for all. Nash implies SMR, which implies GMR; Nash implies SEQ, which implies GMR; Nash implies SIM.
 *
 * Cost: linear in the number of moves, for each decision maker and concept; `sim` tries combinations of improvements.
 */
export function stability(conflict: ConflictInput, options: StabilityOptions = {}): Stability {
  const graph = graphOf(conflict)
  const asked = options.concepts ?? concepts
  for (const [i, concept] of asked.entries()) {
    if (concepts.includes(concept)) continue
    failAt(['concepts', i], { code: 'unknownName', what: 'concept', found: String(concept), known: concepts })
  }
  const all = asked.map(
    (concept) => [concept, graph.makers.map((_, maker) => stableFor(graph, maker, concept))] as const,
  )
  const named = all.map(([concept, byMaker]) => {
    const entries = byMaker.map((stable, i) => [graph.makers[i] as string, decimalsAt(graph, placesIn(stable))])
    return [concept, Object.fromEntries(entries)]
  })
  const equilibria = all.map(([concept, byMaker]) => {
    const everybody = Uint8Array.from({ length: graph.count }, (_, s) =>
      Number(byMaker.every((stable) => stable[s] === 1)),
    )
    return [concept, decimalsAt(graph, placesIn(everybody))]
  })
  const found: Stability = {
    states: graph.count,
    stable: Object.fromEntries(named),
    equilibria: Object.fromEntries(equilibria),
  }
  return freeze(found, true)
}

/** The twin of `stability` that returns the error instead of throwing it. */
export const safeStability: (conflict: ConflictInput, options?: StabilityOptions) => Safe<Stability> = safe(stability)

/** For each place, whether the state there is stable for a decision maker. */
function stableFor(graph: Graph, maker: number, concept: Concept): Uint8Array {
  const { starts, targets } = graph.improvements[maker] as Moves
  const levels = graph.levels[maker] as Int32Array
  const least = concept === 'nash' || concept === 'sim' ? undefined : deterrenceFor(graph, maker, concept).least
  return Uint8Array.from({ length: graph.count }, (_, s) => {
    for (let at = starts[s] as number; at < (starts[s + 1] as number); at++) {
      const target = targets[at] as number
      if (concept === 'nash') return 0
      const isPunished =
        least === undefined
          ? simultaneously(graph, maker, s, target) !== undefined
          : (least[target] as number) <= (levels[s] as number)
      if (!isPunished) return 0
    }
    return 1
  })
}

function* placesIn(flags: Uint8Array): Generator<number, void> {
  for (let s = 0; s < flags.length; s++) if (flags[s] === 1) yield s
}
