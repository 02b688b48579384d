import { defineNegotiation, demand, gap, gapMatrix, record, safeGapMatrix, statement, trajectory } from 'demarche'
import { describe, expect, it } from 'vitest'
import { faultsOf, wageDefinition, wageTalks } from '../support/wage.js'

const date = '2026-01-10'
const talks = record(
  wageTalks,
  demand({ id: 'claim', by: 'union', issue: 'raise', region: 8, firmness: 'firm', date }),
  demand({ id: 'limit', by: 'port', issue: 'raise', region: 3, firmness: 'firm', date }),
  statement({ id: 'yes', by: 'union', issue: 'council', region: true, firmness: 'firm', date }),
  statement({ id: 'no', by: 'port', issue: 'council', region: false, firmness: 'firm', date }),
)
const both = { issues: ['raise', 'council'] } as const
const weigh = (id: string, by: 'union' | 'port', issue: 'raise' | 'council', salience: number) =>
  statement({ id, by, issue, salience, date })

describe('weights', () => {
  it('should be equal where all that a party has said is that nothing matters to it', () => {
    const zero = record(
      talks,
      weigh('u1', 'union', 'raise', 0),
      weigh('u2', 'union', 'council', 0),
      weigh('p1', 'port', 'raise', 1),
      weigh('p2', 'port', 'council', 0),
    )
    const { weights, assumptions } = gap(zero, 'union', 'port', both)
    expect(weights).toEqual({ raise: 0.75, council: 0.25 })
    expect(assumptions).toEqual([{ kind: 'singlePeakedPreferences' }])
  })

  it('should be shares of their sum, however large they are, and equal if asked', () => {
    const shares = (weights: object) => gap(talks, 'union', 'port', { ...both, weights } as object).weights
    expect(shares({ raise: Number.MAX_VALUE, council: Number.MAX_VALUE / 3 })).toEqual({
      raise: expect.closeTo(0.75),
      council: expect.closeTo(0.25),
    })
    expect(shares({ raise: 0, council: 5 })).toEqual({ raise: 0, council: 1 })
    expect(gap(talks, 'union', 'port', { ...both, weights: 'equal' }).weights).toEqual({ raise: 0.5, council: 0.5 })
  })

  it('should rest on no single peaks where the talks do not', () => {
    const many = defineNegotiation({ ...wageDefinition, singlePeaked: false })
    expect(gap(many, 'union', 'port', { weights: 'equal' }).assumptions).toEqual([])
  })

  it('should be assumed once for a party that is compared with itself', () => {
    const silent = { kind: 'equalSalience', party: 'union', unknownOn: ['raise', 'council'] }
    expect(gap(talks, 'union', 'union', both).assumptions).toEqual([{ kind: 'singlePeakedPreferences' }, silent])
  })

  it.each([
    ['much', 'weights: invalidType', 'expected "salience", "equal", or a weight for each compared issue'],
    [7, 'weights: invalidType', 'a weight for each compared issue'],
    [null, 'weights: invalidType', 'a weight for each compared issue'],
    [{ raise: '1', council: 1 }, 'weights.raise: inconsistent', 'expected a weight from 0 on, found "1"'],
    [{ raise: 1 }, 'weights.council: inconsistent', 'expected a weight from 0 on'],
    [{ raise: Number.POSITIVE_INFINITY, council: 1 }, 'weights.raise: inconsistent', 'found Infinity'],
    [{ raise: 0, council: 0 }, 'weights: inconsistent', 'expected at least one weight above 0, found none'],
  ])('should not be %j', (weights, fault, message) => {
    const ask = () => gap(talks, 'union', 'port', { ...both, weights: weights as never })
    expect(faultsOf(ask)).toEqual([fault])
    expect(ask).toThrow(message)
  })
})

describe('metrics', () => {
  it.each([
    ['manhattan', 'one of cityBlock, euclidean, maximum, or a function'],
    [7, 'one of cityBlock, euclidean, maximum, or a function'],
    ['toString', 'one of cityBlock, euclidean, maximum, or a function'],
    [() => 2, 'expected a metric that returns a number from 0 to 1, found 2'],
    [() => -1, 'found -1'],
    [() => '1', 'found "1"'],
    [() => Number.NaN, 'found NaN'],
  ])('should not be %s', (metric, message) => {
    expect(() => gap(talks, 'union', 'port', { ...both, metric: metric as never })).toThrow(message)
    expect(() => gapMatrix(talks, { ...both, metric: metric as never })).toThrow(message)
  })

  it('should not fall when a distance grows', () => {
    const falls = ([first = 0]: readonly number[]) => 1 - first
    const ask = () => gap(talks, 'union', 'city', { issues: ['raise'], metric: falls })
    expect(ask).toThrow('a metric that never falls when a distance grows')
    expect(ask).toThrow('1 for the lower distances, 0 for the upper')
  })

  it('should give no more than 1, and take the largest only where it has weight', () => {
    const over = (metric: 'cityBlock' | 'euclidean' | 'maximum', weights: object) =>
      gap(talks, 'union', 'port', { ...both, metric, weights } as object)
    expect(over('maximum', { raise: 1, council: 0 })).toMatchObject({ lower: 0.5, upper: 0.5, estimate: 0.5 })
    expect(over('maximum', { raise: 1, council: 1 })).toMatchObject({ lower: 1, upper: 1, estimate: 1 })
    expect(over('euclidean', { raise: 1, council: 1 }).lower).toBeCloseTo(Math.sqrt((0.25 + 1) / 2))
  })

  it('should be asked with the distances and the weights, issue by issue', () => {
    const asked: unknown[] = []
    const metric = (distances: readonly number[], weights: readonly number[]) => {
      asked.push([distances, weights])
      return distances[0] ?? 0
    }
    gap(talks, 'union', 'port', { ...both, metric, weights: { raise: 1, council: 3 } })
    expect(asked[0]).toEqual([
      [0.5, 1],
      [0.25, 0.75],
    ])
  })
})

describe('what is compared', () => {
  it('should be named once, in the order that is asked for, and be something', () => {
    const { parties, issues } = gapMatrix(talks, { parties: ['port', 'union', 'port'], issues: ['council', 'council'] })
    expect([parties, issues]).toEqual([['port', 'union'], ['council']])
    expect(() => gapMatrix(talks, { parties: [] })).toThrow('at least one party to compare, found none')
    expect(() => gapMatrix(talks, { issues: [] })).toThrow('at least one issue to compare')
    expect(() => gapMatrix(talks, { parties: ['onion' as 'union'] })).toThrow('unknown party "onion"')
    expect(() => trajectory(talks, 'union', 'port', { issues: ['wage' as 'raise'] })).toThrow('unknown issue "wage"')
    expect(() => trajectory(talks, 'union', 'prot' as 'port')).toThrow('unknown party "prot"')
  })
})

describe('a matrix', () => {
  const pair = { parties: ['union', 'port'], ...both } as const

  it('should have no diameter and no mean for one party alone, and that party’s gap to itself', () => {
    const alone = gapMatrix(talks, { parties: ['union'], ...both })
    expect(alone.cells).toEqual([[{ lower: 0, upper: 0, estimate: 0, verdict: 'agreed' }]])
    expect([alone.diameter, alone.mean]).toEqual([
      { lower: 0, upper: 0 },
      { lower: 0, upper: 0 },
    ])
  })

  it('should have an estimate of the diameter and the mean where every pair has one', () => {
    const three = record(talks, demand({ id: 'c', by: 'city', issue: 'raise', region: 7, firmness: 'firm', date }))
    const { diameter, mean, acts } = gapMatrix(three, { parties: ['union', 'port', 'city'], issues: ['raise'] })
    expect(diameter).toEqual({ lower: 0.5, upper: 0.5, estimate: 0.5 })
    expect(mean).toEqual({
      lower: expect.closeTo(1 / 3),
      upper: expect.closeTo(1 / 3),
      estimate: expect.closeTo(1 / 3),
    })
    expect(acts).toEqual({ union: ['claim'], port: ['limit'], city: ['c'] })
  })

  it('should say what is assumed, by party, and name an act once', () => {
    const joint = statement({ id: 'both', by: 'city', issue: 'raise', region: 1, firmness: 'soft', date })
    const said = record(talks, joint, statement({ id: 'w', by: 'city', issue: 'council', salience: 1, date }))
    const { assumptions, acts } = gapMatrix(said, { parties: ['city'], ...both })
    expect(assumptions).toEqual([
      { kind: 'singlePeakedPreferences' },
      { kind: 'equalSalience', party: 'city', unknownOn: ['raise'] },
    ])
    expect(acts).toEqual({ city: ['both', 'w'] })
    expect(gapMatrix(said, { ...pair, weights: 'equal' }).assumptions).toEqual([{ kind: 'singlePeakedPreferences' }])
  })

  it('should be another for other parties, issues, weights and metrics', () => {
    const asked = [
      { ...pair },
      { ...pair, parties: ['union', 'city'] },
      { ...pair, issues: ['raise'] },
      { ...pair, weights: { raise: 1, council: 3 } },
      { ...pair, metric: 'maximum' },
    ] as const
    const matrices = asked.map((options) => gapMatrix(talks, options as object))
    expect(new Set(matrices).size).toBe(asked.length)
    expect(matrices.map(({ cells }) => cells[0]?.[1]?.lower)).toEqual([0.75, 0, 0.5, 0.875, 1])
    expect(asked.map((options) => gapMatrix(talks, options as object))).toEqual(matrices)
    expect(Object.isFrozen(matrices[0]?.cells[0]?.[1])).toBe(true)
    expect(safeGapMatrix(talks).success).toBe(true)
  })

  it('should be blocked, agreed, unknown or open over all issues as gap is', () => {
    const cells = (...issues: ('raise' | 'council' | 'shifts')[]) => gapMatrix(soft, { issues }).cells[0]?.[1]?.verdict
    const soft = record(
      talks,
      statement({ id: 'fine', by: 'port', issue: 'council', region: true, firmness: 'soft', date }),
      statement({ id: 'few', by: 'union', issue: 'shifts', region: 'few', firmness: 'soft', date }),
      statement({ id: 'many', by: 'port', issue: 'shifts', region: 'many', firmness: 'soft', date }),
    )
    expect([cells('council'), cells('shifts'), cells('council', 'shifts'), cells('raise', 'council')]).toEqual([
      'agreed',
      'open',
      'open',
      'blocked',
    ])
    expect(gapMatrix(soft, { parties: ['union', 'city'] }).cells[0]?.[1]?.verdict).toBe('unknown')
  })
})
