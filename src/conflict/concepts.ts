import { failAt, type Path } from '../model/errors.js'
import { type Deterrence, deterrence } from './deterrence.js'
import { type ForesightConcept, isForesight } from './foresight.js'
import type { Graph } from './graph.js'
import type { Moves } from './moves.js'

/** What makes a decision maker stay: see `stability`. */
export const concepts = ['nash', 'gmr', 'smr', 'seq', 'sseq', 'sim'] as const
export type Concept = (typeof concepts)[number]
/** A concept for any number of decision makers, or one of foresight for two. */
export type StabilityConcept = Concept | ForesightConcept

export function isConcept(concept: unknown): concept is Concept {
  return concepts.some((known) => known === concept)
}

/** Throws `DemarcheError` for what is no concept, and for foresight where there are not two decision makers. */
export function checkConcept({ makers }: Graph, concept: unknown, path: Path): asserts concept is StabilityConcept {
  if (isConcept(concept)) return
  if (!isForesight(concept)) {
    failAt(path, {
      code: 'unknownName',
      what: 'concept',
      found: String(concept),
      known: [...concepts, 'nm', 'l1', 'l2'],
    })
  }
  if (makers.length === 2) return
  const expected = `two decision makers for ${concept}`
  failAt(path, { code: 'inconsistent', expected, found: String(makers.length) })
}

/** The concepts under which others deter by legal sequences of moves. */
export type Sequential = Exclude<Concept, 'nash' | 'sim'>

const known = new WeakMap<Graph, Map<string, Deterrence>>()

/** What the others can do to a decision maker at worst, from each state on, under a concept. Worked out once. */
export function deterrenceFor(graph: Graph, maker: number, concept: Sequential): Deterrence {
  const own = known.get(graph) ?? new Map<string, Deterrence>()
  known.set(graph, own)
  const key = `${maker} ${concept}`
  const before = own.get(key)
  if (before !== undefined) return before
  const all = concept === 'gmr' || concept === 'smr' ? graph.moves : graph.improvements
  const others = all.filter((_, i) => i !== maker)
  const found = deterrence(
    others,
    concept === 'gmr' || concept === 'seq' ? (graph.levels[maker] as Int32Array) : bestAfter(graph, maker),
  )
  own.set(key, found)
  return found
}

/** The best that a decision maker can make of each state by one more move of its own. */
export function bestAfter(graph: Graph, maker: number): Int32Array {
  const { blocks, next, states, levels } = graph.moves[maker] as Moves
  return levels.map((level, s) => {
    let best = level
    for (let b = blocks.starts[s] as number; b < (blocks.starts[s + 1] as number); b++) {
      const block = blocks.items[b] as number
      for (let n = next.starts[block] as number; n < (next.starts[block + 1] as number); n++) {
        const last = states.items[(states.starts[(next.items[n] as number) + 1] as number) - 1] as number
        best = Math.max(best, levels[last] as number)
      }
    }
    return best
  })
}
