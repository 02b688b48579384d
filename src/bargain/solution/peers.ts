import { type Safe, safe } from '../../model/errors.js'
import { readFields } from '../../model/input.js'
import { disagreementPoint, type FoldingOptions } from '../options.js'
import { defineScenario, type ScenarioInput } from '../scenario.js'
import { bestPoints, type Solution } from './best.js'
import { gains, leastDifferences, leastSpread, product, relativeGains, worstOff } from './objective.js'

const asNegmas = (options: FoldingOptions) => ({ ...readFields(options), disagreement: 'negmas' }) as const

/**
 * The Nash point as NegMAS 0.15 has it: as `nash`, but what a party has without agreement is its worst package where that is
 * better than its reservation.
 */
export function negmasNash(scenario: ScenarioInput, options: FoldingOptions = {}): Solution {
  return bestPoints(scenario, asNegmas(options), product)
}

/** The twin of `negmasNash` that returns the error instead of throwing it. */
export const safeNegmasNash: (scenario: ScenarioInput, options?: FoldingOptions) => Safe<Solution> = safe(negmasNash)

/** The Kalai point as NegMAS 0.15 has it: as `egalitarian`, with its disagreement point. */
export function negmasKalai(scenario: ScenarioInput, options: FoldingOptions = {}): Solution {
  return bestPoints(scenario, asNegmas(options), worstOff(gains))
}

/** The twin of `negmasKalai` that returns the error instead of throwing it. */
export const safeNegmasKalai: (scenario: ScenarioInput, options?: FoldingOptions) => Safe<Solution> = safe(negmasKalai)

/**
 * The Kalai–Smorodinsky point as NegMAS 0.15 has it: the efficient packages whose relative gains differ least, max − min,
 * the ideal being the best of all packages, rational or not. It is not the maximin that Kalai and Smorodinsky define.
 */
export function negmasKalaiSmorodinsky(scenario: ScenarioInput, options: FoldingOptions = {}): Solution {
  return bestPoints(scenario, asNegmas(options), leastSpread(relativeGains), (stakes, { most }) => ({
    ...stakes,
    ideal: most,
  }))
}

/** The twin of `negmasKalaiSmorodinsky` that returns the error instead of throwing it. */
export const safeNegmasKalaiSmorodinsky: (scenario: ScenarioInput, options?: FoldingOptions) => Safe<Solution> =
  safe(negmasKalaiSmorodinsky)

/** The Nash point as GENIUS 10 has it: as `nash`, over all efficient packages, be they rational or not. */
export function geniusNash(scenario: ScenarioInput, options: FoldingOptions = {}): Solution {
  const given = defineScenario(scenario)
  return bestPoints(given, { ...readFields(options), disagreement: 'minimum' }, product, (stakes, { least }) => ({
    ...stakes,
    disagreement: disagreementPoint(given, 'reservation', least).utilities,
  }))
}

/** The twin of `geniusNash` that returns the error instead of throwing it. */
export const safeGeniusNash: (scenario: ScenarioInput, options?: FoldingOptions) => Safe<Solution> = safe(geniusNash)

/**
 * The Kalai–Smorodinsky point as GENIUS 10 has it: of all efficient packages, rational or not, those with the least sum of
 * differences |u − v| over all pairs of parties, the utilities as they are.
 */
export function geniusKalaiSmorodinsky(scenario: ScenarioInput, options: FoldingOptions = {}): Solution {
  return bestPoints(
    scenario,
    { ...readFields(options), disagreement: 'minimum' },
    leastDifferences((utilities) => utilities),
  )
}

/** The twin of `geniusKalaiSmorodinsky` that returns the error instead of throwing it. */
export const safeGeniusKalaiSmorodinsky: (scenario: ScenarioInput, options?: FoldingOptions) => Safe<Solution> =
  safe(geniusKalaiSmorodinsky)
