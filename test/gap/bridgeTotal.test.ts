import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cost } from '../../src/gap/bridge/cost.js'
import { combined, packagesAt } from '../../src/gap/bridge/optima.js'
import type { Problem } from '../../src/gap/bridge/problem.js'
import type { Spread } from '../../src/gap/bridge/spread.js'
import { leastTotal } from '../../src/gap/bridge/total.js'
import { atOnce } from '../../src/gap/search.js'
import { asked, askedOn, problemFrom, product, tangled } from './bridgeProblems.js'

const compare = (a: Cost, b: Cost) => (Math.abs(a.spans - b.spans) < 1e-9 ? a.steps - b.steps : a.spans - b.spans)
const given = fc.oneof(asked, askedOn('options', 'options', 'options'))

/** A package as a place on each axis, and what it costs all: the nearest box of each room, of several the one with fewest steps. */
function costOf(problem: Problem, places: readonly number[]): Cost {
  let [spans, steps] = [0, 0]
  for (const { boxes, axes, weight } of problem.rooms) {
    const costs = boxes.map((box) => ({
      spans: box.reduce((sum, { distance }, slot) => {
        return sum + (weight[slot] as number) * (distance[places[axes[slot] as number] as number] as number)
      }, 0),
      steps: box.filter(({ holds }, slot) => holds[places[axes[slot] as number] as number] === 0).length,
    }))
    const nearest = costs.reduce((a, b) => (compare(b, a) < 0 ? b : a))
    spans += nearest.spans
    steps += nearest.steps
  }
  return { spans, steps }
}

const packagesOf = ({ axes }: Problem) => product(axes.map(({ places }) => places.map((_, place) => place)))
const leastOf = (problem: Problem) =>
  packagesOf(problem)
    .map((places) => costOf(problem, places))
    .reduce((a, b) => (compare(b, a) < 0 ? b : a))
const groupOf = ({ axes }: Problem) => axes.map((_, axis) => axis)
const inOrder = (problem: Problem, spread: Spread) => groupOf(problem).map((axis) => spread.get(axis) ?? [])
const byName = (packages: readonly (readonly number[])[]) => packages.map((places) => `${places}`).toSorted()

describe('leastTotal', () => {
  it('should find a package than which none costs less, and of those none has fewer steps', () => {
    fc.assert(
      fc.property(fc.oneof(given, tangled), (one) => {
        const problem = problemFrom(one)
        const least = leastOf(problem)
        const found = atOnce(leastTotal(problem, groupOf(problem), 1000), {})
        const places = groupOf(problem).map((axis) => found.places.get(axis) as number)
        expect(compare(costOf(problem, places), least)).toBe(0)
        expect(found.cost).toEqual({ spans: expect.closeTo(least.spans, 9), steps: least.steps })
        expect([found.complete, found.bound]).toEqual([true, found.cost])
      }),
      { numRuns: 80 },
    )
  })

  it('should tell a bound that no package is below, and what was found, where it is cut short', () => {
    fc.assert(
      fc.property(fc.oneof(given, tangled), fc.integer({ min: 1, max: 4 }), (one, lookAt) => {
        const problem = problemFrom(one)
        const least = leastOf(problem)
        const expectBetween = ({ cost, bound, complete, places }: ReturnType<typeof whole>) => {
          expect(compare(cost, least)).toBeGreaterThanOrEqual(0)
          expect(compare(bound, least)).toBeLessThanOrEqual(0)
          expect(complete).toBe(compare(bound, cost) === 0)
          expect(places.size).toBe(problem.axes.length)
        }
        const whole = (most = lookAt) => atOnce(leastTotal(problem, groupOf(problem), most), {})
        expectBetween(whole())
        expect(compare(whole(lookAt + 1).cost, whole().cost)).toBeLessThanOrEqual(0)
        expect(compare(whole(lookAt + 1).bound, whole().bound)).toBeGreaterThanOrEqual(0)
        const search = leastTotal(problem, groupOf(problem), lookAt)
        let [turn, taken] = [search.next(), 0]
        for (; turn.done !== true; turn = search.next(false)) expect(turn.value).toEqual({ steps: ++taken, found: 1 })
        expect(taken).toBeLessThan(lookAt)
        const stopped = leastTotal(problem, groupOf(problem), 1000)
        stopped.next()
        const last = stopped.next(true)
        expect(last.done).toBe(true)
        if (last.done === true) expectBetween(last.value)
      }),
      { numRuns: 40 },
    )
  })
})

describe('packagesAt', () => {
  const most = (problem: Problem, cost: Cost, limit = 1000, lookAt = 1e6) =>
    atOnce(packagesAt(problem, groupOf(problem), cost, limit, lookAt), {})

  it('should list all packages that cost no more, each once', () => {
    fc.assert(
      fc.property(given, fc.constantFrom(0, 0.125), fc.nat({ max: 1 }), (one, spans, steps) => {
        const problem = problemFrom(one)
        const least = leastOf(problem)
        const cost = { spans: least.spans + spans, steps: least.steps + steps }
        const expected = packagesOf(problem).filter((places) => compare(costOf(problem, places), cost) <= 0)
        const listed = most(problem, cost)
        const packages = listed.spreads.flatMap((spread) => product(inOrder(problem, spread)))
        expect(byName(packages)).toEqual(byName(expected))
        expect(listed.more).toBe(false)
      }),
      { numRuns: 20 },
    )
  })

  it('should list as many as asked for, and say whether there are more', () => {
    fc.assert(
      fc.property(given, fc.integer({ min: 1, max: 3 }), (one, limit) => {
        const problem = problemFrom(one)
        const cost = leastOf(problem)
        const whole = most(problem, { ...cost, spans: cost.spans + 0.25 })
        const some = most(problem, { ...cost, spans: cost.spans + 0.25 }, limit)
        expect(some.spreads.length).toBeLessThanOrEqual(limit)
        expect(some.more).toBe(whole.spreads.length > limit)
        if (!some.more) expect(some.spreads).toEqual(whole.spreads)
        const few = most(problem, cost, 1000, 1)
        expect([few.spreads, few.more]).toEqual([[], true])
      }),
      { numRuns: 20 },
    )
  })

  it('should tell its steps, stop where it is told to, and look at as many as it may', () => {
    fc.assert(
      fc.property(given, (one) => {
        const problem = problemFrom(one)
        const cost = leastOf(problem)
        const search = packagesAt(problem, groupOf(problem), cost, 1000, 1e6)
        let [turn, taken, found] = [search.next(), 0, 0]
        for (; turn.done !== true; turn = search.next(false)) {
          expect(turn.value.steps).toBe(++taken)
          expect([found, found + 1]).toContain(turn.value.found)
          found = turn.value.found
        }
        expect(most(problem, cost, 1000, taken)).toEqual(turn.value)
        expect(most(problem, cost, 1000, taken - 1).more).toBe(true)
        const stopped = packagesAt(problem, groupOf(problem), cost, 1000, 1e6)
        stopped.next()
        expect(stopped.next(true)).toEqual({ done: true, value: { spreads: [], more: true } })
      }),
      { numRuns: 20 },
    )
  })
})

describe('combined', () => {
  const list = (axis: number, places: readonly number[], more = false) => ({
    spreads: places.map((place) => new Map([[axis, [place]]])),
    more,
  })
  const plain = ({ spreads, more }: ReturnType<typeof combined>) => [
    spreads.map((spread) => [...spread].toSorted(([a], [b]) => a - b).map(([, places]) => places[0])),
    more,
  ]

  it('should take one of each list, in every combination, the last list first', () => {
    const two = [list(0, [1, 2]), list(1, [3, 4, 5])]
    const all = product([
      [1, 2],
      [3, 4, 5],
    ])
    expect(plain(combined(two, 10))).toEqual([all, false])
    expect(plain(combined(two, 6))).toEqual([all, false])
    expect(plain(combined(two, 5))).toEqual([all.slice(0, 5), true])
  })

  it('should say that there are more where one of the lists does', () => {
    expect(plain(combined([list(0, [1]), list(1, [2], true)], 10))).toEqual([[[1, 2]], true])
    expect(plain(combined([list(0, [1], true), list(1, [2])], 10))).toEqual([[[1, 2]], true])
    expect(plain(combined([list(0, [1]), list(1, [2])], 10))).toEqual([[[1, 2]], false])
  })
})
