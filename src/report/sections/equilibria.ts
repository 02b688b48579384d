import { coalitionImprovements } from '../../conflict/coalition.js'
import { isConcept, type StabilityConcept } from '../../conflict/concepts.js'
import { describeState } from '../../conflict/describeState.js'
import { explainVerdict } from '../../conflict/explainVerdict.js'
import type { Conflict } from '../../conflict/model.js'
import type { Stability } from '../../conflict/stability.js'
import { verdict } from '../../conflict/verdict.js'
import { type Block, list, paragraph, type Section, table } from '../content.js'
import { joined } from '../words.js'

const mostStates = 40

/** What is told of a conflict. */
export interface EquilibriaTold {
  readonly concepts: readonly StabilityConcept[]
  /** Which states last, by these concepts. */
  readonly found: Stability
  /** Also does not leave the states in `found`; those that are stable without it are in `alone`. */
  readonly coalition?: { readonly members: readonly string[]; readonly alone: Stability }
}

/** Who can do what in a conflict, and which states last, each with a sentence why. */
export function equilibriaSections(conflict: Conflict, { concepts, found, coalition }: EquilibriaTold): Section[] {
  const { states, equilibria } = found
  const byState = new Map<number, StabilityConcept[]>()
  for (const concept of concepts) {
    for (const state of equilibria[concept] ?? []) byState.set(state, [...(byState.get(state) ?? []), concept])
  }
  const lasting = [...byState].sort(([a], [b]) => a - b)
  const shown = lasting.slice(0, mostStates)
  const more = lasting.length > mostStates ? [paragraph(`And ${lasting.length - mostStates} more.`)] : []
  const who = coalition === undefined ? '' : `, nor ${namesOf(conflict, coalition.members)} together`
  const told: Block[] =
    lasting.length === 0
      ? [paragraph(`None of ${states}, by ${joined(concepts.map(worded))}${who}.`)]
      : [
          paragraph(`${lasting.length} of ${states}, by any of ${joined(concepts.map(worded))}:`),
          table(
            ['state', ...concepts.map(worded)],
            shown.map(([state, own]) => [
              describeState(conflict, state),
              ...concepts.map((concept) => (own.includes(concept) ? 'yes' : '')),
            ]),
          ),
          ...more,
        ]
  const why = shown.map(
    ([state, own]) => `${describeState(conflict, state)}: ${reason(conflict, state, strictest(own))}`,
  )
  return [
    { title: conflict.name ?? 'The conflict', blocks: [optionTable(conflict)] },
    { title: `States that nobody leaves${who}`, blocks: told },
    ...(why.length === 0 ? [] : [{ title: 'Why they last', blocks: [list(why), ...more] }]),
    ...(coalition === undefined ? [] : [jumps(conflict, allIn(coalition.alone), coalition.members)]),
  ]
}

/** As the literature writes them. */
function worded(concept: StabilityConcept): string {
  return concept === 'nash' ? 'Nash' : concept.toUpperCase()
}

function nameOf({ decisionMakers }: Conflict, maker: string): string {
  return decisionMakers[maker]?.name ?? maker
}

function namesOf(conflict: Conflict, makers: readonly string[]): string {
  return joined(makers.map((maker) => nameOf(conflict, maker)))
}

function allIn({ equilibria }: Stability): number[] {
  return [...new Set(Object.values(equilibria).flatMap((states) => states ?? []))].sort((a, b) => a - b)
}

function optionTable(conflict: Conflict): Block {
  const ways = { both: '', forward: 'once taken, it stays', back: 'once given up, it stays so' } as const
  const isReversible = Object.values(conflict.options).every(({ direction }) => direction === 'both')
  const rows = Object.entries(conflict.options).map(([id, { name = id, owners, direction }], bit) => [
    String(2 ** bit),
    name,
    owners.map((owner) => nameOf(conflict, owner)).join(', '),
    ...(isReversible ? [] : [ways[direction]]),
  ])
  return table(['', 'option', 'whose', ...(isReversible ? [] : [''])], rows)
}

/** Of the concepts under which a state lasts the one that asks most of whoever deters. */
function strictest(own: readonly StabilityConcept[]): StabilityConcept {
  const order: readonly StabilityConcept[] = ['nash', 'sseq', 'seq', 'smr', 'gmr']
  return order.find((concept) => own.includes(concept)) ?? (own[0] as StabilityConcept)
}

function reason(conflict: Conflict, state: number, concept: StabilityConcept): string {
  const told = Object.keys(conflict.decisionMakers).flatMap((maker) => {
    const found = verdict(conflict, maker, state, concept)
    const [, first = ''] = explainVerdict(conflict, found)
    const others = found.punishments.length - 1
    if (others < 0) return []
    const [head, what] = isConcept(concept)
      ? [`could improve on it, but is deterred (${worded(concept)}).`, 'improvements']
      : [`stays (${worded(concept)}).`, 'moves']
    const rest = others === 0 ? '' : ` So with ${others} other${others === 1 ? '' : 's'} of its ${what}.`
    return [`${nameOf(conflict, maker)} ${head} ${first}${rest}`]
  })
  return told.length === 0 ? 'nobody can improve on it.' : told.join(' ')
}

/** Where a coalition can go from the states that no single decision maker leaves. */
function jumps(conflict: Conflict, states: readonly number[], coalition: readonly string[]): Section {
  const found = states.flatMap((state) => {
    const targets = coalitionImprovements(conflict, coalition, state)
    if (targets.length === 0) return []
    return [`${describeState(conflict, state)}: to ${joined(targets.map((to) => describeState(conflict, to)))}`]
  })
  const none = paragraph('Nothing that all of them like better, from any state that no one alone leaves.')
  return {
    title: `What ${namesOf(conflict, coalition)} can improve together`,
    blocks: [found.length === 0 ? none : list(found)],
  }
}
