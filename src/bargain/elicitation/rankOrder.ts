import { freeze } from 'immer'
import { type Safe, safe } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { readData } from '../../model/input.js'
import { groupsOf, type Ranking, rankingSchema } from './ranking.js'

/** What a number can be, given what was said. */
export interface Bounds {
  readonly lower: number
  readonly upper: number
}

export type RankOrderAssumption =
  /** The value of a package is the sum of what it is worth on each issue. */
  | { readonly kind: 'additiveValues' }
  /** All weights that fit the ranks count as equally likely: the weights told are their mean. */
  | { readonly kind: 'centroidOfRanks' }

export interface RankOrderWeights {
  /** By issue; they sum to 1. */
  readonly weights: Readonly<Record<string, number>>
  /** Between which each weight lies if nothing is known but the ranks. */
  readonly bounds: Readonly<Record<string, Bounds>>
  readonly assumptions: readonly RankOrderAssumption[]
}

/**
 * Rank-order centroid weights, as in SMARTER (Edwards & Barron 1994; Barron 1992): the mean of all weights that are in the order of
 * the ranks. Of n issues, the k-th weighs (1/k + … + 1/n) / n. Issues of one rank weigh alike: then the mean is over the weights
 * that fall from group to group, of m groups (1/N_g + … + 1/N_m) / m for the g-th, N_g being the number of issues down to it.
 *
 * `ranking` starts with the issue whose swing from worst to best is worth most. The ranks alone leave much open: see `bounds`.
 * Throws `DemarcheError` for an empty ranking and for an issue that is in it twice.
 */
export function rankOrderWeights(ranking: Ranking): RankOrderWeights {
  const groups = groupsOf(parseWith(rankingSchema, readData(ranking, ['ranking']), ['ranking']))
  const corners = cornersOf(groups)
  const issues = groups.flat()
  const told = issues.map((issue) => corners.map((corner) => corner.get(issue) as number))
  const weights = told.map((at) => at.reduceRight((sum, weight) => sum + weight, 0) / corners.length)
  return freeze(
    {
      weights: Object.fromEntries(issues.map((issue, i) => [issue, weights[i] as number])),
      bounds: Object.fromEntries(
        issues.map((issue, i) => {
          const at = told[i] as number[]
          return [issue, { lower: Math.min(...at), upper: Math.max(...at) }]
        }),
      ),
      assumptions: [{ kind: 'additiveValues' }, { kind: 'centroidOfRanks' }],
    },
    true,
  )
}

export const safeRankOrderWeights: (ranking: Ranking) => Safe<RankOrderWeights> = safe(rankOrderWeights)

/** The corners of all weights that fit the ranks: the first group alone, the first two, and so on, all weighing alike. */
export function cornersOf(groups: readonly (readonly string[])[]): readonly ReadonlyMap<string, number>[] {
  const issues = groups.flat()
  let count = 0
  return groups.map((group) => {
    count += group.length
    return new Map(issues.map((issue, i) => [issue, i < count ? 1 / count : 0]))
  })
}
