import * as fc from 'fast-check'
import { aggregateOf, type Metric } from '../../gap/metric.js'
import { atLeast, atMost, claim, close } from './claims.js'
import { type Law, law } from './law.js'

interface Compared {
  readonly distances: readonly number[]
  readonly weights: readonly number[]
}

/** Distances in sixteenths on one to five issues, and weights that sum to 1 and of which some may be 0. */
const compared: fc.Arbitrary<Compared> = fc
  .array(fc.tuple(fc.nat({ max: 16 }), fc.nat({ max: 8 })), { minLength: 1, maxLength: 5 })
  .map((drawn) => {
    const total = drawn.reduce((sum, [, weight]) => sum + weight, 0)
    return {
      distances: drawn.map(([distance]) => distance / 16),
      weights: drawn.map(([, weight]) => (total === 0 ? 1 / drawn.length : weight / total)),
    }
  })

const rounding = 1e-9

/** What a way to make one distance of several has to obey: see `Metric`. */
export function aggregationLaws(metric: Metric): readonly Law[] {
  // A function is asked itself, so that each law names what it does and not what `gap` would refuse.
  const aggregate = ({ distances, weights }: Compared) =>
    typeof metric === 'function'
      ? metric(distances, weights)
      : aggregateOf(metric)(Float64Array.from(distances), Float64Array.from(weights))
  const changed = fc.tuple(compared, fc.nat(), fc.nat({ max: 16 }))
  return [
    law(
      'range',
      'The whole is a number from 0 to 1.',
      fc.property(compared, (issues) => {
        atLeast(aggregate(issues), 0, 'the whole')
        atMost(aggregate(issues), 1, 'the whole')
      }),
    ),
    law(
      'identity',
      'Who is at no distance on any issue is at no distance on the whole.',
      fc.property(compared, ({ distances, weights }) => {
        close(aggregate({ distances: distances.map(() => 0), weights }), 0, 'the whole of nothing')
      }),
    ),
    law(
      'unanimity',
      'Who is equally far apart on every issue is that far apart on the whole.',
      fc.property(compared, fc.nat({ max: 16 }), ({ distances, weights }, sixteenths) => {
        const distance = sixteenths / 16
        close(aggregate({ distances: distances.map(() => distance), weights }), distance, 'the whole', rounding)
      }),
    ),
    law(
      'monotonicity',
      'The whole never falls when a distance on one issue grows.',
      fc.property(changed, ([{ distances, weights }, pick, sixteenths]) => {
        const at = pick % distances.length
        const grown = distances.with(at, Math.max(distances[at] as number, sixteenths / 16))
        atLeast(aggregate({ distances: grown, weights }), aggregate({ distances, weights }), 'the whole', rounding)
      }),
    ),
    law(
      'triangle',
      'The whole of two distances, one after the other on every issue, is at most the sum of their wholes.',
      fc.property(
        compared,
        fc.array(fc.nat({ max: 16 }), { minLength: 5, maxLength: 5 }),
        ({ distances, weights }, more) => {
          const halves = distances.map((distance) => distance / 2)
          const others = distances.map((_, i) => (more[i] as number) / 32)
          const both = halves.map((half, i) => half + (others[i] as number))
          const parts = aggregate({ distances: halves, weights }) + aggregate({ distances: others, weights })
          atMost(aggregate({ distances: both, weights }), parts, 'the whole', rounding)
        },
      ),
    ),
    law(
      'order',
      'The whole does not depend on the order of the issues.',
      fc.property(compared, ({ distances, weights }) => {
        const reversed = { distances: distances.toReversed(), weights: weights.toReversed() }
        close(aggregate(reversed), aggregate({ distances, weights }), 'the whole in reverse order', rounding)
      }),
    ),
    law(
      'irrelevance',
      'An issue without weight makes no difference.',
      fc.property(changed, ([{ distances, weights }, , sixteenths]) => {
        const more = { distances: [...distances, sixteenths / 16], weights: [...weights, 0] }
        close(aggregate(more), aggregate({ distances, weights }), 'the whole with such an issue', rounding)
      }),
    ),
    law(
      'purity',
      'The same distances and weights give the same whole, and stay as they are.',
      fc.property(compared, (issues) => {
        const before = JSON.stringify(issues)
        const first = aggregate(issues)
        close(aggregate(issues), first, 'the whole when asked again', 0)
        claim(JSON.stringify(issues) === before, 'the distances or weights were changed')
      }),
    ),
  ]
}
