import type { Move } from '../../gap/move.js'
import type { GapOptions } from '../../gap/options.js'
import { type Conduct, type Reciprocity, reciprocity } from '../../gap/reciprocity.js'
import { trajectory } from '../../gap/trajectory.js'
import type { Negotiation } from '../../model/negotiation.js'
import { assumptionBlocks } from '../assumptions.js'
import { type Block, list, paragraph, type Section, table } from '../content.js'
import { describeBounds, issueOf, nameActs, partyNames, sectionTitle } from '../words.js'

/** How the gap of two parties moved, act by act: who moved, how far, and whether concessions were returned. */
export function trajectorySection(
  negotiation: Negotiation,
  a: string,
  b: string,
  options: Pick<GapOptions, 'issues' | 'weights'> = {},
): Section {
  const { steps, assumptions } = trajectory(negotiation, a, b, options)
  const title = `How ${partyNames(negotiation, [a])} and ${partyNames(negotiation, [b])} moved`
  const moved = steps.map((step) => [
    step.date,
    nameActs(negotiation, [step.act]),
    step.moves.map((move) => describeMove(negotiation, move, move.party === a ? b : a)).join('; ') || '–',
    describeBounds(step),
  ])
  const blocks: Block[] = [
    ...assumptionBlocks(negotiation, assumptions),
    paragraph(
      moved.length === 0
        ? 'No act has moved their gap.'
        : 'The gap after each act that moved it, from 0 (same) to 1 (opposite ends): at least the first number, at most the second. A first word is a disclosure and no concession.',
    ),
    ...(moved.length === 0 ? [] : [table(['date', 'act', 'who moved', 'gap'], moved)]),
    ...reciprocityBlocks(negotiation, reciprocity(negotiation, a, b, options)),
  ]
  return { title: sectionTitle(negotiation, title), blocks }
}

const kinds: Readonly<Record<Move['kind'], string>> = {
  disclosure: 'takes a position',
  widening: 'widens its position',
  narrowing: 'narrows its position',
  shift: 'shifts its position',
  emphasis: 'says more of what it prefers',
}

const directions = {
  towards: 'towards the other',
  away: 'away from the other',
  both: 'nearer by one bound, further by the other',
  neither: 'neither nearer nor further',
} as const

function describeMove(negotiation: Negotiation, { party, issue, kind, to }: Move, other: string): string {
  const { name, scale } = issueOf(negotiation, issue)
  const motion = to[other]
  const where = motion === undefined || kind === 'disclosure' ? '' : `, ${directions[motion.direction]}`
  const amount = motion?.amount
  const unit = scale.kind === 'interval' && scale.unit !== undefined ? ` ${scale.unit}` : ''
  const least =
    amount === undefined || kind === 'disclosure' || amount.lower === 0
      ? ''
      : ` (${change(amount.lower, unit)} at least)`
  return `${partyNames(negotiation, [party])} ${kinds[kind]} on “${name}”${where}${least}`
}

function change(amount: number, unit: string): string {
  const size = `${Number(Math.abs(amount).toPrecision(6))}${unit}`
  return amount < 0 ? `${size} nearer` : `${size} further`
}

function reciprocityBlocks(negotiation: Negotiation, found: Reciprocity): Block[] {
  const told = found.conduct.map((conduct) => describeConduct(negotiation, conduct))
  const exchanges = found.exchanges.map(({ act, returned }) =>
    returned === undefined
      ? `${nameActs(negotiation, [act])} has not been returned.`
      : `${nameActs(negotiation, [act])} was returned by ${nameActs(negotiation, [returned.act])} after ${returned.days} ${returned.days === 1 ? 'day' : 'days'}.`,
  )
  return [
    list(told),
    ...(exchanges.length === 0 ? [] : [paragraph('Concessions, and whether they were returned:'), list(exchanges)]),
  ]
}

function describeConduct(negotiation: Negotiation, conduct: Conduct): string {
  const { party, concessions, retractions, given, takenBack, days } = conduct
  const name = partyNames(negotiation, [party])
  if (days === undefined) return `${name} has taken no position on these issues.`
  const lasting = `${days} ${days === 1 ? 'day' : 'days'}`
  if (concessions.length + retractions.length === 0) {
    return `${name} has moved neither towards the other nor away since its first word, ${lasting} before the end of the record.`
  }
  const count = (acts: readonly string[], one: string) =>
    acts.length === 0
      ? `no ${one}`
      : `${acts.length} ${one}${acts.length === 1 ? '' : 's'} (${nameActs(negotiation, acts)})`
  return (
    `${name}: ${count(concessions, 'concession')}, ${count(retractions, 'retraction')} in ${lasting}; it took ` +
    `${given.lower.toFixed(2)} off what is certain and ${given.upper.toFixed(2)} off what is possible, and added ` +
    `${takenBack.lower.toFixed(2)} and ${takenBack.upper.toFixed(2)}.`
  )
}
