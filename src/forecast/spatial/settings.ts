import * as z from 'zod'
import { fields } from '../../model/schema.js'
import { electionModels, victoryModels, votingRules } from '../election/rules.js'
import { forecastOptionsShape } from '../options.js'

/** Whether an actor takes the bargain that is likeliest to win, or draws one by the chances of each. */
const transitions = ['deterministic', 'stochastic'] as const
export type Transitions = (typeof transitions)[number]

/**
 * What becomes of a third party whose side loses: it stays where it is (`none`), gives way (`full`), or gives way if it loses and
 * stays if it wins (`semi`). With `none` and `full` the side that it takes changes nothing for it, so that it keeps out.
 */
const commitments = ['semi', 'none', 'full'] as const
export type Commitment = (typeof commitments)[number]

/** From where to where risk aversion goes as an actor's chance goes from the least to the greatest: -0.5 to 1, 0 to 1, -1 to 1. */
const riskRanges = ['mid', 'min', 'max'] as const
export type RiskRange = (typeof riskRanges)[number]

/** How far actors see another's risk aversion as it is, and not as their own. */
const riskAdjustments = ['oneThird', 'none', 'half', 'twoThirds', 'full'] as const
export type RiskAdjustment = (typeof riskAdjustments)[number]

/**
 * How two positions become a bargain, issue by issue: means weighted by salience × chance to prevail (`s1p1`), by the squares of
 * both (`s2p2`), or the likely loser alone gives way, by the difference of chances (`s2pMax`).
 */
const interpolations = ['s2p2', 's1p1', 's2pMax'] as const
export type Interpolation = (typeof interpolations)[number]

/** Whose estimate of the chances makes bargains: the initiator's, both (two bargains), or a compromise of the two by power. */
const bargainModels = ['initiator', 'both', 'compromise'] as const
export type BargainModel = (typeof bargainModels)[number]

const share = z.number().min(0).max(1)

export const settingsSchema = fields({
  ...forecastOptionsShape,
  votingRule: z.enum(votingRules).default('proportional'),
  victory: z.enum(victoryModels).default('linear'),
  election: z.enum(electionModels).default('conditional'),
  transitions: z.enum(transitions).default('deterministic'),
  thirdParties: z.enum(commitments).default('semi'),
  riskRange: z.enum(riskRanges).default('mid'),
  riskAdjustment: z.enum(riskAdjustments).default('oneThird'),
  interpolation: z.enum(interpolations).default('s2p2'),
  bargains: z.enum(bargainModels).default('initiator'),
  accommodation: z.record(z.string(), z.record(z.string(), share)).default({}),
  rounds: z.int().min(0).max(10_000).default(100),
  settledAt: share.default(0.02),
  seed: z.int().default(1),
})
export type Settings = z.output<typeof settingsSchema>
