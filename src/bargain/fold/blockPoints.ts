import type { Block } from '../block.js'
import { copyPoint, emptyPoints, merged, type Points, sorted } from './points.js'
import { prune } from './prune.js'

const chunk = 2 ** 14
const mostGuards = 24

/** What a block has to offer. */
export interface BlockPoints {
  readonly block: Block
  /** The combinations that none dominates by more than the margins, with their numbers as origins. */
  readonly points: Points
  /** What the worst and the best combination is worth to each party. */
  readonly least: readonly number[]
  readonly most: readonly number[]
}

/**
 * The undominated combinations of a block; those that a party excludes are left out. Cost: one evaluation of each
 * combination, and a sort of the few that a handful of good ones do not dominate; memory for what is left.
 */
export function blockPoints(block: Block, parties: number, margins: readonly number[]): BlockPoints {
  const least = Array.from({ length: parties }, () => Number.POSITIVE_INFINITY)
  const most = least.map(() => Number.NEGATIVE_INFINITY)
  let best = emptyPoints(parties, 0)
  for (let from = 0; from < block.count; from += chunk) {
    const some = emptyPoints(parties, Math.min(chunk, block.count - from))
    block.fill(from, some.utilities)
    dropExcluded(some, from)
    widen(some, least, most)
    sift(some, guardsOf(best), margins)
    best = merged(best, sorted(some))
    prune(best, margins)
  }
  return { block, points: best, least, most }
}

function dropExcluded(points: Points, from: number): void {
  const { utilities, origins } = points
  for (let i = 0; i < origins.length; i++) origins[i] = from + i
  points.size = origins.length
  if (!utilities.some((column) => column.includes(Number.NEGATIVE_INFINITY))) return
  let kept = 0
  for (let i = 0; i < origins.length; i++) {
    if (!utilities.some((column) => column[i] === Number.NEGATIVE_INFINITY)) copyPoint(points, kept++, points, i)
  }
  points.size = kept
}

function widen({ utilities, size }: Points, least: number[], most: number[]): void {
  for (const [p, column] of utilities.entries()) {
    let [low, high] = [least[p] as number, most[p] as number]
    for (let i = 0; i < size; i++) {
      const at = column[i] as number
      if (at < low) low = at
      if (at > high) high = at
    }
    least[p] = low
    most[p] = high
  }
}

/** Points spread over those that are left, so that most of what comes next is dominated by one of them. */
function guardsOf(best: Points): number[][] {
  const step = Math.max(1, best.size / mostGuards)
  const guards: number[][] = []
  for (let at = 0; at < best.size; at += step) {
    const i = Math.floor(at)
    guards.push(best.utilities.map((column) => column[i] as number))
  }
  return guards
}

/** Drops, in place, what a guard dominates; the guards that dominate most come first. */
function sift(points: Points, guards: number[][], margins: readonly number[]): void {
  let kept = 0
  for (let i = 0; i < points.size; i++) {
    const by = guards.findIndex((guard) => beats(guard, points.utilities, i, margins))
    if (by > 0) [guards[by - 1], guards[by]] = [guards[by] as number[], guards[by - 1] as number[]]
    if (by < 0) copyPoint(points, kept++, points, i)
  }
  points.size = kept
}

function beats(
  guard: readonly number[],
  utilities: Points['utilities'],
  i: number,
  margins: readonly number[],
): boolean {
  let isAbove = false
  for (let p = 0; p < guard.length; p++) {
    const [own, other] = [guard[p] as number, (utilities[p] as Float64Array)[i] as number]
    if (own < other) return false
    if (own > other + (margins[p] as number)) isAbove = true
  }
  return isAbove
}
