import type { Agreement, Ending } from '../dance/dance.js'
import type { Fixture } from './fixtures.js'

/** What came of one run. */
export interface TournamentRun extends Fixture {
  readonly ended: Ending
  /** How many offers were made. */
  readonly offers: number
  /** For each party, of what it could gain at best, the share that it gained, discounted; 0 without agreement. */
  readonly gains: readonly number[]
  readonly agreement?: Agreement & { readonly distances: { readonly frontier: number; readonly nash?: number } }
}
