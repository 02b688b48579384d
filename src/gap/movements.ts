import { freeze } from 'immer'
import { latestDay } from '../model/date.js'
import { type Safe, safe } from '../model/errors.js'
import { readOptions } from '../model/input.js'
import type { AnyNames } from '../model/names.js'
import type { Negotiation } from '../model/negotiation.js'
import type { Position } from '../position/position.js'
import { checked, makersOf } from '../record/checked.js'
import { type Move, moveOf } from './move.js'
import { type Selection, selectedIssues, selectedParties, selectionReaders } from './options.js'
import { replay } from './replay.js'

/** An act that moved somebody. */
export interface Movement {
  readonly act: string
  readonly date: string
  /** Who made the act. */
  readonly by: readonly string[]
  /** Whose positions it moved, on which issue, and nearer to whom or further away. */
  readonly moves: readonly Move[]
}

/**
 * Who moved, when, how far, and towards or away from whom: every act after which a position was another, in order. An act
 * that only repeats moves nobody. For the gap of two parties over all issues, see `trajectory`.
 *
 * Cost: linear in the acts that bear on the parties, times the parties that each move is compared with. Throws
 * `DemarcheError` for an unknown party or issue.
 */
export function movements<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options: Selection<NoInfer<Names>> = {},
): readonly Movement[] {
  const wide = checked(negotiation)
  const asked = readOptions(options, selectionReaders)
  const parties = selectedParties(wide, asked.parties)
  const issues = selectedIssues(wide, asked.issues)
  return freeze(follow(wide, parties, issues), true)
}

/** The twin of `movements` that returns the error instead of throwing it. */
export const safeMovements: <Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options?: Selection<NoInfer<Names>>,
) => Safe<readonly Movement[]> = safe(movements)

function follow(negotiation: Negotiation, parties: readonly string[], issues: readonly string[]): Movement[] {
  const { start, acts } = replay(negotiation, parties, issues)
  const current = new Map(
    issues.map((issue) => [issue, new Map(parties.map((party) => [party, start(party, issue)]))] as const),
  )
  const rowOf = (issue: string) => current.get(issue) as Map<string, Position>
  const movements: Movement[] = []
  for (const { act, moves } of acts) {
    if (moves.length === 0) continue
    const told = moves.map((move) => moveOf(negotiation, move, [...rowOf(move.issue).values()]))
    for (const { party, issue, after } of moves) rowOf(issue).set(party, after)
    movements.push({ act: act.id, date: latestDay(act.date), by: makersOf(act), moves: told })
  }
  return movements
}
