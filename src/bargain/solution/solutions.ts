import { freeze } from 'immer'
import { type Safe, safe } from '../../model/errors.js'
import type { BargainingOptions } from '../options.js'
import { defineScenario, type ScenarioInput } from '../scenario.js'
import { bestPoints, type Solution } from './best.js'
import { gains, largestSum, leastSpread, lexicographic, product, relativeGains, worstOff } from './objective.js'

/**
 * The Nash solution (Nash 1950): the largest product of gains, Π (u − d), over the rational packages. On a set that is not
 * convex, as packages make it, there can be several (Kaneko 1980); all are returned. Where nobody can gain without another
 * gaining nothing, every product is 0, and the whole frontier is returned.
 */
export function nash(scenario: ScenarioInput, options: BargainingOptions = {}): Solution {
  return bestPoints(scenario, options, product)
}

/** The twin of `nash` that returns the error instead of throwing it. */
export const safeNash: (scenario: ScenarioInput, options?: BargainingOptions) => Safe<Solution> = safe(nash)

/**
 * The Kalai–Smorodinsky solution (Kalai & Smorodinsky 1975), for finitely many packages: the largest least relative gain,
 * max min (u − d) / (b − d), b being each party's best rational package. A party that can gain nothing is left out.
 */
export function kalaiSmorodinsky(scenario: ScenarioInput, options: BargainingOptions = {}): Solution {
  return bestPoints(scenario, options, worstOff(relativeGains))
}

/** The twin of `kalaiSmorodinsky` that returns the error instead of throwing it. */
export const safeKalaiSmorodinsky: (scenario: ScenarioInput, options?: BargainingOptions) => Safe<Solution> =
  safe(kalaiSmorodinsky)

/**
 * The egalitarian solution (Kalai 1977), for finitely many packages: the largest least gain, max min (u − d). Utilities are
 * compared between the parties as they are.
 */
export function egalitarian(scenario: ScenarioInput, options: BargainingOptions = {}): Solution {
  return bestPoints(scenario, options, worstOff(gains))
}

/** The twin of `egalitarian` that returns the error instead of throwing it. */
export const safeEgalitarian: (scenario: ScenarioInput, options?: BargainingOptions) => Safe<Solution> =
  safe(egalitarian)

/** The leximin solution (Sen 1970; Imai 1983 for bargaining): the least gain as large as it can be, then the next, and so on. */
export function leximin(scenario: ScenarioInput, options: BargainingOptions = {}): Solution {
  return bestPoints(scenario, options, lexicographic(gains))
}

/** The twin of `leximin` that returns the error instead of throwing it. */
export const safeLeximin: (scenario: ScenarioInput, options?: BargainingOptions) => Safe<Solution> = safe(leximin)

/** The utilitarian solution (Harsanyi 1955; Myerson 1981): the largest sum of gains, Σ (u − d), with utilities as they are. */
export function utilitarian(scenario: ScenarioInput, options: BargainingOptions = {}): Solution {
  return bestPoints(scenario, options, largestSum(gains))
}

/** The twin of `utilitarian` that returns the error instead of throwing it. */
export const safeUtilitarian: (scenario: ScenarioInput, options?: BargainingOptions) => Safe<Solution> =
  safe(utilitarian)

/**
 * Equal gains: of the efficient packages, those whose gains u − d differ least, max − min. It can be far from the best for the
 * worst-off party, which `egalitarian` finds. Its value is the difference, below 0.
 */
export function equalGain(scenario: ScenarioInput, options: BargainingOptions = {}): Solution {
  return bestPoints(scenario, options, leastSpread(gains))
}

/** The twin of `equalGain` that returns the error instead of throwing it. */
export const safeEqualGain: (scenario: ScenarioInput, options?: BargainingOptions) => Safe<Solution> = safe(equalGain)

/** The solutions of one scenario, each by its own function. */
export interface Solutions {
  readonly nash: Solution
  readonly kalaiSmorodinsky: Solution
  readonly egalitarian: Solution
  readonly leximin: Solution
  readonly utilitarian: Solution
  readonly equalGain: Solution
}

/**
 * All solutions on one frontier, which is worked out once. They describe what each principle singles out; none of them is what
 * the parties should agree to. Throws `DemarcheError` as `frontier` does.
 */
export function solutions(scenario: ScenarioInput, options: BargainingOptions = {}): Solutions {
  const given = defineScenario(scenario)
  return freeze({
    nash: nash(given, options),
    kalaiSmorodinsky: kalaiSmorodinsky(given, options),
    egalitarian: egalitarian(given, options),
    leximin: leximin(given, options),
    utilitarian: utilitarian(given, options),
    equalGain: equalGain(given, options),
  })
}

/** The twin of `solutions` that returns the error instead of throwing it. */
export const safeSolutions: (scenario: ScenarioInput, options?: BargainingOptions) => Safe<Solutions> = safe(solutions)
