import * as z from 'zod'
import { failAt } from '../../model/errors.js'
import { idSchema } from '../../model/ids.js'
import { fields } from '../../model/schema.js'
import { type Fraction, subtract } from '../division/fraction.js'
import { groupsOf, type Ranking } from './ranking.js'

/** A choice between two packages: one is better, or they are as good. */
export type PackageAnswer =
  | { readonly better: string; readonly worse: string }
  | { readonly alike: readonly [string, string] }

/** An answer, with the difference of the utilities that is to be above 0, or 0. */
export interface Claim {
  readonly answer: PackageAnswer
  readonly isStrict: boolean
  readonly difference: readonly Fraction[]
}

export const answersSchema = z.array(
  z.union([fields({ better: idSchema, worse: idSchema }), fields({ alike: z.tuple([idSchema, idSchema]) })], {
    error: (issue) => (issue.input === undefined ? undefined : 'expected { better, worse } or { alike: [a, b] }'),
  }),
)

/** The answers that a ranking implies: one for each pair of packages. */
export function answersOf(ranking: Ranking): PackageAnswer[] {
  const groups = groupsOf(ranking)
  const ranked = groups.flatMap((group, rank) => group.map((name) => ({ name, rank })))
  return ranked.flatMap((a, i) =>
    ranked.slice(i + 1).map((b): PackageAnswer => {
      return a.rank < b.rank ? { better: a.name, worse: b.name } : { alike: [a.name, b.name] }
    }),
  )
}

/** Checks that an answer is about two packages that are known. */
export function claimOf(
  answer: PackageAnswer,
  utilities: ReadonlyMap<string, readonly Fraction[]>,
  path: readonly (string | number)[],
): Claim {
  const [a, b] = 'alike' in answer ? answer.alike : [answer.better, answer.worse]
  const formOf = (name: string) =>
    utilities.get(name) ?? failAt(path, { code: 'unknownName', what: 'package', found: name, known: utilities.keys() })
  const [first, second] = [formOf(a), formOf(b)]
  if (a === b) failAt(path, { code: 'inconsistent', expected: 'two packages', found: `${a} and ${b}` })
  const difference = first.map((factor, i) => subtract(factor, second[i] as Fraction))
  return { answer, isStrict: !('alike' in answer), difference }
}
