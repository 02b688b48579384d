import { type ActInput, defineNegotiation, type Negotiation, recordAll } from 'demarche'

/** Offers on a price from 0 to 100, by turns; only those that are kept. */
export function haggle(
  count: number,
  price: (i: number) => number,
  keep: (i: number) => boolean = () => true,
): Negotiation {
  const talks = defineNegotiation({
    id: 'market',
    title: 'At the market',
    parties: { seller: { kind: 'person', name: 'Seller' }, buyer: { kind: 'person', name: 'Buyer' } },
    issues: { price: { name: 'Price', scale: { kind: 'interval', min: 0, max: 100 } } },
  }) as Negotiation
  const offers = Array.from({ length: count }, (_, i): ActInput => {
    const by = i % 2 === 0 ? 'seller' : 'buyer'
    return { kind: 'proposal', id: `offer${i}`, by, terms: { price: price(i) }, date: '2026-01-10' }
  })
  return recordAll(
    talks,
    offers.filter((_, i) => keep(i)),
  )
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
