import { type Act, type Negotiation, position, type RegionExpression, type Scale, type Value } from 'demarche'
import { type Package, partiesOf, refusalTest } from './agreement.js'
import { holds, pointPosition } from './oracle.js'
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
  readonly values: readonly Value[]
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
      (own) => !refuses(Object.fromEntries(own.map(({ values }, i) => [rest[i], values[0]]))),
    )
    return { party, gone, rest, left, isTied: gone.length > 0 && saysMoreThanIssues(talks) }
  })
  if (sides.some(({ left, isTied }) => left.length === 0 || isTied)) return undefined
  const known = new Map<string, number>()
  const far = (issue: string, value: Value, cell: Cell) => {
    const key = `${issue} ${value} ${cell.values[0]}`
    const distance = known.get(key) ?? distanceTo(scaleIn(talks, issue), value, cell)
    known.set(key, distance)
    return distance
  }
  const at = (candidate: Package) =>
    sides.map(({ party, gone, rest, left }) => {
      const lost = gone.reduce((sum, issue) => sum + weightOf(party, issue), 0)
      const ways = left.map((own) => ({
        spans: own.reduce((sum, cell, i) => {
          const issue = rest[i] as string
          return sum + weightOf(party, issue) * far(issue, candidate[issue] as Value, cell)
        }, lost),
        steps:
          gone.length + own.filter(({ values }, i) => !values.includes(candidate[rest[i] as string] as Value)).length,
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
  if (scale.kind !== 'interval') return probes.map((value, i) => ({ values: [value], from: i, to: i }))
  const half = 1 / (probes.length - 1)
  const named = talks.acts.flatMap((act) => regionsIn(act, issue))
  const says = probes.map((value) => named.map((region) => holds(scale, region, value)).join())
  const firsts = probes.flatMap((_, i) => (i === 0 || says[i] !== says[i - 1] ? [i] : []))
  return firsts.map((first, cell) => {
    const last = (firsts[cell + 1] ?? probes.length) - 1
    const values = probes.slice(first, last + 1)
    return { values, from: (first - (first % 2)) * half, to: (last + (last % 2)) * half }
  })
}

function regionsIn(act: Act, issue: string): RegionExpression[] {
  const own = 'region' in act && act.issue === issue && act.region !== undefined ? [act.region] : []
  const conditions = act.kind === 'demand' ? (act.conditionFor ?? []).filter((one) => one.issue === issue) : []
  const term = act.kind === 'proposal' ? act.terms[issue] : undefined
  return [...own, ...conditions.map(({ region }) => region), ...(term === undefined ? [] : [term])]
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
