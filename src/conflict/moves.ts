import { type Lists, listsBy, upTo } from './lists.js'
import type { Conflict } from './model.js'
import { half } from './predicate.js'
import type { Space } from './space.js'

/**
 * The moves of a decision maker, which are too many to be written down one by one. States that differ in nothing but its options,
 * and not in those that go one way only, are a block: within it the decision maker can go anywhere, and from it to every state of
 * some other blocks.
 */
export interface Moves {
  /** The states of each block, by their places, the least liked first. */
  readonly states: Lists
  /** The blocks of each place; more than one only where states that cannot be told apart are one. */
  readonly blocks: Lists
  /** The blocks to which each block leads, itself among them; and those from which it can be reached. */
  readonly next: Lists
  readonly previous: Lists
  /** How much the decision maker likes each state. */
  readonly levels: Int32Array
  /** Whether only moves to states that it likes better count. */
  readonly improving: boolean
}

/** The binary digits of a number, those below and those from 2^26 on. */
interface Key {
  readonly low: number
  readonly high: number
}

/** The moves that change nothing but options of the decision maker, each in a direction that it has. */
export function movesOf(conflict: Conflict, maker: string, space: Space, levels: Int32Array): Moves {
  const entries = Object.values(conflict.options)
  const owned = (direction?: string) =>
    keyOf(entries.map((option) => option.owners.includes(maker) && (!direction || option.direction === direction)))
  const { blockOf, keys } = blocksOf(space, owned('both'))
  const byLevel = listsBy(
    levels.length + 1,
    space.places.map((place) => levels[place] as number),
    upTo(space.places.length),
  ).items
  const states = listsBy(
    keys.length,
    byLevel.map((member) => blockOf[member] as number),
    byLevel.map((member) => space.places[member] as number),
  )
  const { sources, targets } = leads(keys, owned(), owned('forward'), owned('back'))
  return {
    states,
    blocks: listsBy(levels.length, space.places, blockOf),
    next: listsBy(keys.length, sources, targets),
    previous: listsBy(keys.length, targets, sources),
    levels,
    improving: false,
  }
}

function keyOf(wanted: readonly boolean[]): Key {
  const sum = (bits: readonly boolean[]) => bits.reduce((all, isOne, bit) => (isOne ? all | (1 << bit) : all), 0)
  return { low: sum(wanted.slice(0, half)), high: sum(wanted.slice(half)) }
}

/** The number of a block is that of its states without the options that can be taken and given up at will. */
function blocksOf({ members }: Space, free: Key): { blockOf: Int32Array; keys: readonly Key[] } {
  const keys: Key[] = []
  const known = new Map<number, number>()
  const blockOf = members.low.map((digits, member) => {
    const [low, high] = [digits & ~free.low, (members.high[member] as number) & ~free.high]
    const key = high * 2 ** half + low
    const before = known.get(key)
    if (before !== undefined) return before
    known.set(key, keys.length)
    return keys.push({ low, high }) - 1
  })
  return { blockOf, keys }
}

/** Which block leads to which: what only goes forward stays taken, and what only goes back is not taken anew. */
function leads(keys: readonly Key[], own: Key, forward: Key, back: Key) {
  const groups = new Map<number, number[]>()
  for (const [block, { low, high }] of keys.entries()) {
    const others = (high & ~own.high) * 2 ** half + (low & ~own.low)
    const group = groups.get(others)
    if (group === undefined) groups.set(others, [block])
    else group.push(block)
  }
  const [sources, targets]: [number[], number[]] = [[], []]
  for (const group of groups.values()) {
    for (const source of group) {
      for (const target of group) {
        const [from, to] = [keys[source] as Key, keys[target] as Key]
        if (lacks(from, to, forward) || lacks(to, from, back)) continue
        sources.push(source)
        targets.push(target)
      }
    }
  }
  return { sources: Int32Array.from(sources), targets: Int32Array.from(targets) }
}

/** Whether some of these digits is in one number and not in the other. */
function lacks(one: Key, other: Key, digits: Key): boolean {
  return (one.low & ~other.low & digits.low) !== 0 || (one.high & ~other.high & digits.high) !== 0
}

/** Where moves lead from a place: places, rising. */
export function from(moves: Moves, state: number): Int32Array {
  const { blocks, next, states, levels, improving } = moves
  const level = levels[state] as number
  const found: number[] = []
  for (let b = blocks.starts[state] as number; b < (blocks.starts[state + 1] as number); b++) {
    const block = blocks.items[b] as number
    for (let n = next.starts[block] as number; n < (next.starts[block + 1] as number); n++) {
      const target = next.items[n] as number
      const start = improving ? firstAbove(moves, target, level) : (states.starts[target] as number)
      for (let at = start; at < (states.starts[target + 1] as number); at++) {
        if (states.items[at] !== state) found.push(states.items[at] as number)
      }
    }
  }
  const isOnceEach = blocks.items.length === levels.length
  return Int32Array.from(isOnceEach ? found : new Set(found)).sort()
}

/** Where in a block the states begin that are liked better than a level. */
export function firstAbove({ states, levels }: Moves, block: number, level: number): number {
  let [low, high] = [states.starts[block] as number, states.starts[block + 1] as number]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((levels[states.items[middle] as number] as number) > level) high = middle
    else low = middle + 1
  }
  return low
}

/** Only the moves to states that the decision maker likes better. */
export function improvementsOf(moves: Moves): Moves {
  return { ...moves, improving: true }
}
