import { wholeNumber } from '../../gap/agreement/wholeNumber.js'
import { failAt } from '../../model/errors.js'
import { type BargainingAssumption, type Disagreement, disagreementPoint } from '../options.js'
import { defineScenario, type Scenario, type ScenarioInput } from '../scenario.js'
import { type Menu, menuOf } from './menu.js'
import { leastOf, type Payoffs, payoffsOf } from './payoffs.js'

export interface TableOptions {
  /** What the parties have without agreement. Default `reservation`. */
  readonly disagreement?: Disagreement
  /** The most packages to choose from. Default 1,000,000. */
  readonly enumerate?: number
  /** Into how many steps a continuous scale is divided at least. Default 20. */
  readonly resolution?: number
}

/** What does not change from one run to the next. */
export interface Table {
  readonly scenario: Scenario
  readonly parties: readonly string[]
  readonly payoffs: Payoffs
  readonly menus: readonly Menu[]
  readonly least: readonly number[]
  /** What the worst package is worth to each, of those that it can agree to. */
  readonly worst: readonly number[]
  readonly assumptions: readonly BargainingAssumption[]
}

/** Values the packages and sorts them for each party. */
export function tableOf(input: ScenarioInput, options: TableOptions): Table {
  const scenario = defineScenario(input)
  const parties = Object.keys(scenario.preferences)
  if (parties.length < 2) {
    failAt(['preferences'], { code: 'inconsistent', expected: 'at least two parties', found: parties.join(', ') })
  }
  const { disagreement = 'reservation', enumerate = 1_000_000, resolution = 20 } = options ?? {}
  const payoffs = payoffsOf(scenario, wholeNumber('enumerate', enumerate), wholeNumber('resolution', resolution))
  const worst = payoffs.utilities.map(leastOf)
  const { utilities: least, assumptions } = disagreementPoint(scenario, disagreement, worst)
  return { scenario, parties, payoffs, menus: least.map((at, p) => menuOf(payoffs, p, at)), least, worst, assumptions }
}
