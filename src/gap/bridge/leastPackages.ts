import type { Search } from '../search.js'
import type { Found } from './branch.js'
import { type BridgePackage, packageOf, packageOfSpread } from './bridgePackage.js'
import { type Cost, type Places, tolerance } from './cost.js'
import { packagesWithin } from './listing.js'
import { countsOf, lexicographic, type Objective } from './objective.js'
import { combined, type Listed, packagesAt } from './optima.js'
import type { Problem } from './problem.js'
import { shortfalls } from './shortfall.js'
import type { Spread } from './spread.js'
import { leastTotal } from './total.js'

/** The packages that are best. */
export interface LeastPackages {
  readonly packages: readonly BridgePackage[]
  readonly more: boolean
  readonly bound: number
  readonly complete: boolean
  /** One of those with the least total. */
  readonly cheapest: Found
}

/** Where nobody need give anything, the packages with the least total are best by every objective. */
export function* leastPackages(
  problem: Problem,
  objective: Objective,
  limit: number,
  lookAt: number,
): Search<LeastPackages> {
  const least = yield* leastTotals(problem, limit, lookAt)
  const points = problem.axes.map((_, axis) => {
    const place = least.listed.spreads[0]?.get(axis)?.[0] as number
    return { place, next: place, share: 0 }
  })
  const cheapest = { points, shortfalls: shortfalls(problem, points) }
  if (objective !== 'total' && least.bound > tolerance) {
    const best = yield* lexicographic(problem, countsOf(objective, problem.parties.length), lookAt, [cheapest])
    if (best !== undefined) {
      const { found, more } = yield* packagesWithin(problem, best.ceilings, limit, lookAt)
      const packages = (found.length === 0 ? [best] : found).map((one) => packageOf(problem, one.points))
      const { bound, complete } = best
      return { packages: fewestStepsFirst(packages), more: more || !complete, bound, complete, cheapest }
    }
  }
  const packages = least.listed.spreads.map((spread) => packageOfSpread(problem, spread))
  return { packages, more: least.listed.more, bound: least.bound, complete: least.complete, cheapest }
}

function fewestStepsFirst(packages: readonly BridgePackage[]): BridgePackage[] {
  const steps = ({ parties }: BridgePackage) => parties.reduce((sum, { gives }) => sum + gives.length, 0)
  return packages.toSorted((a, b) => steps(a) - steps(b))
}

/** Group by group, since what a party would have to give on one group does not depend on the others. */
function* leastTotals(
  problem: Problem,
  limit: number,
  lookAt: number,
): Search<{ listed: Listed; bound: number; complete: boolean }> {
  const lists: Listed[] = []
  let [bound, complete] = [0, true]
  for (const group of problem.groups) {
    const least: { cost: Cost; places: Places; bound: Cost; complete: boolean } = yield* leastTotal(
      problem,
      group,
      lookAt,
    )
    bound += least.bound.spans
    complete &&= least.complete
    const listed: Listed = least.complete
      ? yield* packagesAt(problem, group, least.cost, limit, lookAt)
      : { spreads: [], more: true }
    lists.push(listed.spreads.length === 0 ? { spreads: [only(least.places)], more: true } : listed)
  }
  return { listed: combined(lists, limit), bound, complete }
}

function only(places: Places): Spread {
  return new Map([...places].map(([axis, place]) => [axis, [place]]))
}
