import type { StatementAssumption } from '../../network/negotiation/fromNegotiation.js'
import type { OneModeNetwork } from '../../network/network.js'
import { list, paragraph, type Section, table } from '../content.js'

const mostTies = 40

/** Who is tied to whom, the strongest ties first. */
export function networkSections(
  network: OneModeNetwork,
  statements: number,
  assumptions: readonly StatementAssumption[] = [],
): Section[] {
  const { labels, edges, measure } = network
  const tied = new Set(edges.flatMap(({ source, target }) => [source, target]))
  const alone = labels.filter((label) => !tied.has(label))
  const strongest = edges.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, mostTies)
  const counts = `${statements} statements, ${labels.length} nodes, ${edges.length} ties.`
  const more = edges.length > mostTies ? [paragraph(`And ${edges.length - mostTies} weaker ties.`)] : []
  const rows = strongest.map(({ source, target, weight }) => [source, target, describeWeight(weight)])
  return [
    {
      title: `Who is tied to whom: ${measure}`,
      blocks: [
        paragraph(counts),
        ...(rows.length === 0 ? [] : [table(['', '', measure], rows)]),
        ...more,
        ...(alone.length === 0 ? [] : [paragraph(`Tied to nobody: ${alone.join(', ')}.`)]),
      ],
    },
    ...assumed(assumptions),
  ]
}

function describeWeight(weight: number): string {
  return Number.isInteger(weight) ? String(weight) : weight.toFixed(3)
}

function assumed(assumptions: readonly StatementAssumption[]): Section[] {
  if (assumptions.length === 0) return []
  return [{ title: 'How the acts were read', blocks: [list(assumptions.map(wordAssumption))] }]
}

function wordAssumption(assumption: StatementAssumption): string {
  switch (assumption.kind) {
    case 'uncertain':
      return `Left out, since they are coded with less certainty: ${assumption.acts.join(', ')}.`
    case 'membersSpeak':
      return `Counted as said by members too (${assumption.rule}): ${assumption.acts.join(', ')}.`
    case 'merged':
      return `Counted as one concept, ${assumption.concept}: ${assumption.issues.join(', ')}.`
    case 'outcomesAsConcepts':
      return `Each outcome named on ${assumption.issue} is a concept of its own.`
    case 'packageTerms':
      return `Each term of these packages counts as agreement with it: ${assumption.acts.join(', ')}.`
    case 'lastDay':
      return `Counted on the last day that they can have happened: ${assumption.acts.join(', ')}.`
    case 'takesNoSide':
      return `Left out, since they take no side: ${assumption.acts.join(', ')}.`
  }
}
