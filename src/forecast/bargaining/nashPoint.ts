/** How near the point that is found lies to the best one, as a share of the scale. */
const tolerance = 1e-13

/** Actors with weights above 0, and what each has without agreement, as utilities 1 − |x − xᵢ|. */
export interface Bargainers {
  readonly positions: Float64Array
  readonly weights: Float64Array
  readonly disagreement: Float64Array
}

/**
 * The point from `from` to `to` with the largest Σ wᵢ ln(1 − |x − xᵢ| − dᵢ), where all gain in between. The sum is concave, so
 * its slope falls: the best point is where an actor stands and the slope changes its sign, or between two such places, and is
 * found by halving. Sorting, and actors × 50.
 */
export function nashPoint(bargainers: Bargainers, from: number, to: number): number {
  const places = Float64Array.from(new Set(bargainers.positions))
    .filter((position) => position > from && position < to)
    .sort()
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (slopeAfter(bargainers, places[middle] as number) > 0) low = middle + 1
    else high = middle
  }
  // From the place at `low` on, it falls; up to the place before, it rises.
  const [start, end] = [places[low - 1] ?? from, places[low] ?? to]
  return slopeBefore(bargainers, end) >= 0 ? end : halved(bargainers, start, end)
}

function halved(bargainers: Bargainers, start: number, end: number): number {
  let [rises, falls] = [start, end]
  while (falls - rises > tolerance) {
    const middle = rises + (falls - rises) / 2
    if (slopeBefore(bargainers, middle) > 0) rises = middle
    else falls = middle
  }
  return rises + (falls - rises) / 2
}

function slopeBefore(bargainers: Bargainers, x: number): number {
  return slope(bargainers, x, (position) => position >= x)
}

function slopeAfter(bargainers: Bargainers, x: number): number {
  return slope(bargainers, x, (position) => position > x)
}

/** Σ ± wᵢ / gainᵢ: an actor that lies ahead gains by going on. */
function slope(bargainers: Bargainers, x: number, isAhead: (position: number) => boolean): number {
  const { positions, weights, disagreement } = bargainers
  let sum = 0
  for (let i = 0; i < positions.length; i++) {
    const position = positions[i] as number
    const gain = 1 - Math.abs(x - position) - (disagreement[i] as number)
    const steepness = (weights[i] as number) / Math.max(0, gain)
    sum += isAhead(position) ? steepness : -steepness
  }
  return sum
}
