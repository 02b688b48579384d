import { type Safe, safe } from '../model/errors.js'
import { anticipationIn, endOf, type Step } from './anticipation.js'
import { type Punishment, readVerdict, type Verdict, type VerdictMove } from './certificate.js'
import { bestAfter, type Concept, checkConcept, isConcept } from './concepts.js'
import { farthest } from './foresight.js'
import { type Graph, graphOf, makerAt, placeAt } from './graph.js'
import type { ConflictInput } from './model.js'
import { from, type Moves } from './moves.js'
import { simultaneously } from './simultaneous.js'

/**
 * Whether a verdict of stability shows what it says: every improvement is punished, each move is one that its mover has (an
 * improvement where the concept wants one), nobody moves twice in a row, and the last state is no better, nor can be made better
 * where the concept says so. Of a verdict of instability it is checked that the improvement is one; that nothing deters it cannot be
 * shown by a single example. Works from the moves alone, without what `stability` worked out.
 *
 * With foresight it is checked that these are the moves that are expected, so many moves ahead, and that no move ends better than to
 * stay; that this is so for any other number, as `nm` has it, cannot be shown by a single one.
 */
export function verifyVerdict(conflict: ConflictInput, claimed: Verdict): boolean {
  const graph = graphOf(conflict)
  const verdict = readVerdict(claimed)
  const maker = makerAt(graph, verdict.decisionMaker)
  const state = placeAt(graph, verdict.state)
  const { concept } = verdict
  checkConcept(graph, concept, ['concept'])
  if (!isConcept(concept)) return isForeseen(graph, maker, state, verdict)
  const improvements = [...from(graph.improvements[maker] as Moves, state)]
  if (!verdict.stable) return verdict.escape !== undefined && improvements.includes(placeAt(graph, verdict.escape))
  return improvements.every((target) => {
    const punishment = verdict.punishments.find(({ improvement }) => placeAt(graph, improvement) === target)
    return punishment !== undefined && punishes(graph, maker, state, target, punishment, concept)
  })
}

/** The twin of `verifyVerdict` that returns the error instead of throwing it. */
export const safeVerifyVerdict: (conflict: ConflictInput, verdict: Verdict) => Safe<boolean> = safe(verifyVerdict)

function punishes(
  graph: Graph,
  maker: number,
  state: number,
  target: number,
  { moves, result }: Punishment,
  concept: Concept,
): boolean {
  const levels = graph.levels[maker] as Int32Array
  const own = levels[state] as number
  const end = placeAt(graph, result)
  if (concept === 'nash' || (levels[end] as number) > own || moves.length === 0) return false
  if (concept === 'sim') return simultaneously(graph, maker, state, target)?.result === end
  const all = concept === 'gmr' || concept === 'smr' ? graph.moves : graph.improvements
  let [at, last] = [target, -1]
  for (const { by, to } of moves) {
    const [mover, next] = [makerAt(graph, by), placeAt(graph, to)]
    if (mover === maker || mover === last || !from(all[mover] as Moves, at).includes(next)) return false
    ;[at, last] = [next, mover]
  }
  const isSymmetric = concept === 'smr' || concept === 'sseq'
  return at === end && (!isSymmetric || (bestAfter(graph, maker)[end] as number) <= own)
}

function isForeseen(graph: Graph, maker: number, state: number, verdict: Verdict): boolean {
  const { concept, ahead, follows = [] } = verdict
  if (ahead === undefined || !Number.isInteger(ahead) || ahead < 1 || ahead > farthest) return false
  if (concept !== 'nm' && concept !== `l${ahead}`) return false
  const expected = anticipationIn(graph)
  const isSame = (steps: readonly Step[], moves: readonly VerdictMove[]) =>
    steps.length === moves.length &&
    steps.every(({ mover, to }, i) => {
      const move = moves[i] as VerdictMove
      return move.by === graph.makers[mover] && placeAt(graph, move.to) === to
    })
  if (!verdict.stable) {
    const made = verdict.escape === undefined ? [] : [{ by: verdict.decisionMaker, to: verdict.escape }, ...follows]
    return made.length > 0 && isSame(expected(maker, state, ahead), made)
  }
  const levels = graph.levels[maker] as Int32Array
  return from(graph.moves[maker] as Moves, state).every((target) => {
    const told = verdict.punishments.find(({ improvement }) => placeAt(graph, improvement) === target)
    if (told === undefined) return false
    const steps = expected(1 - maker, target, ahead - 1)
    const end = endOf(steps, target)
    const isNoBetter = (levels[end] as number) <= (levels[state] as number)
    return isNoBetter && isSame(steps, told.moves) && placeAt(graph, told.result) === end
  })
}
