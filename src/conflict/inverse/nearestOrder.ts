/** What has to hold of two states, by their places: the upper one is liked no less, or where `strict` better. */
export interface Constraint {
  readonly upper: number
  readonly lower: number
  readonly strict: boolean
}

/** A ranking as levels, more being better, and twice its distance from the given one: 2 for a pair reversed, 1 for a tie made or broken. */
export interface Order {
  readonly levels: Int32Array
  readonly cost: number
}

/**
 * The nearest ranking with ties that obeys constraints, by the distance of Kemeny & Snell (1962); `undefined` where none obeys them.
 * The states that constraints name are put in order one by one, by branch and bound. What the others cost at least is exact at any
 * moment: they keep their order among themselves, so that it is a shortest way through the gaps between, and ties with, those that are
 * placed. Of several that are equally near, the first that is found.
 */
export function nearestOrder(levels: Int32Array, constraints: readonly Constraint[]): Order | undefined {
  const named = [...new Set(constraints.flatMap(({ upper, lower }) => [upper, lower]))]
  const pivots = named.toSorted((a, b) => (levels[b] as number) - (levels[a] as number) || a - b)
  const blocks = Array.from({ length: pivots.length + 1 }, (_, placed) =>
    blocksWithout(levels, pivots.slice(0, placed)),
  )
  let best: { cost: number; classes: Classes } | undefined
  place(0, [], 0)
  return best === undefined ? undefined : { levels: levelsIn(levels, best.classes), cost: best.cost }

  function place(count: number, classes: Classes, cost: number): void {
    if (count === pivots.length) {
      const rest = spread(levels, blocks[count] as Block[], classes)
      if (best === undefined || cost + rest.cost < best.cost) {
        best = { cost: cost + rest.cost, classes: merged(classes, blocks[count] as Block[], rest.gaps) }
      }
      return
    }
    const pivot = pivots[count] as number
    const children = Array.from({ length: 2 * classes.length + 1 }, (_, gap) => gap).flatMap((gap) => {
      const next = inserted(classes, pivot, gap)
      if (!obeys(next, constraints)) return []
      const own = cost + costOf(levels, levels[pivot] as number, classes, gap)
      return [{ next, own, bound: own + spread(levels, blocks[count + 1] as Block[], next).cost }]
    })
    for (const { next, own, bound } of children.toSorted((a, b) => a.bound - b.bound)) {
      if (best === undefined || bound < best.cost) place(count + 1, next, own)
    }
  }
}

/** States from the best on; those in one list are even. */
type Classes = readonly (readonly number[])[]

/** States of one level that are not placed yet. */
interface Block {
  readonly level: number
  readonly states: readonly number[]
}

function blocksWithout(levels: Int32Array, placed: readonly number[]): Block[] {
  const byLevel = new Map<number, number[]>()
  for (const [state, level] of levels.entries()) {
    if (placed.includes(state)) continue
    const known = byLevel.get(level)
    if (known === undefined) byLevel.set(level, [state])
    else known.push(state)
  }
  return [...byLevel].map(([level, states]) => ({ level, states })).toSorted((a, b) => b.level - a.level)
}

/** Gap 2c + 1 is to be even with class c, gap 2c to be right above it. */
function inserted(classes: Classes, state: number, gap: number): Classes {
  const at = gap >> 1
  return gap % 2 === 1
    ? classes.map((own, c) => (c === at ? [...own, state] : own))
    : [...classes.slice(0, at), [state], ...classes.slice(at)]
}

function obeys(classes: Classes, constraints: readonly Constraint[]): boolean {
  const rank = new Map(classes.flatMap((own, c) => own.map((state) => [state, c] as const)))
  return constraints.every(({ upper, lower, strict }) => {
    const [a, b] = [rank.get(upper), rank.get(lower)]
    return a === undefined || b === undefined || (strict ? a < b : a <= b)
  })
}

/** What a state of a level costs at a gap with all that are placed. */
function costOf(levels: Int32Array, level: number, classes: Classes, gap: number): number {
  let cost = 0
  for (const [c, own] of classes.entries()) {
    const side = Math.sign(2 * c + 1 - gap)
    for (const other of own) cost += Math.abs(Math.sign(level - (levels[other] as number)) - side)
  }
  return cost
}

/** A way to put the blocks so far: the last at a gap, with so many states even with the same class before it. */
interface Way {
  readonly cost: number
  readonly gap: number
  readonly even: number
  readonly before: Way | undefined
}

/** Where each block goes, none above a better one, at the least cost. */
function spread(levels: Int32Array, blocks: readonly Block[], classes: Classes) {
  let ways: readonly Way[] = [{ cost: 0, gap: 0, even: 0, before: undefined }]
  for (const { level, states } of classes.length === 0 ? [] : blocks) {
    const costs = Array.from({ length: 2 * classes.length + 1 }, (_, gap) => costOf(levels, level, classes, gap))
    ways = undominated(ways.flatMap((way) => waysOn(way, states.length, costs)))
  }
  const best = ways.reduce((least, way) => (way.cost < least.cost ? way : least))
  const gaps: number[] = []
  for (let way: Way | undefined = best; way?.before !== undefined; way = way.before) gaps.push(way.gap)
  return { cost: best.cost, gaps: gaps.reverse() }
}

/** A way with one block more, at the same gap or a lower one. */
function waysOn(before: Way, size: number, costs: readonly number[]): Way[] {
  return costs.slice(before.gap).map((cost, below) => {
    const gap = before.gap + below
    const isEven = gap % 2 === 1
    const tied = isEven && below === 0 ? before.even : 0
    return { cost: before.cost + size * (cost + tied), gap, even: isEven ? tied + size : 0, before }
  })
}

/** The ways that no other with the same last gap betters: those that cost less the more states are even. */
function undominated(ways: readonly Way[]): Way[] {
  const sorted = ways.toSorted((a, b) => a.gap - b.gap || a.even - b.even || a.cost - b.cost)
  let last: Way | undefined
  return sorted.filter((way) => {
    if (last !== undefined && last.gap === way.gap && last.cost <= way.cost) return false
    last = way
    return true
  })
}

function merged(classes: Classes, blocks: readonly Block[], gaps: readonly number[]): Classes {
  if (classes.length === 0) return blocks.map(({ states }) => states)
  return Array.from({ length: 2 * classes.length + 1 }, (_, gap) => gap).flatMap((gap) => {
    const own = blocks.filter((_, b) => gaps[b] === gap).map(({ states }) => states)
    return gap % 2 === 0 ? own : [[...(classes[gap >> 1] as readonly number[]), ...own.flat()]]
  })
}

function levelsIn(levels: Int32Array, classes: Classes): Int32Array {
  const found = new Int32Array(levels.length)
  for (const [c, own] of classes.entries()) for (const state of own) found[state] = classes.length - 1 - c
  return found
}
