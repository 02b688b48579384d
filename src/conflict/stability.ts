import { type Safe, safe } from '../model/errors.js'
import { checkConcept, concepts, deterrenceFor, isConcept, type StabilityConcept } from './concepts.js'
import { foresight } from './foresight.js'
import { type Graph, graphOf } from './graph.js'
import type { ConflictInput } from './model.js'
import { firstAbove, type Moves } from './moves.js'
import { betterFrom, isStableTogether } from './simultaneous.js'
import { isIndependentPair, stableInPair } from './simultaneousPair.js'

export interface StabilityOptions {
  /** Default: all that hold for any number of decision makers, which leaves out `nm` and `l1`, `l2` and so on. */
  readonly concepts?: readonly StabilityConcept[]
}

/** Numbers of states, rising, by concept. */
export interface Stability {
  /** How many states there are. */
  readonly states: number
  /** By concept, then by decision maker: the states that it does not leave. */
  readonly stable: Readonly<Partial<Record<StabilityConcept, Readonly<Record<string, readonly number[]>>>>>
  /** By concept: the states that nobody leaves. */
  readonly equilibria: Readonly<Partial<Record<StabilityConcept, readonly number[]>>>
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
 * For two decision makers who look ahead, if asked for, with the anticipated ends of `lN` found by backward induction: whoever has
 * the turn makes the move whose end it likes best, if it likes that better than to stay, the other having the next turn:
 * - `l1`, `l2`, …, limited-move stability (Zagare 1984; Kilgour 1985; Fang, Hipel & Kilgour 1993, ch. 3): it stays, so many moves being
 *   looked ahead, up to 999; `l1` is `nash`;
 * - `nm`, non-myopic stability (Brams & Wittman 1981; Kilgour 1984): it stays, however many, from some number on. Anticipations that
 *   never settle but go round leave a state unstable unless it is stable all the way round.
 * The sources have no ties: here nobody moves for an end that is as good as to stay, and of moves whose ends are equally good that to
 * the state with the least number is anticipated.
 *
 * Sequences are those of any number of others, in which nobody moves twice in a row (Fang, Hipel & Kilgour 1993). Equilibria are
 * states that are stable for all. Nash implies SMR, which implies GMR; Nash implies SEQ, which implies GMR; Nash implies SIM.
 *
 * Cost: for each decision maker and concept states times decision makers, not the number of moves, which can be far larger. `sim`
 * costs the moves for two decision makers who share no option and have none that goes one way only, all states being told apart;
 * otherwise it tries combinations of improvements.
 */
export function stability(conflict: ConflictInput, options: StabilityOptions = {}): Stability {
  const graph = graphOf(conflict)
  const asked = options.concepts ?? concepts
  for (const [i, concept] of asked.entries()) checkConcept(graph, concept, ['concepts', i])
  const all = asked.map((concept) => [concept, stableFor(graph, concept)] as const)
  const stable = all.map(([concept, byMaker]) => {
    const entries = byMaker.map((flags, i) => [graph.makers[i] as string, numbersWhere(graph, flags)])
    return [concept, Object.freeze(Object.fromEntries(entries))]
  })
  const equilibria = all.map(([concept, byMaker]) => {
    const everybody = Uint8Array.from({ length: graph.count }, (_, s) =>
      Number(byMaker.every((flags) => flags[s] === 1)),
    )
    return [concept, numbersWhere(graph, everybody)]
  })
  return Object.freeze({
    states: graph.count,
    stable: Object.freeze(Object.fromEntries(stable)),
    equilibria: Object.freeze(Object.fromEntries(equilibria)),
  })
}

/** The twin of `stability` that returns the error instead of throwing it. */
export const safeStability: (conflict: ConflictInput, options?: StabilityOptions) => Safe<Stability> = safe(stability)

/** The places that nobody leaves. */
export function equilibriumPlaces(graph: Graph, concept: StabilityConcept): number[] {
  checkConcept(graph, concept, ['concept'])
  const byMaker = stableFor(graph, concept)
  return Array.from({ length: graph.count }, (_, s) => s).filter((s) => byMaker.every((flags) => flags[s] === 1))
}

/** For each decision maker and place, whether the state there is stable: 1 or 0. */
function stableFor(graph: Graph, concept: StabilityConcept): readonly Uint8Array[] {
  if (!isConcept(concept)) return foresight(graph, concept).stable
  if (concept === 'sim') return stableTogether(graph)
  return graph.moves.map((own, maker) =>
    deterred(own, concept === 'nash' ? undefined : deterrenceFor(graph, maker, concept).least),
  )
}

/** Whether every improvement is followed by what is no better than to stay; by `Infinity` where nothing is told of what follows. */
function deterred(own: Moves, least: Float64Array | undefined): Uint8Array {
  const { blocks, next, states, levels } = own
  // Of each block, from each of its states on: the best that still can follow.
  const most = new Float64Array(states.items.length).fill(Number.POSITIVE_INFINITY)
  for (let block = 0; least !== undefined && block + 1 < states.starts.length; block++) {
    let best = Number.NEGATIVE_INFINITY
    for (let at = (states.starts[block + 1] as number) - 1; at >= (states.starts[block] as number); at--) {
      best = Math.max(best, least[states.items[at] as number] as number)
      most[at] = best
    }
  }
  return Uint8Array.from(levels, (level, s) => {
    for (let b = blocks.starts[s] as number; b < (blocks.starts[s + 1] as number); b++) {
      const block = blocks.items[b] as number
      for (let n = next.starts[block] as number; n < (next.starts[block + 1] as number); n++) {
        const target = next.items[n] as number
        const at = firstAbove(own, target, level)
        if (at < (states.starts[target + 1] as number) && (most[at] as number) > level) return 0
      }
    }
    return 1
  })
}

function stableTogether(graph: Graph): Uint8Array[] {
  if (isIndependentPair(graph)) return graph.makers.map((_, maker) => stableInPair(graph, maker))
  const stable = graph.makers.map(() => new Uint8Array(graph.count))
  for (let s = 0; s < graph.count; s++) {
    const better = betterFrom(graph, s)
    for (const [maker, own] of stable.entries()) own[s] = Number(isStableTogether(graph, maker, s, better))
  }
  return stable
}

function numbersWhere({ space }: Graph, flags: Uint8Array): readonly number[] {
  const numbers: number[] = []
  for (let s = 0; s < flags.length; s++) if (flags[s] === 1) numbers.push(space.decimals[s] as number)
  return Object.freeze(numbers)
}
