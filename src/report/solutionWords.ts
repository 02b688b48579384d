import type { BargainingOptions } from '../bargain/options.js'
import type { Scenario } from '../bargain/scenario.js'
import type { Solution } from '../bargain/solution/best.js'
import { egalitarian, kalaiSmorodinsky, leximin, nash, utilitarian } from '../bargain/solution/solutions.js'

/** A solution by its name. */
export interface NamedSolution {
  readonly name: string
  readonly solution: Solution
}

/** The solutions that a report tells, in this order. */
export function namedSolutions(scenario: Scenario, options: BargainingOptions): NamedSolution[] {
  return [
    { name: 'Nash', solution: nash(scenario, options) },
    { name: 'Kalai–Smorodinsky', solution: kalaiSmorodinsky(scenario, options) },
    { name: 'egalitarian', solution: egalitarian(scenario, options) },
    { name: 'leximin', solution: leximin(scenario, options) },
    { name: 'utilitarian', solution: utilitarian(scenario, options) },
  ]
}
