import type { Conflict } from './model.js'
import type { Space } from './space.js'

/** Where a decision maker can move from each state: from place s to `targets` from `starts[s]` up to `starts[s + 1]`. */
export interface Moves {
  readonly starts: Int32Array
  readonly targets: Int32Array
}

/** The moves that change nothing but options of the decision maker, each in a direction that it has. */
export function movesOf(conflict: Conflict, maker: string, space: Space): Moves {
  const entries = Object.values(conflict.options)
  const own = entries.map(({ owners }) => owners.includes(maker))
  const weight = (bit: number) => 2 ** bit
  const sum = (decimal: number, wanted: (bit: number) => boolean) => {
    let [all, rest] = [0, decimal]
    for (let bit = 0; bit < entries.length; bit++) {
      const digit = rest % 2
      rest = (rest - digit) / 2
      if (digit === 1 && wanted(bit)) all += weight(bit)
    }
    return all
  }
  const groups = new Map<number, number[]>()
  for (let m = 0; m < space.members.length; m++) {
    const others = sum(space.members[m] as number, (bit) => !own[bit])
    const group = groups.get(others)
    if (group === undefined) groups.set(others, [m])
    else group.push(m)
  }
  const kept = space.members.map((decimal) =>
    sum(decimal, (bit) => own[bit] === true && entries[bit]?.direction === 'forward'),
  )
  const gone = space.members.map((decimal) =>
    sum(decimal, (bit) => own[bit] === true && entries[bit]?.direction === 'back'),
  )
  const lists: number[][] = Array.from({ length: space.decimals.length }, () => [])
  for (const group of groups.values()) {
    for (const from of group) {
      const list = lists[space.places[from] as number] as number[]
      for (const to of group) {
        if (space.places[from] === space.places[to]) continue
        // What only goes forward stays taken, and what only goes back is not taken anew.
        if (contains(kept[to] as number, kept[from] as number) && contains(gone[from] as number, gone[to] as number)) {
          list.push(space.places[to] as number)
        }
      }
    }
  }
  return packed(lists)
}

/** Whether all digits of one number are digits of another. */
function contains(all: number, some: number): boolean {
  const base = 2 ** 26
  const [allHigh, someHigh] = [Math.floor(all / base), Math.floor(some / base)]
  const [allLow, someLow] = [all % base, some % base]
  return (someLow & ~allLow) === 0 && (someHigh & ~allHigh) === 0
}

function packed(lists: readonly number[][]): Moves {
  const starts = new Int32Array(lists.length + 1)
  const distinct = lists.map((list) => (list.length > 1 ? [...new Set(list)].sort((a, b) => a - b) : list))
  for (const [s, list] of distinct.entries()) starts[s + 1] = (starts[s] as number) + list.length
  const targets = new Int32Array(starts[lists.length] as number)
  for (const [s, list] of distinct.entries()) targets.set(list, starts[s])
  return { starts, targets }
}

/** Only the moves to states that the decision maker likes better. */
export function improvementsOf({ starts, targets }: Moves, levels: Int32Array): Moves {
  const kept: number[] = []
  const from = new Int32Array(starts.length)
  for (let s = 0; s + 1 < starts.length; s++) {
    for (let at = starts[s] as number; at < (starts[s + 1] as number); at++) {
      const to = targets[at] as number
      if ((levels[to] as number) > (levels[s] as number)) kept.push(to)
    }
    from[s + 1] = kept.length
  }
  return { starts: from, targets: Int32Array.from(kept) }
}

export function from({ starts, targets }: Moves, state: number): Int32Array {
  return targets.subarray(starts[state], starts[state + 1])
}
