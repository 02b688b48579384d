import { type Electorate, supportOf, victoriesOf } from './electorate.js'
import type { ElectionRules } from './rules.js'

/** When a chain of contests has settled: no probability moves by more. */
const settled = { markovUniform: 1e-6, markovIncentive: 1e-8 } as const
const mostSteps = 100_000

/**
 * How likely each option wins, summing to 1: the probabilistic Condorcet election of KTAB (Wise, Lester & Efird 2015), from the
 * chances cᵢⱼ that i prevails over j. `conditional`: in proportion to ∏ⱼ cᵢⱼ, the chance that it prevails over all at once.
 * `markovUniform`: where a walk settles that meets every option alike. `markovIncentive`: where one settles that is challenged
 * by each option the more, the more votes and chance it has. Walks end after 100,000 steps at the latest.
 */
export function winners(electorate: Electorate, { votingRule, victory, model }: ElectionRules): Float64Array {
  const { options } = electorate
  const support = supportOf(electorate, votingRule)
  const victories = victoriesOf(support, options, victory)
  switch (model) {
    case 'conditional':
      return conditional(victories, options)
    case 'markovUniform':
      return walk(victories, uniform(options), options, settled.markovUniform)
    case 'markovIncentive':
      return walk(victories, incentives(support, victories, options), options, settled.markovIncentive)
  }
}

/** In logarithms: the product of many small chances would be lost. */
function conditional(victories: Float64Array, options: number): Float64Array {
  const logarithms = new Float64Array(options)
  for (let i = 0; i < options; i++) {
    let sum = 0
    for (let j = 0; j < options; j++) sum += Math.log(victories[i * options + j] as number)
    logarithms[i] = sum
  }
  const largest = logarithms.reduce((most, sum) => Math.max(most, sum), Number.NEGATIVE_INFINITY)
  return normalised(logarithms.map((sum) => Math.exp(sum - largest)))
}

function normalised(chances: Float64Array): Float64Array {
  const total = chances.reduce((sum, chance) => sum + chance, 0)
  return chances.map((chance) => chance / total)
}

function uniform(options: number): Float64Array {
  return new Float64Array(options * options).fill(1 / options)
}

/** How likely option i challenges option j where that stands, at `i * options + j`; keeping it is a challenge by itself. */
function incentives(support: Float64Array, victories: Float64Array, options: number): Float64Array {
  const challenges = support.map((votes, at) => votes * (victories[at] as number))
  for (let i = 0; i < options; i++) {
    challenges[i * options + i] = (challenges[i * options + i] as number) + 1e-10
  }
  for (let j = 0; j < options; j++) {
    let total = 0
    for (let i = 0; i < options; i++) total += challenges[i * options + j] as number
    for (let i = 0; i < options; i++) challenges[i * options + j] = (challenges[i * options + j] as number) / total
  }
  return challenges
}

/** qᵢ = Σⱼ cᵢⱼ (pᵢ dⱼᵢ + pⱼ dᵢⱼ), half of it mixed in at each step, from all being equally likely. */
function walk(victories: Float64Array, challenges: Float64Array, options: number, tolerance: number): Float64Array {
  let chances = new Float64Array(options).fill(1 / options)
  for (let step = 0; step < mostSteps; step++) {
    const next = new Float64Array(options)
    let change = 0
    for (let i = 0; i < options; i++) {
      let reached = 0
      for (let j = 0; j < options; j++) {
        const [ij, ji] = [i * options + j, j * options + i]
        const met =
          (chances[i] as number) * (challenges[ji] as number) + (chances[j] as number) * (challenges[ij] as number)
        reached += (victories[ij] as number) * met
      }
      const chance = chances[i] as number
      change = Math.max(change, Math.abs(reached - chance))
      next[i] = (chance + reached) / 2
    }
    chances = next
    if (change < tolerance) break
  }
  return chances
}
