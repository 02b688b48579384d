import * as z from 'zod'
import { failAt } from '../../model/errors.js'
import { fields } from '../../model/schema.js'
import { type Reading, readingSchema, readings } from './reading.js'

/** The readings to try of each place; a place that is left out is read by default. */
export type Varied = { readonly [Place in keyof Reading]?: readonly Reading[Place][] }

/** All that the text allows: nothing of what only the code has. */
export const everyReading: Varied = {
  resistance: ['target', 'printed'],
  security: ['adversaries', 'own'],
  upperHand: ['figure', 'printed'],
  choice: ['category', 'leastMove', 'strongest'],
  conflict: ['stands', 'moves'],
  denominator: ['pair', 'allPairs'],
  range: ['current', 'initial'],
  otherRisk: ['own', 'focal'],
  risk: ['derived', 'neutral'],
  statusQuo: [1, 0.5],
  ties: ['lower', 'upper'],
}

export const variedSchema = fields(
  Object.fromEntries(
    Object.entries(readingSchema.shape).map(([place, schema]) => [
      place,
      z.array(schema.unwrap()).min(1).exactOptional(),
    ]),
  ),
)

const mostReadings = 100_000

/** Every combination, the last place changing fastest. Throws `DemarcheError` for more than 100,000. */
export function combinations(varied: object): readonly Reading[] {
  const places = Object.entries(varied).map(([place, values]) => [place, [...new Set(values as unknown[])]] as const)
  const found = places.reduce((product, [, values]) => product * values.length, 1)
  if (found > mostReadings) failAt(['vary'], { code: 'tooMany', what: 'readings', found, limit: mostReadings })
  return places.reduce<readonly Reading[]>(
    (readings, [place, values]) =>
      readings.flatMap((reading) => values.map((value) => ({ ...reading, [place]: value }))),
    [readings.default],
  )
}
