import type { StabilityConcept } from '../../conflict/concepts.js'
import { describeState } from '../../conflict/describeState.js'
import { graphOf, placeAt } from '../../conflict/graph.js'
import { type ConflictInput, defineConflict } from '../../conflict/model.js'
import { stability } from '../../conflict/stability.js'

import { type Safe, safe } from '../../model/errors.js'
import { readFields } from '../../model/input.js'
import { quoted } from '../network/dot.js'
import { arcsOf } from './moves.js'

export interface ConflictDotOptions {
  /** The concepts whose equilibria are marked. Default: `nash`, `gmr`, `smr`, `seq` and `sim`. */
  readonly concepts?: readonly StabilityConcept[]
}

/** Told apart by most who see few colours (Okabe & Ito 2008); each arc bears the name, too. */
const colours = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#000000'] as const

/**
 * Writes a conflict in the language of Graphviz: a node for each state with the options that are taken, an arc for each move with
 * whose it is, solid for improvements and dotted for others. Equilibria have a double rim and name their concepts; the status quo
 * is a box. Throws `DemarcheError` as `stability` does. Linear in the number of moves.
 */
export function writeConflictDot(input: ConflictInput, options: ConflictDotOptions = {}): string {
  const { concepts = ['nash', 'gmr', 'smr', 'seq', 'sim'] } = readFields(options)
  const conflict = defineConflict(input)
  const graph = graphOf(conflict)
  const { equilibria } = stability(conflict, { concepts })
  const names = new Map<number, string[]>()
  for (const concept of concepts) {
    for (const state of equilibria[concept] ?? []) {
      names.set(state, [...(names.get(state) ?? []), concept.toUpperCase()])
    }
  }
  const { statusQuo } = conflict
  const start = statusQuo === undefined ? undefined : graph.space.decimals[placeAt(graph, statusQuo, ['statusQuo'])]
  const nodes = Array.from(graph.space.decimals, (state) => {
    const lasting = names.get(state)
    const label = [describeState(conflict, state), ...(lasting === undefined ? [] : [lasting.join(', ')])]
    const marks = [
      `label=${quoted(label.join('\n'))}`,
      ...(lasting === undefined ? [] : ['peripheries=2']),
      ...(state === start ? ['shape=box'] : []),
    ]
    return `  ${state} [${marks.join(', ')}]`
  })
  const arcs = Array.from(arcsOf(graph), ({ from, to, decisionMaker, improvement }) => {
    const name = conflict.decisionMakers[decisionMaker]?.name ?? decisionMaker
    const colour = colours[graph.makers.indexOf(decisionMaker) % colours.length]
    const style = improvement ? 'solid' : 'dotted'
    return `  ${from} -> ${to} [label=${quoted(name)}, color="${colour}", fontcolor="${colour}", style=${style}]`
  })
  return [`digraph ${quoted(conflict.name ?? 'conflict')} {`, ...nodes, ...arcs, '}', ''].join('\n')
}

/** The twin of `writeConflictDot` that returns the error instead of throwing it. */
export const safeWriteConflictDot: (conflict: ConflictInput, options?: ConflictDotOptions) => Safe<string> =
  safe(writeConflictDot)
