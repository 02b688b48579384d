import { type ActInput, type Negotiation, recordAll } from 'demarche'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scopeOf } from '../../src/gap/agreement/scope.js'
import { bridge } from '../../src/gap/bridge/bridge.js'
import { packageOf, packageOfSpread } from '../../src/gap/bridge/bridgePackage.js'
import { leastPackages } from '../../src/gap/bridge/leastPackages.js'
import type { Objective } from '../../src/gap/bridge/objective.js'
import { type Problem, problemOf } from '../../src/gap/bridge/problem.js'
import { shortfalls } from '../../src/gap/bridge/shortfall.js'
import { atOnce } from '../../src/gap/search.js'
import { intervalRegion } from '../../src/model/region.js'
import { talksOn } from '../support/talks.js'
import { product } from './bridgeProblems.js'

const scales = {
  vote: { kind: 'binary' },
  venue: { kind: 'nominal', options: ['north', 'south', 'east'] },
  shifts: { kind: 'ordinal', levels: ['none', 'few', 'some', 'many', 'all'] },
  seat: { kind: 'binary' },
  pay: { kind: 'interval', min: 0, max: 10 },
} as const
type Issue = keyof typeof scales
const parties = ['a', 'b', 'c', 'x', 'y'] as const

const talks = talksOn(parties, scales)

const saying = (...acts: object[]) =>
  recordAll(talks, acts.map((act, i) => ({ id: `act${i}`, date: '2026-01-01', ...act })) as ActInput[])
const firm = (by: string, issue: Issue, region: unknown) => ({ kind: 'statement', firmness: 'firm', by, issue, region })
const condition = (
  by: string,
  issue: Issue,
  region: unknown,
  ...conditionFor: { issue: Issue; region: unknown }[]
) => ({
  kind: 'demand',
  firmness: 'soft',
  by,
  issue,
  region,
  conditionFor,
})
const problemFor = (negotiation: Negotiation, selection: object): Problem =>
  problemOf(scopeOf(negotiation, selection), 'equal')
const look = (problem: Problem, objective: Objective, limit: number, lookAt: number) => {
  let steps = 0
  const found = atOnce(leastPackages(problem, objective, limit, lookAt), {
    onProgress: () => {
      steps++
    },
  })
  return { ...found, steps }
}

describe('packageOf', () => {
  const onlyPay = { issues: ['pay'], parties: ['a'] }
  const at = (place: number, next = place, share = 0) => [{ place, next, share }]
  const none = expect.not.objectContaining({ pay: expect.anything() })

  it('should tell a point on a slope by itself, to twelve digits', () => {
    const problem = problemFor(saying(firm('a', 'pay', 10)), onlyPay)
    const third = packageOf(problem, at(0, 2, 1 / 3))
    expect(third).toMatchObject({ terms: { pay: 3.33333333333 }, alike: none, approached: [] })
    expect(third.total).toBeCloseTo(2 / 3, 9)
    expect(packageOf(problem, at(0))).toMatchObject({ terms: { pay: 0 }, alike: none, total: 1, worstOff: 1 })
    expect(packageOf(problem, at(2))).toMatchObject({ terms: { pay: 10 }, alike: none, total: 0 })
  })

  it('should tell all values that would do as well, of a point in a flat stretch and of its ends', () => {
    const problem = problemFor(saying(firm('a', 'pay', { atLeast: 6 })), onlyPay)
    // Places: 0, up to 6, 6, up to 10, 10.
    const alike = { pay: intervalRegion(6, 10) }
    expect(packageOf(problem, at(2, 4, 0.5))).toMatchObject({ terms: { pay: 8 }, alike, total: 0 })
    expect(packageOf(problem, at(2))).toMatchObject({ terms: { pay: 6 }, alike })
    expect(packageOf(problem, at(3))).toMatchObject({ terms: { pay: 8 }, alike })
    expect(packageOf(problem, at(4))).toMatchObject({ terms: { pay: 10 }, alike })
    expect(packageOf(problem, at(0, 2, 0.5))).toMatchObject({ terms: { pay: 3 }, alike: none })
  })

  it('should tell an open end that is approached by what is beside it, and nothing of the kind between', () => {
    const above = saying(firm('a', 'pay', { above: 5 }))
    const problem = problemFor(above, { ...onlyPay, terms: { pay: { above: 5 } } })
    // Places: 5, approached, up to 10, 10. Beside 5 nothing is asked.
    const end = packageOf(problem, at(0))
    expect(end).toMatchObject({ terms: { pay: 5 }, alike: none, approached: ['pay'], total: 0 })
    expect(end.parties[0]?.gives).toEqual([])
    expect(packageOf(problem, at(0, 2, 0.5))).toMatchObject({
      terms: { pay: 7.5 },
      alike: { pay: intervalRegion(5, 10, true) },
      approached: [],
    })
    expect(packageOf(problem, at(2))).toMatchObject({ terms: { pay: 10 }, approached: [] })
    const whole = problemFor(above, onlyPay)
    expect(packageOf(whole, at(2)).parties[0]).toMatchObject({ ruledOut: true, shortfall: 0 })
    expect(packageOf(whole, at(2)).approached).toEqual([])
  })

  it('should take the first place of a spread, and all of them as alike', () => {
    const both = { issues: ['shifts', 'pay'], parties: ['a', 'b'] }
    const acts = saying(firm('a', 'shifts', 'none'), firm('b', 'pay', { atLeast: 5 }))
    const found = packageOfSpread(
      problemFor(acts, both),
      new Map([
        [0, [1, 2]],
        [1, [0]],
      ]),
    )
    // A level is a quarter of its scale, with half of the weight on it; 5 % are half of theirs.
    expect(found).toMatchObject({
      terms: { shifts: 'few', pay: 0 },
      alike: { shifts: { kind: 'options', options: ['few', 'some'] } },
      total: 0.375,
      worstOff: 0.25,
    })
    expect(Object.keys(found.alike)).toEqual(['shifts'])
  })
})

describe('leastPackages', () => {
  const divided = saying(firm('a', 'vote', true), firm('b', 'vote', false))
  const two = { parties: ['a', 'b'] }

  it('should have a package even where it may not look for any, and say that there may be more', () => {
    const found = look(problemFor(divided, { ...two, issues: ['vote'] }), 'total', 5, 1)
    expect(found).toMatchObject({ bound: 1, more: true, complete: true })
    expect(found.packages.map(({ terms }) => terms)).toEqual([{ vote: false }])
    const all = look(problemFor(divided, { ...two, issues: ['vote'] }), 'total', 5, 10)
    expect(all).toMatchObject({ bound: 1, more: false, complete: true })
    expect(all.packages.map(({ terms }) => terms)).toEqual([{ vote: false }, { vote: true }])
    expect(all.cheapest).toEqual({ points: [{ place: 0, next: 0, share: 0 }], shortfalls: Float64Array.of(1, 0) })
  })

  const regions = {
    vote: fc.boolean(),
    venue: fc.constantFrom('north', 'south', 'east'),
    shifts: fc.constantFrom<unknown>('none', { atLeast: 'some' }, { anyOf: ['few', 'many'] }),
  } as const
  const names = ['vote', 'venue', 'shifts'] as const
  const outcome = fc
    .constantFrom(...names)
    .chain((issue) => (regions[issue] as fc.Arbitrary<unknown>).map((region) => ({ issue: issue as Issue, region })))
  const act = fc
    .tuple(fc.constantFrom('a', 'b'), outcome, fc.option(outcome, { freq: 2, nil: undefined }))
    .map(([by, { issue, region }, other]) =>
      other === undefined || other.issue === issue
        ? firm(by, issue, region)
        : condition(by, issue, region, { issue: other.issue, region: other.region }),
    )

  it('should never promise more than there is, however little it may look at', () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 3, maxLength: 8 }), fc.integer({ min: 1, max: 3 }), (acts, lookAt) => {
        const problem = problemFor(saying(...acts), { ...two, issues: names })
        const least = Math.min(...allTotals(problem))
        const [little, all] = [look(problem, 'total', 3, lookAt), look(problem, 'total', 3, 10_000)]
        expect(all).toMatchObject({ complete: true, bound: expect.closeTo(least, 9) })
        const totals = little.packages.map(({ total }) => total)
        expect(Math.min(...totals)).toBeGreaterThan(least - 1e-9)
        expect(little.bound).toBeLessThan(least + 1e-9)
        if (little.complete) expect(Math.max(...totals)).toBeLessThan(least + 1e-9)
        else expect(little.more).toBe(true)
        expect(
          little.packages.map(({ terms }) => Object.values(terms).filter((value) => value !== undefined).length),
        ).toEqual(little.packages.map(() => 3))
      }),
      { numRuns: 15 },
    )
  })

  function allTotals(problem: Problem): number[] {
    const all = product(problem.axes.map(({ places }) => places.map((_, place) => place)))
    return all.map((places) =>
      shortfalls(
        problem,
        places.map((place) => ({ place, next: place, share: 0 })),
      ).reduce((sum, shortfall) => sum + shortfall, 0),
    )
  }

  it('should look no further where nobody need give anything, whatever is to be least', () => {
    const problem = problemFor(saying(firm('a', 'vote', true), firm('b', 'shifts', { atMost: 'few' })), {
      ...two,
      issues: ['vote', 'shifts', 'pay'],
    })
    const total = look(problem, 'total', 20, 1_000)
    expect(total.packages).toHaveLength(1)
    for (const objective of ['worstOff', 'leximin'] as const) expect(look(problem, objective, 20, 1_000)).toEqual(total)
  })

  it('should say of others that are as good for the worst-off party that there are more', () => {
    const problem = problemFor(divided, { ...two, issues: ['vote'] })
    expect(look(problem, 'worstOff', 1, 100)).toMatchObject({ more: true, complete: true, bound: 1 })
    expect(look(problem, 'worstOff', 2, 100)).toMatchObject({ more: false, complete: true })
  })

  it('should list those first in which the fewest steps are to be taken', () => {
    const without = [
      { issue: 'vote' as const, region: true },
      { issue: 'venue' as const, region: { anyOf: ['north', 'south'] } },
    ]
    // Few shifts at least for b and c, unless there is no vote, and that in the east. The seat divides x and y in any case.
    const acts = saying(
      firm('a', 'vote', true),
      firm('a', 'venue', 'north'),
      firm('a', 'shifts', 'none'),
      condition('b', 'shifts', { atLeast: 'few' }, ...without),
      condition('c', 'shifts', { atLeast: 'few' }, ...without),
      firm('x', 'seat', true),
      firm('y', 'seat', false),
    )
    const weights = { vote: 1, venue: 1, shifts: 8, seat: 10, pay: 0 }
    const found = bridge(acts, {
      issues: ['vote', 'venue', 'shifts', 'seat'],
      weights,
      objective: 'worstOff',
    } as object)
    // A level of shifts is worth 0.1 to a, the vote and the venue half of that each.
    expect(found).toMatchObject({ complete: true, bound: expect.closeTo(0.5, 9) })
    const steps = found.packages.map((one) => one.parties.flatMap(({ gives }) => gives).length)
    expect(steps).toEqual([2, 2, 3, 3])
    expect(found.packages.map(({ terms }) => [terms.vote, terms.venue, terms.shifts])).toEqual([
      [true, 'north', 'few'],
      [true, 'north', 'few'],
      [false, 'east', 'none'],
      [false, 'east', 'none'],
    ])
  })
})

describe('bridge', () => {
  it('should be frozen as a whole, and have a trade-off only where that is asked for', () => {
    const found = bridge(saying(firm('a', 'vote', true)), { issues: ['vote'] } as object)
    expect(Object.keys(found)).not.toContain('tradeOff')
    expect([found, found.packages, found.packages[0]?.parties[0]].every(Object.isFrozen)).toBe(true)
  })

  it('should know something of a party that said nothing but that it refuses a package', () => {
    const refused = saying(
      firm('a', 'vote', true),
      { kind: 'proposal', by: 'a', terms: { vote: true, venue: 'north' } },
      { kind: 'rejection', by: 'b', answers: 'act1' },
    )
    expect(bridge(refused, { issues: ['vote', 'venue'] } as object).unknown).toEqual(['c', 'x', 'y'])
    expect(bridge(refused, { issues: ['vote', 'pay'], parties: ['b', 'c'] } as object).unknown).toEqual(['b', 'c'])
    const tied = saying(condition('c', 'venue', 'north', { issue: 'vote', region: true }))
    expect(bridge(tied, { issues: ['vote'] } as object).unknown).toEqual(['a', 'b', 'x', 'y'])
  })

  it('should know something of a party that refuses one package and makes a condition', () => {
    const both = saying(
      { kind: 'proposal', by: 'a', terms: { vote: true, venue: 'north' } },
      { kind: 'rejection', by: 'b', answers: 'act0' },
      condition('b', 'venue', 'south', { issue: 'vote', region: true }),
    )
    expect(bridge(both, { issues: ['vote', 'venue'], parties: ['b', 'c'] } as object).unknown).toEqual(['c'])
  })
})
