import type { Search } from '../search.js'
import { exactValues, type Values } from './exact.js'
import type { Game } from './game.js'
import { type Samples, type SamplingError, type SamplingOptions, sampledValues } from './sampling.js'
import type { Steps, Stoppable } from './steps.js'
import { mostTabled, tableValues } from './table.js'

export interface ShapleyOptions extends Omit<SamplingOptions, 'samples'> {
  /** Default: as many as take some seconds at most. */
  readonly samples: number | undefined
  /** `always`: also where exact values can be worked out. */
  readonly sampling: 'needed' | 'always'
}

export interface ShapleyValue {
  readonly lower: number
  readonly upper: number
  /** Absent where the value is exact. */
  readonly error?: { readonly lower: SamplingError; readonly upper: SamplingError }
}

export interface ShapleyValues {
  /** By player, but for those whose value was not worked out yet when the search was stopped. */
  readonly values: ReadonlyMap<number, ShapleyValue>
  /** Orders drawn; absent when nothing was to be sampled. */
  readonly samples?: number
  readonly complete: boolean
}

/**
 * The Shapley values (Shapley 1953) of the sum of some games: what each player adds to the worth of those before it, on
 * average over all orders in which they may join. Exact for each game of up to 20 players, and for larger ones whose
 * players lead to few different states; other games are sampled.
 */
export function* shapleyValues<State>(
  players: number,
  games: readonly Game<State>[],
  options: ShapleyOptions,
): Search<ShapleyValues> {
  const steps = { taken: 0, found: 0 }
  const sums = Array.from({ length: players }, () => ({ lower: 0, upper: 0 }))
  const undone = new Set(games)
  const large: Game<State>[] = []
  for (const game of games) {
    const values = options.sampling === 'always' ? 'tooLarge' : yield* valuesOf(game, steps)
    if (values === undefined) break
    if (values === 'tooLarge') {
      large.push(game)
      continue
    }
    addTo(sums, game, values)
    undone.delete(game)
    steps.found = players - joinedBy(undone).size
  }
  const stopped = undone.size > large.length
  const samples = options.samples ?? ordersFor(large)
  const sampled =
    stopped || large.length === 0 ? undefined : yield* sampledValues(large, { ...options, samples }, steps)
  if (sampled !== undefined) undone.clear()
  return {
    values: byPlayer(sums, joinedBy(undone), sampled),
    ...(sampled === undefined ? {} : { samples: sampled.samples }),
    complete: undone.size === 0 && (sampled === undefined || sampled.samples >= samples),
  }
}

function* valuesOf<State>(game: Game<State>, steps: Steps): Stoppable<Values | 'tooLarge'> {
  const values = yield* exactValues(game, steps)
  if (values !== 'tooLarge' || game.players.length > mostTabled) return values
  return yield* tableValues(game, steps)
}

function joinedBy<State>(games: Iterable<Game<State>>): ReadonlySet<number> {
  return new Set([...games].flatMap((game) => game.players))
}

function addTo<State>(sums: readonly { lower: number; upper: number }[], game: Game<State>, values: Values): void {
  for (const [i, player] of game.players.entries()) {
    const sum = sums[player]
    if (sum === undefined) continue
    sum.lower += values.lower[i] as number
    sum.upper += values.upper[i] as number
  }
}

/** As many orders as take some seconds; who joins a part moves, on average, half of those that joined it before. */
function ordersFor<State>(games: readonly Game<State>[]): number {
  const moves = games.map(
    ({ parts, players }) =>
      players.length * parts.length + parts.reduce((sum, { movers }) => sum + movers.length ** 2 / 4, 0),
  )
  const inOneOrder = moves.reduce((sum, count) => sum + count, 1)
  return Math.min(10_000, Math.max(100, Math.floor(2e6 / inOneOrder)))
}

function byPlayer(
  sums: readonly { lower: number; upper: number }[],
  missing: ReadonlySet<number>,
  sampled: Samples | undefined,
): Map<number, ShapleyValue> {
  const values = new Map<number, ShapleyValue>()
  for (const [player, sum] of sums.entries()) {
    if (missing.has(player)) continue
    const estimates = sampled?.values.get(player)
    if (estimates === undefined) {
      values.set(player, sum)
      continue
    }
    const [{ mean: lower, ...lowerError }, { mean: upper, ...upperError }] = estimates
    const error = { lower: lowerError, upper: upperError }
    values.set(player, { lower: sum.lower + lower, upper: sum.upper + upper, error })
  }
  return values
}
