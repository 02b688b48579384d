import { rounding } from './offer.js'
import type { Reading } from './reading.js'
import type { Workspace } from './workspace.js'

/**
 * Risk exponents from security (Scholz, Calbert & Smith 2011, eq. 34 to 36): with Sᵢ the sum of what adversaries expect of
 * challenging i, Rᵢ = (2 Sᵢ − max S − min S) / (max S − min S) and rᵢ = (1 − Rᵢ/3) / (1 + Rᵢ/3), 0.5 to 2. The more one is
 * threatened, the more it risks. Where all are threatened alike, all exponents are 1. `expected` has to be filled with exponents
 * of 1.
 */
export function fillExponents(space: Workspace, { security, risk }: Reading): void {
  const { actors, expected, feared, securities, exponents, knownExponents } = space
  const threats = security === 'adversaries' ? feared : expected
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let i = 0; i < actors; i++) {
    let sum = 0
    for (let j = 0; j < actors; j++) if (i !== j) sum += threats[i * actors + j] as number
    securities[i] = sum
    if (sum < least) least = sum
    if (sum > most) most = sum
  }
  for (let i = 0; i < actors; i++) {
    const known = knownExponents[i] as number
    const spread = most - least
    const acceptance = spread > rounding ? (2 * (securities[i] as number) - most - least) / spread : 0
    const derived = risk === 'neutral' ? 1 : (3 - acceptance) / (3 + acceptance)
    exponents[i] = Number.isNaN(known) ? derived : known
  }
}
