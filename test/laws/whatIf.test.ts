import {
  asOf,
  blockers,
  compare,
  demandStatus,
  gap,
  hypotheticalActs,
  type Negotiation,
  parseNegotiation,
  positions,
  record,
  safeParseNegotiation,
  safeRecord,
  safeWithdraw,
  undo,
  whatIf,
} from 'demarche'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { build, dayOf, isDeeplyFrozen, pairsOf, type Scenario, scenarios } from '../support/scenarios.js'

/** A record of some of the acts of a scenario, and the rest of them. */
const halves: fc.Arbitrary<{ talks: Negotiation; rest: Scenario['acts'] }> = fc
  .tuple(scenarios({ linkages: true }), fc.nat({ max: 12 }))
  .map(([scenario, pick]) => {
    const count = pick % (scenario.acts.length + 1)
    const talks = build({ ...scenario, acts: scenario.acts.slice(0, count) })
    return { talks, rest: scenario.acts.slice(count) }
  })

const idsOf = (acts: readonly { readonly id: string }[]) => acts.map((act) => act.id)

describe('whatIf', () => {
  it('should have the positions and gaps of the same acts recorded', () => {
    fc.assert(
      fc.property(halves, ({ talks, rest }) => {
        const [supposed, recorded] = [whatIf(talks, ...rest), record(talks, ...rest)]
        expect(positions(supposed)).toEqual(positions(recorded))
        for (const [a, b] of pairsOf(talks)) expect(gap(supposed, a, b)).toEqual(gap(recorded, a, b))
        expect(blockers(supposed)).toEqual(blockers(recorded))
        expect(demandStatus(supposed)).toEqual(demandStatus(recorded))
      }),
    )
  })

  it('should leave the negotiation as it was, and share with it what did not change', () => {
    fc.assert(
      fc.property(halves, ({ talks, rest }) => {
        const stored = JSON.stringify(talks)
        const supposed = whatIf(talks, ...rest)
        expect(JSON.stringify(talks)).toBe(stored)
        expect(hypotheticalActs(talks)).toEqual([])
        expect(isDeeplyFrozen(supposed)).toBe(true)
        expect(supposed.parties).toBe(talks.parties)
        expect(supposed.issues).toBe(talks.issues)
        for (const [i, act] of talks.acts.entries()) expect(supposed.acts[i]).toBe(act)
      }),
    )
  })

  it('should mark what it adds, and differ from the same acts recorded by the marks alone', () => {
    fc.assert(
      fc.property(halves, ({ talks, rest }) => {
        const [supposed, recorded] = [whatIf(talks, ...rest), record(talks, ...rest)]
        expect(hypotheticalActs(supposed)).toEqual(idsOf(rest))
        const acts = supposed.acts.map(({ hypothetical: _, ...act }) => act)
        expect({ ...supposed, acts }).toEqual(recorded)
      }),
    )
  })

  it('should suppose act by act what it supposes at once', () => {
    fc.assert(
      fc.property(halves, ({ talks, rest }) => {
        const oneByOne = rest.reduce((supposed, act) => whatIf(supposed, act), talks)
        expect(oneByOne).toEqual(whatIf(talks, ...rest))
      }),
    )
  })

  it('should survive storage, marks included', () => {
    fc.assert(
      fc.property(halves, ({ talks, rest }) => {
        const supposed = whatIf(talks, ...rest)
        const text = JSON.stringify(supposed)
        const parsed = parseNegotiation(JSON.parse(text))
        expect(parsed).toStrictEqual(supposed)
        expect(JSON.stringify(parsed)).toBe(text)
        expect(hypotheticalActs(parsed)).toEqual(idsOf(rest))
      }),
    )
  })

  it('should be taken back by undoing the hypothetical acts', () => {
    fc.assert(
      fc.property(halves, ({ talks, rest }) => {
        const supposed = whatIf(talks, ...rest)
        expect(undo(supposed, hypotheticalActs(supposed).length)).toEqual(talks)
      }),
    )
  })

  it('should be, as of a day, the record as of that day with what is supposed up to it', () => {
    fc.assert(
      fc.property(halves, fc.nat({ max: 27 }), ({ talks, rest }, day) => {
        const upTo = rest.filter((act) => String(act.date) <= dayOf(day))
        expect(asOf(whatIf(talks, ...rest), dayOf(day))).toEqual(whatIf(asOf(talks, dayOf(day)), ...upTo))
      }),
    )
  })

  it('should differ from its negotiation by the acts, positions and gaps of the same acts recorded', () => {
    fc.assert(
      fc.property(halves, ({ talks, rest }) => {
        const found = compare(talks, whatIf(talks, ...rest))
        expect(found.acts).toEqual({ added: idsOf(rest), removed: [], changed: [] })
        expect(found).toEqual(compare(talks, record(talks, ...rest)))
      }),
    )
  })
})

describe('the record', () => {
  it('should not grow on what is only supposed', () => {
    fc.assert(
      fc.property(halves, fc.boolean(), ({ talks, rest }, stored) => {
        const [next, ...others] = rest
        if (next === undefined) return
        const made = whatIf(talks, next)
        const supposed = stored ? parseNegotiation(JSON.parse(JSON.stringify(made))) : made
        expect(safeRecord(supposed, ...others).success).toBe(false)
        for (const { id } of supposed.acts) {
          expect(safeWithdraw(supposed, id, { date: dayOf(27) }).success).toBe(false)
        }
      }),
    )
  })

  it('should be read from storage exactly when nothing recorded comes after a hypothetical act', () => {
    const marks = fc.array(fc.boolean(), { minLength: 12, maxLength: 12 })
    fc.assert(
      fc.property(scenarios({ maxActs: 4 }), marks, (scenario, marked) => {
        const stored = JSON.parse(JSON.stringify(build(scenario)))
        const acts = scenario.acts.map((act, i) => (marked[i] ? { ...act, hypothetical: true } : act))
        const inOrder = acts.every((_, i) => i === 0 || !marked[i - 1] || marked[i])
        const result = safeParseNegotiation({ ...stored, acts })
        expect(result.success).toBe(inOrder)
        if (!result.success) expect(result.error.issues.map((issue) => issue.code)).toEqual(['inconsistent'])
      }),
    )
  })
})
