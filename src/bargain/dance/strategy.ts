import { failAt, type Path } from '../../model/errors.js'
import { acceptNext } from './acceptance.js'
import { closest } from './offer.js'
import type { Acceptance, OfferChoice, Tactic, View } from './view.js'

/** How a party negotiates. */
export interface Strategy {
  readonly tactic: Tactic
  /** Default `closest()`. */
  readonly offer?: OfferChoice
  /** When it takes what is on the table. Default `acceptNext()`. */
  readonly accept?: Acceptance
  /** When it leaves, which ends the talks without agreement. Default: never. */
  readonly leave?: (view: View) => boolean
}

export type FullStrategy = Required<Strategy>

/** Fills in what is left out. Throws `DemarcheError` for what is no function. */
export function strategyAt(strategy: Strategy, path: Path): FullStrategy {
  if (typeof strategy !== 'object' || strategy === null) {
    failAt(path, { code: 'invalidType', expected: 'a strategy { tactic, offer?, accept?, leave? }', found: strategy })
  }
  const { tactic, offer = closest(), accept = acceptNext(), leave = () => false } = strategy
  for (const [part, given] of Object.entries({ tactic, offer, accept, leave })) {
    if (typeof given !== 'function') {
      failAt([...path, part], { code: 'invalidType', expected: 'a function', found: given })
    }
  }
  return { tactic, offer, accept, leave }
}
