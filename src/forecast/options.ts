import * as z from 'zod'
import type { Unknown } from './board.js'
import { type Weighting, weightings } from './weights.js'

/** What to take where a situation is silent; every use of it is an assumption of the result. */
export interface ForecastOptions {
  /** Issues that are wanted. Default: all. */
  readonly issues?: readonly string[]
  /**
   * For a salience that is not known, 0 to 1, or `leaveOut`, for the actor to have no part in the issue. Default 1: what is not
   * known weighs as much as can be.
   */
  readonly unknownSalience?: Unknown
  /** For a capability that is not known, on the scale of the others, or `leaveOut`. Default 1. */
  readonly unknownCapability?: Unknown
  /** With fewer actors that stand somewhere an issue is undecided. Default 1. */
  readonly leastActors?: number
}

const leaveOut = z.literal('leaveOut')

export const forecastOptionsShape = {
  issues: z.array(z.string()).exactOptional(),
  unknownSalience: z.union([z.number().min(0).max(1), leaveOut]).default(1),
  unknownCapability: z.union([z.number().min(0).max(1e15), leaveOut]).default(1),
  leastActors: z.int().min(1).default(1),
}

export interface WeightedOptions extends ForecastOptions {
  /** What of an actor counts. Default `equal`. */
  readonly weights?: Weighting
}

export const weightedOptionsShape = { ...forecastOptionsShape, weights: z.enum(weightings).default('equal') }
