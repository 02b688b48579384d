import { gap } from '../../gap/gap.js'
import type { Negotiation } from '../../model/negotiation.js'
import { position } from '../../position/position.js'
import { type History, placeOf, statesAround } from '../arbitraries/history.js'
import { apart, reached } from './probeDistance.js'

/** What one act of the record made a party do towards another, from the definition, probe by probe. */
export interface Deed {
  readonly act: string
  readonly concedes: boolean
  readonly retracts: boolean
  readonly lower: { readonly given: number; readonly taken: number }
  readonly upper: { readonly given: number; readonly taken: number }
  readonly disclosed: number
}

/** Distances that are alike may be told apart by rounding. */
const rounding = 1e-9

/** A deed for each act, in the order of the record. */
export function deedsOf(history: History, party: string, other: string): Deed[] {
  const { weights } = gap(history.talks, party, other)
  return history.talks.acts.map(({ id }) => {
    const around = statesAround(history, id)
    const cells = Object.keys(history.talks.issues).map((issue) => ({
      ...changeOn(around, issue, party, other),
      weight: weights[issue] as number,
    }))
    const sum = (amount: (cell: (typeof cells)[number]) => number) =>
      cells.reduce((total, cell) => total + cell.weight * Math.max(0, amount(cell)), 0)
    const retracts = cells.some(({ lower, upper, isLast }) => lower > rounding || upper > rounding || isLast)
    const nearer = cells.some(({ lower, upper, isFirst }) => lower < -rounding || (upper < -rounding && !isFirst))
    return {
      act: id,
      concedes: nearer && !retracts,
      retracts,
      lower: { given: sum(({ lower }) => -lower), taken: sum(({ lower }) => lower) },
      upper: { given: sum(({ upper, isFirst }) => (isFirst ? 0 : -upper)), taken: sum(({ upper }) => upper) },
      disclosed: sum(({ upper, isFirst }) => (isFirst ? -upper : 0)),
    }
  })
}

interface Change {
  readonly lower: number
  readonly upper: number
  /** It had shown nothing that it accepts; it had, and has not any more. */
  readonly isFirst: boolean
  readonly isLast: boolean
}

/** How the bounds to the other changed while that one stayed; 0 where there is nothing to measure from or to. */
function changeOn(
  [before, after]: readonly [Negotiation, Negotiation],
  issue: string,
  party: string,
  other: string,
): Change {
  const { scale } = before.issues[issue] as Negotiation['issues'][string]
  const [was, is] = [position(before, party, issue), position(after, party, issue)]
  const theirs = position(before, other, issue)
  const [held, holds] = [reached(scale, was.inner).length > 0, reached(scale, is.inner).length > 0]
  const isSilent = held && !is.known
  const isMeasured = (was.known || !is.known) && !isSilent && theirs.known
  const change = (part: 'inner' | 'outer') =>
    isMeasured ? apart(scale, is[part], theirs[part]) - apart(scale, was[part], theirs[part]) : 0
  return { lower: change('outer'), upper: change('inner'), isFirst: !held, isLast: held && !holds }
}

/** A concession, and that by which the other returned it. */
export interface Met {
  readonly deed: Deed
  readonly answer: Deed | undefined
}

/** Each concession of a party, with the first of the other from then on, unless it has conceded again before. */
export function answersTo(history: History, party: string, other: string): Met[] {
  const place = ({ act }: Deed) => placeOf(history.talks, act)
  const concessions = (by: string, to: string) => deedsOf(history, by, to).filter((deed) => deed.concedes)
  const [own, theirs] = [concessions(party, other), concessions(other, party)]
  return own.map((deed, i) => {
    const next = own[i + 1]
    const answer = theirs.find((one) => place(one) >= place(deed))
    const isTooLate = answer !== undefined && next !== undefined && place(answer) > place(next)
    return { deed, answer: isTooLate ? undefined : answer }
  })
}
