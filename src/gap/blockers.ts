import { freeze } from 'immer'
import { type Safe, safe } from '../model/errors.js'
import { type OptionReaders, readOptions } from '../model/input.js'
import type { AnyNames } from '../model/names.js'
import type { Issue, Negotiation } from '../model/negotiation.js'
import { intersection, isEmpty } from '../model/region.js'
import type { Scale } from '../model/scale.js'
import { at, type Position, positions } from '../position/position.js'
import { checked } from '../record/checked.js'
import { regionDistance } from './distance.js'
import { type GapOptions, type Selection, selectedIssues, selectedParties, selectionReaders } from './options.js'
import { partyWeights, readWeights } from './weights.js'

/** Parties that together leave no value on an issue; without any one of them there would be one. */
export interface Blocker {
  readonly issue: string
  readonly parties: readonly string[]
  /** How far apart they are at least, in scale spans: the largest lower bound of two of them. */
  readonly lower: number
  /** The mean weight of the issue for these parties; see `Weights`. */
  readonly weight: number
  /** By party, the acts by which it rules out what the others leave. */
  readonly acts: Readonly<Record<string, readonly string[]>>
}

export interface BlockerOptions<Names extends AnyNames = AnyNames>
  extends Selection<Names>,
    Pick<GapOptions<Names>, 'weights'> {
  readonly issues?: NonNullable<Selection<Names>['issues']>
}

/**
 * What stands in the way: per issue the pairs of parties whose positions exclude each other, or, where every two would
 * find a value but all together do not, the parties that it takes. Ranked by weight times distance, largest first.
 * Throws `DemarcheError` for an unknown party or issue and for unusable weights.
 */
export function blockers<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options: BlockerOptions<NoInfer<Names>> = {},
): readonly Blocker[] {
  const wide = checked(negotiation)
  const asked = readOptions(options, blockerReaders) as BlockerOptions
  const issues = selectedIssues(wide, asked.issues)
  const parties = selectedParties(wide, asked.parties)
  const weights = asked.weights ?? 'salience'
  const all = positions(wide)
  const shares = new Map(
    parties.map((party) => {
      const row = issues.map((issue) => at(all, party, issue))
      return [party, partyWeights(weights, party, issues, row).shares]
    }),
  )
  const found = issues.flatMap((issue, column) => {
    const { scale } = wide.issues[issue] as Issue
    const theirs = parties.map((party) => at(all, party, issue))
    return conflicts(scale, theirs).map((conflict) => {
      const weight = mean(conflict.map((position) => shares.get(position.party)?.[column] ?? 0))
      return toBlocker(scale, issue, conflict, weight)
    })
  })
  return freeze(
    found.toSorted((x, y) => y.weight * y.lower - x.weight * x.lower),
    true,
  )
}

const blockerReaders: OptionReaders<BlockerOptions> = { ...selectionReaders, weights: readWeights }

/** The twin of `blockers` that returns the error instead of throwing it. */
export const safeBlockers: <Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options?: BlockerOptions<NoInfer<Names>>,
) => Safe<readonly Blocker[]> = safe(blockers)

/** Parties that refuse everything, pairs that exclude each other, or one smallest group where no pair does. */
function conflicts(scale: Scale, all: readonly Position[]): Position[][] {
  const alone = all.filter((position) => isEmpty(position.outer))
  const rest = all.filter((position) => !isEmpty(position.outer) && position.known)
  const pairs = rest.flatMap((p, i) => rest.slice(i + 1).flatMap((q) => (exclude(scale, [p, q]) ? [[p, q]] : [])))
  const small = [...alone.map((position) => [position]), ...pairs]
  return small.length > 0 || !exclude(scale, rest) ? small : [smallestGroup(scale, rest)]
}

function exclude(scale: Scale, group: readonly Position[]): boolean {
  const [first, ...others] = group
  if (first === undefined) return false
  return isEmpty(others.reduce((left, position) => intersection(scale, left, position.outer), first.outer))
}

/** Leaves out every party without which the rest still exclude each other. */
function smallestGroup(scale: Scale, group: readonly Position[]): Position[] {
  return group.reduce<Position[]>(
    (kept, position) => {
      const without = kept.filter((other) => other !== position)
      return exclude(scale, without) ? without : kept
    },
    [...group],
  )
}

function toBlocker(scale: Scale, issue: string, conflict: readonly Position[], weight: number): Blocker {
  const lowers = conflict.flatMap((p, i) => conflict.slice(i + 1).map((q) => regionDistance(scale, p.outer, q.outer)))
  return {
    issue,
    parties: conflict.map((position) => position.party),
    lower: conflict.length === 1 ? 1 : lowers.reduce((most, lower) => Math.max(most, lower), 0),
    weight,
    acts: Object.fromEntries(conflict.map((position) => [position.party, position.outerActs])),
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
