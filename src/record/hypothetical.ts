import { freeze } from 'immer'
import {
  DemarcheError,
  type DemarcheIssue,
  failAt,
  issueAt,
  type Path,
  type Safe,
  safe,
  show,
} from '../model/errors.js'
import type { AnyNames } from '../model/names.js'
import type { Act, Negotiation } from '../model/negotiation.js'
import { checked } from './checked.js'

/**
 * Ids of the acts that are only supposed (see `whatIf`), in their order: the last ones of the negotiation, or none.
 * Throws `DemarcheError` only for what is no negotiation. Cost: linear in their number, whatever the length of the record.
 */
export function hypotheticalActs<Names extends AnyNames>(negotiation: Negotiation<Names>): readonly string[] {
  const { acts } = checked(negotiation)
  const lastRecorded = acts.findLastIndex((act) => act.hypothetical !== true)
  return freeze(acts.slice(lastRecorded + 1).map((act) => act.id))
}

/** The twin of `hypotheticalActs` that returns the error instead of throwing it. */
export const safeHypotheticalActs: <Names extends AnyNames>(
  negotiation: Negotiation<Names>,
) => Safe<readonly string[]> = safe(hypotheticalActs)

/** Throws on a what-if: an act that is recorded on it would rest on what nobody did. */
export function assertRecord<Names extends AnyNames>(negotiation: Negotiation<Names>): void {
  const supposed = hypotheticalActs(negotiation)
  if (supposed.length === 0) return
  const expected = `the negotiation that the what-if was made from (undo ${supposed.length}), or whatIf to suppose more`
  const more = supposed.length > 12 ? ` and ${supposed.length - 12} more` : ''
  const named = `${supposed.length === 1 ? 'act' : 'acts'} ${supposed.slice(0, 12).join(', ')}${more}`
  const found = `a what-if with the hypothetical ${named}`
  failAt([], { code: 'inconsistent', expected, found })
}

/** Refuses acts that come with the mark: it is set by `whatIf`, and by nobody else. */
export function assertUnmarked(input: unknown): void {
  const faults = (Array.isArray(input) ? input : []).flatMap((act: unknown, index) => {
    if (typeof act !== 'object' || act === null || !Object.hasOwn(act, 'hypothetical')) return []
    const expected = 'an act without this field, since whatIf marks all its acts and record none'
    const found = show(Reflect.get(act, 'hypothetical'))
    return [issueAt(['acts', index, 'hypothetical'], { code: 'inconsistent', expected, found })]
  })
  if (faults.length > 0) throw new DemarcheError(faults)
}

/** The acts with the mark. What is no act is left as it is, for the check of its form. */
export function marked(input: unknown): unknown {
  if (!Array.isArray(input)) return input
  return input.map((act: unknown) => {
    const isAct = typeof act === 'object' && act !== null && !Array.isArray(act)
    return isAct ? { ...act, hypothetical: true } : act
  })
}

/** Hypothetical acts come after all that are recorded, so that nothing recorded can rest on one. */
export function orderFaults(acts: readonly Act[]): DemarcheIssue[] {
  const first = acts.findIndex((act) => act.hypothetical === true)
  const after = first < 0 ? -1 : acts.findIndex((act, index) => index > first && act.hypothetical !== true)
  if (after < 0) return []
  const expected = `a hypothetical act, like ${acts[first]?.id} before it: nothing recorded comes after one`
  const found = `${acts[after]?.id}, which is not marked as hypothetical`
  return [issueAt(['acts', after], { code: 'inconsistent', expected, found })]
}

/** A hypothetical act was read nowhere, and nobody has said that it happened. */
export function claimFaults({ hypothetical, evidence, assertedBy }: Act, path: Path): DemarcheIssue[] {
  if (hypothetical !== true) return []
  const faults: DemarcheIssue[] = []
  if (evidence !== undefined) {
    const expected = 'no evidence of a hypothetical act, which was read nowhere'
    const found = `evidence from ${[...new Set(evidence.map(({ source }) => source))].join(', ')}`
    faults.push(issueAt([...path, 'evidence'], { code: 'inconsistent', expected, found }))
  }
  if (assertedBy !== 'narrator') {
    const expected = 'the narrator, who supposes it, since nobody else has said that a hypothetical act happened'
    faults.push(issueAt([...path, 'assertedBy'], { code: 'inconsistent', expected, found: show(assertedBy) }))
  }
  return faults
}
