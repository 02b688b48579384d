import type { Settlement } from '../../gap/agreement/outlook.js'
import type { ActInput } from '../../model/actInput.js'
import type { Negotiation } from '../../model/negotiation.js'
import type { BargainingAssumption } from '../options.js'

/** One step of a negotiation dance (Raiffa 1982): a package is put on the table, or a party says what it thinks of one. */
export type Move =
  | { readonly kind: 'offer'; readonly round: number; readonly party: string; readonly settlement: Settlement }
  | {
      readonly kind: 'acceptance' | 'rejection'
      readonly round: number
      readonly party: string
      /** The place among the moves, from 0, of the offer that is answered. */
      readonly offer: number
    }

export interface Agreement {
  readonly settlement: Settlement
  /** What it is worth to each party, in the order of the scenario. */
  readonly utilities: readonly number[]
  /** The same multiplied by discount^time. */
  readonly discounted: readonly number[]
  /** From 0. */
  readonly round: number
  /** From 0 in the first round to 1 in the last. */
  readonly time: number
}

/** Why there were no more moves. `noPackage`: none is worth as much to all as no agreement. */
export type Ending = 'agreement' | 'deadline' | 'left' | 'noPackage'

/** A simulated negotiation: what was done, what came of it, and the same as a record. */
export interface NegotiationDance {
  readonly parties: readonly string[]
  readonly moves: readonly Move[]
  readonly ended: Ending
  readonly agreement?: Agreement
  /** What each party has without agreement. */
  readonly disagreement: readonly number[]
  readonly assumptions: readonly BargainingAssumption[]
  /** The moves as acts: proposals, acceptances and rejections. */
  readonly acts: readonly ActInput[]
  /** A negotiation over the issues of the domain whose record are these acts. */
  readonly negotiation: Negotiation
}

/** How moves become acts. */
export interface RecordingOptions {
  /** The day of all acts, or of those of each round, from 0. Only their order means anything. Default 2000-01-01. */
  readonly date?: string | ((round: number) => string)
}
