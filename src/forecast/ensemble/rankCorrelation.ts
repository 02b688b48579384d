/** An estimate from samples, and its standard error: of how far it may be off by chance. */
export interface Estimate {
  readonly estimate: number
  readonly standardError: number
}

/**
 * Spearman's (1904) rank correlation of two lists, from -1 to 1; equal numbers share the mean of their ranks. The standard error
 * is that of Bonett & Wright (2000). Nothing where all numbers of a list are equal, or where there are fewer than 4.
 */
export function rankCorrelation(x: Float64Array, y: Float64Array): Estimate | undefined {
  const count = x.length
  if (count < 4) return undefined
  const [ranksX, ranksY] = [ranksOf(x), ranksOf(y)]
  const middle = (count - 1) / 2
  let [both, ownX, ownY] = [0, 0, 0]
  for (let i = 0; i < count; i++) {
    const [offX, offY] = [(ranksX[i] as number) - middle, (ranksY[i] as number) - middle]
    both += offX * offY
    ownX += offX * offX
    ownY += offY * offY
  }
  if (ownX === 0 || ownY === 0) return undefined
  const estimate = both / Math.sqrt(ownX * ownY)
  return { estimate, standardError: (1 - estimate ** 2) * Math.sqrt((1 + estimate ** 2 / 2) / (count - 3)) }
}

/** From 0. */
function ranksOf(numbers: Float64Array): Float64Array {
  const order = Array.from(numbers.keys()).sort((a, b) => (numbers[a] as number) - (numbers[b] as number))
  const ranks = new Float64Array(numbers.length)
  for (let start = 0; start < order.length; ) {
    let end = start
    while (end + 1 < order.length && numbers[order[end + 1] as number] === numbers[order[start] as number]) end++
    for (let i = start; i <= end; i++) ranks[order[i] as number] = (start + end) / 2
    start = end + 1
  }
  return ranks
}
