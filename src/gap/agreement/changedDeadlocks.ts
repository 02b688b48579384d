import type { Negotiation } from '../../model/negotiation.js'
import type { Deadlock } from './deadlock.js'
import { type DeadlockOptions, explainDeadlock } from './explainDeadlock.js'

/** What is different in why there is no package that all could agree on. Deadlocks are the same when their acts are. */
export interface DeadlockChanges {
  /** Deadlocks of the earlier state that the later one does not have. */
  readonly ended: readonly Deadlock[]
  /** Deadlocks that only the later state has. */
  readonly begun: readonly Deadlock[]
  /** Whether every package is ruled out: before and after. */
  readonly blocked: { readonly before: boolean; readonly after: boolean }
  /** Whether all deadlocks of both states were compared; if not, some may seem to have ended or begun that did not. */
  readonly complete: boolean
}

export function changedDeadlocks(before: Negotiation, after: Negotiation, options: DeadlockOptions): DeadlockChanges {
  const [was, is] = [explainDeadlock(before, options), explainDeadlock(after, options)]
  return {
    ended: missing(was.deadlocks, is.deadlocks),
    begun: missing(is.deadlocks, was.deadlocks),
    blocked: { before: was.deadlocks.length > 0, after: is.deadlocks.length > 0 },
    complete: was.complete && is.complete,
  }
}

function missing(from: readonly Deadlock[], others: readonly Deadlock[]): Deadlock[] {
  const known = new Set(others.map(({ acts }) => acts.join(' ')))
  return from.filter(({ acts }) => !known.has(acts.join(' ')))
}
