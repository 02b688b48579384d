import { type Allowed, allowedBoxes, leastAt } from './cost.js'
import type { Mixture } from './point.js'
import { type Problem, reachIn, roomAt } from './problem.js'
import { type Column, programmeOf, total } from './programme.js'
import type { Question } from './question.js'
import { solve } from './simplex.js'

/** A part of all packages: on each axis some of its stops, in each room some of its boxes. */
export interface Part {
  readonly stops: readonly (readonly number[])[]
  readonly allowed: Allowed
}

/** The best mixture of stops on each axis: no package of the part is better. */
export interface Relaxed {
  readonly bound: number
  readonly mixtures: readonly Mixture[]
}

/** All packages, but for options that others beat for every party. */
export function wholePart(problem: Problem): Part {
  const allowed: Allowed = new Map()
  const stops = problem.axes.map(({ scale, stops }, axis) =>
    scale.kind === 'interval' ? stops : worthwhile(problem, axis, stops, allowed).map(({ place }) => place),
  )
  return { stops, allowed }
}

/**
 * A bound for a part of the packages by linear programming; none where the part has no package within the ceilings. Between
 * neighbouring stops what a party would have to give is concave, so that no package there is better for it than the mixture
 * of the two.
 */
export function relax(problem: Problem, part: Part, question: Question): Relaxed | undefined {
  const columns = part.stops.map((places, axis) => worthwhile(problem, axis, places, part.allowed))
  const free = columns.filter((own) => own.length > 1).flat()
  const base = new Float64Array(problem.parties.length)
  for (const [only, ...others] of columns) {
    if (only === undefined || others.length > 0) continue
    for (const [party, cost] of only.costs.entries()) base[party] = (base[party] as number) + cost
  }
  const programme = programmeOf(base, free, question)
  const shares = solve(programme)
  if (shares === undefined) return undefined
  const mixtures = columns.map((own) => (own.length === 1 ? own.map(({ place }) => ({ place, share: 1 })) : []))
  for (const [i, { axis, place }] of free.entries()) {
    const share = shares[i] as number
    if (share > 1e-10) mixtures[axis]?.push({ place, share })
  }
  const fixed = (question.aim.get(base.length) ?? 0) * total(base)
  return { bound: programme.costs.reduce((sum, cost, i) => sum + cost * (shares[i] as number), fixed), mixtures }
}

/** The stops of an axis, but for those that another one beats for every party, where nothing ties the issue to others. */
export function worthwhile(problem: Problem, axis: number, places: readonly number[], allowed: Allowed): Column[] {
  const columns = places.map((place) => columnAt(problem, axis, place, allowed))
  const isTied = (problem.sides[axis] ?? []).some(({ room }) => allowedBoxes(problem, allowed, room).length > 1)
  if (isTied) return columns
  // Of an issue with options, packages that cost the same may yet ask other things of the parties.
  const isLine = problem.axes[axis]?.scale.kind === 'interval'
  const kept = columns.filter(
    (column, i) => !columns.some((other, j) => beats(other, column) && !(beats(column, other) && (i <= j || !isLine))),
  )
  // Stops that differ by rounding alone may each beat the other.
  return kept.length > 0 ? kept : columns
}

function columnAt(problem: Problem, axis: number, place: number, allowed: Allowed): Column {
  const costs = new Float64Array(problem.parties.length)
  for (const { room, slot } of problem.sides[axis] ?? []) {
    const one = roomAt(problem, room)
    const near = allowedBoxes(problem, allowed, room).map((box) => reachIn(one, box, slot).distance[place] as number)
    costs[one.party] = (one.weight[slot] as number) * Math.min(...near)
  }
  return { axis, place, costs, steps: leastAt(problem, axis, place, allowed).steps }
}

/** Whether a stop costs nobody more than another; and, where it costs everybody the same, has no more steps. */
function beats(a: Column, b: Column): boolean {
  let isSame = true
  for (let party = 0; party < a.costs.length; party++) {
    const difference = (a.costs[party] as number) - (b.costs[party] as number)
    if (difference > 1e-12) return false
    if (difference < -1e-12) isSame = false
  }
  return !isSame || a.steps <= b.steps
}
