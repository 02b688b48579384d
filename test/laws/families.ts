import type { Metric } from 'demarche'
import { type Law, laws } from 'demarche/testing'
import { valueDistance } from '../../src/model/scale.js'

/** Every family of laws, as this library is held to it. */
export const families = {
  region: laws.region(),
  distance: laws.distance(valueDistance),
  position: laws.position(),
  record: laws.record(),
  keeper: laws.keeper(),
  gap: laws.gap(),
  verdict: laws.verdict(),
  influence: laws.influence(),
  movement: laws.movement(),
  reciprocity: laws.reciprocity(),
  whatIf: laws.whatIf(),
  agreement: laws.agreement(),
  bridge: laws.bridge(),
} satisfies Record<string, readonly Law[]>

/** The mean of the weighted mean and the largest distance. */
export const ownMetric: Metric = (distances, weights) => {
  const mean = distances.reduce((sum, distance, i) => sum + distance * (weights[i] ?? 0), 0)
  return (mean + Math.max(...distances.map((distance, i) => ((weights[i] ?? 0) > 0 ? distance : 0)))) / 2
}
