import type { BargainingOptions } from '../bargain/options.js'
import type { ScenarioInput } from '../bargain/scenario.js'
import type { Solution } from '../bargain/solution/best.js'
import { egalitarian, kalaiSmorodinsky, leximin, nash, utilitarian } from '../bargain/solution/solutions.js'
import { asGiven, type OptionReaders, readData } from '../model/input.js'

/** A solution by its name. */
export interface NamedSolution {
  readonly name: string
  /** What stands for it in a table. */
  readonly sign: string
  readonly solution: Solution
}

/** The solutions that a report tells, in this order. */
export function namedSolutions(scenario: ScenarioInput, options: BargainingOptions): NamedSolution[] {
  return [
    { name: 'Nash', sign: 'N', solution: nash(scenario, options) },
    { name: 'Kalai–Smorodinsky', sign: 'K', solution: kalaiSmorodinsky(scenario, options) },
    { name: 'egalitarian', sign: 'E', solution: egalitarian(scenario, options) },
    { name: 'leximin', sign: 'L', solution: leximin(scenario, options) },
    { name: 'utilitarian', sign: 'U', solution: utilitarian(scenario, options) },
  ]
}

/** Checked where the frontier is worked out. */
export const bargainingReaders: OptionReaders<BargainingOptions> = {
  tolerance: asGiven,
  epsilon: asGiven,
  limit: asGiven,
  enumerate: asGiven,
  resolution: asGiven,
  disagreement: readData,
}
