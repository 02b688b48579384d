import { demandStatus } from '../gap/demandStatus.js'
import { gap } from '../gap/gap.js'
import { selectedIssues, selectedParties } from '../gap/options.js'
import type { Negotiation } from '../model/negotiation.js'
import { hypotheticalActs } from '../record/hypothetical.js'
import type { Section } from '../report/content.js'
import { blockersSection } from '../report/sections/blockers.js'
import { demandsSection } from '../report/sections/demands.js'
import { gapMatrixSection, pairSection } from '../report/sections/gaps.js'
import { overviewSection } from '../report/sections/overview.js'
import type { Call } from './call.js'
import { dayOf, print, readOptions, readState } from './options.js'

/** Prints demands, gaps and what blocks; returns the exit code. */
export async function gaps({ operands: [file = ''], given, out, notes }: Call): Promise<number> {
  const options = readOptions(given)
  const negotiation = await readState(file, options, notes)
  const parties = selectedParties(negotiation, options.between)
  const issues = selectedIssues(negotiation, options.issues)
  await print(
    out,
    {
      json: () => ({ asOf: dayOf(negotiation, options), ...gapsJson(negotiation, parties, issues) }),
      csv: () => ({
        head: ['a', 'b', 'issue', 'lower', 'upper', 'estimate', 'verdict', 'acts'],
        rows: gapRows(negotiation, parties, issues),
      }),
      text: () => sections(negotiation, parties, issues),
    },
    options.format,
  )
  return 0
}

function pairsOf(parties: readonly string[]): (readonly [string, string])[] {
  return parties.flatMap((a, i) => parties.slice(i + 1).map((b) => [a, b] as const))
}

function gapsJson(negotiation: Negotiation, parties: readonly string[], issues: readonly string[]): object {
  const pairs = pairsOf(parties).map(([a, b]) => gap(negotiation, a, b, { issues }))
  return {
    parties,
    issues,
    pairs: gapRows(negotiation, parties, issues),
    overall: pairs.map(({ a, b, lower, upper }) => ({ a, b, lower, upper })),
    demands: demandStatus(negotiation)
      .filter(({ issue }) => issues.includes(issue))
      .map(({ act, by, issue, status, rejectedBy }) => ({ act, by, issue, status, rejectedBy })),
    hypotheticalActs: hypotheticalActs(negotiation),
  }
}

function gapRows(negotiation: Negotiation, parties: readonly string[], issues: readonly string[]) {
  return pairsOf(parties)
    .flatMap(([a, b]) => gap(negotiation, a, b, { issues }).issues)
    .map(({ a, b, issue, lower, upper, estimate = null, verdict, acts }) => {
      return { a, b, issue, lower, upper, estimate, verdict, acts }
    })
}

function sections(negotiation: Negotiation, parties: readonly string[], issues: readonly string[]): Section[] {
  const [a, b] = parties
  const compared =
    parties.length === 2 && a !== undefined && b !== undefined
      ? pairSection(negotiation, a, b, { issues })
      : gapMatrixSection(negotiation, { parties, issues })
  return [
    overviewSection(negotiation),
    demandsSection(negotiation),
    compared,
    blockersSection(negotiation, { parties, issues }),
  ]
}
