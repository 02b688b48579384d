import { type Board, pointAt } from '../board.js'
import { type Positions, positionsOn, type Round } from '../rounds.js'
import type { Arena } from './arena.js'
import type { Bargain, EstimateOf } from './bargain.js'
import { chancesOf } from './chances.js'
import type { Settings } from './settings.js'
import type { Turn } from './turn.js'

/** An actor finds another worth challenging. */
export interface Challenge {
  readonly actor: string
  readonly target: string
  /** That it prevails, as it sees things. */
  readonly probability: number
  /** What it expects to gain by it, in utility; the greatest gain decides whom it challenges. */
  readonly gain: number
}

/** What an actor can do, and how likely that wins. */
export interface SpatialOption {
  /** Left out for leaving things as they are. */
  readonly bargain?: {
    readonly initiator: string
    readonly receiver: string
    /** Whose estimate of the chances it rests on. */
    readonly estimate: EstimateOf
    /** By actor, then by issue in its own unit: where the two would stand. */
    readonly positions: Readonly<Record<string, Readonly<Record<string, number>>>>
  }
  readonly probability: number
}

export interface SpatialChoice {
  readonly actor: string
  readonly options: readonly SpatialOption[]
  /** Which of them it does. */
  readonly chosen: number
}

export interface SpatialRound extends Round {
  /** Where actors stand after the round. */
  readonly positions: Positions
  /** What they would like best; other than where they stand only where they do not accommodate altogether. */
  readonly ideals: Positions
  /** By actor, how likely its position would win; who shares a position shares the chance. */
  readonly chances: Readonly<Record<string, number>>
  /** By actor, -1 to 1. */
  readonly riskAversions: Readonly<Record<string, number>>
  /** Whom actors challenged in the round; actors who find nobody worth it are left out. */
  readonly challenges: readonly Challenge[]
  /** What actors could do in the round, and did; empty at the start. */
  readonly choices: readonly SpatialChoice[]
}

/** A turn in names and units, and the mean of all positions by their chances. */
export function toldTurn(
  arena: Arena,
  { state, perception, offers, settled }: Turn,
  settings: Settings,
): { readonly round: SpatialRound; readonly mean: Float64Array } {
  const { actors, boards } = arena
  const { byActor, mean } = chancesOf(arena, state.positions, perception, settings)
  const nameOf = (actor: number) => actors[actor] as string
  const byName = (values: Float64Array) => Object.fromEntries(actors.map((actor, i) => [actor, values[i] as number]))
  const round: SpatialRound = {
    positions: toldPoints(arena, state.positions),
    ideals: toldPoints(arena, state.ideals),
    chances: byName(byActor),
    riskAversions: byName(perception.aversions),
    challenges: offers.challenges.map(({ from, actor, probability, gain }) => ({
      actor: nameOf(from),
      target: nameOf(actor),
      probability,
      gain,
    })),
    choices: settled.map(({ options, chosen }, actor) => ({
      actor: nameOf(actor),
      options: options.map(({ bargain, probability }) =>
        bargain === undefined ? { probability } : { bargain: toldBargain(arena, bargain), probability },
      ),
      chosen,
    })),
  }
  return { round, mean: mean.map((share, k) => pointAt(boards[k] as Board, share)) }
}

function toldBargain({ actors, boards }: Arena, { from, to, estimate, initiator, receiver }: Bargain) {
  const [own, other] = [actors[from] as string, actors[to] as string]
  const points = (end: Float64Array) =>
    Object.fromEntries(boards.map((board, k) => [board.issue, pointAt(board, end[k] as number)]))
  return {
    initiator: own,
    receiver: other,
    estimate,
    positions: { [own]: points(initiator), [other]: points(receiver) },
  }
}

function toldPoints({ actors, boards, issues }: Arena, shares: Float64Array): Positions {
  const place = new Map(actors.map((actor, i) => [actor, i]))
  const standing = boards.map((board) => ({ ...board, actors }))
  return positionsOn(standing, (board, actor) => {
    const k = standing.indexOf(board as (typeof standing)[number])
    return pointAt(boards[k] as Board, shares[(place.get(actor) as number) * issues + k] as number)
  })
}
