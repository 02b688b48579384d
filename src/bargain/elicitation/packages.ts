import * as z from 'zod'
import { failAt } from '../../model/errors.js'
import { idSchema } from '../../model/ids.js'
import { fields, name, refuse } from '../../model/schema.js'
import { compare, divide, type Fraction, one, readFraction, subtract, zero } from '../division/fraction.js'

/**
 * The options of an issue: either scored, by how much each is wanted (in any unit; the least wanted option then counts as 0 and the
 * most wanted as 1), or only ordered, the least wanted first.
 */
export type IssueOptions = { readonly scores: Readonly<Record<string, number>> } | { readonly order: readonly string[] }

/** An option for each issue. */
export type OptionPackage = Readonly<Record<string, string>>

export const issueOptionsSchema = z.union(
  [
    fields({ scores: z.record(name, z.number()) }).check((context) => {
      const scores = Object.values(context.value.scores)
      if (scores.some((score) => score !== scores[0])) return
      refuse(context, { code: 'inconsistent', expected: 'scores of which two differ', found: `${scores.length} alike` })
    }),
    fields({ order: z.array(name).min(2) }).check((context) => {
      const { order } = context.value
      const again = order.find((option, i) => order.indexOf(option) < i)
      if (again !== undefined) refuse(context, { code: 'duplicateId', what: 'option', found: again })
    }),
  ],
  {
    error: (issue) =>
      issue.input === undefined
        ? undefined
        : 'expected { scores }, of which two differ, or { order } of two options or more, each once',
  },
)

export const packageSchema = z.record(idSchema, name)

/** Utilities as linear forms in unknowns from 0 on that sum to 1: a weight for each scored issue, the steps of each ordered one. */
export interface UtilityForms {
  readonly count: number
  /** What each option of each issue is worth, the best one as much as its issue weighs. */
  readonly worths: ReadonlyMap<string, ReadonlyMap<string, readonly Fraction[]>>
  readonly best: ReadonlyMap<string, string>
}

export function utilityForms(issues: Readonly<Record<string, IssueOptions>>): UtilityForms {
  const gradesOf = Object.entries(issues).map(([issue, options]) => [issue, grades(options)] as const)
  const count = gradesOf.reduce((sum, [, { unknowns }]) => sum + unknowns, 0)
  let start = 0
  const worths = gradesOf.map(([issue, { unknowns, of }]) => {
    const first = start
    start += unknowns
    const forms = [...of].map(([option, grade]) => {
      const form = Array.from({ length: count }, (_, i) => grade[i - first] ?? zero)
      return [option, form] as const
    })
    return [issue, new Map(forms)] as const
  })
  return { count, worths: new Map(worths), best: new Map(gradesOf.map(([issue, { best }]) => [issue, best])) }
}

/** The utility of a package. Checks that it has a known option for each issue. */
export function utilityForm(
  { count, worths }: UtilityForms,
  offer: OptionPackage,
  path: readonly string[],
): Fraction[] {
  const unknown = Object.keys(offer).find((issue) => !worths.has(issue))
  if (unknown !== undefined) {
    failAt([...path, unknown], { code: 'unknownName', what: 'issue', found: unknown, known: worths.keys() })
  }
  const total = new Array<Fraction>(count).fill(zero)
  for (const [issue, options] of worths) {
    const option = offer[issue]
    if (option === undefined) return failAt([...path, issue], { code: 'missing', expected: `an option of ${issue}` })
    const form = options.get(option)
    if (form === undefined) {
      return failAt([...path, issue], { code: 'unknownName', what: 'option', found: option, known: options.keys() })
    }
    for (const [i, factor] of form.entries()) if (factor.numerator !== 0n) total[i] = factor
  }
  return total
}

/** How much of each of an issue's own unknowns each option gets. */
interface Grades {
  readonly unknowns: number
  readonly of: ReadonlyMap<string, readonly Fraction[]>
  readonly best: string
}

function grades(options: IssueOptions): Grades {
  if ('order' in options) {
    const { order } = options
    const of = order.map((option, level) => [option, order.slice(1).map((_, i) => (i < level ? one : zero))] as const)
    return { unknowns: order.length - 1, of: new Map(of), best: order.at(-1) as string }
  }
  const scores = Object.entries(options.scores).map(([option, score]) => ({
    option,
    score: readFraction(String(score)) as Fraction,
  }))
  const rising = scores.toSorted((a, b) => compare(a.score, b.score))
  const [least, most] = [rising[0], rising.at(-1)] as [(typeof rising)[0], (typeof rising)[0]]
  const range = subtract(most.score, least.score)
  const of = scores.map(({ option, score }) => [option, [divide(subtract(score, least.score), range)]] as const)
  return { unknowns: 1, of: new Map(of), best: most.option }
}
