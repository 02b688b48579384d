import { freeze } from 'immer'
import * as z from 'zod'
import { type Path, type Safe, safe } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { readData } from '../../model/input.js'
import { name } from '../../model/schema.js'
import type { Sampling } from './draws.js'
import type { EnsembleAssumption, UncertainInput } from './input.js'
import { mergeShards } from './merge.js'
import { type Plan, planOf } from './plan.js'
import { quantileOf, risingOf } from './quantile.js'
import { type EnsemblePart, type EnsembleResult, outcomeSchema, type SampledOutcome } from './result.js'
import { type Sensitivity, sensitivitiesOn } from './sensitivity.js'

/** Where a model sees a negotiation end, if what is not known is drawn by chance. What it takes for granted stands first. */
export interface Ensemble {
  readonly assumptions: readonly EnsembleAssumption[]
  readonly model: string
  readonly seed: number
  readonly sampling: Sampling
  /** How many situations were drawn. */
  readonly samples: number
  /** Whether these are all that were asked for. */
  readonly complete: boolean
  /** What was not known, with the range from which it was drawn. */
  readonly inputs: readonly UncertainInput[]
  readonly issues: Readonly<Record<string, OutcomeDistribution>>
}

export interface OutcomeDistribution {
  /** In the order of the samples: in the unit of the issue, or why the model has none. */
  readonly outcomes: readonly SampledOutcome[]
  /** In how many samples the model has an outcome. What follows is about these. */
  readonly decided: number
  /** In how many it has none, by why. */
  readonly undecided: Readonly<Record<string, number>>
  /** Absent where no sample has an outcome. */
  readonly spread?: Spread
  /** What is not known, that which is worth finding out most first. */
  readonly sensitivities: readonly Sensitivity[]
}

/** All in the unit of the issue. */
export interface Spread {
  readonly mean: number
  /** Of the mean, by simple random sampling; by a Latin hypercube the mean is hardly ever less certain (Owen 1997). */
  readonly standardError: number
  readonly standardDeviation: number
  readonly least: number
  readonly greatest: number
  /** Below which these shares of the outcomes lie. */
  readonly quantiles: readonly { readonly share: number; readonly at: number }[]
}

const shownShares = [0.05, 0.25, 0.5, 0.75, 0.95]

/**
 * Reads what shards of an ensemble gave, or some of them: the distribution of outcomes, and which unknown matters. Given all,
 * exactly what `ensemble` gives. Throws `DemarcheError` for what is no result. Costs a sort of the samples an issue and unknown.
 */
export function ensembleOf(result: EnsembleResult): Ensemble {
  return readEnsemble(mergeShards([result]))
}

/** The twin of `ensembleOf` that returns the error instead of throwing it. */
export const safeEnsembleOf: (result: EnsembleResult) => Safe<Ensemble> = safe(ensembleOf)

/** Of a result that has been checked. */
export function readEnsemble({ situation, model, options, parts }: EnsembleResult): Ensemble {
  const plan = planOf(situation, options)
  const samples = parts.reduce((sum, { from, to }) => sum + to - from, 0)
  const ensemble: Ensemble = {
    assumptions: plan.assumptions,
    model,
    seed: options.seed,
    sampling: options.sampling,
    samples,
    complete: samples === plan.samples,
    inputs: plan.inputs,
    issues: Object.fromEntries(plan.issues.map((issue) => [issue, distributionOf(plan, parts, issue)])),
  }
  return freeze(ensemble, true)
}

const heldSchema = z.looseObject({
  model: name,
  complete: z.boolean(),
  issues: z.record(z.string(), z.looseObject({ outcomes: z.array(outcomeSchema) })),
})

/** An ensemble that may come from storage: what is read of it is checked. */
export function heldEnsemble(ensemble: unknown, path: Path): Ensemble {
  const held = readData(ensemble, path)
  parseWith(heldSchema, held, path)
  return held as Ensemble
}

function distributionOf(plan: Plan, parts: readonly EnsemblePart[], issue: string): OutcomeDistribution {
  const outcomes = parts.flatMap((part) =>
    (part.outcomes[issue] as SampledOutcome[]).filter((_, i) => i % plan.runs === 0),
  )
  const rising = risingOf(outcomes)
  const undecided: Record<string, number> = {}
  for (const outcome of outcomes) {
    if (typeof outcome === 'string') undecided[outcome] = (undecided[outcome] ?? 0) + 1
  }
  const common = { outcomes, decided: rising.length, undecided }
  if (rising.length === 0) return { ...common, sensitivities: [] }
  const spread = spreadOf(rising)
  return { ...common, spread, sensitivities: sensitivitiesOn(plan, parts, issue, spread.standardDeviation) }
}

function spreadOf(rising: Float64Array): Spread {
  const count = rising.length
  const [least, greatest] = [rising[0] as number, rising[count - 1] as number]
  // From the least on, so that equal outcomes have exactly themselves as their mean.
  const mean = least + rising.reduce((sum, outcome) => sum + (outcome - least), 0) / count
  const squares = rising.reduce((sum, outcome) => sum + (outcome - mean) ** 2, 0)
  const standardDeviation = count < 2 ? 0 : Math.sqrt(squares / (count - 1))
  return {
    mean,
    standardError: standardDeviation / Math.sqrt(count),
    standardDeviation,
    least,
    greatest,
    quantiles: shownShares.map((share) => ({ share, at: quantileOf(rising, share) })),
  }
}
