import { freeze } from 'immer'
import { type Safe, safe } from '../../model/errors.js'
import { asGiven, type OptionReaders, readFlag, readOptions } from '../../model/input.js'
import type { AnyNames, IssueId } from '../../model/names.js'
import type { Negotiation } from '../../model/negotiation.js'
import { at, positions } from '../../position/position.js'
import { checked } from '../../record/checked.js'
import { type PackageSelection, packageReaders, type Scope, scopeOf } from '../agreement/scope.js'
import { wholeNumber } from '../agreement/wholeNumber.js'
import { assumptionsOf } from '../gap.js'
import { atOnce, inTurns, type Search, type SearchOptions, searchReaders } from '../search.js'
import { type Assumption, readWeights, type Weights } from '../weights.js'
import { type BridgePackage, packageOf } from './bridgePackage.js'
import { leastPackages } from './leastPackages.js'
import { assertObjective, type Objective } from './objective.js'
import { problemOf } from './problem.js'
import { type Frontier, frontierOf } from './tradeOff.js'

export interface BridgeOptions<Names extends AnyNames = AnyNames> extends PackageSelection<Names>, SearchOptions {
  /** Default `total`. */
  readonly objective?: Objective
  /** How much each issue weighs; see `Weights`. Default `salience`. */
  readonly weights?: Weights<IssueId<Names>>
  /** How many packages to list, at least 1. Default 20. */
  readonly limit?: number
  /** Whether to work out the trade-off between the total and the worst-off party too, which takes longer. Default: no. */
  readonly tradeOff?: boolean
  /** How many cases to look at for one question before the best found is returned. Default 1,000. */
  readonly lookAt?: number
}

/** How far the total has to rise for the worst-off party to have less to give. */
export interface TradeOff {
  /** None is better than another both in total and for the worst-off party. The best for the worst-off party first. */
  readonly packages: readonly BridgePackage[]
  /**
   * What lies between two neighbours of the list. `nothing`: these are all. `line`: packages on the straight line between
   * them, these are its corners. `noneBelowLine`: perhaps others, but none below that line.
   */
  readonly between: Frontier['between']
  /** Whether the list holds all of what it says. */
  readonly complete: boolean
}

/** Packages that leave the least shortfall. */
export interface Bridge {
  readonly objective: Objective
  readonly parties: readonly string[]
  /** The issues that every package settles, and those that conditions lead to from them, which it settles too. */
  readonly issues: readonly string[]
  readonly linked: readonly string[]
  readonly packages: readonly BridgePackage[]
  /** Whether there are, or may be, others that are as good. */
  readonly more: boolean
  /** No package has less: of the total, or of the worst-off party's shortfall for the other objectives. */
  readonly bound: number
  /** Whether nothing is better than these; false when the search was stopped or looked at as much as it may. */
  readonly complete: boolean
  readonly tradeOff?: TradeOff
  /** Parties of which nothing is known on these issues: they look as if they gave nothing, but that is not known either. */
  readonly unknown: readonly string[]
  readonly assumptions: readonly Assumption[]
}

/**
 * Packages, a value for every issue, that leave the least shortfall: for all parties together, for the worst-off one, or by
 * leximin (the largest shortfall least, then the next largest, and so on; Sen 1970). A party's shortfall is how far a package
 * is from the nearest one that the party has not ruled out: Σ weight × distance over the issues (city-block), in scale spans
 * from 0 to 1, the weights being the party's own and summing to 1; so all parties count alike. What a party has not ruled out
 * are packages within its positions that meet its conditions and are not within one that it refused as a whole. Where that
 * leaves nothing, on an issue or on issues that its rules tie together, each of these issues counts as 1 away. An open end
 * counts as reached: "less than 20" is 0 away from 20, but 20 is still told as something to give. The packages describe what
 * the record leaves, not what anybody should do.
 *
 * `total`: of the packages with the least total, all that take the fewest steps (a party and an issue on which it would
 * have to give), so that where `feasible` says yes nobody has ruled them out; each stands for all that ask the same of every
 * party. `worstOff` (ties by total) and `leximin`: the best packages, one at least for each combination of options, though
 * not all of those that differ on interval scales only. Shortfalls are exact to 1e-9.
 *
 * Cost: `total` is linear in the values that the record tells apart where nothing ties issues together; conditions and
 * refused packages, and for the other objectives options, are searched by branch and bound, exponential at worst, hence
 * `lookAt`. Throws `DemarcheError` for unknown names, terms off their scales, unusable weights, another objective, and counts
 * that are no whole number from 1 on.
 */
export function bridge<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options: BridgeOptions<NoInfer<Names>> = {},
): Bridge {
  const wide = checked(negotiation)
  const asked = readOptions(options, bridgeReaders) as BridgeOptions
  return atOnce(bridges(wide, asked), asked)
}

/** As `bridge`, in turns with other work, so that `signal` can stop it from outside. */
export async function bridgeAsync<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options: BridgeOptions<NoInfer<Names>> = {},
): Promise<Bridge> {
  const wide = checked(negotiation)
  const asked = readOptions(options, bridgeReaders) as BridgeOptions
  return inTurns(bridges(wide, asked), asked)
}

export const bridgeReaders: OptionReaders<BridgeOptions> = {
  ...packageReaders,
  ...searchReaders,
  objective: asGiven,
  weights: readWeights,
  limit: asGiven,
  tradeOff: readFlag,
  lookAt: asGiven,
}

/** The twin of `bridge` that returns the error instead of throwing it. */
export const safeBridge: <Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options?: BridgeOptions<NoInfer<Names>>,
) => Safe<Bridge> = safe(bridge)

function* bridges(negotiation: Negotiation, options: BridgeOptions): Search<Bridge> {
  const { objective = 'total', weights = 'salience' } = options
  assertObjective(objective)
  const limit = wholeNumber('limit', options.limit ?? 20)
  const lookAt = wholeNumber('lookAt', options.lookAt ?? 1_000)
  const scope = scopeOf(negotiation, options)
  const { parties, issues, linked } = scope
  const problem = problemOf(scope, weights)
  const { packages, more, bound, complete, cheapest } = yield* leastPackages(problem, objective, limit, lookAt)
  const frontier = options.tradeOff === true ? yield* frontierOf(problem, limit, lookAt, [cheapest]) : undefined
  const tradeOff = frontier && {
    packages: frontier.found.map(({ points }) => packageOf(problem, points)),
    between: frontier.between,
    complete: frontier.complete,
  }
  return freeze(
    {
      objective,
      parties,
      issues,
      linked,
      packages,
      more,
      bound,
      complete,
      ...(tradeOff === undefined ? {} : { tradeOff }),
      unknown: unknownIn(scope),
      assumptions: assumptionsOf(negotiation, problem.weights),
    },
    true,
  )
}

/** Parties without a position or a rule on any of the issues. */
function unknownIn({ negotiation, parties, rules, groups }: Scope): string[] {
  const all = positions(negotiation)
  return parties.filter((party) => {
    const { linkages = [], refused = [] } = rules.get(party) ?? {}
    return linkages.length + refused.length === 0 && !groups.flat().some((issue) => at(all, party, issue).known)
  })
}
