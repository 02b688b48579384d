import * as z from 'zod'
import { dateProblem, daysBetween, type IsoDate } from '../model/date.js'
import { refuse } from '../model/schema.js'

const shape = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?Z?)?$/

/** Why a text is no moment, or `undefined` where it is one. */
function momentProblem(text: string): string | undefined {
  const match = shape.exec(text)
  if (match === null) return 'a time, where there is one, follows as THH:MM:SS'
  const [, date, hours = '0', minutes = '0', seconds = '0'] = match
  const problem = dateProblem(date as string)
  if (problem !== undefined) return problem
  return Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60 ? undefined : 'there is no such time'
}

/** A calendar date, alone or with a time of day: `2025-04-17`, `2025-04-17T09:30`. Zones are not told apart. */
export const momentSchema = z.string().check((context) => {
  const reason = momentProblem(context.value)
  if (reason !== undefined) refuse(context, { code: 'invalidDate', found: context.value, reason })
})

/** Days since the start of 1970, the time of day as a fraction. */
export function momentOf(text: string): number {
  const [, date, hours = '0', minutes = '0', seconds = '0'] = shape.exec(text) ?? []
  return dayOf(date as string) + (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400
}

/** Days from 1 January 1970 to a calendar date. */
function dayOf(date: IsoDate): number {
  return daysBetween('1970-01-01', date)
}

/** Whole weeks from Monday to Sunday (ISO 8601), numbered on through all years. */
export function weekOf(day: number): number {
  return Math.floor((Math.floor(day) + 3) / 7)
}

/** Months numbered on through all years: 12 × year + month, from 0 on within the year. */
export function monthOf(day: number): number {
  const { year, month } = civil(Math.floor(day))
  return 12 * year + month - 1
}

export function yearOf(day: number): number {
  return civil(Math.floor(day)).year
}

/** The first day of a month, as `monthOf` numbers them. */
export function firstDayOfMonth(month: number): number {
  return dayOf(`${pad(Math.floor(month / 12), 4)}-${pad((((month % 12) + 12) % 12) + 1, 2)}-01`)
}

/** The calendar date of a day, or of the day in which a moment lies. */
export function dateOfDay(day: number): IsoDate {
  const { year, month, dayOfMonth } = civil(Math.floor(day))
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0')
}

/** Year, month and day of a day count (Hinnant 2013, `civil_from_days`): eras of 400 years, years that begin in March. */
function civil(day: number): { readonly year: number; readonly month: number; readonly dayOfMonth: number } {
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  }
}
