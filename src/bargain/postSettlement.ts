import { freeze } from 'immer'
import type { Settlement } from '../gap/agreement/outlook.js'
import { failAt, type Safe, safe } from '../model/errors.js'
import { type Block, blocksOf, valuesAt } from './block.js'
import { fold } from './fold/fold.js'
import { onePackageOf } from './fold/ways.js'
import { constantsOf } from './folded.js'
import { type FrontierPoint, frontier } from './frontier.js'
import { atLeast, slackAt } from './leftOnTable.js'
import { type FoldingOptions, foldingOf } from './options.js'
import { outcomeSpace } from './outcomeSpace.js'
import { defineScenario, type Scenario, type ScenarioInput } from './scenario.js'
import { utilities } from './utility.js'

export interface PostSettlementOptions extends FoldingOptions {
  /** Whether a package has to be better for `all` parties, or for `some` while it is no worse for the others. Default `all`. */
  readonly betterFor?: 'all' | 'some'
}

/** A package that changes little. */
export interface Change {
  readonly settlement: Settlement
  readonly utilities: readonly number[]
  /** The issues on which it differs. */
  readonly changed: readonly string[]
}

/** What the parties could still agree upon instead of what they have agreed upon. */
export interface PostSettlement {
  readonly parties: readonly string[]
  /** What they have of the settlement. */
  readonly utilities: readonly number[]
  /** The efficient packages that are better. Empty: there is nothing better. */
  readonly improvements: readonly FrontierPoint[]
  /** Better packages that change as few issues as any do; of these, the ones that no other of them dominates. */
  readonly smallestChanges: readonly Change[]
  /** Whether nothing was left out and nothing rounded to a grid; else there can be better ones, or smaller changes. */
  readonly exact: boolean
}

/**
 * A post-settlement settlement (Raiffa 1985): starting from an agreement or a proposal, packages that are better for all, and
 * the fewest issues that have to change for one. How much an issue changes does not count.
 *
 * Cost: as `frontier`, with one party more: the number of issues that stay as they are is folded like a utility. Throws
 * `DemarcheError` as `frontier` does, for what is no package of the domain, and for one that a party can never agree to.
 */
export function postSettlement(
  scenario: ScenarioInput,
  settlement: Settlement,
  options: PostSettlementOptions = {},
): PostSettlement {
  const given = defineScenario(scenario)
  const betterFor = options.betterFor ?? 'all'
  if (betterFor !== 'all' && betterFor !== 'some') {
    failAt(['betterFor'], { code: 'invalidValue', expected: '"all" or "some"', found: betterFor })
  }
  const byParty = utilities(given, settlement)
  const own = Object.values(byParty)
  const excluding = Object.keys(byParty).find((party) => byParty[party] === Number.NEGATIVE_INFINITY)
  if (excluding !== undefined) {
    failAt([], {
      code: 'inconsistent',
      expected: 'a package that no party excludes',
      found: `one that ${excluding} does`,
    })
  }
  const isBetter = (theirs: readonly number[]) => {
    const better = theirs.map((at, p) => at - (own[p] as number) > slackAt(own[p] as number, options))
    return betterFor === 'all' ? better.every(Boolean) : better.includes(true)
  }
  const { points, parties, exact } = frontier(given, { ...options, disagreement: atLeast(byParty) })
  const improvements = points.filter((point) => isBetter(point.utilities))
  const least = leastChanges(given, settlement, own, options, isBetter)
  return freeze(
    { parties, utilities: own, improvements, smallestChanges: least.changes, exact: exact && least.exact },
    true,
  )
}

/** The twin of `postSettlement` that returns the error instead of throwing it. */
export const safePostSettlement: (
  scenario: ScenarioInput,
  settlement: Settlement,
  options?: PostSettlementOptions,
) => Safe<PostSettlement> = safe(postSettlement)

function leastChanges(
  scenario: Scenario,
  settlement: Settlement,
  own: readonly number[],
  options: PostSettlementOptions,
  isBetter: (theirs: readonly number[]) => boolean,
): { changes: readonly Change[]; exact: boolean } {
  const folding = foldingOf(options)
  const space = outcomeSpace(scenario, { resolution: folding.resolution, through: settlement })
  const blocks = blocksOf(scenario, space, folding.enumerate).map((block) => withUnchanged(block, settlement))
  const floor = [...own.map((at) => at - slackAt(at, options)), Number.NEGATIVE_INFINITY]
  const folded = fold(blocks, [...constantsOf(scenario), 0], { ...folding, tolerance: 0, floor })
  const { size, utilities: columns } = folded.points
  const found: { point: number; unchanged: number; theirs: number[] }[] = []
  for (let point = 0; point < size; point++) {
    const all = columns.map((column) => column[point] as number)
    const theirs = all.slice(0, -1)
    const isKept = theirs.every((at, p) => at >= (own[p] as number) - slackAt(own[p] as number, options))
    if (isKept && isBetter(theirs)) found.push({ point, unchanged: all.at(-1) as number, theirs })
  }
  const most = found.reduce((top, { unchanged }) => Math.max(top, unchanged), Number.NEGATIVE_INFINITY)
  const fewest = found.filter(({ unchanged }) => unchanged === most)
  const changes = fewest
    .filter(({ theirs }) => !fewest.some((other) => dominates(other.theirs, theirs)))
    .map(({ point, theirs }): Change => {
      const changed = onePackageOf(folded, point)
      const issues = Object.keys(settlement).filter((issue) => changed[issue] !== settlement[issue])
      return { settlement: changed, utilities: theirs, changed: issues }
    })
  const isExact = folded.losses.every((loss) => loss === 0) && space.axes.every((axis) => !axis.continuous)
  return { changes, exact: isExact }
}

function dominates(x: readonly number[], y: readonly number[]): boolean {
  return x.every((at, p) => at >= (y[p] as number)) && x.some((at, p) => at > (y[p] as number))
}

/** A block with one party more, which likes what stays as it is. */
function withUnchanged(block: Block, settlement: Settlement): Block {
  return {
    ...block,
    sizes: [...block.sizes, 0],
    fill: (from, columns) => {
      block.fill(from, columns)
      const unchanged = columns.at(-1) as Float64Array
      for (let i = 0; i < unchanged.length; i++) {
        unchanged[i] = valuesAt(block, from + i).filter(([issue, value]) => settlement[issue] === value).length
      }
    },
  }
}
