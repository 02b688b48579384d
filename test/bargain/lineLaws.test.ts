import {
  defineScenario,
  egalitarian,
  type Frontier,
  frontier,
  kalaiSmorodinsky,
  leftOnTable,
  nash,
  outcomeSpace,
  packages,
  type Scenario,
  utilitarian,
  utilities,
  type ValueFunctionInput,
} from 'demarche/bargain'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dominates, namedScale, optionNames } from '../support/bargain.js'

const worth = fc.integer({ min: 0, max: 16 }).map((n) => n / 16)

/** Functions of numbers from 0 to 8 that bend at whole numbers. */
const functions: fc.Arbitrary<ValueFunctionInput> = fc.oneof(
  fc
    .record({ slope: fc.integer({ min: -4, max: 4 }), intercept: worth })
    .map(({ slope, intercept }): ValueFunctionInput => ({ kind: 'linear', slope: slope / 16, intercept })),
  fc
    .array(worth, { minLength: 9, maxLength: 9 })
    .map((all): ValueFunctionInput => ({ kind: 'piecewiseLinear', corners: all.map((at, x) => [x, at]) })),
  fc
    .tuple(fc.nat(5), fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 3 }))
    .map(
      ([from, up, down]): ValueFunctionInput => ({ kind: 'triangular', from, peak: from + up, to: from + up + down }),
    ),
  fc.nat(8).map((ideal): ValueFunctionInput => ({ kind: 'singlePeaked', ideal })),
)

interface Shape {
  readonly curved?: boolean
}

/** Two parties over one or two continuous issues, and perhaps one with names. */
function scenarios({ curved = false }: Shape = {}): fc.Arbitrary<Scenario> {
  const squared = fc
    .tuple(fc.nat(8), fc.constantFrom(0.5, 1))
    .map(([ideal, reach]): ValueFunctionInput => ({ kind: 'singlePeaked', ideal, reach, power: 2 }))
  const own = fc.record({
    values: fc.array(curved ? fc.oneof(functions, squared) : functions, { minLength: 2, maxLength: 2 }),
    names: fc.array(worth, { minLength: 4, maxLength: 4 }),
    weights: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 3 }),
  })
  return fc
    .tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 4 }), own, own)
    .map(([lines, names, a, b]) => {
      const ids = Array.from({ length: lines }, (_, i) => `x${i}`)
      const scale = { kind: 'interval', min: 0, max: 8 } as const
      const issues = [...ids.map((id) => [id, { scale }]), ...(names > 1 ? [['n', { scale: namedScale(names) }]] : [])]
      const preferences = [a, b].map((drawn, p) => {
        const table = Object.fromEntries(optionNames(names).map((name, v) => [name, drawn.names[v] as number]))
        const values = [
          ...ids.map((id, i) => [id, drawn.values[i]]),
          ...(names > 1 ? [['n', { kind: 'table', worth: table }]] : []),
        ]
        const weights = [...ids, ...(names > 1 ? ['n'] : [])].map((id, i) => [id, drawn.weights[i] as number])
        return [`p${p}`, { values: Object.fromEntries(values), weights: Object.fromEntries(weights) }]
      })
      return defineScenario({
        domain: { issues: Object.fromEntries(issues) },
        preferences: Object.fromEntries(preferences),
      })
    })
}

const valued = (scenario: Scenario, resolution = 24) =>
  [...packages(outcomeSpace(scenario, { resolution }))].map((settlement) =>
    Object.values(utilities(scenario, settlement)),
  )

/** Points of the frontier, and ones along its stretches. */
function pointsAlong({ points, stretches }: Frontier): number[][] {
  const between = stretches.flatMap(({ from, to }) =>
    [0.25, 0.5, 0.75].map((share) => from.utilities.map((at, p) => at + share * ((to.utilities[p] as number) - at))),
  )
  return [...points.map(({ utilities: own }) => [...own]), ...between]
}

describe('a frontier of straight lines', () => {
  it('should not be dominated by any package, nor leave one above it', () => {
    fc.assert(
      fc.property(scenarios(), (scenario) => {
        const told = frontier(scenario, { disagreement: 'minimum' })
        const line = pointsAlong(told)
        for (const own of valued(scenario)) {
          const clear = own.map((at) => at - 1e-8)
          expect(line.filter((point) => clear.every((at, p) => at > (point[p] as number)))).toEqual([])
          expect(isUnder(own, told)).toBe(true)
        }
        expect(told.exact).toBe(true)
        const { points } = told
        expect(points.filter((one) => points.some((other) => dominates(other.utilities, one.utilities)))).toEqual([])
        for (const point of told.points) {
          const own = Object.values(utilities(scenario, point.settlement))
          for (const [p, at] of own.entries()) expect(at).toBeCloseTo(point.utilities[p] as number, 9)
        }
      }),
      { numRuns: 120 },
    )
  })

  it('should hold what packages between its corners are worth', () => {
    fc.assert(
      fc.property(scenarios(), (scenario) => {
        for (const { from, to } of frontier(scenario).stretches) {
          const varied = Object.keys(from.settlement).filter((id) => from.settlement[id] !== to.settlement[id])
          expect(varied).toHaveLength(1)
          const id = varied[0] as string
          const middle = { ...from.settlement, [id]: (Number(from.settlement[id]) + Number(to.settlement[id])) / 2 }
          for (const [p, at] of Object.values(utilities(scenario, middle)).entries()) {
            expect(at).toBeCloseTo(((from.utilities[p] as number) + (to.utilities[p] as number)) / 2, 9)
          }
        }
      }),
      { numRuns: 120 },
    )
  })

  it('should be within its guarantee where functions are curved', () => {
    fc.assert(
      fc.property(scenarios({ curved: true }), (scenario) => {
        const told = frontier(scenario, { disagreement: 'minimum' })
        for (const own of valued(scenario)) {
          expect(
            isUnder(
              own.map((at, p) => at - (told.guarantee[p] as number)),
              told,
            ),
          ).toBe(true)
        }
      }),
      { numRuns: 120 },
    )
  })

  it.each([
    ['Nash', nash, (own: readonly number[]) => (own[0] as number) * (own[1] as number)],
    ['egalitarian', egalitarian, (own: readonly number[]) => Math.min(...own)],
    ['utilitarian', utilitarian, (own: readonly number[]) => (own[0] as number) + (own[1] as number)],
  ] as const)('should have solutions that no package is better than: %s', (_, solve, score) => {
    fc.assert(
      fc.property(scenarios(), (scenario) => {
        const d = { p0: 0, p1: 0 }
        const told = solve(scenario, { disagreement: d })
        const all = valued(scenario).filter((own) => own.every((at) => at >= 0))
        if (all.length === 0) return
        expect(told.points.length).toBeGreaterThan(0)
        expect(told.value[0]).toBeGreaterThanOrEqual(Math.max(...all.map(score)) - 1e-9)
        for (const { utilities: own, settlement } of told.points) {
          expect(score(own)).toBeCloseTo(told.value[0] as number, 9)
          expect(score(Object.values(utilities(scenario, settlement)))).toBeCloseTo(told.value[0] as number, 8)
        }
      }),
      { numRuns: 120 },
    )
  })

  it('should tell of its own packages that nothing is left on the table', () => {
    fc.assert(
      fc.property(scenarios(), (scenario) => {
        for (const { settlement } of kalaiSmorodinsky(scenario).points) {
          const told = leftOnTable(scenario, settlement)
          expect(told.forAll).toBeLessThan(1e-8)
          expect(told.distances.frontier).toBeLessThan(1e-8)
        }
      }),
      { numRuns: 120 },
    )
  })
})

/** Whether a point is on or below some point or line of the frontier. */
function isUnder(own: readonly number[], { points, stretches }: Frontier): boolean {
  const [x, y] = own as [number, number]
  const isBelow = ([x0, y0]: readonly number[]) => (x0 as number) >= x - 1e-8 && (y0 as number) >= y - 1e-8
  return (
    points.some(({ utilities: point }) => isBelow(point)) ||
    stretches.some(({ from, to }) => {
      const [[x0, y0], [x1, y1]] = [from.utilities, to.utilities] as [[number, number], [number, number]]
      const share = (x0 - x) / (x0 - x1)
      return share >= 0 && share <= 1 && y0 + share * (y1 - y0) >= y - 1e-8
    })
  )
}

describe('more than two parties on a continuous scale', () => {
  it('should have a frontier within its guarantee, on a grid', () => {
    const three = fc
      .tuple(scenarios(), fc.array(functions, { minLength: 2, maxLength: 2 }))
      .map(([scenario, values]) => {
        const ids = Object.keys(scenario.domain.issues).filter((id) => id !== 'n')
        const third = { values: Object.fromEntries(ids.map((id, i) => [id, values[i]])) }
        const { domain, preferences } = scenario
        return defineScenario({ domain, preferences: { ...preferences, p2: third } as never })
      })
    fc.assert(
      fc.property(three, (scenario) => {
        const { points, guarantee, packages: count } = frontier(scenario, { disagreement: 'minimum', resolution: 8 })
        expect(count).toBeUndefined()
        for (const own of valued(scenario, 24)) {
          const isNear = points.some(({ utilities: point }) =>
            point.every((at, p) => at >= (own[p] as number) - (guarantee[p] as number) - 1e-9),
          )
          expect(isNear).toBe(true)
        }
        expect(points.some((one) => points.some((other) => dominates(other.utilities, one.utilities)))).toBe(false)
      }),
      { numRuns: 60 },
    )
  })
})
