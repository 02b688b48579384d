/** The best point of each box, boxes being whole numbers from 0 up to 2^53. */
export interface Boxes {
  readonly offer: (box: number, point: number, score: number) => void
  /** The points kept, in rising order. */
  readonly kept: () => Int32Array
}

/** A hash table with open addresses: a `Map` takes several times as long. */
export function boxes(most: number): Boxes {
  const capacity = 2 ** Math.ceil(Math.log2(Math.max(2, most * 2)))
  const keys = new Float64Array(capacity).fill(-1)
  const points = new Int32Array(capacity)
  const scores = new Float64Array(capacity)
  let count = 0

  const slotOf = (box: number): number => {
    let slot = (Math.imul(box | 0, 0x9e3779b1) ^ Math.imul((box / 2 ** 32) | 0, 0x85ebca6b)) >>> 0
    slot = (slot ^ (slot >>> 15)) & (capacity - 1)
    while (keys[slot] !== -1 && keys[slot] !== box) slot = (slot + 1) & (capacity - 1)
    return slot
  }

  return {
    offer: (box, point, score) => {
      const slot = slotOf(box)
      const isNew = keys[slot] === -1
      if (!isNew && score <= (scores[slot] as number)) return
      if (isNew) count++
      keys[slot] = box
      points[slot] = point
      scores[slot] = score
    },
    kept: () => {
      const all = new Int32Array(count)
      let next = 0
      for (let slot = 0; slot < capacity; slot++) if (keys[slot] !== -1) all[next++] = points[slot] as number
      return all.sort()
    },
  }
}
