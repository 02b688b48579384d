import {
  defineScenario,
  frontier,
  nash,
  opaque,
  outcomeSpace,
  type Preferences,
  type PreferencesInput,
  packages,
  packagesAt,
  postSettlement,
  rationalPackages,
  type Settlement,
  safeFrontier,
  safePostSettlement,
  safeRationalPackages,
  solutions,
  utilities,
} from 'demarche/bargain'
import { describe, expect, it } from 'vitest'
import { efficient, namedScale, optionNames, pointsOf } from '../support/bargain.js'

/** Wages and hours, as they might stand between a union and a port. */
const wages = defineScenario({
  domain: {
    issues: {
      raise: { scale: { kind: 'interval', min: 0, max: 8, unit: '%' }, step: 2 },
      hours: { scale: { kind: 'ordinal', levels: ['38', '37', '36'] } },
      strike: { scale: { kind: 'binary' } },
    },
  },
  preferences: {
    union: {
      values: {
        raise: { kind: 'linear', slope: 1 },
        hours: { kind: 'table', worth: { 38: 0, 37: 3, 36: 4 } },
        strike: { kind: 'table', worth: { true: 1, false: 0 } },
      },
      reservation: 4,
    },
    port: {
      values: {
        raise: { kind: 'linear', slope: -1, intercept: 8 },
        hours: { kind: 'table', worth: { 38: 4, 37: 3, 36: 0 } },
        strike: { kind: 'table', worth: { true: -6, false: 0 } },
      },
      reservation: 4,
    },
  },
})

const domain = wages.domain
const preferences = wages.preferences as Readonly<Record<'union' | 'port', Preferences>>

const told = ({ points }: { points: readonly { utilities: readonly number[] }[] }) =>
  points.map((point) => point.utilities)

describe('the frontier', () => {
  it('should tell the efficient packages that are good enough for all', () => {
    const { points, ...rest } = frontier(wages)
    expect(points).toEqual([
      { utilities: [9, 5], settlement: { raise: 6, hours: '37', strike: false }, packages: 1n },
      { utilities: [7, 7], settlement: { raise: 4, hours: '37', strike: false }, packages: 1n },
      { utilities: [5, 9], settlement: { raise: 2, hours: '37', strike: false }, packages: 1n },
    ])
    expect(rest).toEqual({
      parties: ['union', 'port'],
      stretches: [],
      packages: 3n,
      ideal: [9, 9],
      disagreement: [4, 4],
      exact: true,
      guarantee: [0, 0],
      assumptions: [],
    })
  })

  it('should be worked out once for a scenario', () => {
    expect(frontier(wages)).toBe(frontier(wages))
    expect(Object.isFrozen(frontier(wages).points[0]?.settlement)).toBe(true)
  })

  it('should start from what the parties have without agreement, as one likes', () => {
    const all = [
      [13, -6],
      [12, 0],
      [11, 3],
      [9, 5],
      [7, 7],
      [5, 9],
      [3, 11],
      [0, 12],
    ]
    expect(told(frontier(wages, { disagreement: 'minimum' }))).toEqual(all)
    expect(told(frontier(wages, { disagreement: { port: 8 } }))).toEqual([[5, 9]])
    const { reservation: _, ...unsaid } = preferences.union
    const silent = { domain, preferences: { ...preferences, union: unsaid } }
    expect(frontier(silent)).toMatchObject({
      disagreement: [0, 4],
      assumptions: [{ kind: 'unknownReservation', party: 'union' }],
    })
    const low = { domain, preferences: { ...preferences, union: { ...unsaid, reservation: -5 } } }
    expect(frontier(low).disagreement).toEqual([-5, 4])
    expect(frontier(low, { disagreement: 'negmas' }).disagreement).toEqual([0, 4])
  })

  it('should be empty where nothing is good enough for all, and so should be what it leads to', () => {
    const hopeless = { disagreement: { union: 9, port: 9 } }
    expect(frontier(wages, hopeless)).toMatchObject({ points: [], packages: 0n, ideal: [], exact: true })
    for (const solution of Object.values(solutions(wages, hopeless))) {
      expect(solution).toMatchObject({ points: [], value: [] })
    }
    expect(rationalPackages(wages, hopeless)).toMatchObject({ lower: 0n, upper: 0n, of: 30n })
  })

  it('should be empty where some party excludes every package', () => {
    const never = { values: {}, excluded: [{ strike: { anyOf: [true, false] } }] }
    const none = { domain, preferences: { ...preferences, port: never } }
    expect(frontier(none)).toMatchObject({ points: [], packages: 0n })
    expect(rationalPackages(none)).toMatchObject({ lower: 0n, of: 0n, share: { lower: 0, upper: 0 } })
  })

  it('should count more packages than a number can hold', () => {
    const ids = Array.from({ length: 40 }, (_, i) => `i${i}`)
    const issues = Object.fromEntries(ids.map((id) => [id, { scale: namedScale(10) }]))
    const values = Object.fromEntries(
      ids.map((id) => [id, { kind: 'table', worth: { v0: 1, v1: 1, v2: 1 }, otherwise: 0 } as const]),
    )
    const scenario = defineScenario({ domain: { issues }, preferences: { a: { values }, b: { values } } })
    const { points, packages: count } = frontier(scenario)
    expect(points).toHaveLength(1)
    expect([count, points[0]?.packages]).toEqual([3n ** 40n, 3n ** 40n])
    expect(packagesAt(points[0] as never).next().value).toEqual(points[0]?.settlement)
    // 40 issues of which 39 at least end well: 3^40 + 40 × 3^39 × 7.
    const most = rationalPackages(scenario, { disagreement: { a: 39, b: 0 } })
    expect([most.lower, most.upper]).toEqual([3n ** 40n + 280n * 3n ** 39n, 3n ** 40n + 280n * 3n ** 39n])
  })

  it('should take apart what is joint for one party only', () => {
    const bonus = { kind: 'hyperRectangle', within: { raise: { atMost: 2 }, hours: '36' }, utility: 10 } as const
    const joint = {
      domain,
      preferences: { ...preferences, port: { ...preferences.port, interactions: [bonus] } },
    }
    expect(frontier(joint, { disagreement: 'minimum' }).points.map(({ settlement }) => settlement)).toContainEqual({
      raise: 2,
      hours: '36',
      strike: false,
    })
  })

  it('should refuse options that make no sense', () => {
    const refused = (options: object) => {
      const result = safeFrontier(wages, options)
      return result.success ? 'accepted' : result.error.message
    }
    expect(refused({ tolerance: -1 })).toBe('tolerance: expected a finite number from 0 on, found -1')
    expect(refused({ epsilon: 1 })).toBe('epsilon: expected a number from 0 to less than 1, found 1')
    expect(refused({ limit: 0.5 })).toBe('limit: expected a whole number from 1 on, found 0.5')
    expect(refused({ disagreement: 'maximum' })).toMatch(/^disagreement: expected "reservation", "minimum", "negmas"/)
    expect(refused({ disagreement: { untion: 1 } })).toMatch(/did you mean "union"\?$/)
    expect(refused({ disagreement: { union: Number.NaN } })).toBe(
      'disagreement.union: expected a finite number, found NaN',
    )
  })
})

describe('preferences that only a function knows', () => {
  const product: PreferencesInput = { values: { i0: { kind: 'table', worth: { v0: 0, v1: 1, v2: 2 } } } }
  const issues = { i0: { scale: namedScale(3) }, i1: { scale: namedScale(4) } }
  const rank = ({ i0, i1 }: Settlement) =>
    optionNames(4).indexOf(i1 as string) * (3 - optionNames(3).indexOf(i0 as string))

  it('should be enumerated, and agree with what enumeration finds', () => {
    const scenario = defineScenario({ domain: { issues }, preferences: { a: product, b: opaque(rank) } })
    const all = [...packages(outcomeSpace(scenario))].map((settlement) => ({
      settlement,
      utilities: Object.values(utilities(scenario, settlement)),
    }))
    expect(pointsOf(frontier(scenario).points)).toEqual(pointsOf(efficient(all)))
    expect(told(nash(scenario))).toEqual([
      [2, 3],
      [1, 6],
    ])
  })

  it('should exclude what is worth -Infinity', () => {
    const picky = opaque((settlement) => (settlement.i1 === 'v3' ? Number.NEGATIVE_INFINITY : rank(settlement)))
    const scenario = defineScenario({ domain: { issues }, preferences: { a: product, b: picky } })
    expect(frontier(scenario).ideal).toEqual([2, 6])
    expect(rationalPackages(scenario).of).toBe(9n)
  })

  it('should be refused where there are too many packages', () => {
    const scenario = defineScenario({ domain: { issues }, preferences: { a: product, b: opaque(rank) } })
    const result = safeFrontier(scenario, { enumerate: 11 })
    expect(result.success ? '' : result.error.message).toBe(
      'expected at most 11 combinations of i0, i1, which are to be enumerated, found 12',
    )
  })

  it('should be enumerated beyond what is looked at in one go', () => {
    const many = Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`i${i}`, { scale: namedScale(6) }]))
    const value = (weights: readonly number[]) => (settlement: Settlement) =>
      weights.reduce((sum, weight, i) => sum + weight * ((Number(String(settlement[`i${i}`]).slice(1)) * 7) % 6), 0)
    const table = (weight: number) => ({
      kind: 'table' as const,
      worth: Object.fromEntries(optionNames(6).map((name, v) => [name, weight * ((v * 7) % 6)])),
    })
    const [a, b] = [
      [1, 2, 3, 1, 5, 1],
      [-1, 1, -2, -4, -3, 2],
    ]
    const additive = (weights: readonly number[]): PreferencesInput => ({
      values: Object.fromEntries(weights.map((weight, i) => [`i${i}`, table(weight)])),
    })
    const folded = defineScenario({ domain: { issues: many }, preferences: { a: additive(a), b: additive(b) } })
    const asked = defineScenario({
      domain: { issues: many },
      preferences: { a: opaque(value(a)), b: opaque(value(b)) },
    })
    const all = { disagreement: 'minimum' } as const
    expect(frontier(asked, all).points.map(({ settlement: _, ...point }) => point)).toEqual(
      frontier(folded, all).points.map(({ settlement: _, ...point }) => point),
    )
  })
})

describe('rational packages', () => {
  it('should be a share of all', () => {
    expect(rationalPackages(wages)).toEqual({
      lower: 10n,
      upper: 10n,
      of: 30n,
      share: { lower: 1 / 3, upper: 1 / 3 },
      assumptions: [],
    })
  })

  it('should be bounded where they cannot be counted', () => {
    const ids = Array.from({ length: 20 }, (_, i) => `i${i}`)
    const issues = Object.fromEntries(ids.map((id) => [id, { scale: namedScale(10) }]))
    const table = (i: number) =>
      Object.fromEntries(optionNames(10).map((name, v) => [name, Math.sqrt(v * 31 + i * 17)]))
    const values = Object.fromEntries(ids.map((id, i) => [id, { kind: 'table', worth: table(i) } as const]))
    const scenario = defineScenario({ domain: { issues }, preferences: { a: { values, reservation: 280 } } })
    const { lower, upper, share } = rationalPackages(scenario, { limit: 1000 })
    expect(lower > 0n && lower < upper && upper < 10n ** 20n).toBe(true)
    expect(share.upper - share.lower).toBeLessThan(0.05)
  })

  it('should not be counted where there is no end of packages', () => {
    const domain = { issues: { price: { scale: { kind: 'interval', min: 0, max: 1 } } } } as const
    const result = safeRationalPackages(defineScenario({ domain, preferences: { a: { values: {} } } }))
    expect(result.success ? '' : result.error.message).toBe(
      'domain.issues.price.step: expected a step on every interval scale, so that packages can be counted, found nothing',
    )
  })
})

describe('a post-settlement settlement', () => {
  it('should be better for all, by as few changes as can be', () => {
    const agreed = { raise: 4, hours: '38', strike: false } as const
    expect(postSettlement(wages, agreed)).toEqual({
      parties: ['union', 'port'],
      utilities: [4, 8],
      improvements: frontier(wages).points.slice(2),
      smallestChanges: [
        { settlement: { raise: 2, hours: '37', strike: false }, utilities: [5, 9], changed: ['raise', 'hours'] },
      ],
      exact: true,
    })
    const struck = { raise: 4, hours: '37', strike: true } as const
    expect(postSettlement(wages, struck).smallestChanges).toEqual([
      { settlement: { ...struck, raise: 8, strike: false }, utilities: [11, 3], changed: ['raise', 'strike'] },
      { settlement: { ...struck, raise: 6, strike: false }, utilities: [9, 5], changed: ['raise', 'strike'] },
    ])
    expect(postSettlement(wages, { ...struck, strike: false })).toMatchObject({ improvements: [], smallestChanges: [] })
  })

  it('should keep the other numbers of a continuous scale as they are', () => {
    const line = { scale: { kind: 'interval', min: 0, max: 1 } } as const
    const rising = { kind: 'linear', slope: 1 } as const
    const falling = { kind: 'linear', slope: -1 } as const
    const scenario = defineScenario({
      domain: { issues: { x: line, y: line } },
      preferences: { a: { values: { x: rising, y: rising } }, b: { values: { x: rising, y: falling } } },
    })
    const { smallestChanges, exact } = postSettlement(scenario, { x: 0.123, y: 0.456 })
    expect(smallestChanges.map(({ settlement }) => settlement)).toEqual([{ x: 1, y: 0.456 }])
    expect(exact).toBe(false)
  })

  it('should not start from what a party can never agree to', () => {
    const port = { ...preferences.port, excluded: [{ strike: true }] }
    const result = safePostSettlement(
      { domain, preferences: { ...preferences, port } },
      {
        raise: 4,
        hours: '38',
        strike: true,
      },
    )
    expect(result.success ? '' : result.error.message).toMatch(/no party excludes, found one that port does$/)
    expect(() =>
      postSettlement(wages, { raise: 4, hours: '38', strike: true }, { betterFor: 'most' as never }),
    ).toThrow(/^betterFor: expected "all" or "some"/)
  })
})
