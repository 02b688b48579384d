import { freeze } from 'immer'
import { type Safe, safe } from '../../model/errors.js'
import { type OptionReaders, readOptions } from '../../model/input.js'
import type { AnyNames } from '../../model/names.js'
import type { Negotiation } from '../../model/negotiation.js'
import { isEmpty } from '../../model/region.js'
import { at, positions } from '../../position/position.js'
import { checked } from '../../record/checked.js'
import { atOnce, inTurns, type Search, type SearchOptions, searchReaders } from '../search.js'
import type { Assumption } from '../weights.js'
import { actsInForce, assumptionsOn, type Deadlock } from './deadlock.js'
import { deadlocksIn } from './explainDeadlock.js'
import { type Outlook, possibleOutlook, shownOutlook } from './outlook.js'
import { type PackageSelection, packageReaders, type Scope, scopeOf } from './scope.js'

export interface FeasibleOptions<Names extends AnyNames = AnyNames> extends PackageSelection<Names>, SearchOptions {}

/** An issue on which some have shown to accept nothing. */
export interface Unshown {
  readonly issue: string
  readonly parties: readonly string[]
}

/** Whether there is a package that all could agree on. */
export interface Feasibility {
  readonly parties: readonly string[]
  /** The issues that every package settles, and those that conditions lead to from them. */
  readonly issues: readonly string[]
  readonly linked: readonly string[]
  /** Whether some package is ruled out by nobody, with one. */
  readonly possible: Outlook
  /** Where none is: a smallest reason, one of those that `explainDeadlock` lists. */
  readonly deadlock?: Deadlock
  /** Whether some package is shown to be accepted by all, with one. */
  readonly shown: Outlook
  /** Where nothing is shown: this is unknown, which is not the same as refused. */
  readonly unshown: readonly Unshown[]
  /** Ids of the acts that the positions on these issues rest on, and those behind conditions and refused packages. */
  readonly acts: readonly string[]
  readonly assumptions: readonly Assumption[]
}

/**
 * Whether there is a package, a value for every issue, that no party has ruled out; and the strong question, whether there
 * is one that every party has shown to accept. Beside the positions it takes into account conditions (`conditionFor`: a party
 * accepts the outcome only where its demand is met), packages that were refused as a whole (these terms together, whatever
 * else is settled), and the rules of coalitions. A package may leave an issue that only a condition leads to unsettled.
 *
 * Exact: interval scales are cut at the finitely many ends of the regions that were named, open ends included, and the rest
 * is decided by a satisfiability solver of its own, since few lines of it serve all the questions about packages and no
 * maintained package does so in a browser. In the worst case exponential in the issues that conditions and refused packages
 * tie together. The package that is returned has, on as many issues as go together in the order in which ties join them, a
 * value that those accept who have shown to accept anything.
 *
 * Throws `DemarcheError` for unknown names and terms off their scales.
 */
export function feasible<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options: FeasibleOptions<NoInfer<Names>> = {},
): Feasibility {
  const wide = checked(negotiation)
  const asked = readOptions(options, feasibleReaders) as FeasibleOptions
  return atOnce(answer(wide, asked), asked)
}

/** As `feasible`, in turns with other work, so that `signal` can stop it from outside. */
export async function feasibleAsync<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options: FeasibleOptions<NoInfer<Names>> = {},
): Promise<Feasibility> {
  const wide = checked(negotiation)
  const asked = readOptions(options, feasibleReaders) as FeasibleOptions
  return inTurns(answer(wide, asked), asked)
}

const feasibleReaders: OptionReaders<FeasibleOptions> = { ...packageReaders, ...searchReaders }

/** The twin of `feasible` that returns the error instead of throwing it. */
export const safeFeasible: <Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options?: FeasibleOptions<NoInfer<Names>>,
) => Safe<Feasibility> = safe(feasible)

function* answer(negotiation: Negotiation, options: FeasibleOptions): Search<Feasibility> {
  const scope = scopeOf(negotiation, options)
  const { parties, issues, linked } = scope
  const possible = yield* possibleOutlook(scope)
  const why = possible.answer === 'no' ? (yield* deadlocksIn(scope, 1)).deadlocks[0] : undefined
  const shown = possible.answer === 'no' ? possible : yield* shownOutlook(scope)
  return freeze(
    {
      parties,
      issues,
      linked,
      possible,
      ...(why === undefined ? {} : { deadlock: why }),
      shown,
      unshown: unshownIn(scope),
      acts: [...actsInForce(scope)],
      assumptions: assumptionsOn(negotiation),
    },
    true,
  )
}

function unshownIn({ negotiation, parties, issues }: Scope): Unshown[] {
  const all = positions(negotiation)
  return issues
    .map((issue) => ({ issue, parties: parties.filter((party) => isEmpty(at(all, party, issue).inner)) }))
    .filter((one) => one.parties.length > 0)
}
