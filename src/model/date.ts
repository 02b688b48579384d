import * as z from 'zod'
import type { Path } from './errors.js'
import { failAt, wordFault } from './errors.js'
import { fields, refuse } from './schema.js'

/** An ISO 8601 calendar date, `YYYY-MM-DD`; no time, no zone. */
export type IsoDate = string

const shape = /^(\d{4})-(\d{2})-(\d{2})$/

/** Why a text is no calendar date, or `undefined` where it is one. */
export function dateProblem(date: string): string | undefined {
  const match = shape.exec(date)
  if (match === null) return 'it has another form'
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (month < 1 || month > 12) return `there is no month ${match[2]}`
  return day < 1 || day > daysInMonth(year, month) ? `there is no such day in ${match[1]}-${match[2]}` : undefined
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

export const dateSchema = z.string().check((context) => {
  const reason = dateProblem(context.value)
  if (reason !== undefined) refuse(context, { code: 'invalidDate', found: context.value, reason })
})

const dateRangeSchema = fields({ from: dateSchema.exactOptional(), to: dateSchema }).check((context) => {
  const { from, to } = context.value
  if (from === undefined || from <= to) return
  refuse(context, { code: 'invalidDate', found: context.value, reason: '`from` is after `to`' })
})

/**
 * When something happened: a day, or a range of days of which it was one. `to` is the last day it can have been
 * (often the day it was reported); `from`, when known, the first.
 */
export const whenSchema = z.union([dateSchema, dateRangeSchema], {
  error: (issue) =>
    wordFault({
      code: 'invalidDate',
      found: issue.input,
      reason:
        typeof issue.input === 'string'
          ? (dateProblem(issue.input) ?? 'it has another form')
          : rangeProblem(issue.input),
    }),
})

function rangeProblem(input: unknown): string {
  if (typeof input !== 'object' || input === null) return 'it is neither'
  const { from, to } = input as { from?: unknown; to?: unknown }
  for (const end of [to, from]) {
    if (typeof end === 'string') {
      const problem = dateProblem(end)
      if (problem !== undefined) return problem
    }
  }
  if (typeof to !== 'string') return '`to` is needed'
  return typeof from === 'string' && from > to ? '`from` is after `to`' : 'it has another form'
}

export type When = IsoDate | { readonly from?: IsoDate; readonly to: IsoDate }

/** The day by which it had certainly happened. Acts are read in this order. */
export function latestDay(when: When): IsoDate {
  return typeof when === 'string' ? when : when.to
}

/** How many days lie between two dates, below 0 where the second comes first. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** Days since the last of February of the year 0 (Hinnant 2013, `days_from_civil`): years begin in March, so leap days end them. */
function dayNumber(date: IsoDate): number {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const years = month > 2 ? year : year - 1
  const months = (month + 9) % 12
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400)
  return 365 * years + leapDays + Math.floor((153 * months + 2) / 5) + day
}

/** Throws a `DemarcheError` unless `date` is a calendar date. */
export function assertDate(date: unknown, path: Path): asserts date is IsoDate {
  if (typeof date !== 'string') failAt(path, { code: 'invalidDate', found: date, reason: 'it is no text' })
  const reason = dateProblem(date)
  if (reason !== undefined) failAt(path, { code: 'invalidDate', found: date, reason })
}
