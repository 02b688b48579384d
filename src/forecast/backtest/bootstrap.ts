import { below, seeded } from '../../gap/influence/random.js'
import { quantileOf } from '../ensemble/quantile.js'

/** A difference of means, and between which bounds it lies. */
export interface Difference {
  readonly mean: number
  readonly atLeast: number
  readonly atMost: number
}

export interface Resampling {
  readonly samples: number
  readonly seed: number
  /** The share of samples that lies within the bounds. */
  readonly level: number
}

/**
 * The mean of paired differences, and the quantiles (1 ± level) / 2 of the means of samples that are drawn from them with
 * replacement (Efron 1979). The same for the same seed. Samples × differences.
 */
export function bootstrap(differences: readonly number[], { samples, seed, level }: Resampling): Difference {
  const count = differences.length
  const random = seeded(seed)
  const means = new Float64Array(samples)
  for (let sample = 0; sample < samples; sample++) {
    let sum = 0
    for (let n = 0; n < count; n++) sum += differences[below(count, random)] as number
    means[sample] = sum / count
  }
  means.sort()
  return {
    mean: differences.reduce((sum, difference) => sum + difference, 0) / count,
    atLeast: quantileOf(means, (1 - level) / 2),
    atMost: quantileOf(means, (1 + level) / 2),
  }
}
