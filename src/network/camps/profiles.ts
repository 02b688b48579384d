import { freeze } from 'immer'
import { type Safe, safe } from '../../model/errors.js'
import { keptStatements } from '../kept.js'
import { readStatementOptions, type StatementOptions } from '../options.js'
import type { Statement } from '../statement.js'
import { defineStatements, type StatementSet } from '../statementSet.js'

export interface ProfileDistances {
  /** Actors, sorted by code unit. */
  readonly labels: readonly string[]
  /** From 0, for the same, to 1, for nothing in common. */
  readonly distances: readonly (readonly number[])[]
}

/**
 * How different actors are in what they say: 1 − the share that two have in common of all that either says, where to agree with a
 * concept and to disagree with it (or each level, or category) are two things (Jaccard 1901; as in Leifeld 2017). How often
 * something is said does not count. For `hierarchy`. Cost: actors² × what they say.
 */
export function profileDistances(statements: StatementSet, options: StatementOptions = {}): ProfileDistances {
  const set = defineStatements(statements)
  const asked = readStatementOptions(options)
  const said = new Map<string, Set<string>>()
  for (const place of keptStatements(set, asked, asked.mergeQualifiers ?? false)) {
    const { actor, concept, qualifier } = set.statements[place] as Statement
    const own = said.get(actor) ?? new Set<string>()
    said.set(actor, own.add(JSON.stringify([concept, qualifier ?? null])))
  }
  const labels = [...said.keys()].sort()
  const distances = labels.map((a) =>
    labels.map((b) => apart(said.get(a) as ReadonlySet<string>, said.get(b) as ReadonlySet<string>)),
  )
  return freeze({ labels, distances }, true)
}

/** The twin of `profileDistances` that returns the error instead of throwing it. */
export const safeProfileDistances: (statements: StatementSet, options?: StatementOptions) => Safe<ProfileDistances> =
  safe(profileDistances)

function apart(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0
  for (const thing of a) if (b.has(thing)) both++
  return 1 - both / (a.size + b.size - both)
}
