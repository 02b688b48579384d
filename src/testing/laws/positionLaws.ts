import * as fc from 'fast-check'
import type { Negotiation } from '../../model/negotiation.js'
import { contains, isSubset, sameRegion } from '../../model/region.js'
import type { Scale } from '../../model/scale.js'
import { type Position, position, positions } from '../../position/position.js'
import { record } from '../../record/record.js'
import { probesOf } from '../arbitraries/scales.js'
import { build, scenarios } from '../arbitraries/scenarios.js'
import { pointPosition } from '../oracles/pointPosition.js'
import { cellsOf } from './cases.js'
import { claim, equal, same } from './claims.js'
import { type Law, law } from './law.js'

const many = scenarios({ acts: { min: 0, max: 20 } })

function scaleOf(negotiation: Negotiation, issue: string): Scale {
  return negotiation.issues[issue]?.scale as Scale
}

const definition = law(
  'definition',
  'A position is what the definition says, value by value.',
  fc.property(many, (scenario) => {
    const talks = build(scenario)
    for (const [party, issue] of cellsOf(talks)) {
      const { inner, outer } = position(talks, party, issue)
      const probes = probesOf(scaleOf(talks, issue))
      const expected = pointPosition(talks, party, issue)
      const found = {
        inner: probes.map((one) => contains(inner, one)),
        outer: probes.map((one) => contains(outer, one)),
      }
      equal(found, expected, `the position of ${party} on ${issue}, probe by probe`)
    }
  }),
)

const table = law(
  'table',
  'Positions are one table, worked out once, and the same as asked for one by one.',
  fc.property(scenarios(), (scenario) => {
    const talks = build(scenario)
    const all = positions(talks)
    same(positions(talks), all, 'the table when asked again')
    for (const [party, issue] of cellsOf(talks))
      same(position(talks, party, issue), all[party]?.[issue], `${party} on ${issue}`)
  }),
)

/** What a party accepts, has not ruled out and wants best on an issue, and on which acts that rests. */
export type PositionReading = (
  negotiation: Negotiation,
  party: string,
  issue: string,
) => Pick<Position, 'inner' | 'outer' | 'ideal' | 'salience' | 'acts'>

/** What every reading of positions out of a record has to obey; by default, and with two laws more, the library's own. */
export function positionLaws(read?: PositionReading): readonly Law[] {
  return read === undefined ? [definition, ...readingLaws(position), table] : readingLaws(read)
}

function readingLaws(read: PositionReading): readonly Law[] {
  return [
    law(
      'consistency',
      'No value is shown as accepted that is ruled out.',
      fc.property(many, (scenario) => {
        const talks = build(scenario)
        for (const [party, issue] of cellsOf(talks)) {
          const { inner, outer } = read(talks, party, issue)
          claim(isSubset(scaleOf(talks, issue), inner, outer), `${party} accepts on ${issue} what it rules out`)
        }
      }),
    ),
    law(
      'ideal',
      'What a party wants best is not ruled out by it.',
      fc.property(many, (scenario) => {
        const talks = build(scenario)
        for (const [party, issue] of cellsOf(talks)) {
          const { ideal, outer } = read(talks, party, issue)
          if (ideal !== undefined) claim(contains(outer, ideal), `${party} wants ${ideal} on ${issue} and rules it out`)
        }
      }),
    ),
    law(
      'grounds',
      'A position rests on the acts that it names: the others can be left out.',
      fc.property(scenarios({ coalitions: 0 }), (scenario) => {
        const talks = build(scenario)
        for (const [party, issue] of cellsOf(talks)) {
          const whole = read(talks, party, issue)
          const needed = withAnswered(talks, whole.acts)
          const kept = scenario.acts.filter((act) => needed.has(act.id))
          const again = read(record(build({ ...scenario, acts: [] }), ...kept), party, issue)
          claim(sameRegion(again.inner, whole.inner), `what ${party} accepts on ${issue} rests on other acts too`)
          claim(sameRegion(again.outer, whole.outer), `what ${party} rules out on ${issue} rests on other acts too`)
          // An ideal point may have been given up by an act that no longer matters otherwise: only one that is there is named.
          if (whole.ideal !== undefined) equal(again.ideal, whole.ideal, `the ideal point of ${party} on ${issue}`)
          equal(again.salience, whole.salience, `the salience for ${party} of ${issue}`)
        }
      }),
    ),
  ]
}

/** The acts, and those that they answer, without which they cannot be recorded. */
function withAnswered(talks: Negotiation, acts: readonly string[]): Set<string> {
  const answered = talks.acts.flatMap((act) =>
    acts.includes(act.id) && 'answers' in act && act.answers !== undefined ? [act.answers] : [],
  )
  return new Set([...acts, ...answered])
}
