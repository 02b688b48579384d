import { failAt } from '../model/errors.js'
import type { Graph } from './graph.js'
import type { Moves } from './moves.js'

/** What two decision makers who look ahead stay at: for so many moves (`l1`, `l2`, …), or for any number from some on (`nm`). */
export type ForesightConcept = 'nm' | `l${number}`

/** So far ahead can be looked. */
export const farthest = 999

export function isForesight(concept: unknown): concept is ForesightConcept {
  return typeof concept === 'string' && (concept === 'nm' || /^l[1-9]\d{0,2}$/.test(concept))
}

/** For each of the two and each place, where it expects things to end if it is its turn there. */
type Ends = readonly [Int32Array, Int32Array]

/** What two decision makers who look ahead stay at. */
interface Foresight {
  /** For each of them and each place, 1 where the state is stable. */
  readonly stable: readonly [Uint8Array, Uint8Array]
  /** How many moves ahead it stays or leaves: as many as asked for, or one number of those that show it. */
  readonly ahead: readonly [Int32Array, Int32Array]
}

/**
 * Under `lN` a state is stable where one stays if it looks N moves ahead; under `nm` where it stays however far it looks, from some
 * number of moves on. Expectations need not settle as that number grows, but they repeat; then a state is stable if it is so in every
 * round of those that repeat. Each part of the graph is watched by itself (Brent 1980), since parts that have nothing to do with each
 * other can repeat at different paces.
 *
 * Throws `DemarcheError` where they do not repeat within 999 moves.
 */
export function foresight(graph: Graph, concept: ForesightConcept): Foresight {
  if (concept === 'nm') return atLength(graph)
  const moves = Number(concept.slice(1))
  let ends = startingEnds(graph)
  for (let h = 0; h < moves; h++) ends = lookedAhead(graph, ends)
  const ahead = new Int32Array(graph.count).fill(moves)
  return { stable: [stays(ends[0]), stays(ends[1])], ahead: [ahead, ahead] }
}

function atLength(graph: Graph): Foresight {
  const found = {
    stable: [new Uint8Array(graph.count).fill(1), new Uint8Array(graph.count).fill(1)],
    ahead: [new Int32Array(graph.count), new Int32Array(graph.count)],
  } as const
  const parts = partsOf(graph)
  let open: ReadonlySet<number> = new Set(parts)
  let ends = startingEnds(graph)
  let remembered = ends
  for (let h = 1; open.size > 0; h++) {
    if (h > farthest) failAt(['concepts'], { code: 'tooMany', what: 'moves to look ahead', found: h, limit: farthest })
    ends = lookedAhead(graph, ends)
    const places = [...parts.keys()].filter((place) => open.has(parts[place] as number))
    for (const i of [0, 1] as const) note(found.stable[i], found.ahead[i], ends[i], places, h)
    const moving = places.filter((place) => [0, 1].some((i) => ends[i]?.[place] !== remembered[i]?.[place]))
    open = new Set(moving.map((place) => parts[place] as number))
    // At powers of two: whatever the period, it is found once the power is as large.
    if ((h & (h - 1)) !== 0) continue
    remembered = ends
    for (const place of places) if (open.has(parts[place] as number)) for (const own of found.stable) own[place] = 1
  }
  return found
}

function note(stable: Uint8Array, ahead: Int32Array, ends: Int32Array, places: readonly number[], h: number): void {
  for (const place of places) {
    const isLeft = ends[place] !== place
    if (isLeft) stable[place] = 0
    if (isLeft || stable[place] === 1) ahead[place] = h
  }
}

function startingEnds({ count }: Graph): Ends {
  const here = Int32Array.from({ length: count }, (_, s) => s)
  return [here, here]
}

function stays(ends: Int32Array): Uint8Array {
  return Uint8Array.from(ends, (end, s) => Number(end === s))
}

function lookedAhead({ moves }: Graph, [first, second]: Ends): Ends {
  return [endsAfter(moves[0] as Moves, second), endsAfter(moves[1] as Moves, first)]
}

/** Whoever has the turn makes the move that ends best for it, if that is better than to stay. */
function endsAfter(own: Moves, others: Int32Array): Int32Array {
  const { blocks, next, levels } = own
  const [best, second] = bestOfBlocks(own, others)
  return Int32Array.from(levels, (level, s) => {
    let [end, worth, chosen] = [s, level, -1]
    for (let b = blocks.starts[s] as number; b < (blocks.starts[s + 1] as number); b++) {
      const block = blocks.items[b] as number
      for (let n = next.starts[block] as number; n < (next.starts[block + 1] as number); n++) {
        const target = next.items[n] as number
        const to = best[target] === s ? (second[target] as number) : (best[target] as number)
        if (to < 0) continue
        const reached = levels[others[to] as number] as number
        if (reached < worth || (reached === worth && (chosen < 0 || to > chosen))) continue
        ;[end, worth, chosen] = [others[to] as number, reached, to]
      }
    }
    return end
  })
}

/** Of each block, the state that ends best for who moves there, and the next best; -1 for none. Of even ones the least. */
function bestOfBlocks({ states, levels }: Moves, others: Int32Array): [best: Int32Array, second: Int32Array] {
  const count = states.starts.length - 1
  const [best, second] = [new Int32Array(count).fill(-1), new Int32Array(count).fill(-1)]
  const worth = (place: number) => (place < 0 ? -1 : (levels[others[place] as number] as number))
  const isBetter = (place: number, than: number) => {
    const [one, other] = [worth(place), worth(than)]
    return one > other || (one === other && place < than)
  }
  for (let block = 0; block < count; block++) {
    let [first, follower] = [-1, -1]
    for (let at = states.starts[block] as number; at < (states.starts[block + 1] as number); at++) {
      const place = states.items[at] as number
      if (place === first || place === follower) continue
      if (isBetter(place, first)) [first, follower] = [place, first]
      else if (isBetter(place, follower)) follower = place
    }
    best[block] = first
    second[block] = follower
  }
  return [best, second]
}

/** By place, the part of the graph that it belongs to: places that moves of anybody connect, in either direction. */
function partsOf({ count, moves }: Graph): Int32Array {
  const parent = Int32Array.from({ length: count }, (_, s) => s)
  const root = (place: number): number => {
    let at = place
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number
      at = parent[at] as number
    }
    return at
  }
  for (const { states, next } of moves) {
    const first = (block: number) => root(states.items[states.starts[block] as number] as number)
    for (let block = 0; block + 1 < states.starts.length; block++) {
      for (let at = states.starts[block] as number; at < (states.starts[block + 1] as number); at++) {
        parent[root(states.items[at] as number)] = first(block)
      }
      for (let n = next.starts[block] as number; n < (next.starts[block + 1] as number); n++) {
        parent[first(next.items[n] as number)] = first(block)
      }
    }
  }
  return parent.map((_, s) => root(s))
}
