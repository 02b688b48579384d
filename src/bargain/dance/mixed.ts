import { failAt, type Safe, safe } from '../../model/errors.js'
import { numberFrom } from './numbers.js'
import type { Tactic } from './view.js'

/**
 * Asks for the mean of what several tactics ask for, each by its weight, from 0 on (a weighted combination of tactics; Faratin,
 * Sierra & Jennings 1998, section 5). Throws `DemarcheError` where no weight is above 0.
 */
export function mixed(parts: readonly { readonly tactic: Tactic; readonly weight: number }[]): Tactic {
  if (!Array.isArray(parts)) failAt([], { code: 'invalidType', expected: 'a list of { tactic, weight }', found: parts })
  const total = parts.reduce((sum, { weight }, i) => sum + numberFrom(`${i}.weight`, weight, 0), 0)
  if (total === 0) failAt([], { code: 'inconsistent', expected: 'a weight above 0', found: 'none' })
  return (view) => parts.reduce((sum, { tactic, weight }) => sum + (weight / total) * tactic(view), 0)
}

/** The twin of `mixed` that returns the error instead of throwing it. */
export const safeMixed: (parts: readonly { readonly tactic: Tactic; readonly weight: number }[]) => Safe<Tactic> =
  safe(mixed)
