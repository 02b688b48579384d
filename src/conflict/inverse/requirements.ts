import type { Graph } from '../graph.js'
import { reached } from '../joint.js'
import { from, type Moves } from '../moves.js'
import type { Constraint } from './nearestOrder.js'

/** The concepts that the inverse problem is solved for. */
export const inverseConcepts = ['nash', 'gmr', 'smr', 'seq', 'sseq'] as const
export type InverseConcept = (typeof inverseConcepts)[number]

/** Lists of constraints one of which a ranking has to obey, so that what is wanted can be; `undefined` where it is already. */
export type Open = (levels: Int32Array) => readonly (readonly Constraint[])[] | undefined

/** A decision maker, and the state that is asked about. */
export interface Question {
  readonly graph: Graph
  readonly maker: number
  readonly state: number
  readonly concept: InverseConcept
}

/** Whether only improvements of the others count. */
export const isSequential = (concept: InverseConcept) => concept === 'seq' || concept === 'sseq'
const isSymmetric = (concept: InverseConcept) => concept === 'smr' || concept === 'sseq'

/** That the decision maker stays: each of its improvements is no improvement, or followed by what is no better than to stay. */
export function staying(question: Question): Open {
  const { state } = question
  const follows = following(question)
  return (levels) => {
    const no = (place: number) => (levels[place] as number) <= (levels[state] as number)
    for (const target of ownMoves(question, state)) {
      if (no(target)) continue
      const ways = follows(target)
      if (ways.some((way) => way.every(no))) continue
      return [[target], ...ways].map((way) =>
        way.filter((place) => !no(place)).map((lower) => ({ upper: state, lower, strict: false })),
      )
    }
    return undefined
  }
}

/** That the decision maker leaves: it has an improvement, and nothing that can follow is no better than to stay. */
export function leaving(question: Question): Open {
  const { state } = question
  const follows = following(question)
  return (levels) => {
    const no = (place: number) => (levels[place] as number) <= (levels[state] as number)
    const alternatives: Constraint[][] = []
    for (const target of ownMoves(question, state)) {
      const ways = [[target], ...follows(target)]
      const deterring = ways.find((way) => way.every(no))
      if (deterring === undefined) return undefined
      for (const upper of deterring) alternatives.push([{ upper, lower: state, strict: true }])
    }
    return alternatives
  }
}

/** For each move, the lists of states that have to be below the state, one of which suffices for it not to be made. */
export function requirementOf(question: Question): readonly (readonly (readonly number[])[])[] {
  const { state } = question
  const follows = following(question)
  return [...ownMoves(question, state)].map((target) =>
    [[target], ...follows(target)].map((way) => way.filter((place) => place !== state)),
  )
}

/** For an improvement, the lists of states that have to be no better than to stay, one of which deters it. */
function following({ graph, maker, concept }: Question): (target: number) => readonly (readonly number[])[] {
  const known = new Map<number, readonly (readonly number[])[]>()
  const all = isSequential(concept) ? graph.improvements : graph.moves
  const others = all.filter((_, i) => i !== maker)
  return (target) => {
    if (concept === 'nash') return []
    const before = known.get(target)
    if (before !== undefined) return before
    const ends = [...reached(others, target)].sort((a, b) => a - b)
    const found = ends.map((end) => (isSymmetric(concept) ? [end, ...from(graph.moves[maker] as Moves, end)] : [end]))
    known.set(target, found)
    return found
  }
}

function ownMoves({ graph, maker }: Question, state: number): Int32Array {
  return from(graph.moves[maker] as Moves, state)
}

/** Whether another decision maker stays, where this one moves as given. */
export function staysWith({ graph, maker, state, concept }: Question, other: number, own: Moves): boolean {
  const levels = graph.levels[other] as Int32Array
  return [...from(graph.improvements[other] as Moves, state)].every((target) => {
    if (concept === 'nash') return false
    const all = isSequential(concept) ? graph.improvements : graph.moves
    const moves = all.map((moves, i) => (i === maker ? own : moves)).filter((_, i) => i !== other)
    return [...reached(moves, target)].some((end) => deters(graph, other, levels, state, end, concept))
  })
}

function deters(
  graph: Graph,
  other: number,
  levels: Int32Array,
  state: number,
  end: number,
  concept: InverseConcept,
): boolean {
  const no = (place: number) => (levels[place] as number) <= (levels[state] as number)
  return no(end) && (!isSymmetric(concept) || from(graph.moves[other] as Moves, end).every(no))
}

/**
 * That another decision maker is deterred where this takes improvements of the one whose ranking changes: from what can be reached, one
 * more of its moves has to be an improvement.
 */
export function deterring({ graph, maker, state, concept }: Question, other: number): Open {
  const levelsOfOther = graph.levels[other] as Int32Array
  const movers = graph.makers.map((_, i) => i).filter((i) => i !== other)
  return (levels) => {
    for (const target of from(graph.improvements[other] as Moves, state)) {
      const { ends, missing } = reachedWith(target, levels)
      if (![...ends].some((end) => deters(graph, other, levelsOfOther, state, end, concept))) return missing
    }
    return undefined
  }

  function reachedWith(start: number, levels: Int32Array) {
    const seen = new Set<number>()
    const [ends, missing] = [new Set<number>(), new Map<string, Constraint[]>()]
    const queue: [state: number, last: number][] = [[start, -1]]
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const [at, last] = next
      for (const [mover, to] of stepsFrom(at, last)) {
        const key = to * graph.makers.length + mover
        if (mover === maker && (levels[to] as number) <= (levels[at] as number)) {
          missing.set(`${to} ${at}`, [{ upper: to, lower: at, strict: true }])
        } else if (!seen.has(key)) {
          seen.add(key)
          ends.add(to)
          queue.push([to, mover])
        }
      }
    }
    return { ends, missing: [...missing.values()] }
  }

  function* stepsFrom(at: number, last: number): Generator<readonly [mover: number, to: number], void> {
    for (const mover of movers) {
      if (mover === last) continue
      const moves = (mover === maker ? graph.moves : graph.improvements)[mover] as Moves
      for (const to of from(moves, at)) yield [mover, to]
    }
  }
}
