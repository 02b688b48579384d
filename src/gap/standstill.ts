import { freeze } from 'immer'
import { daysBetween, latestDay } from '../model/date.js'
import { type Safe, safe } from '../model/errors.js'
import { readOptions } from '../model/input.js'
import type { AnyNames } from '../model/names.js'
import type { Negotiation } from '../model/negotiation.js'
import { checked } from '../record/checked.js'
import { lastDay } from '../record/history.js'
import { type Selection, selectedIssues, selectedParties, selectionReaders } from './options.js'
import { replay } from './replay.js'

/** Since when nothing has moved on an issue. */
export interface Standstill {
  readonly issue: string
  /** The last act after which a position was another, and its day; absent where nobody has taken a position. */
  readonly act?: string
  readonly since?: string
  /** Days from then to the last day of the record. */
  readonly days?: number
  /** Later acts that bear on the issue and moved nothing: they only repeat. */
  readonly repetitions: readonly string[]
}

/**
 * By issue, since when nothing has moved, longest first; issues on which nobody has taken a position come last. A
 * withdrawal moves what it takes back. Cost: that of `replay`, linear in the acts but for withdrawals. Throws `DemarcheError` for an unknown party or issue.
 */
export function standstills<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options: Selection<NoInfer<Names>> = {},
): readonly Standstill[] {
  const wide = checked(negotiation)
  const asked = readOptions(options, selectionReaders)
  const parties = selectedParties(wide, asked.parties)
  const issues = selectedIssues(wide, asked.issues)
  return freeze(standstillsOn(wide, parties, issues), true)
}

/** The twin of `standstills` that returns the error instead of throwing it. */
export const safeStandstills: <Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options?: Selection<NoInfer<Names>>,
) => Safe<readonly Standstill[]> = safe(standstills)

/** A standstill while the acts are gone through: it takes in what repeats. */
type Found = Standstill & { readonly repetitions: string[] }

function standstillsOn(negotiation: Negotiation, parties: readonly string[], issues: readonly string[]): Standstill[] {
  const last = new Map<string, Found>(issues.map((issue) => [issue, { issue, repetitions: [] }]))
  const end = lastDay(negotiation)
  for (const { act, issues: touched, moves } of replay(negotiation, parties, issues).acts) {
    const since = latestDay(act.date)
    const days = daysBetween(since, end ?? since)
    for (const issue of touched) {
      const before = last.get(issue) as Found
      const hasMoved = moves.some((move) => move.issue === issue)
      const after = hasMoved ? { issue, act: act.id, since, days, repetitions: [] } : before
      if (after === before) before.repetitions.push(act.id)
      last.set(issue, after)
    }
  }
  return [...last.values()].toSorted((x, y) => (y.days ?? -1) - (x.days ?? -1))
}
