import { freeze, produce } from 'immer'
import * as z from 'zod'
import { actSchema } from '../model/act.js'
import type { ActInput } from '../model/actInput.js'
import type { When } from '../model/date.js'
import { DemarcheError, type DemarcheIssue, failAt, faultsOfEach, type Safe, safe } from '../model/errors.js'
import { parseWith } from '../model/fromZod.js'
import { readData, readOptions } from '../model/input.js'
import type { AnyNames, PartyId } from '../model/names.js'
import type { Act, Negotiation } from '../model/negotiation.js'
import { actFaults, actReferences, type RecordSoFar } from './checkAct.js'
import { actsById, assertId, checked, makersOf, seal } from './checked.js'
import { assertRecord, assertUnmarked, orderFaults } from './hypothetical.js'

const actsSchema = z.array(actSchema)

/**
 * Adds acts to the record, in the order given, and returns the new negotiation; what did not change is shared with the
 * old one. All acts are recorded or, when one has a fault, none. Time is linear in the acts.
 *
 * Throws `DemarcheError` with every fault of every act: unknown parties, issues, sources; values off the scale; a reply
 * to an act that does not exist or comes later; an id that is taken; a date that is none. Paths start at `acts` and count from
 * the first act given. Throws for a what-if: what is recorded must not rest on what is only supposed.
 */
export function record<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  ...acts: readonly ActInput<NoInfer<Names>>[]
): Negotiation<Names> {
  return recordAll(negotiation, acts)
}

/** As `record`, for acts in a list: a call takes some ten thousands of arguments at most, a list any number. */
export function recordAll<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  acts: readonly ActInput<NoInfer<Names>>[],
): Negotiation<Names> {
  assertRecord(negotiation)
  const input = readData(acts, ['acts'])
  assertUnmarked(input)
  return append(negotiation, input)
}

/** The twin of `recordAll` that returns the error instead of throwing it. */
export const safeRecordAll: <Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  acts: readonly ActInput<NoInfer<Names>>[],
) => Safe<Negotiation<Names>> = safe(recordAll)

/** The twin of `record` that returns the error instead of throwing it. */
export function safeRecord<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  ...acts: readonly ActInput<NoInfer<Names>>[]
): Safe<Negotiation<Names>> {
  return safeRecordAll(negotiation, acts)
}

/** What is said of a withdrawal itself. */
export interface WithdrawalDetails<Names extends AnyNames = AnyNames> {
  /** Id of the withdrawal. Default: the id of the act with `-withdrawn` behind it. */
  readonly id?: string
  readonly date: When
  /** Who withdraws, where several made the act together. Default: all of them. */
  readonly by?: PartyId<Names>
  readonly note?: string
}

/**
 * Records that an act was withdrawn by whoever made it. From that day on the act is read as if it had never been made;
 * it stays in the record, and `asOf` an earlier day it still counts. Throws `DemarcheError` as `record` does, for a what-if
 * too: there, suppose the withdrawal.
 */
export function withdraw<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  act: string,
  details: WithdrawalDetails<NoInfer<Names>>,
): Negotiation<Names> {
  assertRecord(negotiation)
  assertId('act', act, ['withdraws'])
  const { id = `${act}-withdrawn`, date, by, note } = readOptions(details, detailReaders)
  const withdrawn = actsById(negotiation).get(act)
  if (withdrawn === undefined) {
    failAt(['withdraws'], { code: 'unknownName', what: 'act', found: act, known: actsById(negotiation).keys() })
  }
  const [first, ...others] = by === undefined ? makersOf(withdrawn) : [by]
  if (first === undefined) {
    const expected = 'an act that a party made'
    failAt(['withdraws'], { code: 'inconsistent', expected, found: `${act}, which nobody is said to have made` })
  }
  const alone = { kind: 'withdrawal', id, date, by: first, withdraws: act } as const
  return append(negotiation, [
    { ...alone, ...(others.length > 0 && { jointlyWith: others }), ...(note !== undefined && { note }) },
  ])
}

const detailReaders = { id: readData, date: readData, by: readData, note: readData }

/** The twin of `withdraw` that returns the error instead of throwing it. */
export const safeWithdraw: <Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  act: string,
  details: WithdrawalDetails<NoInfer<Names>>,
) => Safe<Negotiation<Names>> = safe(withdraw)

/** The negotiation with more acts, which say of themselves whether they are hypothetical. */
export function append<Names extends AnyNames>(negotiation: Negotiation<Names>, input: unknown): Negotiation<Names> {
  const acts = checkedActs(checked(negotiation), negotiation.acts, input)
  if (acts.length === 0) return negotiation
  // Frozen and assigned at once: drafting, or freezing again, a long record would cost more than checking the new acts.
  const all = Object.freeze(negotiation.acts.concat(freeze(acts, true)))
  return seal(
    produce(negotiation, (draft: { acts: readonly Act[] }) => {
      draft.acts = all
    }),
  )
}

/** The acts in their stored form, once each is known to fit the definition and the acts before it. */
export function checkedActs(definition: Omit<Negotiation, 'acts'>, before: readonly Act[], input: unknown): Act[] {
  const acts: readonly Act[] = parseWith(actsSchema, input, ['acts'])
  const soFar = recordSoFar(before, acts)
  const faults: DemarcheIssue[] = orderFaults(acts)
  const ofActs = faultsOfEach(acts.entries(), ([index, act]) => {
    const own = actFaults(definition, soFar, act, ['acts', index])
    remember(soFar, act)
    return own
  })
  faults.push(...ofActs)
  if (faults.length > 0) throw new DemarcheError(faults)
  return [...acts]
}

/** Of the acts before, those that the new ones name: one more act onto many should not cost an index of them all. */
function recordSoFar(before: readonly Act[], acts: readonly Act[]): RecordSoFar {
  const later = new Set(acts.map((act) => act.id))
  const named = new Set(acts.flatMap((act) => actReferences(act).map(([, id]) => id)))
  const names = () => [...before, ...soFar.acts.values()].map((act) => act.id)
  const soFar: RecordSoFar = { acts: new Map(), withdrawn: new Set(), later, names }
  for (const act of before) {
    const isNamed = later.has(act.id) || named.has(act.id) || (act.kind === 'withdrawal' && named.has(act.withdraws))
    if (isNamed) remember(soFar, act)
  }
  return soFar
}

function remember(soFar: RecordSoFar, act: Act): void {
  if (!soFar.acts.has(act.id)) soFar.acts.set(act.id, act)
  if (act.kind === 'withdrawal') for (const maker of makersOf(act)) soFar.withdrawn.add(`${maker} ${act.withdraws}`)
}
