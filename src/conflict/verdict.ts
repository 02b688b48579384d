import { freeze } from 'immer'
import { type Safe, safe } from '../model/errors.js'
import type { Punishment, Verdict } from './certificate.js'
import { type Concept, checkConcept, deterrenceFor, isConcept, type StabilityConcept } from './concepts.js'
import { foresightVerdict } from './foresightVerdict.js'
import { type Graph, graphOf, makerAt, placeAt } from './graph.js'
import type { ConflictInput, StateInput } from './model.js'
import { from, type Moves } from './moves.js'
import { simultaneously } from './simultaneous.js'

/** Whether a state is stable for a decision maker under a concept, with what shows it. Cost: as `stability`, and the paths. */
export function verdict(conflict: ConflictInput, maker: string, state: StateInput, concept: StabilityConcept): Verdict {
  const graph = graphOf(conflict)
  checkConcept(graph, concept, ['concept'])
  const [own, place] = [makerAt(graph, maker), placeAt(graph, state)]
  if (!isConcept(concept)) return foresightVerdict(graph, own, place, concept)
  const decimal = (at: number) => graph.space.decimals[at] as number
  const head = { decisionMaker: maker, state: decimal(place), concept }
  const punishments: Punishment[] = []
  for (const target of from(graph.improvements[own] as Moves, place)) {
    const found = concept === 'nash' ? undefined : punished(graph, own, place, target, concept)
    if (found === undefined) return freeze({ ...head, stable: false, punishments: [], escape: decimal(target) }, true)
    const moves = found.moves.map(({ mover, to }) => ({ by: graph.makers[mover] as string, to: decimal(to) }))
    punishments.push({ improvement: decimal(target), moves, result: decimal(found.result) })
  }
  return freeze({ ...head, stable: true, punishments }, true)
}

/** The twin of `verdict` that returns the error instead of throwing it. */
export const safeVerdict: (
  conflict: ConflictInput,
  maker: string,
  state: StateInput,
  concept: StabilityConcept,
) => Safe<Verdict> = safe(verdict)

function punished(graph: Graph, maker: number, state: number, target: number, concept: Exclude<Concept, 'nash'>) {
  if (concept === 'sim') {
    const found = simultaneously(graph, maker, state, target)
    return found === undefined ? undefined : { moves: found.others, result: found.result }
  }
  const { least, pathFrom } = deterrenceFor(graph, maker, concept)
  if ((least[target] as number) > (graph.levels[maker]?.[state] as number)) return undefined
  const moves = pathFrom(target).map(({ mover, to }) => ({ mover: mover < maker ? mover : mover + 1, to }))
  return { moves, result: moves.at(-1)?.to as number }
}
