import { freeze } from 'immer'
import * as z from 'zod'
import { type Safe, safe } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { readData } from '../../model/input.js'
import { fields } from '../../model/schema.js'

/** An interval that was said to hold the outcome with a probability of `level`, and what the outcome was. */
export interface IntervalForecast {
  readonly level: number
  readonly atLeast: number
  readonly atMost: number
  readonly outcome: number
}

/** Of all intervals of a level, how many hold the outcome: of well calibrated ones, a share of `level`. */
export interface Calibration {
  readonly level: number
  readonly intervals: number
  readonly share: number
  /** How wide they are on average, in the unit that they are in. */
  readonly meanWidth: number
}

const intervalsSchema = z.array(
  fields({ level: z.number().min(0).max(1), atLeast: z.number(), atMost: z.number(), outcome: z.number() }),
)

/** How often intervals hold what was decided, by level, from the least; both ends count. Throws `DemarcheError` for other data. */
export function calibration(intervals: readonly IntervalForecast[]): readonly Calibration[] {
  const given = parseWith(intervalsSchema, readData(intervals), [])
  const levels = [...new Set(given.map(({ level }) => level))].sort((a, b) => a - b)
  const told = levels.map((level) => {
    const own = given.filter((one) => one.level === level)
    const holding = own.filter(({ atLeast, atMost, outcome }) => outcome >= atLeast && outcome <= atMost)
    return {
      level,
      intervals: own.length,
      share: holding.length / own.length,
      meanWidth: own.reduce((sum, { atLeast, atMost }) => sum + (atMost - atLeast), 0) / own.length,
    }
  })
  return freeze(told, true)
}

/** The twin of `calibration` that returns the error instead of throwing it. */
export const safeCalibration: (intervals: readonly IntervalForecast[]) => Safe<readonly Calibration[]> =
  safe(calibration)
