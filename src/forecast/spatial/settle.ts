import type { Random } from '../../gap/influence/random.js'
import { winners } from '../election/winners.js'
import { type Arena, distanceTo, type State, utilityAt } from './arena.js'
import type { Bargain } from './bargain.js'
import type { Perception } from './perception.js'
import type { Settings } from './settings.js'

/** What an actor can do: leave things as they are, or what a bargain says. */
interface Option {
  readonly bargain: Bargain | undefined
  readonly probability: number
}

export interface Settled {
  readonly options: readonly Option[]
  /** Which one it does. */
  readonly chosen: number
}

/**
 * What each actor does: the status quo and the bargains that it makes or is offered stand against each other in an election of
 * all actors, by how good the positions of all would then be on average. Each actor's are settled by themselves, so that one side
 * of a bargain may move and the other not. Actors × bargains².
 */
export function settle(
  arena: Arena,
  state: State,
  perception: Perception,
  bargains: readonly Bargain[],
  settings: Settings,
  random: Random,
): Settled[] {
  const worth = worthOf(arena, state, perception, bargains)
  return arena.actors.map((_, actor) => {
    const queue = queueOf(actor, bargains)
    const electorate = {
      options: queue.length,
      weights: arena.capabilities,
      utilities: Float64Array.from(arena.actors.flatMap((_, voter) => queue.map((bargain) => worth(voter, bargain)))),
    }
    const chances = winners(electorate, { ...settings, model: settings.election })
    const chosen = settings.transitions === 'stochastic' ? drawn(chances, random) : likeliest(chances)
    const options = queue.map((bargain, at) => ({ bargain, probability: chances[at] as number }))
    return { options, chosen }
  })
}

/** In the order in which KTAB meets them, which decides between equals: challenges by earlier actors, the status quo, the others. */
function queueOf(actor: number, bargains: readonly Bargain[]): (Bargain | undefined)[] {
  const own = bargains.filter(({ from, to }) => from === actor || to === actor)
  const later = own.findIndex(({ from }) => from >= actor)
  const at = later < 0 ? own.length : later
  return [...own.slice(0, at), undefined, ...own.slice(at)]
}

type Worth = (voter: number, bargain: Bargain | undefined) => number

/** What the state after a bargain is worth to an actor: the mean of all positions in it. */
function worthOf(
  arena: Arena,
  { positions }: State,
  { utilities, aversions }: Perception,
  bargains: readonly Bargain[],
): Worth {
  const count = arena.actors.length
  const sums = new Float64Array(count)
  for (const [at, utility] of utilities.entries()) {
    const voter = Math.floor(at / count)
    sums[voter] = (sums[voter] as number) + utility
  }
  const known = new Map(
    bargains.map((bargain) => {
      const { from, to, initiator, receiver } = bargain
      const each = sums.map((sum, voter) => {
        const aversion = aversions[voter] as number
        const changed = [initiator, receiver].map((end) =>
          utilityAt(distanceTo(arena, voter, positions, voter, end, 0), aversion),
        ) as [number, number]
        const before = (utilities[voter * count + from] as number) + (utilities[voter * count + to] as number)
        // Summed in this order so that a bargain is worth the same whoever of the two proposes it.
        return sum - before + (changed[0] + changed[1])
      })
      return [bargain, each]
    }),
  )
  return (voter, bargain) => ((bargain === undefined ? sums : known.get(bargain))?.[voter] as number) / count
}

function likeliest(chances: Float64Array): number {
  return chances.indexOf(Math.max(...chances))
}

function drawn(chances: Float64Array, random: Random): number {
  let left = random() / 2 ** 32
  const found = chances.findIndex((chance) => {
    left -= chance
    return left < 0
  })
  return found < 0 ? likeliest(chances) : found
}
