import { demand, gap, gapMatrix, type RegionExpression, record, regionDistance, rejection } from 'demarche'
import { describe, expect, it } from 'vitest'
import { toRegion } from '../../src/model/regionExpression.js'
import { faultsOf, wageTalks } from '../support/wage.js'

const date = '2026-01-10'
const near = (number: number) => expect.closeTo(number, 12)
const two = (
  issue: 'raise' | 'shifts' | 'venue',
  a: RegionExpression,
  b: RegionExpression,
  ideals: readonly unknown[] = [],
) =>
  record(
    wageTalks,
    ...([a, b].map((region, i) => ({
      ...demand({ id: `act${i}`, by: i === 0 ? 'union' : 'port', issue: 'raise', region: 1, firmness: 'firm', date }),
      issue,
      region,
      ...(ideals[i] === undefined ? {} : { ideal: ideals[i] }),
    })) as never[]),
  )

describe('a cell', () => {
  it.each([
    ['spans that overlap', 'raise', { atMost: 5 }, { atLeast: 3 }, 0, 'agreed'],
    ['spans that share an end', 'raise', { atMost: 5 }, { atLeast: 5 }, 0, 'agreed'],
    ['spans that only touch', 'raise', { atMost: 5 }, { above: 5 }, 0, 'blocked'],
    ['spans that are apart', 'raise', { atMost: 2 }, { atLeast: 5 }, 0.3, 'blocked'],
    ['a value in a hole', 'raise', { anyOf: [{ atMost: 2 }, { atLeast: 8 }] }, 5, 0.3, 'blocked'],
    ['a value at the end of a hole', 'raise', { anyOf: [{ below: 2 }, { atLeast: 8 }] }, 2, 0, 'blocked'],
    ['a value at the other end', 'raise', { anyOf: [{ below: 2 }, { atLeast: 8 }] }, 8, 0, 'agreed'],
    ['values between values', 'raise', { anyOf: [1, 4, 9] }, { anyOf: [2.5, 6, { atLeast: 9.5 }] }, 0.05, 'blocked'],
    ['values that are nearest first', 'raise', { anyOf: [1, 4] }, { anyOf: [1.5, 9] }, 0.05, 'blocked'],
    ['a later piece that overlaps', 'raise', { anyOf: [1, { atLeast: 6 }] }, { anyOf: [3, 4, 7] }, 0, 'agreed'],
    ['levels with a hole', 'shifts', { anyOf: ['none', 'many'] }, 'some', 1 / 3, 'blocked'],
    ['levels with a hole that meet', 'shifts', { anyOf: ['none', 'many'] }, { anyOf: ['few', 'many'] }, 0, 'agreed'],
    ['options', 'venue', { anyOf: ['court', 'chamber'] }, 'ministry', 0.5, 'blocked'],
    ['options that meet', 'venue', { anyOf: ['court', 'chamber'] }, { anyOf: ['ministry', 'chamber'] }, 0, 'agreed'],
  ] as const)('should hold, as gap does, %s', (_, issue, a, b, distance, verdict) => {
    const talks = two(issue, a, b)
    const expected = { lower: expect.closeTo(distance, 12), upper: expect.closeTo(distance, 12), verdict }
    const { cells } = gapMatrix(talks, { parties: ['union', 'port'], issues: [issue] })
    expect(cells[0]?.[1]).toMatchObject(expected)
    expect(gap(talks, 'union', 'port', { issues: [issue] })).toMatchObject(expected)
    const { scale } = wageTalks.issues[issue]
    expect(regionDistance(scale, toRegion(scale, a), toRegion(scale, b))).toBeCloseTo(distance, 12)
  })

  it.each([
    ['raise', { atLeast: 4 }, { atMost: 8 }, [9, 2], 0],
    ['raise', { anyOf: [2, 9] }, { anyOf: [3, 8] }, [9, 3], 0.1],
    ['raise', { atLeast: 6 }, { atMost: 3 }, [9, 1], 0.3],
    ['venue', { anyOf: ['court', 'chamber'] }, 'ministry', ['court', 'ministry'], 0.5],
    ['venue', 'ministry', 'ministry', [], 0],
  ] as const)('should estimate on %s from the ideal points, within the bounds', (issue, a, b, ideals, estimate) => {
    const talks = two(issue, a, b, ideals)
    expect(gapMatrix(talks, { issues: [issue] }).cells[0]?.[1]?.estimate).toBeCloseTo(estimate, 12)
    expect(gap(talks, 'union', 'port', { issues: [issue] }).estimate).toBeCloseTo(estimate, 12)
  })

  const said = (by: 'union' | 'port', region: number) =>
    demand({ id: by, by, issue: 'raise', region, firmness: 'soft', date })
  const refuses = (by: 'union' | 'port', region: object) =>
    rejection({ id: `${by}-no`, by, issue: 'raise', region, date })
  it.each([
    ['said what they accept, and ruled nothing out', [said('union', 9), said('port', 2)], 'open', 0.7, 0.7],
    [
      'ruled out all but one value',
      [refuses('union', { below: 5 }), refuses('port', { above: 5 })],
      'open',
      1,
      undefined,
    ],
    ['left no value', [refuses('union', { below: 5 }), refuses('port', { atLeast: 5 })], 'blocked', 1, undefined],
  ] as const)('should tell, as gap does, where both have %s', (_, acts, verdict, upper, estimate) => {
    const talks = record(wageTalks, ...acts)
    const { lower: __, ...cell } = gapMatrix(talks, { issues: ['raise'] }).cells[0]?.[1] ?? { lower: Number.NaN }
    expect(cell).toEqual({
      upper: near(upper),
      verdict,
      ...(estimate === undefined ? {} : { estimate: near(estimate) }),
    })
    expect(gap(talks, 'union', 'port', { issues: ['raise'] })).toMatchObject({ lower: 0, ...cell })
  })

  it.each([
    [{ anyOf: [1, 2] }, 10],
    [10, { anyOf: [1, 2] }],
  ])('should look at the pieces of its own issue alone: %j and %j', (a, b) => {
    const many = (by: 'union' | 'port') =>
      demand({ id: `${by}-many`, by, issue: 'shifts', region: 'many', firmness: 'firm', date })
    const talks = record(two('raise', a, b), many('union'), many('port'))
    expect(gapMatrix(talks, { issues: ['raise'] }).cells[0]?.[1]?.lower).toBeCloseTo(0.8, 12)
  })

  it('should have no estimate where one ideal point is not known, by any metric', () => {
    const talks = record(
      two('raise', { atLeast: 6 }, { atMost: 3 }),
      demand({ id: 'u', by: 'union', issue: 'council', region: true, firmness: 'firm', date }),
      demand({ id: 'p', by: 'port', issue: 'council', region: false, firmness: 'firm', date }),
    )
    for (const metric of ['cityBlock', 'euclidean', 'maximum', () => 0] as const) {
      const asked = { issues: ['raise', 'council'], metric } as const
      expect(gap(talks, 'union', 'port', asked)).not.toHaveProperty('estimate')
      expect(gapMatrix(talks, asked).cells[0]?.[1]).not.toHaveProperty('estimate')
    }
  })
})

describe('a gap', () => {
  it('of a party to itself should be estimated where its ideal point is known', () => {
    const talks = two('raise', 8, { atMost: 3 })
    const itself = (party: 'union' | 'port') => gap(talks, party, party, { issues: ['raise'] }).issues[0]
    expect(itself('union')).toMatchObject({ lower: 0, upper: 0, estimate: 0, verdict: 'agreed' })
    expect(itself('port')).not.toHaveProperty('estimate')
  })

  it('should name its acts once, say what it assumes, and be frozen', () => {
    const { acts, issues, assumptions } = gap(two('raise', 8, 3), 'union', 'port')
    expect([acts, issues[0]?.acts]).toEqual([
      ['act0', 'act1'],
      ['act0', 'act1'],
    ])
    expect(Object.isFrozen(issues[0])).toBe(true)
    expect(assumptions.map(({ kind }) => kind)).toEqual(['singlePeakedPreferences', 'equalSalience', 'equalSalience'])
  })
})

describe('regionDistance', () => {
  const { scale } = wageTalks.issues.raise
  const region = toRegion(scale, 3)

  it('should be 1 where one is empty', () => {
    expect(regionDistance(scale, region, { kind: 'intervals', intervals: [] })).toBe(1)
  })

  it('should refuse what is no region of the scale, and say which', () => {
    const none = { kind: 'options', options: ['court'] } as const
    expect(faultsOf(() => regionDistance(scale, none, region))).toEqual(['x: offScale'])
    expect(faultsOf(() => regionDistance(scale, region, none))).toEqual(['y: offScale'])
  })
})
