import { contains, type IntervalRegion, isEmpty, pointRegion, type Region } from '../../model/region.js'
import { coordinate, type IntervalScale, optionsOf, type Scale, type Value, valueDistance } from '../../model/scale.js'
import { at, positions } from '../../position/position.js'
import { bindingRules } from '../agreement/rules.js'
import { regionDistance } from '../distance.js'
import type { Terms } from '../terms.js'
import { tolerance } from './cost.js'
import type { Leeway } from './leeway.js'
import type { Problem } from './problem.js'

/** What a party would have to give on an issue. */
export interface Give {
  readonly issue: string
  /** What the package has. */
  readonly to: Value
  /** What the party has not ruled out there, as part of the packages that are nearest; empty where that is nothing. */
  readonly from: Region
  /** Of that, the value nearest to the package; an open end counts as reached. Absent where there is none. */
  readonly nearest?: Value
  /** How far the package is from there, in scale spans. 0 where `from` has an open end there: any step, however small. */
  readonly spans: number
  /** The same in the unit of an interval scale, or in levels of an ordinal one. */
  readonly amount?: number
  readonly unit?: string
  /** The weight that the issue has for the party. */
  readonly weight: number
  /** The acts by which the party has ruled it out. */
  readonly acts: readonly string[]
}

/** What a package would ask of a party. */
export interface PartyShortfall {
  readonly party: string
  /** How far the package is from the nearest one that the party has not ruled out: Σ weight × spans, from 0 to 1. */
  readonly shortfall: number
  /** Whether the party has ruled the package out. */
  readonly ruledOut: boolean
  /** Issue by issue; nothing, for a party that has not ruled the package out. */
  readonly gives: readonly Give[]
}

/** A value by issue, with the one by which to tell what it belongs to: another, for an open end that is only approached. */
export type Settled = ReadonlyMap<string, { readonly value: Value; readonly within: Value }>

/** What a package would ask of each party. */
export function shortfallsAt(problem: Problem, settled: Settled): PartyShortfall[] {
  return problem.parties.map((party, index) => {
    const rooms = problem.rooms.filter((room) => room.party === index)
    const asked = rooms.flatMap(({ leeway, weight }) => givesIn(problem, leeway, weight, settled))
    const gives = problem.axes.flatMap(({ issue }) => asked.filter((give) => give.issue === issue))
    const shortfall = gives.reduce((sum, give) => sum + give.weight * give.spans, 0)
    return { party, shortfall, ruledOut: gives.length > 0, gives }
  })
}

/** What it takes to get to the nearest box; of several that are as near, to the one with the fewest steps. */
function givesIn(problem: Problem, leeway: Leeway, weight: readonly number[], settled: Settled): Give[] {
  const choices = leeway.boxes.map((box) =>
    leeway.issues.flatMap((issue, slot) => {
      const { value, within } = settled.get(issue) as { value: Value; within: Value }
      const region = box.get(issue) as Region
      if (contains(region, within)) return []
      return [giveOn(problem, issue, weight[slot] as number, value, region)]
    }),
  )
  const costs = choices.map((gives) => gives.reduce((sum, give) => sum + give.weight * give.spans, 0))
  const least = Math.min(...costs)
  const near = choices.filter((_, i) => (costs[i] as number) <= least + tolerance)
  const gives = near.reduce((a, b) => (b.length < a.length ? b : a))
  return gives.map((give) => ({ ...give, acts: actsBehind(problem, leeway, give.issue, settled) }))
}

function giveOn({ scope }: Problem, issue: string, weight: number, to: Value, from: Region): Give {
  const { scale } = scope.negotiation.issues[issue] as { scale: Scale }
  const spans = regionDistance(scale, pointRegion(scale, to), from)
  const nearest = nearestIn(scale, from, to)
  const give = { issue, to, from, spans, weight, acts: [] }
  if (nearest === undefined) return give
  switch (scale.kind) {
    case 'interval':
      return {
        ...give,
        nearest,
        amount: Math.abs(Number(to) - Number(nearest)),
        ...(scale.unit === undefined ? {} : { unit: scale.unit }),
      }
    case 'ordinal': {
      const levels = optionsOf(scale)
      return { ...give, nearest, amount: Math.abs(levels.indexOf(to as string) - levels.indexOf(nearest as string)) }
    }
    default:
      return { ...give, nearest }
  }
}

function nearestIn(scale: Scale, region: Region, to: Value): Value | undefined {
  if (isEmpty(region)) return undefined
  const candidates = region.kind === 'options' ? region.options : endsNear(scale as IntervalScale, region, Number(to))
  return candidates.reduce((a, b) => (valueDistance(scale, b, to) < valueDistance(scale, a, to) ? b : a))
}

function endsNear(scale: IntervalScale, { intervals }: IntervalRegion, to: number): number[] {
  return intervals.map(({ from, to: end }) =>
    coordinate(scale, to) <= coordinate(scale, from) ? from : Math.min(to, end),
  )
}

/** The acts behind the position, where that rules the value out; and those behind rules that the package breaks there. */
function actsBehind({ scope }: Problem, { party }: Leeway, issue: string, settled: Settled): string[] {
  const position = at(positions(scope.negotiation), party, issue)
  const { linkages, refused } = bindingRules(scope.rules.get(party) ?? { linkages: [], refused: [] })
  const has = (name: string, region: Region) => contains(region, settled.get(name)?.within as Value)
  const lies = (terms: Terms) => [...terms].every(([name, region]) => has(name, region))
  const rules = [
    ...linkages.map(({ act, outcome, demanded }) => ({
      act,
      issues: [outcome.issue, demanded.issue],
      isBroken: has(outcome.issue, outcome.region) && !has(demanded.issue, demanded.region),
    })),
    ...refused.map(({ act, terms, readmitted }) => ({
      act,
      issues: [...terms.keys()],
      isBroken: lies(terms) && !readmitted.some((later) => lies(later.terms)),
    })),
  ].filter(({ issues }) => issues.includes(issue))
  const isOut = !contains(position.outer, settled.get(issue)?.within as Value)
  const broken = rules.filter(({ isBroken }) => isBroken)
  const binding = broken.length > 0 || isOut ? broken : rules
  return [...new Set([...(isOut ? position.outerActs : []), ...binding.map(({ act }) => act)])]
}
