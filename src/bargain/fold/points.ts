/**
 * Points in utility space, column by column: `utilities[p][i]` is what point i is worth to party p. They fall from the first
 * to the last, by the first party's utility, then the second's, and so on, so that equal points are neighbours.
 */
export interface Points {
  size: number
  readonly utilities: readonly Float64Array[]
  /** Where a point comes from; what the number means is for whoever made the points to say. */
  readonly origins: Int32Array
}

export function emptyPoints(parties: number, capacity: number): Points {
  const utilities = Array.from({ length: parties }, () => new Float64Array(capacity))
  return { size: 0, utilities, origins: new Int32Array(capacity) }
}

/** Below 0 where point i of `a` comes before point j of `b`, 0 where they are equal. */
export function compare(a: readonly Float64Array[], i: number, b: readonly Float64Array[], j: number): number {
  for (let p = 0; p < a.length; p++) {
    const [x, y] = [(a[p] as Float64Array)[i] as number, (b[p] as Float64Array)[j] as number]
    if (x !== y) return y - x
  }
  return 0
}

export function copyPoint(to: Points, at: number, from: Points, index: number): void {
  for (let p = 0; p < to.utilities.length; p++) {
    const column = to.utilities[p] as Float64Array
    column[at] = (from.utilities[p] as Float64Array)[index] as number
  }
  to.origins[at] = from.origins[index] as number
}

/** Both lists in one, in order. */
export function merged(a: Points, b: Points): Points {
  const all = emptyPoints(a.utilities.length, a.size + b.size)
  let [i, j] = [0, 0]
  const [firstA, firstB] = [a.utilities[0] as Float64Array, b.utilities[0] as Float64Array]
  while (i < a.size && j < b.size) {
    const [x, y] = [firstA[i] as number, firstB[j] as number]
    const takesA = x > y || (x === y && compare(a.utilities, i, b.utilities, j) <= 0)
    if (takesA) copyPoint(all, all.size++, a, i++)
    else copyPoint(all, all.size++, b, j++)
  }
  while (i < a.size) copyPoint(all, all.size++, a, i++)
  while (j < b.size) copyPoint(all, all.size++, b, j++)
  return all
}

/** The points, each with the same addition; rounding can make neighbours equal in one utility, and so change their order. */
export function shifted(points: Points, by: readonly number[], originOf: (point: number) => number): Points {
  const all = emptyPoints(by.length, points.size)
  for (let p = 0; p < by.length; p++) {
    const [to, from, addition] = [
      all.utilities[p] as Float64Array,
      points.utilities[p] as Float64Array,
      by[p] as number,
    ]
    for (let i = 0; i < points.size; i++) to[i] = (from[i] as number) + addition
  }
  for (let i = 0; i < points.size; i++) all.origins[i] = originOf(i)
  all.size = points.size
  restoreOrder(all)
  return all
}

/** Insertion sort: next to nothing to do for points that are all but in order. */
function restoreOrder(points: Points): void {
  const { utilities, origins, size } = points
  for (let i = 1; i < size; i++) {
    for (let j = i; j > 0 && compare(utilities, j - 1, utilities, j) > 0; j--) {
      for (const column of utilities) swap(column, j - 1, j)
      swap(origins, j - 1, j)
    }
  }
}

function swap(column: Float64Array | Int32Array, i: number, j: number): void {
  const held = column[i] as number
  column[i] = column[j] as number
  column[j] = held
}

/** The points whose numbers are listed, in the order of the list. */
export function selected(points: Points, numbers: ArrayLike<number>): Points {
  const chosen = emptyPoints(points.utilities.length, numbers.length)
  for (let i = 0; i < numbers.length; i++) copyPoint(chosen, i, points, numbers[i] as number)
  chosen.size = numbers.length
  return chosen
}

/** The points in the order of `Points`. */
export function sorted(points: Points): Points {
  const numbers = Int32Array.from({ length: points.size }, (_, i) => i)
  numbers.sort((i, j) => compare(points.utilities, i, points.utilities, j))
  return selected(points, numbers)
}
