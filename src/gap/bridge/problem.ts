import { wholeRegion } from '../../model/region.js'
import { at, positions } from '../../position/position.js'
import type { Scope } from '../agreement/scope.js'
import { scaleOf } from '../terms.js'
import { type PartyWeights, partyWeights, type Weights } from '../weights.js'
import { type Axis, cutAxis, type Reach } from './axis.js'
import { type Leeway, leewaysOf } from './leeway.js'

/** A leeway in numbers: for each of its boxes, and each of its axes, the reach of the box there. */
export interface Room {
  readonly party: number
  /** By axis of the room: how much the issue weighs for the party. */
  readonly weight: readonly number[]
  readonly axes: readonly number[]
  readonly boxes: readonly (readonly Reach[])[]
  /** The indices of all boxes. */
  readonly every: readonly number[]
  readonly leeway: Leeway
}

/** Where an axis stands in a room. */
interface Side {
  readonly room: number
  readonly slot: number
}

/** What is looked for, in numbers: parties, axes and rooms are named by their index. */
export interface Problem {
  readonly scope: Scope
  readonly parties: readonly string[]
  readonly axes: readonly Axis[]
  readonly rooms: readonly Room[]
  /** By axis: one room of each party. */
  readonly sides: readonly (readonly Side[])[]
  /** Axes in groups, such that no room has axes of two. */
  readonly groups: readonly (readonly number[])[]
  readonly weights: readonly PartyWeights[]
}

export function problemOf(scope: Scope, weights: Weights): Problem {
  const { negotiation, parties, terms } = scope
  const issues = [...scope.issues, ...scope.linked]
  const column = new Map(issues.map((issue, i) => [issue, i]))
  const all = positions(negotiation)
  const shares = parties.map((party) =>
    partyWeights(
      weights,
      party,
      issues,
      issues.map((issue) => at(all, party, issue)),
    ),
  )
  const leeways = parties.flatMap((party) => leewaysOf(scope, party))
  const cuts = issues.map((issue) => {
    const scale = scaleOf(negotiation, issue)
    const boxes = leeways.filter((leeway) => leeway.issues.includes(issue)).flatMap((leeway) => leeway.boxes)
    const regions = boxes.map((box) => box.get(issue) ?? wholeRegion(scale))
    const { axis, reaches } = cutAxis(issue, scale, regions, terms.get(issue) ?? wholeRegion(scale))
    return { axis, reach: new Map(boxes.map((box, i) => [box, reaches[i] as Reach])) }
  })
  const rooms = leeways.map((leeway): Room => {
    const party = parties.indexOf(leeway.party)
    const axes = leeway.issues.map((issue) => column.get(issue) as number)
    return {
      party,
      weight: axes.map((axis) => shares[party]?.shares[axis] as number),
      axes,
      boxes: leeway.boxes.map((box) => axes.map((axis) => cuts[axis]?.reach.get(box) as Reach)),
      every: leeway.boxes.map((_, box) => box),
      leeway,
    }
  })
  const sides: Side[][] = issues.map(() => [])
  for (const [room, { axes }] of rooms.entries())
    for (const [slot, axis] of axes.entries()) sides[axis]?.push({ room, slot })
  return {
    scope,
    parties,
    axes: cuts.map(({ axis }) => axis),
    rooms,
    sides,
    groups: scope.groups.map((group) => group.map((issue) => column.get(issue) as number)),
    weights: shares,
  }
}

export function roomAt(problem: Problem, room: number): Room {
  return problem.rooms[room] as Room
}

/** How far the places of one of a room's axes are from one of its boxes. */
export function reachIn({ boxes }: Room, box: number, slot: number): Reach {
  return (boxes[box] as readonly Reach[])[slot] as Reach
}
