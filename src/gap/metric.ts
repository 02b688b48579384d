import { failAt, show } from '../model/errors.js'

/**
 * How distances on several issues make one. `cityBlock`: their weighted mean, Σ w d. `euclidean`: √(Σ w d²).
 * `maximum`: the largest on an issue with weight. Or a function of distances (0 to 1) and weights (which sum to 1) that
 * returns a number from 0 to 1 and never falls when a distance grows; what it throws is passed on as it is.
 */
export type Metric = 'cityBlock' | 'euclidean' | 'maximum' | OwnMetric
export type OwnMetric = (distances: readonly number[], weights: readonly number[]) => number

/** Distances and weights of the compared issues, index by index. */
type Aggregate = (distances: Float64Array, weights: Float64Array) => number

export function aggregateOf(metric: Metric): Aggregate {
  if (typeof metric === 'function') return checkedOwn(metric)
  return typeof metric === 'string' && Object.hasOwn(builtIn, metric) ? builtIn[metric] : failUnknown(metric)
}

const builtIn: Readonly<Record<Exclude<Metric, OwnMetric>, Aggregate>> = {
  cityBlock: (distances, weights) => Math.min(1, weightedSum(distances, weights)),
  euclidean: (distances, weights) => {
    let sum = 0
    for (let i = 0; i < distances.length; i++) sum += (weights[i] as number) * (distances[i] as number) ** 2
    return Math.min(1, Math.sqrt(sum))
  },
  maximum: (distances, weights) => {
    let largest = 0
    for (let i = 0; i < distances.length; i++) {
      // Not Math.max: an unknown distance (NaN) on an issue without weight must not count, on one with weight it must.
      if ((weights[i] as number) > 0 && !((distances[i] as number) <= largest)) largest = distances[i] as number
      if (Number.isNaN(largest)) return largest
    }
    return largest
  },
}

function weightedSum(distances: Float64Array, weights: Float64Array): number {
  let sum = 0
  for (let i = 0; i < distances.length; i++) sum += (weights[i] as number) * (distances[i] as number)
  return sum
}

function checkedOwn(metric: OwnMetric): Aggregate {
  return (distances, weights) => {
    if (distances.some(Number.isNaN)) return Number.NaN
    const result = metric([...distances], [...weights])
    if (typeof result === 'number' && result >= 0 && result <= 1) return result
    failAt(['metric'], {
      code: 'inconsistent',
      expected: 'a metric that returns a number from 0 to 1',
      found: show(result),
    })
  }
}

function failUnknown(metric: unknown): never {
  const expected = `one of ${Object.keys(builtIn).join(', ')}, or a function`
  failAt(['metric'], { code: 'invalidValue', expected, found: metric })
}

/** A metric of one's own that falls as distances grow would turn the bounds around; that is refused. */
export function assertOrdered(lower: number, upper: number): void {
  if (lower <= upper) return
  const expected = 'a metric that never falls when a distance grows'
  failAt(['metric'], {
    code: 'inconsistent',
    expected,
    found: `${lower} for the lower distances, ${upper} for the upper`,
  })
}
