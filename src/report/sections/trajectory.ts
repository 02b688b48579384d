import type { Motion, Move } from '../../gap/move.js'
import type { GapOptions } from '../../gap/options.js'
import { reciprocity } from '../../gap/reciprocity.js'
import { trajectory } from '../../gap/trajectory.js'
import type { Negotiation } from '../../model/negotiation.js'
import type { Scale } from '../../model/scale.js'
import { actsById } from '../../record/checked.js'
import { assumptionBlocks } from '../assumptions.js'
import { type Block, list, paragraph, type Section, table } from '../content.js'
import { reciprocityBlocks } from '../reciprocityWords.js'
import {
  citeAct,
  describeAct,
  describeBounds,
  describeValue,
  issueOf,
  nameActs,
  partyNames,
  sectionTitle,
} from '../words.js'

/** How the gap of two parties moved, act by act: who moved, how far, and whether concessions were returned. */
export function trajectorySection(
  negotiation: Negotiation,
  a: string,
  b: string,
  options: Pick<GapOptions, 'issues' | 'weights'> = {},
): Section {
  const { steps, assumptions } = trajectory(negotiation, a, b, options)
  const found = reciprocity(negotiation, a, b, options)
  const told = found.conduct.flatMap(({ concessions, retractions }) => [...concessions, ...retractions])
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
    ...reciprocityBlocks(negotiation, found),
    ...actBlocks(negotiation, new Set([...steps.map(({ act }) => act), ...told])),
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

function describeMove(negotiation: Negotiation, move: Move, other: string): string {
  const motion = move.kind === 'disclosure' ? undefined : move.to[other]
  const where = `${partyNames(negotiation, [move.party])} ${whatItDoes(move)} on “${issueOf(negotiation, move.issue).name}”`
  if (motion === undefined) return where
  const isFirstShowing = move.changed?.inner?.kind === 'filled'
  const size = describeSize(negotiation, move.issue, motion, isFirstShowing)
  return isFirstShowing ? `${where}${size}` : `${where}, ${directions[motion.direction]}${size}`
}

function whatItDoes({ kind, silent, changed }: Move): string {
  if (silent === true) return 'leaves nothing known of its position'
  return changed?.inner?.kind === 'filled' ? 'shows for the first time what it accepts' : kinds[kind]
}

/** A first showing has no size by what it accepts: before it, nothing was known of that. */
function describeSize(negotiation: Negotiation, issue: string, motion: Motion, isFirstShowing: boolean): string {
  const { scale } = issueOf(negotiation, issue)
  if (motion.amount === undefined) return ''
  const { lower, upper } = motion.amount
  if (Math.abs(motion.lower) > rounding) return ` (${change(scale, lower)} at least)`
  return isFirstShowing || Math.abs(motion.upper) <= rounding ? '' : ` (${change(scale, upper)} by what it accepts)`
}

const rounding = 1e-9

function change(scale: Scale, amount: number): string {
  const count = Number(Math.abs(amount).toPrecision(6))
  const size = scale.kind === 'ordinal' ? `${count} ${count === 1 ? 'level' : 'levels'}` : describeValue(scale, count)
  return amount < 0 ? `${size} nearer` : `${size} further`
}

function actBlocks(negotiation: Negotiation, ids: ReadonlySet<string>): Block[] {
  const acts = [...actsById(negotiation).values()].filter(({ id }) => ids.has(id))
  if (acts.length === 0) return []
  return [paragraph('The acts:'), list(acts.map((act) => `${describeAct(negotiation, act)} (${citeAct(act)}).`))]
}
