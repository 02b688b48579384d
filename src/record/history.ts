import { assertDate, type IsoDate, latestDay } from '../model/date.js'
import { failAt, type Safe, safe, show } from '../model/errors.js'
import type { AnyNames } from '../model/names.js'
import type { Act, Negotiation } from '../model/negotiation.js'
import { checked, seal } from './checked.js'

/**
 * The negotiation as it stood at the end of a day: acts and assessments that had certainly happened by then, and
 * relations that had begun. `asOf` the last day is the negotiation itself. Throws `DemarcheError` for a date that is none.
 */
export function asOf<Names extends AnyNames>(negotiation: Negotiation<Names>, date: IsoDate): Negotiation<Names> {
  const { acts: all, assessments: allAssessments, relations: allRelations } = checked(negotiation)
  assertDate(date, ['date'])
  const acts = all.filter((act) => latestDay(act.date) <= date)
  const assessments = allAssessments.filter((assessment) => latestDay(assessment.date) <= date)
  const relations = Object.entries(allRelations).filter(([, { since }]) => since === undefined || since <= date)
  const unchanged =
    acts.length === all.length &&
    assessments.length === allAssessments.length &&
    relations.length === Object.keys(allRelations).length
  return unchanged ? negotiation : seal({ ...negotiation, relations: Object.fromEntries(relations), assessments, acts })
}

/** The twin of `asOf` that returns the error instead of throwing it. */
export const safeAsOf: <Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  date: IsoDate,
) => Safe<Negotiation<Names>> = safe(asOf)

/**
 * Takes back the last acts that were recorded (one by default), as if they had not been written down. To take back what
 * a party did rather than what was written, use `withdraw`. Of a what-if, the hypothetical acts go first: undone by their
 * number (see `hypotheticalActs`), it is the record again. Throws `DemarcheError` when there are fewer acts.
 */
export function undo<Names extends AnyNames>(negotiation: Negotiation<Names>, count = 1): Negotiation<Names> {
  const { acts } = checked(negotiation)
  if (!Number.isInteger(count) || count < 0 || count > acts.length) {
    const expected = `a number of acts from 0 to the ${acts.length} in the record`
    failAt(['count'], { code: 'inconsistent', expected, found: show(count) })
  }
  return count === 0 ? negotiation : seal({ ...negotiation, acts: acts.slice(0, acts.length - count) })
}

/** The twin of `undo` that returns the error instead of throwing it. */
export const safeUndo: <Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  count?: number,
) => Safe<Negotiation<Names>> = safe(undo)

/**
 * The day of the last act, a hypothetical one included; `undefined` while there is none. Throws `DemarcheError` only for
 * what is no negotiation.
 */
export function lastDay<Names extends AnyNames>(negotiation: Negotiation<Names>): IsoDate | undefined {
  return lastDayOf(checked(negotiation).acts)
}

/** The twin of `lastDay` that returns the error instead of throwing it. */
export const safeLastDay: <Names extends AnyNames>(negotiation: Negotiation<Names>) => Safe<IsoDate | undefined> =
  safe(lastDay)

export function lastDayOf(acts: readonly Act[]): IsoDate | undefined {
  return acts.reduce<IsoDate | undefined>((last, act) => {
    const day = latestDay(act.date)
    return last === undefined || day > last ? day : last
  }, undefined)
}
