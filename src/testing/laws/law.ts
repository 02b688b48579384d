import type * as fc from 'fast-check'

/** Something that holds of every negotiation, or of every function of a kind: named, said in a sentence, and checkable. */
export interface Law {
  /** Short, and of its own within a family: `symmetry`. */
  readonly name: string
  /** What holds, as one sentence. */
  readonly statement: string
  /** Throws, or returns false, for a case in which it does not hold. */
  readonly property: fc.IRawProperty<unknown, false>
}

export function law<Case>(name: string, statement: string, property: fc.IRawProperty<Case, false>): Law {
  // The cases of a property are its own affair; a list of laws has many kinds of them.
  return { name, statement, property: property as fc.IRawProperty<unknown, false> }
}
