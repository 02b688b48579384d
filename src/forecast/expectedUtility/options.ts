import * as z from 'zod'
import { parseWith } from '../../model/fromZod.js'
import { readData } from '../../model/input.js'
import { fields } from '../../model/schema.js'
import { type ForecastOptions, forecastOptionsShape } from '../options.js'
import { type Reading, type ReadingName, readingSchema, readings } from './reading.js'

export interface RoundsOptions extends ForecastOptions {
  /** The most rounds; it ends earlier once nobody moves. The paper names no end. Default 10, at most 1,000. */
  readonly rounds?: number
  /** The outcome is the weighted `median`, the default, or the weighted `mean` of where all stand in the end. */
  readonly point?: 'median' | 'mean'
}

export interface ExpectedUtilityOptions extends RoundsOptions {
  /** How the paper is read: by name, or what to read otherwise than by default. Default `default`. */
  readonly reading?: ReadingName | Partial<Reading>
  /** Whether to tell rounds and offers, which takes several times as long as the rest. Default true. */
  readonly trace?: boolean
}

export const roundsOptionsShape = {
  ...forecastOptionsShape,
  rounds: z.int().min(1).max(1000).default(10),
  point: z.enum(['median', 'mean']).default('median'),
}

const names = Object.keys(readings) as ReadingName[]
const optionsSchema = fields({
  ...roundsOptionsShape,
  trace: z.boolean().default(true),
  reading: z.union([z.enum(names).transform((name) => readings[name]), readingSchema]).default(readings.default),
})

export function optionsOf(options: ExpectedUtilityOptions) {
  return parseWith(optionsSchema, readData(options), [])
}
