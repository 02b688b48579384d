import type { Search } from '../search.js'
import { type Axis, sortsOf } from './axis.js'
import { aloneAt, type Cost, compareCosts, leastAt, nearestBox, type Places, sumOf, tiedRooms } from './cost.js'
import type { Problem } from './problem.js'
import { joinedSpreads, type Spread } from './spread.js'

/** Some packages of a group of issues, or of all. */
export interface Listed {
  readonly spreads: readonly Spread[]
  /** Whether there are more of them, or may be. */
  readonly more: boolean
}

/** So many times as many packages are found as are asked for, since some of them are then told as one. */
const enough = 10

/** A package as far as it is settled, and what that costs the parties for which nothing ties its issues together. */
interface Beginning {
  readonly places: Places
  readonly alone: Cost
}

/** The packages of a group of issues that cost no more than this, a place for each sort of values that parties tell apart. */
export function* packagesAt(
  problem: Problem,
  group: readonly number[],
  cost: Cost,
  limit: number,
  lookAt: number,
): Search<Listed> {
  const tied = tiedRooms(problem, group)
  const choices = choicesOn(problem, group, cost)
  const found: Places[] = []
  const open: Beginning[] = [{ places: new Map(), alone: { spans: 0, steps: 0 } }]
  for (let steps = 1; open.length > 0; steps++) {
    if (found.length > enough * limit || steps > lookAt || (yield { steps, found: found.length })) break
    const known = open.pop() as Beginning
    const next = choices[known.places.size]
    if (next === undefined) {
      found.push(known.places)
      continue
    }
    for (const { place, alone } of next.places.toReversed()) {
      const places = new Map([...known.places, [next.axis, place]])
      const sofar = sumOf([known.alone, alone])
      const together = tied.map((room) => nearestBox(problem, room, places).cost)
      if (compareCosts(sumOf([sofar, ...together, next.later]), cost) <= 0) open.push({ places, alone: sofar })
    }
  }
  const spreads = joinedSpreads(
    problem,
    group,
    found.map((places) => new Map([...places].map(([axis, place]) => [axis, sortOf(choices, axis, place)]))),
  )
  return { spreads: spreads.slice(0, limit), more: open.length > 0 || spreads.length > limit }
}

interface Choice {
  readonly axis: number
  readonly places: readonly { readonly place: number; readonly alone: Cost; readonly sort: readonly number[] }[]
  /** What the axes after it cost at least. */
  readonly later: Cost
}

/** For each axis a place of each sort that may be part of a package at this cost. */
function choicesOn(problem: Problem, group: readonly number[], cost: Cost): Choice[] {
  const costs = group.map((axis) =>
    (problem.axes[axis] as Axis).places.map((_, place) => leastAt(problem, axis, place, new Map())),
  )
  const cheapest = costs.map((own) => own.reduce((a, b) => (compareCosts(b, a) < 0 ? b : a)))
  return group.map((axis, i) => {
    const others = cheapest.filter((_, other) => other !== i)
    const affordable = (costs[i] ?? []).flatMap((least, place) =>
      compareCosts(sumOf([least, ...others]), cost) <= 0 ? [place] : [],
    )
    const sorts = sortsOf(problem.axes[axis] as Axis, affordable)
    return {
      axis,
      places: sorts.map((sort) => {
        const place = sort[0] as number
        return { place, alone: aloneAt(problem, axis, place), sort }
      }),
      later: sumOf(cheapest.slice(i + 1)),
    }
  })
}

function sortOf(choices: readonly Choice[], axis: number, place: number): readonly number[] {
  const choice = choices.find((one) => one.axis === axis)
  return choice?.places.find((one) => one.place === place)?.sort ?? [place]
}

/** One package of each list, in every combination. */
export function combined(lists: readonly Listed[], limit: number): Listed {
  const more = lists.some((list) => list.more)
  const count = lists.reduce((product, { spreads }) => product * spreads.length, 1)
  const spreads = Array.from({ length: Math.min(count, limit) }, (_, index) => {
    let rest = index
    const parts = lists.toReversed().map((list) => {
      const part = list.spreads[rest % list.spreads.length] as Spread
      rest = Math.floor(rest / list.spreads.length)
      return [...part]
    })
    return new Map(parts.flat())
  })
  return { spreads, more: more || count > limit }
}
