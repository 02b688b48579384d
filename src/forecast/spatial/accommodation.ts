import { failAt } from '../../model/errors.js'

/** By actor, how far what it would like best follows whose position; shares of an actor sum to 1 at most. */
export type Accommodation = Readonly<Record<string, Readonly<Record<string, number>>>>

/** Sums that exceed 1 by less are rounding. */
const rounding = 1e-9

/** As numbers, row by row; actors that are not told of follow themselves altogether. Throws for unknown actors. */
export function accommodationOf(
  told: Accommodation,
  actors: readonly string[],
  known: ReadonlySet<string>,
): Float64Array {
  const matrix = new Float64Array(actors.length ** 2)
  for (const [actor, shares] of Object.entries(told)) {
    for (const found of [actor, ...Object.keys(shares)]) {
      if (!known.has(found)) failAt(['accommodation', actor], { code: 'unknownName', what: 'actor', found, known })
    }
    const sum = Object.values(shares).reduce((total, share) => total + share, 0)
    if (sum > 1 + rounding) {
      failAt(['accommodation', actor], {
        code: 'inconsistent',
        expected: 'shares that sum to at most 1',
        found: `${sum}`,
      })
    }
  }
  for (const [i, actor] of actors.entries()) {
    const own = Object.hasOwn(told, actor) ? (told[actor] as Readonly<Record<string, number>>) : { [actor]: 1 }
    for (const [j, other] of actors.entries()) {
      matrix[i * actors.length + j] = Object.hasOwn(own, other) ? (own[other] as number) : 0
    }
  }
  return matrix
}
