/** Lists of whole numbers in one array: list i goes from `starts[i]` up to `starts[i + 1]`. */
export interface Lists {
  readonly starts: Int32Array
  readonly items: Int32Array
}

/** Puts each item into the list of its key, in the order in which they come. Linear. */
export function listsBy(count: number, keys: Int32Array, items: Int32Array): Lists {
  const starts = new Int32Array(count + 1)
  for (const key of keys) starts[key + 1] = (starts[key + 1] as number) + 1
  for (let i = 0; i < count; i++) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number)
  const next = starts.slice()
  const sorted = new Int32Array(items.length)
  for (let at = 0; at < items.length; at++) {
    const key = keys[at] as number
    const to = next[key] as number
    sorted[to] = items[at] as number
    next[key] = to + 1
  }
  return { starts, items: sorted }
}

/** The whole numbers below a limit. */
export function upTo(limit: number): Int32Array {
  return Int32Array.from({ length: limit }, (_, i) => i)
}
