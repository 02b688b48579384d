import * as z from 'zod'
import { type Weighting, weightings } from './weights.js'

/** What to take where a situation is silent; every use of it is an assumption of the result. */
export interface ForecastOptions {
  /** Issues that are wanted. Default: all. */
  readonly issues?: readonly string[]
  /** For a salience that is not known, 0 to 1. Default 1: what is not known weighs as much as can be. */
  readonly unknownSalience?: number
  /** For a capability that is not known, on the scale of the others. Default 1. */
  readonly unknownCapability?: number
}

export const forecastOptionsShape = {
  issues: z.array(z.string()).exactOptional(),
  unknownSalience: z.number().min(0).max(1).default(1),
  unknownCapability: z.number().min(0).default(1),
}

export interface WeightedOptions extends ForecastOptions {
  /** What of an actor counts. Default `equal`. */
  readonly weights?: Weighting
}

export const weightedOptionsShape = { ...forecastOptionsShape, weights: z.enum(weightings).default('equal') }
