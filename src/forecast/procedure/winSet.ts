/** Who may stop a change of the reference point, positions as shares of the scale. */
export interface Chamber {
  readonly positions: Float64Array
  /** One number of votes an actor; 0 does not vote. */
  readonly votes: Float64Array
  /** Actors, by place, that have to agree whatever the vote. */
  readonly vetoes: readonly number[]
  /** The share of votes that has to agree, more than 0 up to 1. */
  readonly majority: number
}

/** What is preferred to the reference point by enough votes: from `low` to `high`, the reference point itself included. */
export interface WinSet {
  readonly low: number
  readonly high: number
  /** Places of the actors whose assent decides how far down and how far up a change can go; none where there is none. */
  readonly lowPivot?: number
  readonly highPivot?: number
}

/** Sums of votes that fall short of a majority by less, as a share of all votes, reach it: rounding stops nothing. */
const rounding = 1e-12

/**
 * The win set of the reference point (Tsebelis 2002): an actor agrees to what is no further from it than the reference point is,
 * so to all from there to its mirror image, and whoever completes a majority last, the pivot, sets the end (Krehbiel 1998).
 */
export function winSet(chamber: Chamber, reference: number): WinSet {
  const up = reach(chamber, reference, 1)
  const down = reach(chamber, reference, -1)
  return {
    low: Math.max(0, reference - down.length),
    high: Math.min(1, reference + up.length),
    ...(down.pivot === undefined ? {} : { lowPivot: down.pivot }),
    ...(up.pivot === undefined ? {} : { highPivot: up.pivot }),
  }
}

/** How far from the reference point all that have to agree go along, in one direction. */
function reach({ positions, votes, vetoes, majority }: Chamber, reference: number, direction: 1 | -1) {
  const goesTo = (i: number) => Math.max(0, 2 * direction * ((positions[i] as number) - reference))
  const total = votes.reduce((sum, own) => sum + own, 0)
  const needed = majority * total - rounding * total
  const willing = Array.from(positions.keys())
    .filter((i) => (votes[i] as number) > 0)
    .sort((a, b) => goesTo(b) - goesTo(a))
  let agreeing = 0
  let pivot = willing.find((i) => {
    agreeing += votes[i] as number
    return agreeing >= needed
  })
  for (const veto of vetoes) if (pivot === undefined || goesTo(veto) < goesTo(pivot)) pivot = veto
  const length = pivot === undefined ? Number.POSITIVE_INFINITY : goesTo(pivot)
  return length > 0 && pivot !== undefined ? { length, pivot } : { length }
}
