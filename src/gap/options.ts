import { failAt } from '../model/errors.js'
import { asGiven, type OptionReaders, readNames } from '../model/input.js'
import type { AnyNames, IssueId, PartyId } from '../model/names.js'
import type { Negotiation } from '../model/negotiation.js'
import { assertNames } from '../record/checked.js'
import type { Metric } from './metric.js'
import { readWeights, type Weights } from './weights.js'

/** What is compared, and how distances on several issues make one. */
export interface GapOptions<Names extends AnyNames = AnyNames> {
  /** The issues to compare. Default: all. */
  readonly issues?: readonly IssueId<Names>[]
  /** Default `cityBlock`: the weighted mean. */
  readonly metric?: Metric
  /** Default `salience`. */
  readonly weights?: Weights<IssueId<Names>>
}

/** Which parties and issues are meant. Default: all of both. */
export interface Selection<Names extends AnyNames = AnyNames> {
  readonly parties?: readonly PartyId<Names>[]
  readonly issues?: readonly IssueId<Names>[]
}

export const selectionReaders: OptionReaders<Selection> = { parties: readNames, issues: readNames }

export const gapReaders: OptionReaders<GapOptions> = { issues: readNames, metric: asGiven, weights: readWeights }

/** The selected issues, each once and all known; at least one. */
export function selectedIssues(negotiation: Negotiation, issues: readonly string[] | undefined): readonly string[] {
  return selected('issue', negotiation.issues, issues)
}

/** The selected parties, each once and all known; at least one. */
export function selectedParties(negotiation: Negotiation, parties: readonly string[] | undefined): readonly string[] {
  return selected('party', negotiation.parties, parties)
}

function selected(what: 'party' | 'issue', known: object, names: readonly string[] | undefined): readonly string[] {
  const chosen = names === undefined ? Object.keys(known) : [...new Set(names)]
  assertNames(what, known, chosen)
  if (chosen.length > 0) return chosen
  return failAt([], { code: 'inconsistent', expected: `at least one ${what} to compare`, found: 'none' })
}
