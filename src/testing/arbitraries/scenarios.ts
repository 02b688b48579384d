import * as fc from 'fast-check'
import type { ActInput } from '../../model/actInput.js'
import type { Negotiation } from '../../model/negotiation.js'
import { seal } from '../../record/checked.js'
import { defineNegotiation } from '../../record/define.js'
import { recordAll } from '../../record/record.js'
import { type ActDraw, actDraws } from './actDraws.js'
import { actFrom } from './acts.js'
import { type Definition, type DefinitionDraw, definitionDraws, definitionFrom } from './definitions.js'
import { type IdStyle, idStyles } from './ids.js'
import { type Plan, type PlanDraw, planDraws, planFrom } from './plan.js'
import { printAs, printNegotiation, printScenario } from './print.js'
import type { Recording } from './recording.js'
import { leastOf, lengths, refuseShape, type Shape, usual } from './shape.js'
import { Shrinking } from './shrinking.js'
import { type Least, smallerScenarios } from './shrinkScenario.js'

/** What a negotiation is made of, before it is made: laws change this and compare what follows. */
export interface Scenario {
  readonly definition: Definition
  /** Valid in this order. */
  readonly acts: readonly ActInput[]
}

/** The negotiation that a scenario tells of. */
export function build({ definition, acts }: Scenario): Negotiation {
  return recordAll(defineNegotiation(definition) as Negotiation, acts)
}

/**
 * Definitions with acts that can be recorded in their order. Nothing is thrown away: every draw is a scenario. They shrink to
 * the fewest parties, issues and acts, with one-letter ids, and a counterexample prints as code that builds it.
 *
 * Throws `DemarcheError` for a shape that cannot be, some of them as late as a scenario is drawn.
 */
export function scenarios(shape: Shape = {}): fc.Arbitrary<Scenario> {
  const drawn = fc.tuple(scenarioDraws(shape), idStyles).map(([draw, idOf]) => scenarioFrom(shape, draw, idOf))
  const { linkages, contradictions, unknown } = shape
  // What these ask for may be lost with any act.
  if (typeof linkages !== 'boolean' && (linkages ?? contradictions ?? unknown) !== undefined) return drawn
  return new Shrinking(drawn, (scenario) => smallerThan(scenario, leastOf(shape)))
}

function* smallerThan(scenario: Scenario, least: Least): Generator<Scenario> {
  for (const smaller of smallerScenarios(scenario, least)) yield printAs(smaller, printScenario)
}

/** Two scenarios that differ in nothing but what parties, issues and acts are called. */
export function renamings(shape: Shape = {}): fc.Arbitrary<readonly [Scenario, Scenario]> {
  return fc
    .tuple(scenarioDraws(shape), idStyles, idStyles)
    .map(([draw, ...styles]) => styles.map((idOf) => scenarioFrom(shape, draw, idOf)) as [Scenario, Scenario])
}

interface ScenarioDraw {
  readonly definition: DefinitionDraw
  readonly acts: readonly ActDraw[]
  readonly plan: PlanDraw
}

function scenarioDraws(shape: Shape): fc.Arbitrary<ScenarioDraw> {
  return fc.record({
    definition: definitionDraws(shape),
    acts: fc.array(actDraws, lengths('acts', shape.acts ?? usual.acts)),
    plan: planDraws(shape),
  })
}

function scenarioFrom(
  shape: Shape,
  { definition: drawn, acts: draws, plan: planDraw }: ScenarioDraw,
  idOf: IdStyle,
): Scenario {
  const definition = definitionFrom(drawn, idOf)
  const plan = planFrom(definition, shape, planDraw)
  const free = draws.length - plan.closing.length
  if (free < 0) {
    refuseShape('acts', `at least ${plan.closing.length}, as many as the rest of the shape asks for`, draws.length)
  }
  const first = freely(definition, idOf, plan, shape, draws.slice(0, free))
  const last = plan.closing.map((act, i) => ({ ...act, id: idOf('act', first.length + i) }) as ActInput)
  return printAs({ definition, acts: [...first, ...last] }, printScenario)
}

/** Acts one after the other, so that answers and withdrawals name acts that are there. */
function freely(
  definition: Definition,
  idOf: IdStyle,
  plan: Plan,
  shape: Shape,
  draws: readonly ActDraw[],
): ActInput[] {
  const issues = Object.keys(definition.issues)
  const issuesFor = (party: string) => issues.filter((issue) => !plan.isSilent(party, issue))
  const makers = Object.keys(definition.parties).filter((party) => issuesFor(party).length > 0)
  if (makers.length === 0 && draws.length > 0)
    refuseShape('acts', 'none, since nothing of any position is to be known', draws.length)
  const acts: ActInput[] = []
  for (const draw of draws) {
    const recording: Recording = {
      definition,
      acts,
      makers,
      issuesFor,
      id: idOf('act', acts.length),
      linkages: shape.linkages === true,
    }
    acts.push(actFrom(recording, draw, shape.context === true))
  }
  return acts
}

/** Negotiations of a requested shape; see `scenarios`. */
export function negotiations(shape: Shape = {}): fc.Arbitrary<Negotiation> {
  // The scenario prints itself; what is made of it is another object.
  return scenarios(shape).map((scenario) => seal(printAs({ ...build(scenario) }, () => printNegotiation(scenario))))
}
