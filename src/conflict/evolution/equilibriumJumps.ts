import { freeze } from 'immer'
import { type Safe, safe } from '../../model/errors.js'
import type { VerdictMove } from '../certificate.js'
import type { Concept } from '../concepts.js'
import { type Graph, graphOf, placeAt } from '../graph.js'
import type { ConflictInput } from '../model.js'
import type { Moves } from '../moves.js'
import { stability } from '../stability.js'
import { numberOf } from './evolution.js'
import { shortestPaths } from './paths.js'

/** A coalition takes the conflict from one equilibrium to another that all its members like better. */
export interface EquilibriumJump {
  readonly from: number
  readonly to: number
  readonly coalition: readonly string[]
  /** One shortest legal sequence of the coalition's moves. */
  readonly moves: readonly VerdictMove[]
}

/**
 * The equilibria that nobody leaves alone, but a coalition of two or more does for another equilibrium (equilibrium jumps; Kilgour,
 * Hipel, Fang & Peng 2001). A coalition is told only if no smaller one within it makes the same jump. In order of states; cost:
 * 2^decision makers × equilibria × moves.
 */
export function equilibriumJumps(conflict: ConflictInput, concept: Concept = 'nash'): readonly EquilibriumJump[] {
  const graph = graphOf(conflict)
  const states = stability(graph.conflict, { concepts: [concept] }).equilibria[concept] ?? []
  const places = states.map((state) => placeAt(graph, state))
  const jumps: EquilibriumJump[] = []
  for (const coalition of coalitionsOf(graph)) {
    const moves = coalition.map((member) => graph.moves[member] as Moves)
    for (const from of places) {
      const better = places.filter((to) => coalition.every((member) => likes(graph, member, to, from)))
      if (better.length === 0) continue
      const pathTo = shortestPaths(moves, graph.count, from)
      for (const to of better) {
        const [steps, names] = [pathTo(to), coalition.map((member) => graph.makers[member] as string)]
        if (steps === undefined || jumps.some((jump) => isSame(jump, from, to) && jump.coalition.every(isIn(names))))
          continue
        jumps.push({
          from: numberOf(graph, from),
          to: numberOf(graph, to),
          coalition: names,
          moves: steps.map((step) => ({ by: names[step.mover] as string, to: numberOf(graph, step.to) })),
        })
      }
    }
  }
  return freeze(
    jumps.toSorted((a, b) => a.from - b.from || a.to - b.to || a.coalition.length - b.coalition.length),
    true,
  )

  function isSame(jump: EquilibriumJump, from: number, to: number): boolean {
    return jump.from === numberOf(graph, from) && jump.to === numberOf(graph, to)
  }
}

/** The twin of `equilibriumJumps` that returns the error instead of throwing it. */
export const safeEquilibriumJumps: (conflict: ConflictInput, concept?: Concept) => Safe<readonly EquilibriumJump[]> =
  safe(equilibriumJumps)

function isIn(names: readonly string[]): (name: string) => boolean {
  return (name) => names.includes(name)
}

function likes({ levels }: Graph, member: number, one: number, other: number): boolean {
  return (levels[member]?.[one] as number) > (levels[member]?.[other] as number)
}

/** All coalitions of two or more, the smaller ones first. */
function coalitionsOf({ makers }: Graph): number[][] {
  const all = Array.from({ length: 2 ** makers.length }, (_, mask) =>
    makers.map((__, i) => i).filter((i) => Math.floor(mask / 2 ** i) % 2 === 1),
  )
  return all.filter(({ length }) => length > 1).toSorted((a, b) => a.length - b.length)
}
