import { freeze } from 'immer'
import { type Safe, safe } from '../../model/errors.js'
import type { Concept } from '../concepts.js'
import { decimalsAt, graphOf, withLevels } from '../graph.js'
import type { ConflictInput } from '../model.js'
import { equilibriumPlaces } from '../stability.js'
import { inOrder, orderedPreferences, swapped } from './variants.js'

/** A change of one decision maker's preferences that would end an equilibrium. */
export interface Hinge {
  readonly decisionMaker: string
  /** Which statement, or which level of a ranking, the most important or best being 0. */
  readonly at: number
  /** Left out, or swapped with the next one. */
  readonly change: 'dropped' | 'swapped'
}

/** An equilibrium, and on what it hinges; on nothing, if no single such change ends it. */
export interface EquilibriumHinges {
  readonly state: number
  readonly hinges: readonly Hinge[]
}

/**
 * On which statements each equilibrium hinges: those that end it when they are left out or swapped with the next; of rankings and payoffs,
 * neighbouring levels that end it when they are swapped. Cost: that of `stability` for each such change.
 */
export function hinges(conflict: ConflictInput, concept: Concept): readonly EquilibriumHinges[] {
  const graph = graphOf(conflict)
  const present = equilibriumPlaces(graph, concept)
  const found = new Map<number, Hinge[]>(present.map((place) => [place, []]))
  for (const [maker, decisionMaker] of graph.makers.entries()) {
    const { length, levels } = orderedPreferences(graph, maker)
    const order = inOrder(length)
    const isStated = graph.conflict.decisionMakers[decisionMaker]?.preferences.kind === 'statements'
    const variants = order.flatMap((at) => [
      ...(isStated ? [{ at, change: 'dropped', order: order.filter((k) => k !== at) } as const] : []),
      ...(at + 1 < length ? [{ at, change: 'swapped', order: swapped(order, at) } as const] : []),
    ])
    for (const { at, change, order: changed } of variants) {
      const varied = withLevels(
        graph,
        graph.levels.map((own, i) => (i === maker ? levels(changed) : own)),
      )
      const left = new Set(equilibriumPlaces(varied, concept))
      for (const place of present) if (!left.has(place)) found.get(place)?.push({ decisionMaker, at, change })
    }
  }
  return freeze(
    [...found].map(([place, own]) => ({ state: decimalsAt(graph, [place])[0] as number, hinges: own })),
    true,
  )
}

/** The twin of `hinges` that returns the error instead of throwing it. */
export const safeHinges: (conflict: ConflictInput, concept: Concept) => Safe<readonly EquilibriumHinges[]> =
  safe(hinges)
