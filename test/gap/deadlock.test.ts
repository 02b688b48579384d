import {
  acceptance,
  defineNegotiation,
  demand,
  minimalConcessions,
  proposal,
  record,
  rejection,
  statement,
  withdraw,
} from 'demarche'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedDeadlocks } from '../../src/gap/agreement/changedDeadlocks.js'
import { concessionOf, costOf } from '../../src/gap/agreement/concession.js'
import {
  actsInForce,
  assumptionsOn,
  compareLists,
  type Deadlock,
  deadlockOf,
  issuesOf,
  smallestFirst,
} from '../../src/gap/agreement/deadlock.js'
import { scopeOf } from '../../src/gap/agreement/scope.js'
import type { Act, Negotiation } from '../../src/model/negotiation.js'
import { wageDefinition, wageTalks } from '../support/wage.js'

const date = '2026-01-10'
const wide = (talks: object) => talks as Negotiation

const terms = { council: true, shifts: 'none', venue: 'court' } as const
const talks = record(
  wageTalks,
  demand({ id: 'six', by: 'union', issue: 'raise', region: { atLeast: 6 }, firmness: 'firm', date }),
  proposal({ id: 'offer', by: 'port', terms, date }),
  rejection({ id: 'no', by: 'union', answers: 'offer', date }),
  acceptance({ id: 'inPart', by: 'city', answers: 'offer', issues: ['venue'], date }),
  rejection({ id: 'notThose', by: 'city', answers: 'offer', issues: ['council', 'shifts'], date }),
  rejection({ id: 'notSix', by: 'port', answers: 'six', date }),
  rejection({ id: 'notCourt', by: 'union', issue: 'venue', region: 'court', date }),
  demand({
    id: 'seat',
    by: 'city',
    jointlyWith: ['port'],
    issue: 'council',
    region: true,
    firmness: 'soft',
    date,
    conditionFor: [{ issue: 'raise', region: { atLeast: 1 } }],
  }),
  demand({ id: 'seven', by: 'union', issue: 'raise', region: { atLeast: 7 }, firmness: 'firm', date }),
)

describe('issuesOf', () => {
  it.each([
    ['six', ['raise']],
    ['offer', ['council', 'shifts', 'venue']],
    ['no', ['council', 'shifts', 'venue']],
    ['inPart', ['venue']],
    ['notThose', ['council', 'shifts', 'venue']],
    ['notSix', ['raise']],
    ['notCourt', ['venue']],
    ['seat', ['council']],
  ])('should name the issues on which an act says something, of a package that it refuses all: %s', (id, expected) => {
    const negotiation = wide(talks)
    expect(issuesOf(negotiation, negotiation.acts.find((act) => act.id === id) as Act)).toEqual(expected)
  })
})

describe('deadlockOf', () => {
  it('should name each party and issue once, issues only as far as the packages settle them, and what was overtaken', () => {
    const scope = scopeOf(wide(talks), { issues: ['raise', 'council'] })
    expect(deadlockOf(scope, ['six', 'no', 'seat', 'seven'])).toEqual({
      acts: ['six', 'no', 'seat', 'seven'],
      parties: ['union', 'city', 'port'],
      issues: ['raise', 'council'],
      overtaken: ['six', 'no'],
    })
    expect(concessionOf(scope, ['six', 'no', 'seat', 'seven'], 4)).toEqual({
      acts: ['six', 'no', 'seat', 'seven'],
      parties: ['union', 'city', 'port'],
      issues: ['raise', 'council'],
      cost: 4,
    })
  })
})

describe('actsInForce', () => {
  it('should be those behind positions on the issues, behind conditions and behind packages that were refused', () => {
    const inForce = (selection: object) => [...actsInForce(scopeOf(wide(talks), selection))].toSorted()
    expect(inForce({ issues: ['raise'], parties: ['union'] })).toEqual(['seven'])
    // The package lies within the issues: its refusal is in force. So is that of its terms, and the demand as such.
    expect(inForce({ issues: ['council', 'shifts', 'venue'], parties: ['union'] })).toEqual(['no', 'notCourt'])
    expect(inForce({ issues: ['shifts'], parties: ['union'] })).toEqual([])
    expect(inForce({ issues: ['raise'], parties: ['city'] })).toEqual(['notThose', 'seat'])
    const onlyLinked = record(
      wageTalks,
      demand({
        id: 'seat',
        by: 'city',
        issue: 'council',
        region: true,
        firmness: 'soft',
        date,
        conditionFor: [{ issue: 'raise', region: 1 }],
      }),
      statement({ id: 'later', by: 'city', issue: 'council', region: true, firmness: 'firm', date }),
    )
    const scope = scopeOf(wide(onlyLinked), { issues: ['raise'] })
    expect([...actsInForce(scope)].toSorted()).toEqual(['later', 'seat'])
    expect(actsInForce(scope)).toBe(actsInForce(scope))
  })
})

describe('assumptionsOn', () => {
  it('should name single-peaked preferences where they are taken for granted', () => {
    expect(assumptionsOn(wide(wageTalks))).toEqual([{ kind: 'singlePeakedPreferences' }])
    expect(assumptionsOn(wide(defineNegotiation({ ...wageDefinition, singlePeaked: false })))).toEqual([])
  })
})

describe('smallestFirst', () => {
  it('should put fewer acts first, then fewer that were overtaken, then earlier ones', () => {
    const of = (acts: string[], overtaken: string[] = []): Deadlock => ({ acts, overtaken, parties: [], issues: [] })
    const inOrder = [
      of(['seven']),
      of(['offer', 'seven']),
      of(['no', 'inPart']),
      of(['no', 'seat']),
      of(['six', 'offer'], ['six']),
      of(['six', 'no', 'seat']),
      of(['six', 'notSix', 'notCourt']),
    ]
    expect(smallestFirst(wide(talks), inOrder.toReversed())).toEqual(inOrder)
    expect(smallestFirst(wide(talks), [...inOrder.slice(3), ...inOrder.slice(0, 3)])).toEqual(inOrder)
  })

  it('should compare lists number by number', () => {
    const list = fc.array(fc.nat({ max: 3 }), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(list, list, (a, b) => {
        const value = ([x, y, z]: number[]) => 100 * (x as number) + 10 * (y as number) + (z as number)
        expect(Math.sign(compareLists(a, b))).toBe(Math.sign(value(a) - value(b)))
      }),
    )
  })
})

describe('costOf', () => {
  const scope = scopeOf(wide(talks), {})

  it('should count acts, or add up what each costs, and take nothing for granted', () => {
    const number = costOf(scope, 'number')
    expect([number.cost([]), number.cost(['six', 'no'])]).toEqual([0, 2])
    expect(number.assumedOf(['union', 'city'])).toEqual([])
    const own = costOf(scope, ({ id }) => (id === 'six' ? 0 : id.length))
    expect([own.cost([]), own.cost(['six']), own.cost(['six', 'no', 'seat'])]).toEqual([0, 0, 6])
    expect(own.assumedOf(['union', 'city'])).toEqual([])
  })

  it.each([
    ['no number', '1', '"1"'],
    ['less than nothing', -1, '-1'],
    ['without end', Number.POSITIVE_INFINITY, 'Infinity'],
    ['not a number', Number.NaN, 'NaN'],
  ])('should refuse a cost that is %s', (_, cost, shown) => {
    expect(() => costOf(scope, () => cost as number).cost(['six'])).toThrow(
      `expected a cost of six from 0 on, found ${shown}`,
    )
  })

  it('should refuse what is no way to count', () => {
    expect(() => costOf(scope, 'acts' as never)).toThrow('expected "number", "salience" or a function of an act')
  })

  it('should count each party that gives way on an issue once, by the weight of the issue among those that are compared', () => {
    const weighed = record(
      talks,
      ...(['raise', 'council', 'venue'] as const).map((issue, i) =>
        statement({ id: `u${issue}`, by: 'union', issue, salience: [0.1, 0.3, 0.6][i] as number, date }),
      ),
    )
    const compared = scopeOf(wide(weighed), { issues: ['raise', 'council', 'venue'] })
    const { cost, assumedOf } = costOf(compared, 'salience')
    expect(cost([])).toBe(0)
    expect(cost(['six'])).toBeCloseTo(0.1)
    expect(cost(['six', 'seven'])).toBeCloseTo(0.1)
    // A package that is refused, as far as its issues are compared.
    expect(cost(['no'])).toBeCloseTo(0.9)
    expect(cost(['no', 'notCourt', 'six'])).toBeCloseTo(1)
    // Two who have not said what matters to them: a third each.
    expect(cost(['seat'])).toBeCloseTo(2 / 3)
    expect(cost(['seat', 'six'])).toBeCloseTo(2 / 3 + 0.1)
    const unknown = { kind: 'equalSalience', unknownOn: ['raise', 'council', 'venue'] }
    expect(assumedOf(['union', 'city', 'port'])).toEqual([
      { ...unknown, party: 'city' },
      { ...unknown, party: 'port' },
    ])
    expect(assumedOf(['union'])).toEqual([])
  })
})

describe('changedDeadlocks', () => {
  const say = (id: string, by: 'union' | 'port' | 'city', region: boolean) =>
    statement({ id, by, issue: 'council', region, firmness: 'firm', date })
  const open = record(wageTalks, say('for', 'union', true))
  const one = record(open, say('against', 'port', false))
  const two = record(one, say('too', 'city', false))
  const changes = (before: object, after: object, options = {}) => {
    const { ended, begun, blocked, complete } = changedDeadlocks(wide(before), wide(after), options)
    return [ended.map(({ acts }) => acts.join()), begun.map(({ acts }) => acts.join()), blocked, complete]
  }

  it('should tell deadlocks apart by their acts, before and after', () => {
    const [none, both, was, is] = [
      { before: false, after: false },
      { before: true, after: true },
      { before: true, after: false },
      { before: false, after: true },
    ]
    expect(changes(open, open)).toEqual([[], [], none, true])
    expect(changes(open, one)).toEqual([[], ['for,against'], is, true])
    expect(changes(one, open)).toEqual([['for,against'], [], was, true])
    expect(changes(one, two)).toEqual([[], ['for,too'], both, true])
    expect(changes(two, withdraw(two, 'against', { date }))).toEqual([['for,against'], [], both, true])
  })

  it('should not take two lists of acts for one because their ids read alike together', () => {
    const named = (...ids: readonly [string, string]) =>
      record(wageTalks, say(ids[0], 'union', true), say(ids[1], 'port', false))
    expect(changes(named('ab', 'c'), named('a', 'bc')).slice(0, 2)).toEqual([['ab,c'], ['a,bc']])
  })

  it('should say so where not all were compared, before or after', () => {
    expect(changes(one, two, { limit: 1 }).at(-1)).toBe(false)
    expect(changes(two, one, { limit: 1 }).at(-1)).toBe(false)
    expect(changes(one, one, { limit: 1 }).at(-1)).toBe(true)
  })
})

describe('minimalConcessions', () => {
  const sides = (['council', 'venue', 'shifts'] as const).flatMap((issue) => {
    const regions = { council: [true, false], venue: ['court', 'ministry'], shifts: ['none', 'many'] }[issue]
    return (['union', 'port'] as const).map((by, i) =>
      statement({ id: `${issue}-${by}`, by, issue, region: regions[i] as never, firmness: 'firm', date }),
    )
  })
  // In an order in which no issue comes before another with both its acts.
  const mixed = record(wageTalks, ...[0, 2, 5, 3, 1, 4].map((place) => sides[place] as (typeof sides)[number]))
  const places = new Map(wide(mixed).acts.map(({ id }, place) => [id, place]))

  it('should put together what groups of issues need, acts in the order of the record', () => {
    const { concessions, complete, cheapest } = minimalConcessions(mixed)
    expect(concessions).toHaveLength(8)
    for (const { acts } of concessions) {
      const order = acts.map((id) => places.get(id) as number)
      expect(order).toEqual(order.toSorted((a, b) => a - b))
      expect(new Set(acts.map((id) => id.split('-')[0])).size).toBe(3)
    }
    expect([complete, cheapest]).toEqual([true, true])
  })

  it('should say that there are more where the limit cut some off, and not where it just sufficed', () => {
    const asked = (limit: number) => {
      const { concessions, complete, cheapest } = minimalConcessions(mixed, { limit })
      return [concessions.length, complete, cheapest]
    }
    expect(asked(8)).toEqual([8, true, true])
    expect(asked(7)).toEqual([7, false, true])
    expect(asked(3)).toEqual([3, false, true])
  })

  it('should count among what a party can do alone no act that it made with another', () => {
    const joint = record(
      wageTalks,
      statement({ id: 'for', by: 'union', issue: 'council', region: true, firmness: 'firm', date }),
      statement({
        id: 'against',
        by: 'port',
        jointlyWith: ['city'],
        issue: 'council',
        region: false,
        firmness: 'firm',
        date,
      }),
    )
    const { keys } = minimalConcessions(joint)
    expect(keys.map(({ party, alone }) => [party, alone.map(({ acts }) => acts)])).toEqual([
      ['union', [['for']]],
      ['port', []],
      ['city', []],
    ])
  })
})
