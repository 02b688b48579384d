import { freeze } from 'immer'
import { type Safe, safe } from '../../model/errors.js'
import { type OptionReaders, readNames, readOptions } from '../../model/input.js'
import type { VerdictMove } from '../certificate.js'
import { type Concept, concepts } from '../concepts.js'
import { graphOf } from '../graph.js'
import { type Conflict, type ConflictInput, defineConflict } from '../model.js'
import { type EquilibriumPaths, statusQuoAnalysis } from './statusQuoAnalysis.js'

/** An equilibrium by the options that are taken in it: numbers of states mean the same only while the options are the same. */
export interface InterventionState {
  readonly options: readonly string[]
  readonly concepts: readonly Concept[]
}

/** An equilibrium that can be reached, and a shortest path of improvements there. */
export interface InterventionPath extends InterventionState {
  readonly moves: readonly VerdictMove[]
}

/** What becomes of a conflict when somebody changes it. */
export interface Intervention {
  /** Equilibria, under the concepts for which they are so: in both, only before, only after. */
  readonly kept: readonly InterventionState[]
  readonly ended: readonly InterventionState[]
  readonly begun: readonly InterventionState[]
  /** Equilibria that improvements lead to from the status quo only after, or only before; states by their numbers there. */
  readonly opened: readonly InterventionPath[]
  readonly closed: readonly InterventionPath[]
}

export interface InterventionOptions {
  /** Default: all. */
  readonly concepts?: readonly Concept[]
}

const readers = { concepts: readNames } as OptionReaders<InterventionOptions>

/**
 * What an intervention changes, of a third party or anybody else: the conflict as it was and as it would be, with an option added or
 * removed, another owner of an option, another preference, another rule (Kinsara, Kilgour & Hipel 2015). Which equilibria end and
 * begin, and which of them improvements from the status quo then lead to or no longer do. A state is the same if the same options are
 * taken in it. Throws `DemarcheError` as `statusQuoAnalysis` does, of either conflict.
 */
export function intervention(
  before: ConflictInput,
  after: ConflictInput,
  options: InterventionOptions = {},
): Intervention {
  const { concepts: asked = concepts } = readOptions(options, readers)
  const [was, is] = [equilibriaOf(before, asked), equilibriaOf(after, asked)]
  const all = [...new Map([...was, ...is]).keys()]
  const states = (holds: (concept: Concept, key: string) => boolean): InterventionState[] =>
    all.flatMap((key) => {
      const own = asked.filter((concept) => holds(concept, key))
      return own.length === 0 ? [] : [{ options: optionsIn(was.get(key) ?? is.get(key)), concepts: own }]
    })
  const has = (side: Equilibria, concept: Concept, key: string) =>
    side.get(key)?.found.concepts.includes(concept) ?? false
  return freeze(
    {
      kept: states((concept, key) => has(was, concept, key) && has(is, concept, key)),
      ended: states((concept, key) => has(was, concept, key) && !has(is, concept, key)),
      begun: states((concept, key) => !has(was, concept, key) && has(is, concept, key)),
      opened: pathsOnlyIn(is, was),
      closed: pathsOnlyIn(was, is),
    },
    true,
  )
}

/** The twin of `intervention` that returns the error instead of throwing it. */
export const safeIntervention: (
  before: ConflictInput,
  after: ConflictInput,
  options?: InterventionOptions,
) => Safe<Intervention> = safe(intervention)

type Equilibria = ReadonlyMap<string, { readonly options: readonly string[]; readonly found: EquilibriumPaths }>

function equilibriaOf(given: ConflictInput, asked: readonly Concept[]): Equilibria {
  const conflict = defineConflict(given)
  const found = statusQuoAnalysis(graphOf(conflict).conflict, { concepts: asked })
  return new Map(
    found.map((one) => {
      const options = takenIn(conflict, one.state)
      return [options.toSorted().join('\n'), { options, found: one }]
    }),
  )
}

function takenIn({ options }: Conflict, state: number): string[] {
  return Object.keys(options).filter((_, bit) => Math.floor(state / 2 ** bit) % 2 === 1)
}

function optionsIn(known: { readonly options: readonly string[] } | undefined): readonly string[] {
  return known?.options ?? []
}

function pathsOnlyIn(side: Equilibria, other: Equilibria): InterventionPath[] {
  return [...side].flatMap(([key, { options, found }]) =>
    found.byImprovements === undefined || other.get(key)?.found.byImprovements !== undefined
      ? []
      : [{ options, concepts: found.concepts, moves: found.byImprovements }],
  )
}
