import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Problem } from '../../src/gap/bridge/problem.js'
import { joinedSpreads, type Spread } from '../../src/gap/bridge/spread.js'
import { intervalRegion, type Region, wholeRegion } from '../../src/model/region.js'
import { type Asked, askedOn, choice, kept, problemFrom, product } from './bridgeProblems.js'

const whole = wholeRegion(choice)

/** Three issues with options; one party ties the first two together by these boxes, another looks at each issue alone. */
function problemOf(boxes: readonly (readonly [Region, Region])[], alone: Region = whole): Problem {
  const asked: Asked = {
    parties: 2,
    axes: Array.from({ length: 3 }, () => ({ scale: choice, within: whole })),
    rooms: [
      { party: 0, axes: [0, 1], weight: [0.5, 0.25], boxes },
      { party: 0, axes: [2], weight: [0.25], boxes: [[whole]] },
      { party: 1, axes: [0], weight: [0.5], boxes: [[alone]] },
      { party: 1, axes: [1], weight: [0.25], boxes: [[whole]] },
      { party: 1, axes: [2], weight: [0.25], boxes: [[alone]] },
    ],
  }
  return problemFrom(asked)
}

const spread = (...places: readonly (readonly number[])[]): Spread => new Map(places.map((own, axis) => [axis, own]))
const all = [0, 1, 2]
const plain = (spreads: readonly Spread[]) => spreads.map((own) => [...own.values()])

/** What a place asks of the party in a room, by the definition: how far it is, and whether it lies within. */
function says(problem: Problem, room: number, box: number, slot: number, place: number): string {
  const reach = problem.rooms[room]?.boxes[box]?.[slot]
  return `${reach?.distance[place]} ${reach?.holds[place]}`
}

/** The box nearest to a package in a room, by distance and then by how many issues lie outside; the first of several. */
function nearest(problem: Problem, room: number, places: readonly number[]): number {
  const { boxes, axes, weight } = problem.rooms[room] as Problem['rooms'][0]
  const costs = boxes.map((box) => {
    const spans = box.reduce((sum, { distance }, slot) => {
      return sum + (weight[slot] as number) * (distance[places[axes[slot] as number] as number] as number)
    }, 0)
    const steps = box.filter(({ holds }, slot) => holds[places[axes[slot] as number] as number] === 0).length
    return spans + steps / 1e6
  })
  return costs.findIndex((cost) => cost <= Math.min(...costs) + 1e-9)
}

/** What a package asks of everybody. */
function askedBy(problem: Problem, places: readonly number[]): string {
  const rooms = problem.rooms.map(({ axes }, room) => {
    const box = nearest(problem, room, places)
    return [box, ...axes.map((axis, slot) => says(problem, room, box, slot, places[axis] as number))].join()
  })
  return rooms.join(';')
}

const packagesIn = (own: Spread) => product([...own.values()])

describe('joinedSpreads', () => {
  it('should keep apart what differs on two issues, of however many options', () => {
    const many = { kind: 'nominal', options: Array.from({ length: 13 }, (_, i) => `option ${i}`) } as const
    const any = wholeRegion(many)
    const problem = problemFrom({
      parties: 1,
      axes: all.map(() => ({ scale: many, within: any })),
      rooms: [{ party: 0, axes: all, weight: [0.5, 0.25, 0.25], boxes: [any, any].map((own) => [own, own, own]) }],
    })
    const spreads = [spread([0], [1], [12]), spread([1], [11], [2])]
    expect(plain(joinedSpreads(problem, all, spreads))).toEqual(plain(spreads))
  })

  it('should keep all packages and put only those together that ask the same', () => {
    const given = fc.oneof(
      askedOn('options', 'options'),
      askedOn('options', 'line'),
      askedOn('options', 'options', 'line'),
    )
    fc.assert(
      fc.property(given, fc.infiniteStream(fc.boolean()), (asked, coin) => {
        const problem = problemFrom(asked)
        const group = problem.axes.map((_, axis) => axis)
        const every = packagesIn(new Map(problem.axes.map(({ places }, axis) => [axis, places.map((_, i) => i)])))
        const chosen = every.filter(() => coin.next().value)
        const joined = joinedSpreads(
          problem,
          group,
          chosen.map((places) => new Map(places.map((place, axis) => [axis, [place]]))),
        )
        const within = joined.map(packagesIn)
        const byName = (packages: readonly number[][]) => packages.map((places) => `${places}`).toSorted()
        expect(byName(within.flat())).toEqual(byName(chosen))
        for (const packages of within) expect(new Set(packages.map((places) => askedBy(problem, places))).size).toBe(1)
      }),
      { numRuns: 30 },
    )
  })

  it('should join what differs on one issue only, and then on another', () => {
    const boxes = [
      [kept('a', 'b'), whole],
      [whole, kept('c')],
    ] as const
    const some = [spread([0], [0], [0]), spread([1], [0], [0]), spread([0], [1], [0]), spread([1], [1], [0])]
    expect(plain(joinedSpreads(problemOf(boxes), all, some))).toEqual([[[0, 1], [0, 1], [0]]])
    expect(plain(joinedSpreads(problemOf(boxes), all, some.slice(0, 3)))).toEqual([
      [[0, 1], [0], [0]],
      [[0], [1], [0]],
    ])
    expect(plain(joinedSpreads(problemOf(boxes), all, [spread([0], [0], [0]), spread([1], [1], [0])]))).toEqual([
      [[0], [0], [0]],
      [[1], [1], [0]],
    ])
  })

  it('should join what asks the same by the nearest box, whatever another one asks', () => {
    const boxes = [
      [kept('a'), kept('b')],
      [whole, kept('c')],
    ] as const
    const two = [spread([0], [2], [0]), spread([1], [2], [0])]
    expect(plain(joinedSpreads(problemOf(boxes), all, two))).toEqual([[[0, 1], [2], [0]]])
  })

  it('should keep apart what is near to different boxes, or asks other things of one', () => {
    const two = [spread([0], [0], [0]), spread([1], [0], [0])]
    const apart = [
      [[0], [0], [0]],
      [[1], [0], [0]],
    ]
    expect(
      plain(
        joinedSpreads(
          problemOf([
            [kept('a'), whole],
            [kept('b'), whole],
          ]),
          all,
          two,
        ),
      ),
    ).toEqual(apart)
    expect(
      plain(
        joinedSpreads(
          problemOf([
            [kept('a'), kept('a')],
            [kept('c'), kept('c')],
          ]),
          all,
          two,
        ),
      ),
    ).toEqual(apart)
  })

  it('should keep apart what asks other things of a party that ties nothing', () => {
    const boxes = [
      [kept('a', 'b'), whole],
      [whole, kept('c')],
    ] as const
    const two = [spread([0], [0], [0]), spread([1], [0], [0])]
    expect(plain(joinedSpreads(problemOf(boxes), all, two))).toEqual([[[0, 1], [0], [0]]])
    expect(plain(joinedSpreads(problemOf(boxes, kept('a')), all, two))).toEqual([
      [[0], [0], [0]],
      [[1], [0], [0]],
    ])
    const third = [spread([0], [0], [0]), spread([0], [0], [1])]
    expect(plain(joinedSpreads(problemOf(boxes), all, third))).toEqual([[[0], [0], [0, 1]]])
    expect(plain(joinedSpreads(problemOf(boxes, kept('a')), all, third))).toHaveLength(2)
  })

  it('should leave them as they are where nobody ties issues together', () => {
    const loose = problemOf([[whole, whole]])
    const two = [spread([0], [0], [0]), spread([1], [0], [0])]
    expect(joinedSpreads(loose, all, two)).toBe(two)
  })

  it('should tell distances apart that differ by little', () => {
    const scale = { kind: 'interval', min: 0, max: 4 } as const
    const far = (to: number) => intervalRegion(0, to)
    const problem = problemFrom({
      parties: 1,
      axes: [0, 1].map(() => ({ scale, within: wholeRegion(scale) })),
      rooms: [
        {
          party: 0,
          axes: [0, 1],
          weight: [0.5, 0.5],
          boxes: [
            [far(1), far(4)],
            [far(0), far(1)],
            [far(1.00001), far(0)],
          ],
        },
      ],
    })
    const stops = problem.axes[0]?.stops ?? []
    const [near, next] = [1, 1.00001].map((value) =>
      stops.find((stop) => problem.axes[0]?.places[stop]?.value === value),
    )
    const two = [
      new Map([
        [0, [near as number]],
        [1, [0]],
      ]),
      new Map([
        [0, [next as number]],
        [1, [0]],
      ]),
    ]
    expect(joinedSpreads(problem, [0, 1], two)).toHaveLength(2)
  })
})
