import type { Negotiation } from '../../model/negotiation.js'
import type { Scale, Value } from '../../model/scale.js'
import { position } from '../../position/position.js'
import { probesOf } from '../arbitraries/scales.js'
import { type Package, products, scaleOf, toldApart } from './packages.js'
import { refusalTest } from './packageTests.js'
import { pointPosition } from './pointPosition.js'

/** How far a package is from the nearest one that a party has not ruled out, and in how many issues that is another. */
export interface Shortfall {
  readonly spans: number
  readonly steps: number
}

/**
 * Shortfalls straight from the definition, by party: the nearest of all packages that it has not ruled out, with no regard for
 * speed. Independent of the regions, boxes and searches of the library.
 */
export type ShortfallOracle = (candidate: Package) => Shortfall[]

/** Neighbouring values that no act tells apart: from the first to the last, in coordinates, ends included. */
interface Cell {
  readonly values: readonly Value[]
  readonly from: number
  readonly to: number
}

/** Nothing where a party rules out all packages by more than one issue: there the definition speaks of the issues apart. */
export function shortfallOracle(negotiation: Negotiation): ShortfallOracle | undefined {
  const cells = new Map(Object.keys(negotiation.issues).map((issue) => [issue, cellsOn(negotiation, issue)]))
  const sides = Object.keys(negotiation.parties).map((party) => sideOf(negotiation, party, cells))
  if (sides.some(({ left, isTied }) => left.length === 0 || isTied)) return undefined
  const far = distances(negotiation)
  return (candidate) => sides.map((side) => shortfallOf(side, candidate, far))
}

interface Side {
  /** Issues on which the party rules out every value, and the others. */
  readonly gone: readonly string[]
  readonly rest: readonly string[]
  /** Packages that it has not ruled out, a cell for each of the others. */
  readonly left: readonly (readonly Cell[])[]
  /** Whether issues that are gone may be tied to others. */
  readonly isTied: boolean
  readonly weightOf: (issue: string) => number
}

function sideOf(negotiation: Negotiation, party: string, cells: ReadonlyMap<string, readonly Cell[]>): Side {
  const issues = [...cells.keys()]
  const gone = issues.filter((issue) => !pointPosition(negotiation, party, issue).outer.includes(true))
  const rest = issues.filter((issue) => !gone.includes(issue))
  const refuses = refusalTest(negotiation, party)
  const left = products(rest.map((issue) => cells.get(issue) ?? [])).filter(
    (own) => !refuses(Object.fromEntries(own.map(({ values }, i) => [rest[i], values[0] as Value]))),
  )
  const isTied = gone.length > 0 && saysMoreThanIssues(negotiation)
  return { gone, rest, left, isTied, weightOf: weightsOf(negotiation, party) }
}

function shortfallOf({ gone, rest, left, weightOf }: Side, candidate: Package, far: Distance): Shortfall {
  const lost = gone.reduce((sum, issue) => sum + weightOf(issue), 0)
  const valueOn = (i: number) => candidate[rest[i] as string] as Value
  const ways = left.map((own) => ({
    spans: own.reduce((sum, cell, i) => {
      const issue = rest[i] as string
      return sum + weightOf(issue) * far(issue, valueOn(i), cell)
    }, lost),
    steps: gone.length + own.filter(({ values }, i) => !values.includes(valueOn(i))).length,
  }))
  const spans = Math.min(...ways.map((way) => way.spans))
  return { spans, steps: Math.min(...ways.filter((way) => way.spans < spans + 1e-9).map((way) => way.steps)) }
}

/** A party's salience where it is known on all issues, else equal weights. */
function weightsOf(negotiation: Negotiation, party: string): (issue: string) => number {
  const issues = Object.keys(negotiation.issues)
  const said = issues.map((issue) => position(negotiation, party, issue).salience ?? Number.NaN)
  const sum = said.reduce((total, salience) => total + salience, 0)
  return (issue) => (sum > 0 ? (said[issues.indexOf(issue)] as number) / sum : 1 / issues.length)
}

/** Whether anybody made conditions or answered packages. */
function saysMoreThanIssues({ acts }: Negotiation): boolean {
  return acts.some(
    (act) =>
      (act.kind === 'demand' && act.conditionFor !== undefined) ||
      (act.kind === 'proposal' && Object.keys(act.terms).length > 1),
  )
}

/** On a line the points of the grid and the open stretches between them, of which the middles are probes. */
function cellsOn(negotiation: Negotiation, issue: string): Cell[] {
  const scale = scaleOf(negotiation, issue)
  const probes = probesOf(scale)
  return toldApart(negotiation, issue).map((values) => {
    const first = probes.indexOf(values[0] as Value)
    const last = first + values.length - 1
    if (scale.kind !== 'interval') return { values, from: first, to: last }
    const half = 1 / (probes.length - 1)
    return { values, from: (first - (first % 2)) * half, to: (last + (last % 2)) * half }
  })
}

type Distance = (issue: string, value: Value, cell: Cell) => number

function distances(negotiation: Negotiation): Distance {
  const known = new Map<string, number>()
  return (issue, value, cell) => {
    const key = `${issue} ${value} ${cell.values[0]}`
    const distance = known.get(key) ?? distanceTo(scaleOf(negotiation, issue), value, cell)
    known.set(key, distance)
    return distance
  }
}

function distanceTo(scale: Scale, value: Value, cell: Cell): number {
  const [own] = cell.values
  switch (scale.kind) {
    case 'binary':
      return value === own ? 0 : 1
    case 'ordinal':
      return Math.abs(scale.levels.indexOf(String(value)) - cell.from) / (scale.levels.length - 1)
    case 'nominal': {
      const listed = scale.distances?.find(
        ({ between }) => between.includes(String(value)) && between.includes(String(own)),
      )
      return value === own ? 0 : (listed?.distance ?? 1)
    }
    case 'interval': {
      const at = (Number(value) - scale.min) / (scale.max - scale.min)
      return Math.max(0, cell.from - at, at - cell.to)
    }
  }
}
