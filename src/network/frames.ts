import * as z from 'zod'
import { fields } from '../model/schema.js'
import { dateOfDay, firstDayOfMonth, monthOf, weekOf } from './calendar.js'

/** How much a statement counts by how far it is from the middle of a slice, u = 2 × distance ÷ width. */
const kernelShapes = ['uniform', 'gaussian', 'epanechnikov', 'triangular'] as const
export type KernelShape = (typeof kernelShapes)[number]

const size = z.int().min(1)

const windowSchema = fields({
  kind: z.literal('window'),
  unit: z.enum(['days', 'weeks', 'months', 'events']),
  size,
  step: size.default(1),
})

const kernelSchema = fields({
  kind: z.literal('kernel'),
  shape: z.enum(kernelShapes),
  width: z.number().gt(0),
  unit: z.enum(['days', 'weeks', 'months']).default('days'),
  step: size.default(1),
})

export const framesSchema = z.discriminatedUnion('kind', [windowSchema, kernelSchema])

/** Windows that move on by `step` units: `size` days, weeks, months or statements long. */
export interface Windows {
  readonly kind: 'window'
  /** Weeks are those of ISO 8601, months those of the calendar; `events` counts statements. */
  readonly unit: 'days' | 'weeks' | 'months' | 'events'
  /** How many units a window has, both ends included. */
  readonly size: number
  /** How many units lie between the starts of two windows. Default 1; with `size`, windows do not overlap. */
  readonly step?: number
}

/** Slices around moments that move on by `step` units, in which near statements count more than distant ones. */
export interface KernelSlices {
  readonly kind: 'kernel'
  readonly shape: KernelShape
  /** The whole width of the kernel, in days; the Gaussian reaches further, with half of it as its standard deviation. */
  readonly width: number
  /** Default `days`. */
  readonly unit?: 'days' | 'weeks' | 'months'
  /** Default 1. */
  readonly step?: number
}

export type Frames = Windows | KernelSlices

/** Some of the statements, and the days that they are meant to stand for. */
export interface Frame {
  readonly from: string
  readonly to: string
  /** Which of the statements in order of time, as places in that order: from `first` up to, not including, `end`. */
  readonly first: number
  readonly end: number
  /** How much each of these counts to either side of a pair; 1 when left out. */
  readonly weights?: Float64Array
}

/** The frames over statements at rising moments; only windows that fit whole between the first and the last unit. */
export function framesOver(moments: Float64Array, frames: z.output<typeof framesSchema>): Frame[] {
  if (moments.length === 0) return []
  if (frames.kind === 'kernel') return slices(moments, frames)
  return frames.unit === 'events' ? eventWindows(moments, frames) : calendarWindows(moments, frames.unit, frames)
}

interface Calendar {
  /** The number of the unit in which a day lies, and the first day of a unit. */
  readonly unitOf: (day: number) => number
  readonly firstDay: (unit: number) => number
}

const calendars: Readonly<Record<'days' | 'weeks' | 'months', Calendar>> = {
  days: { unitOf: Math.floor, firstDay: (unit) => unit },
  // Week 0 begins on Monday, 29 December 1969.
  weeks: { unitOf: weekOf, firstDay: (unit) => 7 * unit - 3 },
  months: { unitOf: monthOf, firstDay: firstDayOfMonth },
}

type Moving = { readonly size: number; readonly step: number }

function calendarWindows(moments: Float64Array, unit: 'days' | 'weeks' | 'months', { size, step }: Moving): Frame[] {
  const { unitOf, firstDay } = calendars[unit]
  const last = unitOf(moments.at(-1) as number)
  const windows: Frame[] = []
  for (let start = unitOf(moments[0] as number); start + size - 1 <= last; start += step) {
    const [from, after] = [firstDay(start), firstDay(start + size)]
    windows.push({
      from: dateOfDay(from),
      to: dateOfDay(after - 1),
      first: firstAt(moments, from),
      end: firstAt(moments, after),
    })
  }
  return windows
}

function eventWindows(moments: Float64Array, { size, step }: Moving): Frame[] {
  const windows: Frame[] = []
  for (let first = 0; first + size <= moments.length; first += step) {
    const end = first + size
    windows.push({
      from: dateOfDay(moments[first] as number),
      to: dateOfDay(moments[end - 1] as number),
      first,
      end,
    })
  }
  return windows
}

/** Where the moments from `moment` on begin. */
function firstAt(moments: Float64Array, moment: number): number {
  let [low, high] = [0, moments.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((moments[middle] as number) < moment) low = middle + 1
    else high = middle
  }
  return low
}

/** The middle of a slice is the start of a unit, the first being that of the first statement. */
function slices(moments: Float64Array, { shape, width, unit, step }: z.output<typeof kernelSchema>): Frame[] {
  const { unitOf, firstDay } = calendars[unit]
  const last = unitOf(moments.at(-1) as number)
  const reach = shape === 'gaussian' ? Number.POSITIVE_INFINITY : width / 2
  const all: Frame[] = []
  for (let at = unitOf(moments[0] as number); at <= last; at += step) {
    const middle = firstDay(at)
    const first = firstAt(moments, middle - reach)
    let end = firstAt(moments, middle + reach)
    while (end < moments.length && (moments[end] as number) <= middle + reach) end++
    const weights = moments
      .subarray(first, end)
      .map((moment) => Math.sqrt(kernel(shape, (2 * (moment - middle)) / width)))
    all.push({ from: dateOfDay(middle), to: dateOfDay(middle), first, end, weights })
  }
  return all
}

/** Each is symmetric around 0, and 0 beyond −1 and 1 but for the Gaussian (Silverman 1986, table 3.1). */
function kernel(shape: KernelShape, u: number): number {
  switch (shape) {
    case 'uniform':
      return Math.abs(u) <= 1 ? 1 / 2 : 0
    case 'gaussian':
      return Math.exp(-(u * u) / 2) / Math.sqrt(2 * Math.PI)
    case 'epanechnikov':
      return Math.max(0, (3 / 4) * (1 - u * u))
    case 'triangular':
      return Math.max(0, 1 - Math.abs(u))
  }
}
