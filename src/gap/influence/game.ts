/** A game has two worths: what is certain, and what is possible. */
export type Bound = 'lower' | 'upper'

/** What some players move, one after the other in a fixed order. Who takes no part leaves it as it is. */
export interface Part<State> {
  /** The players that can move it, in the order of their turns; numbers rise. */
  readonly movers: readonly number[]
  readonly start: State
  /** The state after the player of this turn has moved. */
  readonly move: (state: State, turn: number) => State
  /** Equal only for states from which, whoever moves next, the same follows. */
  readonly key: (state: State) => string
  /** Equal only for states that, as last ones, are worth the same beside any states of the other parts. */
  readonly face: (state: State, bound: Bound) => string
}

/** A cooperative game: the worth of a set of players is read off the states in which they leave the parts. */
export interface Game<State> {
  /** All movers of its parts; numbers rise. */
  readonly players: readonly number[]
  readonly parts: readonly Part<State>[]
  readonly worth: (states: readonly State[], bound: Bound) => number
  /** No worth is below 0 or above this. */
  readonly span: number
}

export function playersOf<State>(parts: readonly Part<State>[]): number[] {
  return [...new Set(parts.flatMap((part) => part.movers))].toSorted((x, y) => x - y)
}
