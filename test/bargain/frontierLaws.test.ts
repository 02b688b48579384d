import {
  type FrontierPoint,
  frontier,
  leftOnTable,
  packagesAt,
  postSettlement,
  rationalPackages,
  utilities,
} from 'demarche/bargain'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blocksOf } from '../../src/bargain/block.js'
import { countWithin } from '../../src/bargain/count/bounds.js'
import { countEach } from '../../src/bargain/count/each.js'
import { countExactly } from '../../src/bargain/count/exact.js'
import { countByHalves } from '../../src/bargain/count/halves.js'
import { tableOf } from '../../src/bargain/count/table.js'
import { outcomeSpace } from '../../src/bargain/outcomeSpace.js'
import {
  type Drawn,
  disagreementOf,
  dominates,
  efficient,
  pointsOf,
  rational,
  scenarios,
  type Valued,
} from '../support/bargain.js'

const best = (drawn: Drawn) => efficient(rational(drawn.valued, disagreementOf(drawn)))
const text = (settlement: object) => JSON.stringify(Object.entries(settlement).toSorted())

function samePackages(points: readonly FrontierPoint[], drawn: Drawn): void {
  const byPoint = new Map<string, Valued[]>()
  for (const one of best(drawn))
    byPoint.set(one.utilities.join(' '), [...(byPoint.get(one.utilities.join(' ')) ?? []), one])
  expect(pointsOf(points)).toEqual([...byPoint.keys()].toSorted())
  for (const point of points) {
    const known = byPoint.get(point.utilities.join(' ')) ?? []
    const told = [...packagesAt(point)]
    expect(point.packages).toBe(BigInt(known.length))
    expect(told.map(text).toSorted()).toEqual(known.map(({ settlement }) => text(settlement)).toSorted())
    expect(told.map(text)).toContain(text(point.settlement))
  }
}

describe('the frontier', () => {
  it('should be what enumeration finds, with all packages of each point', () => {
    fc.assert(
      fc.property(scenarios(), (drawn) => {
        const { points, packages, exact, guarantee } = frontier(drawn.scenario)
        samePackages(points, drawn)
        expect(packages).toBe(BigInt(best(drawn).length))
        expect({ exact, guarantee: Math.max(...guarantee) }).toEqual({ exact: true, guarantee: 0 })
      }),
    )
  })

  it('should be that of sums in floating point, to the last bit', () => {
    fc.assert(
      fc.property(scenarios({ joint: false, parts: 997 }), (drawn) => {
        samePackages(frontier(drawn.scenario).points, drawn)
      }),
      { numRuns: 500 },
    )
  })

  it('should fall for the first party and name what each can have at best', () => {
    fc.assert(
      fc.property(scenarios(), (drawn) => {
        const { points, ideal, parties } = frontier(drawn.scenario)
        const first = points.map(({ utilities: own }) => own[0] as number)
        expect(first).toEqual(first.toSorted((a, b) => b - a))
        const all = rational(drawn.valued, disagreementOf(drawn))
        const most = parties.map((_, p) => Math.max(...all.map(({ utilities: own }) => own[p] as number)))
        expect(ideal).toEqual(all.length === 0 ? [] : most)
      }),
      { numRuns: 300 },
    )
  })

  it('should not change with a package that another dominates', () => {
    fc.assert(
      fc.property(scenarios({ joint: false }), fc.nat(), (drawn, n) => {
        const [id, issue] = Object.entries(drawn.scenario.domain.issues)[0] as [string, never]
        const { options } = (issue as { scale: { options: string[] } }).scale
        const like = options[n % options.length] as string
        const scale = { kind: 'nominal', options: [...options, 'worse'] } as const
        const preferences = Object.fromEntries(
          Object.entries(drawn.scenario.preferences).map(([party, own]) => {
            const given = own as unknown as {
              values: Record<string, { worth: Record<string, number> }>
              weights: object
            }
            const table = given.values[id] as { worth: Record<string, number> }
            const worth = { ...table.worth, worse: (table.worth[like] as number) - 1 }
            const weights = { ...given.weights, [id]: Math.max(1, (given.weights as Record<string, number>)[id] ?? 1) }
            return [party, { ...own, weights, values: { ...given.values, [id]: { ...table, worth } } }]
          }),
        )
        const only = { kind: 'nominal', options } as const
        const withIt = { issues: { ...drawn.scenario.domain.issues, [id]: { scale } } }
        const without = { issues: { ...drawn.scenario.domain.issues, [id]: { scale: only } } }
        const fewer = Object.fromEntries(
          Object.entries(preferences).map(([party, own]) => {
            const values = own.values as unknown as Record<string, { worth: Record<string, number> }>
            const { worse: _, ...worth } = (values[id] as { worth: Record<string, number> }).worth
            return [party, { ...own, values: { ...values, [id]: { ...values[id], worth } } }]
          }),
        )
        const least = Object.fromEntries(Object.keys(preferences).map((party, p) => [party, p / 4]))
        const options_ = { disagreement: least }
        const larger = frontier({ domain: withIt, preferences } as never, options_)
        const smaller = frontier({ domain: without, preferences: fewer } as never, options_)
        expect(larger.points).toEqual(smaller.points)
      }),
      { numRuns: 300 },
    )
  })

  it('should be within its guarantee where it is thinned', () => {
    const thin = fc.record({ epsilon: fc.constantFrom(0, 0.01, 0.3), limit: fc.integer({ min: 1, max: 6 }) })
    fc.assert(
      fc.property(scenarios(), thin, (drawn, options) => {
        const { points, guarantee, exact, packages } = frontier(drawn.scenario, options)
        expect(points.length).toBeLessThanOrEqual(options.limit)
        const needed = disagreementOf(drawn).map((at, p) => at + (guarantee[p] as number))
        for (const { utilities: own } of rational(drawn.valued, needed)) {
          const isNear = points.some(({ utilities: near }) =>
            near.every((at, p) => at >= (own[p] as number) - (guarantee[p] as number) - 1e-9),
          )
          expect(isNear).toBe(true)
        }
        expect(exact).toBe(guarantee.every((loss) => loss === 0))
        expect(packages === undefined).toBe(!exact)
        expect(points.filter(({ utilities: own }) => points.some((other) => dominates(other.utilities, own)))).toEqual(
          [],
        )
      }),
      { numRuns: 300 },
    )
  })

  it('should take as one, at a tolerance, what differs by no more', () => {
    fc.assert(
      fc.property(scenarios({ maxParties: 3 }), fc.constantFrom(1 / 64, 1 / 8), (drawn, tolerance) => {
        const beats = (x: readonly number[], y: readonly number[]) =>
          x.every((at, p) => at >= (y[p] as number) - tolerance) && x.some((at, p) => at > (y[p] as number) + tolerance)
        const all = rational(drawn.valued, disagreementOf(drawn))
        const distinct = [...new Map(all.map((one) => [one.utilities.join(' '), one])).values()]
        const kept = distinct.filter((one) => !distinct.some((other) => beats(other.utilities, one.utilities)))
        const keptPoints = new Set(pointsOf(kept))
        const { points, packages } = frontier(drawn.scenario, { tolerance })
        expect(packages).toBe(BigInt(all.filter((one) => keptPoints.has(one.utilities.join(' '))).length))
        for (const one of kept) {
          const near = points.some(({ utilities: own }) =>
            own.every((at, p) => Math.abs(at - (one.utilities[p] as number)) <= tolerance),
          )
          expect(near).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('rational packages', () => {
  it('should be counted as enumeration counts them', () => {
    fc.assert(
      fc.property(scenarios(), (drawn) => {
        const { lower, upper, of } = rationalPackages(drawn.scenario)
        const count = BigInt(rational(drawn.valued, disagreementOf(drawn)).length)
        expect([lower, upper, of]).toEqual([count, count, BigInt(drawn.valued.length)])
      }),
      { numRuns: 300 },
    )
  })

  it('should be the same in number however they are counted, and within the bounds', () => {
    fc.assert(
      fc.property(scenarios({ minParties: 1 }), fc.integer({ min: 0, max: 256 }), (drawn, least) => {
        const parties = Object.keys(drawn.scenario.preferences).length
        const blocks = blocksOf(drawn.scenario, outcomeSpace(drawn.scenario), 5000)
        const tables = blocks.map((block) => tableOf(block, parties))
        const [start, wanted, margins] = [0, least / 64, 1e-12].map((x) => Array.from({ length: parties }, () => x))
        const args = [tables, start as number[], wanted as number[], margins as number[]] as const
        const count = countEach(...args)
        expect(countExactly(...args, 10_000)).toBe(BigInt(count))
        const { lower, upper } = countWithin(...args)
        expect(lower <= BigInt(count) && BigInt(count) <= upper).toBe(true)
        expect(countExactly(...args, 0) ?? BigInt(count)).toBe(BigInt(count))
        const pairs = countByHalves(...args) ?? { lower: 0n, upper: BigInt(count) }
        expect(pairs.lower <= BigInt(count) && BigInt(count) <= pairs.upper).toBe(true)
        // Half a 64th further, nothing is near enough for rounding to matter.
        const clear = [tables, args[1], args[2].map((at) => at + 1 / 128), args[3]] as const
        const sure = BigInt(countEach(...clear))
        expect(countByHalves(...clear) ?? { lower: sure, upper: sure }).toEqual({ lower: sure, upper: sure })
      }),
      { numRuns: 500 },
    )
  })
})

describe('bounds on their number', () => {
  it('should hold where rounding to a grid adds up', () => {
    // On a grid of 4,096 cells, one of the small issues is nine tenths of a cell: twelve of them are more than ten cells.
    const small = Float64Array.from([0, 0.9])
    const large = Float64Array.from([0, 4096 - 12 * 0.9])
    const tables = [large, ...Array.from({ length: 12 }, () => small)].map((column) => ({
      count: 2,
      columns: [column],
      least: [0],
      most: [column[1] as number],
    }))
    for (const least of [0.9 * 11, 0.9 * 11.5, 4096 - 0.9 * 2.5]) {
      const count = countEach(tables, [0], [least], [1e-9])
      const { lower, upper } = countWithin(tables, [0], [least], [1e-9])
      expect(lower <= BigInt(count) && BigInt(count) <= upper).toBe(true)
      expect(upper - lower).toBeLessThan(4096n)
    }
  })
})

describe('a package', () => {
  const withPackage = scenarios().chain((drawn) =>
    fc.nat().map((n) => ({ drawn, one: drawn.valued[n % Math.max(1, drawn.valued.length)] })),
  )

  it('should leave on the table what enumeration finds', () => {
    fc.assert(
      fc.property(withPackage, ({ drawn, one }) => {
        if (one === undefined) return
        const better = drawn.valued.filter((other) => dominates(other.utilities, one.utilities))
        const told = leftOnTable(drawn.scenario, one.settlement)
        expect(told.efficient).toBe(better.length === 0)
        expect(pointsOf(told.dominatedBy)).toEqual(pointsOf(efficient(better)))
        const gain = (p: number) =>
          Math.max(0, ...better.map((other) => (other.utilities[p] ?? 0) - (one.utilities[p] ?? 0)))
        expect(told.forEach).toEqual(one.utilities.map((_, p) => gain(p)))
        const least = better.map((other) => Math.min(...other.utilities.map((at, p) => at - (one.utilities[p] ?? 0))))
        expect(told.forAll).toBe(Math.max(0, ...least))
        const away = efficient(drawn.valued).map((other) =>
          Math.hypot(...other.utilities.map((at, p) => at - (one.utilities[p] ?? 0))),
        )
        expect(told.distances.frontier).toBeCloseTo(Math.min(...away), 12)
      }),
      { numRuns: 300 },
    )
  })

  it('should be improved upon by as few changes as enumeration finds', () => {
    fc.assert(
      fc.property(withPackage, fc.constantFrom('all', 'some'), ({ drawn, one }, betterFor) => {
        if (one === undefined) return
        const isBetter = (own: readonly number[]) =>
          betterFor === 'all' ? own.every((at, p) => at > (one.utilities[p] ?? 0)) : dominates(own, one.utilities)
        const better = drawn.valued.filter((other) => isBetter(other.utilities))
        const changes = (settlement: object) =>
          Object.entries(settlement).filter(([id, value]) => one.settlement[id] !== value).length
        const fewest = Math.min(...better.map(({ settlement }) => changes(settlement)))
        const nearest = efficient(better.filter(({ settlement }) => changes(settlement) === fewest))
        const told = postSettlement(drawn.scenario, one.settlement, { betterFor: betterFor as 'all' | 'some' })
        const efficientOnes = efficient(drawn.valued).filter((other) => isBetter(other.utilities))
        expect(pointsOf(told.improvements)).toEqual(pointsOf(efficientOnes))
        expect(pointsOf(told.smallestChanges)).toEqual(pointsOf(nearest))
        for (const { settlement, changed, utilities: own } of told.smallestChanges) {
          expect(changed).toHaveLength(fewest)
          expect(Object.values(utilities(drawn.scenario, settlement))).toEqual(own)
        }
      }),
      { numRuns: 300 },
    )
  })
})
