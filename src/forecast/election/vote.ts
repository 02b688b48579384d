import type { VotingRule } from './rules.js'

/** Differences of utility below this are no difference to a voter who gives all or nothing. */
const leastDifference = 1e-8

/**
 * The share of its weight that a voter casts for the better of two options, given how much better it is, -1 to 1: negative for
 * the worse. The rules are those of KTAB (Wise, Lester & Efird 2015): `proportional` d; `binary` ±1 from a difference of 1e-8
 * on; `proportionalBinary` 0.8 d + 0.2 binary; `proportionalCubic` (d + d³) / 2; `cubic` d³; `asymmetricProspect` d where it
 * loses and 2 d / 3 where it gains.
 */
export function vote(rule: VotingRule, difference: number): number {
  switch (rule) {
    case 'proportional':
      return difference
    case 'binary':
      return allOrNothing(difference)
    case 'proportionalBinary':
      return 0.8 * difference + 0.2 * allOrNothing(difference)
    case 'proportionalCubic':
      return 0.5 * difference + 0.5 * difference ** 3
    case 'cubic':
      return difference ** 3
    case 'asymmetricProspect':
      return difference < 0 ? difference : (2 * difference) / 3
  }
}

function allOrNothing(difference: number): number {
  return Math.max(-1, Math.min(1, difference / leastDifference))
}
