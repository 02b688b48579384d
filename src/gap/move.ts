import type { Issue, Negotiation } from '../model/negotiation.js'
import { isEmpty, isSubset } from '../model/region.js'
import { type Scale, valueDistance } from '../model/scale.js'
import type { Position } from '../position/position.js'
import { type ChangedParts, changedParts, type Length, lengthOn, unitOf } from './changedParts.js'
import { type Bounds, issueBounds } from './issueGap.js'
import type { PositionMove } from './replay.js'

/**
 * What a party did with its position, by what it has shown to accept and what it has not ruled out:
 * - `disclosure`: nothing was known of it before; this is a first word, and no move.
 * - `widening`: it accepts something more, or admits again what it had ruled out, and takes nothing away.
 * - `narrowing`: it takes something away, by ruling it out or no longer accepting it, and gives nothing.
 * - `shift`: it does both, as with a new demand in the place of the old one.
 * - `emphasis`: it does neither; only its ideal point or the salience is another.
 */
export type MoveKind = 'disclosure' | 'widening' | 'narrowing' | 'shift' | 'emphasis'

function kindOfMove(scale: Scale, before: Position, after: Position): MoveKind {
  if (!before.known && after.known) return 'disclosure'
  const gives = !isSubset(scale, after.inner, before.inner) || !isSubset(scale, after.outer, before.outer)
  const takes = !isSubset(scale, before.inner, after.inner) || !isSubset(scale, before.outer, after.outer)
  if (gives) return takes ? 'shift' : 'widening'
  return takes ? 'narrowing' : 'emphasis'
}

/**
 * How a move changed the gap on its issue to another party, as if that one had stayed where it was. A move towards the
 * other is a concession to it, one away from it a retraction; a disclosure is neither.
 */
export interface Motion {
  /** Change of the lower and of the upper bound, in scale spans: below 0 is nearer. */
  readonly lower: number
  readonly upper: number
  /** The same in the unit of the issue on interval scales, and in levels on ordinal ones. */
  readonly amount?: { readonly lower: number; readonly upper: number }
  /**
   * `towards` where no bound rose and one fell, `away` where none fell and one rose, `both` where one rose and the other
   * fell, `neither` where none changed.
   */
  readonly direction: 'towards' | 'away' | 'both' | 'neither'
}

/** What one act did to the position of one party on one issue. */
export interface Move {
  readonly party: string
  readonly issue: string
  readonly kind: MoveKind
  /**
   * Which parts of its position are others, and how far. Absent on a disclosure, which has nothing to be measured from,
   * and where the move is `silent`, which leaves nothing to be measured to.
   */
  readonly changed?: ChangedParts
  /** It had shown what it accepts, and now nothing is known of it on the issue. */
  readonly silent?: true
  /** How far its ideal point moved; only where both are known. */
  readonly ideal?: Length
  /**
   * By other party of which something is known on the issue: nearer to it, or further away. Nobody where the move is
   * `silent`: bounds to a party of which nothing is known are 0 and 1, whatever there was.
   */
  readonly to: Readonly<Record<string, Motion>>
}

/** A move, as seen from others who stand where they are given. */
export function moveOf(negotiation: Negotiation, move: PositionMove, others: readonly Position[]): Move {
  const { party, issue, before, after } = move
  const { scale } = negotiation.issues[issue] as Issue
  const isSilent = fallsSilent(before, after)
  const motions = others
    .filter((other) => other.party !== party && other.known && !isSilent)
    .map((other) => [other.party, motion(scale, before, after, other)])
  const [kind, ideal] = [kindOfMove(scale, before, after), idealMove(scale, before, after)]
  return {
    party,
    issue,
    kind,
    ...(kind === 'disclosure' || isSilent ? {} : { changed: changedParts(scale, before, after) }),
    ...(isSilent ? { silent: true } : {}),
    ...(ideal === undefined ? {} : { ideal }),
    to: Object.fromEntries(motions),
  }
}

/** Who had only refused and refuses nothing any more has not fallen silent: it admits what it had ruled out. */
function fallsSilent(before: Position, after: Position): boolean {
  return !isEmpty(before.inner) && !after.known
}

function motion(scale: Scale, before: Position, after: Position, other: Position): Motion {
  const { lower, upper } = boundsChange(scale, before, after, other)
  const change = { lower, upper, direction: directionOf(lower, upper) }
  const unit = unitOf(scale)
  if (unit === undefined) return change
  const on = unit.on === scale ? change : boundsChange(unit.on, before, after, other)
  return { ...change, amount: { lower: on.lower * unit.count, upper: on.upper * unit.count } }
}

function boundsChange(scale: Scale, before: Position, after: Position, other: Position): Bounds {
  const [was, is] = [issueBounds(scale, before, other), issueBounds(scale, after, other)]
  return { lower: is.lower - was.lower, upper: is.upper - was.upper }
}

function directionOf(lower: number, upper: number): Motion['direction'] {
  const [falls, rises] = [lower < 0 || upper < 0, lower > 0 || upper > 0]
  if (falls) return rises ? 'both' : 'towards'
  return rises ? 'away' : 'neither'
}

function idealMove(scale: Scale, { ideal: from }: Position, { ideal: to }: Position): Length | undefined {
  if (from === undefined || to === undefined) return undefined
  return lengthOn(scale, (on) => valueDistance(on, from, to))
}
