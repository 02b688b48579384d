import { type OptionReaders, readFunction, readSignal } from '../model/input.js'

/** How a long search is watched and stopped. What `onProgress` throws is passed on as it is, and ends the search. */
export interface SearchOptions {
  /** Stops the search: what was found until then is returned and says that it is incomplete. */
  readonly signal?: AbortSignal
  /** Told now and then how far the search is; it may abort `signal`. */
  readonly onProgress?: (progress: Progress) => void
}

export interface Progress {
  /** Steps done; a step takes milliseconds at most, for problems of ordinary size. */
  readonly steps: number
  /** Results found. */
  readonly found: number
}

export const searchReaders: OptionReaders<SearchOptions> = { signal: readSignal, onProgress: readFunction }

/** A search in steps: it is told between steps whether to stop, and then returns what it has. */
export type Search<T> = Generator<Progress, T, boolean>

/** Runs a search to its end. A signal can stop it only from `onProgress`, since nothing else runs meanwhile. */
export function atOnce<T>(search: Search<T>, { signal, onProgress }: SearchOptions): T {
  let step = search.next()
  while (step.done !== true) {
    onProgress?.(step.value)
    step = search.next(signal?.aborted === true)
  }
  return step.value
}

const stepsInTurn = 32

/** Runs a search in turns with whatever else there is to do, so that a signal can stop it from outside. */
export async function inTurns<T>(search: Search<T>, { signal, onProgress }: SearchOptions): Promise<T> {
  let step = search.next()
  for (let taken = 1; step.done !== true; taken++) {
    onProgress?.(step.value)
    if (taken % stepsInTurn === 0) await new Promise((resume) => setTimeout(resume))
    step = search.next(signal?.aborted === true)
  }
  return step.value
}
