import type { Arena, State } from './arena.js'
import { prospectOf, type Target, targetOf } from './challenge.js'
import { type Ends, fourDecimals, interpolate } from './interpolate.js'
import { type Perception, utilitiesSeenBy } from './perception.js'
import type { Settings } from './settings.js'

/** Whose estimate of the chances a bargain rests on. */
export type EstimateOf = 'initiator' | 'receiver' | 'compromise'

export interface Bargain extends Ends {
  readonly from: number
  readonly to: number
  readonly estimate: EstimateOf
}

export interface Offers {
  readonly challenges: readonly (Target & { readonly from: number })[]
  readonly bargains: readonly Bargain[]
}

/**
 * Whom each actor challenges, and the bargains that follow. KTAB errs in two: it takes the receiver's expected gain for its
 * estimate of the chance, and weighs its estimate in a compromise by the initiator's capability; neither is followed. Actors³.
 */
export function offersOf(arena: Arena, state: State, perception: Perception, settings: Settings): Offers {
  const challenges = arena.actors.flatMap((_, from) => {
    const seen = utilitiesSeenBy(perception, from, settings.riskAdjustment)
    const target = targetOf(arena, seen, from, settings)
    return target === undefined ? [] : [{ from, ...target }]
  })
  const bargains = challenges.flatMap(({ from, actor: to, probability }): Bargain[] => {
    const between = (chance: number) => interpolate(arena, state, from, to, chance, settings.interpolation)
    const ofInitiator = between(probability)
    if (settings.bargains === 'initiator') return [{ from, to, estimate: 'initiator', ...ofInitiator }]
    const seen = utilitiesSeenBy(perception, to, settings.riskAdjustment)
    const ofReceiver = between(prospectOf(arena, seen, from, to, settings).probability)
    if (settings.bargains === 'compromise') {
      return [{ from, to, estimate: 'compromise', ...compromised(arena, from, to, ofInitiator, ofReceiver) }]
    }
    return [
      { from, to, estimate: 'initiator', ...ofInitiator },
      { from, to, estimate: 'receiver', ...ofReceiver },
    ]
  })
  return { challenges, bargains }
}

/** Means of two bargains, weighted by the capability × salience of whose estimate each is, and rounded as these are. */
function compromised({ capabilities, attention }: Arena, from: number, to: number, own: Ends, other: Ends): Ends {
  const [first, second] = [from, to].map((k) => (capabilities[k] as number) * (attention[k] as number)) as [
    number,
    number,
  ]
  const share = first + second > 0 ? first / (first + second) : 0.5
  const mix = (a: Float64Array, b: Float64Array) =>
    a.map((at, k) => fourDecimals(share * at + (1 - share) * (b[k] as number)))
  return { initiator: mix(own.initiator, other.initiator), receiver: mix(own.receiver, other.receiver) }
}
