import { defineNegotiation, demand, extend, gap, parseNegotiation, record, safeExtend } from 'demarche'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { faultsOf, wageTalks } from '../support/wage.js'

const date = '2026-01-10'
const talks = record(wageTalks, demand({ id: 'claim', by: 'union', issue: 'raise', region: 6, firmness: 'firm', date }))
const wider = extend(talks, {
  parties: {
    state: { kind: 'state', name: 'State' },
    all: { kind: 'group', name: 'All', members: ['state', 'union'] },
  },
  issues: { hours: { name: 'Weekly hours', scale: { kind: 'interval', min: 30, max: 45, unit: 'hours' } } },
  delegates: { cleo: { name: 'Cleo Marsh', role: 'minister', speaksFor: ['state'] } },
  relations: { strain: { kind: 'strain', between: ['state', 'port'], over: ['hours'] } },
  assessments: [{ status: 'continuing', date }],
})

describe('extend', () => {
  it('should let newcomers act on old and new issues, and keep the record', () => {
    const more = record(
      wider,
      demand({
        id: 'forty',
        by: 'union',
        to: ['state'],
        issue: 'hours',
        region: { atMost: 40 },
        firmness: 'firm',
        date,
      }),
      demand({ id: 'low', by: 'state', speaker: 'cleo', issue: 'raise', region: 3, firmness: 'firm', date }),
    )
    expect(more.acts.map((act) => act.id)).toEqual(['claim', 'forty', 'low'])
    expect(gap(more, 'union', 'state', { issues: ['raise'] })).toMatchObject({ lower: 0.3, verdict: 'blocked' })
  })

  it('should share what was there, and leave the old negotiation as it was', () => {
    expect(wider.parties.union).toBe(talks.parties.union)
    expect(wider.acts).toBe(talks.acts)
    expect(Object.keys(talks.parties)).not.toContain('state')
    expect(parseNegotiation(JSON.parse(JSON.stringify(wider)))).toStrictEqual(wider)
  })

  it('should know old and new names as types', () => {
    expectTypeOf<keyof typeof wider.parties>().toEqualTypeOf<'union' | 'port' | 'city' | 'owners' | 'state' | 'all'>()
    const misuse = () => {
      // @ts-expect-error no such party, old or new
      demandOn(wider, 'stat')
      extend(talks, {
        // @ts-expect-error no such member, old or new
        parties: { bloc: { kind: 'group', name: 'B', members: ['prot'] } },
      })
    }
    expect(misuse).toBeInstanceOf(Function)
  })

  it.each([
    [
      'an id that is taken',
      () => extend(talks, { parties: { union: { kind: 'group', name: 'U' } } }),
      'parties.union: duplicateId',
    ],
    [
      'a name that is not there',
      () => extend(talks, { delegates: { x: { name: 'X', role: 'r', speaksFor: ['nobody' as 'union'] } } }),
      'delegates.x.speaksFor.0: unknownName',
    ],
    ['a field of another kind', () => extend(talks, { title: 'New' } as object), 'title: unknownKey'],
    [
      'an inherited name',
      () => extend(talks, JSON.parse('{"parties":{"__proto__":{}}}')),
      'parties.__proto__: invalidId',
    ],
  ])('should refuse %s', (_, run, fault) => {
    expect(faultsOf(run)).toEqual([fault])
  })

  it('should return the error from its safe twin', () => {
    expect(safeExtend(talks, {})).toMatchObject({ success: true })
    expect(safeExtend(talks, { parties: { union: { kind: 'group', name: 'U' } } }).success).toBe(false)
    expect(defineNegotiation({ id: 'x', title: 'X', parties: {}, issues: {} }).acts).toEqual([])
  })
})

function demandOn(talks: typeof wider, by: keyof typeof wider.parties) {
  return record(talks, demand({ id: 'x', by, issue: 'hours', region: 40, firmness: 'soft', date }))
}
