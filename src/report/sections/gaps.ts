import { type Gap, gap } from '../../gap/gap.js'
import type { Verdict } from '../../gap/issueGap.js'
import { type GapMatrixOptions, gapMatrix } from '../../gap/matrix.js'
import type { GapOptions } from '../../gap/options.js'
import type { Assumption } from '../../gap/weights.js'
import type { Negotiation } from '../../model/negotiation.js'
import { at, positions } from '../../position/position.js'
import { type Block, list, paragraph, type Section, table } from '../content.js'
import { describeBounds, issueOf, joined, partyNames } from '../words.js'
import { describeRelations } from './overview.js'

const marks: Readonly<Record<Verdict, string>> = { agreed: '=', open: ' ', blocked: '!', unknown: '?' }

/** How far each party is from each other one, with bounds. */
export function gapMatrixSection(negotiation: Negotiation, options: GapMatrixOptions = {}): Section {
  const { parties, issues, cells, diameter, mean, assumptions } = gapMatrix(negotiation, options)
  const rows = parties
    .slice(1)
    .map((party, i) => [
      party,
      ...(cells[i + 1] ?? []).slice(0, i + 1).map((cell) => `${describeBounds(cell)} ${marks[cell.verdict]}`),
    ])
  return {
    title: `How far apart, over ${issues.length === 1 ? `“${issueOf(negotiation, issues[0] as string).name}”` : `${issues.length} issues`}`,
    blocks: [
      ...assumptionBlocks(negotiation, assumptions),
      paragraph(
        'From 0 (same) to 1 (opposite ends of every scale): at least the first number, whatever has not been said; ' +
          'at most the second. One number where the two agree. ! blocked on some issue, = agreed on all, ? nothing known.',
      ),
      { ...table(['', ...parties.slice(0, -1)], rows), matrix: true },
      paragraph(`Mean of all pairs: ${describeBounds(mean)}. Largest: ${describeBounds(diameter)}.`),
    ],
  }
}

/** How far two parties are apart, issue by issue, and how much of that is only unknown. */
export function pairSection(negotiation: Negotiation, a: string, b: string, options: GapOptions = {}): Section {
  const pair = gap(negotiation, a, b, options)
  const rows = pair.issues
    .filter((issue) => issue.verdict !== 'unknown')
    .map((issue) => [
      issueOf(negotiation, issue.issue).name,
      issue.verdict,
      describeBounds(issue),
      issue.estimate === undefined ? '–' : issue.estimate.toFixed(2),
      issue.acts.join(', '),
    ])
  const between = describeRelations(negotiation, a, b)
  const blocks: Block[] = [
    ...assumptionBlocks(negotiation, pair.assumptions),
    ...(between.length === 0 ? [] : [paragraph('Between them:'), list(between)]),
    paragraph(summary(pair)),
  ]
  if (rows.length > 0) blocks.push(table(['issue', 'verdict', 'gap', 'ideals', 'acts'], rows))
  blocks.push(...unknownBlocks(negotiation, pair))
  return { title: `${partyNames(negotiation, [a])} and ${partyNames(negotiation, [b])}`, blocks }
}

function summary(pair: Gap): string {
  const width = pair.upper - pair.lower
  return (
    `Over ${pair.issues.length} issue${pair.issues.length === 1 ? '' : 's'}: ${describeBounds(pair)} (${pair.verdict}). ` +
    `At least ${pair.lower.toFixed(2)} is certain; ${width.toFixed(2)} of the scale is unknown, ` +
    'because one or both have not said what they would accept.'
  )
}

/** Which of the two is silent, and on what. */
function unknownBlocks(negotiation: Negotiation, pair: Gap): Block[] {
  const all = positions(negotiation)
  const silentOn = new Map<string, string[]>()
  for (const { issue } of pair.issues.filter(({ verdict }) => verdict === 'unknown')) {
    const silent = partyNames(
      negotiation,
      [pair.a, pair.b].filter((party) => !at(all, party, issue).known),
    )
    silentOn.set(silent, [...(silentOn.get(silent) ?? []), issueOf(negotiation, issue).name])
  }
  return [...silentOn].map(([silent, names]) => paragraph(`Nothing is known of ${silent} on: ${names.join('; ')}.`))
}

function assumptionBlocks(negotiation: Negotiation, assumptions: readonly Assumption[]): Block[] {
  const weighing = assumptions.filter((assumption) => assumption.kind === 'equalSalience').map(({ party }) => party)
  const sentences = [
    ...(assumptions.some((assumption) => assumption.kind === 'singlePeakedPreferences')
      ? ['whoever refuses a value refuses what lies beyond it (single-peaked preferences)']
      : []),
    ...(weighing.length > 0
      ? [`the issues weigh alike for ${partyNames(negotiation, weighing)}, who have not said how much each matters`]
      : []),
  ]
  return sentences.length === 0 ? [] : [paragraph(`Assumed: ${joined(sentences)}.`)]
}
