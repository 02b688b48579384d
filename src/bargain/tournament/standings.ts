import type { TournamentRun } from './run.js'

/** A mean over runs, and how far it may be off by chance: the standard error, absent for fewer than two. */
export interface Mean {
  readonly mean: number
  readonly standardError?: number
}

/** How a strategy did. Runs count once for each place at which it sat. */
export interface Standing {
  readonly strategy: string
  readonly runs: number
  readonly agreements: number
  /** Of what the party could gain on no agreement at best, the share that it gained; 0 without agreement. */
  readonly gain: Mean
  /** The sum of what all parties gained, each as such a share. */
  readonly welfare: Mean
  /** Over agreements: how far they are from the frontier and from the Nash point, in utilities. Absent without any. */
  readonly distances?: { readonly frontier: Mean; readonly nash?: Mean }
  /** Over agreements: after how much of the time. Absent without any. */
  readonly time?: Mean
}

/** By strategy, the one that gained most first; of even ones, by name. */
export function standingsOf(strategies: readonly string[], runs: readonly TournamentRun[]): Standing[] {
  return strategies
    .map((strategy) => standingOf(strategy, runs))
    .toSorted((a, b) => b.gain.mean - a.gain.mean || (a.strategy < b.strategy ? -1 : 1))
}

function standingOf(strategy: string, runs: readonly TournamentRun[]): Standing {
  const seats = runs.flatMap((run) =>
    run.strategies.flatMap((name, p) => (name === strategy ? [{ run, gain: run.gains[p] as number }] : [])),
  )
  const agreed = seats.flatMap(({ run: { agreement } }) => (agreement === undefined ? [] : [agreement]))
  const nashDistances = agreed.flatMap(({ distances: { nash } }) => (nash === undefined ? [] : [nash]))
  const standing = {
    strategy,
    runs: seats.length,
    agreements: agreed.length,
    gain: meanOf(seats.map(({ gain }) => gain)),
    welfare: meanOf(seats.map(({ run }) => run.gains.reduce((sum, gain) => sum + gain, 0))),
  }
  if (agreed.length === 0) return standing
  const frontier = meanOf(agreed.map(({ distances }) => distances.frontier))
  const distances = nashDistances.length === 0 ? { frontier } : { frontier, nash: meanOf(nashDistances) }
  return { ...standing, distances, time: meanOf(agreed.map(({ time }) => time)) }
}

function meanOf(values: readonly number[]): Mean {
  const count = values.length
  if (count === 0) return { mean: 0 }
  const mean = values.reduce((sum, value) => sum + value, 0) / count
  if (count < 2) return { mean }
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, standardError: Math.sqrt(squares / (count - 1) / count) }
}
