import { DemarcheError, type DemarcheIssue, issueAt, type Safe, safe } from '../model/errors.js'
import { parseWith } from '../model/fromZod.js'
import { readData } from '../model/input.js'
import type { AnyNames } from '../model/names.js'
import { additionsSchema, type Negotiation } from '../model/negotiation.js'
import { trustScales } from '../model/scale.js'
import { definitionFaults } from './checkDefinition.js'
import { checked, seal } from './checked.js'
import type { Additions, Extended, Issues } from './definitionInput.js'

/**
 * Adds parties, delegates, issues, sources, relations and assessments to a negotiation under way; the record stays as it is.
 * The new ids and scales are inferred and can be used from then on. A what-if can be extended too: whatever joins it rests on
 * no act.
 *
 * Throws `DemarcheError` with every fault found: an id that is taken, and whatever `defineNegotiation` refuses.
 */
export function extend<
  Names extends AnyNames,
  const P extends string = never,
  const I extends Issues = Record<never, never>,
  const D extends string = never,
  const S extends string = never,
>(negotiation: Negotiation<Names>, additions: Additions<Names, P, D, S, I>): Negotiation<Extended<Names, P, D, S, I>> {
  return seal(extended(checked(negotiation), additions)) as Negotiation as Negotiation<Extended<Names, P, D, S, I>>
}

/** The twin of `extend` that returns the error instead of throwing it. */
export function safeExtend<
  Names extends AnyNames,
  const P extends string = never,
  const I extends Issues = Record<never, never>,
  const D extends string = never,
  const S extends string = never,
>(
  negotiation: Negotiation<Names>,
  additions: Additions<Names, P, D, S, I>,
): Safe<Negotiation<Extended<Names, P, D, S, I>>> {
  return safe(() => extend(negotiation, additions))()
}

const keyed = ['parties', 'delegates', 'issues', 'sources', 'relations'] as const

function extended(negotiation: Negotiation, input: unknown): Negotiation {
  const added = parseWith(additionsSchema, readData(input), [])
  const taken = keyed.flatMap((key) => takenIds(key, negotiation[key], added[key]))
  if (taken.length > 0) throw new DemarcheError(taken)
  const whole = {
    ...negotiation,
    parties: { ...negotiation.parties, ...added.parties },
    delegates: { ...negotiation.delegates, ...added.delegates },
    issues: { ...negotiation.issues, ...added.issues },
    sources: { ...negotiation.sources, ...added.sources },
    relations: { ...negotiation.relations, ...added.relations },
    assessments: [...negotiation.assessments, ...added.assessments],
  }
  const faults = definitionFaults(whole)
  if (faults.length > 0) throw new DemarcheError(faults)
  trustScales(added.issues)
  return whole
}

function takenIds(key: (typeof keyed)[number], known: object, added: object): DemarcheIssue[] {
  return Object.keys(added)
    .filter((id) => Object.hasOwn(known, id))
    .map((id) => issueAt([key, id], { code: 'duplicateId', what: key, found: id }))
}
