import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Problem } from '../../src/gap/bridge/problem.js'
import { type Part, relax, wholePart, worthwhile } from '../../src/gap/bridge/relaxation.js'
import { intervalRegion, type Region, wholeRegion } from '../../src/model/region.js'
import { type Asked, asked, choice, isWithin, kept, line, problemFrom, product, worth } from './bridgeProblems.js'

/** Of a place on an axis: what it costs each party in the nearest of its boxes, and how many parties none of theirs holds it for. */
function priceOf(problem: Problem, part: Pick<Part, 'allowed'>, axis: number, place: number) {
  const costs = problem.parties.map(() => 0)
  let steps = 0
  for (const [i, room] of problem.rooms.entries()) {
    const slot = room.axes.indexOf(axis)
    if (slot < 0) continue
    const reaches = (part.allowed.get(i) ?? room.every).map((box) => room.boxes[box]?.[slot])
    const near = Math.min(...reaches.map((reach) => reach?.distance[place] as number))
    costs[room.party] = (costs[room.party] as number) + (room.weight[slot] as number) * near
    if (!reaches.some((reach) => reach?.holds[place] === 1)) steps++
  }
  return { place, costs, steps }
}

type Price = ReturnType<typeof priceOf>

const isSame = (a: Price, b: Price) =>
  a.costs.every((cost, party) => Math.abs(cost - (b.costs[party] as number)) < 1e-12)
const isCheaper = (a: Price, b: Price) =>
  !isSame(a, b) && a.costs.every((cost, party) => cost <= (b.costs[party] as number) + 1e-12)

const openStretch = fc
  .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }), fc.boolean(), fc.boolean())
  .map(([a, b, fromOpen, toOpen]): Region => intervalRegion(Math.min(a, b), Math.max(a, b), fromOpen, toOpen))
const some = fc.subarray([...choice.options]).map((options) => kept(...options))

/** Two or three parties on one issue; some of them have two boxes. */
const oneIssue = fc.oneof(fc.constant(line), fc.constant(choice)).chain((scale) =>
  fc
    .array(fc.array(scale.kind === 'interval' ? openStretch : some, { minLength: 1, maxLength: 2 }), {
      minLength: 2,
      maxLength: 3,
    })
    .map(
      (parties): Asked => ({
        parties: parties.length,
        axes: [{ scale, within: wholeRegion(scale) }],
        rooms: parties.map((own, party) => ({
          party,
          axes: [0],
          weight: [(party + 1) / 4],
          boxes: own.map((region) => [region]),
        })),
      }),
    ),
)

describe('worthwhile', () => {
  it('should leave out places of an issue by itself that another is better than for all, or as good with fewer steps', () => {
    fc.assert(
      fc.property(oneIssue, fc.boolean(), (given, isSettled) => {
        const problem = problemFrom(given)
        const { places, stops, scale } = problem.axes[0] as Problem['axes'][0]
        const among = scale.kind === 'interval' ? stops : places.map((_, place) => place)
        const allowed = new Map(isSettled ? problem.rooms.map((_, room) => [room, [0]]) : [])
        const prices = among.map((place) => priceOf(problem, { allowed }, 0, place))
        const isTied = !isSettled && problem.rooms.some(({ boxes }) => boxes.length > 1)
        const expected = prices.filter((price, i) => {
          const isBeaten = prices.some(
            (other, j) =>
              isCheaper(other, price) ||
              (isSame(other, price) &&
                (other.steps < price.steps || (scale.kind === 'interval' && other.steps === price.steps && j < i))),
          )
          return isTied || !isBeaten
        })
        const kept = worthwhile(problem, 0, among, allowed)
        expect(kept.map(({ costs, ...column }) => ({ ...column, costs: [...costs] }))).toEqual(
          expected.map(({ costs, ...price }) => ({
            axis: 0,
            ...price,
            costs: costs.map((cost) => expect.closeTo(cost, 12)),
          })),
        )
      }),
      { numRuns: 150 },
    )
  })

  it('should keep places that differ by rounding alone', () => {
    const problem = problemFrom({
      parties: 1,
      axes: [{ scale: line, within: wholeRegion(line) }],
      rooms: [{ party: 0, axes: [0], weight: [1], boxes: [[intervalRegion(0, 2)]] }],
    })
    const [room] = problem.rooms
    const reach = room?.boxes[0]?.[0] as { distance: Float64Array; holds: Uint8Array }
    // Each is as near as the one before, and the last nearer than the first.
    reach.distance.set([1.6e-12, 0.8e-12, 0])
    reach.holds.fill(1)
    const kept = (...places: readonly number[]) => worthwhile(problem, 0, places, new Map()).map(({ place }) => place)
    expect(kept(1, 2)).toEqual([1])
    expect(kept(0, 1, 2)).toEqual([0, 1, 2])
  })
})

describe('wholePart', () => {
  it('should have all stops of lines, the worthwhile ones of options, and all boxes', () => {
    fc.assert(
      fc.property(asked, (given) => {
        const problem = problemFrom(given)
        const { stops, allowed } = wholePart(problem)
        expect(allowed.size).toBe(0)
        for (const [axis, own] of problem.axes.entries()) {
          const kept = worthwhile(problem, axis, own.stops, allowed).map(({ place }) => place)
          expect(stops[axis]).toEqual(own.scale.kind === 'interval' ? own.stops : kept)
        }
      }),
      { numRuns: 60 },
    )
  })
})

const question = fc.record({
  aim: fc.constantFrom(
    new Map([[1, 1]]),
    new Map([[2, 1]]),
    new Map([
      [1, 0.25],
      [2, 0.75],
    ]),
    new Map([
      [1, 0.5],
      [3, 0.5],
    ]),
  ),
  ceilings: fc.constantFrom(
    new Map<number, number>(),
    new Map([[1, 0.375]]),
    new Map([[2, 0.5]]),
    new Map([[3, 0.25]]),
  ),
})

describe('relax', () => {
  it('should be worth as much as its mixtures, and no more than any choice of one stop on each axis', () => {
    fc.assert(
      fc.property(asked, question, fc.nat({ max: 3 }), (given, aimed, which) => {
        const problem = problemFrom(given)
        const whole = wholePart(problem)
        const part: Part = {
          stops: whole.stops.map((stops) => (which === 1 ? stops.slice(0, 2) : which === 2 ? stops.slice(-1) : stops)),
          allowed: new Map(which === 3 ? problem.rooms.map(({ boxes }, room) => [room, [boxes.length - 1]]) : []),
        }
        const relaxed = relax(problem, part, aimed)
        const sum = (costs: readonly (readonly number[])[]) =>
          problem.parties.map((_, party) => costs.reduce((all, own) => all + (own[party] as number), 0))
        const prices = part.stops.map((stops, axis) => stops.map((place) => priceOf(problem, part, axis, place).costs))
        const within = product(prices)
          .map(sum)
          .filter((costs) => isWithin(aimed, costs, 0))
        expect(relaxed === undefined && within.length > 0).toBe(false)
        if (relaxed === undefined) return
        for (const costs of within) expect(worth(aimed, costs)).toBeGreaterThanOrEqual(relaxed.bound - 1e-8)
        const mixed = relaxed.mixtures.map((mixture, axis) => {
          expect(mixture.reduce((all, { share }) => all + share, 0)).toBeCloseTo(1, 8)
          for (const { place, share } of mixture) {
            expect(part.stops[axis]).toContain(place)
            expect(share).toBeGreaterThan(0)
          }
          return sum(
            mixture.map(({ place, share }) => priceOf(problem, part, axis, place).costs.map((cost) => share * cost)),
          )
        })
        expect(worth(aimed, sum(mixed))).toBeCloseTo(relaxed.bound, 8)
        expect(isWithin(aimed, sum(mixed), 1e-8)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})
