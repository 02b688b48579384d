import { freeze } from 'immer'
import * as z from 'zod'
import type { Path } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { readData } from '../../model/input.js'
import { fields, name, refuse } from '../../model/schema.js'
import { defineSituation, type Situation, situationSchema } from '../situation.js'
import { type SamplingChoice, samplingSchema } from './options.js'

const count = z.int().min(0)

const taskShape = { situation: situationSchema, model: name, options: samplingSchema }

/** Samples from one number up to, and without, another. */
const spanShape = { from: count, to: count }

const shardSchema = fields({ kind: z.literal('ensembleShard'), ...taskShape, ...spanShape }).check((context) => {
  const { from, to } = context.value
  if (from < to) return
  refuse(context, { code: 'inconsistent', expected: 'a from below the to', found: `${from} and ${to}` })
})

/** An outcome in the unit of its issue, or why there is none. */
export const outcomeSchema = z.union([z.number(), z.string()])

const resultSchema = fields({
  kind: z.literal('ensembleResult'),
  ...taskShape,
  /** Disjoint, rising, and never two that could be written as one. */
  parts: z.array(fields({ ...spanShape, outcomes: z.record(z.string(), z.array(outcomeSchema)) })),
})

/** A share of the work of an ensemble that says all about itself: plain JSON data, to be run anywhere. */
export interface EnsembleShard {
  readonly kind: 'ensembleShard'
  readonly situation: Situation
  /** By name. */
  readonly model: string
  readonly options: SamplingChoice
  /** The samples from this number up to, and without, the other. */
  readonly from: number
  readonly to: number
}

/** What came of some samples of an ensemble, or of all. Plain JSON data. */
export interface EnsembleResult extends Omit<EnsembleShard, 'kind' | 'from' | 'to'> {
  readonly kind: 'ensembleResult'
  /** Runs of samples that have been drawn, in order, with at least one between each two that has not. */
  readonly parts: readonly EnsemblePart[]
}

export interface EnsemblePart {
  readonly from: number
  readonly to: number
  /**
   * By issue, sample after sample, for each run of the model its outcome, or why it has none: of the sample itself; and for Sobol
   * indices of its counterpart, and of the sample with each factor of its counterpart.
   */
  readonly outcomes: Readonly<Record<string, readonly SampledOutcome[]>>
}

/** In the unit of the issue; or why the model has none. */
export type SampledOutcome = number | string

export type EnsembleTask = Pick<EnsembleShard, 'situation' | 'model' | 'options'>

export function resultOf({ situation, model, options }: EnsembleTask, parts: readonly EnsemblePart[]): EnsembleResult {
  const done = parts.filter(({ from, to }) => from < to)
  return freeze({ kind: 'ensembleResult', situation, model, options, parts: done }, true)
}

/** A shard that may come from storage. */
export function readShard(shard: unknown): EnsembleShard {
  const { situation, ...others } = parseWith(shardSchema, readData(shard), [])
  return { ...others, situation: defineSituation(situation) }
}

/** A result that may come from storage. */
export function readResult(result: unknown, path: Path): EnsembleResult {
  const { situation, ...others } = parseWith(resultSchema, readData(result, path), path)
  return { ...others, situation: defineSituation(situation) }
}
