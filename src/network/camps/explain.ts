import { freeze } from 'immer'
import { type Safe, safe } from '../../model/errors.js'
import { counted } from '../counted.js'
import { keptStatements } from '../kept.js'
import { adjacency, type OneModeNetwork } from '../network.js'
import { type OneModeOptions, oneModeNetworks } from '../oneMode.js'
import { readStatementOptions } from '../options.js'
import type { Statement } from '../statement.js'
import { defineStatements, type StatementSet } from '../statementSet.js'
import { membershipOf } from './graph.js'
import { readCamps } from './read.js'

/** How much a concept does, and the statements behind it. */
export interface ConceptPart {
  readonly concept: string
  /** The weight of the ties that it makes: of congruence or of conflict, as the list says. */
  readonly weight: number
  /** That, as a share of what all concepts make. */
  readonly share: number
  /** Statements of the camp, by their places in the set, from 0; for what is between camps, those of others too. */
  readonly statements: readonly number[]
}

export interface CampExplanation {
  readonly members: readonly string[]
  /** What its members agree on: congruence within the camp, the largest first. */
  readonly heldTogetherBy: readonly ConceptPart[]
  /** What divides it from all others: conflict between it and them, the largest first. */
  readonly dividedFromOthersBy: readonly ConceptPart[]
  /** Where it is at odds with itself: conflict within. */
  readonly atOddsOver: readonly ConceptPart[]
  /** What it shares with others all the same: congruence between it and them. */
  readonly sharedWithOthers: readonly ConceptPart[]
}

/**
 * Why each camp is one: the concepts that hold it together and those that divide it from the others, with the statements behind.
 * Weights are those of `oneMode` (congruence, conflict), concept by concept: they add up to the ties of the network, over all
 * concepts. Cost: that of a network for each concept.
 *
 * Throws `DemarcheError` unless each actor whose statements count is in one camp, and for unusable options.
 */
export function explainCamps(
  statements: StatementSet,
  given: readonly (readonly string[])[],
  options: Omit<OneModeOptions, 'aggregation' | 'normalisation' | 'nodes'> = {},
): readonly CampExplanation[] {
  const camps = readCamps(given)
  const set = defineStatements(statements)
  const asked = { mergeQualifiers: false, ...readStatementOptions(options) }
  const kept = keptStatements(set, asked, asked.mergeQualifiers)
  const { labels } = counted(set, kept, { isolates: asked.isolates })
  const membership = membershipOf(labels, camps)
  const campOf = new Map(labels.map((label, i) => [label, membership[i] as number]))
  const byConcept = new Map<string, number[]>()
  for (const place of kept) {
    const { concept } = set.statements[place] as Statement
    const known = byConcept.get(concept)
    if (known === undefined) byConcept.set(concept, [place])
    else known.push(place)
  }
  const parts = [...byConcept].map(([concept, places]) => {
    const { congruence, conflict } = oneModeNetworks(set, { ...asked, only: { ...asked.only, concepts: [concept] } })
    return { concept, places, congruence: sums(congruence, campOf), conflict: sums(conflict, campOf) }
  })
  const explanations = camps.map((members, camp): CampExplanation => {
    const list = (of: 'congruence' | 'conflict', where: 'within' | 'between'): ConceptPart[] => {
      const weights = parts.map((part) => part[of][where].get(camp) ?? 0)
      const all = weights.reduce((sum, weight) => sum + weight, 0)
      return parts
        .flatMap(({ concept, places }, i) => {
          const weight = weights[i] as number
          if (weight === 0) return []
          const own = places.filter((place) => {
            const isOwn = campOf.get((set.statements[place] as Statement).actor) === camp
            return isOwn || where === 'between'
          })
          return [{ concept, weight, share: weight / all, statements: own }]
        })
        .sort((a, b) => b.weight - a.weight || (a.concept < b.concept ? -1 : 1))
    }
    return {
      members: [...members],
      heldTogetherBy: list('congruence', 'within'),
      dividedFromOthersBy: list('conflict', 'between'),
      atOddsOver: list('conflict', 'within'),
      sharedWithOthers: list('congruence', 'between'),
    }
  })
  return freeze(explanations, true)
}

/** The twin of `explainCamps` that returns the error instead of throwing it. */
export const safeExplainCamps: (
  statements: StatementSet,
  camps: readonly (readonly string[])[],
  options?: Omit<OneModeOptions, 'aggregation' | 'normalisation' | 'nodes'>,
) => Safe<readonly CampExplanation[]> = safe(explainCamps)

/** By camp, the ties within it, and those between it and others. */
function sums(network: OneModeNetwork, campOf: ReadonlyMap<string, number>) {
  const [within, between] = [new Map<number, number>(), new Map<number, number>()]
  const add = (to: Map<number, number>, camp: number, weight: number) => to.set(camp, (to.get(camp) ?? 0) + weight)
  const { rows, starts, indices, values } = adjacency(network)
  const camps = network.labels.map((label) => campOf.get(label) as number)
  for (let row = 0; row < rows; row++) {
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at++) {
      const [a, b] = [camps[row] as number, camps[indices[at] as number] as number]
      const weight = values[at] as number
      if (a === b) add(within, a, weight)
      else {
        add(between, a, weight)
        add(between, b, weight)
      }
    }
  }
  return { within, between }
}
