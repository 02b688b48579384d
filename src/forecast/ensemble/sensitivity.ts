import type { Factor, Plan } from './plan.js'
import { type Estimate, rankCorrelation } from './rankCorrelation.js'
import type { EnsemblePart, SampledOutcome } from './result.js'
import { sobolIndices } from './sobol.js'

/** How much an unknown, or all those of an actor, matter to the outcome of an issue. */
export interface Sensitivity {
  readonly actor: string
  /** Which numbers, as places in the `inputs` of the ensemble. */
  readonly inputs: readonly number[]
  /** Of a single number with the outcome, from -1 to 1: how steadily the one rises with the other (Spearman 1904). */
  readonly rankCorrelation?: Estimate
  /** Sobol index of first order: the share of the variance of the outcome that would go, on average, if this were known. */
  readonly first?: Estimate
  /** Total Sobol index: the share that would be left, on average, if all but this were known. 0: it does not matter at all. */
  readonly total?: Estimate
  /** The standard deviation of the outcome that would be left, in root mean square, if this were known; in its unit. */
  readonly deviationIfKnown?: number
}

/** The samples of an ensemble, one after the other. */
interface Column {
  readonly samples: readonly number[]
  readonly outcomes: readonly SampledOutcome[]
}

/** Of one issue, what would be worth finding out most first. */
export function sensitivitiesOn(
  plan: Plan,
  parts: readonly EnsemblePart[],
  issue: string,
  deviation: number,
): Sensitivity[] {
  const { sensitivity } = plan.choice
  if (sensitivity === 'none') return []
  const column: Column = {
    samples: parts.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)),
    outcomes: parts.flatMap(({ outcomes }) => outcomes[issue] as readonly SampledOutcome[]),
  }
  const found =
    sensitivity === 'rankCorrelation'
      ? correlations(plan, column, issue)
      : plan.factors.flatMap((factor, f) => indices(plan, column, factor, f, issue, deviation))
  return found.toSorted((a, b) => worthOf(b) - worthOf(a))
}

/** What is not known of others, or of another issue, could correlate with this one by chance alone. */
function correlations(
  { situation, inputs, draws, runs }: Plan,
  { samples, outcomes }: Column,
  issue: string,
): Sensitivity[] {
  const decided = samples.flatMap((sample, i) =>
    typeof outcomes[i * runs] === 'number' ? [{ sample, at: i * runs }] : [],
  )
  const points = Float64Array.from(decided, ({ at }) => outcomes[at] as number)
  const takesPart = (actor: string) =>
    situation.actors[actor]?.stances[issue]?.position !== undefined ||
    inputs.some((input) => input.what === 'position' && input.actor === actor && input.issue === issue)
  return inputs.flatMap((input, i): Sensitivity[] => {
    if (input.issue === undefined ? !takesPart(input.actor) : input.issue !== issue) return []
    const drawn = Float64Array.from(decided, ({ sample }) => draws[i]?.(sample)[0] as number)
    const found = rankCorrelation(drawn, points)
    return found === undefined ? [] : [{ actor: input.actor, inputs: [i], rankCorrelation: found }]
  })
}

/** What has no influence at all, and is not of this issue by name, is left out. */
function indices(
  { inputs, runs }: Plan,
  { samples, outcomes }: Column,
  { actor, inputs: own }: Factor,
  place: number,
  issue: string,
  deviation: number,
): Sensitivity[] {
  const run = (i: number, of: number) => outcomes[i * runs + of] as SampledOutcome
  const decided = [...samples.keys()].filter((i) => [0, 1, 2 + place].every((of) => typeof run(i, of) === 'number'))
  const runsOf = (of: number) => Float64Array.from(decided, (i) => run(i, of) as number)
  const found = sobolIndices(runsOf(0), runsOf(1), runsOf(2 + place))
  if (found === undefined) return []
  const isForeign = own.every((i) => inputs[i]?.issue !== issue)
  if (isForeign && found.total.estimate === 0) return []
  const left = Math.min(1, Math.max(0, 1 - found.first.estimate))
  return [{ actor, inputs: own, ...found, deviationIfKnown: deviation * Math.sqrt(left) }]
}

function worthOf({ first, rankCorrelation }: Sensitivity): number {
  return first?.estimate ?? Math.abs(rankCorrelation?.estimate ?? 0)
}
