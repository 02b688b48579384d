import type { Objective } from '../../gap/bridge/objective.js'
import type { Shortfall } from './shortfall.js'

/** Numbers by which packages are compared: the first, then the next, and so on. */
export type Key = readonly number[]

export type Pair = readonly [number, number]

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** What a package asks of all parties together. */
export function totalOf(shortfalls: readonly Shortfall[]): Shortfall {
  return { spans: sum(shortfalls.map(({ spans }) => spans)), steps: sum(shortfalls.map(({ steps }) => steps)) }
}

export function keyFor(objective: Objective, shortfalls: readonly number[]): Key {
  switch (objective) {
    case 'total':
      return [sum(shortfalls)]
    case 'worstOff':
      return worstAndTotal(shortfalls)
    case 'leximin':
      return shortfalls.toSorted((a, b) => b - a)
  }
}

export function worstAndTotal(shortfalls: readonly number[]): Pair {
  return [Math.max(0, ...shortfalls), sum(shortfalls)]
}

/** Whether the first number that differs is less. */
export function isLess(a: Key, b: Key): boolean {
  const place = a.findIndex((value, i) => Math.abs(value - (b[i] ?? 0)) > 1e-7)
  return place >= 0 && (a[place] as number) < (b[place] as number)
}

/** Whether no number is more, and one is less. */
export function dominates(a: Key, b: Key): boolean {
  const less = a.map((value, i) => value - (b[i] as number))
  return less.every((by) => by < 1e-6) && less.some((by) => by < -1e-6)
}

/** Whether a point lies below the line from one to another, and between them. */
export function isBelow([x, y]: Pair, [fromX, fromY]: Pair, [toX, toY]: Pair): boolean {
  const share = (x - fromX) / (toX - fromX)
  return share > 0 && share < 1 && y < fromY + share * (toY - fromY) - 1e-6
}
