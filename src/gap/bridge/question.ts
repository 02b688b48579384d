import { tolerance } from './cost.js'

/**
 * What is to be least: sums of the largest shortfalls, by how many each has, each times a factor; and what such sums may be
 * at most. The sum of all is the total, that of one is what the worst-off party would have to give.
 */
export interface Question {
  readonly aim: ReadonlyMap<number, number>
  readonly ceilings: ReadonlyMap<number, number>
}

/** The sum of the `count` largest values. */
export function sumOfLargest(values: Float64Array, count: number): number {
  return values
    .toSorted((a, b) => b - a)
    .slice(0, count)
    .reduce((sum, value) => sum + value, 0)
}

export function worthOf({ aim }: Question, shortfalls: Float64Array): number {
  return [...aim].reduce((sum, [count, factor]) => sum + factor * sumOfLargest(shortfalls, count), 0)
}

export function isWithinCeilings({ ceilings }: Question, shortfalls: Float64Array): boolean {
  return [...ceilings].every(([count, atMost]) => sumOfLargest(shortfalls, count) <= atMost + tolerance)
}
