import { type ActInput, type Negotiation, recordAll } from 'demarche'
import { describe, expect, it } from 'vitest'
import { type PackageRules, scopeOf } from '../../src/gap/agreement/scope.js'
import { type Give, shortfallsAt } from '../../src/gap/bridge/gives.js'
import { type Problem, problemOf, type Room } from '../../src/gap/bridge/problem.js'
import { intervalRegion, type Region } from '../../src/model/region.js'
import { type RegionExpression, toRegion } from '../../src/model/regionExpression.js'
import type { Scale, Value } from '../../src/model/scale.js'
import { talksOn } from '../support/talks.js'

const scales = {
  pay: { kind: 'interval', min: 0, max: 10, unit: '%' },
  years: { kind: 'interval', min: 0, max: 4 },
  shifts: { kind: 'ordinal', levels: ['none', 'few', 'some', 'many', 'all'] },
  venue: {
    kind: 'nominal',
    options: ['north', 'south', 'east'],
    distances: [{ between: ['north', 'east'], distance: 0.5 }],
  },
  vote: { kind: 'binary' },
} as const
type Issue = keyof typeof scales

const talks = talksOn(['a', 'b'], scales)

type Package = Partial<Record<Issue, Value>>
const usual = { pay: 0, years: 0, shifts: 'none', venue: 'north', vote: false } as const
const settled = (of: Package) =>
  new Map(Object.entries({ ...usual, ...of }).map(([issue, value]) => [issue, { value, within: value }]))

const saying = (...acts: object[]) =>
  recordAll(
    talks,
    acts.map((act, i) => ({
      id: `act${i}`,
      by: 'a',
      kind: 'statement',
      firmness: 'firm',
      date: '2026-01-01',
      ...act,
    })) as ActInput[],
  )
const asked = (negotiation: Negotiation, of: Package) =>
  shortfallsAt(problemOf(scopeOf(negotiation, {}), 'equal'), settled(of))[0]

const on = (issue: Issue, region: unknown) => toRegion(scales[issue] as Scale, region as RegionExpression)
const terms = (of: Partial<Record<Issue, unknown>>) =>
  new Map(Object.entries(of).map(([issue, region]) => [issue, on(issue as Issue, region)]))

/** A problem in which the only thing asked for is to be in one of these boxes. */
function boxed(boxes: readonly ReadonlyMap<string, Region>[], negotiation = talks, rules?: PackageRules): Problem {
  const scope = scopeOf(negotiation, { parties: ['a'] } as object)
  const problem = problemOf({ ...scope, rules: new Map(rules === undefined ? [] : [['a', rules]]) }, 'equal')
  const own = [...new Set(boxes.flatMap((box) => [...box.keys()]))]
  const leeway = { party: 'a', issues: own, boxes }
  const room: Room = {
    ...(problem.rooms[0] as Room),
    party: 0,
    weight: own.map(() => 0.2),
    leeway,
  }
  return { ...problem, rooms: [room] }
}

describe('shortfallsAt', () => {
  it.each<[Issue, unknown, Value, Partial<Give>]>([
    // On a line: from below, from above, to the nearer side of a hole, and of two sides as near to the first.
    ['pay', { atLeast: 6 }, 2, { nearest: 6, spans: 0.4, amount: 4, unit: '%' }],
    ['pay', { atMost: 6 }, 9, { nearest: 6, spans: 0.3, amount: 3, unit: '%' }],
    ['pay', { anyOf: [{ atMost: 2 }, { atLeast: 8 }] }, 4, { nearest: 2, spans: 0.2, amount: 2, unit: '%' }],
    ['pay', { anyOf: [{ atMost: 2 }, { atLeast: 8 }] }, 7, { nearest: 8, spans: 0.1, amount: 1, unit: '%' }],
    ['pay', { anyOf: [{ atMost: 2 }, { atLeast: 8 }] }, 5, { nearest: 2, spans: 0.3, amount: 3, unit: '%' }],
    ['pay', { above: 5 }, 5, { nearest: 5, spans: 0, amount: 0, unit: '%' }],
    ['years', { atLeast: 3 }, 1, { nearest: 3, spans: 0.5, amount: 2 }],
    // In levels, whichever way they lie.
    ['shifts', { atLeast: 'some' }, 'none', { nearest: 'some', spans: 0.5, amount: 2 }],
    ['shifts', { atMost: 'few' }, 'all', { nearest: 'few', spans: 0.75, amount: 3 }],
    ['shifts', { anyOf: ['none', 'many'] }, 'some', { nearest: 'many', spans: 0.25, amount: 1 }],
    ['shifts', { anyOf: ['none', 'some'] }, 'few', { nearest: 'none', spans: 0.25, amount: 1 }],
    // Neither options without an order nor yes and no are counted.
    ['venue', { anyOf: ['south', 'east'] }, 'north', { nearest: 'east', spans: 0.5 }],
    ['venue', { anyOf: ['north', 'east'] }, 'south', { nearest: 'north', spans: 1 }],
    ['vote', true, false, { nearest: true, spans: 1 }],
  ])('should tell how far it is on %s to %j, from %j', (issue, region, value, give) => {
    const found = asked(saying({ issue, region }), { [issue]: value })
    expect(found?.gives).toStrictEqual([
      {
        issue,
        to: value,
        from: on(issue, region),
        weight: 0.2,
        acts: ['act0'],
        ...give,
        spans: expect.closeTo(give.spans as number, 12),
      },
    ])
    expect(found).toMatchObject({ party: 'a', ruledOut: true, shortfall: expect.closeTo(0.2 * (give.spans ?? 0), 12) })
  })

  it('should have nothing nearest where a party has ruled out everything', () => {
    const gone = recordAll(talks, [
      { id: 'gone', by: 'a', kind: 'rejection', issue: 'vote', region: true, date: '2026-01-01' },
      { id: 'too', by: 'a', kind: 'rejection', issue: 'vote', region: false, date: '2026-01-01' },
    ] as ActInput[])
    const give = { issue: 'vote', to: true, from: { kind: 'options', options: [] }, spans: 1, weight: 0.2 }
    expect(asked(gone, { vote: true })?.gives).toStrictEqual([{ ...give, acts: ['gone', 'too'] }])
    const nothing = { ...give, issue: 'pay', to: 3, from: { kind: 'intervals', intervals: [] }, acts: [] }
    const never = boxed([new Map([['pay', on('pay', 3)]])])
    const [room] = never.rooms as [Room]
    const empty = { kind: 'intervals', intervals: [] } as const
    const problem = { ...never, rooms: [{ ...room, leeway: { ...room.leeway, boxes: [new Map([['pay', empty]])] } }] }
    expect(shortfallsAt(problem, settled({ pay: 3 }))[0]?.gives).toStrictEqual([nothing])
  })

  it('should add up what is asked issue by issue, in their order, and ask nothing of others', () => {
    const several = saying(
      { issue: 'vote', region: true },
      { issue: 'pay', region: { atLeast: 6 } },
      { issue: 'venue', region: 'north' },
    )
    const problem = problemOf(scopeOf(several, {}), 'equal')
    const [a, b] = shortfallsAt(problem, settled({ pay: 3 }))
    expect(a?.gives.map(({ issue, spans }) => [issue, spans])).toEqual([
      ['pay', expect.closeTo(0.3, 12)],
      ['vote', 1],
    ])
    expect(a?.shortfall).toBeCloseTo(0.26, 12)
    expect(b).toStrictEqual({ party: 'b', shortfall: 0, ruledOut: false, gives: [] })
    // The order of issues is not that of what the party said, nor that in which its rooms come.
    const turned = shortfallsAt({ ...problem, rooms: problem.rooms.toReversed() }, settled({ pay: 3 }))
    expect(turned).toEqual([a, b])
  })

  it('should look beside an open end that is only approached, and measure there', () => {
    const approached = new Map([...settled({}), ['pay', { value: 5, within: 5.5 }]])
    const give = (region: unknown) => shortfallsAt(boxed([terms({ pay: region })]), approached)[0]?.gives
    expect(give({ above: 5 })).toEqual([])
    expect(give({ atMost: 5 })).toMatchObject([{ to: 5, nearest: 5, spans: 0, amount: 0 }])
    expect(give({ atMost: 4 })).toMatchObject([{ to: 5, nearest: 4, amount: 1 }])
  })

  it('should go to the nearest box, of those as near to the one with the fewest steps, and of these to the first', () => {
    const at = (boxes: readonly ReadonlyMap<string, Region>[]) =>
      shortfallsAt(boxed(boxes), settled({}))[0]?.gives.map(({ issue }) => issue)
    const box = (of: Partial<Record<Issue, unknown>>) =>
      terms({ pay: { atLeast: 0 }, years: { atLeast: 0 }, shifts: { atLeast: 'none' }, ...of })
    const [far, two, one, other] = [
      box({ pay: { atLeast: 6 } }),
      box({ pay: { atLeast: 2.5 }, years: { atLeast: 1 } }),
      box({ pay: { atLeast: 5 } }),
      box({ shifts: { atLeast: 'some' } }),
    ]
    expect(at([far, two])).toEqual(['pay', 'years'])
    expect(at([two, one])).toEqual(['pay'])
    expect(at([one, two])).toEqual(['pay'])
    expect(at([one, other])).toEqual(['pay'])
    expect(at([other, two, one])).toEqual(['shifts'])
    expect(at([far, one])).toEqual(['pay'])
    expect(at([two, far, box({})])).toEqual([])
  })
})

describe('the acts behind what a party would have to give', () => {
  const condition = {
    act: 'if',
    outcome: { issue: 'vote', region: on('vote', true) },
    demanded: { issue: 'venue', region: on('venue', 'north') },
    unless: [],
  }
  const later = (of: Partial<Record<Issue, unknown>>) => ({
    act: 'later',
    answer: 'proposed' as const,
    terms: terms(of),
  })
  const refusal = {
    act: 'no',
    terms: terms({ vote: true, shifts: 'few' }),
    readmitted: [later({ vote: true, shifts: 'few', venue: 'east' }), later({ vote: true, shifts: 'few', pay: 9 })],
    unless: [],
  }
  const rules: PackageRules = { linkages: [condition], refused: [refusal] }
  const actsOn = (issue: Issue, wanted: Value, of: Package, negotiation = talks, known: PackageRules = rules) => {
    const problem = boxed([terms({ [issue]: wanted })], negotiation, known)
    return shortfallsAt(problem, settled(of))[0]?.gives.map((give) => [give.issue, give.acts])
  }

  it.each<[Package, string[]]>([
    [{ vote: true, venue: 'south' }, ['if']],
    [{ vote: true, venue: 'north', shifts: 'few' }, ['no']],
    [{ vote: true, venue: 'south', shifts: 'few' }, ['if', 'no']],
    // Within a package that it took back, or one of them.
    [{ vote: true, venue: 'east', shifts: 'few' }, ['if']],
    [{ vote: true, venue: 'south', shifts: 'few', pay: 9 }, ['if']],
    // Where it breaks no rule, both may be what is in the way of another one.
    [{ vote: true, venue: 'north' }, ['if', 'no']],
    [{ vote: true, venue: 'north', shifts: 'few', pay: 9 }, ['if', 'no']],
  ])('should be those of the rules that the package breaks: at %j', (of, acts) => {
    expect(actsOn('vote', false, of)).toEqual([['vote', acts]])
  })

  it('should be those of rules that name the issue', () => {
    const of = { vote: true, venue: 'south', shifts: 'few' }
    expect(actsOn('venue', 'north', of)).toEqual([['venue', ['if']]])
    expect(actsOn('shifts', 'all', of)).toEqual([['shifts', ['no']]])
    expect(actsOn('pay', 9, of)).toEqual([['pay', []]])
    // Without the outcome nothing is broken.
    expect(actsOn('vote', true, { ...of, vote: false })).toEqual([['vote', ['if', 'no']]])
    expect(actsOn('venue', 'north', { ...of, vote: false })).toEqual([['venue', ['if']]])
  })

  it('should be the acts of the position where that rules the value out, and then no rule but those broken', () => {
    const never = saying({ issue: 'shifts', region: { atLeast: 'many' } })
    expect(actsOn('shifts', 'all', { vote: true, shifts: 'few' }, never)).toEqual([['shifts', ['act0', 'no']]])
    expect(actsOn('shifts', 'all', { vote: false, shifts: 'few' }, never)).toEqual([['shifts', ['act0']]])
    expect(actsOn('shifts', 'all', { vote: true, shifts: 'none' }, never)).toEqual([['shifts', ['act0']]])
    expect(actsOn('shifts', 'all', { vote: true, shifts: 'many' }, never)).toEqual([['shifts', ['no']]])
    expect(actsOn('vote', false, { vote: true, shifts: 'few' }, never)).toEqual([['vote', ['no']]])
  })

  it('should name an act once, and none of a rule that does not bind', () => {
    const twice = { linkages: [condition, { ...condition, demanded: condition.outcome }], refused: [] }
    expect(actsOn('vote', false, { vote: true, venue: 'south' }, talks, twice)).toEqual([['vote', ['if']]])
    const free = { linkages: [{ ...condition, unless: ['own'] }], refused: [refusal] }
    expect(actsOn('vote', false, { vote: true, venue: 'south' }, talks, free)).toEqual([['vote', ['no']]])
  })

  it('should look beside an open end that is only approached', () => {
    const ifPaid = { ...condition, outcome: { issue: 'pay', region: intervalRegion(5, 10, true) } }
    const notPaid = { ...refusal, terms: terms({ pay: { atMost: 5 } }), readmitted: [] }
    const problem = boxed([terms({ pay: 0 })], talks, { linkages: [ifPaid], refused: [notPaid] })
    const beside = new Map([...settled({ venue: 'south' }), ['pay', { value: 5, within: 5.5 }]])
    expect(shortfallsAt(problem, beside)[0]?.gives.map(({ acts }) => acts)).toEqual([['if']])
    const there = new Map([...settled({ venue: 'south' }), ['pay', { value: 5, within: 5 }]])
    expect(shortfallsAt(problem, there)[0]?.gives.map(({ acts }) => acts)).toEqual([['no']])
  })
})
