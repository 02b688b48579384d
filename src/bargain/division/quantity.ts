import * as z from 'zod'
import { refuse } from '../../model/schema.js'
import { compare, type Exact, type Fraction, one, readFraction, zero } from './fraction.js'

/**
 * A number to be taken exactly: the decimal as which JavaScript writes a number (0.1 is one tenth), a fraction such as `1/6`, or
 * an `Exact` that an earlier result holds.
 */
export type Quantity = number | string | Exact

const written = z.union([z.number(), z.string(), z.object({ fraction: z.string() })], {
  error: (issue) =>
    issue.input === undefined ? undefined : 'expected a number, a fraction such as "1/6", or an Exact',
})

function quantitySchema(expected: string, isFit: (fraction: Fraction) => boolean) {
  return written.transform((quantity, context): Fraction => {
    const fraction = readFraction(typeof quantity === 'object' ? quantity.fraction : String(quantity))
    if (fraction !== undefined && isFit(fraction)) return fraction
    refuse(context, { code: 'invalidValue', expected, found: quantity })
    return z.NEVER
  })
}

/** From 0 on. */
export const amountSchema = quantitySchema('a number from 0 on, or a fraction such as "1/6"', (fraction) => {
  return compare(fraction, zero) >= 0
})

/** From 0 to 1. */
export const shareSchema = quantitySchema('a share from 0 to 1, such as 0.25 or "1/6"', (fraction) => {
  return compare(fraction, zero) >= 0 && compare(fraction, one) <= 0
})
