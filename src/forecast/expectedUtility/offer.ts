import type { Reading } from './reading.js'

/** In the order in which `category` takes them. */
export const offerKinds = ['conflict', 'compromise', 'capitulation'] as const
export type OfferKind = (typeof offerKinds)[number]

/** Differences of utilities or of positions that are no more than rounding. */
export const rounding = 1e-12

/**
 * What an actor that expects `own` of challenging another is offered by it, the other expecting `other` (the octants of Scholz,
 * Calbert & Smith 2011, figure 4): nothing where it gives no way. The number is the place of the kind among `offerKinds`.
 */
export function offerOf(own: number, other: number, { conflict, upperHand, capitulation }: Reading): number {
  if (own > rounding) return conflict === 'moves' && other > own + rounding ? 0 : -1
  if (own > -rounding) return -1
  if (other > rounding) {
    if (other < -own - rounding) return capitulation ? 2 : -1
    return upperHand === 'figure' ? 1 : -1
  }
  return upperHand === 'printed' && other < own - rounding ? 1 : -1
}

/** Where the actor at `from` goes by the offer of the one at `to`: all the way, or as far as |own / other| (eq. 38). */
export function moveOf(kind: number, from: number, to: number, own: number, other: number): number {
  return kind === 1 ? from + (to - from) * Math.abs(own / other) : to
}

/** What offers to one actor are compared by. */
export interface Compared {
  readonly kind: number
  readonly from: number
  readonly to: number
  readonly own: number
  readonly other: number
  readonly goesTo: number
}

/** What decides between two offers. */
export type Reason = 'kind' | 'strongest' | 'leastMove' | 'weightedPosition' | 'tie'

const criteria = {
  category: ['kind', 'leastMove', 'tie'],
  leastMove: ['leastMove', 'tie'],
  strongest: ['strongest', 'leastMove', 'tie'],
  weightedPosition: ['kind', 'weightedPosition', 'leastMove', 'tie'],
} as const satisfies Record<Reading['choice'], readonly Reason[]>

/** What makes the first offer better than the second; nothing where it is not. */
export function whyBetter(a: Compared, b: Compared, { choice, ties }: Reading): Reason | undefined {
  for (const reason of criteria[choice]) {
    const difference = keyOf(a, reason, ties) - keyOf(b, reason, ties)
    if (difference < -rounding) return reason
    if (difference > rounding) return undefined
  }
  return undefined
}

/** The less, the better. */
function keyOf(offer: Compared, reason: Reason, ties: Reading['ties']): number {
  switch (reason) {
    case 'kind':
      return offer.kind
    case 'strongest':
      return -offer.other
    case 'leastMove':
      return Math.abs(offer.goesTo - offer.from)
    case 'weightedPosition':
      return offer.kind === 1 ? weightedPosition(offer) : 0
    case 'tie':
      return ties === 'lower' ? offer.goesTo : -offer.goesTo
  }
}

function weightedPosition({ own, other, from, to }: Compared): number {
  const [a, b] = [Math.abs(own), Math.abs(other)]
  return (a * from + b * to) / (a + b)
}
