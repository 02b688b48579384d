import { failAt, type Safe, safe } from '../../model/errors.js'
import { readFields } from '../../model/input.js'
import { numberFrom, positive } from './numbers.js'
import type { Tactic, View } from './view.js'

export interface TimeDependentOptions {
  /** How the way from the most to the least is gone. Default `polynomial`. */
  readonly form?: 'polynomial' | 'exponential'
  /** Above 0. Below 1 one holds out and gives in late (Boulware), above 1 one gives in early (conceder). */
  readonly beta: number
  /** The share of the way that the first offer goes, from 0 to 1; above 0 in the exponential form. Default 0, or 0.01 there. */
  readonly kappa?: number
  /** By when all is conceded, above 0 to 1 of the time. Default 1. */
  readonly by?: number
  /** The share of the way, from 0 to 1, beyond which one never goes. Default 1: down to what one has without agreement. */
  readonly concede?: number
}

/**
 * Concedes as time passes, whatever others do (Faratin, Sierra & Jennings 1998, Robotics and Autonomous Systems 24, section
 * 4.1): what it asks for is most − α(t) × (most − least), with α(t) = κ + (1 − κ) min(1, t / by)^(1/β) or
 * exp((1 − min(1, t / by))^β ln κ). There, α goes from one end of an issue's values to the other; here, of one's own
 * utilities, since not all issues are numbers.
 */
export function timeDependent(options: TimeDependentOptions): Tactic {
  const given = readFields(options, [], 'options { beta, … }')
  const { form = 'polynomial' } = given
  if (form !== 'polynomial' && form !== 'exponential') {
    failAt(['form'], { code: 'invalidValue', expected: '"polynomial" or "exponential"', found: form })
  }
  const beta = positive('beta', given.beta)
  const kappa = numberFrom('kappa', given.kappa ?? (form === 'polynomial' ? 0 : 0.01), 0, 1)
  if (form === 'exponential') positive('kappa', kappa)
  const by = positive('by', numberFrom('by', given.by ?? 1, 0, 1))
  const concede = numberFrom('concede', given.concede ?? 1, 0, 1)
  const alpha = (passed: number) =>
    form === 'polynomial'
      ? kappa + (1 - kappa) * passed ** (1 / beta)
      : Math.exp((1 - passed) ** beta * Math.log(kappa))
  return (view) => wayDown(view, concede * alpha(Math.min(1, view.time / by)))
}

/** The twin of `timeDependent` that returns the error instead of throwing it. */
export const safeTimeDependent: (options: TimeDependentOptions) => Safe<Tactic> = safe(timeDependent)

/** Holds out until late: `timeDependent` with β = 0.2. */
export const boulware: Tactic = timeDependent({ beta: 0.2 })
/** Concedes evenly: `timeDependent` with β = 1. */
export const linear: Tactic = timeDependent({ beta: 1 })
/** Gives in early: `timeDependent` with β = 5. */
export const conceder: Tactic = timeDependent({ beta: 5 })

/** Asks for its most, always. */
export const hardliner: Tactic = ({ most }) => most

/** A share of the way from one's most to one's least. */
export function wayDown({ most, least }: View, share: number): number {
  return most - share * (most - least)
}
