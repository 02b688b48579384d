import type { Writable } from 'node:stream'
import { demandStatus } from '../gap/demandStatus.js'
import { gap } from '../gap/gap.js'
import { selectedParties } from '../gap/options.js'
import type { Negotiation } from '../model/negotiation.js'
import { asOf, lastDay } from '../record/history.js'
import { parseNegotiation } from '../record/parse.js'
import { blockersSection } from '../report/sections/blockers.js'
import { demandsSection } from '../report/sections/demands.js'
import { gapMatrixSection, pairSection } from '../report/sections/gaps.js'
import { overviewSection } from '../report/sections/overview.js'
import { renderText } from '../report/text.js'

interface GapsOptions {
  readonly format: 'text' | 'json'
  readonly asOf: string | undefined
  readonly between: readonly string[] | undefined
}

/** Prints demands, gaps and what blocks; returns the exit code. */
export function gaps(stored: unknown, out: Writable & { readonly columns?: number }, options: GapsOptions): number {
  const whole = parseNegotiation(stored)
  const negotiation = options.asOf === undefined ? whole : asOf(whole, options.asOf)
  const parties = selectedParties(negotiation, options.between)
  out.write(
    options.format === 'json'
      ? `${JSON.stringify(gapsJson(negotiation, parties, options.asOf ?? lastDay(negotiation) ?? null), null, 2)}\n`
      : gapsText(negotiation, parties, out.columns),
  )
  return 0
}

function pairsOf(parties: readonly string[]): (readonly [string, string])[] {
  return parties.flatMap((a, i) => parties.slice(i + 1).map((b) => [a, b] as const))
}

function gapsJson(negotiation: Negotiation, parties: readonly string[], day: string | null): object {
  const pairs = pairsOf(parties).map(([a, b]) => gap(negotiation, a, b))
  return {
    asOf: day,
    parties,
    issues: Object.keys(negotiation.issues),
    pairs: pairs.flatMap(({ issues }) =>
      issues.map(({ a, b, issue, lower, upper, estimate = null, verdict, acts }) => ({
        a,
        b,
        issue,
        lower,
        upper,
        estimate,
        verdict,
        acts,
      })),
    ),
    overall: pairs.map(({ a, b, lower, upper }) => ({ a, b, lower, upper })),
    demands: demandStatus(negotiation).map(({ act, by, issue, status, rejectedBy }) => ({
      act,
      by,
      issue,
      status,
      rejectedBy,
    })),
  }
}

function gapsText(negotiation: Negotiation, parties: readonly string[], columns: number | undefined): string {
  const [a, b] = parties
  const compared =
    parties.length === 2 && a !== undefined && b !== undefined
      ? pairSection(negotiation, a, b)
      : gapMatrixSection(negotiation, { parties })
  const sections = [
    overviewSection(negotiation),
    demandsSection(negotiation),
    compared,
    blockersSection(negotiation, { parties }),
  ]
  return renderText(sections, columns === undefined ? {} : { width: columns })
}
