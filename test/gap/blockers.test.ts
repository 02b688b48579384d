import {
  blockers,
  commonGround,
  demand,
  type Negotiation,
  record,
  rejection,
  safeBlockers,
  safeCommonGround,
  safeZopa,
  statement,
  zopa,
} from 'demarche'
import { describe, expect, it } from 'vitest'
import { faultsOf, wageTalks } from '../support/wage.js'

const date = '2026-01-10'
type Party = 'union' | 'port' | 'city' | 'owners'
const raise = (id: string, by: Party, region: object | number) =>
  demand({ id, by, issue: 'raise', region: region as number, firmness: 'firm', date })
const weight = (by: Party, issue: 'raise' | 'council', salience: number) =>
  statement({ id: `${by}-${issue}`, by, issue, salience, date })
const issues = ['raise', 'council'] as const

describe('blockers', () => {
  const talks = record(
    wageTalks,
    raise('six', 'union', { atLeast: 6 }),
    raise('five', 'port', { atMost: 5 }),
    raise('three', 'city', { atMost: 3 }),
  )

  it('should be the pairs that exclude each other, furthest apart first, among the parties that are asked for', () => {
    const found = (parties?: readonly Party[]) =>
      blockers(talks, parties === undefined ? {} : { parties }).map(({ parties: two, lower }) => [two, lower])
    expect(found()).toEqual([
      [['union', 'city'], expect.closeTo(0.3)],
      [['union', 'port'], expect.closeTo(0.1)],
    ])
    expect(found(['port', 'union'])).toEqual([[['port', 'union'], expect.closeTo(0.1)]])
    expect(blockers(talks, { issues: ['council'] })).toEqual([])
  })

  it('should weigh by the mean of what the issue is worth to those who block it', () => {
    const weighed = record(talks, weight('union', 'raise', 0.6), weight('union', 'council', 0.2))
    const shares = (options: object) => blockers(weighed, { issues, ...options }).map((blocker) => blocker.weight)
    expect(shares({ parties: ['union', 'port'] })).toEqual([expect.closeTo((0.75 + 0.5) / 2)])
    expect(shares({ parties: ['union', 'port'], weights: 'equal' })).toEqual([0.5])
    expect(shares({ parties: ['union', 'port'], weights: { raise: 3, council: 1 } })).toEqual([0.75])
  })

  it('should leave out of a group whoever it does not take, with the largest distance of two of them', () => {
    const three = record(
      wageTalks,
      raise('any', 'owners', { atLeast: 1 }),
      raise('low', 'union', { anyOf: [{ atMost: 2 }, { atLeast: 8 }] }),
      raise('middle', 'port', { anyOf: [{ atMost: 1 }, { atLeast: 4, atMost: 6 }] }),
      raise('high', 'city', { anyOf: [5, 8] }),
    )
    expect(blockers(three, { parties: ['owners', 'union', 'port', 'city'] })).toEqual([
      {
        issue: 'raise',
        parties: ['union', 'port', 'city'],
        lower: 0,
        weight: 0.25,
        acts: { union: ['low'], port: ['middle'], city: ['high'] },
      },
    ])
  })

  it('should name by itself whoever refuses everything, beside the pairs of the others', () => {
    const all = rejection({ id: 'never', by: 'city', issue: 'raise', region: { atLeast: 0 }, date })
    const found = blockers(record(talks, all))
    expect(found.map(({ parties, lower, acts }) => ({ parties, lower, acts }))).toEqual([
      { parties: ['city'], lower: 1, acts: { city: ['three', 'never'] } },
      { parties: ['union', 'port'], lower: expect.closeTo(0.1), acts: { union: ['six'], port: ['five'] } },
    ])
    expect([found, found[0], found[0]?.acts.city].every(Object.isFrozen)).toBe(true)
  })

  it('should refuse unknown names and weights that are none', () => {
    expect(faultsOf(() => blockers(talks, { parties: ['onion'] as never }))).toEqual([': unknownName'])
    expect(faultsOf(() => blockers(talks, { issues: ['wage'] as never }))).toEqual([': unknownName'])
    expect(faultsOf(() => blockers(talks, { weights: 'much' as never }))).toEqual(['weights: invalidType'])
    expect(safeBlockers(talks).success).toBe(true)
  })
})

describe('zopa', () => {
  const two = { parties: ['union', 'port'] } as const
  const only = (id: string, by: Party, region: object) => record(wageTalks, raise(id, by, region))

  it.each([
    ['nobody has spoken', wageTalks, 'unknown', ['union', 'port']],
    ['one has', only('six', 'union', { atLeast: 6 }), 'unknown', ['port']],
  ])('should be unknown where something is known of fewer than two: %s', (_, talks, verdict, silent) => {
    expect(zopa(talks, 'raise', two)).toMatchObject({ verdict, silent })
  })

  it('should be open where all have refused something and not all have shown what they accept', () => {
    const refused = rejection({ id: 'no', by: 'port', issue: 'raise', region: 10, date })
    const zone = zopa(record(only('six', 'union', { atLeast: 6 }), refused), 'raise', two)
    expect(zone).toMatchObject({ verdict: 'open', silent: [], parties: ['union', 'port'], acts: ['six', 'no'] })
    expect(zone.shown).toEqual({ kind: 'intervals', intervals: [] })
  })

  it('should be what a party accepts where it is alone', () => {
    expect(zopa(only('six', 'union', { atLeast: 6 }), 'raise', { parties: ['union'] }).verdict).toBe('agreed')
    expect(zopa(wageTalks, 'raise', { parties: ['union'] }).verdict).toBe('unknown')
  })

  it('should be frozen, and refuse unknown names', () => {
    expect(Object.isFrozen(zopa(wageTalks, 'raise').parties)).toBe(true)
    expect(faultsOf(() => zopa(wageTalks as Negotiation, 'wage'))).toEqual([': unknownName'])
    expect(faultsOf(() => zopa(wageTalks as Negotiation, 'raise', { parties: [] }))).toEqual([': inconsistent'])
    expect(safeZopa(wageTalks, 'raise').success).toBe(true)
  })
})

describe('commonGround', () => {
  it('should hold what is agreed, open and unknown, in this order, on the issues that are asked for', () => {
    const talks = record(
      wageTalks,
      statement({ id: 'u', by: 'union', issue: 'venue', region: 'court', firmness: 'firm', date }),
      statement({ id: 'p', by: 'port', issue: 'venue', region: 'court', firmness: 'firm', date }),
      statement({ id: 'few', by: 'union', issue: 'shifts', region: 'few', firmness: 'soft', date }),
      statement({ id: 'many', by: 'port', issue: 'shifts', region: 'many', firmness: 'soft', date }),
    )
    const ground = (options: object) => commonGround(talks, { parties: ['union', 'port'], ...options })
    expect(ground({}).map(({ issue, verdict }) => `${issue}: ${verdict}`)).toEqual([
      'venue: agreed',
      'shifts: open',
      'raise: unknown',
      'council: unknown',
    ])
    expect(ground({ issues: ['council', 'shifts'] }).map(({ issue }) => issue)).toEqual(['shifts', 'council'])
    const never = rejection({ id: 'never', by: 'city', issue: 'raise', region: { atLeast: 0 }, date })
    expect(commonGround(record(talks, never), { issues: ['raise', 'council'] }).map(({ issue }) => issue)).toEqual([
      'council',
    ])
    expect(Object.isFrozen(ground({})[0]?.acts)).toBe(true)
    expect(safeCommonGround(talks).success).toBe(true)
    expect(faultsOf(() => ground({ issues: [] }))).toEqual([': inconsistent'])
  })
})
