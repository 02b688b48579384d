import type { ActInput } from '../model/actInput.js'
import { type Safe, safe } from '../model/errors.js'
import { readData } from '../model/input.js'
import type { AnyNames } from '../model/names.js'
import type { Negotiation } from '../model/negotiation.js'
import { assertUnmarked, marked } from './hypothetical.js'
import { append } from './record.js'

/**
 * The negotiation as it would be if these acts were made as well, in the order given; it is itself left as it is. Acts of
 * every kind can be supposed, a withdrawal too. Each is marked `hypothetical: true`, stored with the mark and named with
 * it in every report. Positions, gaps, `asOf`, `undo` and `compare` read it like any other act.
 *
 * More can be supposed of a what-if, but nothing can be recorded on one. `hypotheticalActs` tells which acts are supposed.
 *
 * Throws `DemarcheError` with the faults that `record` finds, at the same paths, and for `evidence` or a named asserter:
 * what is supposed was read nowhere, and said by nobody. Time is linear in the acts.
 */
export function whatIf<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  ...acts: readonly ActInput<NoInfer<Names>>[]
): Negotiation<Names> {
  return whatIfAll(negotiation, acts)
}

/** As `whatIf`, for acts in a list: a call takes some ten thousands of arguments at most, a list any number. */
export function whatIfAll<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  acts: readonly ActInput<NoInfer<Names>>[],
): Negotiation<Names> {
  const input = readData(acts, ['acts'])
  assertUnmarked(input)
  return append(negotiation, marked(input))
}

/** The twin of `whatIfAll` that returns the error instead of throwing it. */
export const safeWhatIfAll: <Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  acts: readonly ActInput<NoInfer<Names>>[],
) => Safe<Negotiation<Names>> = safe(whatIfAll)

/** The twin of `whatIf` that returns the error instead of throwing it. */
export function safeWhatIf<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  ...acts: readonly ActInput<NoInfer<Names>>[]
): Safe<Negotiation<Names>> {
  return safeWhatIfAll(negotiation, acts)
}
