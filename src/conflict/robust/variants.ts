import type { Graph } from '../graph.js'
import type { Conflict, ConflictPreferences } from '../model.js'
import { levelsOf } from '../preference.js'

/** A decision maker's preferences as a list that can be put in another order: its statements, or its levels from the best on. */
export interface Ordered {
  readonly length: number
  /** The levels of states, if the entries of the list came in this order; entries may be left out of statements. */
  readonly levels: (order: readonly number[]) => Int32Array
}

export function orderedPreferences({ conflict, space, levels, makers }: Graph, maker: number): Ordered {
  const id = makers[maker] as string
  const own = conflict.decisionMakers[id] as Conflict['decisionMakers'][string]
  const known = new Map<string, Int32Array>()
  const remembered = (work: (order: readonly number[]) => Int32Array) => (order: readonly number[]) => {
    const key = order.join()
    const before = known.get(key) ?? work(order)
    known.set(key, before)
    return before
  }
  if (own.preferences.kind === 'statements') {
    const { statements } = own.preferences
    const withOrder = (order: readonly number[]): Conflict => {
      const preferences = { kind: 'statements', statements: order.map((k) => statements[k]) } as ConflictPreferences
      return { ...conflict, decisionMakers: { ...conflict.decisionMakers, [id]: { ...own, preferences } } }
    }
    return { length: statements.length, levels: remembered((order) => levelsOf(withOrder(order), id, space)) }
  }
  const present = levels[maker] as Int32Array
  const most = present.reduce((top, level) => Math.max(top, level), 0)
  const ranked = (order: readonly number[]) => {
    const levelOf = new Int32Array(most + 1)
    for (const [rank, k] of order.entries()) levelOf[most - k] = most - rank
    return present.map((level) => levelOf[level] as number)
  }
  return { length: most + 1, levels: remembered(ranked) }
}

export function inOrder(length: number): number[] {
  return Array.from({ length }, (_, k) => k)
}

/** The list with an entry and the next one swapped. */
export function swapped(order: readonly number[], at: number): number[] {
  return order.map((k, i) => (i === at ? (order[at + 1] as number) : i === at + 1 ? (order[at] as number) : k))
}
