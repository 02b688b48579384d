import type { IsoDate } from '../../model/date.js'
import { type Safe, safe, safely } from '../../model/errors.js'
import { readNames, readOptions } from '../../model/input.js'
import type { AnyNames, PartyId } from '../../model/names.js'
import type { Negotiation } from '../../model/negotiation.js'
import { checked } from '../../record/checked.js'
import { asOf } from '../../record/history.js'
import { readDay, readPair } from '../asked.js'
import type { Section } from '../content.js'
import { pageHtml } from './document.js'
import { partIds, sectionsOf } from './part.js'
import { pairOf, type View, wholeView } from './view.js'

export interface ReportOptions<Names extends AnyNames = AnyNames> {
  /** The day that it speaks of. Default: the last of the record. */
  readonly asOf?: IsoDate
  /** Two parties whose gap is told one issue at a time, and over time. Default: those who are certainly furthest apart. */
  readonly between?: readonly PartyId<Names>[]
}

/**
 * A whole report as one HTML page that needs nothing else: how things stand, positions, gaps, what was done, who answered whom, what
 * stands in the way, and where all of it was read. Its reader can go back to any day, leave acts out and suppose others: the page
 * works out anew what it shows, by this library, which it carries (about 0.2 MB). No request leaves it, as its Content-Security-Policy
 * says; what is supposed is marked as such, and kept in the fragment of its address.
 *
 * The same negotiation and options give the same text. Asynchronous, since the script of the page is loaded only here, and its digest
 * is (Web Crypto). Cost: that of `explainDeadlock`, `minimalConcessions` and `bridge`, each with a small limit.
 *
 * Rejects with `DemarcheError` for a day that is no date, and for other than two different parties.
 */
export async function report<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options: ReportOptions<NoInfer<Names>> = {},
): Promise<string> {
  const wide = checked(negotiation)
  const view = viewOf(wide, options as ReportOptions)
  return pageHtml(wide, view, await import('./clientScript.js'))
}

/** The twin of `report` that returns the error instead of rejecting with it. */
export const safeReport: <Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options?: ReportOptions<NoInfer<Names>>,
) => Promise<Safe<string>> = safely(report)

/** The same report as sections, for `renderText` and `renderMarkdown`. Throws as `report` rejects. */
export function reportSections<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options: ReportOptions<NoInfer<Names>> = {},
): readonly Section[] {
  const wide = checked(negotiation)
  const view = viewOf(wide, options as ReportOptions)
  const shown = view.day === undefined ? wide : asOf(wide, view.day)
  return partIds.flatMap((id) => sectionsOf(id, shown, { pair: pairOf(shown, view) }))
}

/** The twin of `reportSections` that returns the error instead of throwing it. */
export const safeReportSections: <Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options?: ReportOptions<NoInfer<Names>>,
) => Safe<readonly Section[]> = safe(reportSections)

function viewOf(negotiation: Negotiation, options: ReportOptions): View {
  const { asOf: day, between } = readOptions(options, { asOf: readDay, between: readNames })
  const pair = between === undefined ? undefined : readPair(negotiation, between)
  return { ...wholeView, ...(day === undefined ? {} : { day }), ...(pair === undefined ? {} : { pair }) }
}
