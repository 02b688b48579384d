import { type CampExplanation, type ConceptPart, explainCamps } from '../../network/camps/explain.js'
import type { StatementSet } from '../../network/statementSet.js'
import { list, paragraph, type Section } from '../content.js'

const shown = 4

/** Each camp in words: who is in it, what holds it together, and what divides it from the others. */
export function campSections(
  statements: StatementSet,
  camps: readonly (readonly string[])[],
  options: Parameters<typeof explainCamps>[2] = {},
): Section[] {
  return explainCamps(statements, camps, options).map((camp, i) => ({
    title: `Camp ${i + 1}: ${camp.members.join(', ')}`,
    blocks:
      wordsOf(camp).length === 0
        ? [paragraph('Nothing holds it together, and nothing divides it from others.')]
        : [list(wordsOf(camp))],
  }))
}

function wordsOf({ heldTogetherBy, dividedFromOthersBy, atOddsOver, sharedWithOthers }: CampExplanation): string[] {
  const word = (what: string, parts: readonly ConceptPart[]) =>
    parts.length === 0 ? [] : [`${what}: ${parts.slice(0, shown).map(named).join(', ')}${more(parts)}.`]
  return [
    ...word('Held together by', heldTogetherBy),
    ...word('Divided from others by', dividedFromOthersBy),
    ...word('At odds within over', atOddsOver),
    ...word('Shared with others all the same', sharedWithOthers),
  ]
}

function named({ concept, share, statements }: ConceptPart): string {
  return `${concept} (${Math.round(100 * share)} %, ${statements.length} ${statements.length === 1 ? 'statement' : 'statements'})`
}

function more(parts: readonly ConceptPart[]): string {
  return parts.length > shown ? ` and ${parts.length - shown} more` : ''
}
