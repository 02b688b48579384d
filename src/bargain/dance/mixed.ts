import { failAt, type Safe, safe } from '../../model/errors.js'
import { asGiven, readFunction, readList, readOptions } from '../../model/input.js'
import { numberFrom } from './numbers.js'
import type { Tactic } from './view.js'

/** A tactic, and how much it counts. */
interface Part {
  readonly tactic: Tactic
  readonly weight: number
}

/**
 * Asks for the mean of what several tactics ask for, each by its weight, from 0 on (a weighted combination of tactics; Faratin,
 * Sierra & Jennings 1998, section 5). Throws `DemarcheError` where no weight is above 0.
 */
export function mixed(parts: readonly Part[]): Tactic {
  const read = readList(parts, ['parts']).map((part, i) =>
    readOptions(part as Part, { tactic: readFunction, weight: asGiven }, [i]),
  )
  const total = read.reduce((sum, { weight }, i) => sum + numberFrom(`${i}.weight`, weight, 0), 0)
  if (total === 0) failAt([], { code: 'inconsistent', expected: 'a weight above 0', found: 'none' })
  return (view) => read.reduce((sum, { tactic, weight }) => sum + (weight / total) * tactic(view), 0)
}

/** The twin of `mixed` that returns the error instead of throwing it. */
export const safeMixed: (parts: readonly Part[]) => Safe<Tactic> = safe(mixed)
