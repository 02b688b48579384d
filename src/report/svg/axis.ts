/** An axis: what it runs from and to, and where numbers stand on it. */
export interface PlotAxis {
  readonly from: number
  readonly to: number
  readonly ticks: readonly number[]
  /** As many decimals as tell the ticks apart. */
  readonly decimals: number
}

/** An axis around some numbers, its ends at ticks: multiples of 1, 2 or 5 times a power of ten, about as many as wanted. */
export function axisAround(numbers: readonly number[], wanted = 6): PlotAxis {
  const finite = numbers.filter(Number.isFinite)
  const least = finite.reduce((low, at) => Math.min(low, at), Number.POSITIVE_INFINITY)
  const most = finite.reduce((high, at) => Math.max(high, at), Number.NEGATIVE_INFINITY)
  if (!(least <= most)) return axisAround([0, 1], wanted)
  const size = Math.max(Math.abs(least), Math.abs(most))
  const span = most - least > 1e-9 * size ? most - least : size || 1
  const power = 10 ** Math.floor(Math.log10(span / wanted))
  const step = power * ([1, 2, 5].find((times) => span / (times * power) <= wanted) ?? 10)
  const [first, last] = [
    Math.floor(least / step + 1e-9),
    Math.max(Math.ceil(most / step - 1e-9), Math.floor(least / step) + 1),
  ]
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step)
  const decimals = Math.min(12, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)))
  return { from: first * step, to: last * step, ticks, decimals }
}
