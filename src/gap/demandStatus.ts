import { freeze } from 'immer'
import { type Safe, safe } from '../model/errors.js'
import type { AnyNames } from '../model/names.js'
import type { ActOf, Condition, Negotiation } from '../model/negotiation.js'
import { type Answer, answers } from '../position/answers.js'
import { actsInOrder, standsBy } from '../position/voices.js'
import { checked, makersOf } from '../record/checked.js'

export type AnswerStatus = 'open' | 'accepted' | 'rejected'

/** Who has answered a demand, and how. */
export interface DemandStatus {
  readonly act: string
  readonly by: string
  readonly jointlyWith: readonly string[]
  readonly issue: string
  /** By addressee: its last answer, `open` while it has given none. Without addressees, those who would have to deliver. */
  readonly status: Readonly<Record<string, AnswerStatus>>
  /** Parties that were not addressed and have answered all the same. */
  readonly rejectedBy: readonly string[]
  readonly acceptedBy: readonly string[]
  /** By party that has answered: the act of its last answer. */
  readonly answers: Readonly<Record<string, string>>
  /** What the demand is made a condition for. */
  readonly conditionFor: readonly Condition[]
  /** Ids of the demand and of the answers. */
  readonly acts: readonly string[]
}

/**
 * The demands that stand, in order of date, each with the last answer of every addressee, and apart from these the
 * answers of third parties. A collective's answer is its members' only where it binds them.
 */
export function demandStatus<Names extends AnyNames>(negotiation: Negotiation<Names>): readonly DemandStatus[] {
  const wide = checked(negotiation)
  const standing = actsInOrder(wide).filter((act) => act.kind === 'demand' && standsBy(wide, act).length > 0)
  return freeze(
    standing.map((act) => statusOf(act as ActOf<'demand'>, answers(wide).get(act.id) ?? new Map())),
    true,
  )
}

/** The twin of `demandStatus` that returns the error instead of throwing it. */
export const safeDemandStatus: <Names extends AnyNames>(
  negotiation: Negotiation<Names>,
) => Safe<readonly DemandStatus[]> = safe(demandStatus)

function statusOf(demand: ActOf<'demand'>, given: ReadonlyMap<string, Answer>): DemandStatus {
  const [, ...jointlyWith] = makersOf(demand)
  const addressees = demand.to ?? demand.of ?? []
  const third = (answer: Answer['answer']) =>
    [...given]
      .filter(([party, known]) => known.answer === answer && !addressees.includes(party))
      .map(([party]) => party)
  return {
    act: demand.id,
    by: demand.by,
    jointlyWith,
    issue: demand.issue,
    status: Object.fromEntries(addressees.map((party) => [party, given.get(party)?.answer ?? 'open'])),
    rejectedBy: third('rejected'),
    acceptedBy: third('accepted'),
    answers: Object.fromEntries([...given].map(([party, { act }]) => [party, act])),
    conditionFor: demand.conditionFor ?? [],
    acts: [demand.id, ...new Set([...given.values()].map(({ act }) => act))],
  }
}
