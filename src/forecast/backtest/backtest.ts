import { freeze } from 'immer'
import * as z from 'zod'
import { failAt, type Safe, safe } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { readData } from '../../model/input.js'
import { fields } from '../../model/schema.js'
import { shareOf } from '../board.js'
import { type ForecastModel, forecastModels } from '../models.js'
import { defineSituation, type Situation, type SituationInput, type SpatialIssue } from '../situation.js'
import { bootstrap, type Difference, type Resampling } from './bootstrap.js'
import { type Errors, errorsOf } from './errors.js'
import { naive } from './naive.js'
import { type NotScored, type ScoredIssue, scoredIssues } from './scored.js'

export interface BacktestOptions {
  /** With fewer actors that stand somewhere an issue is not scored. Default 3. */
  readonly leastActors?: number
  /** How far off a forecast may be to be a hit, in shares of the scale. Default 0.1 and 0.2. */
  readonly within?: readonly number[]
  /** The model that all others are compared with. Default `compromise` if it is among them, else the first. */
  readonly against?: string
  /** Samples of the bootstrap. Default 2,000. */
  readonly samples?: number
  /** Default 1. */
  readonly seed?: number
  /** The share of samples within the bounds of a difference. Default 0.95. */
  readonly level?: number
}

export interface ModelScore extends Errors {
  readonly model: string
  /** What anybody could say without a model. */
  readonly isNaive: boolean
  /**
   * 1 − its mean absolute error / that of each naive forecast, over the issues that both have one for: above 0 where it is better.
   */
  readonly skill: Readonly<Record<string, number>>
  /**
   * Its mean absolute error less that of the model it is compared with, over the issues of both; below 0 where it is better.
   * Absent where there are none.
   */
  readonly difference?: Difference & { readonly issues: number }
}

export interface Backtest {
  /** How many models were compared: the more there are, the less it means to be first. Naive forecasts are counted. */
  readonly compared: number
  readonly against: string
  /** By mean absolute error, the least first. */
  readonly scores: readonly ModelScore[]
  readonly issues: readonly ScoredIssue[]
  readonly notScored: readonly NotScored[]
}

const optionsSchema = fields({
  leastActors: z.int().min(1).default(3),
  within: z.array(z.number().min(0).max(1)).default([0.1, 0.2]),
  against: z.string().exactOptional(),
  samples: z.int().min(1).max(1_000_000).default(2000),
  seed: z.int().default(1),
  level: z.number().min(0).max(1).default(0.95),
})

/**
 * Holds models to what was decided. Every issue with an `outcome` is scored on which at least `leastActors` actors have a position;
 * salience 0, unknown salience and two distinct positions are ordinary. Errors are shares of the scale. The mean absolute error
 * favours models that hedge, as means do, and hits favour those that pick a position, as medians do: both are told. `midpoint`,
 * `referencePoint` and `mean` are always among the models, as naive forecasts.
 *
 * Throws `DemarcheError` where no issue can be scored, and for a model to compare with that is unknown; what a
 * model throws comes out as it is. Costs one run of each model a situation, and models × samples × issues.
 */
export function backtest(
  situations: readonly SituationInput[],
  models: Readonly<Record<string, ForecastModel>> = forecastModels,
  options: BacktestOptions = {},
): Backtest {
  const { leastActors, within, against: asked, ...resampling } = parseWith(optionsSchema, readData(options), [])
  if (!Array.isArray(situations))
    failAt([], { code: 'invalidType', expected: 'a list of situations', found: situations })
  const all = { ...models, ...naive }
  const names = Object.keys(all)
  const against = asked ?? (names.includes('compromise') ? 'compromise' : (names[0] as string))
  if (!names.includes(against))
    failAt(['against'], { code: 'unknownName', what: 'model', found: against, known: names })
  const given = situations.map((situation) => defineSituation(situation))
  const { issues, notScored } = scoredIssues(given, all, leastActors)
  if (issues.length === 0) {
    failAt([], { code: 'missing', expected: `an issue with an outcome and at least ${leastActors} actors` })
  }
  const errors = new Map(names.map((model) => [model, errorsBy(given, issues, model)]))
  const comparison = { against: errors.get(against) as Signed, errors, resampling }
  const scores = names
    .filter((model) => (errors.get(model) as Signed).size > 0)
    .map((model) => ({
      ...errorsOf([...(errors.get(model) as Signed).values()], within),
      ...scoreOf(model, comparison),
    }))
    .sort((a, b) => a.meanAbsolute - b.meanAbsolute)
  return freeze({ compared: names.length, against, scores, issues, notScored }, true)
}

/** The twin of `backtest` that returns the error instead of throwing it. */
export const safeBacktest: (
  situations: readonly SituationInput[],
  models?: Readonly<Record<string, ForecastModel>>,
  options?: BacktestOptions,
) => Safe<Backtest> = safe(backtest)

/** Forecast − outcome, as a share of the scale, by the place of the issue among those that are scored. */
type Signed = ReadonlyMap<number, number>

function errorsBy(situations: readonly Situation[], issues: readonly ScoredIssue[], model: string): Signed {
  const errors = new Map<number, number>()
  for (const [at, { situation, issue, outcome, forecasts }] of issues.entries()) {
    const scale = situations[situation]?.issues[issue] as SpatialIssue
    if (!Object.hasOwn(forecasts, model)) continue
    errors.set(at, shareOf(scale, forecasts[model] as number) - shareOf(scale, outcome))
  }
  return errors
}

interface Comparison {
  readonly against: Signed
  readonly errors: ReadonlyMap<string, Signed>
  readonly resampling: Resampling
}

function scoreOf(model: string, { against, errors, resampling }: Comparison): Omit<ModelScore, keyof Errors> {
  const own = errors.get(model) as Signed
  const pairs = pairsOf(own, against)
  const differences = pairs.map(([mine, theirs]) => mine - theirs)
  return {
    model,
    isNaive: Object.hasOwn(naive, model),
    skill: Object.fromEntries(
      Object.keys(naive).flatMap((name) => {
        const both = pairsOf(own, errors.get(name) as Signed)
        const [mine, theirs] = [0, 1].map((side) => both.reduce((sum, pair) => sum + (pair[side] as number), 0)) as [
          number,
          number,
        ]
        return theirs > 0 ? [[name, 1 - mine / theirs]] : []
      }),
    ),
    ...(pairs.length === 0 ? {} : { difference: { issues: pairs.length, ...bootstrap(differences, resampling) } }),
  }
}

/** How far off both are, on the issues that both have a forecast for. */
function pairsOf(a: Signed, b: Signed): (readonly [number, number])[] {
  return [...a].flatMap(([at, error]) => {
    const other = b.get(at)
    return other === undefined ? [] : [[Math.abs(error), Math.abs(other)] as const]
  })
}
