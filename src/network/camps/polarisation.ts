import { freeze } from 'immer'
import { wholeNumber } from '../../gap/agreement/wholeNumber.js'
import { type Safe, safe } from '../../model/errors.js'
import { readFields } from '../../model/input.js'
import { adjacency, type OneModeNetwork, oneModeNetwork } from '../network.js'
import { type OneModeOptions, oneModeNetworks } from '../oneMode.js'
import { addScaled, mapEntries } from '../sparse.js'
import type { StatementSet } from '../statementSet.js'
import { leastFrustrated } from './frustration.js'
import { campsOf, graphOf, membershipOf } from './graph.js'
import { readSeed } from './read.js'

export interface PolarisationOptions extends Omit<OneModeOptions, 'aggregation' | 'normalisation' | 'nodes'> {
  /** The camps to score. Default: the two that score highest. */
  readonly camps?: readonly (readonly string[])[]
  /** How many steps to search at most, from 1 on. Default 1,000,000. */
  readonly limit?: number
  /** Seeds where the search starts. Default 1. */
  readonly seed?: number
}

export interface Polarisation {
  readonly camps: readonly (readonly string[])[]
  /** From −1 to 1; absent where nobody agrees with anybody, or nobody is at odds with anybody, so that nothing can be said. */
  readonly score?: number
  /** The shares of all congruence, and of all conflict, that are within camps. */
  readonly congruenceWithin?: number
  readonly conflictWithin?: number
  /** No two camps score more. Absent for camps that were given, or without a score. */
  readonly atMost?: number
}

/**
 * How far actors fall into camps: the share of their congruence that is within camps, less the share of their conflict that is. 1
 * where all agreement is within camps and all conflict between them; 0 for a single camp, and about 0 for camps drawn by chance; −1
 * where camps unite enemies and divide friends. Without `camps`, the two camps that score highest are found by branch and bound, as
 * `frustration` does, exactly within `limit`.
 *
 * Throws `DemarcheError` for unusable options, and unless each actor is in one of the `camps`.
 */
export function polarisation(statements: StatementSet, options: PolarisationOptions = {}): Polarisation {
  const { camps, limit = 1_000_000, seed = 1, ...counting } = readFields(options)
  const { congruence, conflict } = oneModeNetworks(statements, { mergeQualifiers: false, ...counting })
  const { labels } = congruence
  const given = camps === undefined ? undefined : membershipOf(labels, camps)
  const [agreed, opposed] = [totalOf(congruence), totalOf(conflict)]
  if (agreed === 0 || opposed === 0) {
    return freeze({ camps: campsOf(labels, given ?? new Int32Array(labels.length)) }, true)
  }
  // What is within camps adds to the score, so that the camps that leave least frustration score highest.
  const shares = mapEntries(adjacency(congruence), (_row, _column, value) => value / agreed)
  const balance = oneModeNetwork(
    { labels, attributes: {}, measure: 'share' },
    addScaled(shares, adjacency(conflict), -1 / opposed),
  )
  const limits = { camps: 2, limit: wholeNumber('limit', limit), seed: readSeed(seed) }
  const found = given === undefined ? leastFrustrated(graphOf(balance), limits) : undefined
  const membership = given ?? (found?.membership as Int32Array)
  const congruenceWithin = within(congruence, membership) / agreed
  const conflictWithin = within(conflict, membership) / opposed
  const score = congruenceWithin - conflictWithin
  const missed = found === undefined ? undefined : found.frustration - found.atLeast
  return freeze(
    {
      camps: campsOf(labels, membership),
      score,
      congruenceWithin,
      conflictWithin,
      ...(missed === undefined ? {} : { atMost: Math.min(1, score + missed) }),
    },
    true,
  )
}

/** The twin of `polarisation` that returns the error instead of throwing it. */
export const safePolarisation: (statements: StatementSet, options?: PolarisationOptions) => Safe<Polarisation> =
  safe(polarisation)

function totalOf(network: OneModeNetwork): number {
  return adjacency(network).values.reduce((sum, value) => sum + value, 0)
}

function within(network: OneModeNetwork, membership: Int32Array): number {
  const { rows, starts, indices, values } = adjacency(network)
  let sum = 0
  for (let row = 0; row < rows; row++) {
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at++) {
      if (membership[row] === membership[indices[at] as number]) sum += values[at] as number
    }
  }
  return sum
}
