import * as z from 'zod'
import { type Safe, safe } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { readData } from '../../model/input.js'
import { fields } from '../../model/schema.js'
import { type Board, shareOf } from '../board.js'
import { type Forecast, pointForecast, type WhyUndecided } from '../forecast.js'
import { type ForecastOptions, forecastOptionsShape } from '../options.js'
import type { SituationInput } from '../situation.js'
import { type Weighting, weightings, weightsOf } from '../weights.js'
import { type Bargainers, nashPoint } from './nashPoint.js'

export interface NashBargainingOptions extends ForecastOptions {
  /** What of an actor counts: `equal` is the symmetric solution. Default `salience`, as in Schneider, Finke & Bailer (2010). */
  readonly weights?: Weighting
  /**
   * What there is without agreement. `worst`: for each actor what is as bad as an outcome a whole scale away, the default;
   * `referencePoint`: that of the issue.
   */
  readonly noAgreement?: 'worst' | 'referencePoint'
}

const optionsSchema = fields({
  ...forecastOptionsShape,
  weights: z.enum(weightings).default('salience'),
  noAgreement: z.enum(['worst', 'referencePoint']).default('worst'),
})

/**
 * The Nash bargaining solution on one issue: the point x with the largest Σ wᵢ ln(uᵢ(x) − uᵢ(d)), utilities falling with the
 * distance on the scale, uᵢ(x) = 1 − |x − xᵢ| (Nash 1950; with weights Kalai 1977; Achen 2006), to 1e-13 of the scale.
 *
 * With the reference point as d all have to gain: where actors stand on both sides of it, or one stands on it, nothing but the
 * reference point is left, and it is the outcome. Issues without one are undecided. Sorting the actors, and linear.
 */
export function nashBargaining(situation: SituationInput, options: NashBargainingOptions = {}): Forecast {
  const { weights, noAgreement, ...asked } = parseWith(optionsSchema, readData(options), [])
  const point = (board: Board) => agreed(board, bargainersOf(board, weightsOf(board, weights)), noAgreement)
  return pointForecast('nashBargaining', point, situation, asked)
}

/** The twin of `nashBargaining` that returns the error instead of throwing it. */
export const safeNashBargaining: (situation: SituationInput, options?: NashBargainingOptions) => Safe<Forecast> =
  safe(nashBargaining)

function bargainersOf({ positions }: Board, weights: Float64Array): Bargainers {
  const counts = (_: number, i: number) => (weights[i] as number) > 0
  const own = positions.filter(counts)
  return { positions: own, weights: weights.filter(counts), disagreement: new Float64Array(own.length) }
}

function agreed(board: Board, bargainers: Bargainers, noAgreement: 'worst' | 'referencePoint'): number | WhyUndecided {
  const { positions } = bargainers
  if (positions.length === 0) return 'noWeight'
  const [least, most] = [Math.min(...positions), Math.max(...positions)]
  if (noAgreement === 'worst') return nashPoint(bargainers, least, most)
  const { referencePoint } = board.scale
  if (referencePoint === undefined) return 'noReferencePoint'
  const reference = shareOf(board.scale, referencePoint)
  if (reference >= least && reference <= most) return reference
  const disagreement = positions.map((position) => 1 - Math.abs(reference - position))
  // Who stands nearest to it loses beyond its mirror image.
  const nearest = reference < least ? least : most
  const mirrored = 2 * nearest - reference
  const [from, to] = reference < least ? [least, Math.min(most, mirrored)] : [Math.max(least, mirrored), most]
  return nashPoint({ ...bargainers, disagreement }, from, to)
}
