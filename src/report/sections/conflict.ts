import type { StabilityConcept } from '../../conflict/concepts.js'
import { explainVerdict } from '../../conflict/explainVerdict.js'
import type { Conflict } from '../../conflict/model.js'
import {
  type FromNegotiationOptions,
  fromNegotiation,
  type NegotiationConflict,
} from '../../conflict/negotiation/fromNegotiation.js'
import { stability } from '../../conflict/stability.js'
import { verdict } from '../../conflict/verdict.js'
import { asGiven, type OptionReaders, readData, readOptions } from '../../model/input.js'
import type { Negotiation } from '../../model/negotiation.js'
import { checked } from '../../record/checked.js'
import { describeConflictAssumptions } from '../conflictWords.js'
import { type Block, list, paragraph, type Section, table } from '../content.js'
import { joined, nameActs, partyNames, sectionTitle } from '../words.js'

export interface ConflictSectionsOptions extends FromNegotiationOptions {
  /** Default: `nash`, `smr` and `seq`. */
  readonly concepts?: readonly StabilityConcept[]
}

const readers: OptionReaders<ConflictSectionsOptions> = {
  parties: readData,
  issues: readData,
  acts: readData,
  askedOf: readData,
  directions: readData,
  order: readData,
  preferences: readData,
  concepts: asGiven,
}

/**
 * A negotiation as a conflict: first what that takes for granted, then who can do what and wants what, and which situations last.
 * Throws `DemarcheError` as `fromNegotiation` and `stability` do.
 */
export function conflictSections(negotiation: Negotiation, options: ConflictSectionsOptions = {}): Section[] {
  const wide = checked(negotiation)
  const { concepts = ['nash', 'smr', 'seq'], ...asked } = readOptions(options, readers)
  const found = fromNegotiation(wide, asked)
  return [
    {
      title: sectionTitle(wide, 'What is taken for granted'),
      blocks: [
        paragraph('The record does not say this; the model below assumes it:'),
        list(describeConflictAssumptions(wide, found)),
      ],
    },
    { title: 'Who can do what, and wants what', blocks: modelBlocks(wide, found) },
    { title: 'Which situations last', blocks: stabilityBlocks(found.conflict, concepts) },
  ]
}

function modelBlocks(
  negotiation: Negotiation,
  { conflict, options, infeasible, preferences }: NegotiationConflict,
): Block[] {
  const rows = Object.entries(conflict.options).map(([id, { name = id, owners, direction }]) => [
    id,
    partyNames(negotiation, owners),
    `${name}${direction === 'both' ? '' : `, ${direction} only`}`,
    nameActs(negotiation, options[id]?.acts ?? []),
  ])
  const rules = conflict.infeasible.map((rule, i) => `${rule} (${nameActs(negotiation, infeasible[i] ?? [])})`)
  const wants = Object.entries(conflict.decisionMakers).map(([id, { name = id, preferences: own }]) => {
    const statements = own.kind === 'statements' ? own.statements : []
    const told = statements.map((statement, i) => {
      const acts = preferences[id]?.[i]?.acts
      return `${statement}${acts === undefined ? '' : ` (${nameActs(negotiation, acts)})`}`
    })
    return [name, told.length === 0 ? 'nothing is known' : told.join('; ')]
  })
  return [
    table(['option', 'who', 'what', 'acts'], rows),
    ...(rules.length === 0 ? [] : [paragraph('What cannot be:'), list(rules)]),
    paragraph('What each wants, the most important first:'),
    table(['who', 'wants'], wants),
  ]
}

function stabilityBlocks(conflict: Conflict, concepts: readonly StabilityConcept[]): Block[] {
  const { states, equilibria } = stability(conflict, { concepts })
  const counts = concepts.map((concept) => `${equilibria[concept]?.length} by ${concept.toUpperCase()}`)
  const summary = paragraph(`Of ${states} situations that can be, nobody leaves ${joined(counts)}.`)
  const { statusQuo } = conflict
  if (statusQuo === undefined) return [summary]
  const told = Object.keys(conflict.decisionMakers).map((maker) => {
    const verdicts = concepts.map((concept) => verdict(conflict, maker, statusQuo, concept))
    const shown = verdicts.find(({ stable }) => stable) ?? verdicts[0]
    return shown === undefined ? '' : explainVerdict(conflict, shown).join(' ')
  })
  return [summary, paragraph('Where things stand:'), list(told)]
}
