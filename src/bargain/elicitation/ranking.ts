import * as z from 'zod'
import { failAt } from '../../model/errors.js'
import { idSchema } from '../../model/ids.js'

/** Names from the first to the last; those in one list share a rank. */
export type Ranking = readonly (string | readonly string[])[]

export const rankingSchema = z
  .array(
    z.union([idSchema, z.array(idSchema).min(1)], {
      error: (issue) => (issue.input === undefined ? undefined : 'expected a name, or a list of names of one rank'),
    }),
  )
  .min(1)

/** The groups of a ranking. Checks that no name is in it twice. */
export function groupsOf(ranking: Ranking): readonly (readonly string[])[] {
  const groups = ranking.map((rank) => (typeof rank === 'string' ? [rank] : rank))
  const names = groups.flat()
  const again = names.find((name, i) => names.indexOf(name) < i)
  if (again === undefined) return groups
  return failAt(['ranking'], {
    code: 'inconsistent',
    expected: 'a ranking that names each once',
    found: `${again} twice`,
  })
}

/** The rank of each issue, from 0 on, in the order of the ranking. Checks that it ranks these issues, all of them. */
export function ranksOf(ranking: Ranking, known: readonly string[]): ReadonlyMap<string, number> {
  const groups = groupsOf(ranking)
  const ranks = new Map(groups.flatMap((group, rank) => group.map((name) => [name, rank] as const)))
  const unknown = [...ranks.keys()].find((name) => !known.includes(name))
  if (unknown !== undefined) failAt(['ranking'], { code: 'unknownName', what: 'issue', found: unknown, known })
  const left = known.find((name) => !ranks.has(name))
  if (left !== undefined) failAt(['ranking'], { code: 'missing', expected: `a rank for ${left}` })
  return ranks
}
