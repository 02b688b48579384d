import { freeze } from 'immer'
import * as z from 'zod'
import { wholeNumber } from '../../gap/agreement/wholeNumber.js'
import { failAt, type Safe, safe } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { idSchema } from '../../model/ids.js'
import { asGiven, readData, readOptions } from '../../model/input.js'
import { fields } from '../../model/schema.js'
import { compare, exact, type Fraction, negative, one, zero } from '../division/fraction.js'
import { answersOf, answersSchema, type Claim, claimOf, type PackageAnswer } from './answers.js'
import { leastSets } from './contradictions.js'
import { dot, ExactProgramme, type ExactRow } from './exactProgramme.js'
import { type HighestLeast, highestLeast, mostEven, unitForms } from './middle.js'
import {
  type IssueOptions,
  issueOptionsSchema,
  type OptionPackage,
  packageSchema,
  type UtilityForms,
  utilityForm,
  utilityForms,
} from './packages.js'
import { poornessOfFit } from './poornessOfFit.js'
import { type Ranking, rankingSchema } from './ranking.js'

/** Some packages, and what a person says of them. */
export interface PackageChoices {
  readonly issues: Readonly<Record<string, IssueOptions>>
  readonly packages: Readonly<Record<string, OptionPackage>>
  readonly answers?: readonly PackageAnswer[]
  /** Some or all packages, the best first; those in one list are as good. It counts as an answer for each pair. */
  readonly ranking?: Ranking
}

export interface ConjointOptions {
  /** How many linear programmes to solve in search of the fewest answers to give up. Default 1,000. */
  readonly lookAt?: number
  /** How many sets of such answers to list and take into account, at least 1. Default 10. */
  readonly limit?: number
}

/** A number that what was said leaves within bounds, and one choice among them. */
export interface Bounded {
  readonly lower: number
  readonly chosen: number
  readonly upper: number
}

export interface ViolatedAnswer {
  readonly answer: PackageAnswer
  /** By how much utility, of 1 for the best of all packages, the chosen weights go against it; 0 where they make a choice a tie. */
  readonly by: number
}

export type ConjointAssumption =
  /** The utility of a package is the sum of what it is worth on each issue. */
  | { readonly kind: 'additiveValues' }
  /**
   * Of the utilities that fit, one in the middle is chosen: the closest choice, and the smallest weight or step that may be above 0,
   * are as large as can be; of several, the most even one.
   */
  | { readonly kind: 'middle' }
  /** Of several smallest sets of answers to give up, the first was given up that leaves the most room around the middle. */
  | { readonly kind: 'oneOfSeveralSets'; readonly sets: number }

export interface ConjointWeights {
  /** By issue: they are from 0 to 1, and those chosen sum to 1. */
  readonly weights: Readonly<Record<string, Bounded>>
  /** What each option is worth: 0 for the least wanted, the weight of its issue for the most wanted. */
  readonly worths: Readonly<Record<string, Readonly<Record<string, Bounded>>>>
  readonly inconsistency: {
    readonly answers: number
    /** How many answers any additive utility has to go against: from `lower` to `upper`, which are the same unless `lookAt` ended the search. */
    readonly violated: { readonly lower: number; readonly upper: number }
    /** Each set of answers, as few as that, without which the others agree; empty where all do. */
    readonly sets: readonly (readonly PackageAnswer[])[]
    /** Whether these are all such sets, so that the bounds hold for each. */
    readonly complete: boolean
    /** What the chosen weights go against. */
    readonly violations: readonly ViolatedAnswer[]
    /**
     * LINMAP's poorness of fit (Srinivasan & Shocker 1973): the least sum of utilities that goes against the answers, where what
     * goes with the choices of a better package outweighs what goes against them by 1. Absent where that cannot be.
     */
    readonly poornessOfFit?: number
  }
  readonly assumptions: readonly ConjointAssumption[]
}

/**
 * Weights from choices between packages, or a ranking of some: additive utilities that go against as few answers as possible, and
 * how much the answers leave open. Weights and worths are bounded by the least and the most that they come to in any utility that
 * fits all answers but those of one of `sets`; at a bound a choice may just become a tie.
 *
 * As in UTA (Jacquet-Lagrèze & Siskos 1982) utilities are linear forms in the weights of scored issues and in the steps from option
 * to option of ordered ones, each from 0 on, all together 1. The fewest answers to give up are found exactly (smallest hitting sets of
 * contradictions), and so are bounds: all is worked out in fractions. Chosen is the utility that is farthest from where a choice would
 * become a tie, or a weight or step 0; of several, the one with the most even weights and steps by leximin.
 *
 * Cost: linear programmes in as many unknowns as there are scored issues and steps of ordered ones, a few for each of them; the
 * search for the fewest answers is exponential in their number at worst, hence `lookAt`. Throws `DemarcheError` for unknown names,
 * packages without an option for each issue, and where there is no issue or no answer.
 */
export function conjointWeights(choices: PackageChoices, options: ConjointOptions = {}): ConjointWeights {
  const { lookAt = 1_000, limit = 10 } = readOptions(options, { lookAt: asGiven, limit: asGiven })
  const limits = { lookAt: wholeNumber('lookAt', lookAt), limit: wholeNumber('limit', limit) }
  const { forms, claims } = readChoices(choices)
  const { lower, upper, sets, complete } = leastSets(claims, forms.count, limits)
  const fits = sets.map((given) =>
    fitOf(
      forms,
      claims.filter((_, claim) => !given.has(claim)),
    ),
  )
  const roomiest = fits.reduce((best, fit) => (compare(fit.middle.value, best.middle.value) > 0 ? fit : best))
  const chosen = mostEven(roomiest.middle)
  const worths = boundsOf(forms, fits, chosen)
  const poorness = poornessOfFit(forms.count, claims)
  return freeze(
    {
      weights: Object.fromEntries([...forms.best].map(([issue, best]) => [issue, worths[issue]?.[best] as Bounded])),
      worths,
      inconsistency: {
        answers: claims.length,
        violated: { lower, upper },
        sets: sets.flatMap((given) =>
          given.size === 0 ? [] : [[...given].sort((a, b) => a - b).map((claim) => (claims[claim] as Claim).answer)],
        ),
        complete,
        violations: claims.flatMap((claim) => violationOf(claim, chosen)),
        ...(poorness === undefined ? {} : { poornessOfFit: exact(poorness).value }),
      },
      assumptions: [
        { kind: 'additiveValues' },
        { kind: 'middle' },
        ...(sets.length > 1 ? [{ kind: 'oneOfSeveralSets', sets: sets.length } as const] : []),
      ],
    },
    true,
  )
}

export const safeConjointWeights: (choices: PackageChoices, options?: ConjointOptions) => Safe<ConjointWeights> =
  safe(conjointWeights)

const choicesSchema = fields({
  issues: z.record(idSchema, issueOptionsSchema),
  packages: z.record(idSchema, packageSchema),
  answers: answersSchema.optional(),
  ranking: rankingSchema.optional(),
})

function readChoices(choices: PackageChoices): { forms: UtilityForms; claims: readonly Claim[] } {
  const { issues, packages, answers = [], ranking = [] } = parseWith(choicesSchema, readData(choices), [])
  const forms = utilityForms(issues)
  if (forms.count === 0) failAt(['issues'], { code: 'inconsistent', expected: 'at least one issue', found: 'none' })
  const utilities = new Map(
    Object.entries(packages).map(([name, offer]) => [name, utilityForm(forms, offer, ['packages', name])] as const),
  )
  const claims = [
    ...answers.map((answer, i) => claimOf(answer, utilities, ['answers', i])),
    ...answersOf(ranking).map((answer) => claimOf(answer, utilities, ['ranking'])),
  ]
  if (claims.length > 0) return { forms, claims }
  return failAt([], { code: 'inconsistent', expected: 'an answer, or a ranking of two packages', found: 'neither' })
}

/** The utilities that some claims, which agree, leave. */
interface Fit {
  readonly programme: ExactProgramme
  /** Those for which the least of the differences and unknowns, those apart that are 0 in any case, is as large as can be. */
  readonly middle: HighestLeast
}

function fitOf({ count }: UtilityForms, claims: readonly Claim[]): Fit {
  const rows = rowsOf(count, claims)
  const programme = new ExactProgramme(count, rows)
  const mayRise = unitForms(count).filter((unit) => programme.least(unit.map(negative))?.value.numerator !== 0n)
  const differences = claims.flatMap(({ isStrict, difference }) => (isStrict ? [difference] : []))
  return { programme, middle: highestLeast(count, rows, [...differences, ...mayRise]) }
}

function rowsOf(count: number, claims: readonly Claim[]): ExactRow[] {
  const whole = { factors: new Array<Fraction>(count).fill(one), bound: one, isEquation: true }
  const answered = claims.map(({ isStrict, difference }): ExactRow => {
    return { factors: difference, bound: zero, isEquation: !isStrict }
  })
  return [whole, ...answered]
}

function boundsOf(
  { worths }: UtilityForms,
  fits: readonly Fit[],
  chosen: readonly Fraction[],
): Record<string, Record<string, Bounded>> {
  const leastOf = (form: readonly Fraction[]) =>
    fits.flatMap(({ programme }) => programme.least(form)?.value ?? []).reduce((a, b) => (compare(a, b) <= 0 ? a : b))
  const bounded = (form: readonly Fraction[]): Bounded => ({
    lower: exact(leastOf(form)).value,
    chosen: exact(dot(form, chosen)).value,
    upper: exact(negative(leastOf(form.map(negative)))).value,
  })
  const rows = [...worths].map(([issue, options]) => {
    return [issue, Object.fromEntries([...options].map(([option, form]) => [option, bounded(form)]))] as const
  })
  return Object.fromEntries(rows)
}

function violationOf({ answer, isStrict, difference }: Claim, chosen: readonly Fraction[]): ViolatedAnswer[] {
  const found = dot(difference, chosen)
  const order = compare(found, zero)
  if (isStrict ? order > 0 : order === 0) return []
  return [{ answer, by: Math.abs(exact(found).value) }]
}
