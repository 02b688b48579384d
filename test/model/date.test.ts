import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysBetween, latestDay } from '../../src/model/date.js'

describe('latestDay', () => {
  it('should be the day itself, or the last of a range', () => {
    expect(latestDay('2026-01-10')).toBe('2026-01-10')
    expect(latestDay({ from: '2026-01-01', to: '2026-01-10' })).toBe('2026-01-10')
  })
})

describe('daysBetween', () => {
  it('should count days as the calendar does', () => {
    // From the year 1 up to the year 9999.
    const days = fc.integer({ min: -719_162, max: 2_932_896 })
    fc.assert(
      fc.property(days, days, (from, to) => {
        const date = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)
        expect(daysBetween(date(from), date(to))).toBe(to - from)
      }),
    )
  })
})
