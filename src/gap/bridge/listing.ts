import type { Search } from '../search.js'
import { type Found, look, split } from './branch.js'
import type { Point } from './point.js'
import type { Problem } from './problem.js'
import { isWithinCeilings, type Question } from './question.js'
import { type Part, wholePart } from './relaxation.js'

/** Packages whose largest shortfalls keep to these ceilings, each with other options; and whether there are, or may be, more. */
export interface Listing {
  readonly found: readonly Found[]
  readonly more: boolean
}

/** Options are settled one after the other as long as the relaxation leaves room; what lies on lines is then solved for. */
export function* packagesWithin(
  problem: Problem,
  ceilings: ReadonlyMap<number, number>,
  limit: number,
  lookAt: number,
): Search<Listing> {
  const question: Question = { aim: new Map([[problem.parties.length, 1]]), ceilings }
  const found = new Map<string, Found>()
  const open: Part[] = [wholePart(problem)]
  for (let steps = 1; open.length > 0; steps++) {
    const isOver = found.size > limit || steps > lookAt || (yield { steps, found: found.size })
    if (isOver) break
    const part = open.pop() as Part
    const looked = look(problem, part, question)
    if (looked === undefined) continue
    const axis = problem.axes.findIndex(({ scale }, i) => scale.kind !== 'interval' && (part.stops[i]?.length ?? 0) > 1)
    if (axis >= 0) {
      const choices = (part.stops[axis] ?? []).map((stop) => ({ ...part, stops: part.stops.with(axis, [stop]) }))
      open.push(...choices.toReversed())
    } else if (isWithinCeilings(question, looked.shortfalls)) {
      const key = looked.points.map(keyOf).join()
      if (!found.has(key)) found.set(key, { points: looked.points, shortfalls: looked.shortfalls })
    } else open.push(...split(problem, looked).toReversed())
  }
  return { found: [...found.values()].slice(0, limit), more: open.length > 0 || found.size > limit }
}

function keyOf({ place, next, share }: Point): string {
  return `${place} ${next} ${Math.round(share * 1e6)}`
}
