import type { Normalisation } from './options.js'
import { type LevelFactor, pairOverlaps, selfSums } from './product.js'
import { entryAt, mapEntries, type SparseMatrix } from './sparse.js'
import { type Tally, totals } from './tally.js'

/** Divides each weight by what its two rows could have come to; where that is 0, the weight is 0. */
export function normalised(
  weights: SparseMatrix,
  counts: Tally,
  normalisation: Normalisation,
  self: LevelFactor,
): SparseMatrix {
  const divide = divisor(counts, normalisation, self)
  if (divide === undefined) return weights
  return mapEntries(weights, (i, j, weight) => {
    const by = divide(i, j)
    return by === 0 ? 0 : weight / by
  })
}

function divisor(
  counts: Tally,
  normalisation: Normalisation,
  self: LevelFactor,
): ((i: number, j: number) => number) | undefined {
  if (normalisation === 'none') return undefined
  if (normalisation === 'vectorCosine') {
    const lengths = selfSums(counts, self).map((sum) => Math.sqrt(Math.max(0, sum)))
    return (i, j) => (lengths[i] as number) * (lengths[j] as number)
  }
  const sums = totals(counts)
  const of = (i: number) => sums[i] as number
  if (normalisation === 'average') return (i, j) => (of(i) + of(j)) / 2
  if (normalisation === 'cosine') return (i, j) => of(i) * of(j)
  const overlaps = pairOverlaps(counts)
  return (i, j) => of(i) + of(j) - entryAt(overlaps, i, j)
}
