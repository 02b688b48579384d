import type { Random } from '../../gap/influence/random.js'
import type { Arena, State } from './arena.js'
import { type Offers, offersOf } from './bargain.js'
import { type Perception, perceptionOf } from './perception.js'
import type { Settings } from './settings.js'
import { type Settled, settle } from './settle.js'

/** A state as actors see it, and what they did to come to it. */
export interface Turn {
  readonly state: State
  readonly perception: Perception
  readonly offers: Offers
  readonly settled: readonly Settled[]
}

function firstTurn(arena: Arena, positions: Float64Array, settings: Settings): Turn {
  const state = { positions, ideals: positions }
  return {
    state,
    perception: perceptionOf(arena, state, settings),
    offers: { challenges: [], bargains: [] },
    settled: [],
  }
}

/** Who challenges whom, what becomes of it, and where all then stand. Actors³. */
function nextTurn(arena: Arena, { state, perception }: Turn, settings: Settings, random: Random): Turn {
  const offers = offersOf(arena, state, perception, settings)
  const settled = settle(arena, state, perception, offers.bargains, settings, random)
  const positions = state.positions.slice()
  for (const [actor, { options, chosen }] of settled.entries()) {
    const bargain = options[chosen]?.bargain
    if (bargain !== undefined)
      positions.set(bargain.from === actor ? bargain.initiator : bargain.receiver, actor * arena.issues)
  }
  const next = { positions, ideals: accommodated(arena, state.ideals, positions) }
  return { state: next, perception: perceptionOf(arena, next, settings), offers, settled }
}

/** Ideal points follow positions as far as actors accommodate: Σⱼ aᵢⱼ posⱼ + (1 − Σⱼ aᵢⱼ) idealᵢ. */
function accommodated(
  { accommodation, actors, issues }: Arena,
  ideals: Float64Array,
  positions: Float64Array,
): Float64Array {
  const count = actors.length
  return ideals.map((ideal, at) => {
    const [i, k] = [Math.floor(at / issues), at % issues]
    let [followed, total] = [0, 0]
    for (let j = 0; j < count; j++) {
      const share = accommodation[i * count + j] as number
      followed += share * (positions[j * issues + k] as number)
      total += share
    }
    return followed + Math.max(0, 1 - total) * ideal
  })
}

/** How far all actors together have gone from one state to another, as shares of scales. */
function moved(issues: number, before: State, after: State): number {
  let sum = 0
  for (let i = 0; i < before.positions.length; i += issues) {
    let square = 0
    for (let k = 0; k < issues; k++) {
      square += ((after.positions[i + k] as number) - (before.positions[i + k] as number)) ** 2
    }
    sum += Math.sqrt(square)
  }
  return sum
}

/** Keeps a first turn without moves from being a standard that nothing meets. */
const leastMove = 1e-4

/** All turns, the start first, until those moves are few that are so beside the moves of the first turn, or all are made. */
export function turnsOf(arena: Arena, positions: Float64Array, settings: Settings, random: Random): Turn[] {
  const turns = [firstTurn(arena, positions, settings)]
  const step = (turn: number) => moved(arena.issues, (turns[turn - 1] as Turn).state, (turns[turn] as Turn).state)
  for (let turn = 1; turn <= settings.rounds; turn++) {
    turns.push(nextTurn(arena, turns.at(-1) as Turn, settings, random))
    if (turn >= 2 && step(turn) < settings.settledAt * (step(1) + leastMove)) break
  }
  return turns
}
