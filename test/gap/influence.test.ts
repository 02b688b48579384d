import {
  acceptance,
  defineNegotiation,
  demand,
  gap,
  type Influence,
  influence,
  influenceAsync,
  proposal,
  record,
  rejection,
  safeInfluence,
  statement,
  withdraw,
} from 'demarche'
import { influenceSection, renderText } from 'demarche/report'
import { describe, expect, it } from 'vitest'
import { gaussLegendre } from '../../src/gap/influence/quadrature.js'
import { seeded, shuffle } from '../../src/gap/influence/random.js'
import { isDeeplyFrozen } from '../../src/testing/laws/cases.js'
import { haggle, sum } from '../support/market.js'
import { faultsOf, wageTalks } from '../support/wage.js'

const date = '2026-01-10'
const raise = { issues: ['raise'] } as const
const claim = demand({ id: 'claim', by: 'union', issue: 'raise', region: { atLeast: 6 }, firmness: 'firm', date })
const limit = demand({ id: 'limit', by: 'port', issue: 'raise', region: { atMost: 3 }, firmness: 'firm', date })
const offer = proposal({ id: 'offer', by: 'port', terms: { raise: 4 }, date })

const values = ({ acts }: Influence) =>
  acts.map(({ act, lower, upper }) => [act, Number(lower.toFixed(6)), Number(upper.toFixed(6))])

describe('influence', () => {
  it('should share out between two acts what only both of them do', () => {
    const found = influence(record(wageTalks, claim, limit), 'union', 'port', raise)
    expect(found).toMatchObject({
      a: 'union',
      b: 'port',
      issues: ['raise'],
      method: 'exact',
      complete: true,
      missing: [],
    })
    expect([found.start, found.end]).toEqual([
      { lower: 0, upper: 1 },
      { lower: 0.3, upper: 0.3 },
    ])
    expect(found.acts).toEqual([
      { act: 'claim', by: ['union'], issues: ['raise'], lower: expect.closeTo(0.15), upper: expect.closeTo(-0.35) },
      { act: 'limit', by: ['port'], issues: ['raise'], lower: expect.closeTo(0.15), upper: expect.closeTo(-0.35) },
    ])
    expect(isDeeplyFrozen(found)).toBe(true)
  })

  it('should average over the orders of telling', () => {
    // At least and at most apart: claim and limit 0.3, 0.3; claim and offer 0, 0.2; limit and offer 0, 1; all 0.2, 0.2.
    const found = influence(record(wageTalks, claim, limit, offer), 'union', 'port', raise)
    expect(values(found)).toEqual(
      [
        ['claim', round(0.2 / 3 + 0.3 / 6), round(-0.8 / 3 - 0.7 / 6 - 0.8 / 6)],
        ['limit', round(0.2 / 3 + 0.3 / 6), round(-0.7 / 6)],
        ['offer', round(-0.1 / 3), round(-0.1 / 3 - 0.8 / 6)],
      ].toSorted((x, y) => size(y) - size(x)),
    )
  })

  it('should leave out what was withdrawn, what says nothing here, and other parties', () => {
    const talks = record(
      wageTalks,
      claim,
      limit,
      offer,
      demand({ id: 'elsewhere', by: 'port', issue: 'council', region: false, firmness: 'firm', date }),
      demand({ id: 'others', by: 'city', issue: 'raise', region: 0, firmness: 'firm', date }),
      proposal({ id: 'package', by: 'union', terms: { shifts: 'none', venue: 'court' }, date }),
      rejection({ id: 'refusal', by: 'port', answers: 'package', date }),
    )
    const found = influence(withdraw(talks, 'offer', { date }), 'union', 'port', raise)
    expect(values(found)).toEqual([
      ['claim', 0.15, -0.35],
      ['limit', 0.15, -0.35],
    ])
  })

  it('should read the terms of what is answered from the whole record', () => {
    // Told alone, the acceptance still says that the union accepts 4 %: with the offer, they agree on it.
    const talks = record(wageTalks, offer, acceptance({ id: 'yes', by: 'union', answers: 'offer', date }))
    expect(values(influence(talks, 'union', 'port', raise))).toEqual([
      ['offer', 0, -0.5],
      ['yes', 0, -0.5],
    ])
  })

  it('should count acts of those through whom a party is read, as long as it has not spoken itself', () => {
    const talks = record(
      defineNegotiation({
        id: 'talks',
        title: 'Talks',
        parties: {
          one: { kind: 'state', name: 'One' },
          two: { kind: 'state', name: 'Two' },
          both: { kind: 'coalition', name: 'Both', members: ['one', 'two'], rule: 'unanimity' },
          other: { kind: 'state', name: 'Other' },
        },
        issues: { x: { name: 'X', scale: { kind: 'interval', min: 0, max: 10 } } },
      }),
      demand({ id: 'fixed', by: 'other', issue: 'x', region: 10, firmness: 'firm', date }),
      demand({ id: 'ofOne', by: 'one', issue: 'x', region: { atMost: 6 }, firmness: 'firm', date }),
      demand({ id: 'ofBoth', by: 'both', issue: 'x', region: { atMost: 4 }, firmness: 'firm', date }),
    )
    // Lower bounds: fixed and ofOne 0.4, with ofBoth in any case 0.6, without fixed 0.
    const lower = influence(talks, 'both', 'other').acts.map((act) => [act.act, Number(act.lower.toFixed(6))])
    expect(lower).toEqual([
      ['fixed', round(0.6 / 3 + 0.6 / 6 + 0.4 / 6)],
      ['ofBoth', round(0.2 / 3 + 0.6 / 6)],
      ['ofOne', round(0.4 / 6)],
    ])
  })

  it('should let weights follow what is told of them', () => {
    const weigh = (by: 'union' | 'port', issue: 'raise' | 'council', salience: number) =>
      statement({ id: `${by}-${issue}`, by, issue, salience, date })
    const talks = record(
      wageTalks,
      claim,
      limit,
      weigh('union', 'raise', 1),
      weigh('union', 'council', 0),
      weigh('port', 'raise', 1),
      weigh('port', 'council', 1),
    )
    const options = { issues: ['raise', 'council'] } as const
    const found = influence(talks, 'union', 'port', options)
    // Both weights of the union are needed to turn its half from 1/2 to 1; those of the port leave it at 1/2.
    const lower = new Map(found.acts.map((act) => [act.act, act.lower]))
    expect(found.end.lower).toBeCloseTo(0.3 * 0.75)
    for (const act of ['union-raise', 'union-council']) expect(lower.get(act)).toBeCloseTo((0.3 * 0.25) / 4)
    for (const act of ['port-raise', 'port-council']) expect(lower.get(act)).toBeCloseTo(0, 12)
    for (const act of ['claim', 'limit']) expect(lower.get(act)).toBeCloseTo(0.15 / 2 + (0.3 * 0.25) / 4)
  })

  it('should come closer with more samples, about as its standard error says', () => {
    const talks = record(wageTalks, claim, limit, offer)
    const exact = influence(talks, 'union', 'port', raise)
    const off = Array.from({ length: 50 }, (_, seed) => {
      const found = influence(talks, 'union', 'port', { ...raise, sampling: 'always', samples: 400, seed })
      return found.acts.map(({ act, upper, error }) => {
        const exactUpper = exact.acts.find((other) => other.act === act)?.upper ?? 0
        return (upper - exactUpper) / (error?.upper.standard ?? 0)
      })
    }).flat()
    expect(Math.sqrt(sum(off.map((deviation) => deviation ** 2)) / off.length)).toBeCloseTo(1, 0.5)
    expect(off.filter((deviation) => Math.abs(deviation) > 3).length).toBeLessThan(5)
  })

  it('should say what it has when it is stopped', async () => {
    const stop = new AbortController()
    stop.abort()
    const talks = record(wageTalks, claim, limit)
    const none = influence(talks, 'union', 'port', { signal: stop.signal })
    expect(none).toMatchObject({ complete: false, method: 'exact', acts: [], missing: ['claim', 'limit'] })
    expect(none.end).toEqual({ lower: gap(talks, 'union', 'port').lower, upper: gap(talks, 'union', 'port').upper })

    const later = new AbortController()
    let steps = 0
    const some = influence(talks, 'union', 'port', {
      sampling: 'always',
      samples: 1000,
      signal: later.signal,
      onProgress: (progress) => {
        steps = progress.steps
        if (steps === 20) later.abort()
      },
    })
    expect(some).toMatchObject({ complete: false, method: 'sampled', samples: 38, missing: [] })
    expect(sum(some.acts.map((act) => act.lower))).toBeCloseTo(some.end.lower, 12)
    expect(steps).toBe(20)
  })

  it('should take turns with whatever else there is to do', async () => {
    const scattered = haggle(36, (i) => (i * 37) % 101)
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 20)
    const stopped = await influenceAsync(scattered, 'buyer', 'seller', { signal: stop.signal, samples: 1_000_000 })
    expect(stopped.complete).toBe(false)
    const talks = record(wageTalks, claim, limit)
    expect(await influenceAsync(talks, 'union', 'port')).toEqual(influence(talks, 'union', 'port'))
  })

  it('should refuse what it cannot use', () => {
    const refused = (options: object) => faultsOf(() => influence(wageTalks, 'union', 'port', options))
    expect(refused({ seed: 1.5 })).toEqual(['seed: inconsistent'])
    expect(refused({ samples: 3 })).toEqual(['samples: inconsistent'])
    expect(refused({ confidence: 1 })).toEqual(['confidence: inconsistent'])
    expect(refused({ sampling: 'often' })).toEqual(['sampling: inconsistent'])
    expect(refused({ metric: 'taxi' })).toEqual(['metric: invalidValue'])
    expect(refused({ weights: { raise: -1 } })).toEqual(['weights.raise: inconsistent'])
    expect(refused({ issues: ['rise'] })).toEqual([': unknownName'])
    expect(safeInfluence(wageTalks, 'union', 'harbour' as 'port').success).toBe(false)
  })
})

describe('influenceSection', () => {
  const talks = record(
    wageTalks,
    claim,
    limit,
    offer,
    statement({ id: 'weigh', by: 'union', issue: 'raise', salience: 1, date }),
  )

  it('should tell what each act adds, assumptions first', () => {
    expect(
      renderText([influenceSection(talks, 'union', 'port', { issues: ['raise', 'council'] })], { width: 80 }),
    ).toBe(
      [
        'What each act adds to the gap of Dockers’ Union and Port Company',
        '────────────────────────────────────────────────────────────────',
        'Assumed: whoever refuses a value refuses what lies beyond it (single-peaked',
        'preferences) and the issues weigh alike for Dockers’ Union and Port Company,',
        'since it has not been said how much each matters.',
        '',
        'As reported on 2026-01-10, Dockers’ Union and Port Company are at least 0.10',
        'apart, not 0.00 as before any act, and need be at most 0.60 apart, not 1.00 as',
        'before any act; over 2 issues, from 0 (same) to 1 (opposite ends of every',
        'scale).',
        '',
        'What each act adds to these two numbers when it is told after some of the',
        'others, on average over all orders of telling (Shapley value): + widens the gap,',
        '− narrows it, and all together make up the difference.',
        '',
        'at least  at most  what was done                               act',
        '────────  ───────  ──────────────────────────────────────────  ─────────────────',
        '+0.058    −0.258   Dockers’ Union demands “Pay rise”: at       claim, 2026-01-10',
        '                   least 6 %',
        '+0.058    −0.058   Port Company demands “Pay rise”: at most 3  limit, 2026-01-10',
        '                   %',
        '−0.017    −0.083   Port Company proposes “Pay rise”: 4 %       offer, 2026-01-10',
        '',
        'These change neither number, whatever else is told: weigh.',
        '',
      ].join('\n'),
    )
  })

  it('should say what is estimated, how, and what was not reached', () => {
    const texts = (options: object) =>
      influenceSection(talks, 'union', 'port', options).blocks.flatMap((block) =>
        block.kind === 'paragraph' ? [block.text] : block.kind === 'table' ? block.rows.flat() : [],
      )
    const sampled = texts({ sampling: 'always', samples: 2000 }).join('\n')
    expect(sampled).toContain('estimated from 2,000 orders drawn by chance (seed 1), and with a chance of 0.95')
    expect(sampled).toMatch(/\+0\.0\d\d ± 0\.0\d\d/)
    const stop = new AbortController()
    stop.abort()
    expect(texts({ signal: stop.signal }).at(-1)).toBe('Stopped before these were worked out: claim, limit, offer.')
    expect(influenceSection(wageTalks, 'union', 'port').blocks.at(-1)).toMatchObject({
      text: 'No act changes either number.',
    })
  })
})

describe('gaussLegendre', () => {
  it('should integrate polynomials of a degree below twice the number of places', () => {
    for (const count of [1, 2, 5, 10, 50]) {
      const { at, weight } = gaussLegendre(count)
      for (let degree = 0; degree < 2 * count; degree++) {
        expect(sum(Array.from(at, (x, i) => (weight[i] as number) * x ** degree))).toBeCloseTo(1 / (degree + 1), 13)
      }
    }
  })
})

describe('seeded', () => {
  it('should give the same numbers for the same seed', () => {
    const random = seeded(1)
    expect(Array.from({ length: 4 }, random)).toEqual([2012149540, 1872316204, 1707632675, 1779833415])
    expect(seeded(-1)()).not.toBe(seeded(1)())
    expect(seeded(2 ** 40)()).not.toBe(seeded(0)())
  })

  it('should shuffle into all orders alike', () => {
    const random = seeded(3)
    const counts = new Map<string, number>()
    for (let i = 0; i < 6000; i++) {
      const list = Int32Array.of(1, 2, 3)
      shuffle(list, random)
      counts.set(list.join(), (counts.get(list.join()) ?? 0) + 1)
    }
    expect(counts.size).toBe(6)
    // Chi-squared with 5 degrees of freedom: above 20.5 once in a thousand.
    expect(sum([...counts.values()].map((count) => (count - 1000) ** 2 / 1000))).toBeLessThan(20.5)
  })
})

function round(value: number): number {
  return Number(value.toFixed(6))
}

function size([, lower, upper]: readonly (string | number)[]): number {
  return Math.abs(Number(lower)) + Math.abs(Number(upper))
}
