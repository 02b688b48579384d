import type { VictoryModel, VotingRule } from './rules.js'
import { victory } from './victory.js'
import { vote } from './vote.js'

/** Who votes, and what each option is worth to whom. */
export interface Electorate {
  /** How many options there are. */
  readonly options: number
  /** One weight a voter, from 0 on. */
  readonly weights: Float64Array
  /** Voter by voter, one utility an option, 0 to 1: that of option i to voter k is at `k * options + i`. */
  readonly utilities: Float64Array
}

/** Keeps a contest without voters decidable: half and half. */
const leastSupport = 1e-8

/**
 * The votes for option i against option j at `i * options + j`: all that is cast for it, and 1e-8. Voters × options².
 */
export function supportOf({ options, weights, utilities }: Electorate, rule: VotingRule): Float64Array {
  const support = new Float64Array(options * options).fill(leastSupport)
  for (let k = 0; k < weights.length; k++) {
    const weight = weights[k] as number
    const own = k * options
    for (let i = 0; i < options; i++) {
      const utility = utilities[own + i] as number
      for (let j = 0; j < options; j++) {
        const cast = weight * vote(rule, utility - (utilities[own + j] as number))
        if (cast > 0) support[i * options + j] = (support[i * options + j] as number) + cast
      }
    }
  }
  return support
}

/** The chance of option i against option j at `i * options + j`, and a half against itself. */
export function victoriesOf(support: Float64Array, options: number, model: VictoryModel): Float64Array {
  const victories = new Float64Array(options * options)
  for (let i = 0; i < options; i++) {
    for (let j = 0; j < options; j++) {
      const [own, other] = [support[i * options + j] as number, support[j * options + i] as number]
      victories[i * options + j] = i === j ? 0.5 : victory(model, own, other)
    }
  }
  return victories
}
