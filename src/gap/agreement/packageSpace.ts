import type { Region } from '../../model/region.js'
import type { Scale, Value } from '../../model/scale.js'
import { type Cells, cutScale, type Run, runsWhere, valueIn } from './cells.js'
import { type Literal, not, type Solver } from './solver.js'

/** An issue of the packages, with the regions that tell its values apart. */
export interface Dimension {
  readonly scale: Scale
  readonly regions: readonly Region[]
  /** Whether a package may leave the issue unsettled. */
  readonly optional: boolean
}

/** One or more clauses' worth of literals: in each list, one has to hold. */
type Clauses = readonly (readonly Literal[])[]

/** All packages, as variables of a solver. */
export interface PackageSpace {
  /** That the package does not have this outcome. */
  readonly avoids: (issue: string, region: Region) => Clauses
  /** That the package settles the issue within the region. */
  readonly has: (issue: string, region: Region) => Clauses
  /** As `has`, but an issue that may be left unsettled may be so. */
  readonly keepsTo: (issue: string, region: Region) => Clauses
  /** The package of the solution found last; an issue that it leaves is absent. */
  readonly read: () => Record<string, Value>
}

interface Axis {
  readonly cells: Cells
  /** 1 where the first place stands for "unsettled", else 0. */
  readonly offset: 0 | 1
  readonly places: number
  /** `from[k]`: the package is at place k or later. There is none for 0, which always holds. */
  readonly from: readonly (Literal | undefined)[]
}

/**
 * Order encoding (Crawford & Baker 1994; Tamura et al. 2009): a variable per place says "here or later", so that a region
 * costs a clause for each of its intervals, however many places they hold.
 */
export function packageSpace(solver: Solver, dimensions: ReadonlyMap<string, Dimension>): PackageSpace {
  const axes = new Map([...dimensions].map(([issue, dimension]) => [issue, toAxis(solver, dimension)]))
  const axisOf = (issue: string): Axis => {
    const axis = axes.get(issue)
    if (axis === undefined) throw new Error(`the packages do not settle ${issue}`)
    return axis
  }
  const outside = (axis: Axis, runs: readonly Run[]) => runs.map((run) => outsideRun(axis, run))
  return {
    avoids: (issue, region) => outside(axisOf(issue), placesOf(axisOf(issue), region)),
    has: (issue, region) => outside(axisOf(issue), otherPlaces(axisOf(issue), region, false)),
    keepsTo: (issue, region) => outside(axisOf(issue), otherPlaces(axisOf(issue), region, true)),
    read: () => {
      const settled = [...axes].map(([issue, axis]) => [issue, valueAt(solver, axis)])
      return Object.fromEntries(settled.filter(([, value]) => value !== undefined))
    },
  }
}

function toAxis(solver: Solver, { scale, regions, optional }: Dimension): Axis {
  const cells = cutScale(scale, regions)
  const offset = optional ? 1 : 0
  const places = cells.count + offset
  const from: (Literal | undefined)[] = [undefined]
  for (let place = 1; place < places; place++) {
    const literal = solver.variable(false)
    const before = from[place - 1]
    if (before !== undefined) solver.add([not(literal), before])
    from.push(literal)
  }
  return { cells, offset, places, from }
}

function placesOf({ cells, offset }: Axis, region: Region): Run[] {
  return cells.runsOf(region).map(([first, last]) => [first + offset, last + offset])
}

function otherPlaces(axis: Axis, region: Region, orUnsettled: boolean): Run[] {
  const inside = placesOf(axis, region)
  const isFree = (place: number) =>
    inside.some(([first, last]) => first <= place && place <= last) || (orUnsettled && place < axis.offset)
  return runsWhere(axis.places, (place) => !isFree(place))
}

function outsideRun({ from }: Axis, [first, last]: Run): Literal[] {
  const [start, after] = [from[first], from[last + 1]]
  return [...(start === undefined ? [] : [not(start)]), ...(after === undefined ? [] : [after])]
}

function valueAt(solver: Solver, { cells, offset, from }: Axis): Value | undefined {
  const place = from.findLastIndex((literal) => literal === undefined || solver.holds(literal))
  return place < offset ? undefined : valueIn(cells.regionOf([place - offset, place - offset]))
}
