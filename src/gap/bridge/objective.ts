import { failAt } from '../../model/errors.js'
import type { Search } from '../search.js'
import { type Answer, type Found, minimise } from './branch.js'
import { tolerance } from './cost.js'
import type { Problem } from './problem.js'
import { sumOfLargest } from './question.js'

/** What is to be least. `total`: all shortfalls together. `worstOff`: the largest, then the total. `leximin`: the largest, then the next, and so on. */
export type Objective = 'total' | 'worstOff' | 'leximin'

export function assertObjective(objective: unknown): asserts objective is Objective {
  if (objective === 'total' || objective === 'worstOff' || objective === 'leximin') return
  failAt(['objective'], { code: 'invalidValue', expected: '"total", "worstOff" or "leximin"', found: objective })
}

/** A package that is best, and how much its largest shortfalls may come to for others to be as good. */
export interface Best extends Found {
  readonly ceilings: ReadonlyMap<number, number>
  /** No package has less of what was asked for first. */
  readonly bound: number
  readonly complete: boolean
}

/**
 * The package that is best by sums of the largest shortfalls, one sum after the other: the largest alone, the two largest
 * and so on for leximin. `counts` says how many each sum has; it stops where the next ones add nothing.
 */
export function* lexicographic(
  problem: Problem,
  counts: readonly number[],
  lookAt: number,
  start: readonly Found[],
  within: ReadonlyMap<number, number> = new Map(),
): Search<Best | undefined> {
  const ceilings = new Map(within)
  let best: Answer | undefined
  let first: number | undefined
  for (const count of counts) {
    const known = best === undefined ? start : [best]
    if (best !== undefined && isSettled(best.shortfalls, count)) continue
    const answer: Answer | undefined = yield* minimise(problem, { aim: new Map([[count, 1]]), ceilings }, lookAt, known)
    if (answer === undefined) break
    best = answer
    first ??= answer.bound
    ceilings.set(count, Math.min(answer.worth, ceilings.get(count) ?? Number.POSITIVE_INFINITY))
    if (!answer.complete) break
  }
  return best === undefined ? undefined : { ...best, ceilings, bound: first ?? 0 }
}

/** Whether the largest shortfalls before the last of so many leave nothing for the others. */
function isSettled(shortfalls: Float64Array, count: number): boolean {
  return sumOfLargest(shortfalls, count) - sumOfLargest(shortfalls, count - 1) <= tolerance && count < shortfalls.length
}

/** How many of the largest shortfalls each sum of an objective has. */
export function countsOf(objective: Exclude<Objective, 'total'>, parties: number): number[] {
  if (objective === 'leximin') return Array.from({ length: parties }, (_, i) => i + 1)
  return parties === 1 ? [1] : [1, parties]
}
