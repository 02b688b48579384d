import { freeze } from 'immer'
import { failAt, type Safe, safe, show } from '../../model/errors.js'
import { asGiven, type OptionReaders, readOptions } from '../../model/input.js'
import type { AnyNames, PartyId } from '../../model/names.js'
import type { Issue, Negotiation } from '../../model/negotiation.js'
import { reader } from '../../position/position.js'
import { assertParties, checked, makersOf } from '../../record/checked.js'
import { gap, overIssues } from '../gap.js'
import { type Bounds, issueBounds } from '../issueGap.js'
import { type GapOptions, gapReaders, selectedIssues } from '../options.js'
import { atOnce, inTurns, type Search, type SearchOptions, searchReaders } from '../search.js'
import { type Assumption, pairWeights, partyWeights } from '../weights.js'
import { type BearingAct, bearingActs } from './bearingActs.js'
import { gamesOf } from './games.js'
import type { SamplingError } from './sampling.js'
import { type ShapleyOptions, type ShapleyValue, shapleyValues } from './shapley.js'

/** How much one act contributes to a gap, in scale spans. Above 0 it widens the bound, below 0 it narrows it. */
export interface ActInfluence {
  readonly act: string
  /** Who made the act. */
  readonly by: readonly string[]
  /** The compared issues that it bears on. */
  readonly issues: readonly string[]
  /** What it adds to the lower bound, from -1 to 1. */
  readonly lower: number
  /** What it adds to the upper bound, from -1 to 1. */
  readonly upper: number
  /** Where the two numbers are sampled: how far they may be from the exact ones. */
  readonly error?: { readonly lower: SamplingError; readonly upper: SamplingError }
}

export interface Influence {
  readonly a: string
  readonly b: string
  /** The issues compared. */
  readonly issues: readonly string[]
  /** `sampled` when it is for at least one act; those without `error` are exact all the same. */
  readonly method: 'exact' | 'sampled'
  /** Orders drawn, with which seed, and the chance with which each `bound` holds; of a sampled result. */
  readonly samples?: number
  readonly seed?: number
  readonly confidence?: number
  /** Whether the search came to its end. */
  readonly complete: boolean
  /** The gap before any act, and with all of them, where `gap` stands: what lies between is what the acts add up to. */
  readonly start: Pick<Bounds, 'lower' | 'upper'>
  readonly end: Pick<Bounds, 'lower' | 'upper'>
  /** Every act that bears on the two positions, the largest first: by what it adds or takes on both bounds together. */
  readonly acts: readonly ActInfluence[]
  /** Acts that were not reached before the search was stopped. */
  readonly missing: readonly string[]
  readonly assumptions: readonly Assumption[]
}

export interface InfluenceOptions<Names extends AnyNames = AnyNames> extends GapOptions<Names>, SearchOptions {
  /** Default `needed`: only where an exact answer would take too long. */
  readonly sampling?: 'needed' | 'always'
  /** Orders to draw where it samples, at least 4; an even number is drawn. Default: from 100 to 10,000, some seconds' worth. */
  readonly samples?: number
  /** Of the orders drawn; a whole number. The same seed gives the same result. Default 1. */
  readonly seed?: number
  /** The chance with which each stated bound on an error holds, above 0 and below 1. Default 0.95. */
  readonly confidence?: number
}

/**
 * How much each act contributes to the present gap of two parties: what it adds to each bound when it is read after some
 * of the others, on average over all orders in which they can be told (the Shapley value; Shapley 1953). Whatever the
 * order of telling, acts take effect in the order of the record, and with some of them untold the gap is what it would
 * be had these been withdrawn: issues then weigh alike for whoever has not said how much each matters. The acts of a pair
 * share out all that lies between `start` and `end`; one that changes nothing, whatever the others, gets 0.
 *
 * Exact where it can be: with the mean over issues as metric, each issue is a problem of its own, and is solved exactly
 * for up to 20 acts, and for more as long as they lead to few different positions (with another metric this holds for
 * all issues together). Where it cannot, orders are drawn by chance (Castro, Gómez & Tejada 2009), and each number says
 * how far off it may be. Cost: mostly milliseconds; some seconds where acts lead to many positions. 20 acts of which no
 * two sets lead to the same position take half a second when each party made half of them, and up to a quarter of a
 * minute when one party made nearly all.
 *
 * Throws `DemarcheError` as `gap` does, and for unusable `sampling`, `samples`, `seed` or `confidence`.
 */
export function influence<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  a: PartyId<Names>,
  b: PartyId<Names>,
  options: InfluenceOptions<NoInfer<Names>> = {},
): Influence {
  const wide = checked(negotiation)
  const asked = readOptions(options, influenceReaders) as InfluenceOptions
  return atOnce(searchInfluence(wide, a, b, asked), asked)
}

const influenceReaders: OptionReaders<InfluenceOptions> = {
  ...gapReaders,
  ...searchReaders,
  sampling: asGiven,
  samples: asGiven,
  seed: asGiven,
  confidence: asGiven,
}

/** The twin of `influence` that returns the error instead of throwing it. */
export const safeInfluence: <Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  a: PartyId<Names>,
  b: PartyId<Names>,
  options?: InfluenceOptions<NoInfer<Names>>,
) => Safe<Influence> = safe(influence)

/** As `influence`, in turns with whatever else there is to do, so that `signal` can stop it from outside. */
export async function influenceAsync<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  a: PartyId<Names>,
  b: PartyId<Names>,
  options: InfluenceOptions<NoInfer<Names>> = {},
): Promise<Influence> {
  const wide = checked(negotiation)
  const asked = readOptions(options, influenceReaders) as InfluenceOptions
  return inTurns(searchInfluence(wide, a, b, asked), asked)
}

function* searchInfluence(wide: Negotiation, a: string, b: string, options: InfluenceOptions): Search<Influence> {
  const issues = selectedIssues(wide, options.issues)
  assertParties(wide, [a, b])
  const shapleyOptions = samplingOf(options)
  const { lower, upper, assumptions } = gap(wide, a, b, options)
  const acts = bearingActs(wide, [a, b], issues)
  const games = gamesOf({ negotiation: wide, a, b, issues, acts }, options)
  const { values, samples, complete } = yield* shapleyValues(acts.length, games, shapleyOptions)
  const { seed, confidence } = shapleyOptions
  return freeze(
    {
      a,
      b,
      issues,
      ...(samples === undefined ? { method: 'exact' } : { method: 'sampled', samples, seed, confidence }),
      complete,
      start: before(wide, a, b, issues, options),
      end: { lower, upper },
      acts: acts.flatMap((act, i) => toInfluence(act, values.get(i))).toSorted((x, y) => sizeOf(y) - sizeOf(x)),
      missing: acts.flatMap(({ act }, i) => (values.has(i) ? [] : [act.id])),
      assumptions,
    },
    true,
  )
}

function samplingOf(options: InfluenceOptions): ShapleyOptions {
  const { sampling = 'needed', samples, seed = 1, confidence = 0.95 } = options
  const refuse = (option: string, expected: string, found: unknown) =>
    failAt([option], { code: 'inconsistent', expected, found: show(found) })
  if (sampling !== 'needed' && sampling !== 'always') refuse('sampling', '"needed" or "always"', sampling)
  if (samples !== undefined && !(Number.isSafeInteger(samples) && samples >= 4)) {
    refuse('samples', 'a whole number of orders, at least 4', samples)
  }
  if (!Number.isSafeInteger(seed)) refuse('seed', 'a whole number', seed)
  if (!(typeof confidence === 'number' && confidence > 0 && confidence < 1)) {
    refuse('confidence', 'a number above 0 and below 1', confidence)
  }
  return { sampling, samples, seed, confidence }
}

/** The gap of two parties of whom nothing is known. */
function before(
  negotiation: Negotiation,
  a: string,
  b: string,
  issues: readonly string[],
  { metric = 'cityBlock', weights = 'salience' }: GapOptions,
): Pick<Bounds, 'lower' | 'upper'> {
  const read = reader(negotiation, () => undefined)
  const [p, q] = [issues.map((issue) => read(a, issue)), issues.map((issue) => read(b, issue))]
  const gaps = p.map((position, i) => {
    const { scale } = negotiation.issues[position.issue] as Issue
    return issueBounds(scale, position, q[i] as typeof position)
  })
  const shares = pairWeights(partyWeights(weights, a, issues, p), partyWeights(weights, b, issues, q))
  const { lower, upper } = overIssues(gaps, shares, metric)
  return { lower, upper }
}

function toInfluence({ act, bearings }: BearingAct, value: ShapleyValue | undefined): ActInfluence[] {
  const issues = [...new Set(bearings.map((bearing) => bearing.issue))]
  return value === undefined ? [] : [{ act: act.id, by: makersOf(act), issues, ...value }]
}

/** Rounded, so that equal contributions stay in the order of the record. */
function sizeOf({ lower, upper }: ActInfluence): number {
  return Math.round((Math.abs(lower) + Math.abs(upper)) * 1e9)
}
