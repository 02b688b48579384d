import { compare, divide, type Fraction, multiply, one, subtract, sum, zero } from './fraction.js'
import type { Worths } from './valuations.js'

/** Some of an item changes hands; without `from`, what nobody had. */
export interface Transfer {
  readonly item: string
  readonly from?: string
  readonly to: string
}

/** The item with which one party can give the other something at the least loss to itself. */
interface Offer {
  readonly item: number
  /** Loss of the giver for each unit that the receiver gains. */
  readonly price: Fraction
}

/**
 * Transfers, each of a small enough amount, after which somebody is better off and nobody worse; none where the division is
 * efficient. With additive worths a division is inefficient just where an item lies with somebody to whom it is worth nothing, but
 * to another something, or where parties can hand items on in a ring such that the losses for each unit gained have a product below
 * 1 (Sandomirskiy & Segal-Halevi 2022). Rings are found as by Bellman (1958) and Ford, with products for sums.
 */
export function improvementOf(
  worths: Worths,
  shares: readonly (readonly Fraction[])[],
): readonly Transfer[] | undefined {
  const unclaimed = unclaimedGift(worths, shares)
  if (unclaimed !== undefined) return [unclaimed]
  const { parties, items } = worths
  const offers = parties.map((_, from) => parties.map((_, to) => offerOf(worths, shares, from, to)))
  const transfer = (from: number, to: number): Transfer => ({
    item: items[offers[from]?.[to]?.item as number] as string,
    from: parties[from] as string,
    to: parties[to] as string,
  })
  for (const [from, row] of offers.entries()) {
    const to = row.findIndex((offer) => offer !== undefined && compare(offer.price, zero) === 0)
    if (to >= 0) return [transfer(from, to)]
  }
  return gainfulRing(offers)?.map(([from, to]) => transfer(from, to))
}

function unclaimedGift(
  { parties, items, worths }: Worths,
  shares: readonly (readonly Fraction[])[],
): Transfer | undefined {
  for (const [i, item] of items.entries()) {
    const left = subtract(one, sum(shares.map((own) => own[i] as Fraction)))
    const taker = parties.find((_, party) => compare(worths[party]?.[i] as Fraction, zero) > 0)
    if (compare(left, zero) > 0 && taker !== undefined) return { item, to: taker }
  }
  return undefined
}

function offerOf(
  { worths, items }: Worths,
  shares: readonly (readonly Fraction[])[],
  from: number,
  to: number,
): Offer | undefined {
  if (from === to) return undefined
  const offers = items.flatMap((_, item): Offer[] => {
    const gain = worths[to]?.[item] as Fraction
    if (compare(shares[from]?.[item] as Fraction, zero) === 0 || compare(gain, zero) === 0) return []
    return [{ item, price: divide(worths[from]?.[item] as Fraction, gain) }]
  })
  return offers.reduce<Offer | undefined>(
    (best, offer) => (best === undefined || compare(offer.price, best.price) < 0 ? offer : best),
    undefined,
  )
}

/** A ring of parties whose prices have a product below 1, as its pairs in turn. */
function gainfulRing(offers: readonly (readonly (Offer | undefined)[])[]): (readonly [number, number])[] | undefined {
  const products: Fraction[] = offers.map(() => one)
  const before: number[] = offers.map(() => -1)
  let last = -1
  for (let round = 0; round <= offers.length; round++) {
    last = -1
    for (const [from, row] of offers.entries()) {
      for (const [to, offer] of row.entries()) {
        if (offer === undefined) continue
        const product = multiply(products[from] as Fraction, offer.price)
        if (compare(product, products[to] as Fraction) >= 0) continue
        products[to] = product
        before[to] = from
        last = to
      }
    }
    if (last < 0) return undefined
  }
  // What still falls after as many rounds as there are parties hangs on a ring: so many steps back is within it.
  for (let step = 0; step < offers.length; step++) last = before[last] as number
  const ring: (readonly [number, number])[] = []
  let to = last
  do {
    const from = before[to] as number
    ring.unshift([from, to])
    to = from
  } while (to !== last)
  return ring
}
