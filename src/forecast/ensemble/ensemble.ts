import { atOnce, inTurns, type Search, type SearchOptions, searchReaders } from '../../gap/search.js'
import { failAt, type Safe, safe } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { asGiven, type OptionReaders, readData, readOptions } from '../../model/input.js'
import type { ForecastModel } from '../models.js'
import { defineSituation, type SituationInput } from '../situation.js'
import { type Ensemble, readEnsemble } from './ensembleOf.js'
import { evaluated, modelNamed } from './evaluate.js'
import { type SamplingOptions, samplingSchema } from './options.js'
import { planOf } from './plan.js'
import { resultOf } from './result.js'

export interface EnsembleOptions extends SamplingOptions, SearchOptions {}

/**
 * Where a model sees a negotiation end, if what is not known is drawn by chance: positions known as ranges, and saliences and
 * capabilities that nobody has told, each uniformly from its range and independently. `assumptions` says which ranges those are;
 * the distribution of the outcome is no better than they. Where all is known, it is the model's own forecast.
 *
 * The model is one of `forecastModels` by name, or a function of a situation. The same seed gives the same result, and an input is
 * drawn alike whatever else is not known. `sensitivities` names, issue by issue, what would be worth finding out.
 *
 * Runs the model once a sample; for Sobol indices of k unknowns k + 2 times. Progress counts samples, and runs with an outcome.
 * Stopped by `signal`, it has the samples drawn until then. Throws `DemarcheError` for an unusable situation, an unknown model,
 * unknown issues and actors, and unusable ranges; what a model of one's own throws is passed on.
 */
export function ensemble(
  situation: SituationInput,
  model: string | ForecastModel,
  options: EnsembleOptions = {},
): Ensemble {
  const asked = readOptions(options, ensembleReaders)
  return atOnce(searchEnsemble(situation, model, asked), asked)
}

/** The twin of `ensemble` that returns the error instead of throwing it. */
export const safeEnsemble: (
  situation: SituationInput,
  model: string | ForecastModel,
  options?: EnsembleOptions,
) => Safe<Ensemble> = safe(ensemble)

/** As `ensemble`, in turns with other work, so that `signal` can stop it from outside. */
export async function ensembleAsync(
  situation: SituationInput,
  model: string | ForecastModel,
  options: EnsembleOptions = {},
): Promise<Ensemble> {
  const asked = readOptions(options, ensembleReaders)
  return inTurns(searchEnsemble(situation, model, asked), asked)
}

export const ensembleReaders: OptionReaders<EnsembleOptions> = {
  ...searchReaders,
  issues: readData,
  samples: asGiven,
  seed: asGiven,
  sampling: asGiven,
  silent: asGiven,
  salience: readData,
  capability: readData,
  uncertain: readData,
  sensitivity: asGiven,
}

function* searchEnsemble(
  given: SituationInput,
  model: string | ForecastModel,
  { signal, onProgress, ...choice }: EnsembleOptions,
): Search<Ensemble> {
  const run = typeof model === 'function' ? model : modelNamed(nameOf(model), {})
  const name = typeof model === 'function' ? model.name || 'function' : model
  const plan = planOf(defineSituation(given), parseWith(samplingSchema, choice, []))
  const part = yield* evaluated(plan, run, 0, plan.samples)
  return readEnsemble(resultOf({ situation: plan.situation, model: name, options: plan.choice }, [part]))
}

function nameOf(model: unknown): string {
  return typeof model === 'string'
    ? model
    : failAt(['model'], { code: 'invalidType', expected: 'the name of a model, or a function', found: model })
}
