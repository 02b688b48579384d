import type * as fc from 'fast-check'
import type { Negotiation } from '../../model/negotiation.js'
import { undo } from '../../record/history.js'
import { dayOf } from './actDraws.js'
import { printAs, printScenario } from './print.js'
import { build, type Scenario, scenarios } from './scenarios.js'
import type { Shape } from './shape.js'

/** Scenarios with an act a day: they are read in the order in which they are recorded. */
export function actADay(shape: Shape = {}): fc.Arbitrary<Scenario> {
  return scenarios(shape).map(daily)
}

/** The same acts, the first on the first day, the second on the second … */
export function daily({ definition, acts }: Scenario): Scenario {
  return printAs({ definition, acts: acts.map((act, i) => ({ ...act, date: dayOf(i) })) }, printScenario)
}

/** A negotiation, and its states after none, one, two … of its acts. */
export interface History {
  readonly talks: Negotiation
  readonly states: readonly Negotiation[]
}

/** Of a scenario with an act a day, so that taking back the last acts gives the states in which it is read. */
export function historyOf(scenario: Scenario): History {
  const talks = build(scenario)
  return { talks, states: [...scenario.acts.map((_, i) => undo(talks, scenario.acts.length - i)), talks] }
}

/** Which act it is: the first is 0. */
export function placeOf(talks: Negotiation, id: string): number {
  return talks.acts.findIndex((act) => act.id === id)
}

/** The states before and after an act. */
export function statesAround(
  { talks, states }: History,
  id: string,
): readonly [before: Negotiation, after: Negotiation] {
  const place = placeOf(talks, id)
  return [states[place] as Negotiation, states[place + 1] as Negotiation]
}
