import { freeze } from 'immer'
import { type Safe, safe } from '../model/errors.js'
import { readOptions } from '../model/input.js'
import type { AnyNames, PartyId } from '../model/names.js'
import type { Issue, Negotiation } from '../model/negotiation.js'
import { at, type Position, positions } from '../position/position.js'
import { assertParties, checked } from '../record/checked.js'
import { type Bounds, type IssueGap, issueGap, overallVerdict, type Verdict, within } from './issueGap.js'
import { aggregateOf, assertOrdered, type Metric } from './metric.js'
import { type GapOptions, gapReaders, selectedIssues } from './options.js'
import { type Assumption, type PartyWeights, pairWeights, partyWeights } from './weights.js'

/** How far apart two parties are, over one or more issues. */
export interface Gap extends Bounds {
  readonly a: string
  readonly b: string
  readonly verdict: Verdict
  /** Issue by issue. */
  readonly issues: readonly IssueGap[]
  /** The weight of each issue, by issue; they sum to 1. */
  readonly weights: Readonly<Record<string, number>>
  /** Ids of the acts that the positions rest on. */
  readonly acts: readonly string[]
  /** What was taken for granted because the record does not say it. */
  readonly assumptions: readonly Assumption[]
}

/**
 * How far apart two parties are: on all issues, or on those that `issues` names. In scale spans from 0 (same) to 1
 * (opposite ends), as bounds: `lower` is certain, `upper` is the most that what they have shown leaves open. What is
 * unknown widens the bounds and is never filled in.
 *
 * Over several issues the bounds are weighted means (city-block) by default; see `Metric` and `Weights`. A party has
 * no gap to itself once it has spoken. Throws `DemarcheError` for an unknown party or issue and for unusable options.
 */
export function gap<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  a: PartyId<Names>,
  b: PartyId<Names>,
  options: GapOptions<NoInfer<Names>> = {},
): Gap {
  const wide = checked(negotiation)
  const asked = readOptions(options, gapReaders) as GapOptions
  const issues = selectedIssues(wide, asked.issues)
  assertParties(negotiation, [a, b])
  const all = positions(wide)
  const row = (party: string) => issues.map((issue) => at(all, party, issue))
  return freeze(gapOfRows(wide, row(a), row(b), asked), true)
}

/** The twin of `gap` that returns the error instead of throwing it. */
export const safeGap: <Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  a: PartyId<Names>,
  b: PartyId<Names>,
  options?: GapOptions<NoInfer<Names>>,
) => Safe<Gap> = safe(gap)

/** The gap of two parties whose positions on the compared issues are given, issue by issue. */
function gapOfRows(negotiation: Negotiation, p: readonly Position[], q: readonly Position[], options: GapOptions): Gap {
  const [a, b] = [(p[0] as Position).party, (q[0] as Position).party]
  const { metric = 'cityBlock', weights = 'salience' } = options
  const gaps = p.map((position, i) => {
    const { scale } = negotiation.issues[position.issue] as Issue
    return issueGap(scale, position, q[i] as Position)
  })
  const names = gaps.map((gap) => gap.issue)
  const [weightsA, weightsB] = [partyWeights(weights, a, names, p), partyWeights(weights, b, names, q)]
  const shares = pairWeights(weightsA, weightsB)
  return {
    a,
    b,
    ...overIssues(gaps, shares, metric),
    issues: gaps,
    weights: Object.fromEntries(names.map((issue, i) => [issue, shares[i] as number])),
    acts: [...new Set(gaps.flatMap((gap) => gap.acts))],
    assumptions: assumptionsOf(negotiation, [weightsA, weightsB]),
  }
}

/** One gap of those on the compared issues, given their weights. */
export function overIssues(
  gaps: readonly (Bounds & { readonly verdict: Verdict })[],
  shares: Float64Array,
  metric: Metric,
): Bounds & { readonly verdict: Verdict } {
  const aggregate = aggregateOf(metric)
  const over = (value: (gap: Bounds) => number) => aggregate(Float64Array.from(gaps, value), shares)
  const lower = over((gap) => gap.lower)
  const upper = over((gap) => gap.upper)
  assertOrdered(lower, upper)
  const estimate = within(
    over((gap) => gap.estimate ?? Number.NaN),
    lower,
    upper,
  )
  const verdict = overallVerdict(gaps.map((gap) => gap.verdict))
  return Number.isNaN(estimate) ? { lower, upper, verdict } : { lower, upper, estimate, verdict }
}

export function assumptionsOf(
  negotiation: Negotiation,
  parties: readonly Pick<PartyWeights, 'assumption'>[],
): Assumption[] {
  const byParty = new Map<string, Assumption>()
  for (const { assumption } of parties) if (assumption !== undefined) byParty.set(assumption.party, assumption)
  return negotiation.singlePeaked ? [{ kind: 'singlePeakedPreferences' }, ...byParty.values()] : [...byParty.values()]
}
