import * as fc from 'fast-check'
import type { Metric } from '../../gap/metric.js'
import type { GapOptions } from '../../gap/options.js'
import { build, type Scenario, scenarios } from '../arbitraries/scenarios.js'
import { pairsOf } from './cases.js'

/** A question about two parties of a scenario. */
export interface Asked {
  readonly scenario: Scenario
  readonly pair: readonly [string, string]
  readonly options: GapOptions
}

/** The built-in metrics, and one that is not. */
export const metrics: readonly Metric[] = [
  'cityBlock',
  'euclidean',
  'maximum',
  (distances) => Math.max(0, ...distances) / 2,
]

/** Some weights for the first, second and third issue. */
const ownWeights = [3, 1, 0]

/** Scenarios of up to so many acts, two of their parties (now and then the same one twice), and options. */
export function asked(mostActs: number): fc.Arbitrary<Asked> {
  const draws = fc.record({
    scenario: scenarios({ acts: { min: 0, max: mostActs } }),
    which: fc.nat(),
    isSelf: fc.nat({ max: 7 }).map((draw) => draw === 7),
    metric: fc.constantFrom(...metrics),
    weights: fc.constantFrom('salience', 'equal', 'own'),
  })
  return draws.map(({ scenario, which, isSelf, metric, weights }) => {
    const pairs = pairsOf(build(scenario))
    const [a, b] = pairs[which % pairs.length] as readonly [string, string]
    const own = Object.keys(scenario.definition.issues).map((issue, i) => [issue, ownWeights[i] as number])
    return {
      scenario,
      pair: [a, isSelf ? a : b],
      options: { metric, weights: weights === 'own' ? Object.fromEntries(own) : weights },
    }
  })
}
