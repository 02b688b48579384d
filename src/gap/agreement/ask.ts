import type { Progress, Search } from '../search.js'
import type { Literal, Solver } from './solver.js'

/** Work in steps, at each of which one can give up. */
export type Steps<T> = Generator<undefined, T, unknown>

const conflictsInStep = 1_000

/** Puts a question to a solver. */
export function* ask(solver: Solver, assumptions: readonly Literal[]): Steps<boolean> {
  for (;;) {
    yield undefined
    const answer = solver.solve(assumptions, conflictsInStep)
    if (answer !== undefined) return answer
  }
}

/** Does the work, unless it is told to stop before it is done; then nothing comes of it. */
export function* unlessStopped<T>(work: Steps<T>, progress: Progress): Search<T | undefined> {
  for (let step = work.next(); ; step = work.next()) {
    if (step.done === true) return step.value
    if (yield progress) return undefined
  }
}
