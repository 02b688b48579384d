import { isEmpty, overlap } from '../model/region.js'
import { type Scale, valueDistance } from '../model/scale.js'
import type { Position } from '../position/position.js'
import { regionDistance } from './distance.js'

/**
 * `agreed`: some value is shown to be accepted by both. `blocked`: no value is left that neither has ruled out.
 * `unknown`: nothing is known of one of them. `open`: none of these.
 */
export type Verdict = 'agreed' | 'open' | 'blocked' | 'unknown'

/** How far apart, in scale spans, 0 (same) to 1 (opposite ends). */
export interface Bounds {
  /** They are at least this far apart, whatever they have not told us. */
  readonly lower: number
  /** They need be no further apart than this. */
  readonly upper: number
  /** The distance of their ideal points, kept within the bounds; absent unless both are known. */
  readonly estimate?: number
}

/** How far apart two parties are on one issue. */
export interface IssueGap extends Bounds {
  readonly issue: string
  readonly a: string
  readonly b: string
  readonly verdict: Verdict
  /** Ids of the acts that the two positions rest on. */
  readonly acts: readonly string[]
}

export function issueGap(scale: Scale, p: Position, q: Position): IssueGap {
  const names = { issue: p.issue, a: p.party, b: q.party, acts: [...new Set([...p.acts, ...q.acts])] }
  return { ...names, ...issueBounds(scale, p, q) }
}

/** As `issueGap`, without the acts behind it. */
export function issueBounds(scale: Scale, p: Position, q: Position): Bounds & { readonly verdict: Verdict } {
  if (p.party === q.party) return selfGap(p)
  const lower = regionDistance(scale, p.outer, q.outer)
  const upper = regionDistance(scale, p.inner, q.inner)
  const bounds = { lower, upper, verdict: verdict(scale, p, q) }
  if (p.ideal === undefined || q.ideal === undefined) return bounds
  return { ...bounds, estimate: within(valueDistance(scale, p.ideal, q.ideal), lower, upper) }
}

/** A party that has spoken is where it is, even where it has not said what it accepts; unless it refuses everything. */
export function selfGap(p: Position): Bounds & { readonly verdict: Verdict } {
  if (!p.known) return { lower: 0, upper: 1, verdict: 'unknown' }
  if (isEmpty(p.outer)) return { lower: 1, upper: 1, verdict: 'blocked' }
  return { lower: 0, upper: 0, ...(p.ideal === undefined ? {} : { estimate: 0 }), verdict: 'agreed' }
}

function verdict(scale: Scale, p: Position, q: Position): Verdict {
  if (!p.known || !q.known) return 'unknown'
  if (overlap(scale, p.inner, q.inner)) return 'agreed'
  return overlap(scale, p.outer, q.outer) ? 'open' : 'blocked'
}

export function within(value: number, lower: number, upper: number): number {
  return Math.min(upper, Math.max(lower, value))
}

/**
 * The verdict over several issues: blocked where one of them is, since a package settles all; agreed where all are;
 * unknown where nothing can be said of any; else open.
 */
export function overallVerdict(verdicts: Iterable<Verdict>): Verdict {
  const seen = new Set(verdicts)
  if (seen.has('blocked')) return 'blocked'
  const [only, another] = seen
  return only === undefined || another !== undefined ? 'open' : only
}
