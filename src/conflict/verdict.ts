import { freeze } from 'immer'
import { failAt, type Safe, safe } from '../model/errors.js'
import { type Concept, concepts, deterrenceFor } from './concepts.js'
import { type Graph, graphOf, makerAt, placeAt } from './graph.js'
import type { ConflictInput, StateInput } from './model.js'
import { from, type Moves } from './moves.js'
import { simultaneously } from './simultaneous.js'

/** A move of a decision maker to a state, by its number. */
export interface VerdictMove {
  readonly by: string
  readonly to: number
}

/** What happens to an improvement. */
export interface Punishment {
  /** The improvement, by the number of its state. */
  readonly improvement: number
  /** The moves of others that punish it; one after another, or for `sim` at the same time. */
  readonly moves: readonly VerdictMove[]
  /** The state that they lead to, which is no better for the decision maker than where it was. */
  readonly result: number
}

/** Whether a decision maker stays at a state, and why; `verifyVerdict` checks it without searching. */
export interface Verdict {
  readonly decisionMaker: string
  readonly state: number
  readonly concept: Concept
  readonly stable: boolean
  /** For a stable state: every improvement, and how it is punished. */
  readonly punishments: readonly Punishment[]
  /** For an unstable state: an improvement that nothing deters. */
  readonly escape?: number
}

/** Whether a state is stable for a decision maker under a concept, with what shows it. Cost: as `stability`, and the paths. */
export function verdict(conflict: ConflictInput, maker: string, state: StateInput, concept: Concept): Verdict {
  const graph = graphOf(conflict)
  if (!concepts.includes(concept)) {
    failAt(['concept'], { code: 'unknownName', what: 'concept', found: String(concept), known: concepts })
  }
  const [own, place] = [makerAt(graph, maker), placeAt(graph, state)]
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
  concept: Concept,
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

/** A verdict in sentences: the first says what, the others why. Decision makers and states go by their names and options. */
export function explainVerdict(
  conflict: ConflictInput,
  { decisionMaker, state, concept, ...why }: Verdict,
): readonly string[] {
  const graph = graphOf(conflict)
  const name = (maker: string) => graph.conflict.decisionMakers[maker]?.name ?? maker
  const at = (decimal: number) => describeState(graph, decimal)
  const head = `${name(decisionMaker)} ${why.stable ? 'stays at' : 'leaves'} ${at(state)} (${concept.toUpperCase()}).`
  if (why.escape !== undefined) {
    const free = concept === 'nash' ? '' : ', and nothing that the others can do makes it regret that'
    return Object.freeze([head, `It can improve to ${at(why.escape)}${free}.`])
  }
  if (why.punishments.length === 0) return Object.freeze([head, 'It has no improvement.'])
  const reasons = why.punishments.map(({ improvement, moves, result }) => {
    const steps = moves.map(({ by, to }) => `${name(by)} to ${at(to)}`).join(concept === 'sim' ? ' and ' : ', then ')
    const told = concept === 'sim' ? `at the same time ${steps}, which together is ${at(result)}` : steps
    return `If it went to ${at(improvement)}, there could follow: ${told}; that is no better for it than to stay.`
  })
  return Object.freeze([head, ...reasons])
}

/** The twin of `explainVerdict` that returns the error instead of throwing it. */
export const safeExplainVerdict: (conflict: ConflictInput, verdict: Verdict) => Safe<readonly string[]> =
  safe(explainVerdict)

function describeState({ conflict }: Graph, decimal: number): string {
  const taken = Object.entries(conflict.options)
    .filter((_, bit) => Math.floor(decimal / 2 ** bit) % 2 === 1)
    .map(([id, { name = id }]) => name)
  return `${decimal} (${taken.length === 0 ? 'nothing taken' : taken.join(', ')})`
}
