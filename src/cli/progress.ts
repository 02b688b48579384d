import type { Progress } from '../gap/search.js'
import type { Out } from './options.js'

/** Milliseconds until a search is said to be under way, and between two words of it. */
const pause = 500
const wipe = '\r\u001b[K'

/** A watched search: what it is asked with, and how its line is taken away again. */
export interface Watch {
  readonly watched: { readonly onProgress?: (progress: Progress) => void }
  readonly done: () => void
}

/** Tells on a terminal how far a long search is, in a line that does not stay. Anywhere else it keeps quiet. */
export function watch(notes: Out, clock: () => number = () => performance.now()): Watch {
  if (notes.isTTY !== true) return { watched: {}, done: () => {} }
  let said = clock()
  let isShown = false
  const onProgress = ({ steps, found }: Progress) => {
    const now = clock()
    if (now - said < pause) return
    said = now
    isShown = true
    notes.write(`${wipe}searching: ${steps.toLocaleString('en')} steps, ${found.toLocaleString('en')} found`)
  }
  return { watched: { onProgress }, done: () => (isShown ? notes.write(wipe) : undefined) }
}
