import { blockers, gap, parseNegotiation, type RegionExpression } from 'demarche'
import {
  fromNegotiation,
  type NegotiationOfOptions,
  negotiationOf,
  type SituationInput,
  safeNegotiationOf,
} from 'demarche/forecast'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { faultsOf } from '../support/wage.js'

const day = { id: 'emission', date: '1988-06-01' } as const
const emission: SituationInput = {
  name: 'Emission standards',
  issues: {
    delay: {
      name: 'Delay',
      unit: 'years',
      min: 4,
      max: 10,
      outcome: 8.833,
      meanings: [
        { at: 4, meaning: 'at once' },
        { at: 10, meaning: 'never' },
      ],
    },
    tax: { min: 0, max: 1, referencePoint: 0, unit: '' },
  },
  actors: {
    germany: { name: 'Germany', capability: 0.16, stances: { delay: { position: 4, salience: 0.8 } } },
    france: { riskAversion: 0.5, stances: { delay: { position: 10 }, tax: { salience: 0.25, capability: 2 } } },
    uk: { stances: { delay: { position: { atLeast: 7, atMost: 10 }, salience: 0.9 }, tax: {} } },
  },
}

describe('a situation as a negotiation', () => {
  it('has parties, interval scales, and a statement for each stance of which something is known', () => {
    const { negotiation } = negotiationOf(emission, { ...day, kinds: { germany: 'state' } })
    expect(negotiation).toMatchObject({ id: 'emission', title: 'Emission standards' })
    expect(negotiation.parties).toEqual({
      germany: { kind: 'state', name: 'Germany' },
      france: { kind: 'group', name: 'france' },
      uk: { kind: 'group', name: 'uk' },
    })
    expect(negotiation.issues).toEqual({
      delay: {
        name: 'Delay',
        scale: { kind: 'interval', min: 4, max: 10, unit: 'years' },
        note: '4: at once\n10: never',
      },
      tax: { name: 'tax', scale: { kind: 'interval', min: 0, max: 1 } },
    })
    const said = (by: string, issue: string, rest: object) => ({
      by,
      issue,
      kind: 'statement',
      date: day.date,
      ...rest,
    })
    expect(negotiation.acts).toMatchObject([
      said('germany', 'delay', { id: 'statement-1', region: 4, firmness: 'soft', salience: 0.8 }),
      said('france', 'delay', { id: 'statement-2', region: 10, firmness: 'soft' }),
      said('france', 'tax', { id: 'statement-3', salience: 0.25 }),
      said('uk', 'delay', { id: 'statement-4', region: { atLeast: 7, atMost: 10 }, firmness: 'soft', salience: 0.9 }),
    ])
    expect(parseNegotiation(JSON.parse(JSON.stringify(negotiation)))).toEqual(negotiation)
  })

  it('names what it takes for granted and what it leaves out', () => {
    const { assumptions } = negotiationOf(emission, { ...day, kinds: { germany: 'state' } })
    expect(assumptions).toEqual([
      { kind: 'asGroup', actors: ['france', 'uk'] },
      { kind: 'firmness', firmness: 'soft', actors: ['germany', 'france', 'uk'] },
      { kind: 'rangeAccepted', issue: 'delay', actors: ['uk'] },
      { kind: 'leftOut', what: 'capability', actors: ['germany', 'france'] },
      { kind: 'leftOut', what: 'riskAversion', actors: ['france'] },
      { kind: 'leftOut', what: 'referencePoint', issues: ['tax'] },
      { kind: 'leftOut', what: 'outcome', issues: ['delay'] },
    ])
    expect(negotiationOf({ issues: {}, actors: {} }, day).assumptions).toEqual([])
  })

  it('leaves open what lies beyond a position unless that is firm', () => {
    const between = (options: Partial<NegotiationOfOptions>) => {
      const { negotiation } = negotiationOf(emission, { ...day, ...options })
      return { gap: gap(negotiation, 'germany', 'uk', { issues: ['delay'] }), blocked: blockers(negotiation).length }
    }
    expect(between({})).toMatchObject({ gap: { lower: 0, upper: 0.5 }, blocked: 0 })
    expect(between({ firmness: 'firm' })).toMatchObject({ gap: { lower: 0.5, upper: 0.5 }, blocked: 2 })
  })

  it('refuses what is no date, id or kind, and kinds of unknown actors', () => {
    const faults = (options: object) => faultsOf(() => negotiationOf(emission, { ...day, ...options } as never))
    expect(faults({ date: '1988-13-01' })).toEqual(['date: invalidDate'])
    expect(faults({ id: '1988' })).toEqual(['id: invalidId'])
    expect(faults({ kinds: { uk: 'country' } })).toEqual(['kinds.uk: invalidValue'])
    expect(faults({ kinds: { ukk: 'state' } })).toEqual(['kinds.ukk: unknownName'])
    expect(faults({ capability: 1 })).toEqual(['capability: unknownKey'])
    expect(safeNegotiationOf(emission, { ...day, id: '' }).success).toBe(false)
  })

  const scale = { min: -3, max: 12 }
  const point = fc.double({ ...scale, noNaN: true }).map((x) => x + 0)
  const place: fc.Arbitrary<RegionExpression & (number | { atLeast: number; atMost: number })> = fc.oneof(
    point,
    fc.uniqueArray(point, { minLength: 2, maxLength: 2 }).map((two) => {
      const [atLeast, atMost] = two.toSorted((x, y) => x - y) as [number, number]
      return { atLeast, atMost }
    }),
  )
  const salience = fc.double({ min: 0, max: 1, noNaN: true }).map((x) => x + 0)
  const stance = fc
    .record({ position: place, salience }, { requiredKeys: [] })
    .filter((told) => Object.keys(told).length > 0)
  const situation = fc
    .array(fc.record({ pay: stance, rest: stance }, { requiredKeys: [] }), { minLength: 1, maxLength: 5 })
    .map((all) => ({
      issues: { pay: { name: 'Pay', ...scale }, rest: { name: 'Rest', unit: 'days', ...scale } },
      actors: Object.fromEntries(all.map((stances, i) => [`a${i}`, { name: `A ${i}`, stances }])),
    }))

  it('reads back as the same positions and saliences, soft from what is accepted, firm from either', () => {
    const readings = [
      { firmness: 'soft', within: 'inner' },
      { firmness: 'firm', within: 'inner' },
      { firmness: 'firm', within: 'outer' },
    ] as const
    fc.assert(
      fc.property(situation, fc.constantFrom(...readings), (given, { firmness, within }) => {
        const { negotiation } = negotiationOf(given, { ...day, firmness })
        const { issues, actors } = fromNegotiation(negotiation, { within }).situation
        expect({ issues, actors }).toEqual(given)
      }),
    )
  })

  it('has gaps that are distances of points over the span of the scale', () => {
    fc.assert(
      fc.property(point, point, (x, y) => {
        const actor = (position: number) => ({ stances: { pay: { position } } })
        const given = { issues: { pay: scale }, actors: { a: actor(x), b: actor(y) } }
        const { lower, upper } = gap(negotiationOf(given, { ...day, firmness: 'firm' }).negotiation, 'a', 'b')
        expect(lower).toBeCloseTo(Math.abs(x - y) / 15, 12)
        expect(upper).toBeCloseTo(lower, 12)
      }),
    )
  })
})
