import { type Negotiation, position, type Scale, type Value } from 'demarche'
import { type Package, partiesOf, refusalTest } from './agreement.js'
import { pointPosition } from './oracle.js'
import { probesOf } from './scenarios.js'

/**
 * Shortfalls straight from the definition: the nearest of all packages that a party has not ruled out, with no regard for
 * speed. Independent of the regions, boxes and searches of the library.
 */
export interface ShortfallOracle {
  readonly parties: readonly string[]
  /** By party: how far a package is from the nearest one that it has not ruled out, and in how many issues that is another. */
  readonly at: (candidate: Package) => { readonly spans: number; readonly steps: number }[]
}

/** Neighbouring values that no act tells apart: from the first to the last, in coordinates, ends included. */
interface Cell {
  readonly value: Value
  readonly from: number
  readonly to: number
}

export type WeightOf = (party: string, issue: string) => number

/** Nothing where a party rules out all packages by more than one issue: there the definition speaks of the issues apart. */
export function shortfallOracle(
  talks: Negotiation,
  parties = partiesOf(talks),
  weightOf: WeightOf = salienceIn(talks),
): ShortfallOracle | undefined {
  const issues = Object.keys(talks.issues)
  const cells = new Map(issues.map((issue) => [issue, cellsOn(talks, issue)]))
  const sides = parties.map((party) => {
    const gone = issues.filter((issue) => !pointPosition(talks, party, issue).outer.includes(true))
    const rest = issues.filter((issue) => !gone.includes(issue))
    const refuses = refusalTest(talks, party)
    const left = products(rest.map((issue) => cells.get(issue) ?? [])).filter(
      (own) => !refuses(Object.fromEntries(own.map(({ value }, i) => [rest[i], value]))),
    )
    return { party, gone, rest, left, isTied: gone.length > 0 && saysMoreThanIssues(talks) }
  })
  if (sides.some(({ left, isTied }) => left.length === 0 || isTied)) return undefined
  const at = (candidate: Package) =>
    sides.map(({ party, gone, rest, left }) => {
      const lost = gone.reduce((sum, issue) => sum + weightOf(party, issue), 0)
      const ways = left.map((own) => ({
        spans: own.reduce((sum, cell, i) => {
          const issue = rest[i] as string
          return sum + weightOf(party, issue) * distance(scaleIn(talks, issue), candidate[issue] as Value, cell)
        }, lost),
        steps: gone.length + own.filter((cell, i) => !isIn(talks, cells, rest[i] as string, candidate, cell)).length,
      }))
      const spans = Math.min(...ways.map((way) => way.spans))
      return { spans, steps: Math.min(...ways.filter((way) => way.spans < spans + 1e-9).map((way) => way.steps)) }
    })
  return { parties, at }
}

/** A party's salience where it is known on all issues, else equal weights. */
export function salienceIn(talks: Negotiation): WeightOf {
  const issues = Object.keys(talks.issues)
  return (party, issue) => {
    const all = issues.map((one) => position(talks, party, one).salience)
    const sum = all.reduce<number>((total, one) => total + (one ?? Number.NaN), 0)
    return sum > 0 ? (position(talks, party, issue).salience ?? 0) / sum : 1 / issues.length
  }
}

/** Whether anybody made conditions or answered packages. */
function saysMoreThanIssues(talks: Negotiation): boolean {
  return talks.acts.some(
    (act) =>
      (act.kind === 'demand' && act.conditionFor !== undefined) ||
      (act.kind === 'proposal' && Object.keys(act.terms).length > 1),
  )
}

function scaleIn(talks: Negotiation, issue: string): Scale {
  return talks.issues[issue]?.scale as Scale
}

/** On a line the points of the grid and the open stretches between them, of which the middles are probes. */
function cellsOn(talks: Negotiation, issue: string): Cell[] {
  const scale = scaleIn(talks, issue)
  const probes = probesOf(scale)
  if (scale.kind !== 'interval') return probes.map((value, i) => ({ value, from: i, to: i }))
  const half = 1 / (probes.length - 1)
  return probes.map((value, i) => ({ value, from: (i - (i % 2)) * half, to: (i + (i % 2)) * half }))
}

function isIn(
  talks: Negotiation,
  cells: ReadonlyMap<string, readonly Cell[]>,
  issue: string,
  candidate: Package,
  cell: Cell,
): boolean {
  if (scaleIn(talks, issue).kind !== 'interval') return cell.value === candidate[issue]
  const own = cells.get(issue)?.find(({ value }) => value === candidate[issue])
  return own === cell
}

function distance(scale: Scale, value: Value, cell: Cell): number {
  switch (scale.kind) {
    case 'binary':
      return value === cell.value ? 0 : 1
    case 'ordinal':
      return Math.abs(scale.levels.indexOf(String(value)) - cell.from) / (scale.levels.length - 1)
    case 'nominal': {
      const listed = scale.distances?.find(
        ({ between }) => between.includes(String(value)) && between.includes(String(cell.value)),
      )
      return value === cell.value ? 0 : (listed?.distance ?? 1)
    }
    case 'interval': {
      const at = (Number(value) - scale.min) / (scale.max - scale.min)
      return Math.max(0, cell.from - at, at - cell.to)
    }
  }
}

export function products<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists.reduce<T[][]>((all, list) => all.flatMap((one) => list.map((item) => [...one, item])), [[]])
}

/** Every package of probes. */
export function probePackages(talks: Negotiation): Package[] {
  const issues = Object.keys(talks.issues)
  return products(issues.map((issue) => probesOf(scaleIn(talks, issue)))).map((values) =>
    Object.fromEntries(values.map((value, i) => [issues[i], value])),
  )
}
