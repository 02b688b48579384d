import { type Safe, safe } from '../model/errors.js'
import { readVerdict, type Verdict, type VerdictMove } from './certificate.js'
import { isConcept } from './concepts.js'
import { describeState } from './describeState.js'
import { graphOf } from './graph.js'
import type { ConflictInput } from './model.js'

/** A verdict in sentences: the first says what, the others why. Decision makers and states go by their names and options. */
export function explainVerdict(conflict: ConflictInput, verdict: Verdict): readonly string[] {
  const graph = graphOf(conflict)
  const { decisionMaker, state, concept, ...why } = readVerdict(verdict)
  const name = (maker: string) => graph.conflict.decisionMakers[maker]?.name ?? maker
  const at = (decimal: number) => describeState(graph.conflict, decimal)
  const steps = (moves: readonly VerdictMove[]) => moves.map(({ by, to }) => `${name(by)} to ${at(to)}`)
  const looksAhead = !isConcept(concept)
  const label = concept === 'nm' ? `NM, ${why.ahead} moves ahead` : concept.toUpperCase()
  const head = `${name(decisionMaker)} ${why.stable ? 'stays at' : 'leaves'} ${at(state)} (${label}).`
  if (why.escape !== undefined) return Object.freeze([head, escaping(why.escape, why.follows ?? [])])
  if (why.punishments.length === 0) return Object.freeze([head, `It has no ${looksAhead ? 'move' : 'improvement'}.`])
  const reasons = why.punishments.map(({ improvement, moves, result }) => {
    const told = steps(moves)
    const regret = 'that is no better for it than to stay'
    if (looksAhead) {
      const then = told.length === 0 ? 'nobody would move on' : `it expects: ${told.join(', then ')}`
      return `If it went to ${at(improvement)}, ${then}; ${regret}.`
    }
    const follows =
      concept === 'sim'
        ? `at the same time ${told.join(' and ')}, which together is ${at(result)}`
        : told.join(', then ')
    return `If it went to ${at(improvement)}, there could follow: ${follows}; ${regret}.`
  })
  return Object.freeze([head, ...reasons])

  function escaping(target: number, follows: readonly VerdictMove[]): string {
    if (follows.length > 0) {
      const then = steps(follows).join(', then ')
      return `It can go to ${at(target)}, and expects: ${then}; that is better for it than to stay.`
    }
    if (looksAhead) return `It can improve to ${at(target)}, and expects that nobody moves on.`
    const free = concept === 'nash' ? '' : ', and nothing that the others can do makes it regret that'
    return `It can improve to ${at(target)}${free}.`
  }
}

/** The twin of `explainVerdict` that returns the error instead of throwing it. */
export const safeExplainVerdict: (conflict: ConflictInput, verdict: Verdict) => Safe<readonly string[]> =
  safe(explainVerdict)
