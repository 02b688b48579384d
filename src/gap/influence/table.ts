import type { Values } from './exact.js'
import type { Game } from './game.js'
import { type Steps, type Stoppable, step } from './steps.js'

/** Players up to which a table of all sets of players is written: 2^20 worths. */
export const mostTabled = 20

/** Sets that differ only in the last so many players are gone through in one step. */
const lastPlayers = 9

/**
 * The Shapley values of a game of few players, exactly, whatever states they lead to: by the worth of every set of them
 * (Shapley 1953, equation 13). Time doubles with every player.
 */
export function* tableValues<State>(game: Game<State>, steps: Steps): Stoppable<Values> {
  const worths = yield* tabulate(game, steps)
  if (worths === undefined) return undefined
  const count = game.players.length
  const weights = weightsBySize(count)
  const values = { lower: new Float64Array(count), upper: new Float64Array(count) }
  for (let player = 0; player < count; player++) {
    if (yield step(steps)) return undefined
    values.lower[player] = meanEffect(player, worths.lower, weights)
    values.upper[player] = meanEffect(player, worths.upper, weights)
  }
  return values
}

/** The worth of each set; the set has a player where its number has the bit. */
function* tabulate<State>(game: Game<State>, steps: Steps): Stoppable<Values> {
  const count = game.players.length
  const first = Math.max(0, count - lastPlayers)
  const worths = { lower: new Float64Array(2 ** count), upper: new Float64Array(2 ** count) }
  const turns = game.players.map((player) => game.parts.map(({ movers }) => movers.indexOf(player)))
  const move = (states: readonly State[], player: number) =>
    states.map((state, part) => {
      const turn = turns[player]?.[part] ?? -1
      return turn < 0 ? state : (game.parts[part]?.move(state, turn) ?? state)
    })
  const fill = (states: readonly State[], player: number, set: number): void => {
    if (player === count) {
      worths.lower[set] = game.worth(states, 'lower')
      worths.upper[set] = game.worth(states, 'upper')
      return
    }
    fill(states, player + 1, set)
    fill(move(states, player), player + 1, set | (1 << player))
  }
  for (let set = 0; set < 2 ** first; set++) {
    if (yield step(steps)) return undefined
    let states = game.parts.map((part) => part.start)
    for (let player = 0; player < first; player++) if ((set >> player) & 1) states = move(states, player)
    fill(states, first, set)
  }
  return worths
}

/** By size of a set without the player: 1 / (players × the number of such sets). */
function weightsBySize(players: number): Float64Array {
  const weights = new Float64Array(players)
  let sets = 1
  for (let size = 0; size < players; size++) {
    weights[size] = 1 / (players * sets)
    sets = (sets * (players - 1 - size)) / (size + 1)
  }
  return weights
}

function meanEffect(player: number, worths: Float64Array, weights: Float64Array): number {
  const bit = 1 << player
  let value = 0
  for (let set = 0; set < worths.length; set++) {
    if ((set & bit) !== 0) continue
    value += (weights[sizeOf(set)] as number) * ((worths[set | bit] as number) - (worths[set] as number))
  }
  return value
}

/** The number of bits that are set. */
function sizeOf(set: number): number {
  const pairs = set - ((set >> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >> 2) & 0x33333333)
  return (((fours + (fours >> 4)) & 0x0f0f0f0f) * 0x01010101) >> 24
}
