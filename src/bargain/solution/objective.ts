/** What each party has, without agreement and at best, for a solution to measure gains by. */
export interface Stakes {
  readonly disagreement: readonly number[]
  readonly ideal: readonly number[]
}

/**
 * What a solution looks for: of two points, the one whose scores are higher, the first one counting first. Along a straight
 * line between two points, `turns` tells at which shares of the way (0 to 1) the scores can be highest, but for its ends.
 */
export interface Objective {
  readonly scores: (utilities: readonly number[], stakes: Stakes) => readonly number[]
  readonly turns: (from: readonly number[], to: readonly number[], stakes: Stakes) => readonly number[]
}

/** What a party gains on what it has without agreement. */
export function gains(utilities: readonly number[], { disagreement }: Stakes): number[] {
  return utilities.map((utility, p) => utility - (disagreement[p] as number))
}

/**
 * Gains as shares of what each party could gain at best. A party that can gain nothing has no share: it is left out, so that
 * it does not decide for the others.
 */
export function relativeGains(utilities: readonly number[], { disagreement, ideal }: Stakes): number[] {
  return utilities.flatMap((utility, p) => {
    const [without, best] = [disagreement[p] as number, ideal[p] as number]
    return best > without ? [(utility - without) / (best - without)] : []
  })
}

export const product: Objective = {
  scores: (utilities, stakes) => [gains(utilities, stakes).reduce((all, gain) => all * gain, 1)],
  // The product of two numbers that change evenly is a parabola.
  turns: (from, to, stakes) => {
    const [a, b] = gains(from, stakes) as [number, number]
    const [c, d] = gains(to, stakes) as [number, number]
    return [-(a * (d - b) + b * (c - a)) / (2 * (c - a) * (d - b))]
  },
}

export function largestSum(measure: Measure): Objective {
  return { scores: (utilities, stakes) => [total(measure(utilities, stakes))], turns: () => [] }
}

/** The least distance to a point of the measure, with all numbers 1 when it is not given. */
export function nearness(measure: Measure, to?: readonly number[]): Objective {
  const off = (utilities: readonly number[], stakes: Stakes) =>
    measure(utilities, stakes).map((at, p) => (to === undefined ? 1 : (to[p] as number)) - at)
  return {
    scores: (utilities, stakes) => [-Math.hypot(...off(utilities, stakes))],
    turns: (from, until, stakes) => {
      const [a, b] = [off(from, stakes), off(until, stakes)]
      const way = a.map((at, p) => at - (b[p] as number))
      return [total(way.map((step, p) => step * (a[p] as number))) / total(way.map((step) => step * step))]
    },
  }
}

/** Numbers that are made of utilities, one a party, and change evenly where these do. */
export type Measure = (utilities: readonly number[], stakes: Stakes) => readonly number[]

/** Where two measures that change evenly are equal. */
function evenness(measure: Measure): Objective['turns'] {
  return (from, to, stakes) => {
    const [a = 0, b = 0] = measure(from, stakes)
    const [c = 0, d = 0] = measure(to, stakes)
    return [(a - b) / (a - b + d - c)]
  }
}

export function worstOff(measure: Measure): Objective {
  return { scores: (utilities, stakes) => [lowest(measure(utilities, stakes))], turns: evenness(measure) }
}

export function lexicographic(measure: Measure): Objective {
  return {
    scores: (utilities, stakes) => measure(utilities, stakes).toSorted((x, y) => x - y),
    turns: evenness(measure),
  }
}

export function leastSpread(measure: Measure): Objective {
  return {
    scores: (utilities, stakes) => {
      const all = measure(utilities, stakes)
      return [lowest(all) - all.reduce((most, at) => Math.max(most, at), Number.NEGATIVE_INFINITY)]
    },
    turns: evenness(measure),
  }
}

/** The sum of the differences of all pairs. */
export function leastDifferences(measure: Measure): Objective {
  return {
    scores: (utilities, stakes) => {
      const all = measure(utilities, stakes)
      return [-all.reduce((total, x, i) => total + all.slice(i + 1).reduce((own, y) => own + Math.abs(x - y), 0), 0)]
    },
    turns: evenness(measure),
  }
}

function total(all: readonly number[]): number {
  return all.reduce((sum, at) => sum + at, 0)
}

function lowest(all: readonly number[]): number {
  return all.reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY)
}
