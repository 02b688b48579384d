import { contains, isSubset, type Negotiation, position, positions, record, type Scale, sameRegion } from 'demarche'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pointPosition } from '../support/oracle.js'
import { build, cellsOf, probesOf, scenarios } from '../support/scenarios.js'

const scaleOf = (negotiation: Negotiation, issue: string) => negotiation.issues[issue]?.scale as Scale

describe('positions', () => {
  it('should be what the definition says, value by value', () => {
    fc.assert(
      fc.property(scenarios({ maxActs: 20 }), (scenario) => {
        const talks = build(scenario)
        for (const [party, issue] of cellsOf(talks)) {
          const { inner, outer } = position(talks, party, issue)
          const probes = probesOf(scaleOf(talks, issue))
          const expected = pointPosition(talks, party, issue)
          expect(probes.map((value) => contains(inner, value))).toEqual(expected.inner)
          expect(probes.map((value) => contains(outer, value))).toEqual(expected.outer)
        }
      }),
      { numRuns: 5000 },
    )
  })

  it('should never show a value as accepted that is ruled out', () => {
    fc.assert(
      fc.property(scenarios({ maxActs: 20 }), (scenario) => {
        const talks = build(scenario)
        for (const [party, issue] of cellsOf(talks)) {
          const { inner, outer } = position(talks, party, issue)
          expect(isSubset(scaleOf(talks, issue), inner, outer)).toBe(true)
        }
      }),
    )
  })

  it('should want best what is not ruled out', () => {
    fc.assert(
      fc.property(scenarios({ maxActs: 20 }), (scenario) => {
        const talks = build(scenario)
        for (const [party, issue] of cellsOf(talks)) {
          const { ideal, outer } = position(talks, party, issue)
          if (ideal !== undefined) expect(contains(outer, ideal)).toBe(true)
        }
      }),
    )
  })

  it('should rest on the acts that they name: the others can be left out', () => {
    fc.assert(
      fc.property(scenarios({ collectives: false }), (scenario) => {
        const talks = build(scenario)
        for (const [party, issue] of cellsOf(talks)) {
          const whole = position(talks, party, issue)
          const needed = withAnswered(talks, whole.acts)
          const reduced = record(build({ ...scenario, acts: [] }), ...scenario.acts.filter((act) => needed.has(act.id)))
          const again = position(reduced, party, issue)
          expect(sameRegion(again.inner, whole.inner) && sameRegion(again.outer, whole.outer)).toBe(true)
          // An ideal point may have been given up by an act that no longer matters otherwise: only one that is there is named.
          if (whole.ideal !== undefined) expect(again.ideal).toEqual(whole.ideal)
          expect(again.salience).toEqual(whole.salience)
        }
      }),
    )
  })

  it('should be one table, the same as asked for one by one, worked out once', () => {
    fc.assert(
      fc.property(scenarios(), (scenario) => {
        const talks = build(scenario)
        const table = positions(talks)
        expect(positions(talks)).toBe(table)
        for (const [party, issue] of cellsOf(talks)) expect(position(talks, party, issue)).toBe(table[party]?.[issue])
      }),
    )
  })
})

/** The acts, and those that they answer, without which they cannot be recorded. */
function withAnswered(talks: Negotiation, acts: readonly string[]): Set<string> {
  const answered = talks.acts.flatMap((act) =>
    acts.includes(act.id) && 'answers' in act && act.answers !== undefined ? [act.answers] : [],
  )
  return new Set([...acts, ...answered])
}
