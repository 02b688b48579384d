import * as z from 'zod'
import { DemarcheError, type DemarcheIssue, issueAt } from '../../model/errors.js'
import { fields } from '../../model/schema.js'
import type { Situation, SpatialIssue } from '../situation.js'
import { type Sampling, samplings } from './draws.js'
import {
  capabilityRangeSchema,
  keyOf,
  type Range,
  salienceRangeSchema,
  type UncertainInput,
  uncertainSchema,
} from './input.js'

/**
 * How it is found out which unknown matters: by Sobol indices of each unknown number, or of all those of an actor together; by
 * the rank correlation of each with the outcome; or not.
 */
const sensitivities = ['rankCorrelation', 'sobol', 'sobolByActor', 'none'] as const
export type SensitivityMethod = (typeof sensitivities)[number]

export interface SamplingOptions {
  /** Issues that are wanted. Default: all. */
  readonly issues?: readonly string[]
  /** How many situations are drawn, from 1 on. Default 1,000; 1 where everything is known. */
  readonly samples?: number
  /** A whole number; the same gives the same result. Default 1. */
  readonly seed?: number
  /** Default `latinHypercube`. */
  readonly sampling?: Sampling
  /** Whether actors of which nothing is known stand `anywhere` on the scale, or have no part in it: `leaveOut` (default). */
  readonly silent?: 'leaveOut' | 'anywhere'
  /** For each salience that is not known. Default: 0 to 1. */
  readonly salience?: Range
  /** For each capability that is not known. Default: 0 to the greatest that is known, or to 1 where none is. */
  readonly capability?: Range
  /** Numbers that are not known and their ranges, in place of those that follow from the situation, and of what it states as known. */
  readonly uncertain?: readonly UncertainInput[]
  /** Default `rankCorrelation`. Sobol indices of k unknowns take k + 2 times as many runs of the model. */
  readonly sensitivity?: SensitivityMethod
}

/** Streams of random numbers have numbers of 32 bits. */
const mostSamples = 2 ** 31

export const samplingSchema = fields({
  issues: z.array(z.string()).exactOptional(),
  samples: z.int().min(1).max(mostSamples).default(1000),
  seed: z.int().default(1),
  sampling: z.enum(samplings).default('latinHypercube'),
  silent: z.enum(['leaveOut', 'anywhere']).default('leaveOut'),
  salience: salienceRangeSchema.default({ atLeast: 0, atMost: 1 }),
  capability: capabilityRangeSchema.exactOptional(),
  uncertain: z.array(uncertainSchema).default([]),
  sensitivity: z.enum(sensitivities).default('rankCorrelation'),
})

export type SamplingChoice = z.output<typeof samplingSchema>

/** Throws `DemarcheError` for issues and actors that are not those of the situation, for what is off a scale, and for what is named twice. */
export function assertFits({ issues, actors }: Situation, { issues: asked, uncertain }: SamplingChoice): void {
  const [knownIssues, knownActors] = [Object.keys(issues), Object.keys(actors)]
  const seen = new Set<string>()
  const faults: DemarcheIssue[] = (asked ?? []).flatMap((found, i) =>
    knownIssues.includes(found)
      ? []
      : [issueAt(['issues', i], { code: 'unknownName', what: 'issue', found, known: knownIssues })],
  )
  for (const [i, input] of uncertain.entries()) {
    const { what, actor, issue, atLeast, atMost } = input
    const refuse = (field: string, fault: Parameters<typeof issueAt>[1]) =>
      faults.push(issueAt(['uncertain', i, field], fault))
    if (!knownActors.includes(actor))
      refuse('actor', { code: 'unknownName', what: 'actor', found: actor, known: knownActors })
    if (issue !== undefined && !knownIssues.includes(issue)) {
      refuse('issue', { code: 'unknownName', what: 'issue', found: issue, known: knownIssues })
    } else if (what === 'position') {
      const { min, max } = issues[issue] as SpatialIssue
      const scale = `a number from ${min} to ${max}`
      for (const [field, found] of Object.entries({ atLeast, atMost })) {
        if (found < min || found > max) refuse(field, { code: 'offScale', issue, found, scale })
      }
    }
    if (seen.has(keyOf(input))) refuse('what', { code: 'duplicateId', what: 'input', found: keyOf(input) })
    seen.add(keyOf(input))
  }
  if (faults.length > 0) throw new DemarcheError(faults)
}
