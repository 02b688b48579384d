import type { SituationInput } from 'demarche/forecast'
import * as fc from 'fast-check'

/** One issue, actors by number; coarse numbers, so that many coincide and sums are exact. */
export interface Drawn {
  readonly position: number
  readonly salience: number
  readonly capability: number
}

export function drawnActors({ least = 1, most = 8 } = {}): fc.Arbitrary<Drawn[]> {
  const actor = fc.record({
    position: fc.nat(8).map((eighths) => eighths / 8),
    salience: fc.nat(4).map((quarters) => quarters / 4),
    capability: fc.nat(5),
  })
  return fc.array(actor, { minLength: least, maxLength: most })
}

/** The actors on an issue from `min` to `min + span`, named a0, a1 and so on. */
export function situationOf(actors: readonly Drawn[], { min = 0, span = 1 } = {}): SituationInput {
  return {
    issues: { x: { min, max: min + span } },
    actors: Object.fromEntries(
      actors.map(({ position, salience, capability }, i) => [
        `a${i}`,
        { capability, stances: { x: { position: min + span * position, salience } } },
      ]),
    ),
  }
}
