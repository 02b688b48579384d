import { demand, gap, gapMatrix, type Negotiation, record, rejection, safeGap, statement } from 'demarche'
import { describe, expect, it } from 'vitest'
import { faultsOf, wageTalks } from '../support/wage.js'

const date = '2026-01-10'
const talks = record(
  wageTalks,
  demand({ id: 'claim', by: 'union', issue: 'raise', region: { atLeast: 6 }, ideal: 8, firmness: 'firm', date }),
  demand({ id: 'limit', by: 'port', issue: 'raise', region: { atMost: 3 }, ideal: 1, firmness: 'firm', date }),
  statement({ id: 'nights', by: 'union', issue: 'shifts', region: 'none', firmness: 'soft', date }),
  statement({ id: 'some', by: 'port', issue: 'shifts', region: { atLeast: 'some' }, firmness: 'soft', date }),
  statement({ id: 'yes', by: 'union', issue: 'council', region: true, firmness: 'firm', date }),
  statement({ id: 'fine', by: 'port', issue: 'council', region: true, firmness: 'soft', date }),
)

describe('gap', () => {
  it('should tell, issue by issue, what is certain, what is open and why', () => {
    expect(gap(talks, 'union', 'port').issues).toEqual([
      {
        issue: 'raise',
        a: 'union',
        b: 'port',
        lower: 0.3,
        upper: 0.3,
        estimate: 0.3,
        verdict: 'blocked',
        acts: ['claim', 'limit'],
      },
      { issue: 'shifts', a: 'union', b: 'port', lower: 0, upper: 2 / 3, verdict: 'open', acts: ['nights', 'some'] },
      {
        issue: 'council',
        a: 'union',
        b: 'port',
        lower: 0,
        upper: 0,
        verdict: 'agreed',
        acts: ['yes', 'fine'],
        estimate: 0,
      },
      { issue: 'venue', a: 'union', b: 'port', lower: 0, upper: 1, verdict: 'unknown', acts: [] },
    ])
  })

  it('should keep the estimate within the bounds', () => {
    // Their ideals are 0.7 apart, but they need be no further apart than 0.3.
    expect(gap(talks, 'union', 'port', { issues: ['raise'] })).toMatchObject({ lower: 0.3, upper: 0.3, estimate: 0.3 })
  })

  it('should block where regions touch without overlapping', () => {
    const touching = record(
      wageTalks,
      demand({ id: 'a', by: 'union', issue: 'raise', region: { atLeast: 6 }, firmness: 'firm', date }),
      demand({ id: 'b', by: 'port', issue: 'raise', region: { below: 6 }, firmness: 'firm', date }),
    )
    expect(gap(touching, 'union', 'port', { issues: ['raise'] })).toMatchObject({
      lower: 0,
      upper: 0,
      verdict: 'blocked',
    })
    expect(gapMatrix(touching, { issues: ['raise'] }).cells[0]?.[1]?.verdict).toBe('blocked')
  })

  it('should be the weighted mean over issues, the root of squares, or the largest', () => {
    const issues = ['raise', 'council'] as const
    const over = (metric: 'cityBlock' | 'euclidean' | 'maximum') =>
      gap(talks, 'union', 'port', { issues, metric }).lower
    expect(over('cityBlock')).toBeCloseTo(0.15)
    expect(over('euclidean')).toBeCloseTo(0.3 / Math.SQRT2)
    expect(over('maximum')).toBe(0.3)
    expect(gap(talks, 'union', 'port', { issues, metric: ([first = 0]) => first }).lower).toBe(0.3)
    expect(gap(talks, 'union', 'port', { issues, weights: { raise: 3, council: 1 } }).lower).toBeCloseTo(0.225)
  })

  it('should leave an issue without weight out of the largest', () => {
    const weights = { raise: 0, council: 1 }
    expect(gap(talks, 'union', 'port', { issues: ['raise', 'council'], metric: 'maximum', weights }).upper).toBe(0)
  })

  it('should weigh by salience where both have said it, and say where it assumes equal weights', () => {
    const weigh = (id: string, by: 'union' | 'port', issue: 'raise' | 'council', salience: number) =>
      statement({ id, by, issue, salience, date })
    const issues = ['raise', 'council'] as const
    const half = record(
      talks,
      weigh('u1', 'union', 'raise', 0.9),
      weigh('u2', 'union', 'council', 0.1),
      weigh('p1', 'port', 'raise', 1),
    )
    const pair = gap(half, 'union', 'port', { issues })
    expect(pair.weights).toEqual({ raise: expect.closeTo(0.7), council: expect.closeTo(0.3) })
    expect(pair.assumptions).toEqual([
      { kind: 'singlePeakedPreferences' },
      { kind: 'equalSalience', party: 'port', unknownOn: ['council'] },
    ])
    expect(gap(half, 'union', 'port', { issues, weights: 'equal' }).assumptions).toEqual([
      { kind: 'singlePeakedPreferences' },
    ])
  })

  it('should be blocked over all issues where one is, and give no estimate where an ideal is unknown', () => {
    const whole = gap(talks, 'union', 'port')
    expect(whole.verdict).toBe('blocked')
    expect(whole).not.toHaveProperty('estimate')
    expect(gap(talks, 'union', 'port', { issues: ['council'] }).verdict).toBe('agreed')
    expect(gap(talks, 'union', 'city').verdict).toBe('unknown')
  })

  it('should be whole where a party has refused everything', () => {
    const refused = record(
      talks,
      rejection({ id: 'r', by: 'union', issue: 'council', region: { anyOf: [true, false] }, date }),
    )
    expect(gap(refused, 'union', 'port', { issues: ['council'] })).toMatchObject({
      lower: 1,
      upper: 1,
      verdict: 'blocked',
    })
    expect(gap(refused, 'union', 'union', { issues: ['council'] })).toMatchObject({ lower: 1, verdict: 'blocked' })
  })

  it.each([
    ['a party that is not there', () => gap(talks as Negotiation, 'onion', 'port'), ': unknownName'],
    [
      'an issue that is not there',
      () => gap(talks as Negotiation, 'union', 'port', { issues: ['wage'] }),
      ': unknownName',
    ],
    ['no issue at all', () => gap(talks, 'union', 'port', { issues: [] }), ': inconsistent'],
    [
      'an unknown metric',
      () => gap(talks, 'union', 'port', { metric: 'manhattan' as 'cityBlock' }),
      'metric: invalidValue',
    ],
    ['a metric that leaves the scale', () => gap(talks, 'union', 'port', { metric: () => 2 }), 'metric: inconsistent'],
    [
      'a metric that falls',
      () => gap(talks, 'union', 'port', { metric: ([, second = 0]) => 1 - second }),
      'metric: inconsistent',
    ],
    ['a missing weight', () => gap(talks, 'union', 'port', { weights: { raise: 1 } }), 'weights.shifts: inconsistent'],
    [
      'a negative weight',
      () => gap(talks, 'union', 'port', { issues: ['raise'], weights: { raise: -1 } }),
      'weights.raise: inconsistent',
    ],
    [
      'weights of nothing',
      () => gap(talks, 'union', 'port', { issues: ['raise'], weights: { raise: 0 } }),
      'weights: inconsistent',
    ],
    ['a copy', () => gap({ ...talks }, 'union', 'port'), ': unchecked'],
  ])('should refuse %s', (_, run, fault) => {
    expect(faultsOf(run)).toEqual([fault])
  })

  it('should return the error from its safe twin', () => {
    expect(safeGap(talks, 'union', 'port')).toMatchObject({ success: true })
    expect(safeGap(talks as Negotiation, 'union', 'prot')).toMatchObject({ success: false })
  })
})

describe('gapMatrix', () => {
  it('should hold every pair, the diameter, the mean and the acts behind each row', () => {
    const matrix = gapMatrix(talks, { parties: ['union', 'port', 'city'], issues: ['raise'] })
    expect(matrix.cells[0]?.[1]).toEqual({ lower: 0.3, upper: 0.3, estimate: 0.3, verdict: 'blocked' })
    expect(matrix.cells[0]?.[2]).toEqual({ lower: 0, upper: 1, verdict: 'unknown' })
    expect(matrix.diameter).toEqual({ lower: 0.3, upper: 1 })
    expect(matrix.mean.lower).toBeCloseTo(0.1)
    expect(matrix.acts).toEqual({ union: ['claim'], port: ['limit'], city: [] })
  })

  it('should be worked out once for the same question', () => {
    expect(gapMatrix(talks)).toBe(gapMatrix(talks))
    expect(gapMatrix(talks, { metric: 'maximum' })).not.toBe(gapMatrix(talks))
    const own = () => 0.5
    expect(gapMatrix(talks, { metric: own }).cells[0]?.[1]?.lower).toBe(0.5)
  })
})
