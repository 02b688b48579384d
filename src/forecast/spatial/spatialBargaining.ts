import { freeze } from 'immer'
import { seeded } from '../../gap/influence/random.js'
import { type Safe, safe } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { readData } from '../../model/input.js'
import { decided } from '../decided.js'
import type { ElectionModel, VictoryModel, VotingRule } from '../election/rules.js'
import type { Undecided } from '../forecast.js'
import type { ForecastOptions } from '../options.js'
import type { Traced } from '../rounds.js'
import { defineSituation, type SituationInput } from '../situation.js'
import { type Accommodation, accommodationOf } from './accommodation.js'
import {
  type BargainModel,
  type Commitment,
  type Interpolation,
  type RiskAdjustment,
  type RiskRange,
  settingsSchema,
  type Transitions,
} from './settings.js'
import { together } from './together.js'
import { type SpatialRound, toldTurn } from './told.js'
import { turnsOf } from './turn.js'

export interface SpatialOptions extends ForecastOptions {
  /** Default `proportional`. */
  readonly votingRule?: VotingRule
  /** Default `linear`. */
  readonly victory?: VictoryModel
  /** Default `conditional`. */
  readonly election?: ElectionModel
  /** Whether actors take the likeliest bargain, or draw one by the chances of each. Default `deterministic`. */
  readonly transitions?: Transitions
  /** What third parties stake when they take sides. Default `semi`. */
  readonly thirdParties?: Commitment
  /** From where to where risk aversion goes. Default `mid`: -0.5 to 1. */
  readonly riskRange?: RiskRange
  /** How far actors see the risk aversion of others as it is. Default `oneThird`. */
  readonly riskAdjustment?: RiskAdjustment
  /** How two positions become a bargain. Default `s2p2`. */
  readonly interpolation?: Interpolation
  /** Whose estimates make bargains. Default `initiator`. */
  readonly bargains?: BargainModel
  /**
   * By actor, how far what it would like best follows its own position and those of others. Default: its own altogether, so that
   * nobody remembers what it gave up.
   */
  readonly accommodation?: Accommodation
  /** How many rounds at most. Default 100. */
  readonly rounds?: number
  /** The last is that in which actors move less than this share of what they moved in the first. Default 0.02; 0 for all rounds. */
  readonly settledAt?: number
  /** For `stochastic` transitions. Default 1. */
  readonly seed?: number
}

/**
 * The spatial model of politics of KTAB (Wise, Lester & Efird 2015): each round, every actor challenges whom it gains most by, the
 * two interpolate bargains, and each actor does what wins an election between its bargains and the status quo. Actors bargain
 * over all issues at once, in Euclidean space, each weighing issues by its own saliences.
 *
 * The model has no forecast of one point: `outcome` is the mean of the last positions by their chances to win. The first round of
 * the result is the start. Positions, options and defaults are those of the program, whose small constants suppose capabilities
 * of about 1 or more; two of its errors are not followed (docs/forecast.md says which), and it need not stop at all-or-nothing positions,
 * at saliences of 0 or at `full` risk adjustment. Cost of a round: actors³, for whom each challenges and for the elections.
 */
export function spatialBargaining(situation: SituationInput, options: SpatialOptions = {}): Traced<SpatialRound> {
  const settings = parseWith(settingsSchema, readData(options), [])
  const given = defineSituation(situation)
  const found = decided(given, settings)
  const { arena: bare, positions, assumptions } = together(found.boards)
  const { actors, boards } = bare
  const accommodation = accommodationOf(settings.accommodation, actors, new Set(Object.keys(given.actors)))
  const arena = { ...bare, accommodation }
  const head = { assumptions: [...found.assumptions, ...assumptions], model: 'spatialBargaining' }
  if (actors.length === 0) {
    const nobody = boards.map(({ issue }): Undecided => ({ issue, why: 'tooFewActors' }))
    return freeze({ ...head, outcome: {}, undecided: [...found.undecided, ...nobody], rounds: [] }, true)
  }
  const told = turnsOf(arena, positions, settings, seeded(settings.seed)).map((turn) => toldTurn(arena, turn, settings))
  const mean = told.at(-1)?.mean as Float64Array
  const outcome = Object.fromEntries(boards.map(({ issue }, k) => [issue, mean[k] as number]))
  return freeze({ ...head, outcome, undecided: found.undecided, rounds: told.map(({ round }) => round) }, true)
}

/** The twin of `spatialBargaining` that returns the error instead of throwing it. */
export const safeSpatialBargaining: (
  situation: SituationInput,
  options?: SpatialOptions,
) => Safe<Traced<SpatialRound>> = safe(spatialBargaining)
