import { defineStatements, matrix, oneMode, oneModeNetworks, type Statement, weight } from 'demarche/network'
import { describe, expect, it } from 'vitest'

const said = (actor: string, concept: string, qualifier: boolean, date = '2025-01-06', document = 'a'): Statement => ({
  actor,
  concept,
  qualifier,
  date,
  document,
})

/** North and South agree on the dam twice over and differ on the toll; East says one thing on the toll. */
const small = defineStatements([
  said('north', 'dam', true),
  said('north', 'dam', true, '2025-01-07'),
  said('north', 'toll', true),
  said('south', 'dam', true),
  said('south', 'toll', false),
  said('east', 'toll', false, '2026-01-08', 'b'),
])

describe('oneMode', () => {
  it('counts shared concepts, agreement and disagreement', () => {
    const cells = (aggregation: 'ignore' | 'congruence' | 'conflict' | 'subtract') =>
      matrix(oneMode(small, { aggregation }))
    // In the order east, north, south.
    expect(cells('ignore')).toEqual([
      [0, 1, 1],
      [1, 0, 3],
      [1, 3, 0],
    ])
    expect(cells('congruence')).toEqual([
      [0, 0, 1],
      [0, 0, 2],
      [1, 2, 0],
    ])
    expect(cells('conflict')).toEqual([
      [0, 1, 0],
      [1, 0, 1],
      [0, 1, 0],
    ])
    expect(cells('subtract')).toEqual([
      [0, -1, 1],
      [-1, 0, 1],
      [1, 1, 0],
    ])
  })

  it('divides by what the two could have come to', () => {
    const of = (normalisation: 'average' | 'jaccard' | 'cosine' | 'vectorCosine') =>
      weight(oneMode(small, { aggregation: 'congruence', normalisation }), 'south', 'north')
    expect(of('average')).toBe(2 / 2.5)
    // One statement of each that the other does not share, and 2 × 1 that are shared.
    expect(of('jaccard')).toBe(2 / 4)
    expect(of('cosine')).toBe(2 / 6)
    expect(of('vectorCosine')).toBeCloseTo(2 / (Math.sqrt(5) * Math.sqrt(2)), 12)
  })

  it('takes all four from one count', () => {
    const all = oneModeNetworks(small)
    for (const aggregation of ['ignore', 'congruence', 'conflict', 'subtract'] as const) {
      expect(all[aggregation]).toEqual(oneMode(small, { aggregation }))
    }
  })
})
