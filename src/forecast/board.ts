import { failAt } from '../model/errors.js'
import type { ForecastAssumption } from './assumption.js'
import type { Actor, Situation, SpatialIssue, Stance } from './situation.js'

/**
 * The actors that stand somewhere on an issue, as numbers. Each list has one entry an actor, in the order of the situation;
 * positions are shares of the scale, 0 at its `min` and 1 at its `max`.
 */
export interface Board {
  readonly issue: string
  readonly scale: SpatialIssue
  readonly actors: readonly string[]
  readonly positions: Float64Array
  readonly saliences: Float64Array
  readonly capabilities: Float64Array
}

/** What is taken for what is not known. */
export interface Assumed {
  readonly unknownSalience: number
  readonly unknownCapability: number
}

export interface Boards {
  readonly boards: readonly Board[]
  readonly assumptions: readonly ForecastAssumption[]
}

/** Boards of the issues asked for, by default of all. Throws `DemarcheError` for unknown issues. Linear in stances. */
export function boardsOf(situation: Situation, asked: readonly string[] | undefined, assumed: Assumed): Boards {
  const known = Object.keys(situation.issues)
  const issues = asked ?? known
  for (const [i, found] of issues.entries()) {
    if (!known.includes(found)) failAt(['issues', i], { code: 'unknownName', what: 'issue', found, known })
  }
  const each = [...new Set(issues)].map((issue) => boardOf(situation, issue, assumed))
  return {
    boards: each.map(({ board }) => board),
    assumptions: each.flatMap(({ assumptions }) => assumptions),
  }
}

function boardOf({ issues, actors }: Situation, issue: string, assumed: Assumed) {
  const scale = issues[issue] as SpatialIssue
  const all = Object.entries(actors).map(([id, actor]) => ({ id, actor, stance: stanceOn(issue, actor) }))
  const standing = all.filter(({ stance }) => stance.position !== undefined)
  const saliences = standing.map(({ stance }) => stance.salience)
  const capabilities = standing.map(({ actor, stance }) => stance.capability ?? actor.capability)
  const idsOf = (some: readonly { readonly id: string }[]) => some.map(({ id }) => id)
  const lacking = (values: readonly (number | undefined)[]) => idsOf(standing.filter((_, i) => values[i] === undefined))
  const assumptions: ForecastAssumption[] = [
    { kind: 'noPosition', issue, actors: idsOf(all.filter(({ stance }) => stance.position === undefined)) },
    { kind: 'midpoint', issue, actors: idsOf(standing.filter(({ stance }) => isRange(stance.position))) },
    { kind: 'salience', issue, actors: lacking(saliences), taken: assumed.unknownSalience },
    { kind: 'capability', issue, actors: lacking(capabilities), taken: assumed.unknownCapability },
  ]
  const board: Board = {
    issue,
    scale,
    actors: idsOf(standing),
    positions: Float64Array.from(standing, ({ stance }) => shareOf(scale, pointOf(stance.position))),
    saliences: Float64Array.from(saliences, (salience) => salience ?? assumed.unknownSalience),
    capabilities: Float64Array.from(capabilities, (capability) => capability ?? assumed.unknownCapability),
  }
  return { board, assumptions: assumptions.filter((assumption) => assumption.actors.length > 0) }
}

function stanceOn(issue: string, { stances }: Actor): Stance {
  return Object.hasOwn(stances, issue) ? (stances[issue] as Stance) : {}
}

function isRange(position: Stance['position']): boolean {
  return typeof position === 'object' && position.atLeast < position.atMost
}

function pointOf(position: Stance['position']): number {
  return typeof position === 'object' ? (position.atLeast + position.atMost) / 2 : (position as number)
}

/** A number of an issue as a share of its scale. */
function shareOf({ min, max }: SpatialIssue, found: number): number {
  return (found - min) / (max - min)
}

/** A share of an issue's scale in its own unit. */
export function inUnit({ min, max }: SpatialIssue, share: number): number {
  return min + share * (max - min)
}
