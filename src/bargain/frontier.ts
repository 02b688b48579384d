import { freeze } from 'immer'
import type { Settlement } from '../gap/agreement/outlook.js'
import { type Safe, safe } from '../model/errors.js'
import { bunches, efficientPoints } from './fold/efficient.js'
import type { Fold } from './fold/fold.js'
import { type Points, selected } from './fold/points.js'
import { countWays, onePackageOf, packagesOf } from './fold/ways.js'
import { type Folded, foldedScenario } from './folded.js'
import { lineWithin } from './line/line.js'
import {
  type BargainingAssumption,
  type BargainingOptions,
  type DisagreementPoint,
  disagreementPoint,
  type Folding,
  foldingOf,
} from './options.js'
import { defineScenario, type Scenario, type ScenarioInput } from './scenario.js'
import { utilities as utilitiesOf } from './utility.js'

/** Packages that are worth the same to every party. */
export interface FrontierPoint {
  /** What each party has of them, in the order of the scenario's parties. */
  readonly utilities: readonly number[]
  /** One of them. */
  readonly settlement: Settlement
  /** How many there are; absent where the frontier is not exact, or a scale is continuous. */
  readonly packages?: bigint
}

/** Packages that differ on one issue only, from one number to another; what they are worth changes evenly on the way. */
export interface FrontierStretch {
  readonly from: FrontierPoint
  readonly to: FrontierPoint
  /** Whether the package at an end is not efficient, while all up to it are. */
  readonly fromOpen: boolean
  readonly toOpen: boolean
}

/** What is efficient among the packages that give every party at least what it has without agreement. */
export interface Frontier {
  readonly parties: readonly string[]
  /** No package is better for one party and no worse for the others. The first party's best comes first. */
  readonly points: readonly FrontierPoint[]
  /**
   * For two parties and a continuous scale: straight lines of packages between points, all of them efficient. The first
   * party's best line comes first.
   */
  readonly stretches: readonly FrontierStretch[]
  /** How many efficient packages there are; absent where that is not known, or a scale is continuous. */
  readonly packages?: bigint
  /** The best that each party has at one of the points: the ideal, or utopia, point. Empty when there is none. */
  readonly ideal: readonly number[]
  readonly disagreement: readonly number[]
  /** Whether nothing was left out and nothing rounded to a grid. */
  readonly exact: boolean
  /**
   * What is lost at most, for each party; 0 when exact. Every package that is worth to all at least this much more than what
   * they have without agreement has a point that is worse for no party by more than this.
   */
  readonly guarantee: readonly number[]
  readonly assumptions: readonly BargainingAssumption[]
}

/** A frontier with what it was made from. */
export interface Surface {
  readonly frontier: Frontier
  readonly least: readonly number[]
  readonly most: readonly number[]
}

/**
 * The Pareto frontier of a scenario, among the packages that are individually rational: worth at least what each party has
 * without agreement (`disagreement`). No package is enumerated where utilities add up over the issues: issue after issue is
 * folded in, and what is dominated is dropped. Issues that a party values together are folded in together. Utilities are
 * those of `utility`, summed in the same order, so that they are the same to the last bit where nothing is joint.
 *
 * For two parties, continuous scales are exact where value functions are piecewise linear: the frontier is then made of
 * straight lines. Otherwise continuous scales are replaced by some of their values, and `guarantee` tells what that may lose.
 * So it does where more than `limit` points would be left, or an `epsilon` is given. An empty frontier is an answer: no
 * package is rational.
 *
 * Cost: for two parties about n log v for each issue of v values, n being the points so far; 10^30 packages take
 * milliseconds. With more parties n is larger. Throws `DemarcheError` for options out of range and where more than
 * `enumerate` combinations would have to be looked at one by one.
 */
export function frontier(scenario: ScenarioInput, options: BargainingOptions = {}): Frontier {
  return surface(scenario, options).frontier
}

/** The twin of `frontier` that returns the error instead of throwing it. */
export const safeFrontier: (scenario: ScenarioInput, options?: BargainingOptions) => Safe<Frontier> = safe(frontier)

const surfaces = new WeakMap<Scenario, Map<string, Surface>>()

/** As `frontier`, with what it was made from; kept with the scenario. */
export function surface(given: ScenarioInput, options: BargainingOptions): Surface {
  const scenario = defineScenario(given)
  const folding = foldingOf(options)
  const disagreement = options.disagreement ?? 'reservation'
  const key = JSON.stringify([folding, disagreement])
  const known = surfaces.get(scenario) ?? new Map<string, Surface>()
  surfaces.set(scenario, known)
  let own = known.get(key)
  if (own === undefined) {
    const folded = foldedScenario(scenario, folding)
    own = surfaceOf(scenario, folded, disagreementPoint(scenario, disagreement, folded.least), folding)
    known.set(key, own)
  }
  return own
}

function surfaceOf(
  scenario: ScenarioInput,
  folded: Folded,
  disagreement: DisagreementPoint,
  folding: Folding,
): Surface {
  const { parties, least, most, losses } = folded
  const { utilities } = disagreement
  const { points, stretches } =
    folded.kind === 'line'
      ? alongLine(scenario, folded, utilities)
      : { points: distinctPoints(folded, utilities, folding.tolerance), stretches: [] }
  const counts = points.map((point) => point.packages)
  const total = counts.every((count) => count !== undefined)
    ? { packages: counts.reduce((sum, count) => sum + count, 0n) }
    : {}
  const made: Frontier = {
    parties,
    points,
    stretches,
    ...(folded.kind === 'points' && !folded.continuous && losses.every((loss) => loss === 0) ? total : {}),
    ideal: points.length === 0 ? [] : parties.map((_, p) => bestFor(points, p)),
    disagreement: utilities,
    exact: losses.every((loss) => loss === 0),
    guarantee: losses,
    assumptions: disagreement.assumptions,
  }
  for (const part of Object.values(made)) if (typeof part === 'object') Object.freeze(part)
  return { frontier: Object.freeze(made), least, most }
}

function bestFor(points: readonly FrontierPoint[], party: number): number {
  return points.reduce((best, { utilities }) => Math.max(best, utilities[party] as number), Number.NEGATIVE_INFINITY)
}

/** Where value functions are curved, straight lines only come near: the utilities told are those of the packages told. */
function alongLine(
  scenario: ScenarioInput,
  { pieces, losses }: Extract<Folded, { kind: 'line' }>,
  least: readonly number[],
) {
  const line = lineWithin(pieces, least, Object.keys(scenario.domain.issues))
  const isExact = losses.every((loss) => loss === 0)
  const told = ({ utilities, settlement }: FrontierPoint): FrontierPoint => ({
    utilities: isExact ? utilities : Object.values(utilitiesOf(scenario, settlement)),
    settlement,
  })
  const stretches = line.stretches.map((stretch) => ({ ...stretch, from: told(stretch.from), to: told(stretch.to) }))
  return freeze({ points: line.points.map(told), stretches }, true)
}

/** Where the packages of a point can be found. */
interface Origin {
  readonly fold: Fold
  readonly numbers: readonly number[]
}

const origins = new WeakMap<FrontierPoint, Origin>()

function distinctPoints(
  { fold, losses, continuous }: Extract<Folded, { kind: 'points' }>,
  disagreement: readonly number[],
  tolerance: number,
): FrontierPoint[] {
  const rational = rationalPoints(fold.points, disagreement)
  const efficient = efficientPoints(rational, tolerance)
  const numbers = efficient.map((i) => rational.origins[i] as number)
  const isCounted = !continuous && losses.every((loss) => loss === 0)
  const counts = isCounted ? new Map(countWays(fold, numbers).map((count, i) => [numbers[i], count])) : undefined
  return bunches(rational, efficient, tolerance).map((bunch) => {
    const own = bunch.map((i) => rational.origins[i] as number)
    const packages = own.reduce((sum, number) => sum + (counts?.get(number) ?? 0n), 0n)
    const point: FrontierPoint = Object.freeze({
      utilities: Object.freeze(rational.utilities.map((column) => column[bunch[0] as number] as number)),
      settlement: Object.freeze(onePackageOf(fold, own[0] as number)),
      ...(isCounted ? { packages } : {}),
    })
    origins.set(point, { fold, numbers: own })
    return point
  })
}

function rationalPoints(points: Points, disagreement: readonly number[]): Points {
  const numbers: number[] = []
  for (let i = 0; i < points.size; i++) {
    const isRational = points.utilities.every((column, p) => (column[i] as number) >= (disagreement[p] as number))
    if (isRational) numbers.push(i)
  }
  return selected(points, numbers)
}

/**
 * All packages of a point of a frontier or of a solution, one by one. Where the frontier is not exact, those that were not left
 * out; where it is made of straight lines, and for a point that no function of this library made, the one that the point tells.
 */
export function* packagesAt(point: FrontierPoint): Generator<Settlement, void> {
  const origin = origins.get(point)
  if (origin === undefined) yield point.settlement
  else for (const number of origin.numbers) yield* packagesOf(origin.fold, number)
}
