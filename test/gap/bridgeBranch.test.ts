import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Looked, look, minimise, split } from '../../src/gap/bridge/branch.js'
import type { Point } from '../../src/gap/bridge/point.js'
import type { Question } from '../../src/gap/bridge/question.js'
import { type Part, wholePart } from '../../src/gap/bridge/relaxation.js'
import { atOnce } from '../../src/gap/search.js'
import { contains, intervalRegion, type Region, union, unionOf, wholeRegion } from '../../src/model/region.js'
import {
  type Asked,
  type AskedRoom,
  asked,
  choice,
  isWithin,
  kept,
  line,
  packagesOf,
  priced,
  problemFrom,
  shortfallsOf,
  valueAt,
  worth,
} from './bridgeProblems.js'

const question: fc.Arbitrary<Question> = fc.record({
  aim: fc.constantFrom(
    new Map([[1, 1]]),
    new Map([[2, 1]]),
    new Map([
      [1, 0.5],
      [2, 0.5],
    ]),
    new Map([
      [1, 0.25],
      [3, 0.75],
    ]),
    new Map([[3, 1]]),
  ),
  ceilings: fc.oneof(
    { weight: 3, arbitrary: fc.constant(new Map<number, number>()) },
    { weight: 1, arbitrary: fc.constantFrom(1, 3, 5).map((eighths) => new Map([[1, eighths / 8]])) },
    { weight: 1, arbitrary: fc.constantFrom(2, 4, 6).map((eighths) => new Map([[2, eighths / 8]])) },
  ),
})

/** Each case solves many programmes. */
const some = { numRuns: 40 }

const at = (...values: readonly number[]) =>
  unionOf(
    line,
    values.map((value) => intervalRegion(value, value)),
  )
const onLine = (within: Region) => ({ scale: line, within })
const eighths = (room: AskedRoom): AskedRoom => ({ ...room, weight: room.weight.map((eighth) => eighth / 8) })

/** Rare: the terms leave two values, between which the relaxation settles; or what costs least lies within a stretch. */
const rare: [Asked, Question][] = [
  [
    {
      parties: 3,
      axes: [onLine(wholeRegion(line)), onLine(at(1, 3))],
      rooms: [
        { party: 0, axes: [0], weight: [3], boxes: [[at(0)]] },
        { party: 0, axes: [1], weight: [1], boxes: [[at(3)]] },
        { party: 1, axes: [0], weight: [3], boxes: [[at(1)]] },
        { party: 1, axes: [1], weight: [2], boxes: [[intervalRegion(2, 3)]] },
        {
          party: 2,
          axes: [0, 1],
          weight: [1, 2],
          boxes: [
            [at(0), at(0)],
            [at(0, 2), at(0)],
          ],
        },
      ].map(eighths),
    },
    {
      aim: new Map([
        [1, 0.25],
        [3, 0.75],
      ]),
      ceilings: new Map([[2, 0.25]]),
    },
  ],
  [
    {
      parties: 3,
      axes: [onLine(wholeRegion(line)), onLine(at(1, 3))],
      rooms: [
        { party: 0, axes: [0], weight: [1], boxes: [[at(0)]] },
        { party: 0, axes: [1], weight: [1], boxes: [[at(0)]] },
        {
          party: 1,
          axes: [0, 1],
          weight: [2, 1],
          boxes: [
            [at(0), at(0, 2)],
            [at(1), at(2)],
          ],
        },
        { party: 2, axes: [0], weight: [1], boxes: [[at(2)]] },
        { party: 2, axes: [1], weight: [1], boxes: [[intervalRegion(0, 1)]] },
      ].map(eighths),
    },
    { aim: new Map([[1, 1]]), ceilings: new Map() },
  ],
  [
    {
      parties: 3,
      axes: [onLine(wholeRegion(line)), { scale: choice, within: wholeRegion(choice) }],
      rooms: [
        {
          party: 0,
          axes: [0, 1],
          weight: [1, 1],
          boxes: [
            [at(0), kept('b')],
            [at(2), kept('a', 'c')],
          ],
        },
        {
          party: 1,
          axes: [0, 1],
          weight: [1, 1],
          boxes: [
            [at(3), kept('c')],
            [at(0), kept('a', 'b')],
          ],
        },
        { party: 2, axes: [0], weight: [1], boxes: [[intervalRegion(0, 1)]] },
        { party: 2, axes: [1], weight: [1], boxes: [[kept('a', 'c')]] },
      ].map(eighths),
    },
    { aim: new Map([[2, 1]]), ceilings: new Map([[1, 0.125]]) },
  ],
]

describe('minimise', () => {
  it('should find a package than which none within the ceilings is better', () => {
    fc.assert(
      fc.property(asked, question, (one, aimed) => {
        const problem = problemFrom(one)
        const answer = atOnce(minimise(problem, aimed, 1000), {})
        const others = packagesOf(one)
          .map((values) => shortfallsOf(one, values))
          .filter((shortfalls) => isWithin(aimed, shortfalls, 1e-9))
        if (answer === undefined) {
          expect(others).toEqual([])
          return
        }
        const values = answer.points.map((point, axis) =>
          valueAt(problem.axes[axis] as (typeof problem.axes)[0], point),
        )
        expect(values.every((value, axis) => contains(one.axes[axis]?.within as never, value))).toBe(true)
        const shortfalls = shortfallsOf(one, values)
        for (const [party, shortfall] of shortfalls.entries())
          expect(answer.shortfalls[party]).toBeCloseTo(shortfall, 9)
        expect(isWithin(aimed, shortfalls, 1e-9)).toBe(true)
        expect(answer.worth).toBeCloseTo(worth(aimed, shortfalls), 9)
        expect([answer.complete, answer.bound]).toEqual([true, answer.worth])
        for (const other of others) expect(worth(aimed, other)).toBeGreaterThanOrEqual(answer.worth - 1e-8)
      }),
      { ...some, examples: rare },
    )
  })

  it('should tell a bound that no package is below, and what was found, where it is cut short', () => {
    fc.assert(
      fc.property(asked, question, fc.integer({ min: 1, max: 3 }), (one, aimed, lookAt) => {
        const problem = problemFrom(one)
        const best = atOnce(minimise(problem, aimed, 1000), {})
        const search = minimise(problem, aimed, lookAt)
        let [turn, taken] = [search.next(), 1]
        for (; turn.done !== true; taken++) {
          expect(turn.value.steps).toBe(taken)
          turn = search.next(false)
        }
        expect(taken).toBeLessThanOrEqual(lookAt)
        const found = turn.value
        if (found === undefined || best === undefined) return
        expect(found.worth).toBeGreaterThanOrEqual(best.worth - 1e-9)
        expect(found.bound).toBeLessThanOrEqual(best.worth + 1e-9)
        if (found.complete) expect(found.worth).toBeCloseTo(best.worth, 8)
        else expect(found.bound).toBeLessThan(found.worth)
        const stopped = minimise(problem, aimed, 1000)
        const first = stopped.next()
        if (first.done === true) return
        expect(first.value).toEqual({ steps: 1, found: expect.any(Number) })
        const last = stopped.next(true)
        expect(last.done).toBe(true)
        if (last.done !== true) return
        expect(last.value?.complete ?? false).toBe(false)
        expect(first.value.found).toBe(last.value === undefined ? 0 : 1)
      }),
      some,
    )
  })

  it('should keep to a package known before where none is better', () => {
    fc.assert(
      fc.property(asked, question, (one, aimed) => {
        const problem = problemFrom(one)
        const best = atOnce(minimise(problem, aimed, 1000), {})
        if (best === undefined) return
        const known = { points: [...best.points], shortfalls: best.shortfalls }
        const again = atOnce(minimise(problem, aimed, 1000, [known]), {})
        expect(again?.worth).toBeCloseTo(best.worth, 9)
        expect(again?.points === known.points || (again?.worth as number) < best.worth).toBe(true)
        const barred = { aim: aimed.aim, ceilings: new Map([[1, -1]]) }
        expect(atOnce(minimise(problem, barred, 1000, [known]), {})).toBe(undefined)
      }),
      some,
    )
  })
})

describe('minimise within ceilings', () => {
  // Half of the first two costs nobody more than a half; as packages they do, so that the third is the only one left.
  const problem = problemFrom(priced([[1], [1], [0.375, 0.375, 0.375, 0.375]]))
  const within: Question = { aim: new Map([[6, 1]]), ceilings: new Map([[1, 0.5]]) }

  it('should look on as long as no package is found', () => {
    const search = minimise(problem, within, 1000)
    const told = [search.next(), search.next(false)]
    expect(told[0]?.value).toEqual({ steps: 1, found: 0 })
    const answer = atOnce(minimise(problem, within, 1000), {})
    expect([...(answer?.shortfalls ?? [])].toSorted()).toEqual([0, 0, 0.375, 0.375, 0.375, 0.375])
    expect([answer?.worth, answer?.complete]).toEqual([1.5, true])
  })

  it('should have no package where it is cut short before it has found one', () => {
    expect(atOnce(minimise(problem, within, 1), {})).toBe(undefined)
  })
})

describe('split', () => {
  it('should cut a part into smaller ones that have all its packages, unless its best mixture is a package', () => {
    fc.assert(
      fc.property(asked, question, fc.array(fc.nat({ max: 2 }), { maxLength: 5 }), (one, { aim }, turns) => {
        const problem = problemFrom(one)
        const aimed = { aim, ceilings: new Map() }
        let looked = look(problem, wholePart(problem), aimed) as Looked
        for (const turn of turns) {
          const { part } = looked
          const parts = split(problem, looked)
          if (parts.length === 0) {
            // Measured from all boxes, it may be nearer than its part.
            expect(worth(aimed, [...looked.shortfalls])).toBeLessThanOrEqual(looked.relaxed.bound + 1e-8)
            return
          }
          expect(parts.length).toBeGreaterThan(1)
          expectCovered(problem, part, parts)
          const next = look(problem, parts[turn % parts.length] as Part, aimed) as Looked
          expect(next.relaxed.bound).toBeGreaterThanOrEqual(looked.relaxed.bound - 1e-8)
          looked = next
        }
      }),
      some,
    )
  })

  /** Two issues, on each of which one party wants 0 or 4, another from 1 to 3: with stops at 0, 1, 2, 3 and 4. */
  const ends = union(line, intervalRegion(0, 0), intervalRegion(4, 4))
  const problem = problemFrom({
    parties: 2,
    axes: [0, 1].map(() => ({ scale: line, within: wholeRegion(line) })),
    rooms: [0, 1].flatMap((axis) => [
      { party: 0, axes: [axis], weight: [0.5], boxes: [[ends]] },
      { party: 1, axes: [axis], weight: [0.5], boxes: [[intervalRegion(1, 3)]] },
    ]),
  })
  const { stops, places } = problem.axes[0] as (typeof problem.axes)[0]
  const pointAt = (value: number): Point => {
    const [place, next] = [stops[Math.floor(value)] as number, stops[Math.ceil(value)] as number]
    return { place, next, share: value % 1 }
  }
  const halves = (...values: readonly number[]) =>
    values.map((value) => ({ place: stops[value] as number, share: 1 / values.length }))
  /** The values at which the parts have stops on each issue, for a part with these points and mixtures. */
  const cut = (first: readonly [number, number, number], second: readonly [number, number, number] = [0, 0, 4]) => {
    const both = [first, second]
    const parts = split(problem, {
      part: { stops: [stops, stops], allowed: new Map() },
      relaxed: { bound: 0, mixtures: both.map(([, a, b]) => halves(a, b)) },
      points: both.map(([value]) => pointAt(value)),
      shortfalls: new Float64Array(2),
    })
    return parts.map((part) => part.stops.map((own) => own.map((stop) => places[stop]?.value).join('')))
  }
  const whole = '01234'

  it.each([
    [2, [0, 4], ['012', '234']],
    [1, [0, 4], ['01', '1234']],
    [3, [0, 4], ['0123', '34']],
    [0, [1, 3], ['01', '1234']],
    [4, [1, 3], ['0123', '34']],
    [0.5, [1, 3], ['01', '1234']],
    [1.5, [1, 3], ['01', '12', '234']],
    [2.5, [1, 3], ['012', '23', '34']],
    [3.5, [1, 3], ['0123', '34']],
  ] as const)('should cut a line at %d, or on both sides of the stretch that has it', (value, [a, b], expected) => {
    expect(cut([value, a, b])).toEqual(expected.map((own) => [own, whole]))
  })

  it('should cut the issue on which the package is furthest from the mixture, the first of those alike', () => {
    expect(cut([1, 0, 4], [2, 0, 4])).toEqual([
      [whole, '012'],
      [whole, '234'],
    ])
    expect(cut([2, 0, 4], [1, 0, 4]).map(([own]) => own)).toEqual(['012', '234'])
    expect(cut([2, 0, 4], [2, 0, 4]).map(([own]) => own)).toEqual(['012', '234'])
    expect(cut([0, 0, 4])).toEqual([])
  })
})

/** On one axis or in one room the parts have together what the whole has there, and each of them less; else they are alike. */
function expectCovered(problem: ReturnType<typeof problemFrom>, whole: Part, parts: readonly Part[]) {
  const changed = whole.stops.flatMap((stops, axis) =>
    parts.some((part) => `${part.stops[axis]}` !== `${stops}`) ? [axis] : [],
  )
  const boxesIn = (part: Part, room: number) => part.allowed.get(room) ?? problem.rooms[room]?.every ?? []
  const rooms = problem.rooms.flatMap((_, room) =>
    parts.some((part) => `${boxesIn(part, room)}` !== `${boxesIn(whole, room)}`) ? [room] : [],
  )
  expect(changed.length + rooms.length).toBe(1)
  for (const room of rooms) {
    const own = parts.map((part) => boxesIn(part, room))
    expect(own.flat().toSorted()).toEqual(boxesIn(whole, room).toSorted())
    expect(own.every(({ length }) => length > 0)).toBe(true)
    for (const other of problem.rooms.keys())
      if (other !== room) for (const part of parts) expect(boxesIn(part, other)).toEqual(boxesIn(whole, other))
  }
  for (const axis of changed) {
    const stops = whole.stops[axis] ?? []
    const { places, scale } = problem.axes[axis] as (typeof problem.axes)[0]
    const own = parts.map((part) => part.stops[axis] ?? [])
    expect(own.every(({ length }) => length > 0 && length < stops.length)).toBe(true)
    expect([...new Set(own.flat())].toSorted((a, b) => a - b)).toEqual(stops)
    if (scale.kind !== 'interval') expect(own.flat()).toHaveLength(stops.length)
    for (const [i, stop] of stops.entries()) {
      const next = stops[i + 1]
      if (scale.kind !== 'interval' || next === undefined || places[stop + 1]?.isStretch !== true) continue
      expect(own.filter((one) => one.includes(stop) && one.includes(next))).toHaveLength(1)
    }
  }
}
