import type { Search } from '../search.js'
import type { Axis } from './axis.js'
import { allowedBoxes, tolerance } from './cost.js'
import { type Point, pointOf } from './point.js'
import { type Problem, roomAt } from './problem.js'
import { isWithinCeilings, type Question, worthOf } from './question.js'
import { type Part, type Relaxed, relax, wholePart } from './relaxation.js'
import { leastCost, mixedCost, nearestTo, shortfalls } from './shortfall.js'

/** A package, a point on each axis, and what it would leave each party to give. */
export interface Found {
  readonly points: readonly Point[]
  readonly shortfalls: Float64Array
}

/** The best package found, and a bound that none is below. */
export interface Answer extends Found {
  readonly worth: number
  readonly bound: number
  readonly complete: boolean
}

/** A part with its bound, and the package that its relaxation points to. */
export interface Looked extends Found {
  readonly part: Part
  readonly relaxed: Relaxed
}

export function look(problem: Problem, part: Part, question: Question): Looked | undefined {
  const relaxed = relax(problem, part, question)
  if (relaxed === undefined) return undefined
  const points = problem.axes.map((axis, i) => pointOf(axis, relaxed.mixtures[i] ?? []))
  return { part, relaxed, points, shortfalls: shortfalls(problem, points) }
}

/**
 * The package that is best by a question: branch and bound over options, holes and boxes. Where a part's relaxation is no
 * package, it is split there; what is left when nothing can be split is linear, and solved by its relaxation. `start` are
 * packages known before. Nothing where no package is found within the ceilings.
 */
export function* minimise(
  problem: Problem,
  question: Question,
  lookAt: number,
  start: readonly Found[] = [],
): Search<Answer | undefined> {
  let best: (Found & { worth: number }) | undefined
  const consider = (found: Found) => {
    if (!isWithinCeilings(question, found.shortfalls)) return
    const worth = worthOf(question, found.shortfalls)
    if (best === undefined || worth < best.worth) best = { points: found.points, shortfalls: found.shortfalls, worth }
  }
  const open: Looked[] = []
  const add = (part: Part) => {
    const looked = look(problem, part, question)
    if (looked === undefined) return
    consider(looked)
    open.push(looked)
  }
  for (const found of start) consider(found)
  add(wholePart(problem))
  for (let steps = 1; ; steps++) {
    const next = takeLeast(open)
    const known = best
    if (next === undefined || (known !== undefined && next.relaxed.bound >= known.worth - tolerance)) {
      return known === undefined ? undefined : { ...known, bound: known.worth, complete: true }
    }
    if (steps >= lookAt || (yield { steps, found: known === undefined ? 0 : 1 })) {
      return known === undefined ? undefined : { ...known, bound: next.relaxed.bound, complete: false }
    }
    for (const part of split(problem, next)) add(part)
  }
}

/** Of several that are as good the last one, to get to the bottom. */
function takeLeast(open: Looked[]): Looked | undefined {
  let least = open.length - 1
  for (let i = least - 1; i >= 0; i--) {
    if ((open[i] as Looked).relaxed.bound < (open[least] as Looked).relaxed.bound - tolerance) least = i
  }
  return open.splice(least, 1)[0]
}

/** Parts that together have all packages of one, and none of which has its mixture; none where that is a package. */
export function split(problem: Problem, looked: Looked): Part[] {
  const axes = problem.axes.map((_, axis) => ({ axis, gap: axisGap(problem, looked, axis) }))
  const axis = axes.reduce((a, b) => (b.gap > a.gap ? b : a))
  if (axis.gap > tolerance / 100) return splitAxis(problem, looked, axis.axis)
  const rooms = problem.rooms.map((_, room) => ({ room, gap: roomGap(problem, looked, room) }))
  const room = rooms.reduce((a, b) => (b.gap > a.gap ? b : a))
  return room.gap > tolerance / 100 ? splitRoom(problem, looked, room.room) : []
}

/** How much more the point of an axis costs than its mixture; 0 where the axis cannot be split. */
function axisGap(problem: Problem, { part, relaxed, points }: Looked, axis: number): number {
  const mixture = relaxed.mixtures[axis] ?? []
  if (mixture.length < 2 || isElementary(problem, part, axis)) return 0
  return (problem.sides[axis] ?? []).reduce((sum, { room, slot }) => {
    const mixed = mixedCost(problem, room, slot, mixture, part.allowed)
    return sum + Math.max(0, leastCost(problem, room, slot, points[axis] as Point, part.allowed) - mixed)
  }, 0)
}

/** A stretch of a line between neighbouring stops. */
function isElementary(problem: Problem, part: Part, axis: number): boolean {
  const stops = part.stops[axis] ?? []
  const { scale, places } = problem.axes[axis] as Axis
  return scale.kind === 'interval' && stops.length === 2 && places[(stops[0] as number) + 1]?.isStretch === true
}

function roomGap(problem: Problem, { part, relaxed, points }: Looked, room: number): number {
  if (allowedBoxes(problem, part.allowed, room).length === 1) return 0
  const { axes } = roomAt(problem, room)
  const mixed = axes.reduce(
    (sum, axis, slot) => sum + mixedCost(problem, room, slot, relaxed.mixtures[axis] ?? [], part.allowed),
    0,
  )
  return nearestTo(problem, room, points, part.allowed).spans - mixed
}

function splitAxis(problem: Problem, { part, points }: Looked, axis: number): Part[] {
  const stops = part.stops[axis] ?? []
  const along = problem.axes[axis] as Axis
  const point = points[axis] as Point
  const parts =
    along.scale.kind === 'interval'
      ? splitLine(along, stops, point)
      : [[point.place], stops.filter((stop) => stop !== point.place)]
  return parts.map((own) => ({ ...part, stops: part.stops.with(axis, own) }))
}

/** Cuts at the point, or beside the stretch that it lies in; but first across any hole that a given term leaves. */
function splitLine({ places }: Axis, stops: readonly number[], { place, next }: Point): number[][] {
  const hole = stops.findIndex((stop, i) => i + 1 < stops.length && places[stop + 1]?.isStretch !== true)
  if (hole >= 0) return [stops.slice(0, hole + 1), stops.slice(hole + 1)]
  const last = stops.length - 1
  const from = Math.min(stops.indexOf(place), last - 1)
  const to = place === next && from > 0 && stops[from] === place ? from : from + 1
  const parts = [stops.slice(0, from + 1), stops.slice(from, to + 1), stops.slice(to)]
  return parts.filter((own) => own.length > 1)
}

function splitRoom(problem: Problem, { part, points }: Looked, room: number): Part[] {
  const boxes = allowedBoxes(problem, part.allowed, room)
  const { box } = nearestTo(problem, room, points, part.allowed)
  return [[box], boxes.filter((other) => other !== box)].map((chosen) => ({
    ...part,
    allowed: new Map([...part.allowed, [room, chosen]]),
  }))
}
