import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exact, fractionOf } from '../../src/bargain/division/fraction.js'
import type { PackageAnswer } from '../../src/bargain/elicitation/answers.js'
import {
  type Bounded,
  type ConjointAssumption,
  conjointWeights,
  type PackageChoices,
  safeConjointWeights,
  type ViolatedAnswer,
} from '../../src/bargain/elicitation/conjoint.js'
import { highestLeast, mostEven } from '../../src/bargain/elicitation/middle.js'
import {
  type Comparison,
  type FittedComparison,
  type PairwiseAssumption,
  pairwiseWeights,
  safePairwiseWeights,
} from '../../src/bargain/elicitation/pairwise.js'
import type { Ranking } from '../../src/bargain/elicitation/ranking.js'
import { rankOrderWeights, safeRankOrderWeights } from '../../src/bargain/elicitation/rankOrder.js'
import {
  type Choices,
  type LinearValues,
  type PlausibleRange,
  type RankedPackage,
  safeSmarter,
  safeSmarts,
  smarter,
  smarts,
} from '../../src/bargain/elicitation/smarts.js'
import { type RankReversal, type Swings, safeSwingWeights, swingWeights } from '../../src/bargain/elicitation/swing.js'
import type { Safe } from '../../src/model/errors.js'

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
const faults = (result: Safe<unknown>) =>
  result.success ? undefined : result.error.issues.map(({ path, code, message }) => [path.join('.'), code, message])

describe('swing weights', () => {
  it('should be in the ratio of the points, and tell what goes against the ranks', () => {
    const result = swingWeights({ points: { price: 100, term: 60, place: 40 }, ranking: ['price', ['place', 'term']] })
    expect(result).toEqual({
      weights: { price: 0.5, term: 0.3, place: 0.2 },
      inconsistency: { compared: 3, reversals: [{ above: 'place', below: 'term', by: expect.closeTo(0.1, 12) }] },
      assumptions: [{ kind: 'additiveValues' }, { kind: 'pointsOverRanks' }],
    })
    expect(Object.isFrozen(result.inconsistency.reversals[0])).toBe(true)
    const turned = swingWeights({ points: { a: 1, b: 3 }, ranking: ['a', 'b'] })
    const reversed: readonly RankReversal[] = [{ above: 'a', below: 'b', by: 0.5 }]
    expect(turned.inconsistency.reversals).toEqual(reversed)
    const tied = swingWeights({ points: { a: 3, b: 1 }, ranking: [['a', 'b']] })
    expect(tied.inconsistency.reversals).toEqual([{ above: 'b', below: 'a', by: 0.5 }])
    const agreeing = swingWeights({ points: { a: 3, b: 1, c: 1 }, ranking: ['a', ['b', 'c']] })
    expect([agreeing.inconsistency.reversals, agreeing.assumptions.length]).toEqual([[], 1])
  })

  it('should say what is wrong', () => {
    const of = (swings: unknown) => faults(safeSwingWeights(swings as Swings))
    expect(of({ points: { a: -1 } })).toEqual([
      ['points.a', 'invalidValue', 'expected a number of at least 0, found -1'],
    ])
    expect(of({ points: { a: 0 } })).toEqual([
      ['points', 'inconsistent', 'expected points for at least one issue, found none'],
    ])
    expect(of({ points: { a: 1e308, b: 1e308 } })?.[0]?.[1]).toBe('inconsistent')
    expect(of({ points: { a: 1, b: 1 }, ranking: ['a'] })).toEqual([
      ['ranking', 'missing', 'expected a rank for b, found nothing'],
    ])
    expect(of({ points: { a: 1 }, ranking: ['a', 'c'] })?.[0]?.[1]).toBe('unknownName')
    expect(of({ points: { a: 1 }, ranking: ['a', ['a']] })).toEqual([
      ['ranking', 'inconsistent', 'expected a ranking that names each once, found a twice'],
    ])
    expect(of({ points: { a: 1 }, ranking: [3] })).toEqual([
      ['ranking.0', 'invalidType', 'expected a name, or a list of names of one rank'],
    ])
  })
})

describe('rank-order centroid weights', () => {
  it('should be those that Edwards and Barron tabulate', () => {
    const { weights, bounds } = rankOrderWeights(['a', 'b', 'c', 'd'])
    expect(Object.values(weights).map((weight) => Number(weight.toFixed(4)))).toEqual([0.5208, 0.2708, 0.1458, 0.0625])
    expect(bounds).toEqual({
      a: { lower: 1 / 4, upper: 1 },
      b: { lower: 0, upper: 1 / 2 },
      c: { lower: 0, upper: 1 / 3 },
      d: { lower: 0, upper: 1 / 4 },
    })
  })

  it('should be alike for issues of one rank', () => {
    const { weights, bounds } = rankOrderWeights([['a', 'b'], 'c'])
    expect(Object.values(weights)).toEqual([5 / 12, 5 / 12, 1 / 6].map((weight) => expect.closeTo(weight, 12)))
    expect(bounds.b).toEqual({ lower: 1 / 3, upper: 1 / 2 })
    expect(rankOrderWeights([['a', 'b']]).bounds.a).toEqual({ lower: 1 / 2, upper: 1 / 2 })
  })

  it('should be the mean of weights drawn at random and put in order', () => {
    const totals = [0, 0, 0, 0, 0]
    const draws = 40_000
    const uniform = sequence(1)
    for (let i = 0; i < draws; i++) {
      for (const [k, weight] of drawnWeights(5, uniform).entries()) totals[k] = (totals[k] as number) + weight / draws
    }
    const { weights } = rankOrderWeights(['a', 'b', 'c', 'd', 'e'])
    for (const [k, weight] of Object.values(weights).entries()) expect(totals[k]).toBeCloseTo(weight, 2)
  })

  it('should refuse a ranking without names', () => {
    expect(faults(safeRankOrderWeights([]))?.[0]?.[1]).toBe('invalidValue')
  })
})

const flats: Choices = {
  ranges: { rent: { worst: 1000, best: 500 }, rooms: { worst: 1, best: 3 } },
  packages: { a: { rent: 500, rooms: 1 }, b: { rent: 750, rooms: 3 }, c: { rent: 800, rooms: 2 } },
}

describe('SMARTS and SMARTER', () => {
  it('should add up weight times value, and set aside what is dominated', () => {
    const result = smarts(flats, { points: { rent: 100, rooms: 60 } })
    expect(result.values).toEqual({
      a: { rent: 1, rooms: 0 },
      b: { rent: 0.5, rooms: 1 },
      c: { rent: 0.4, rooms: 0.5 },
    })
    expect(result.ranked).toEqual<RankedPackage[]>([
      { package: 'b', worth: 0.6875 },
      { package: 'a', worth: 0.625 },
      { package: 'c', worth: 0.4375 },
    ])
    expect(result.dominated).toEqual([{ package: 'c', by: ['b'] }])
    const straight: LinearValues = { kind: 'linearValues' }
    expect(result.assumptions).toEqual([{ kind: 'additiveValues' }, straight])
  })

  it('should tell how much the ranks alone leave open', () => {
    const result = smarter(flats, ['rent', 'rooms'])
    expect(result.weights).toEqual({ rent: 0.75, rooms: 0.25 })
    expect(result.ranked.map(({ package: name, worth }) => [name, worth])).toEqual([
      ['a', 0.75],
      ['b', 0.625],
      ['c', expect.closeTo(0.425, 12)],
    ])
    expect(result.worthBounds).toEqual({
      a: { lower: 0.5, upper: 1 },
      b: { lower: 0.5, upper: 0.75 },
      c: { lower: 0.4, upper: 0.45 },
    })
  })

  it('should keep the worth under any weights in the order of the ranks within its bounds', () => {
    const value = fc.integer({ min: 0, max: 4 })
    const packages = fc.array(fc.array(value, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(packages, fc.nat(), (rows, seed) => {
        const names = ['a', 'b', 'c', 'd']
        const range: PlausibleRange = { worst: 0, best: 4 }
        const ranges = Object.fromEntries(names.map((name) => [name, range]))
        const offers = rows.map((row, p) => [`p${p}`, Object.fromEntries(row.map((at, i) => [names[i], at]))] as const)
        const { worthBounds, dominated, ranked } = smarter({ ranges, packages: Object.fromEntries(offers) }, names)
        const weights = drawnWeights(4, sequence(seed))
        for (const [p, row] of rows.entries()) {
          const worth = sum(row.map((at, i) => (at / 4) * (weights[i] as number)))
          const { lower, upper } = worthBounds[`p${p}`] as { lower: number; upper: number }
          expect(worth).toBeGreaterThanOrEqual(lower - 1e-12)
          expect(worth).toBeLessThanOrEqual(upper + 1e-12)
        }
        const place = (name: string) => ranked.findIndex((one) => one.package === name)
        for (const { package: name, by } of dominated) {
          for (const other of by) expect(place(other)).toBeLessThan(place(name))
        }
      }),
    )
  })

  it('should say what is wrong', () => {
    const points = { rent: 1, rooms: 1 }
    expect(faults(safeSmarter(flats, ['rent']))?.[0]?.slice(0, 2)).toEqual(['ranking', 'missing'])
    expect(faults(safeSmarter(flats, ['rent', 'rooms', 'size']))?.[0]?.slice(0, 2)).toEqual(['ranking', 'unknownName'])
    expect(faults(safeSmarts({ ...flats, ranges: {} }, { points }))?.[0]?.[2]).toBe(
      'expected at least one issue, found none',
    )
    expect(faults(safeSmarts(flats, { points: { rent: 1 } }))).toEqual([
      ['points.rooms', 'missing', 'expected points for rooms, found nothing'],
    ])
    expect(faults(safeSmarts(flats, { points: { ...points, rnt: 1 } }))?.[0]?.slice(0, 2)).toEqual([
      'points.rnt',
      'unknownName',
    ])
    const of = (packages: unknown) => faults(safeSmarter({ ...flats, packages } as Choices, ['rent', 'rooms']))
    expect(of({ a: { rent: 400, rooms: 1 } })).toEqual([
      ['packages.a.rent', 'invalidValue', 'expected a number between 500 and 1000, found 400'],
    ])
    expect(of({ a: { rent: 500 } })?.[0]?.slice(0, 2)).toEqual(['packages.a.rooms', 'missing'])
    expect(of({ a: { rent: 500, rooms: 1, size: 2 } })?.[0]?.slice(0, 2)).toEqual(['packages.a.size', 'unknownName'])
    const flat = { ranges: { rent: { worst: 1, best: 1 } }, packages: {} }
    expect(faults(safeSmarts(flat, { points: { rent: 1 } }))).toEqual([
      ['ranges.rent', 'inconsistent', 'expected a range from a worst to another best value, found 1 to 1'],
    ])
  })
})

/** A matrix of ratios, the other way round below its diagonal, and the comparisons it comes from. */
const complete = fc
  .integer({ min: 2, max: 5 })
  .chain((n) =>
    fc.array(fc.integer({ min: -8, max: 8 }), { minLength: n * n, maxLength: n * n }).map((cells) => ({ n, cells })),
  )
  .map(({ n, cells }) => {
    const ratioOf = (cell: number) => (cell < 0 ? 1 / (1 - cell) : 1 + cell)
    const matrix = Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (_, j) => {
        return i === j ? 1 : i < j ? ratioOf(cells[i * n + j] as number) : 1 / ratioOf(cells[j * n + i] as number)
      }),
    )
    return { matrix, comparisons: above(matrix.map((row, i) => row.slice(i + 1))) }
  })

/** All pairs of a matrix of ratios, given above its diagonal. */
const above = (rows: readonly (readonly number[])[]): Comparison[] =>
  rows.flatMap((row, i) => row.map((ratio, k) => ({ issue: `i${i}`, than: `i${i + k + 1}`, ratio })))

describe('weights from pairwise comparisons', () => {
  it('should measure the distances from Philadelphia as consistently as Saaty found', () => {
    const judged = [[1 / 3, 8, 3, 3, 7], [9, 3, 3, 9], [1 / 6, 1 / 5, 2], [1 / 3, 6], [6]]
    const { weights, inconsistency } = pairwiseWeights(above(judged))
    expect(inconsistency.saaty?.eigenvalue).toBeCloseTo(6.45, 2)
    expect(inconsistency.saaty?.ratio).toBeCloseTo((6.45 - 6) / 5 / 1.24, 2)
    // Cairo, Tokyo, Chicago, San Francisco, London, Montreal.
    const published = [0.263, 0.397, 0.033, 0.116, 0.164, 0.027]
    for (const [i, weight] of Object.values(weights).entries()) expect(weight).toBeCloseTo(published[i] as number, 1)
  })

  it('should be the geometric means of the rows, where each pair was compared', () => {
    fc.assert(
      fc.property(complete, ({ matrix, comparisons }) => {
        const { weights, inconsistency } = pairwiseWeights(comparisons)
        const means = matrix.map((row) => Math.exp(sum(row.map(Math.log)) / row.length))
        for (const [i, mean] of means.entries()) expect(weights[`i${i}`]).toBeCloseTo(mean / sum(means), 10)
        const { saaty, geometric } = inconsistency
        expect(saaty?.eigenvalue).toBeCloseTo(slowEigenvalue(matrix), 8)
        const pairs = matrix.flatMap((row, i) => row.slice(i + 1).map((ratio, k) => [i, i + k + 1, ratio] as const))
        const errors = pairs.map(
          ([i, j, ratio]) => Math.log((ratio * (means[j] as number)) / (means[i] as number)) ** 2,
        )
        const n = matrix.length
        if (n === 2) expect(geometric).toBe(undefined)
        else expect(geometric).toBeCloseTo((2 * sum(errors)) / ((n - 1) * (n - 2)), 8)
        if (n !== 3) return
        const [[, ab = 1, ac = 1] = [], [, , bc = 1] = []] = matrix
        const triad = (ab * bc) / ac
        expect(saaty?.eigenvalue).toBeCloseTo(1 + Math.cbrt(triad) + Math.cbrt(1 / triad), 8)
        expect(saaty?.ratio).toBeCloseTo(((saaty?.eigenvalue ?? 0) - 3) / 2 / 0.58, 8)
        expect(geometric).toBeCloseTo(Math.log(triad) ** 2 / 3, 8)
      }),
      { numRuns: 300 },
    )
  })

  it('should find the weights behind answers that agree, be they all or only some', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 6 })
    fc.assert(
      fc.property(weights, fc.array(fc.tuple(fc.nat(), fc.nat())), (true_, extra) => {
        const n = true_.length
        const pairs = [
          ...true_.slice(1).map((_, i) => [i, i + 1] as const),
          ...extra.map(([a, b]) => [a % n, (a + 1 + (b % (n - 1))) % n] as const),
        ]
        const comparisons = pairs.map(([a, b]) => {
          return { issue: `i${a}`, than: `i${b}`, ratio: (true_[a] as number) / (true_[b] as number) }
        })
        const result = pairwiseWeights(comparisons)
        for (const [i, weight] of true_.entries()) expect(result.weights[`i${i}`]).toBeCloseTo(weight / sum(true_), 10)
        expect(result.inconsistency.spare).toBe(extra.length)
        expect(result.inconsistency.geometric ?? 0).toBeCloseTo(0, 12)
        const { index = 0, eigenvalue = n } = result.inconsistency.saaty ?? {}
        expect(index).toBeCloseTo(0, 10)
        expect(Math.min(index, eigenvalue - n)).toBeGreaterThanOrEqual(0)
        for (const { factor } of result.inconsistency.comparisons) expect(factor).toBeCloseTo(1, 10)
      }),
      { numRuns: 300 },
    )
  })

  it('should leave no residual that another weight of one issue would make less', () => {
    const { inconsistency, assumptions } = pairwiseWeights([
      { issue: 'a', than: 'b', ratio: 2 },
      { issue: 'b', than: 'a', ratio: 1 / 8 },
      { issue: 'b', than: 'c', ratio: 3 },
    ])
    const kinds: PairwiseAssumption['kind'][] = ['additiveValues', 'logarithmicErrors']
    expect(assumptions.map(({ kind }) => kind)).toEqual(kinds)
    expect(inconsistency.comparisons.map(({ fitted, factor }: FittedComparison) => [fitted, factor])).toEqual([
      [expect.closeTo(4, 10), expect.closeTo(2, 10)],
      [expect.closeTo(1 / 4, 10), expect.closeTo(2, 10)],
      [expect.closeTo(3, 10), expect.closeTo(1, 10)],
    ])
    expect([inconsistency.spare, inconsistency.saaty]).toEqual([1, undefined])
    const twice = [2, 3].map((ratio) => ({ issue: 'a', than: 'b', ratio }))
    expect(pairwiseWeights(twice.slice(1)).inconsistency.saaty?.eigenvalue).toBe(2)
    const others = ['a', 'b'].map((than) => ({ issue: 'c', than, ratio: 2 }))
    expect(pairwiseWeights([...twice, ...others]).inconsistency.saaty).toBe(undefined)
    expect(pairwiseWeights([...twice.slice(1), ...others]).inconsistency.saaty?.index).toBeGreaterThan(0)
    expect(inconsistency.geometric).toBeCloseTo(2 * Math.log(2) ** 2, 10)
  })

  it('should know no ratio where no random index is tabulated', () => {
    const ones = Array.from({ length: 15 }, (_, i) => new Array<number>(15 - i).fill(1))
    expect(pairwiseWeights(above(ones)).inconsistency.saaty).toEqual({ eigenvalue: 16, index: 0 })
    expect(pairwiseWeights(above(ones.slice(1))).inconsistency.saaty).toEqual({ eigenvalue: 15, index: 0, ratio: 0 })
  })

  it('should say what is wrong', () => {
    const of = (comparisons: readonly Comparison[]) => faults(safePairwiseWeights(comparisons))
    expect(of([{ issue: 'a', than: 'a', ratio: 1 }])).toEqual([
      ['comparisons.0', 'inconsistent', 'expected two issues, found a compared with itself'],
    ])
    expect(of([{ issue: 'a', than: 'b', ratio: 0 }])?.[0]?.[1]).toBe('invalidValue')
    expect(of([])?.[0]?.[1]).toBe('invalidValue')
    expect(
      of([
        { issue: 'a', than: 'b', ratio: 1 },
        { issue: 'c', than: 'd', ratio: 1 },
      ]),
    ).toEqual([
      [
        'comparisons',
        'inconsistent',
        'expected comparisons that tie all issues together, found nothing that compares a, b with c, d',
      ],
    ])
  })
})

const lease: PackageChoices = {
  issues: {
    price: { scores: { high: 0, low: 1 } },
    term: { scores: { short: 3, long: 7 } },
    place: { order: ['bad', 'fair', 'good'] },
  },
  packages: {
    a: { price: 'low', term: 'short', place: 'fair' },
    b: { price: 'high', term: 'long', place: 'fair' },
    c: { price: 'high', term: 'short', place: 'good' },
  },
}
const circle: readonly PackageAnswer[] = [
  { better: 'a', worse: 'b' },
  { better: 'b', worse: 'c' },
  { better: 'c', worse: 'a' },
]

describe('weights from choices between packages', () => {
  it('should be bounded by the answers, and chosen in the middle', () => {
    const { weights, worths, inconsistency, assumptions } = conjointWeights({ ...lease, ranking: ['a', 'b', 'c'] })
    // a − b is price − term, b − c is term − (fair to good): the middle is 3, 2, 1 and 1 for bad to fair.
    expect(weights).toEqual({
      price: { lower: 0, chosen: 3 / 7, upper: 1 },
      term: { lower: 0, chosen: 2 / 7, upper: 1 / 2 },
      place: { lower: 0, chosen: 2 / 7, upper: 1 },
    })
    expect(worths.place?.fair).toEqual({ lower: 0, chosen: 1 / 7, upper: 1 })
    expect(worths.term).toEqual({ short: { lower: 0, chosen: 0, upper: 0 }, long: weights.term })
    expect(inconsistency).toEqual({
      answers: 3,
      violated: { lower: 0, upper: 0 },
      sets: [],
      complete: true,
      violations: [],
      poornessOfFit: 0,
    })
    expect(assumptions.map(({ kind }): ConjointAssumption['kind'] => kind)).toEqual(['additiveValues', 'middle'])
  })

  it('should give up as few answers as it can, and say which could be', () => {
    const { inconsistency, assumptions } = conjointWeights({ ...lease, answers: circle })
    expect(inconsistency).toMatchObject({ violated: { lower: 1, upper: 1 }, complete: true })
    expect(inconsistency.sets).toEqual(circle.map((answer) => [answer]))
    expect(inconsistency.violations).toEqual([{ answer: circle[0], by: expect.closeTo(2 / 7, 12) }])
    expect(inconsistency.poornessOfFit).toBe(undefined)
    expect(assumptions.at(-1)).toEqual({ kind: 'oneOfSeveralSets', sets: 3 })
    const few = conjointWeights({ ...lease, answers: circle }, { limit: 2 }).inconsistency
    expect(conjointWeights({ ...lease, answers: circle }, { limit: 3 }).inconsistency.complete).toBe(true)
    expect([few.sets.length, few.complete, few.violated]).toEqual([2, false, { lower: 1, upper: 1 }])
  })

  it('should take answers at their word that call packages alike', () => {
    const { weights } = conjointWeights({ ...lease, answers: [{ alike: ['a', 'b'] }, { alike: ['b', 'c'] }] })
    expect([weights.price, weights.term]).toEqual([
      { lower: 0, chosen: 1 / 4, upper: 1 / 3 },
      { lower: 0, chosen: 1 / 4, upper: 1 / 3 },
    ])
    const same = { ...lease, packages: { ...lease.packages, d: lease.packages.a ?? {} } }
    const { inconsistency } = conjointWeights({ ...same, answers: [{ better: 'a', worse: 'd' }] })
    expect(inconsistency.violations).toEqual([{ answer: { better: 'a', worse: 'd' }, by: 0 }])
    expect(inconsistency.violated).toEqual({ lower: 1, upper: 1 })
  })

  it('should leave one issue alone no choice', () => {
    const one = {
      issues: { price: { scores: { high: 0, low: 1 } } },
      packages: { a: { price: 'low' }, b: { price: 'high' } },
    }
    const only = { lower: 1, chosen: 1, upper: 1 }
    expect(conjointWeights({ ...one, ranking: ['a', 'b'] }).weights).toEqual({ price: only })
    const against = conjointWeights({ ...one, ranking: ['b', 'a'] })
    expect([against.weights.price, against.inconsistency.violations[0]?.by]).toEqual([only, 1])
    expect(Object.isFrozen(against.inconsistency.violations[0])).toBe(true)
  })

  it('should say what is wrong', () => {
    const of = (choices: unknown) => faults(safeConjointWeights({ ...lease, ...(choices as object) }))
    const codes = (choices: unknown) => of(choices)?.map(([path, code]) => [path, code])
    expect(of({})).toEqual([['', 'inconsistent', 'expected an answer, or a ranking of two packages, found neither']])
    expect(codes({ answers: [{ better: 'a', worse: 'x' }] })).toEqual([['answers.0', 'unknownName']])
    expect(of({ answers: [{ alike: ['a', 'a'] }] })).toEqual([
      ['answers.0', 'inconsistent', 'expected two packages, found a and a'],
    ])
    expect(of({ answers: [{ best: 'a' }] })?.[0]?.[2]).toBe('expected { better, worse } or { alike: [a, b] }')
    expect(codes({ packages: { a: { price: 'low' } } })).toEqual([['packages.a.term', 'missing']])
    expect(codes({ packages: { a: { price: 'lo', term: 'long', place: 'bad' } } })).toEqual([
      ['packages.a.price', 'unknownName'],
    ])
    expect(codes({ packages: { a: { cost: 'low' } } })).toEqual([['packages.a.cost', 'unknownName']])
    expect(codes({ issues: { price: { scores: { low: 1, high: 1 } } } })).toEqual([['issues.price', 'inconsistent']])
    expect(codes({ issues: { price: { order: ['low', 'low'] } } })).toEqual([['issues.price', 'duplicateId']])
    expect(of({ issues: {}, packages: { a: {}, b: {} }, answers: [{ better: 'a', worse: 'b' }] })).toEqual([
      ['issues', 'inconsistent', 'expected at least one issue, found none'],
    ])
    expect(codes({ ranking: ['a', 'x'] })).toEqual([['ranking', 'unknownName']])
    const limit = faults(safeConjointWeights({ ...lease, answers: circle }, { limit: 0 }))
    expect(limit).toEqual([['limit', 'inconsistent', 'expected a whole number from 1 on, found 0']])
  })
})

const drawnChoices = fc.record({
  kind: fc.constantFrom('scored', 'ordered'),
  rows: fc.array(fc.array(fc.nat({ max: 2 }), { minLength: 3, maxLength: 3 }), { minLength: 4, maxLength: 4 }),
  pairs: fc.array(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 2 }), fc.nat({ max: 4 })), { minLength: 1, maxLength: 5 }),
})

describe('the laws of weights from choices', () => {
  it('should agree with looking at every corner, edge and face of what the answers divide', () => {
    const sizes = new Set<number>()
    fc.assert(
      fc.property(drawnChoices, (drawn) => {
        const { choices, claims } = scene(drawn)
        const { weights, worths, inconsistency } = conjointWeights(choices, { lookAt: 10_000, limit: 1_000 })
        const asked =
          drawn.kind === 'scored'
            ? [weights.x, weights.y, weights.z].map((found, i) => ({
                found,
                form: [0, 1, 2].map((j) => (i === j ? 1 : 0)),
              }))
            : [
                { found: worths.x?.o1, form: [1, 0, 0] },
                { found: weights.x, form: [1, 1, 0] },
                { found: weights.y, form: [0, 0, 1] },
              ]
        const { least, sets, bounds, poorness } = lookEverywhere(
          claims,
          asked.map(({ form }) => form),
        )
        sizes.add(least)
        expect(inconsistency.violated).toEqual({ lower: least, upper: least })
        const found = inconsistency.sets.map((set) => set.map((answer) => JSON.stringify(answer)).join())
        const told = sets.map((set) => set.map((claim) => JSON.stringify(choices.answers?.[claim])).join())
        expect(found.toSorted()).toEqual(least === 0 ? [] : told.toSorted())
        expect([inconsistency.complete, inconsistency.violations.length]).toEqual([true, least])
        for (const [i, { found }] of asked.entries()) {
          expect([found?.lower, found?.upper]).toEqual(bounds[i]?.map((bound) => expect.closeTo(bound, 9)))
        }
        if (poorness === undefined) expect(inconsistency.poornessOfFit).toBe(undefined)
        else expect(inconsistency.poornessOfFit).toBeCloseTo(poorness, 9)
      }),
      { numRuns: 300 },
    )
    expect([...sizes].toSorted().slice(0, 3)).toEqual([0, 1, 2])
  })

  it('should choose weights that sum to 1, lie within their bounds and go against nothing but what is told', () => {
    fc.assert(
      fc.property(drawnChoices, (drawn) => {
        const { choices, vectors } = scene(drawn)
        const { weights, worths, inconsistency } = conjointWeights(choices)
        const all = [...Object.values(weights), ...Object.values(worths).flatMap((options) => Object.values(options))]
        for (const { lower, chosen, upper } of all) {
          expect(chosen).toBeGreaterThanOrEqual(lower - 1e-12)
          expect(chosen).toBeLessThanOrEqual(upper + 1e-12)
        }
        expect(sum(Object.values(weights).map(({ chosen }) => chosen))).toBeCloseTo(1, 12)
        const chosen = drawn.kind === 'scored' ? [weights.x, weights.y, weights.z].map(at) : stepsOf(weights, worths)
        const worth = (name: string) => dot(vectors.get(name) ?? [], chosen)
        const against = (choices.answers ?? []).flatMap((answer) => {
          const by =
            'alike' in answer
              ? Math.abs(worth(answer.alike[0]) - worth(answer.alike[1]))
              : worth(answer.worse) - worth(answer.better)
          return ('alike' in answer ? by > 1e-12 : by > -1e-12) ? [{ answer, by: expect.closeTo(by, 12) }] : []
        })
        expect(inconsistency.violations).toEqual(against)
      }),
      { numRuns: 300 },
    )
  })

  it('should give up, of several sets, one that leaves the most room around the middle', () => {
    let several = 0
    fc.assert(
      fc.property(drawnChoices, (drawn) => {
        const { choices, vectors, claims } = scene(drawn)
        const { answers = [] } = choices
        const told = (answer: PackageAnswer) => JSON.stringify(answer)
        const { sets, violations } = conjointWeights(choices).inconsistency
        if (sets.length < 2) return
        const roomWithout = (given: readonly PackageAnswer[]) => {
          const kept = answers.filter((answer) => !given.map(told).includes(told(answer)))
          const first = vectors.keys().next().value as string
          const none: readonly PackageAnswer[] = [{ alike: [first, 'same'] }]
          const packages = { ...choices.packages, same: choices.packages[first] ?? {} }
          const { weights, worths } = conjointWeights({ ...choices, packages, answers: [...kept, ...none] })
          const chosen = drawn.kind === 'scored' ? [weights.x, weights.y, weights.z].map(at) : stepsOf(weights, worths)
          const strict = claims.filter((claim, i) => claim.isStrict && kept.includes(answers[i] as PackageAnswer))
          const steps = chosen.filter((one) => one > 1e-12)
          return Math.min(...strict.map(({ difference }) => dot(difference, chosen)), ...steps)
        }
        const given = roomWithout(violations.map(({ answer }: ViolatedAnswer) => answer))
        for (const set of sets) expect(given).toBeGreaterThanOrEqual(roomWithout(set) - 1e-12)
        several++
      }),
      { numRuns: 300 },
    )
    expect(several).toBeGreaterThan(10)
  })

  it('should not depend on the order of issues and answers where all agree', () => {
    fc.assert(
      fc.property(drawnChoices, (drawn) => {
        const { choices } = scene(drawn)
        const here = conjointWeights(choices)
        if (here.inconsistency.sets.length > 0) return
        const issues = Object.fromEntries(Object.entries(choices.issues).toReversed())
        const there = conjointWeights({ ...choices, issues, answers: choices.answers?.toReversed() ?? [] })
        expect(there.weights).toEqual(here.weights)
      }),
      { numRuns: 200 },
    )
  })

  it('should hold the weights of anybody who answers by weights', () => {
    const ends = fc.array(fc.nat({ max: 3 }), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 4 }),
        fc.array(ends, { minLength: 2, maxLength: 6 }),
        (mind, rows) => {
          const names = ['w', 'x', 'y', 'z']
          const scores = { o0: 0, o1: 1, o2: 2, o3: 3 }
          const issues = Object.fromEntries(names.map((name) => [name, { scores }]))
          const packages = Object.fromEntries(
            rows.map((row, p) => [`p${p}`, Object.fromEntries(row.map((level, i) => [names[i], `o${level}`]))]),
          ) as PackageChoices['packages']
          const worth = rows.map((row) => dot(row, mind))
          const levels = [...new Set(worth)].toSorted((a, b) => b - a)
          const ranking: Ranking = levels.map((level) => worth.flatMap((one, p) => (one === level ? [`p${p}`] : [])))
          const { weights, inconsistency } = conjointWeights({ issues, packages, ranking })
          expect(inconsistency).toMatchObject({
            violated: { upper: 0 },
            complete: true,
            poornessOfFit: levels.length > 1 ? 0 : undefined,
          })
          for (const [i, name] of names.entries()) {
            const weight = (mind[i] as number) / sum(mind)
            expect(weight).toBeGreaterThanOrEqual((weights[name]?.lower as number) - 1e-12)
            expect(weight).toBeLessThanOrEqual((weights[name]?.upper as number) + 1e-12)
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  it('should say between what the fewest answers lie where it may not look further', () => {
    let open = 0
    fc.assert(
      fc.property(drawnChoices, fc.integer({ min: 1, max: 4 }), (drawn, lookAt) => {
        const { choices } = scene(drawn)
        const { violated } = conjointWeights(choices).inconsistency
        const some = conjointWeights(choices, { lookAt }).inconsistency
        expect(some.violated.lower).toBeLessThanOrEqual(violated.lower)
        expect(some.violated.upper).toBeGreaterThanOrEqual(violated.upper)
        expect(some.violations.length).toBe(some.violated.upper)
        if (some.violated.lower < some.violated.upper) open++
      }),
      { numRuns: 150 },
    )
    expect(open).toBeGreaterThan(0)
  })
})

describe('the most even of the highest', () => {
  const factors = fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 4, maxLength: 4 })
  const drawn = fc.record({
    limits: fc.array(fc.tuple(factors, fc.nat({ max: 2 }), fc.boolean()), { maxLength: 3 }),
    forms: fc.array(factors, { minLength: 1, maxLength: 2 }),
    inside: fc.nat(),
  })
  const grid = gridOf(4, 12)
  const whole = (value: number) => fractionOf(BigInt(Math.round(value)), 1n)
  const twelfth = (value: number) => fractionOf(BigInt(Math.round(value * 12)), 12n)

  it('should be as good as any point of a grid, form by form and entry by entry', () => {
    fc.assert(
      fc.property(drawn, ({ limits, forms, inside }) => {
        const known = grid[inside % grid.length] as readonly number[]
        const limited = limits.map(([row, slack, isEquation]) => {
          return { row, bound: dot(row, known) - (isEquation ? 0 : slack / 12), isEquation }
        })
        const rows = [{ row: [1, 1, 1, 1], bound: 1, isEquation: true }, ...limited]
        const exactRows = rows.map(({ row, bound, isEquation }) => {
          return { factors: row.map(whole), bound: twelfth(bound), isEquation }
        })
        const start = highestLeast(
          4,
          exactRows,
          forms.map((form) => form.map(whole)),
        )
        const found = mostEven(start).map((one) => exact(one).value)
        const lowest = (point: readonly number[]) => Math.min(...forms.map((form) => dot(form, point)))
        const isWithin = (point: readonly number[]) =>
          rows.every(({ row, bound, isEquation }) => {
            const over = dot(row, point) - bound
            return isEquation ? Math.abs(over) < 1e-9 : over > -1e-9
          })
        expect([isWithin(found), lowest(found)]).toEqual([true, expect.closeTo(exact(start.value).value, 9)])
        for (const point of grid.filter(isWithin)) {
          expect(lowest(point)).toBeLessThan(lowest(found) + 1e-9)
          if (lowest(point) < lowest(found) - 1e-9) continue
          const [here, there] = [found, point].map((one) => [...one].sort((a, b) => a - b))
          const differs = here?.findIndex((one, i) => Math.abs(one - (there?.[i] as number)) > 1e-9) as number
          if (differs >= 0) expect(here?.[differs]).toBeGreaterThan(there?.[differs] as number)
        }
      }),
      { numRuns: 500 },
    )
  })
})

/** All points with so many entries from 0 on, multiples of 1 / `parts`, that sum to 1. */
function gridOf(entries: number, parts: number): number[][] {
  const sums = (count: number, left: number): number[][] =>
    count === 1
      ? [[left]]
      : Array.from({ length: left + 1 }, (_, one) => one).flatMap((one) =>
          sums(count - 1, left - one).map((rest) => [one, ...rest]),
        )
  return sums(entries, parts).map((point) => point.map((one) => one / parts))
}

/** Numbers from 0 to 1 (Lehmer 1951). */
function sequence(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

/** Weights that sum to 1, any as likely as any other, in falling order. */
function drawnWeights(count: number, uniform: () => number): number[] {
  const raw = Array.from({ length: count }, () => -Math.log(uniform()))
  return raw.map((one) => one / sum(raw)).toSorted((a, b) => b - a)
}

function slowEigenvalue(matrix: readonly (readonly number[])[]): number {
  let vector = matrix.map(() => 1)
  let value = 0
  for (let i = 0; i < 5_000; i++) {
    const next = matrix.map((row) => dot(row, vector))
    value = sum(next) / sum(vector)
    vector = next.map((one) => one / sum(next))
  }
  return value
}

function dot(a: readonly number[], b: readonly number[]): number {
  return sum(a.map((one, i) => one * (b[i] as number)))
}

function at(found: Bounded | undefined): number {
  return found?.chosen as number
}

function stepsOf(
  weights: Readonly<Record<string, Bounded>>,
  worths: Readonly<Record<string, Readonly<Record<string, Bounded>>>>,
): number[] {
  return [at(worths.x?.o1), at(weights.x) - at(worths.x?.o1), at(weights.y)]
}

interface Drawn {
  readonly kind: string
  readonly rows: readonly (readonly number[])[]
  readonly pairs: readonly (readonly [number, number, number])[]
}

interface Told {
  readonly difference: readonly number[]
  readonly isStrict: boolean
}

/** Choices with three unknowns: three scored issues, or an ordered one of three options and a scored one. */
function scene({ kind, rows, pairs }: Drawn) {
  const scores = { o0: 0, o1: 1, o2: 2 }
  const issues: PackageChoices['issues'] =
    kind === 'scored'
      ? { x: { scores }, y: { scores }, z: { scores } }
      : { x: { order: ['o0', 'o1', 'o2'] }, y: { scores } }
  const vectors = new Map(
    rows.map(([x = 0, y = 0, z = 0], p) => {
      return [`p${p}`, kind === 'scored' ? [x / 2, y / 2, z / 2] : [x >= 1 ? 1 : 0, x === 2 ? 1 : 0, y / 2]]
    }),
  )
  const packages = Object.fromEntries(
    rows.map((row, p) => [
      `p${p}`,
      Object.fromEntries(Object.keys(issues).map((name, i) => [name, `o${row[i] as number}`])),
    ]),
  )
  const drawn = pairs.map(([a, b, how]): PackageAnswer => {
    const [one, other] = [`p${a}`, `p${(a + 1 + b) % 4}`]
    return how === 4 ? { alike: [one, other] } : { better: one, worse: other }
  })
  const answers = [...new Map(drawn.map((answer) => [JSON.stringify(answer), answer])).values()]
  const claims = answers.map((answer): Told => {
    const [one, other] = 'alike' in answer ? answer.alike : [answer.better, answer.worse]
    const [a, b] = [vectors.get(one) ?? [], vectors.get(other) ?? []]
    return { difference: a.map((factor, i) => factor - (b[i] as number)), isStrict: !('alike' in answer) }
  })
  return { choices: { issues, packages, answers }, vectors, claims }
}

/**
 * What the claims say, from the definitions: the lines on which a claim is a tie divide the triangle of all weights, and each
 * corner, edge and face of that has the middle of one, two or three of the points at which such lines meet.
 */
function lookEverywhere(claims: readonly Told[], forms: readonly (readonly number[])[]) {
  const lines = [[1, 0, 0], [0, 1, 0], [0, 0, 1], ...claims.map(({ difference }) => difference)]
  const corners = lines.flatMap((a, i) => lines.slice(i + 1).flatMap((b) => meeting(a, b)))
  const points = corners.flatMap((a, i) =>
    corners
      .slice(i)
      .flatMap((b, j) =>
        [...corners.slice(i + j)].map((c) => a.map((one, k) => (one + (b[k] as number) + (c[k] as number)) / 3)),
      ),
  )
  const tied = (claim: Told, point: readonly number[]) => Math.abs(dot(claim.difference, point)) < 1e-9
  const isMet = (claim: Told, point: readonly number[]) =>
    claim.isStrict ? dot(claim.difference, point) > 1e-9 : tied(claim, point)
  const violated = points.map((point) => [...claims.keys()].filter((claim) => !isMet(claims[claim] as Told, point)))
  const least = Math.min(...violated.map((set) => set.length))
  const sets = [...new Map(violated.filter((set) => set.length === least).map((set) => [set.join(), set])).values()]
  const fitting = sets.flatMap((set) =>
    corners.filter((corner) =>
      claims.every((claim, i) => set.includes(i) || tied(claim, corner) || isMet(claim, corner)),
    ),
  )
  const bounds = forms.map((form) => {
    const values = fitting.map((corner) => dot(form, corner))
    return [Math.min(...values), Math.max(...values)] as const
  })
  const fits = corners.flatMap((corner) => {
    const values = claims.map(({ difference }) => dot(difference, corner))
    const balance = sum(values.filter((_, i) => claims[i]?.isStrict))
    const against = sum(values.map((value, i) => (claims[i]?.isStrict ? Math.max(0, -value) : Math.abs(value))))
    return balance > 1e-9 ? [against / balance] : []
  })
  return { least, sets, bounds, poorness: fits.length === 0 ? undefined : Math.min(...fits) }
}

/** Where two lines through the triangle of weights meet, if within it. */
function meeting(a: readonly number[], b: readonly number[]): number[][] {
  const [[a0 = 0, a1 = 0, a2 = 0], [b0 = 0, b1 = 0, b2 = 0]] = [a, b]
  const cross = [a1 * b2 - a2 * b1, a2 * b0 - a0 * b2, a0 * b1 - a1 * b0]
  const all = sum(cross)
  if (Math.abs(all) < 1e-9) return []
  const point = cross.map((one) => one / all)
  return point.every((one) => one > -1e-9) ? [point] : []
}
