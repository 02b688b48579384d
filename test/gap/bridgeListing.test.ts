import { type ActInput, recordAll } from 'demarche'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scopeOf } from '../../src/gap/agreement/scope.js'
import { packagesWithin } from '../../src/gap/bridge/listing.js'
import { assertObjective, countsOf, lexicographic, type Objective } from '../../src/gap/bridge/objective.js'
import { type Problem, problemOf } from '../../src/gap/bridge/problem.js'
import { wholePart } from '../../src/gap/bridge/relaxation.js'
import { shortfalls } from '../../src/gap/bridge/shortfall.js'
import { atOnce, type Progress, type Search } from '../../src/gap/search.js'
import { talksOn } from '../support/talks.js'
import { product, sumOfMost } from './bridgeProblems.js'

const scales = {
  vote: { kind: 'binary' },
  shifts: { kind: 'ordinal', levels: ['none', 'few', 'many'] },
  venue: {
    kind: 'nominal',
    options: ['north', 'south', 'east'],
    distances: [{ between: ['north', 'south'], distance: 0.5 }],
  },
  pay: { kind: 'interval', min: 0, max: 10 },
  years: { kind: 'interval', min: 0, max: 4 },
} as const
type Issue = keyof typeof scales
const parties = ['a', 'b', 'c'] as const
const options = ['vote', 'shifts', 'venue'] as const

const talks = talksOn(parties, scales)

/** What firm parties have left, each `[party, issue, region]`, or a demand of theirs that is made a condition. */
type Said = readonly [
  (typeof parties)[number],
  Issue,
  unknown,
  ({ readonly issue: Issue; readonly region: unknown } | undefined)?,
]

function saying(said: readonly Said[], issues: readonly Issue[], who: readonly string[] = parties): Problem {
  const acts = said.map(([by, issue, region, condition], i) => ({
    id: `act${i}`,
    by,
    issue,
    region,
    date: '2026-01-01',
    ...(condition === undefined
      ? { kind: 'statement', firmness: 'firm' }
      : { kind: 'demand', firmness: 'soft', conditionFor: [condition] }),
  }))
  const record = recordAll(talks, acts as ActInput[])
  return problemOf(scopeOf(record, { issues, parties: who } as object), 'equal')
}

const run = <T>(search: Search<T>): T => atOnce(search, {})

/** The end of a search, what it tells on the way, and when it is told to stop. */
function watched<T>(search: Search<T>, stopAt = Number.POSITIVE_INFINITY): { told: Progress[]; end: T } {
  const told: Progress[] = []
  let step = search.next()
  while (step.done !== true) {
    told.push(step.value)
    step = search.next(step.value.steps >= stopAt)
  }
  return { told, end: step.value }
}

interface Candidate {
  readonly places: readonly number[]
  readonly shortfalls: readonly number[]
}

/** All packages of stops, the first issue changing last. */
function candidatesOf(problem: Problem): Candidate[] {
  return product(wholePart(problem).stops).map((places) => {
    const points = places.map((place) => ({ place, next: place, share: 0 }))
    return { places, shortfalls: [...shortfalls(problem, points)] }
  })
}

const region = (issue: Issue) =>
  issue === 'vote'
    ? fc.boolean()
    : issue === 'shifts'
      ? fc.constantFrom<unknown>(
          'none',
          'few',
          'many',
          { atLeast: 'few' },
          { atMost: 'few' },
          { anyOf: ['none', 'many'] },
        )
      : fc.constantFrom<unknown>('north', 'south', 'east', { anyOf: ['north', 'east'] })
const outcome = fc
  .constantFrom(...options)
  .chain((issue) => region(issue).map((wanted) => ({ issue: issue as Issue, region: wanted as unknown })))
const anySaid = fc
  .tuple(fc.constantFrom(...parties), outcome, fc.option(outcome, { freq: 3, nil: undefined }))
  .map(
    ([by, one, condition]): Said => [by, one.issue, one.region, condition?.issue === one.issue ? undefined : condition],
  )
const problems = fc.array(anySaid, { minLength: 2, maxLength: 7 }).map((said) => saying(said, options))

describe('packagesWithin', () => {
  it('should find all packages of options that keep to the ceilings, in the order of the options', () => {
    fc.assert(
      fc.property(problems, fc.nat(), fc.boolean(), fc.integer({ min: 1, max: 6 }), (problem, which, isWide, limit) => {
        const all = candidatesOf(problem)
        const one = all[which % all.length] as Candidate
        const slack = isWide ? 0.2 : 0
        const ceilings = new Map([1, 3].map((count) => [count, sumOfMost(one.shortfalls, count) + slack]))
        const within = all.filter((other) =>
          [...ceilings].every(([count, most]) => sumOfMost(other.shortfalls, count) <= most + 1e-9),
        )
        const { found, more } = run(packagesWithin(problem, ceilings, limit, 10_000))
        expect(found.map(({ points }) => points.map(({ place }) => place))).toEqual(
          within.slice(0, limit).map(({ places }) => places),
        )
        expect(found.map((one) => [...one.shortfalls])).toEqual(
          within.slice(0, limit).map((candidate) => candidate.shortfalls),
        )
        expect(more).toBe(within.length > limit)
      }),
      { numRuns: 15 },
    )
  })

  const divided = () =>
    saying(
      [
        ['a', 'vote', true],
        ['b', 'vote', false],
      ],
      ['vote'],
    )
  const places = (found: readonly { points: readonly { place: number }[] }[]) =>
    found.map(({ points }) => points.map(({ place }) => place))

  it('should settle one issue after the other, and say how far it is', () => {
    const { told, end } = watched(packagesWithin(divided(), new Map([[1, 1]]), 5, 100))
    expect(told).toEqual([
      { steps: 1, found: 0 },
      { steps: 2, found: 0 },
      { steps: 3, found: 1 },
    ])
    expect([places(end.found), end.more]).toEqual([[[0], [1]], false])
  })

  it('should look no further than it may, and say that there may be more', () => {
    const looking = (limit: number, lookAt: number) => {
      const { found, more } = run(packagesWithin(divided(), new Map([[1, 1]]), limit, lookAt))
      return [places(found), more]
    }
    expect(looking(5, 1)).toEqual([[], true])
    expect(looking(5, 2)).toEqual([[[0]], true])
    expect(looking(5, 3)).toEqual([[[0], [1]], false])
    expect(looking(1, 100)).toEqual([[[0]], true])
    expect(looking(2, 100)).toEqual([[[0], [1]], false])
    const { told, end } = watched(packagesWithin(divided(), new Map([[1, 1]]), 5, 100), 2)
    expect([told.length, places(end.found), end.more]).toEqual([2, [], true])
  })

  it('should stop as soon as it knows that there are more than it lists', () => {
    const three = saying(
      [
        ['a', 'venue', 'north'],
        ['b', 'venue', 'south'],
        ['c', 'venue', 'east'],
      ],
      ['venue'],
    )
    const { told, end } = watched(packagesWithin(three, new Map([[1, 1]]), 1, 100))
    // All, the first and the second option.
    expect(told).toHaveLength(3)
    expect([places(end.found), end.more]).toEqual([[[0]], true])
  })

  it('should have on a line the package with the least total within the ceilings', () => {
    const three = saying(
      [
        ['a', 'pay', { atLeast: 6 }],
        ['b', 'pay', { atMost: 3 }],
        ['c', 'pay', { atMost: 3 }],
      ],
      ['pay'],
    )
    const { found, more } = run(packagesWithin(three, new Map([[1, 0.2]]), 5, 100))
    // At 4 % the first gives 0.2, and the others half of that each; from there on they give more.
    expect(found.map((one) => [...one.shortfalls])).toEqual([
      [expect.closeTo(0.2, 9), expect.closeTo(0.1, 9), expect.closeTo(0.1, 9)],
    ])
    expect(more).toBe(false)
    expect(run(packagesWithin(three, new Map([[1, 0.1]]), 5, 100))).toEqual({ found: [], more: false })
  })
})

describe('packagesWithin, on two lines', () => {
  it('should spare the worst-off party where that costs the others least', () => {
    const four = saying(
      [
        ['a', 'pay', { atLeast: 9 }],
        ['b', 'pay', { atMost: 1 }],
        ['c', 'pay', { atMost: 1 }],
        ['a', 'years', { atLeast: 3 }],
        ['b', 'years', { atMost: 1 }],
      ],
      ['pay', 'years'],
    )
    // The first would give 0.4 on the pay; what it is spared there the two others give, and on the years one other.
    const { found } = run(packagesWithin(four, new Map([[1, 0.45]]), 5, 100))
    expect(found.map((one) => one.shortfalls.reduce((sum, shortfall) => sum + shortfall, 0))).toEqual([
      expect.closeTo(0.65, 9),
    ])
    expect(found[0]?.shortfalls[0]).toBeLessThan(0.45 + 1e-9)
  })
})

describe('lexicographic', () => {
  it('should find a package of options that is best by one sum of the largest after the other', () => {
    fc.assert(
      fc.property(
        problems,
        fc.constantFrom<Exclude<Objective, 'total'>>('worstOff', 'leximin'),
        (problem, objective) => {
          const counts = countsOf(objective, 3)
          const sums = candidatesOf(problem).map((one) => counts.map((count) => sumOfMost(one.shortfalls, count)))
          const least = sums.reduce((a, b) => (isLess(b, a) ? b : a))
          const best = run(lexicographic(problem, counts, 10_000, []))
          const found = counts.map((count) => sumOfMost([...(best?.shortfalls ?? [])], count))
          expect(found).toEqual(least.map((sum) => expect.closeTo(sum, 7)))
          expect(best).toMatchObject({ complete: true, bound: expect.closeTo(least[0] as number, 7) })
        },
      ),
      { numRuns: 15 },
    )
  })

  const isLess = (a: readonly number[], b: readonly number[]) => {
    const differs = a.findIndex((value, i) => Math.abs(value - (b[i] as number)) > 1e-7)
    return differs >= 0 && (a[differs] as number) < (b[differs] as number)
  }

  it('should pass over sums that add nothing, but for the sum of all', () => {
    const one = saying(
      [
        ['a', 'vote', true],
        ['b', 'vote', false],
      ],
      ['vote'],
    )
    // One of them gives all of it, and nobody else anything.
    expect([...(run(lexicographic(one, [1, 2, 3], 100, []))?.ceilings ?? [])]).toEqual([
      [1, 1],
      [3, 1],
    ])
    const two = saying(
      [
        ['a', 'vote', true],
        ['b', 'vote', false],
        ['c', 'vote', false],
      ],
      ['vote'],
    )
    expect([...(run(lexicographic(two, [1, 2, 3], 100, []))?.ceilings.keys() ?? [])]).toContain(3)
  })

  it('should keep to ceilings that are given, and find nothing where no package does', () => {
    const one = saying(
      [
        ['a', 'pay', { atLeast: 6 }],
        ['b', 'pay', { atMost: 3 }],
      ],
      ['pay'],
      ['a', 'b'],
    )
    expect(run(lexicographic(one, [1, 2], 100, [], new Map([[1, 0.1]])))).toBeUndefined()
    const best = run(lexicographic(one, [2, 1], 100, [], new Map([[1, 0.2]])))
    expect(best?.bound).toBeCloseTo(0.3, 9)
    expect([...(best?.ceilings ?? [])]).toEqual([
      [1, expect.closeTo(0.15, 9)],
      [2, expect.closeTo(0.3, 9)],
    ])
    const given = run(
      lexicographic(
        one,
        [1],
        100,
        [],
        new Map([
          [1, 0.15 + 1e-12],
          [2, 5],
        ]),
      ),
    )
    expect([...(given?.ceilings.keys() ?? [])]).toEqual([1, 2])
    expect(given?.ceilings.get(2)).toBe(5)
  })

  it('should stop at the first sum that it could not settle', () => {
    const one = saying(
      [
        ['a', 'vote', true],
        ['b', 'vote', false],
      ],
      ['vote'],
      ['a', 'b'],
    )
    const best = run(lexicographic(one, [1, 2], 1, []))
    // Half for each is not yet excluded.
    expect(best).toMatchObject({ complete: false, bound: 0.5 })
    expect([...(best?.ceilings.keys() ?? [])]).toEqual([1])
  })
})

describe('countsOf', () => {
  it('should be the largest and then all, or one more each time', () => {
    expect(countsOf('worstOff', 3)).toEqual([1, 3])
    expect(countsOf('worstOff', 2)).toEqual([1, 2])
    expect(countsOf('worstOff', 1)).toEqual([1])
    expect(countsOf('leximin', 3)).toEqual([1, 2, 3])
    expect(countsOf('leximin', 1)).toEqual([1])
  })
})

describe('assertObjective', () => {
  it('should say which objectives there are', () => {
    for (const objective of ['total', 'worstOff', 'leximin']) expect(() => assertObjective(objective)).not.toThrow()
    expect(() => assertObjective('fair')).toThrow('"total", "worstOff" or "leximin"')
    expect(() => assertObjective(undefined)).toThrow()
  })
})
