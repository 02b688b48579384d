import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Point } from '../../src/gap/bridge/point.js'
import { type Frontier, frontierOf } from '../../src/gap/bridge/tradeOff.js'
import { atOnce } from '../../src/gap/search.js'
import { emptyRegion, intervalRegion, type Region, union, wholeRegion } from '../../src/model/region.js'
import type { Scale } from '../../src/model/scale.js'
import {
  type Asked,
  askedOn,
  choice,
  kept,
  line,
  packagesOf,
  priced,
  pricedOptions,
  problemFrom,
  shortfallsOf,
  sumOfMost,
  tangled,
  valueAt,
} from './bridgeProblems.js'

const frontier = (asked: Asked, limit = 50, lookAt = 1000) =>
  atOnce(frontierOf(problemFrom(asked), limit, lookAt, []), {}) as Frontier

interface Pair {
  readonly worst: number
  readonly total: number
}

const pairOf = (shortfalls: readonly number[]): Pair => ({
  worst: Math.max(...shortfalls),
  total: sumOfMost(shortfalls, shortfalls.length),
})

/** The pairs of all packages of which none is better in both, the best for the worst-off party first. */
function bestPairs(asked: Asked): Pair[] {
  const pairs = packagesOf(asked).map((values) => pairOf(shortfallsOf(asked, values)))
  const isBeaten = (one: Pair) =>
    pairs.some(
      (other) =>
        (other.worst < one.worst - 1e-9 && other.total <= one.total + 1e-9) ||
        (other.worst <= one.worst + 1e-9 && other.total < one.total - 1e-9),
    )
  const best = pairs.filter((one) => !isBeaten(one)).toSorted((a, b) => a.worst - b.worst)
  return best.filter(({ worst }, i) => i === 0 || worst > (best[i - 1]?.worst as number) + 1e-9)
}

function valuesOf(asked: Asked, points: readonly Point[]) {
  const { axes } = problemFrom(asked)
  return points.map((point, axis) => valueAt(axes[axis] as (typeof axes)[0], point))
}

function pairsOf(asked: Asked, { found }: Frontier): Pair[] {
  return found.map(({ points, shortfalls }) => {
    const own = shortfallsOf(asked, valuesOf(asked, points))
    for (const [party, shortfall] of own.entries()) expect(shortfalls[party]).toBeCloseTo(shortfall, 9)
    return pairOf(own)
  })
}

const close = (pairs: readonly Pair[]) =>
  pairs.map(({ worst, total }) => ({ worst: expect.closeTo(worst, 6), total: expect.closeTo(total, 6) }))

/** The least total that the straight lines between neighbours have for the worst-off. */
function totalAt(pairs: readonly Pair[], worst: number): number | undefined {
  for (const [i, a] of pairs.entries()) {
    const b = pairs[i + 1]
    if (worst < a.worst - 1e-9) return undefined
    if (b === undefined) return a.total
    if (worst > b.worst) continue
    return a.total + ((b.total - a.total) * (worst - a.worst)) / (b.worst - a.worst)
  }
  return undefined
}

/** Each party alone on each issue: the regions that it has not ruled out. */
function apart(
  scales: readonly Scale[],
  parties: readonly (readonly Region[])[],
  weights?: readonly number[][],
): Asked {
  return {
    parties: parties.length,
    axes: scales.map((scale) => ({ scale, within: wholeRegion(scale) })),
    rooms: parties.flatMap((regions, party) =>
      regions.map((region, axis) => ({
        party,
        axes: [axis],
        weight: [weights?.[party]?.[axis] ?? 1 / scales.length],
        boxes: [[region]],
      })),
    ),
  }
}

const to = (most: number) => intervalRegion(0, most)
const from = (least: number) => intervalRegion(least, 4)

/** One wants 4, two want 0: each step towards 4 costs two of them. At 2 each gives as much, at 0 the total is least. */
const wage = apart([line], [[from(4)], [to(0)], [to(0)]])

function expectRising(pairs: readonly Pair[]) {
  for (const [i, pair] of pairs.slice(1).entries()) {
    const before = pairs[i] as Pair
    expect(pair.worst).toBeGreaterThan(before.worst)
    expect(pair.total).toBeLessThan(before.total)
  }
}

/** Each corner lies below the line between its neighbours, and no package below the lines between corners. */
function expectNoneBelow(asked: Asked, pairs: readonly Pair[]) {
  for (const [i, pair] of pairs.slice(1, -1).entries())
    expect(pair.total).toBeLessThan(totalAt([pairs[i] as Pair, pairs[i + 2] as Pair], pair.worst) as number)
  for (const values of packagesOf(asked)) {
    const { worst, total } = pairOf(shortfallsOf(asked, values))
    expect(worst).toBeGreaterThanOrEqual((pairs[0]?.worst as number) - 1e-7)
    const least = totalAt(pairs, worst)
    if (least !== undefined) expect(total).toBeGreaterThanOrEqual(least - 1e-6)
  }
}

/** Half way between two neighbours there is a package that is as good as their mean. */
function expectMeans(asked: Asked, { found }: Frontier, pairs: readonly Pair[]) {
  for (const [i, { points }] of found.slice(1).entries()) {
    const before = valuesOf(asked, found[i]?.points ?? [])
    const mean = valuesOf(asked, points).map((value, axis) =>
      typeof value === 'number' ? (value + Number(before[axis])) / 2 : value,
    )
    const { worst, total } = pairOf(shortfallsOf(asked, mean))
    const [a, b] = [pairs[i], pairs[i + 1]] as [Pair, Pair]
    expect(total).toBeLessThanOrEqual((a.total + b.total) / 2 + 1e-8)
    expect(worst).toBeLessThanOrEqual((a.worst + b.worst) / 2 + 1e-8)
  }
}

describe('frontierOf', () => {
  it('should list all that is best where there are options alone, the best for the worst-off party first', () => {
    fc.assert(
      fc.property(fc.oneof(askedOn('options', 'options'), pricedOptions), (asked) => {
        const found = frontier(asked)
        expect([found.between, found.complete]).toEqual(['nothing', true])
        expect(pairsOf(asked, found)).toEqual(close(bestPairs(asked)))
      }),
      { numRuns: 25 },
    )
  })

  it('should list corners on lines, below which there is no package', () => {
    fc.assert(
      fc.property(fc.oneof(askedOn('line'), askedOn('line', 'line'), askedOn('line', 'options')), (asked) => {
        const found = frontier(asked)
        const pairs = pairsOf(asked, found)
        expect(found.complete).toBe(true)
        expectRising(pairs)
        // On lines that nobody tells apart it is as with options.
        if (found.between === 'nothing') expect(pairs).toEqual(close(bestPairs(asked)))
        else expectNoneBelow(asked, pairs)
        if (found.between === 'line') expectMeans(asked, found, pairs)
      }),
      { numRuns: 30 },
    )
  })

  it('should list both ends and as many others as asked for, and say that there may be more', () => {
    fc.assert(
      fc.property(pricedOptions, fc.integer({ min: 2, max: 4 }), (asked, limit) => {
        const best = bestPairs(asked)
        const found = frontier(asked, limit)
        const pairs = pairsOf(asked, found)
        expect(pairs.length).toBe(Math.min(limit, best.length))
        // Beside the ends the list is filled from the least total on.
        const some = [best[0] as Pair, ...best.slice(best.length - pairs.length + 1)]
        expect(pairs).toEqual(close(pairs.length === best.length ? best : some))
        expect(found.complete).toBe(best.length <= limit)
      }),
      { numRuns: 25 },
    )
  })

  it('should list what lies between options, and say where there is no room for all', () => {
    const asked = priced([[1], [0.75, 0.5], [0.5, 0.5, 0.5], [0.375, 0.375, 0.375, 0.375, 0.375], [0.75, 0.75]])
    const [fairest, third, second, cheapest] = [
      { worst: 0.375, total: 1.875 },
      { worst: 0.5, total: 1.5 },
      { worst: 0.75, total: 1.25 },
      { worst: 1, total: 1 },
    ]
    const upTo = (limit: number) => {
      const found = frontier(asked, limit)
      return [pairsOf(asked, found), found.complete, found.between]
    }
    expect(upTo(5)).toEqual([close([fairest, third, second, cheapest]), true, 'nothing'])
    expect(upTo(4)).toEqual([close([fairest, third, second, cheapest]), true, 'nothing'])
    expect(upTo(3)).toEqual([close([fairest, second, cheapest]), false, 'nothing'])
    expect(upTo(1)).toEqual([close([fairest, cheapest]), false, 'nothing'])
  })

  it('should list one package where that is best for all', () => {
    const { found, between, complete } = frontier(apart([line], [[from(2)], [to(2)], [to(3)]]))
    expect(found.map(({ shortfalls }) => [...shortfalls])).toEqual([[0, 0, 0]])
    expect([between, complete]).toEqual(['nothing', true])
  })

  it('should look at one party alone', () => {
    const alone = frontier(apart([line], [[union(line, intervalRegion(1, 1), intervalRegion(3, 3))]]))
    expect(pairsOf(apart([line], [[union(line, intervalRegion(1, 1), intervalRegion(3, 3))]]), alone)).toEqual([
      { worst: 0, total: 0 },
    ])
  })

  it('should go from where all give as much to where the total is least', () => {
    const found = frontier(wage)
    expect(pairsOf(wage, found)).toEqual(
      close([
        { worst: 0.5, total: 1.5 },
        { worst: 1, total: 1 },
      ]),
    )
    expect([found.between, found.complete]).toEqual(['line', true])
  })

  it('should find the corner that is furthest below the line first, as far as there is room for it', () => {
    // At t from 0 to 1, the first gives 1 - t and is worst off up to 2/3, three give t / 2, and three more beyond 1/4, 1/2, 3/5.
    const asked = apart(
      [line],
      [[from(4)], [to(0)], [to(0)], [to(0)], [to(1)], [to(2)], [to(2.4)]],
      [[1], [0.5], [0.5], [0.5], [0.5], [1], [1]],
    )
    const [fairest, third, second, first, cheapest] = [
      { worst: 1 / 3, total: 1.775 },
      { worst: 0.4, total: 1.575 },
      { worst: 0.5, total: 1.375 },
      { worst: 0.75, total: 1.125 },
      { worst: 1, total: 1 },
    ]
    const upTo = (limit: number) => {
      const found = frontier(asked, limit)
      return [pairsOf(asked, found), found.complete, found.between]
    }
    expect(upTo(6)).toEqual([close([fairest, third, second, first, cheapest]), true, 'line'])
    expect(upTo(5)[0]).toEqual(close([fairest, third, second, first, cheapest]))
    expect(upTo(4)).toEqual([close([fairest, third, second, cheapest]), false, 'line'])
    expect(upTo(3)).toEqual([close([fairest, second, cheapest]), false, 'line'])
    expect(upTo(2)).toEqual([close([fairest, cheapest]), false, 'line'])
  })

  it('should say what lies between two packages of the list', () => {
    const between = (asked: Asked) => frontier(asked).between
    expect(between(apart([choice], [[kept('a')], [kept('b')]]))).toBe('nothing')
    expect(
      between(
        apart(
          [line, choice],
          [
            [from(4), kept('a')],
            [to(0), kept('a')],
          ],
        ),
      ),
    ).toBe('line')
    expect(
      between(
        apart(
          [line, choice],
          [
            [from(4), kept('a')],
            [to(0), kept('b')],
          ],
        ),
      ),
    ).toBe('noneBelowLine')
    // Nobody minds what the line is at.
    expect(
      between(
        apart(
          [line, choice],
          [
            [wholeRegion(line), kept('a')],
            [wholeRegion(line), kept('b')],
          ],
        ),
      ),
    ).toBe('nothing')
    const holed = union(line, to(1), from(3))
    expect(between(apart([line], [[holed], [to(0)], [from(4)]]))).toBe('noneBelowLine')
    expect(between(apart([line], [[emptyRegion(line)], [to(0)], [from(4)]]))).toBe('line')
    expect(
      between({
        parties: 2,
        axes: [0, 1].map(() => ({ scale: line, within: wholeRegion(line) })),
        rooms: [
          { party: 0, axes: [0, 1], weight: [0.5, 0.5], boxes: [[from(4), holed]] },
          { party: 1, axes: [0, 1], weight: [0.5, 0.5], boxes: [[to(0), to(0)]] },
        ],
      }),
    ).toBe('noneBelowLine')
    const torn = { ...wage, axes: [{ scale: line, within: holed }] }
    expect(between(torn)).toBe('noneBelowLine')
    const two = apart(
      [line, line],
      [
        [from(4), from(4)],
        [to(0), to(0)],
        [to(0), to(0)],
      ],
    )
    expect(between(two)).toBe('line')
    const whole = { scale: line, within: wholeRegion(line) }
    expect(between({ ...two, axes: [{ scale: line, within: holed }, whole] })).toBe('noneBelowLine')
    expect(between({ ...two, axes: [whole, { scale: line, within: holed }] })).toBe('noneBelowLine')
    const [first, ...others] = wage.rooms
    expect(
      between({ ...wage, rooms: [{ ...(first as (typeof wage.rooms)[0]), boxes: [[from(4)], [from(3)]] }, ...others] }),
    ).toBe('noneBelowLine')
  })

  it('should say that it is incomplete at whichever step it is stopped, if only once', () => {
    const given = fc.oneof(
      askedOn('line', 'options'),
      askedOn('line', 'line'),
      askedOn('options', 'options', 'options'),
      tangled,
      pricedOptions,
    )
    // A corner of which one side is still looked for, and one that is found at last.
    const bent = (...weights: readonly [number, number, number]) =>
      apart(
        [line, choice],
        [
          [to(0), kept('a')],
          [intervalRegion(2, 2), kept('b')],
          [to(1), kept('b')],
        ],
        weights.map((own, party) => [party === 1 ? 0.375 : 0.125, own]),
      )
    const stopped = (asked: Asked, turn: number) => {
      const search = frontierOf(problemFrom(asked), 50, 1000, [])
      let [step, taken] = [search.next(), 0]
      for (; step.done !== true; taken++) step = search.next(taken === turn)
      return { complete: step.value?.complete, taken }
    }
    fc.assert(
      fc.property(given, (asked) => {
        const { complete, taken } = stopped(asked, -1)
        expect(complete).toBe(true)
        for (let turn = 0; turn < taken; turn++) expect(stopped(asked, turn).complete).toBe(false)
      }),
      { numRuns: 80, examples: [[bent(0.25, 0.125, 0.25)], [bent(0.5, 0.25, 0.375)]] },
    )
  })

  it('should say that it is incomplete where the search was cut short', () => {
    const given = fc.oneof(
      askedOn('options', 'options'),
      askedOn('line', 'options'),
      askedOn('line', 'line'),
      pricedOptions,
    )
    fc.assert(
      fc.property(given, fc.integer({ min: 1, max: 4 }), (asked, lookAt) => {
        const [short, whole] = [frontier(asked, 50, lookAt), frontier(asked)]
        expect(short.between).toBe(whole.between)
        if (short.complete) expect(pairsOf(asked, short)).toEqual(close(pairsOf(asked, whole)))
      }),
      { numRuns: 30 },
    )
  })
})
