import { freeze } from 'immer'
import { failAt, type Safe, safe } from '../../model/errors.js'
import { readList } from '../../model/input.js'
import { type Ensemble, heldEnsemble, type OutcomeDistribution } from './ensembleOf.js'
import { type Estimate, rankCorrelation } from './rankCorrelation.js'

/** How far models agree on an issue, sample by sample. */
export interface ModelAgreement {
  readonly issue: string
  /** In how many samples every model has an outcome. What follows is about these. */
  readonly decided: number
  /** By model, the mean of its outcomes; in the unit of the issue. Absent where `decided` is 0. */
  readonly means?: Readonly<Record<string, number>>
  readonly pairs: readonly ModelPair[]
  /**
   * Of the variance of all outcomes, the share that would be left, on average, if all but the model were known: how far models differ
   * in one and the same situation (the total Sobol index of the model; Homma & Saltelli 1996). Absent where outcomes do not vary.
   */
  readonly dueToModel?: number
}

export interface ModelPair {
  readonly models: readonly [string, string]
  /** How far apart their outcomes are, on average; in the unit of the issue. */
  readonly distance: number
  /** Whether what raises the one raises the other, from -1 to 1. Absent where one of them does not vary. */
  readonly rankCorrelation?: Estimate
}

/**
 * How far models agree, by issue: ensembles of the same situation, with the same choices, are compared sample by sample. Throws
 * `DemarcheError` for fewer than two, for two of one name, and where others than the model differ or samples are missing.
 * Quadratic in models.
 */
export function modelAgreement(ensembles: readonly Ensemble[]): readonly ModelAgreement[] {
  const all = readList(ensembles, ['ensembles']).map((one, i) => heldEnsemble(one, [i]))
  const [first, ...others] = all
  if (first === undefined || others.length === 0) {
    failAt([], { code: 'inconsistent', expected: 'at least two ensembles', found: String(all.length) })
  }
  for (const [i, other] of others.entries()) {
    if (!other.complete || !first.complete || drawnOf(other) !== drawnOf(first)) {
      failAt([i + 1], { code: 'inconsistent', expected: 'all samples of what the first has drawn', found: 'others' })
    }
    if (all.slice(0, i + 1).some(({ model }) => model === other.model)) {
      failAt([i + 1, 'model'], { code: 'duplicateId', what: 'model', found: other.model })
    }
  }
  return freeze(
    Object.keys(first.issues).map((issue) => agreementOn(issue, all)),
    true,
  )
}

/** The twin of `modelAgreement` that returns the error instead of throwing it. */
export const safeModelAgreement: (ensembles: readonly Ensemble[]) => Safe<readonly ModelAgreement[]> =
  safe(modelAgreement)

function drawnOf({ inputs, samples, seed, sampling, issues }: Ensemble): string {
  return JSON.stringify([inputs, samples, seed, sampling, Object.keys(issues)])
}

function agreementOn(issue: string, ensembles: readonly Ensemble[]): ModelAgreement {
  const all = ensembles.map(({ model, issues }) => ({
    model,
    outcomes: (issues[issue] as OutcomeDistribution).outcomes,
  }))
  const samples = [...(all[0]?.outcomes.keys() ?? [])]
  const decided = samples.filter((i) => all.every(({ outcomes }) => typeof outcomes[i] === 'number'))
  if (decided.length === 0) return { issue, decided: 0, pairs: [] }
  const columns = all.map(({ model, outcomes }) => ({
    model,
    points: Float64Array.from(decided, (i) => outcomes[i] as number),
  }))
  const dueToModel = dueToModelOf(columns.map(({ points }) => points))
  return {
    issue,
    decided: decided.length,
    means: Object.fromEntries(columns.map(({ model, points }) => [model, meanOf(points)])),
    pairs: columns.flatMap((a, i) => columns.slice(i + 1).map((b) => pairOf(a, b))),
    ...(dueToModel === undefined ? {} : { dueToModel }),
  }
}

interface Column {
  readonly model: string
  readonly points: Float64Array
}

function pairOf(a: Column, b: Column): ModelPair {
  const distance = meanOf(a.points.map((point, i) => Math.abs(point - (b.points[i] as number))))
  const found = rankCorrelation(a.points, b.points)
  return { models: [a.model, b.model], distance, ...(found === undefined ? {} : { rankCorrelation: found }) }
}

function dueToModelOf(columns: readonly Float64Array[]): number | undefined {
  const all = varianceOf(columns.flatMap((points) => [...points]))
  if (all === 0) return undefined
  const [first] = columns as [Float64Array, ...Float64Array[]]
  return meanOf(Array.from(first.keys(), (i) => varianceOf(columns.map((points) => points[i] as number)))) / all
}

function varianceOf(numbers: readonly number[]): number {
  const mean = meanOf(numbers)
  return meanOf(numbers.map((number) => (number - mean) ** 2))
}

/** From the first on, so that equal numbers have exactly themselves as their mean. */
function meanOf(numbers: ArrayLike<number>): number {
  const start = numbers[0] as number
  return start + Array.from(numbers).reduce((sum, number) => sum + (number - start), 0) / numbers.length
}
