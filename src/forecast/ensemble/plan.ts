import type { Actor, Situation, Stance } from '../situation.js'
import { trustSituation } from '../situation.js'
import { type Draws, drawsOf } from './draws.js'
import { type EnsembleAssumption, type UncertainInput, unknownsOf } from './input.js'
import { assertFits, type SamplingChoice } from './options.js'

/** Unknowns of which it is asked together how much they matter, as places in the list of inputs. */
export interface Factor {
  readonly actor: string
  readonly inputs: readonly number[]
}

/** What is to be drawn, and of what it is asked how much it matters. */
export interface Plan {
  readonly situation: Situation
  readonly choice: SamplingChoice
  readonly issues: readonly string[]
  readonly inputs: readonly UncertainInput[]
  readonly assumptions: readonly EnsembleAssumption[]
  readonly samples: number
  /** Of Sobol indices. */
  readonly factors: readonly Factor[]
  /** How often the model runs for a sample: once; or for the sample, its counterpart, and each factor. */
  readonly runs: number
  readonly draws: readonly Draws[]
}

export function planOf(situation: Situation, choice: SamplingChoice): Plan {
  assertFits(situation, choice)
  const issues = [...new Set(choice.issues ?? Object.keys(situation.issues))]
  const capability = choice.capability ?? { atLeast: 0, atMost: greatestCapability(situation) }
  const { inputs, assumptions } = unknownsOf(situation, issues, { ...choice, capability })
  const samples = inputs.length === 0 ? 1 : choice.samples
  const factors = factorsOf(inputs, choice)
  return {
    situation,
    choice,
    issues,
    inputs,
    assumptions,
    samples,
    factors,
    runs: factors.length === 0 ? 1 : factors.length + 2,
    draws: inputs.map((input) => drawsOf(input, choice.seed, samples, choice.sampling)),
  }
}

function factorsOf(inputs: readonly UncertainInput[], { sensitivity }: SamplingChoice): Factor[] {
  if (sensitivity === 'sobol') return inputs.map(({ actor }, i) => ({ actor, inputs: [i] }))
  if (sensitivity !== 'sobolByActor') return []
  const actors = [...new Set(inputs.map(({ actor }) => actor))]
  return actors.map((actor) => ({ actor, inputs: inputs.flatMap((input, i) => (input.actor === actor ? [i] : [])) }))
}

function greatestCapability({ actors }: Situation): number {
  const known = Object.values(actors).flatMap(({ capability, stances }) => [
    capability ?? 0,
    ...Object.values(stances).map((stance) => stance.capability ?? 0),
  ])
  return known.reduce((most, own) => Math.max(most, own), 0) || 1
}

/**
 * The situations of one sample: drawn; then, for Sobol indices, its counterpart, and for each factor the sample with what its
 * counterpart has in place of that factor (Saltelli et al. 2010: A, B and A_B by rows).
 */
export function* situationsOf(
  { situation, inputs, draws, factors, runs }: Plan,
  sample: number,
): Generator<Situation, void> {
  const drawn = draws.map((draw) => draw(sample))
  const own = inputs.map((input, i) => within(input, drawn[i]?.[0] as number))
  yield situationWith(situation, inputs, own)
  if (runs === 1) return
  const counterpart = inputs.map((input, i) => within(input, drawn[i]?.[1] as number))
  yield situationWith(situation, inputs, counterpart)
  for (const factor of factors) {
    const mixed = [...own]
    for (const i of factor.inputs) mixed[i] = counterpart[i] as number
    yield situationWith(situation, inputs, mixed)
  }
}

function within({ atLeast, atMost }: UncertainInput, share: number): number {
  return Math.min(atMost, atLeast + share * (atMost - atLeast))
}

/** The situation with these numbers in place of what is not known. */
function situationWith(situation: Situation, inputs: readonly UncertainInput[], values: readonly number[]): Situation {
  if (inputs.length === 0) return situation
  const actors: Record<string, Actor> = { ...situation.actors }
  const touched = new Map<string, { capability?: number; stances: Record<string, Stance> }>()
  for (const [i, { what, actor, issue }] of inputs.entries()) {
    const value = values[i] as number
    let changed = touched.get(actor)
    if (changed === undefined) {
      const own = situation.actors[actor] as Actor
      changed = { ...own, stances: { ...own.stances } }
      touched.set(actor, changed)
      actors[actor] = changed
    }
    if (issue === undefined) changed.capability = value
    else changed.stances[issue] = { ...changed.stances[issue], [what]: value }
  }
  return trustSituation({ ...situation, actors })
}
