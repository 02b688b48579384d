import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeValue, joined } from '../../src/report/words.js'

const scale = { kind: 'interval', min: -1e300, max: 1e300 } as const

describe('words', () => {
  it('should write numbers as Intl does', () => {
    const digits = new Intl.NumberFormat('en', { maximumFractionDigits: 6 })
    const number = fc.oneof(fc.double({ min: -1e20, max: 1e20 }), fc.double({ min: -1e4, max: 1e4 }), fc.integer())
    fc.assert(
      fc.property(number, (value) => {
        // Nobody has negatives of nothing.
        expect(describeValue(scale, value)).toBe(digits.format(value).replace(/^-0$/, '0'))
      }),
    )
    for (const [value, written] of [
      [25_000, '25,000'],
      [-1_234_567.5, '-1,234,567.5'],
      [0.0000004, '0'],
      [0.1234567, '0.123457'],
    ] as const) {
      expect(describeValue(scale, value)).toBe(written)
    }
  })

  it('should write lists as Intl does', () => {
    const lists = new Intl.ListFormat('en', { type: 'conjunction' })
    const parts = fc.array(fc.string(), { maxLength: 5 })
    fc.assert(
      fc.property(parts, (some) => {
        expect(joined(some)).toBe(lists.format(some))
      }),
    )
  })
})
