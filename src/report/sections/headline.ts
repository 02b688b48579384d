import { type Comparison, compare } from '../../gap/compare.js'
import type { Verdict } from '../../gap/issueGap.js'
import { zopa } from '../../gap/zopa.js'
import { latestDay } from '../../model/date.js'
import type { Negotiation } from '../../model/negotiation.js'
import { checked } from '../../record/checked.js'
import { asOf, undo } from '../../record/history.js'
import { hypotheticalActs } from '../../record/hypothetical.js'
import { type Block, list, paragraph, type Section } from '../content.js'
import { asOfWhen, issueOf, joined, partyNames, sectionTitle } from '../words.js'

export const verdicts = ['agreed', 'open', 'blocked', 'unknown'] as const satisfies readonly Verdict[]

/** Issues by how they stand among all parties. */
export function issuesByVerdict(negotiation: Negotiation): Readonly<Record<Verdict, readonly string[]>> {
  const zones = Object.keys(negotiation.issues).map((issue) => zopa(negotiation, issue))
  const of = (verdict: Verdict) => zones.filter((zone) => zone.verdict === verdict).map(({ issue }) => issue)
  return { agreed: of('agreed'), open: of('open'), blocked: of('blocked'), unknown: of('unknown') }
}

/** How the issues stand, and what changed last; of a what-if, what follows from it. */
export function headlineSection(negotiation: Negotiation): Section {
  const wide = checked(negotiation)
  const blocks: Block[] = [...standing(wide), ...lastChange(wide), ...supposedChange(wide)]
  return { title: sectionTitle(wide, 'Where it stands'), blocks }
}

function standing(negotiation: Negotiation): Block[] {
  const issues = issuesByVerdict(negotiation)
  const total = Object.keys(negotiation.issues).length
  const counted = verdicts.map((verdict) => `${issues[verdict].length || 'none'} ${verdict}`)
  const named = verdicts
    .filter((verdict) => verdict !== 'unknown' && issues[verdict].length > 0)
    .map((verdict) => `${capital(verdict)}: ${shortened(issues[verdict].map((issue) => quoted(negotiation, issue)))}.`)
  return [
    paragraph(`${asOfWhen(negotiation)}, of ${total} ${total === 1 ? 'issue' : 'issues'}: ${joined(counted)}.`),
    ...(named.length === 0 ? [] : [list(named)]),
  ]
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}

function quoted(negotiation: Negotiation, issue: string): string {
  return `“${issueOf(negotiation, issue).name}”`
}

/** As many as a reader takes in; of more, how many there are. */
const few = 6

function shortened(parts: readonly string[]): string {
  return joined(parts.length <= few ? parts : [...parts.slice(0, few - 1), `${parts.length - few + 1} more`])
}

/** What the last day of the record brought. */
function lastChange(negotiation: Negotiation): Block[] {
  const recorded = undo(negotiation, hypotheticalActs(negotiation).length)
  const days = [...new Set(recorded.acts.map((act) => latestDay(act.date)))].sort()
  const [last, before] = [days.at(-1), days.at(-2)]
  if (last === undefined) return []
  const earlier = before === undefined ? undo(recorded, recorded.acts.length) : asOf(recorded, before)
  const added = recorded.acts.length - earlier.acts.length
  const told = `Last, by ${last}, ${added} ${added === 1 ? 'act' : 'acts'}`
  return changeBlocks(recorded, compare(earlier, recorded), told, 'which changed no verdict')
}

function supposedChange(negotiation: Negotiation): Block[] {
  const { length } = hypotheticalActs(negotiation)
  if (length === 0) return []
  const told = `What is supposed, ${length} ${length === 1 ? 'act' : 'acts'}`
  return changeBlocks(negotiation, compare(undo(negotiation, length), negotiation), told, 'would change no verdict')
}

function changeBlocks(
  negotiation: Negotiation,
  { verdicts: changed }: Comparison,
  told: string,
  none: string,
): Block[] {
  if (changed.length === 0) return [paragraph(`${told}, ${none}.`)]
  const lines = new Map<string, string[]>()
  for (const { issue, a, b, before, after } of changed) {
    const key = `${quoted(negotiation, issue)}, from ${before.verdict} to ${after.verdict}`
    lines.set(key, [...(lines.get(key) ?? []), partyNames(negotiation, [a, b])])
  }
  const items = [...lines].map(([key, pairs]) => `${key}: ${shortened(pairs)}.`)
  const more = items.length > few ? [`And ${items.length - few} more changes.`] : []
  return [paragraph(`${told}:`), list([...items.slice(0, few), ...more])]
}
