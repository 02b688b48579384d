import type { Progress } from '../search.js'

/** Counts the steps of a search that is made of several. */
export interface Steps {
  taken: number
  found: number
}

/** Told between steps whether to stop; a part of a search that is stopped returns nothing. */
export type Stoppable<T> = Generator<Progress, T | undefined, boolean>

export function step(steps: Steps): Progress {
  steps.taken++
  return { steps: steps.taken, found: steps.found }
}
