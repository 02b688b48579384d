import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Programme, solve } from '../../src/gap/bridge/simplex.js'

interface Given {
  readonly costs: readonly number[]
  readonly equations: readonly (readonly number[])[]
  readonly limits: readonly { readonly factors: readonly number[]; readonly bound: number }[]
}

/** Shares that sum to 1 in groups, and levels, which cost something and are limited by themselves. */
const given = fc
  .record({
    groups: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 2 }),
    levels: fc.nat({ max: 1 }),
    limits: fc.nat({ max: 2 }),
  })
  .chain(({ groups, levels, limits }) => {
    const shares = groups.reduce((sum, size) => sum + size, 0)
    const many = (length: number, min: number, max: number) =>
      fc.array(fc.integer({ min, max }), { minLength: length, maxLength: length })
    const equations = groups.map((size, group) => {
      const before = groups.slice(0, group).reduce((sum, other) => sum + other, 0)
      return Array.from({ length: shares + levels }, (_, i) => (i >= before && i < before + size ? 1 : 0))
    })
    return fc.record({
      costs: fc.tuple(many(shares, -3, 3), many(levels, 0, 3)).map((costs) => costs.flat()),
      equations: fc.constant(equations),
      limits: fc.array(fc.record({ factors: many(shares + levels, -3, 3), bound: fc.integer({ min: -4, max: 3 }) }), {
        minLength: limits,
        maxLength: limits,
      }),
    })
  })

/** The programme, started from the first share of each group, with a helper that makes up for what exceeds a limit. */
function programmeOf({ costs, equations, limits }: Given): Programme {
  const helper = costs.length
  const rows = [
    ...equations.map((factors) => ({ factors: Float64Array.from([...factors, 0]), bound: 1, isEquation: true })),
    ...limits.map(({ factors, bound }) => ({
      factors: Float64Array.from([...factors, -1]),
      bound,
      isEquation: false,
    })),
  ]
  const chosen = equations.map((factors) => factors.indexOf(1))
  const left = limits.map(({ factors, bound }) => chosen.reduce((sum, i) => sum - (factors[i] as number), bound))
  const lowest = Math.min(0, ...left)
  const start = chosen.map((column, row) => [row, column] as const)
  return {
    costs: Float64Array.from([...costs, 0]),
    rows,
    start: lowest < 0 ? [...start, [equations.length + left.indexOf(lowest), helper]] : start,
    helper,
  }
}

function choose(from: number, count: number): number[][] {
  if (count === 0) return [[]]
  if (from < count) return []
  return [...choose(from - 1, count), ...choose(from - 1, count - 1).map((chosen) => [...chosen, from - 1])]
}

/** The solution of as many equations as unknowns, where there is just one. */
function unknownsOf(matrix: number[][]): number[] | undefined {
  const n = matrix.length
  for (let column = 0; column < n; column++) {
    const rest = matrix.slice(column)
    const pivot = rest.reduce((a, b) => (Math.abs(b[column] as number) > Math.abs(a[column] as number) ? b : a))
    const factor = pivot[column] as number
    if (Math.abs(factor) < 1e-9) return undefined
    matrix.splice(matrix.indexOf(pivot, column), 1)
    matrix.splice(column, 0, pivot)
    for (const row of matrix) {
      if (row === pivot) continue
      const times = (row[column] as number) / factor
      for (let j = column; j <= n; j++) row[j] = (row[j] as number) - times * (pivot[j] as number)
    }
  }
  return matrix.map((row, i) => (row[n] as number) / (row[i] as number))
}

/** The least cost of all basic solutions without a negative unknown: a linear programme that has a least value has it there. */
function leastCost({ costs, equations, limits }: Given): number | undefined {
  const slack = (row: number) => limits.map((_, i) => (i === row ? 1 : 0))
  const rows = [
    ...equations.map((factors) => [...factors, ...slack(-1), 1]),
    ...limits.map(({ factors, bound }, i) => [...factors, ...slack(i), bound]),
  ]
  const unknowns = costs.length + limits.length
  const values = choose(unknowns, rows.length).flatMap((basis) => {
    const found = unknownsOf(rows.map((row) => [...basis.map((i) => row[i] as number), row[unknowns] as number]))
    if (found === undefined || found.some((value) => value < -1e-9)) return []
    return [found.reduce((sum, value, i) => sum + value * (costs[basis[i] as number] ?? 0), 0)]
  })
  return values.length === 0 ? undefined : Math.min(...values)
}

const times = (factors: ArrayLike<number>, values: Float64Array) =>
  Array.from(factors).reduce((sum, factor, i) => sum + factor * (values[i] as number), 0)

/** The solution is one, and costs as much as the best of all basic solutions; none where there is none. */
function expectLeast(one: Given) {
  const programme = programmeOf(one)
  const least = leastCost(one)
  const found = solve(programme)
  expect(found === undefined).toBe(least === undefined)
  if (found === undefined) return
  expect(times(one.costs, found)).toBeCloseTo(least as number, 8)
  expect(found).toHaveLength(programme.costs.length)
  expect(Math.min(...found)).toBeGreaterThanOrEqual(0)
  expect(found[programme.helper]).toBeLessThanOrEqual(1e-9)
  for (const factors of one.equations) expect(times(factors, found)).toBeCloseTo(1, 8)
  for (const { factors, bound } of one.limits) expect(times(factors, found)).toBeLessThanOrEqual(bound + 1e-8)
}

describe('solve', () => {
  it('should find the least that any basic solution costs, by a solution that keeps to every row', () => {
    fc.assert(fc.property(given, expectLeast), { numRuns: 200 })
  })

  it.each([
    { costs: [-1, 2], equations: [[1, 1]], limits: [{ factors: [1, 0], bound: 0 }] },
    { costs: [-3, 2], equations: [[1, 1]], limits: [{ factors: [0, -1], bound: -1 }] },
    { costs: [-1, 3, 0], equations: [[1, 1, 0]], limits: [{ factors: [3, 2, 2], bound: 2 }] },
    { costs: [1, 1, -3], equations: [[1, 1, 1]], limits: [{ factors: [3, 2, 3], bound: 2 }] },
    { costs: [-2, 3, 2], equations: [[1, 1, 0]], limits: [{ factors: [2, 1, 1], bound: 1 }] },
    { costs: [-2, 2, -2], equations: [[1, 1, 1]], limits: [{ factors: [1, 0, 3], bound: 0 }] },
    { costs: [1, 2, 2], equations: [[1, 1, 0]], limits: [{ factors: [0, -1, 2], bound: -1 }] },
    { costs: [0, 0, 1], equations: [[1, 1, 1]], limits: [{ factors: [-2, 2, -3], bound: -3 }] },
    {
      costs: [0, -1],
      equations: [[1, 1]],
      limits: [
        { factors: [2, 1], bound: 1 },
        { factors: [0, -3], bound: 0 },
      ],
    },
  ])('should not lean on the helper where it is left at 0: %j', expectLeast)

  it('should come to an end where the largest gain goes round without end (Hall & McKinnon 2004)', () => {
    const steep = [
      { factors: [0.4, 0.2, -1.4, -0.2], bound: 0 },
      { factors: [-7.8, -1.4, 7.8, 0.4], bound: 0 },
      { factors: [1, 1, 1, 1], bound: 1 },
    ]
    expectLeast({ costs: [-2.3, -2.15, 13.55, 0.4], equations: [], limits: steep })
  })

  it('should say so where there is no least value', () => {
    const row = { factors: Float64Array.of(1, 0, -1), bound: 1, isEquation: false }
    const free: Programme = { costs: Float64Array.of(0, -1, 0), rows: [row], start: [], helper: 2 }
    expect(() => solve(free)).toThrow('a linear programme has no least value')
  })
})
