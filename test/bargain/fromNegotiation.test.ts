import { demand, proposal, record, recordAll, rejection, type Scale, type Value } from 'demarche'
import {
  fromNegotiation,
  frontier,
  nash,
  type Preferences,
  safeFromNegotiation,
  utilities,
  utilityBounds,
} from 'demarche/bargain'
import { build, scenarios } from 'demarche/testing'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wageTalks } from '../support/wage.js'

const date = '2026-01-12'

function valuesOn(scale: Scale): readonly Value[] {
  if (scale.kind === 'binary') return [false, true]
  if (scale.kind === 'ordinal') return scale.levels
  if (scale.kind === 'nominal') return scale.options
  return Array.from({ length: 17 }, (_, i) => scale.min + ((scale.max - scale.min) * i) / 16)
}

describe('fromNegotiation', () => {
  it('should give utilities within what the record alone says', () => {
    fc.assert(
      fc.property(scenarios(), fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (drawn, picks) => {
        const talks = build(drawn)
        const settlement = Object.fromEntries(
          Object.entries(talks.issues).map(([id, { scale }], i) => {
            const values = valuesOn(scale)
            return [id, values[(picks[i % 12] as number) % values.length] as Value]
          }),
        )
        const { scenario } = fromNegotiation(talks)
        const bounds = utilityBounds(talks, settlement)
        for (const [party, own] of Object.entries(utilities(scenario, settlement))) {
          const { lower, upper } = bounds[party] as { lower: number; upper: number }
          expect(own).toBeGreaterThanOrEqual(lower - 1e-9)
          expect(own).toBeLessThanOrEqual(upper + 1e-9)
          expect(lower >= 0 && upper <= 1 + 1e-9).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })
})

const day = (n: number) => `2026-01-${10 + n}`
const soft = { firmness: 'soft', date: day(0) } as const
const firm = { firmness: 'firm', date: day(0) } as const

/** The union asks for 6 to 8 % and would not rule anything out; the port rules out more than 4 %, firmly. */
const talks = recordAll(wageTalks, [
  demand({ ...soft, id: 'a', by: 'union', issue: 'raise', region: { atLeast: 6, atMost: 8 } }),
  demand({ ...firm, id: 'b', by: 'port', issue: 'raise', region: { atMost: 4 } }),
  demand({ ...soft, id: 'c', by: 'union', issue: 'shifts', region: 'none' }),
  demand({ ...soft, id: 'd', by: 'port', issue: 'shifts', region: 'many' }),
  rejection({ id: 'e', by: 'union', answers: 'd', date: day(1) }),
  demand({ ...soft, id: 'f', by: 'union', issue: 'venue', region: 'court' }),
])
const pair = { parties: ['union', 'port'] } as const

describe('positions read as preferences', () => {
  const { scenario, assumptions } = fromNegotiation(talks, pair)
  const worthOf = (party: string, issue: string) => (scenario.preferences[party] as Preferences).values[issue]

  it('should be worth 1 where accepted, 0 where ruled out, and fall evenly in between', () => {
    const corners = (party: string) => (worthOf(party, 'raise') as { corners: readonly (readonly number[])[] }).corners
    // Nothing is ruled out: 1 less for a whole scale.
    expect(corners('union').filter(([x]) => [0, 6, 8, 10].includes(x as number))).toEqual([
      [0, 0.4],
      [6, 1],
      [8, 1],
      [10, 0.8],
    ])
    expect(corners('port')).toEqual([
      [0, 1],
      [4, 1],
      [4 + 1e-8, 0],
      [10, 0],
    ])
    expect(worthOf('union', 'shifts')).toEqual({
      kind: 'table',
      worth: { none: 1, few: expect.closeTo(2 / 3), some: expect.closeTo(1 / 3), many: 0 },
    })
    expect(worthOf('union', 'venue')).toEqual({ kind: 'table', worth: { court: 1, ministry: 0.5, chamber: 0 } })
    expect(worthOf('port', 'venue')).toBeUndefined()
  })

  it('should name what they take for granted', () => {
    expect(assumptions).toContainEqual({ kind: 'evenFall' })
    expect(assumptions).toContainEqual({ kind: 'indifference', party: 'port', issue: 'venue' })
    expect(assumptions.filter(({ kind }) => kind === 'equalSalience')).toHaveLength(2)
    const packaged = record(
      talks,
      proposal({ id: 'p', by: 'union', date, terms: { raise: 5, shifts: 'few' } }),
      rejection({ id: 'q', by: 'port', answers: 'p', date: day(3) }),
    )
    expect(fromNegotiation(packaged, pair).assumptions).toContainEqual({
      kind: 'rulesLeftOut',
      party: 'port',
      acts: ['q'],
    })
  })

  it('should lead to a frontier', () => {
    const { points } = nash(scenario)
    expect(points.map(({ settlement }) => settlement)).toMatchObject([{ raise: 4, venue: 'court' }])
    const stepped = fromNegotiation(talks, { ...pair, steps: { raise: 0.5 }, reservations: { port: 0.2 } })
    expect(frontier(stepped.scenario)).toMatchObject({ stretches: [], exact: true })
    expect(frontier(stepped.scenario).disagreement[1]).toBe(0.2)
  })

  it('should be bounded by what the record alone says', () => {
    const settlement = { raise: 5, shifts: 'none', council: true, venue: 'court' }
    expect(utilityBounds(talks, settlement, pair)).toEqual({
      union: { lower: 0.5, upper: 1 },
      port: { lower: 0, upper: 0.75 },
    })
    expect(utilityBounds(wageTalks, settlement)).toMatchObject({ city: { lower: 0, upper: 1 } })
  })

  it('should refuse what the negotiation does not have', () => {
    const refused = (options: object) => {
      const result = safeFromNegotiation(talks, options)
      return result.success ? '' : result.error.message
    }
    expect(refused({ parties: ['unoin'] })).toMatch(/did you mean "union"\?$/)
    expect(refused({ reservations: { unoin: 1 } })).toMatch(/did you mean "union"\?$/)
    expect(refused({ steps: { venue: 1 } })).toMatch(/^issues.venue.step: expected no step/)
  })
})
