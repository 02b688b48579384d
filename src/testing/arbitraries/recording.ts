import type { ActInput } from '../../model/actInput.js'
import { latestDay } from '../../model/date.js'
import type { Act } from '../../model/negotiation.js'
import { type ActDraw, dayOf } from './actDraws.js'
import type { Definition } from './definitions.js'

/** What an act is recorded on: the definition, the acts so far, and who may take a position on what. */
export interface Recording {
  readonly definition: Pick<Definition, 'parties' | 'issues'>
  readonly acts: readonly (Act | ActInput)[]
  /** Parties that may act. */
  readonly makers: readonly string[]
  /** Issues on which a party may take a position; one or more for those that may act. */
  readonly issuesFor: (party: string) => readonly string[]
  /** The id of the next act. */
  readonly id: string
  /** Whether demands may be made a condition. */
  readonly linkages: boolean
}

/** The parties that make an act. */
export function makers(act: Act | ActInput): readonly string[] {
  return 'by' in act && act.by !== undefined ? [act.by, ...(act.jointlyWith ?? [])] : []
}

export function pick<T>(from: readonly T[], draw: number): T {
  return from[draw % from.length] as T
}

export function makerOf({ makers }: Recording, draw: ActDraw): string {
  return pick(makers, draw.by)
}

/** The day drawn, or that of an act which has to come first. */
export function dayAfter(draw: ActDraw, earlier?: Act | ActInput): string {
  const day = dayOf(draw.day)
  const first = earlier === undefined ? day : latestDay(earlier.date)
  return day > first ? day : first
}

/** The issues that an act takes or answers a position on. */
export function issuesOf(act: Act | ActInput): readonly string[] {
  if (act.kind === 'proposal') return Object.keys(act.terms)
  return 'issue' in act && act.issue !== undefined ? [act.issue] : []
}

/** Stances of others, in answer to which a party would take no position that it may not take. */
export function answerable({ acts, issuesFor }: Recording, by: string): (Act | ActInput)[] {
  const mine = new Set(issuesFor(by))
  const isStance = ({ kind }: Act | ActInput) => kind === 'demand' || kind === 'statement' || kind === 'proposal'
  return acts.filter((act) => isStance(act) && !makers(act).includes(by) && issuesOf(act).every((one) => mine.has(one)))
}

/** Stances of a party that it has not withdrawn. */
export function standing({ acts }: Recording, by: string): (Act | ActInput)[] {
  const withdrawn = new Set(
    acts.flatMap((act) => (act.kind === 'withdrawal' && makers(act).includes(by) ? [act.withdraws] : [])),
  )
  return acts.filter((act) => act.kind !== 'withdrawal' && makers(act).includes(by) && !withdrawn.has(act.id))
}
