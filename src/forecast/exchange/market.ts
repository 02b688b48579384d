import type { Board } from '../board.js'

/**
 * Actors and issues as flat lists: what belongs to actor a and issue i is at `a * issues + i`, and `NaN` where the actor does not
 * stand on the issue. Positions are shares of the scale.
 */
export interface Market {
  readonly actors: readonly string[]
  readonly boards: readonly Board[]
  /** Where actors would like to end, at the start of the round. */
  readonly wanted: Float64Array
  readonly saliences: Float64Array
  /** How far the outcome of an issue goes for one step of an actor: c s / Σ c s over its actors. */
  readonly pulls: Float64Array
}

/** A market of all boards. Actors stand in the order in which they are first met. */
export function marketOf(boards: readonly Board[]): Market {
  const actors = [...new Set(boards.flatMap((board) => board.actors))]
  const size = actors.length * boards.length
  const [wanted, saliences, pulls] = [0, 1, 2].map(() => new Float64Array(size).fill(Number.NaN)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  const place = new Map(actors.map((actor, a) => [actor, a]))
  for (const [i, board] of boards.entries()) {
    const weights = board.saliences.map((salience, k) => salience * (board.capabilities[k] as number))
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    for (const [k, actor] of board.actors.entries()) {
      const at = (place.get(actor) as number) * boards.length + i
      wanted[at] = board.positions[k] as number
      saliences[at] = board.saliences[k] as number
      pulls[at] = (weights[k] as number) / total
    }
  }
  return { actors, boards, wanted, saliences, pulls }
}

/** The compromise of each issue where actors stand at these positions. */
export function outcomesOf({ boards, actors, pulls }: Market, positions: Float64Array): Float64Array {
  const issues = boards.length
  const outcomes = new Float64Array(issues)
  for (let a = 0; a < actors.length; a++) {
    for (let i = 0; i < issues; i++) {
      const at = a * issues + i
      const pull = pulls[at] as number
      if (pull > 0) outcomes[i] = (outcomes[i] as number) + pull * (positions[at] as number)
    }
  }
  return outcomes
}
