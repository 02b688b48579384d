import { freeze } from 'immer'
import * as z from 'zod'
import { failAt, type Safe, safe } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { idSchema } from '../../model/ids.js'
import { readData } from '../../model/input.js'
import { fields } from '../../model/schema.js'
import { type Ranking, rankingSchema, ranksOf } from './ranking.js'

/** What each swing, from the worst to the best value of an issue, is worth next to the others. */
export interface Swings {
  /** By issue, from 0 on: only their ratios count; it is usual to give 100 to the swing that is worth most. */
  readonly points: Readonly<Record<string, number>>
  /** The swings as they were ranked before they got points, the one worth most first; those in one list are worth alike. */
  readonly ranking?: Ranking
}

/** Two swings whose points go against their ranks. */
export interface RankReversal {
  readonly above: string
  readonly below: string
  /** By how much the points of the lower ranked exceed those of the higher ranked, as a part of all points: above 0. */
  readonly by: number
}

export type SwingAssumption =
  /** The value of a package is the sum of what it is worth on each issue. */
  | { readonly kind: 'additiveValues' }
  /** Points are taken as they were given, though they go against the ranks. */
  | { readonly kind: 'pointsOverRanks' }

export interface SwingWeights {
  /** By issue; they sum to 1. */
  readonly weights: Readonly<Record<string, number>>
  readonly inconsistency: {
    /** Pairs of issues ranked one above or beside the other; 0 where no ranking was given. */
    readonly compared: number
    readonly reversals: readonly RankReversal[]
  }
  readonly assumptions: readonly SwingAssumption[]
}

/**
 * Swing weights (von Winterfeldt & Edwards 1986, Decision Analysis and Behavioral Research, ch. 8): each weight is the issue's
 * points over all points. A swing is worth what a change from the worst to the best value of its issue is worth, so that the weights
 * fit values that run from 0 to 1 over that range, and no other.
 *
 * Where the swings were ranked too, each pair that the points put otherwise is told: a difference where the ranking has none, or an
 * order against the ranking's. Throws `DemarcheError` for points below 0 or all 0, and for a ranking of other issues.
 */
export function swingWeights(swings: Swings): SwingWeights {
  const { points, ranking } = parseWith(swingsSchema, readData(swings), [])
  const issues = Object.keys(points)
  const all = Object.values(points).reduce((sum, one) => sum + one, 0)
  if (!(all > 0)) failAt(['points'], { code: 'inconsistent', expected: 'points for at least one issue', found: 'none' })
  if (!Number.isFinite(all)) {
    failAt(['points'], { code: 'inconsistent', expected: 'points with a finite sum', found: `${all}` })
  }
  const weights = Object.fromEntries(issues.map((issue) => [issue, (points[issue] as number) / all]))
  const ranks = ranking === undefined ? new Map<string, number>() : ranksOf(ranking, issues)
  const reversals = pairsOf([...ranks.keys()]).flatMap(([a, b]) => reversalOf(weights, ranks, a, b))
  return freeze(
    {
      weights,
      inconsistency: { compared: pairsOf([...ranks.keys()]).length, reversals },
      assumptions: [
        { kind: 'additiveValues' },
        ...(reversals.length > 0 ? [{ kind: 'pointsOverRanks' } as const] : []),
      ],
    },
    true,
  )
}

export const safeSwingWeights: (swings: Swings) => Safe<SwingWeights> = safe(swingWeights)

const swingsSchema = fields({
  points: z.record(idSchema, z.number().min(0)),
  ranking: rankingSchema.optional(),
})

function reversalOf(
  weights: Readonly<Record<string, number>>,
  ranks: ReadonlyMap<string, number>,
  a: string,
  b: string,
): RankReversal[] {
  const isTied = ranks.get(a) === ranks.get(b)
  const by = (weights[b] as number) - (weights[a] as number)
  if (by > 0) return [{ above: a, below: b, by }]
  return isTied && by < 0 ? [{ above: b, below: a, by: -by }] : []
}

function pairsOf(names: readonly string[]): (readonly [string, string])[] {
  return names.flatMap((a, i) => names.slice(i + 1).map((b) => [a, b] as const))
}
