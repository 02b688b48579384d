import { freeze } from 'immer'
import { anticipationIn, endOf, type Step } from './anticipation.js'
import type { Verdict } from './certificate.js'
import { type ForesightConcept, foresight } from './foresight.js'
import type { Graph } from './graph.js'
import { from, type Moves } from './moves.js'

/** Whether a state is stable with foresight, with the moves that are expected: after each of its own, or after the one that it makes. */
export function foresightVerdict(graph: Graph, maker: number, place: number, concept: ForesightConcept): Verdict {
  const ahead = foresight(graph, concept).ahead[maker]?.[place] as number
  const expected = anticipationIn(graph)
  const decimal = (at: number) => graph.space.decimals[at] as number
  const told = (steps: readonly Step[]) =>
    steps.map(({ mover, to }) => ({ by: graph.makers[mover] as string, to: decimal(to) }))
  const head = { decisionMaker: graph.makers[maker] as string, state: decimal(place), concept, ahead }
  const [first, ...follows] = expected(maker, place, ahead)
  if (first !== undefined) {
    const leaves = { stable: false, punishments: [], escape: decimal(first.to), follows: told(follows) }
    return freeze({ ...head, ...leaves }, true)
  }
  const punishments = Array.from(from(graph.moves[maker] as Moves, place), (target) => {
    const steps = expected(1 - maker, target, ahead - 1)
    return { improvement: decimal(target), moves: told(steps), result: decimal(endOf(steps, target)) }
  })
  return freeze({ ...head, stable: true, punishments }, true)
}
