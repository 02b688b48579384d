import { defineSituation, type Situation } from 'demarche/forecast'
import * as fc from 'fast-check'
import { seeded } from '../support/random.js'

export interface Several {
  readonly actors: number
  readonly issues: number
  readonly seed: number
}

/** Numbers of actors and issues, and a seed: positions drawn from a continuum, so that ties are where one puts them. */
export function several(most: { actors: number; issues: number }): fc.Arbitrary<Several> {
  return fc.record({
    actors: fc.integer({ min: 1, max: most.actors }),
    issues: fc.integer({ min: 1, max: most.issues }),
    seed: fc.nat(),
  })
}

/** Saliences of an actor sum to 1 at most. Some actors have no position on some issue where `gaps` says so. */
export function severalSituation({ actors, issues, seed }: Several, gaps: boolean): Situation {
  const random = seeded(seed)
  const names = (letter: string, count: number) => Array.from({ length: count }, (_, i) => `${letter}${i}`)
  const stances = () =>
    names('i', issues).flatMap((issue) => {
      const stance = { position: 10 * random() - 5, salience: random() / issues, capability: 0.1 + random() }
      return gaps && random() < 0.2 ? [] : [[issue, stance] as const]
    })
  return defineSituation({
    issues: Object.fromEntries(names('i', issues).map((issue) => [issue, { min: -5, max: 5 }])),
    actors: Object.fromEntries(names('a', actors).map((actor) => [actor, { stances: Object.fromEntries(stances()) }])),
  })
}
