import type { Progress, Search } from '../search.js'
import type { Literal, Solver } from './solver.js'

const conflictsInStep = 1_000

/** Puts a question to a solver, in steps; `undefined` when it was stopped before there was an answer. */
export function* ask(solver: Solver, assumptions: readonly Literal[], progress: Progress): Search<boolean | undefined> {
  for (;;) {
    const answer = solver.solve(assumptions, conflictsInStep)
    if (answer !== undefined) return answer
    if (yield progress) return undefined
  }
}
