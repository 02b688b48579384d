import type { Counted } from './counted.js'
import { levelFactors } from './levels.js'
import type { Aggregation } from './options.js'
import { pairSums, selfSums } from './product.js'
import { mapEntries, type SparseMatrix } from './sparse.js'

/** One-mode weights before they are normalised, as the upper triangle. */
export function sumsOf(of: Counted, aggregation: Aggregation): SparseMatrix {
  if (aggregation === 'ignore') return pairSums(of.merged(), () => 1)
  if (aggregation === 'subtract' && isSigned(of))
    return pairSums(
      of.weighed((level) => sign(of, level)),
      () => 1,
    )
  const { whole, range } = levelFactors(of.qualifier, of.levels)
  const sums = pairSums(of.levelled(), whole[aggregation])
  // Factors are whole numbers until here, so that sums of counts are exact.
  return range === 1 ? sums : mapEntries(sums, (_i, _j, value) => value / range)
}

/** For agreement, congruence less conflict is the product of agreements less disagreements. */
function isSigned({ qualifier, isWhole }: Counted): boolean {
  return qualifier.kind === 'boolean' && isWhole
}

function sign({ levels }: Counted, level: number): number {
  return levels[level] === true ? 1 : -1
}

export function bothSums(of: Counted): { readonly congruence: SparseMatrix; readonly conflict: SparseMatrix } {
  return packedSums(of) ?? { congruence: sumsOf(of, 'congruence'), conflict: sumsOf(of, 'conflict') }
}

/** Below this, three counts fit side by side into the 53 bits that a number holds exactly. */
const digit = 2 ** 17

/**
 * Congruence and conflict of agreement from one product: with x = disagreements + agreements × 2^17, the product of two x
 * holds both disagree, one of each, and both agree, as its digits. `undefined` where counts could be too large.
 */
function packedSums(of: Counted): ReturnType<typeof bothSums> | undefined {
  if (!isSigned(of)) return undefined
  // What two have together is at most what the one with more has with itself (Cauchy and Schwarz).
  const most = selfSums(of.merged(), () => 1).reduce((max, sum) => Math.max(max, sum), 0)
  if (most >= digit) return undefined
  const packed = pairSums(
    of.weighed((level) => (sign(of, level) > 0 ? digit : 1)),
    () => 1,
  )
  const one = (value: number) => Math.floor(value / digit) % digit
  return {
    congruence: mapEntries(packed, (_i, _j, value) => (value % digit) + Math.floor(value / digit ** 2)),
    conflict: mapEntries(packed, (_i, _j, value) => one(value)),
  }
}
