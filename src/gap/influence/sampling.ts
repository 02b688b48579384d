import type { Game } from './game.js'
import { Machine } from './machine.js'
import { seeded, shuffle } from './random.js'
import { type Steps, type Stoppable, step } from './steps.js'

/** How far a sampled value may be from the exact one. */
export interface SamplingError {
  /** The standard error of the mean. */
  readonly standard: number
  /** No further than this, with the stated confidence. */
  readonly bound: number
}

interface Estimate extends SamplingError {
  readonly mean: number
}

export interface Samples {
  /** Orders that were drawn. */
  readonly samples: number
  /** By player. */
  readonly values: ReadonlyMap<number, readonly [lower: Estimate, upper: Estimate]>
}

export interface SamplingOptions {
  readonly seed: number
  /** Orders to draw. */
  readonly samples: number
  /** The chance with which each bound holds. */
  readonly confidence: number
}

/** States that a part may keep between two orders. */
const mostStates = 2 ** 15

/**
 * The Shapley values of the sum of some games, estimated: what a player adds when it joins those before it, in orders
 * drawn by chance (Castro, Gómez & Tejada 2009), each followed by its reverse. What all add together is exact in every
 * order. The two orders of a pair are one observation; the bound is the empirical Bernstein bound (Maurer & Pontil 2009,
 * theorem 4) on both sides. Stopped, it returns what it has; nothing, when that is less than two pairs.
 */
export function* sampledValues<State>(
  games: readonly Game<State>[],
  options: SamplingOptions,
  steps: Steps,
): Stoppable<Samples> {
  const walks = games.map((game) => new Walk(game))
  const players = Int32Array.from(new Set(games.flatMap((game) => game.players))).toSorted()
  const tallies = new Map(Array.from(players, (player) => [player, [new Tally(), new Tally()] as const]))
  const random = seeded(options.seed)
  const pairs = Math.ceil(options.samples / 2)
  let drawn = 0
  for (; drawn < pairs; drawn++) {
    if (yield step(steps)) break
    shuffle(players, random)
    const there = follow(walks, players)
    const back = follow(walks, players.toReversed())
    for (const [player, [lower, upper]] of tallies) {
      const [one, other] = [there.get(player) ?? nothing, back.get(player) ?? nothing]
      lower.add((one[0] + other[0]) / 2)
      upper.add((one[1] + other[1]) / 2)
    }
  }
  if (drawn < 2) return undefined
  const sampled = Array.from(tallies, ([player, [lower, upper]]) => {
    const span = games.reduce((sum, game) => sum + (game.players.includes(player) ? game.span : 0), 0)
    const estimate = (tally: Tally) => tally.estimate(span, options.confidence)
    return [player, [estimate(lower), estimate(upper)]] as const
  })
  return { samples: 2 * drawn, values: new Map(sampled) }
}

/** To the lower and to the upper worth. */
type Added = readonly [lower: number, upper: number]

const nothing: Added = [0, 0]

/** What each player adds, in one order. */
function follow<State>(walks: readonly Walk<State>[], order: Int32Array): Map<number, Added> {
  const added = new Map<number, Added>()
  for (const walk of walks) walk.restart()
  for (const player of order) {
    const sum: [number, number] = [0, 0]
    for (const walk of walks) walk.join(player, sum)
    added.set(player, sum)
  }
  return added
}

/** A game that players join one by one, in any order; they still act in the order of their turns. */
class Walk<State> {
  readonly #game: Game<State>
  readonly #tracks: readonly Track<State>[]
  #worth: Added = nothing

  constructor(game: Game<State>) {
    this.#game = game
    this.#tracks = game.parts.map((part) => new Track(new Machine(part), part.movers))
  }

  restart(): void {
    for (const track of this.#tracks) track.restart()
    this.#worth = this.#now()
  }

  /** Adds to `sum` what the player adds to the worth. */
  join(player: number, sum: [number, number]): void {
    let changed = false
    for (const track of this.#tracks) if (track.join(player)) changed = true
    if (!changed) return
    const [lower, upper] = this.#worth
    this.#worth = this.#now()
    sum[0] += this.#worth[0] - lower
    sum[1] += this.#worth[1] - upper
  }

  #now(): Added {
    const states = this.#tracks.map((track) => track.state)
    return [this.#game.worth(states, 'lower'), this.#game.worth(states, 'upper')]
  }
}

/** A part with the movers that have joined so far, and its state before each turn and after the last one. */
class Track<State> {
  readonly #machine: Machine<State>
  readonly #turns: ReadonlyMap<number, number>
  readonly #joined: Uint8Array
  readonly #path: Int32Array

  constructor(machine: Machine<State>, movers: readonly number[]) {
    this.#machine = machine
    this.#turns = new Map(movers.map((player, turn) => [player, turn]))
    this.#joined = new Uint8Array(movers.length)
    this.#path = new Int32Array(movers.length + 1)
  }

  get state(): State {
    return this.#machine.state(this.#path.at(-1) as number)
  }

  restart(): void {
    if (this.#machine.size > mostStates) this.#machine.forget()
    this.#joined.fill(0)
    this.#path.fill(0)
  }

  /** Whether the last state is another one for it. */
  join(player: number): boolean {
    const turn = this.#turns.get(player)
    if (turn === undefined) return false
    this.#joined[turn] = 1
    let now = this.#path[turn] as number
    for (let i = turn; i < this.#joined.length; i++) {
      if (this.#joined[i] === 1) now = this.#machine.move(now, i)
      // From here on everything is as it was.
      if (now === this.#path[i + 1]) return false
      this.#path[i + 1] = now
    }
    return true
  }
}

/** Mean and variance of numbers as they come (Welford 1962). */
class Tally {
  #count = 0
  #mean = 0
  #squares = 0

  add(value: number): void {
    this.#count++
    const off = value - this.#mean
    this.#mean += off / this.#count
    this.#squares += off * (value - this.#mean)
  }

  /** Where all numbers lie between -`most` and `most`. */
  estimate(most: number, confidence: number): Estimate {
    const standard = Math.sqrt(this.#squares / (this.#count - 1) / this.#count)
    const doubt = Math.log(4 / (1 - confidence))
    const bound = standard * Math.sqrt(2 * doubt) + (14 * most * doubt) / (3 * (this.#count - 1))
    return { mean: this.#mean, standard, bound: Math.min(bound, most + Math.abs(this.#mean)) }
  }
}
