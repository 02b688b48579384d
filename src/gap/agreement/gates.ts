import { type Literal, not, type Solver } from './solver.js'

/** A literal, or none for what never holds. */
export type Maybe = Literal | undefined

/** A literal that holds exactly where one of these does. */
export function anyOf(solver: Solver, parts: readonly Maybe[]): Maybe {
  const possible = parts.filter((part) => part !== undefined)
  if (possible.length <= 1) return possible[0]
  const any = solver.variable(false)
  for (const part of possible) solver.add([not(part), any])
  solver.add([not(any), ...possible])
  return any
}

/** A literal that holds exactly where the first does and the second does not. */
export function butNot(solver: Solver, part: Maybe, excluded: Maybe): Maybe {
  if (part === undefined || excluded === undefined) return part
  const both = solver.variable(false)
  solver.add([not(both), part])
  solver.add([not(both), not(excluded)])
  solver.add([both, not(part), excluded])
  return both
}

/** A literal that holds exactly where both do. */
export function bothOf(solver: Solver, x: Maybe, y: Maybe): Maybe {
  return y === undefined ? undefined : butNot(solver, x, not(y))
}
