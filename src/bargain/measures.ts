import { freeze } from 'immer'
import { type Safe, safe } from '../model/errors.js'
import { surface } from './frontier.js'
import type { BargainingAssumption, BargainingOptions } from './options.js'
import { defineScenario, type ScenarioInput } from './scenario.js'
import { bestPoints } from './solution/best.js'
import { largestSum, type Measure, nearness, relativeGains } from './solution/objective.js'

/** How hard a scenario is, and how much there is to create. Numbers are absent where no package is rational. */
export interface Measures {
  /**
   * How far the parties are from all having their best: the distance (Euclidean) from the ideal, (1, …, 1) in relative gains,
   * to the nearest rational package. 0 to the root of the number of parties. After Baarslag et al. 2013, with gains for
   * utilities.
   */
  readonly opposition?: number
  /** The same as NegMAS 0.15 has it: with utilities divided by each party's largest, not gains. */
  readonly negmasOpposition?: number
  /**
   * How much more there is to have than in dividing a fixed pie: (max Σ relative gains − 1) / (parties − 1). 0 where all that
   * one gains another loses (the distributive case of Walton & McKersie 1965), 1 where all can have their best at once; it can
   * be below 0, where even the best package is worse than a lottery over the parties' best ones. Absent for one party.
   */
  readonly integrativePotential?: number
  readonly exact: boolean
  readonly assumptions: readonly BargainingAssumption[]
}

const ofLargest =
  (most: readonly number[]): Measure =>
  (utilities) =>
    utilities.map((utility, p) => utility / (most[p] as number))

/** Measures of a scenario; see `Measures`. The share of rational packages is for `rationalPackages`. */
export function measures(scenario: ScenarioInput, options: BargainingOptions = {}): Measures {
  const given = defineScenario(scenario)
  const near = bestPoints(given, options, nearness(relativeGains))
  const { parties, exact, assumptions } = near
  if (near.points.length === 0) return freeze({ exact, assumptions }, true)
  const { most } = surface(given, options)
  const negmas = bestPoints(given, options, nearness(ofLargest(most)))
  const largest = bestPoints(given, options, largestSum(relativeGains)).value[0] as number
  return freeze(
    {
      opposition: distance(near.value),
      negmasOpposition: distance(negmas.value),
      ...(parties.length > 1 ? { integrativePotential: (largest - 1) / (parties.length - 1) } : {}),
      exact,
      assumptions,
    },
    true,
  )
}

/** The twin of `measures` that returns the error instead of throwing it. */
export const safeMeasures: (scenario: ScenarioInput, options?: BargainingOptions) => Safe<Measures> = safe(measures)

function distance(value: readonly number[]): number {
  return Math.max(0, -(value[0] as number))
}
