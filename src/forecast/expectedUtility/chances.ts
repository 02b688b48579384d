import type { Reading } from './reading.js'
import type { Workspace } from './workspace.js'

/** Brings actors into the order of their positions. From one round to the next few change places. */
export function sortActors({ order, positions }: Workspace): void {
  for (let m = 1; m < order.length; m++) {
    const actor = order[m] as number
    const position = positions[actor] as number
    let place = m
    while (place > 0 && (positions[order[place - 1] as number] as number) > position) {
      order[place] = order[place - 1] as number
      place--
    }
    order[place] = actor
  }
}

/**
 * How likely each actor prevails over each other (Scholz, Calbert & Smith 2011, eq. 31): the votes of those who are nearer to it,
 * Σ wₖ (|xₖ − xⱼ| − |xₖ − xᵢ|), as a share of all votes; a half where there are none. Actors squared, with sorted positions.
 */
export function fillChances(space: Workspace, denominator: Reading['denominator']): void {
  const { actors, order, positions, weights, chances } = space
  let total = 0
  for (let m = 0; m < actors; m++) total += weights[m] as number
  let [before, all] = [0, 0]
  for (let p = 0; p < actors; p++) {
    const low = order[p] as number
    const start = positions[low] as number
    // Of the actors from p on: weights and moments about `start`, up to the middle of a pair, and up to its upper end.
    let [middle, nearWeight, nearMoment, weight, moment] = [p, 0, 0, weights[low] as number, 0]
    for (let q = p + 1; q < actors; q++) {
      const high = order[q] as number
      const own = weights[high] as number
      const length = (positions[high] as number) - start
      weight += own
      moment += own * length
      while (middle < q) {
        const voter = order[middle] as number
        const offset = (positions[voter] as number) - start
        if (2 * offset >= length) break
        nearWeight += weights[voter] as number
        nearMoment += (weights[voter] as number) * offset
        middle++
      }
      const forLow = Math.max(0, (before + nearWeight) * length - 2 * nearMoment)
      const within = 2 * (moment - nearMoment) - length * (weight - nearWeight)
      const forHigh = Math.max(0, within + (total - before - weight) * length)
      const votes = forLow + forHigh
      all += 2 * votes
      chances[low * actors + high] = denominator === 'pair' ? share(forLow, votes) : forLow
      chances[high * actors + low] = denominator === 'pair' ? share(forHigh, votes) : forHigh
    }
    chances[low * actors + low] = denominator === 'pair' ? 0.5 : 0
    before += weights[low] as number
  }
  if (denominator === 'allPairs') divide(chances, all)
}

function share(votes: number, all: number): number {
  return all > 0 ? votes / all : 0.5
}

function divide(chances: Float64Array, all: number): void {
  for (let at = 0; at < chances.length; at++) chances[at] = all > 0 ? (chances[at] as number) / all : 0.5
}

/** Distances of each two actors, as shares of `range`. */
export function fillDistances({ actors, positions, distances }: Workspace, range: number): void {
  for (let i = 0; i < actors; i++) {
    const own = positions[i] as number
    for (let j = 0; j < actors; j++) distances[i * actors + j] = Math.abs(own - (positions[j] as number)) / range
  }
}

/**
 * The same with distances raised to the voter's risk exponent, as the code of the paper has it. Needs `distances`. Actors cubed;
 * the votes on all pairs are had from sorted powers, Σᵢⱼ |dᵢ − dⱼ| = 2 Σₘ (2m − n + 1) dₘ.
 */
export function fillChancesByRisk(space: Workspace, denominator: Reading['denominator']): void {
  const { actors, weights, exponents, distances, powers, sorted, chances } = space
  let all = 0
  for (let k = 0; k < actors; k++) {
    const row = k * actors
    const exponent = exponents[k] as number
    for (let i = 0; i < actors; i++) powers[row + i] = Math.exp(exponent * Math.log(distances[row + i] as number))
    if (denominator === 'pair') continue
    sorted.set(powers.subarray(row, row + actors))
    sorted.sort()
    let spread = 0
    for (let m = 0; m < actors; m++) spread += (2 * m - actors + 1) * (sorted[m] as number)
    all += 2 * (weights[k] as number) * spread
  }
  for (let i = 0; i < actors; i++) {
    for (let j = 0; j < i; j++) {
      let [forI, forJ] = [0, 0]
      for (let k = 0; k < actors; k++) {
        const gain = (powers[k * actors + j] as number) - (powers[k * actors + i] as number)
        if (gain > 0) forI += (weights[k] as number) * gain
        else forJ -= (weights[k] as number) * gain
      }
      const votes = denominator === 'pair' ? forI + forJ : all
      chances[i * actors + j] = share(forI, votes)
      chances[j * actors + i] = share(forJ, votes)
    }
    chances[i * actors + i] = 0.5
  }
}
