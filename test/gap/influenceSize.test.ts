import { influence, record, statement } from 'demarche'
import { describe, expect, it } from 'vitest'
import { haggle, sum } from '../support/market.js'

describe('influence on long records', () => {
  it('should be exact for long haggling, and many issues', () => {
    const haggling = haggle(40, (i) => (i % 2 === 0 ? 100 - i : i))
    const { method, acts, start, end } = influence(haggling, 'buyer', 'seller')
    expect([method, acts.length]).toEqual(['exact', 40])
    expect(sum(acts.map((act) => act.upper))).toBeCloseTo(end.upper - start.upper, 10)
  })

  it('should be exact for 17 acts that never lead to the same position twice', () => {
    // One of them names 40 points, so that every subset of the other 16 is another position.
    const points = Array.from({ length: 40 }, (_, i) => 2.5 * i)
    const talks = record(
      haggle(
        32,
        (i) => (i % 2 === 0 ? 3 * i + 1 : 0),
        (i) => i % 2 === 0,
      ),
      statement({
        id: 'points',
        by: 'buyer',
        issue: 'price',
        region: { anyOf: points },
        firmness: 'soft',
        date: '2026-01-10',
      }),
    )
    const { method, acts, start, end } = influence(talks, 'buyer', 'seller')
    expect([method, acts.length]).toEqual(['exact', 17])
    expect(sum(acts.map((act) => act.upper))).toBeCloseTo(end.upper - start.upper, 9)
  })

  it('should sample where it must, with a stated error, and the same for the same seed', () => {
    const scattered = haggle(36, (i) => (i * 37) % 101)
    const options = { samples: 200, seed: 7 }
    const found = influence(scattered, 'buyer', 'seller', options)
    expect(found).toMatchObject({ method: 'sampled', samples: 200, seed: 7, confidence: 0.95, complete: true })
    expect(influence(scattered, 'buyer', 'seller', options)).toEqual(found)
    expect(influence(scattered, 'buyer', 'seller', { ...options, seed: 8 }).acts).not.toEqual(found.acts)
    expect(sum(found.acts.map((act) => act.upper))).toBeCloseTo(found.end.upper - found.start.upper, 10)
    for (const { error, upper } of found.acts) {
      expect(error?.upper.bound).toBeGreaterThan(error?.upper.standard ?? 1)
      expect(error?.upper.bound).toBeLessThanOrEqual(1 + Math.abs(upper))
    }
  })
})
