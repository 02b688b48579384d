import { freeze } from 'immer'
import type { Settlement } from '../gap/agreement/outlook.js'
import { type Safe, safe } from '../model/errors.js'
import { type FrontierPoint, frontier } from './frontier.js'
import type { BargainingOptions } from './options.js'
import { defineScenario, type ScenarioInput } from './scenario.js'
import { bestPoints, type Solution } from './solution/best.js'
import { nearness, worstOff } from './solution/objective.js'
import { kalaiSmorodinsky, nash } from './solution/solutions.js'
import { utilities } from './utility.js'

/** What a package leaves on the table: what could be had by some without any loss to others. */
export interface LeftOnTable {
  readonly parties: readonly string[]
  readonly utilities: readonly number[]
  /** Whether no package is better for one party and no worse for the others. */
  readonly efficient: boolean
  /** The efficient packages that are better for one party at least, and no worse for the others. */
  readonly dominatedBy: readonly FrontierPoint[]
  /** The most that every party can gain at once: the largest least gain in utility on the package. 0 where it is efficient. */
  readonly forAll: number
  /** For each party, the most that it can gain while no other loses. */
  readonly forEach: readonly number[]
  /** How far the package is (Euclidean, in utilities) from the nearest efficient one, and from the nearest solution of each kind; absent where no package is rational. */
  readonly distances: { readonly frontier: number; readonly nash?: number; readonly kalaiSmorodinsky?: number }
  /** Whether the frontier is exact; if not, it can be better by `guarantee`. */
  readonly exact: boolean
  readonly guarantee: readonly number[]
}

/**
 * Whether a package is efficient, by how much it is dominated and by which packages, and how far it is from the frontier and
 * the solutions. Rational or not does not matter to the frontier; the solutions are those for `disagreement`.
 *
 * Cost: that of `frontier`. Throws `DemarcheError` as `frontier` does, and for what is no package of the domain.
 */
export function leftOnTable(
  scenario: ScenarioInput,
  settlement: Settlement,
  options: BargainingOptions = {},
): LeftOnTable {
  const given = defineScenario(scenario)
  const byParty = utilities(given, settlement)
  const own = Object.values(byParty)
  const better = { ...options, disagreement: atLeast(byParty) }
  const { points, parties, ideal, exact, guarantee } = frontier(given, better)
  const isBetter = ({ utilities: theirs }: FrontierPoint) =>
    theirs.some((at, p) => at - (own[p] as number) > slackAt(own[p] as number, options))
  const dominatedBy = points.filter(isBetter)
  const best = bestPoints(
    scenario,
    better,
    worstOff((theirs) => theirs.map((at, p) => at - (own[p] as number))),
  )
  const isEfficient = dominatedBy.length === 0
  return freeze(
    {
      parties,
      utilities: own,
      efficient: isEfficient,
      dominatedBy,
      forAll: isEfficient ? 0 : Math.max(0, best.value[0] ?? 0),
      forEach: own.map((at, p) => (isEfficient ? 0 : Math.max(0, (ideal[p] as number) - at))),
      distances: {
        frontier: distanceTo(given, own, options),
        ...named('nash', nearest(own, nash(given, options))),
        ...named('kalaiSmorodinsky', nearest(own, kalaiSmorodinsky(given, options))),
      },
      exact,
      guarantee,
    },
    true,
  )
}

/** The twin of `leftOnTable` that returns the error instead of throwing it. */
export const safeLeftOnTable: (
  scenario: ScenarioInput,
  settlement: Settlement,
  options?: BargainingOptions,
) => Safe<LeftOnTable> = safe(leftOnTable)

/** What a package is worth as a point to start from; a package that a party can never agree to is no start for it. */
export function atLeast(byParty: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(byParty).map(([party, at]) => [party, Math.max(at, -Number.MAX_VALUE)]))
}

/** What is beyond the noise of sums, and the tolerance. */
export function slackAt(utility: number, { tolerance = 0 }: BargainingOptions): number {
  return Math.max(tolerance, 1e-12 * Math.max(1, Math.abs(utility)))
}

function distanceTo(scenario: ScenarioInput, own: readonly number[], options: BargainingOptions): number {
  const all = { ...options, disagreement: 'minimum' } as const
  const nearestPoint = bestPoints(
    scenario,
    all,
    nearness((theirs) => theirs, own),
  )
  return -(nearestPoint.value[0] ?? Number.NEGATIVE_INFINITY)
}

function nearest(own: readonly number[], { points }: Solution): number | undefined {
  if (points.length === 0) return undefined
  return Math.min(
    ...points.map(({ utilities: theirs }) => Math.hypot(...theirs.map((at, p) => at - (own[p] as number)))),
  )
}

function named<Name extends string>(name: Name, value: number | undefined): { [N in Name]?: number } {
  return (value === undefined ? {} : { [name]: value }) as { [N in Name]?: number }
}
