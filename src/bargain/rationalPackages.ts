import { failAt, type Safe, safe } from '../model/errors.js'
import { blocksOf } from './block.js'
import { countWithin } from './count/bounds.js'
import { countEach } from './count/each.js'
import { countExactly } from './count/exact.js'
import { countByHalves } from './count/halves.js'
import { columnsOf, sumsFrom, type Table, tableOf } from './count/table.js'
import { constantsOf } from './folded.js'
import { type BargainingAssumption, type BargainingOptions, disagreementPoint, foldingOf } from './options.js'
import { outcomeSpace } from './outcomeSpace.js'
import { defineScenario, type ScenarioInput } from './scenario.js'

/** How many packages there are of some kind: exactly, where the bounds are equal. */
export interface PackageCount {
  readonly lower: bigint
  readonly upper: bigint
}

/** How many packages give every party at least what it has without agreement. */
export interface RationalPackages extends PackageCount {
  /** How many packages there are that no party excludes. */
  readonly of: bigint
  /** Rational packages as a share of these, 0 to 1; 0 where there is none. */
  readonly share: { readonly lower: number; readonly upper: number }
  readonly assumptions: readonly BargainingAssumption[]
}

/**
 * Counts the individually rational packages: u ≥ d for every party. Issue by issue, different sums are kept with how often they
 * come about, and a sum is done with as soon as what follows cannot change the answer; so many packages are counted without
 * being looked at, all of them where every package is good enough for every party. Where more than `limit` different sums
 * would have to be kept, and there are more than 2^26 packages, pairs of halves are counted, for up to about 10^12 packages and
 * two parties who can be worse off; beyond, bounds are told.
 *
 * Throws `DemarcheError` where a scale is continuous, since there is no end of packages then, and as `frontier` does.
 */
export function rationalPackages(scenario: ScenarioInput, options: BargainingOptions = {}): RationalPackages {
  const given = defineScenario(scenario)
  const { enumerate, limit } = foldingOf(options)
  const space = outcomeSpace(given)
  const continuous = space.axes.find((axis) => axis.continuous)
  if (continuous !== undefined) {
    const expected = 'a step on every interval scale, so that packages can be counted'
    failAt(['domain', 'issues', continuous.issue, 'step'], { code: 'missing', expected })
  }
  const start = constantsOf(given)
  const blocks = blocksOf(given, space, enumerate)
  const tables = blocks.map((block) => tableOf(block, start.length))
  const reach = (of: 'least' | 'most') =>
    tables.reduce((sums, table) => sums.map((sum, p) => sum + (table[of][p] as number)), start)
  const [least, most] = [reach('least'), reach('most')]
  const { utilities, assumptions } = disagreementPoint(given, options.disagreement ?? 'reservation', least)
  const all = tables.reduce((product, { count }) => product * BigInt(count), 1n)
  const count = countAtLeast(tables, start, { least, most, needed: utilities }, limit)
  const share = (part: bigint) => (all === 0n ? 0 : ratio(part, all))
  return Object.freeze({
    ...count,
    of: all,
    share: Object.freeze({ lower: share(count.lower), upper: share(count.upper) }),
    assumptions,
  })
}

/** The twin of `rationalPackages` that returns the error instead of throwing it. */
export const safeRationalPackages: (scenario: ScenarioInput, options?: BargainingOptions) => Safe<RationalPackages> =
  safe(rationalPackages)

interface Reach {
  readonly least: readonly number[]
  readonly most: readonly number[]
  readonly needed: readonly number[]
}

/** As many as can be looked at one by one in a second. */
const fewPackages = 2n ** 26n

/** Only parties whose worst package is not good enough for them can make a difference. */
function countAtLeast(
  tables: readonly Table[],
  start: readonly number[],
  { least, most, needed }: Reach,
  limit: number,
): PackageCount {
  const all = tables.reduce((product, { count }) => product * BigInt(count), 1n)
  const parties = start.map((_, p) => p).filter((p) => (least[p] as number) < (needed[p] as number))
  if (all === 0n || start.some((_, p) => (most[p] as number) < (needed[p] as number))) return { lower: 0n, upper: 0n }
  if (parties.length === 0) return { lower: all, upper: all }
  const own = tables.map((table) => columnsOf(table, parties))
  const [from, wanted] = [parties.map((p) => start[p] as number), parties.map((p) => needed[p] as number)]
  const margins = marginsOf(own, from)
  if (all <= fewPackages) return exactly(BigInt(countEach(own, from, wanted, margins)))
  const exact = countExactly(own, from, wanted, margins, limit)
  if (exact !== undefined) return exactly(exact)
  return countByHalves(own, from, wanted, margins) ?? countWithin(own, from, wanted, margins)
}

function exactly(count: bigint): PackageCount {
  return { lower: count, upper: count }
}

/** What rounding can make of sums that are added in another order. */
function marginsOf(tables: readonly Table[], start: readonly number[]): number[] {
  const [low, high] = [sumsFrom(tables, 'least')[0] as number[], sumsFrom(tables, 'most')[0] as number[]]
  return start.map((own, p) => {
    const size = tables.reduce(
      (sum, table) => sum + Math.max(Math.abs(table.least[p] as number), Math.abs(table.most[p] as number)),
      Math.abs(own) + Math.abs(low[p] as number) + Math.abs(high[p] as number),
    )
    return (tables.length + 4) * size * 2 ** -51
  })
}

function ratio(part: bigint, all: bigint): number {
  const whole = Number(all)
  if (Number.isFinite(whole)) return Number(part) / whole
  const unit = 2n ** 53n
  return Number((part * unit) / all) / Number(unit)
}
