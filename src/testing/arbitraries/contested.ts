import * as fc from 'fast-check'
import type { ActInput } from '../../model/actInput.js'
import type { Scale } from '../../model/scale.js'
import { dayOf } from './actDraws.js'
import { freeId } from './acts.js'
import { printAs, printScenario } from './print.js'
import { pick } from './recording.js'
import { type RegionDraw, regionDraws, regionOn } from './regions.js'
import { scales } from './scales.js'
import { type Scenario, scenarios } from './scenarios.js'
import type { Shape } from './shape.js'

/** Raw numbers that become a stand of some party on some issue. */
interface StandDraw {
  readonly by: number
  readonly issue: number
  readonly refuses: boolean
  readonly region: RegionDraw
}

const standDraws = fc.record({
  by: fc.nat({ max: 20 }),
  issue: fc.nat({ max: 20 }),
  refuses: fc.boolean(),
  region: regionDraws,
})

/** Up to four parties weigh up to three issues. */
const weightDraws = fc.option(fc.array(fc.nat({ max: 8 }), { minLength: 12, maxLength: 12 }), { freq: 2 })

/**
 * Scenarios in which parties that are no coalitions say how much each issue matters to them (all of them or none), insist on
 * outcomes and refuse others before anything else happens: often no package is left that nobody has ruled out.
 */
export function contested(shape: Shape): fc.Arbitrary<Scenario> {
  return fc
    .tuple(scenarios({ linkages: true, ...shape }), weightDraws, fc.array(standDraws, { maxLength: 12, size: 'max' }))
    .map(([scenario, weights, stands]) => printAs(opened(scenario, weights ?? [], stands), printScenario))
}

function opened({ definition, acts }: Scenario, weights: readonly number[], stands: readonly StandDraw[]): Scenario {
  const parties = Object.keys(definition.parties).filter((id) => definition.parties[id]?.kind !== 'coalition')
  const issues = Object.keys(definition.issues)
  const cells = parties.flatMap((by) => issues.map((issue) => ({ by, issue })))
  const weighing = weights
    .slice(0, cells.length)
    .map((eighths, i) => ({ kind: 'statement', ...cells[i], salience: eighths / 8 }))
  const insisting = stands.map((draw) => {
    const issue = pick(issues, draw.issue)
    const region = regionOn(definition.issues[issue]?.scale as Scale, draw.region)
    const stand = draw.refuses ? { kind: 'rejection' } : { kind: 'statement', firmness: 'firm' }
    return { ...stand, by: pick(parties, draw.by), issue, region }
  })
  const before: ActInput[] = []
  for (const said of [...weighing, ...insisting]) {
    before.push({ id: freeId([...acts, ...before]), date: dayOf(0), ...said } as ActInput)
  }
  return { definition, acts: [...before, ...acts] }
}

const optionScales = scales.map((scale): Scale => (scale.kind === 'interval' ? { kind: 'binary' } : scale))

const lines: fc.Arbitrary<Scale> = fc
  .integer({ min: 1, max: 16 })
  .map((max): Scale => ({ kind: 'interval', min: 0, max, unit: 'units' }))

/** On one or two issues, of which most are lines: there the best packages lie at ends of regions, and between them. */
export const onFewIssues = contested({
  scale: fc.oneof(scales, { weight: 2, arbitrary: lines }),
  parties: { min: 2, max: 3 },
  acts: { min: 0, max: 8 },
  issues: { min: 1, max: 2 },
})

/** On issues with finitely many values, so that every package is one of probes. */
export const ofOptions = contested({ scale: optionScales, acts: { min: 0, max: 10 } })

export const ofBothKinds: fc.Arbitrary<Scenario> = fc.oneof(onFewIssues, ofOptions)
