import * as fc from 'fast-check'
import { type Bound, type Game, type Part, playersOf } from '../../src/gap/influence/game.js'
import type { Progress } from '../../src/gap/search.js'

export const bounds = ['lower', 'upper'] as const

/** Runs a search, and stops it after so many steps, if asked; it must then end at once. */
export function run<T>(search: Generator<Progress, T, boolean>, stopAfter = Number.POSITIVE_INFINITY) {
  const told: Progress[] = []
  let next = search.next()
  while (next.done !== true) {
    told.push(next.value)
    next = search.next(told.length === stopAfter)
    if (told.length === stopAfter && next.done !== true) throw new Error('goes on although it was stopped')
  }
  return { result: next.value, told, steps: told.length }
}

/** A part of three states, each move of which is looked up, as is how a state looks under each bound. */
interface Drawn {
  readonly movers: readonly number[]
  readonly moves: readonly (readonly number[])[]
  readonly looks: Readonly<Record<Bound, readonly number[]>>
}

const look = fc.tuple(fc.nat({ max: 1 }), fc.nat({ max: 1 }), fc.nat({ max: 1 }))
const lookup = fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 }), fc.nat({ max: 2 }))

const drawnPart = fc.subarray([0, 1, 2, 3]).chain((movers) =>
  fc.record({
    movers: fc.constant(movers),
    moves: fc.array(lookup, { minLength: movers.length, maxLength: movers.length }),
    looks: fc.record({ lower: look, upper: look }),
  }),
)

export const somePart = drawnPart.map(partOf)
export const someParts = fc.array(somePart, { minLength: 1, maxLength: 3 })

function partOf({ movers, moves, looks }: Drawn): Part<number> {
  return {
    movers,
    start: 0,
    move: (state, turn) => (moves[turn] as readonly number[])[state] as number,
    key: String,
    face: (state, bound) => String(looks[bound][state]),
  }
}

/** Games whose worth is looked up by what their parts look like. */
export const someGame = fc
  .tuple(someParts, fc.array(fc.nat({ max: 20 }), { minLength: 16, maxLength: 16 }))
  .map(([parts, worths]) => {
    const worth = (states: readonly number[], bound: Bound) => {
      const faces = states.map((state, i) => Number(parts[i]?.face(state, bound)))
      const place = faces.reduce((sum, face, i) => sum + face * 2 ** i, bound === 'lower' ? 0 : 8)
      return (worths[place] as number) / 20
    }
    return gameOf(parts, worth)
  })

export function gameOf(parts: readonly Part<number>[], worth: Game<number>['worth'], span = 1): Game<number> {
  return { players: playersOf(parts), parts, worth, span }
}

/** A part that knows which of its movers have moved: those whose turns are bits of its state. */
export function memory(movers: readonly number[], face: Part<number>['face'] = String): Part<number> {
  return { movers, start: 0, move: (state, turn) => state | (1 << turn), key: String, face }
}

/** A part that stays as it is, whoever moves it. */
export function rock(movers: readonly number[]): Part<number> {
  return { movers, start: 0, move: (state) => state, key: String, face: String }
}

export function upTo(count: number, from = 0): number[] {
  return Array.from({ length: count }, (_, i) => from + i)
}

export function subsetsOf(players: readonly number[]): number[][] {
  return players.reduce<number[][]>((sets, player) => sets.flatMap((set) => [set, [...set, player]]), [[]])
}

/** Where a part is when some players move it, in the order of its turns. */
export function stateAfter<State>({ movers, start, move }: Part<State>, players: readonly number[]): State {
  return movers.reduce((state, player, turn) => (players.includes(player) ? move(state, turn) : state), start)
}

export function worthOf<State>({ parts, worth }: Game<State>, players: readonly number[], bound: Bound): number {
  return worth(
    parts.map((part) => stateAfter(part, players)),
    bound,
  )
}

/** What a player adds to each set of the others, each size of set counting alike (Shapley 1953). */
export function shapleyValue<State>(game: Game<State>, player: number, bound: Bound): number {
  const others = game.players.filter((other) => other !== player)
  const sets = subsetsOf(others)
  const sizes = upTo(others.length + 1).map((size) => {
    const alike = sets.filter((set) => set.length === size)
    const added = alike.map((set) => worthOf(game, [...set, player], bound) - worthOf(game, set, bound))
    return added.reduce((sum, more) => sum + more, 0) / alike.length
  })
  return sizes.reduce((sum, mean) => sum + mean, 0) / sizes.length
}

export function rounded(values: Iterable<number>): number[] {
  // Not -0, which is no other number here.
  return Array.from(values, (value) => Math.round(value * 1e9) / 1e9 + 0)
}
