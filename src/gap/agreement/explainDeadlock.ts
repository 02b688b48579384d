import { freeze } from 'immer'
import { type Safe, safe } from '../../model/errors.js'
import { asGiven, type OptionReaders, readOptions } from '../../model/input.js'
import type { AnyNames } from '../../model/names.js'
import type { Negotiation } from '../../model/negotiation.js'
import { checked } from '../../record/checked.js'
import { atOnce, inTurns, type Search, type SearchOptions, searchReaders } from '../search.js'
import type { Assumption } from '../weights.js'
import { type Steps, unlessStopped } from './ask.js'
import { assumptionsOn, type Deadlock, deadlockOf, smallestFirst } from './deadlock.js'
import { minimalConflicts } from './minimalSets.js'
import { packageIn } from './outlook.js'
import { type PackageSelection, packageReaders, type Scope, scopeOf } from './scope.js'
import { wholeNumber } from './wholeNumber.js'
import { withdrawalsIn } from './withdrawals.js'

export interface DeadlockOptions<Names extends AnyNames = AnyNames> extends PackageSelection<Names>, SearchOptions {
  /** How many to find, at least 1. Default 100. */
  readonly limit?: number
}

/** Why there is no package that all could agree on. */
export interface DeadlockExplanation {
  readonly parties: readonly string[]
  /** The issues that every package settles, and those that conditions lead to from them. */
  readonly issues: readonly string[]
  readonly linked: readonly string[]
  /** The minimal sets of acts that exclude every package, smallest first; none where there is a package. */
  readonly deadlocks: readonly Deadlock[]
  /** Whether these are all: false when the limit was reached or the search was stopped. */
  readonly complete: boolean
  readonly assumptions: readonly Assumption[]
}

/**
 * Why there is no package that all could agree on: every minimal set of acts which, as long as they stand, exclude every
 * package, whatever else is withdrawn. Without any one act of such a set, withdrawing others could leave a package. Empty
 * where a package is left (see `feasible`).
 *
 * A withdrawn act is read as if it had never been made, so an earlier act that it had overtaken counts again: a deadlock
 * may rest on such acts, which it names as `overtaken`.
 *
 * Exact. The sets can be many (their number may double with every act), hence `limit`; a hundred take milliseconds in a
 * negotiation of some dozens of parties and issues. Enumerated by MARCO (Liffiton et al. 2016). Throws `DemarcheError` for
 * unknown names, terms off their scales and a limit that is no whole number from 1 on.
 */
export function explainDeadlock<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options: DeadlockOptions<NoInfer<Names>> = {},
): DeadlockExplanation {
  const wide = checked(negotiation)
  const asked = readOptions(options, deadlockReaders) as DeadlockOptions
  return atOnce(explain(wide, asked), asked)
}

/** As `explainDeadlock`, in turns with other work, so that `signal` can stop it from outside. */
export async function explainDeadlockAsync<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options: DeadlockOptions<NoInfer<Names>> = {},
): Promise<DeadlockExplanation> {
  const wide = checked(negotiation)
  const asked = readOptions(options, deadlockReaders) as DeadlockOptions
  return inTurns(explain(wide, asked), asked)
}

const deadlockReaders: OptionReaders<DeadlockOptions> = { ...packageReaders, ...searchReaders, limit: asGiven }

/** The twin of `explainDeadlock` that returns the error instead of throwing it. */
export const safeExplainDeadlock: <Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options?: DeadlockOptions<NoInfer<Names>>,
) => Safe<DeadlockExplanation> = safe(explainDeadlock)

function* explain(negotiation: Negotiation, options: DeadlockOptions): Search<DeadlockExplanation> {
  const limit = wholeNumber('limit', options.limit ?? 100)
  const scope = scopeOf(negotiation, options)
  const { parties, issues, linked } = scope
  const { deadlocks, complete } = yield* deadlocksIn(scope, limit)
  return freeze(
    {
      parties,
      issues,
      linked,
      deadlocks: smallestFirst(negotiation, deadlocks),
      complete,
      assumptions: assumptionsOn(negotiation),
    },
    true,
  )
}

/** Up to `limit` deadlocks: the groups of issues give one in turn, as long as they have any. */
export function* deadlocksIn(scope: Scope, limit: number): Search<{ deadlocks: Deadlock[]; complete: boolean }> {
  const deadlocks: Deadlock[] = []
  let turns = scope.groups.map((group) => conflictsIn(scope, group))
  for (let steps = 0; turns.length > 0; ) {
    const again: typeof turns = []
    for (const turn of turns) {
      const next = yield* unlessStopped(nextConflict(turn), { steps: steps++, found: deadlocks.length })
      if (next === undefined) return { deadlocks, complete: false }
      if (next === 'none') continue
      if (deadlocks.length === limit) return { deadlocks, complete: false }
      deadlocks.push(deadlockOf(scope, next))
      again.push(turn)
    }
    turns = again
  }
  return { deadlocks, complete: true }
}

type Conflicts = Generator<readonly string[] | undefined, void, unknown>

/** The ids of the acts of each deadlock of a group; nothing where a step was taken without finding one. */
function* conflictsIn(scope: Scope, group: readonly string[]): Conflicts {
  if ((yield* packageIn(scope, group)) !== 'none') return
  const withdrawals = withdrawalsIn(scope, group)
  for (const conflict of minimalConflicts(withdrawals)) {
    yield conflict?.map((place) => withdrawals.acts[place] as string)
  }
}

function* nextConflict(conflicts: Conflicts): Steps<readonly string[] | 'none'> {
  for (;;) {
    const { done, value } = conflicts.next()
    if (done === true) return 'none'
    if (value !== undefined) return value
    yield undefined
  }
}
