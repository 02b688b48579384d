import { rounding } from './offer.js'
import type { Reading } from './reading.js'
import type { Workspace } from './workspace.js'

/**
 * Fills what each actor expects of challenging each other, and what it sees them expect of challenging it (Scholz, Calbert & Smith
 * 2011, eq. 25): s (P Uₛ + (1 − P) U_f) + (1 − s) Uₛ − Q U_q − (1 − Q)(T U_b + (1 − T) U_w), the target resisting with a
 * probability of its salience s. `median` is where others would move to. Actors squared.
 */
export function fillExpected(space: Workspace, reading: Reading, median: number, range: number): void {
  const { actors, chances, saliences, successes, losses, calms, expected, feared } = space
  const isFocal = reading.otherRisk === 'focal'
  const resistsItself = reading.resistance === 'target'
  fillUtilities(space, reading.statusQuo)
  for (let i = 0; i < actors; i++) {
    for (let j = 0; j < actors; j++) {
      if (i === j) continue
      const [ij, ji] = [i * actors + j, j * actors + i]
      const [seen, viewer] = isFocal ? [ij, i] : [ji, j]
      const resists = (saliences[j] as number) * (1 - (chances[ij] as number))
      const resisted = (saliences[resistsItself ? i : j] as number) * (1 - (chances[ji] as number))
      expected[ij] = (successes[ij] as number) - resists * (losses[ij] as number) - (calms[i] as number)
      feared[ij] = (successes[seen] as number) - resisted * (losses[seen] as number) - (calms[viewer] as number)
    }
  }
  if (reading.statusQuo < 1) subtractDrift(space, 1 - reading.statusQuo, isFocal, median, range)
}

function subtractDrift(space: Workspace, share: number, isFocal: boolean, median: number, range: number): void {
  const { actors, exponents, expected, feared } = space
  for (let i = 0; i < actors; i++) {
    for (let j = 0; j < actors; j++) {
      const ij = i * actors + j
      const viewer = exponents[isFocal ? i : j] as number
      expected[ij] = (expected[ij] as number) - share * drifted(space, i, j, exponents[i] as number, median, range)
      feared[ij] = (feared[ij] as number) - share * drifted(space, j, i, viewer, median, range)
    }
  }
}

/** Uₛ, Uₛ − U_f and Q U_q. A power is had from its logarithm in a fifth of the time. */
function fillUtilities(space: Workspace, statusQuo: number): void {
  const { actors, exponents, distances, nearLogs, farLogs, successes, losses, calms } = space
  for (let i = 0; i < actors; i++) {
    const exponent = exponents[i] as number
    calms[i] = statusQuo * utility(0.5, exponent)
    for (let at = i * actors; at < (i + 1) * actors; at++) {
      const distance = distances[at] as number
      const near = exponent === 1 ? 0.5 - 0.5 * distance : Math.exp(exponent * (nearLogs[at] as number))
      const far = exponent === 1 ? 0.5 + 0.5 * distance : Math.exp(exponent * (farLogs[at] as number))
      successes[at] = 2 - 4 * near
      losses[at] = 4 * (far - near)
    }
  }
}

/** Needed where exponents are not 1. */
export function fillLogarithms({ actors, distances, nearLogs, farLogs }: Workspace): void {
  for (let i = 0; i < actors; i++) {
    for (let j = 0; j < i; j++) {
      const [ij, ji] = [i * actors + j, j * actors + i]
      const distance = distances[ij] as number
      nearLogs[ij] = Math.log(0.5 - 0.5 * distance)
      farLogs[ij] = Math.log(0.5 + 0.5 * distance)
      nearLogs[ji] = nearLogs[ij] as number
      farLogs[ji] = farLogs[ij] as number
    }
  }
}

/** 2 − 4 vʳ: from -2 to 2. */
function utility(value: number, exponent: number): number {
  return exponent === 1 ? 2 - 4 * value : 2 - 4 * value ** exponent
}

/** T U_b + (1 − T) U_w: what there is for i if j moves to the median without being challenged; T whether that is nearer to i. */
function drifted(
  { actors, positions, distances }: Workspace,
  i: number,
  j: number,
  exponent: number,
  median: number,
  range: number,
): number {
  const distance = distances[i * actors + j] as number
  const toMedian = Math.abs((positions[i] as number) - median) / range
  const shift = 0.25 * (toMedian + distance)
  return utility(toMedian < distance - rounding ? 0.5 - shift : 0.5 + shift, exponent)
}
