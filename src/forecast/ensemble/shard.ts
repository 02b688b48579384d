import { freeze } from 'immer'
import * as z from 'zod'
import { atOnce, inTurns, type Search, type SearchOptions, searchReaders } from '../../gap/search.js'
import { failAt, type Safe, safe } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { type OptionReaders, readData, readOptions } from '../../model/input.js'
import type { ForecastModel } from '../models.js'
import { defineSituation, type SituationInput } from '../situation.js'
import { evaluated, modelNamed, readModels } from './evaluate.js'
import { type SamplingOptions, samplingSchema } from './options.js'
import { planOf } from './plan.js'
import { type EnsembleResult, type EnsembleShard, readShard, resultOf } from './result.js'

export interface ShardingOptions extends SamplingOptions {
  /** How many samples each shard has, from 1 on; the last may have fewer. Default: a tenth of all. */
  readonly size?: number
}

const shardingSchema = samplingSchema.extend({ size: z.int().min(1).exactOptional() })

/**
 * Splits an ensemble into shares that can be run anywhere, in any order and more than once, by `runShard`; `mergeShards` puts the
 * results together, and `ensembleOf` reads them: exactly what `ensemble` gives. Throws `DemarcheError` as `ensemble` does.
 */
export function shards(
  situation: SituationInput,
  model: string,
  options: ShardingOptions = {},
): readonly EnsembleShard[] {
  const { size, ...choice } = parseWith(shardingSchema, readData(options), [])
  if (typeof model !== 'string')
    failAt(['model'], { code: 'invalidType', expected: 'the name of a model', found: model })
  const checked = defineSituation(situation)
  const { samples } = planOf(checked, choice)
  const each = size ?? Math.ceil(samples / 10)
  const starts = Array.from({ length: Math.ceil(samples / each) }, (_, i) => i * each)
  const made = starts.map((from): EnsembleShard => {
    return {
      kind: 'ensembleShard',
      situation: checked,
      model,
      options: choice,
      from,
      to: Math.min(from + each, samples),
    }
  })
  return freeze(made, true)
}

/** The twin of `shards` that returns the error instead of throwing it. */
export const safeShards: (
  situation: SituationInput,
  model: string,
  options?: ShardingOptions,
) => Safe<readonly EnsembleShard[]> = safe(shards)

export interface ShardOptions extends SearchOptions {
  /** Models of one's own by name, beside `forecastModels`. */
  readonly models?: Readonly<Record<string, ForecastModel>>
}

const shardReaders: OptionReaders<ShardOptions> = { ...searchReaders, models: readModels }

/**
 * Runs a shard, which may come from storage. The result depends on nothing but the shard and its model, so that it may be run
 * again wherever it is not certain that it was. Stopped by `signal`, it has the samples up to there.
 *
 * Throws `DemarcheError` for what is no shard, and for unknown models.
 */
export function runShard(shard: EnsembleShard, options: ShardOptions = {}): EnsembleResult {
  const asked = readOptions(options, shardReaders)
  return atOnce(searchShard(shard, asked), asked)
}

/** The twin of `runShard` that returns the error instead of throwing it. */
export const safeRunShard: (shard: EnsembleShard, options?: ShardOptions) => Safe<EnsembleResult> = safe(runShard)

/** As `runShard`, in turns with other work, so that `signal` can stop it from outside. */
export async function runShardAsync(shard: EnsembleShard, options: ShardOptions = {}): Promise<EnsembleResult> {
  const asked = readOptions(options, shardReaders)
  return inTurns(searchShard(shard, asked), asked)
}

function* searchShard(given: EnsembleShard, { models = {} }: ShardOptions): Search<EnsembleResult> {
  const { situation, model, options, from, to } = readShard(given)
  const plan = planOf(situation, options)
  if (to > plan.samples) {
    failAt(['to'], { code: 'inconsistent', expected: `at most ${plan.samples}`, found: String(to) })
  }
  const part = yield* evaluated(plan, modelNamed(model, models), from, to)
  return resultOf({ situation, model, options }, [part])
}
