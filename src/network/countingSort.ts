/** `items` in order of their keys, whole numbers from 0 up to `limit`; those of one key stay as they were. Linear. */
export function countingSort(keys: Int32Array, limit: number, items: Int32Array): Int32Array {
  const next = new Int32Array(limit + 1)
  for (let i = 0; i < items.length; i++) {
    const above = (keys[items[i] as number] as number) + 1
    next[above] = (next[above] as number) + 1
  }
  for (let key = 0; key < limit; key++) next[key + 1] = (next[key + 1] as number) + (next[key] as number)
  const sorted = new Int32Array(items.length)
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as number
    const key = keys[item] as number
    const at = next[key] as number
    next[key] = at + 1
    sorted[at] = item
  }
  return sorted
}

/** 0, 1, 2, … */
export function places(length: number): Int32Array {
  const all = new Int32Array(length)
  for (let at = 0; at < length; at++) all[at] = at
  return all
}
