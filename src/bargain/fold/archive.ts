import { copyPoint, type Points } from './points.js'

/** Points that are kept, at the front of the list that they come from. */
export interface Archive {
  /** Whether a kept point is nowhere below point i, and somewhere above it by more than the margin. */
  readonly dominates: (i: number) => boolean
  readonly add: (i: number) => void
  readonly size: () => number
}

/** Kept points in bunches of this many, each with its highest utilities: few bunches have to be looked into. */
const bunch = 32

export function archive(points: Points, margins: readonly number[]): Archive {
  const parties = margins.length
  const { utilities } = points
  const tops: Float64Array[] = utilities.map((column) => new Float64Array(Math.ceil(column.length / bunch)))
  let kept = 0
  // Neighbours in the list are often dominated by the same point.
  let last = 0

  const beats = (k: number, i: number): boolean => {
    let isAbove = false
    for (let p = 0; p < parties; p++) {
      const column = utilities[p] as Float64Array
      const [own, other] = [column[k] as number, column[i] as number]
      if (own < other) return false
      if (own > other + (margins[p] as number)) isAbove = true
    }
    return isAbove
  }

  const reaches = (b: number, i: number): boolean => {
    for (let p = 0; p < parties; p++) {
      if (((tops[p] as Float64Array)[b] as number) < ((utilities[p] as Float64Array)[i] as number)) return false
    }
    return true
  }

  const dominates = (i: number): boolean => {
    if (last < kept && beats(last, i)) return true
    for (let b = 0; b * bunch < kept; b++) {
      if (!reaches(b, i)) continue
      const end = Math.min(kept, (b + 1) * bunch)
      for (let k = b * bunch; k < end; k++) {
        if (!beats(k, i)) continue
        last = k
        return true
      }
    }
    return false
  }

  const add = (i: number): void => {
    copyPoint(points, kept, points, i)
    const b = Math.floor(kept / bunch)
    for (let p = 0; p < parties; p++) {
      const [column, top] = [utilities[p] as Float64Array, tops[p] as Float64Array]
      const own = column[kept] as number
      if (kept % bunch === 0 || own > (top[b] as number)) top[b] = own
    }
    kept++
  }

  return { dominates, add, size: () => kept }
}
