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
  /** The positions in the issue's own unit, as they were given. */
  readonly points: Float64Array
  readonly saliences: Float64Array
  readonly capabilities: Float64Array
  /** From -1 (takes risks) to 1 (shuns them); `NaN` where it is not known. */
  readonly riskAversions: Float64Array
}

/** A number to take for what is not known of an actor, or to leave the actor out of the issue. */
export type Unknown = number | 'leaveOut'

/** What is taken for what is not known. */
export interface Assumed {
  readonly unknownSalience: Unknown
  readonly unknownCapability: Unknown
}

export interface Boards {
  readonly boards: readonly Board[]
  readonly assumptions: readonly ForecastAssumption[]
}

/** Boards of the issues asked for, by default of all. Throws `DemarcheError` for unknown issues. Linear in stances. */
export function boardsOf(situation: Situation, asked: readonly string[] | undefined, assumed: Assumed): Boards {
  const known = new Set(Object.keys(situation.issues))
  const issues = [...new Set(asked ?? known)]
  for (const [i, found] of (asked ?? []).entries()) {
    if (!known.has(found)) failAt(['issues', i], { code: 'unknownName', what: 'issue', found, known })
  }
  const each = issues.map((issue) => boardOf(situation, issue, assumed))
  return {
    boards: each.map(({ board }) => board),
    assumptions: each.flatMap(({ assumptions }) => assumptions),
  }
}

/** An actor as it stands on one issue. */
interface Standing {
  readonly id: string
  readonly position: Stance['position']
  readonly salience: number | undefined
  readonly capability: number | undefined
  readonly riskAversion: number | undefined
}

function boardOf({ issues, actors }: Situation, issue: string, assumed: Assumed) {
  const scale = issues[issue] as SpatialIssue
  const all = Object.entries(actors).map(([id, actor]) => standingOf(id, actor, issue))
  const placed = all.filter(({ position }) => position !== undefined)
  const [weighed, salience] = known(placed, 'salience', issue, assumed.unknownSalience)
  const [standing, capability] = known(weighed, 'capability', issue, assumed.unknownCapability)
  const vague = standing.filter(({ position }) => isRange(position))
  const assumptions: ForecastAssumption[] = [
    { kind: 'noPosition', issue, actors: idsOf(all.filter(({ position }) => position === undefined)) },
    { kind: 'midpoint', issue, actors: idsOf(vague) },
    salience,
    capability,
  ]
  const points = Float64Array.from(standing, ({ position }) => pointOf(position))
  const board: Board = {
    issue,
    scale,
    actors: idsOf(standing),
    positions: points.map((point) => shareOf(scale, point)),
    points,
    saliences: Float64Array.from(standing, (own) => own.salience ?? (assumed.unknownSalience as number)),
    capabilities: Float64Array.from(standing, (own) => own.capability ?? (assumed.unknownCapability as number)),
    riskAversions: Float64Array.from(standing, ({ riskAversion }) => riskAversion ?? Number.NaN),
  }
  return { board, assumptions: assumptions.filter((assumption) => assumption.actors.length > 0) }
}

function standingOf(id: string, { stances, capability, riskAversion }: Actor, issue: string): Standing {
  const own: Stance = Object.hasOwn(stances, issue) ? (stances[issue] as Stance) : {}
  return { id, position: own.position, salience: own.salience, capability: own.capability ?? capability, riskAversion }
}

/** Those who take part, whatever is taken for what is not known of them; and what that takes for granted. */
function known(
  standing: readonly Standing[],
  what: 'salience' | 'capability',
  issue: string,
  taken: Unknown,
): readonly [standing: readonly Standing[], assumption: ForecastAssumption] {
  const actors = idsOf(standing.filter((own) => own[what] === undefined))
  if (taken !== 'leaveOut') return [standing, { kind: what, issue, actors, taken }]
  return [standing.filter((own) => own[what] !== undefined), { kind: 'leftOut', issue, actors, unknown: what }]
}

function idsOf(some: readonly Standing[]): string[] {
  return some.map(({ id }) => id)
}

function isRange(position: Stance['position']): boolean {
  return typeof position === 'object' && position.atLeast < position.atMost
}

function pointOf(position: Stance['position']): number {
  return typeof position === 'object'
    ? position.atLeast + (position.atMost - position.atLeast) / 2
    : (position as number)
}

/** A number of an issue as a share of its scale. */
export function shareOf({ min, max }: SpatialIssue, found: number): number {
  return (found - min) / (max - min)
}

/** A share of an issue's scale in its own unit. */
function inUnit({ min, max }: SpatialIssue, share: number): number {
  return share === 1 ? max : min + share * (max - min)
}

/** A share of the scale in the issue's own unit: where an actor stands there, its position to the last digit. */
export function pointAt({ positions, points, scale }: Board, share: number): number {
  const standing = positions.indexOf(share)
  return standing < 0 ? inUnit(scale, share) : (points[standing] as number)
}
