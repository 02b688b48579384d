import type { Axis } from '../axis.js'
import type { Payoffs } from './payoffs.js'

/** The packages that one party may offer, the best for itself first, and of equal ones the one with the lowest number. */
export interface Menu {
  readonly count: number
  /** Numbers of the packages in the outcome space. */
  readonly packages: Int32Array
  /** What each of them is worth to the party, falling. */
  readonly utilities: Float64Array
  /** How many are worth at least so much. */
  readonly atLeast: (utility: number) => number
  /** How much alike two packages are, from 0 to 1, to somebody who does not know what others care for. */
  readonly similarity: (one: number, other: number) => number
}

/** All packages that are worth at least `least` to the party. */
export function menuOf(payoffs: Payoffs, party: number, least: number): Menu {
  const own = payoffs.utilities[party] as Float64Array
  const acceptable: number[] = []
  for (let index = 0; index < payoffs.count; index++) if ((own[index] as number) >= least) acceptable.push(index)
  const packages = Int32Array.from(acceptable).sort((a, b) => (own[b] as number) - (own[a] as number) || a - b)
  const utilities = Float64Array.from(packages, (index) => own[index] as number)
  return {
    count: packages.length,
    packages,
    utilities,
    atLeast: (utility) => firstBelow(utilities, utility),
    similarity: similarityOn(payoffs),
  }
}

function firstBelow(falling: Float64Array, utility: number): number {
  let [low, high] = [0, falling.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((falling[middle] as number) >= utility) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * The mean over the issues of 1 minus the distance in places, as a share of the longest; on a nominal scale, options are the
 * same or have nothing in common.
 */
function similarityOn({ space: { axes, domain } }: Payoffs): Menu['similarity'] {
  const isNominal = axes.map(({ issue }) => domain.issues[issue]?.scale.kind === 'nominal')
  return (one, other) => {
    let [sum, a, b] = [0, one, other]
    for (let i = axes.length - 1; i >= 0; i--) {
      const count = (axes[i] as Axis).values.length
      const apart = Math.abs((a % count) - (b % count))
      sum += isNominal[i] ? Number(apart === 0) : 1 - apart / Math.max(1, count - 1)
      a = Math.floor(a / count)
      b = Math.floor(b / count)
    }
    return sum / axes.length
  }
}
