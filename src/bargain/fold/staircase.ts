/** Points (y, z) of which none is below and left of another, for questions about the highest z from some y on. */
export interface Staircase {
  readonly add: (y: number, z: number) => void
  /** The highest z of the points added whose y is at least this; -Infinity when there is none. */
  readonly highest: (fromY: number) => number
  /** As `highest`, for points whose y is above this. */
  readonly highestAbove: (y: number) => number
}

/** Kung, Luccio & Preparata (1975), with a sorted array for the tree: steps are few against the points that pass by. */
export function staircase(): Staircase {
  let ys = new Float64Array(64)
  let zs = new Float64Array(64)
  let size = 0

  /** How many steps have a y of at least, or of more than, a number; y falls from step to step, z rises. */
  const stepsFrom = (y: number, orEqual: boolean): number => {
    let [low, high] = [0, size]
    while (low < high) {
      const middle = (low + high) >> 1
      const at = ys[middle] as number
      if (at > y || (orEqual && at === y)) low = middle + 1
      else high = middle
    }
    return low
  }

  const highestOf = (steps: number) => (steps === 0 ? Number.NEGATIVE_INFINITY : (zs[steps - 1] as number))

  const add = (y: number, z: number): void => {
    const before = stepsFrom(y, true)
    if (highestOf(before) >= z) return
    // One of the same y, lower in z, goes too.
    const start = before > 0 && ys[before - 1] === y ? before - 1 : before
    let end = start
    while (end < size && (zs[end] as number) <= z) end++
    if (size + 1 > ys.length) [ys, zs] = [grown(ys), grown(zs)]
    ys.copyWithin(start + 1, end, size)
    zs.copyWithin(start + 1, end, size)
    size += start + 1 - end
    ys[start] = y
    zs[start] = z
  }

  return {
    add,
    highest: (y) => highestOf(stepsFrom(y, true)),
    highestAbove: (y) => highestOf(stepsFrom(y, false)),
  }
}

function grown(list: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(list.length * 2)
  larger.set(list)
  return larger
}
