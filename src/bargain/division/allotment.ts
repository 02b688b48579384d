import * as z from 'zod'
import { failAt } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { idSchema } from '../../model/ids.js'
import { readData } from '../../model/input.js'
import { compare, exact, type Fraction, multiply, one, sum, zero } from './fraction.js'
import { type Quantity, shareSchema } from './quantity.js'
import type { Worths } from './valuations.js'

/** How much of each item each party gets: shares from 0 to 1 by party and item. What is not named is 0. */
export type Shares = Readonly<Record<string, Readonly<Record<string, Quantity>>>>

const sharesSchema = z.record(idSchema, z.record(idSchema, shareSchema))

/** The shares by number of party and item. Checks that names are known and that no item is given away more than once. */
export function readShares(shares: Shares, { parties, items }: Worths): readonly (readonly Fraction[])[] {
  const parsed = parseWith(sharesSchema, readData(shares, ['shares']), ['shares'])
  for (const [party, own] of Object.entries(parsed)) {
    if (!parties.includes(party)) {
      failAt(['shares', party], { code: 'unknownName', what: 'party', found: party, known: parties })
    }
    const unknown = Object.keys(own).find((item) => !items.includes(item))
    if (unknown === undefined) continue
    failAt(['shares', party, unknown], { code: 'unknownName', what: 'item', found: unknown, known: items })
  }
  const read = parties.map((party) => items.map((item) => parsed[party]?.[item] ?? zero))
  for (const [i, item] of items.entries()) {
    const given = sum(read.map((own) => own[i] as Fraction))
    if (compare(given, one) <= 0) continue
    const found = `${exact(given).fraction} of ${item}`
    failAt(['shares'], { code: 'inconsistent', expected: `shares of ${item} that sum to at most 1`, found })
  }
  return read
}

/** What the shares of `other` are worth to `party`. */
export function worthOf(
  { worths }: Worths,
  shares: readonly (readonly Fraction[])[],
  party: number,
  other: number,
): Fraction {
  const own = worths[party] as readonly Fraction[]
  return sum(own.map((worth, item) => multiply(worth, shares[other]?.[item] as Fraction)))
}
