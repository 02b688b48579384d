import { type Gap, gap } from '../../gap/gap.js'
import { type GapCell, type GapMatrixOptions, gapMatrix } from '../../gap/matrix.js'
import type { GapOptions } from '../../gap/options.js'
import type { Negotiation } from '../../model/negotiation.js'
import { at, positions } from '../../position/position.js'
import { assumptionBlocks } from '../assumptions.js'
import { type Block, list, paragraph, type Section, table } from '../content.js'
import { describeBounds, issueOf, nameActs, partyNames, sectionTitle } from '../words.js'
import { describeRelations } from './overview.js'

/** How far each party is from each other one, with bounds. */
export function gapMatrixSection(negotiation: Negotiation, options: GapMatrixOptions = {}): Section {
  const { parties, issues, cells, diameter, mean, assumptions } = gapMatrix(negotiation, options)
  const rows = parties.slice(1).map((party, i) => [party, ...(cells[i + 1] ?? []).slice(0, i + 1).map(describeCell)])
  const over = issues.length === 1 ? `“${issueOf(negotiation, issues[0] as string).name}”` : `${issues.length} issues`
  return {
    title: sectionTitle(negotiation, `How far apart, over ${over}`),
    blocks: [
      ...assumptionBlocks(negotiation, assumptions),
      paragraph(
        'From 0 (same) to 1 (opposite ends of every scale): at least the first number, whatever has not been said; ' +
          'at most the second. One number where the two are the same. ! blocked on some issue. = agreed on all. ' +
          '? on no issue is something known of both: anything from 0 to 1.',
      ),
      { ...table(['', ...parties.slice(0, -1)], rows), matrix: true },
      paragraph(`Mean of all pairs: ${describeBounds(mean)}. Largest: ${describeBounds(diameter)}.`),
    ],
  }
}

function describeCell(cell: GapCell): string {
  if (cell.verdict === 'unknown') return '?'
  return `${describeBounds(cell)}${cell.verdict === 'blocked' ? ' !' : cell.verdict === 'agreed' ? ' =' : ''}`
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
      nameActs(negotiation, issue.acts),
    ])
  const between = describeRelations(negotiation, a, b)
  const blocks: Block[] = [
    ...assumptionBlocks(negotiation, pair.assumptions),
    ...(between.length === 0 ? [] : [paragraph('Between them:'), list(between)]),
    paragraph(summary(pair)),
  ]
  if (rows.length > 0) blocks.push(table(['issue', 'verdict', 'gap', 'ideals', 'acts'], rows))
  blocks.push(...unknownBlocks(negotiation, pair))
  const title = `${partyNames(negotiation, [a])} and ${partyNames(negotiation, [b])}`
  return { title: sectionTitle(negotiation, title), blocks }
}

function summary(pair: Gap): string {
  const { issues, lower, upper, verdict } = pair
  const both = issues.filter((issue) => issue.verdict !== 'unknown').length
  const spoken = both === 0 ? 'none' : `${both}`
  return (
    `Over ${issues.length} issue${issues.length === 1 ? '' : 's'}: ${describeBounds(pair)} (${verdict}). Both have taken ` +
    `a position on ${spoken} of them. Certain: ${lower.toFixed(2)}. Unknown: ${(upper - lower).toFixed(2)}, since one ` +
    'or both have not said what they would accept.'
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
