import { freeze } from 'immer'
import * as z from 'zod'
import { failAt, type Safe, safe } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { idSchema } from '../../model/ids.js'
import { readData } from '../../model/input.js'
import { fields } from '../../model/schema.js'
import { groupsOf, type Ranking, rankingSchema, ranksOf } from './ranking.js'
import {
  type Bounds,
  cornersOf,
  type RankOrderAssumption,
  type RankOrderWeights,
  rankOrderWeights,
} from './rankOrder.js'
import { type SwingAssumption, type Swings, type SwingWeights, swingWeights } from './swing.js'

/** The plausible ends of an issue; `worst` may be the larger number. */
export interface PlausibleRange {
  readonly worst: number
  readonly best: number
}

export interface Choices {
  /** The issues on which the packages are measured. */
  readonly ranges: Readonly<Record<string, PlausibleRange>>
  /** What each package comes to on each issue, within the issue's range. */
  readonly packages: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/** Values are straight lines from 0 at the worst to 1 at the best end of each range. */
export interface LinearValues {
  readonly kind: 'linearValues'
}

/** The values of packages, under the weights. */
interface Valued {
  /** What each package is worth on each issue, from 0 to 1. */
  readonly values: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** The packages, the best first, with their worth from 0 to 1; those worth alike in the order given. */
  readonly ranked: readonly RankedPackage[]
  /** Packages that another one equals or betters on every issue, and betters on one, whatever the weights. */
  readonly dominated: readonly { readonly package: string; readonly by: readonly string[] }[]
}

export interface RankedPackage {
  readonly package: string
  readonly worth: number
}

export interface Smarts extends Valued, Omit<SwingWeights, 'assumptions'> {
  readonly assumptions: readonly (SwingAssumption | LinearValues)[]
}

export interface Smarter extends Valued, Omit<RankOrderWeights, 'assumptions'> {
  /** Between which the worth of each package lies if nothing is known of the weights but their ranks. */
  readonly worthBounds: Readonly<Record<string, Bounds>>
  readonly assumptions: readonly (RankOrderAssumption | LinearValues)[]
}

/**
 * SMARTS, the simple multiattribute rating technique with swings (Edwards & Barron 1994): values are straight lines over the
 * plausible range of each issue, weights are swing weights (see `swingWeights`), and a package is worth the sum of weight × value.
 * A package that another one dominates needs no weights to be set aside, and is told.
 *
 * Throws `DemarcheError` for a range without extent, packages off the ranges or without a value, and points for other issues than
 * the ranges'.
 */
export function smarts(choices: Choices, swings: Swings): Smarts {
  const { issues, packages } = readChoices(choices)
  const weighed = swingWeights(swings)
  for (const issue of Object.keys(weighed.weights)) {
    if (!issues.includes(issue))
      failAt(['points', issue], { code: 'unknownName', what: 'issue', found: issue, known: issues })
  }
  const left = issues.find((issue) => !Object.hasOwn(weighed.weights, issue))
  if (left !== undefined) failAt(['points', left], { code: 'missing', expected: `points for ${left}` })
  return freeze(
    {
      ...weighed,
      ...valued(issues, packages, weighed.weights),
      assumptions: [...weighed.assumptions, { kind: 'linearValues' } as const],
    },
    true,
  )
}

export const safeSmarts: (choices: Choices, swings: Swings) => Safe<Smarts> = safe(smarts)

/**
 * SMARTER (Edwards & Barron 1994): as `smarts`, but the swings are only ranked, and the weights are the rank-order centroid's (see
 * `rankOrderWeights`). `worthBounds` tells how much of the result is owed to the ranks and how much to that choice of weights.
 */
export function smarter(choices: Choices, ranking: Ranking): Smarter {
  const { issues, packages } = readChoices(choices)
  const parsed = parseWith(rankingSchema, readData(ranking, ['ranking']), ['ranking'])
  ranksOf(parsed, issues)
  const weighed = rankOrderWeights(parsed)
  const corners = cornersOf(groupsOf(parsed))
  const worthBounds = [...packages].map(([name, values]) => {
    const worths = corners.map((corner) => worthOf(values, (issue) => corner.get(issue) as number))
    return [name, { lower: Math.min(...worths), upper: Math.max(...worths) }] as const
  })
  return freeze(
    {
      ...weighed,
      ...valued(issues, packages, weighed.weights),
      worthBounds: Object.fromEntries(worthBounds),
      assumptions: [...weighed.assumptions, { kind: 'linearValues' } as const],
    },
    true,
  )
}

export const safeSmarter: (choices: Choices, ranking: Ranking) => Safe<Smarter> = safe(smarter)

type Values = Readonly<Record<string, number>>

const choicesSchema = fields({
  ranges: z.record(idSchema, fields({ worst: z.number(), best: z.number() })),
  packages: z.record(idSchema, z.record(idSchema, z.number())),
})

/** The value, from 0 to 1, of each package on each issue. */
function readChoices(choices: Choices): { issues: readonly string[]; packages: ReadonlyMap<string, Values> } {
  const { ranges, packages } = parseWith(choicesSchema, readData(choices), [])
  const issues = Object.keys(ranges)
  if (issues.length === 0) failAt(['ranges'], { code: 'inconsistent', expected: 'at least one issue', found: 'none' })
  for (const [issue, { worst, best }] of Object.entries(ranges)) {
    if (worst !== best && Number.isFinite(best - worst)) continue
    const expected = 'a range from a worst to another best value'
    failAt(['ranges', issue], { code: 'inconsistent', expected, found: `${worst} to ${best}` })
  }
  const values = Object.entries(packages).map(([name, terms]) => {
    const unknown = Object.keys(terms).find((issue) => !issues.includes(issue))
    if (unknown !== undefined) {
      failAt(['packages', name, unknown], { code: 'unknownName', what: 'issue', found: unknown, known: issues })
    }
    const row = issues.map((issue) => [
      issue,
      unitValue(['packages', name, issue], ranges[issue] as PlausibleRange, terms[issue]),
    ])
    return [name, Object.fromEntries(row) as Values] as const
  })
  return { issues, packages: new Map(values) }
}

function unitValue(path: readonly string[], { worst, best }: PlausibleRange, at: number | undefined): number {
  const expected = `a number between ${Math.min(worst, best)} and ${Math.max(worst, best)}`
  if (at === undefined) return failAt(path, { code: 'missing', expected })
  const isWithin = at >= Math.min(worst, best) && at <= Math.max(worst, best)
  return isWithin
    ? Math.abs(at - worst) / Math.abs(best - worst)
    : failAt(path, { code: 'invalidValue', expected, found: at })
}

function valued(issues: readonly string[], packages: ReadonlyMap<string, Values>, weights: Values): Valued {
  const ranked = [...packages].map(([name, values]) => ({
    package: name,
    worth: worthOf(values, (issue) => weights[issue] as number),
  }))
  const dominates = (a: Values, b: Values) =>
    issues.every((issue) => (a[issue] as number) >= (b[issue] as number)) &&
    issues.some((issue) => (a[issue] as number) > (b[issue] as number))
  const dominated = [...packages].flatMap(([name, values]) => {
    const by = [...packages].flatMap(([other, its]) => (dominates(its, values) ? [other] : []))
    return by.length === 0 ? [] : [{ package: name, by }]
  })
  return { values: Object.fromEntries(packages), ranked: ranked.toSorted((a, b) => b.worth - a.worth), dominated }
}

function worthOf(values: Values, weightOf: (issue: string) => number): number {
  return Object.entries(values).reduce((sum, [issue, value]) => sum + weightOf(issue) * value, 0)
}
