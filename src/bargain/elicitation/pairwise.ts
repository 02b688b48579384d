import { freeze } from 'immer'
import * as z from 'zod'
import { failAt, type Safe, safe } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { idSchema } from '../../model/ids.js'
import { readData } from '../../model/input.js'
import { fields, refuse } from '../../model/schema.js'
import { type SaatyConsistency, saatyConsistency } from './consistency.js'
import { solvePositive } from './normalEquations.js'

/** The first issue is `ratio` times as important as the second; from 1e-9 to 1e9. */
export interface Comparison {
  readonly issue: string
  readonly than: string
  readonly ratio: number
}

/** A comparison beside what the weights make of it. */
export interface FittedComparison extends Comparison {
  /** The ratio of the weights. */
  readonly fitted: number
  /** How many times too large or too small the answer is for the weights: 1 where it fits, else above. */
  readonly factor: number
}

export type PairwiseAssumption =
  /** The value of a package is the sum of what it is worth on each issue. */
  | { readonly kind: 'additiveValues' }
  /** Errors are alike for all comparisons, in the logarithm of the ratio. */
  | { readonly kind: 'logarithmicErrors' }

export interface PairwiseWeights {
  /** By issue; they sum to 1. */
  readonly weights: Readonly<Record<string, number>>
  readonly inconsistency: {
    /** Pairs compared beyond those that fix the weights: with none, there is nothing that could disagree. */
    readonly spare: number
    /**
     * The sum of the squared residuals in logarithms over `spare`; absent where that is 0. For comparisons of each pair, once, it
     * is the geometric consistency index (Crawford & Williams 1985; Aguarón & Moreno-Jiménez 2003), of which by custom up to
     * 0.31 is accepted for three issues, 0.35 for four and 0.37 for more.
     */
    readonly geometric?: number
    /** Saaty's measures; only where each pair was compared, once. */
    readonly saaty?: SaatyConsistency
    /** In the order given. */
    readonly comparisons: readonly FittedComparison[]
  }
  readonly assumptions: readonly PairwiseAssumption[]
}

/**
 * Weights from comparisons of two issues at a time: those whose ratios are nearest to the answers by least squares of the
 * logarithms (Crawford & Williams 1985). Where each pair was compared once these are the geometric means of the rows of the matrix of
 * ratios. Some pairs are enough, if they tie all issues together, and a pair may be compared again.
 *
 * Cost: the cube of the issues. Throws `DemarcheError` for an issue compared with itself, for ratios that are not above 0, and where
 * the comparisons leave issues apart, between which then nothing is known.
 */
export function pairwiseWeights(comparisons: readonly Comparison[]): PairwiseWeights {
  const parsed = parseWith(comparisonsSchema, readData(comparisons, ['comparisons']), ['comparisons'])
  const issues = [...new Set(parsed.flatMap(({ issue, than }) => [issue, than]))]
  assertTied(issues, parsed)
  const logs = logWeights(issues, parsed)
  const logOf = (issue: string) => logs[issues.indexOf(issue)] as number
  const highest = Math.max(...logs)
  const raw = logs.map((log) => Math.exp(log - highest))
  const all = raw.reduce((sum, weight) => sum + weight, 0)
  const errors = parsed.map(({ issue, than, ratio }) => Math.log(ratio) - logOf(issue) + logOf(than))
  const spare = parsed.length - (issues.length - 1)
  const residuals = residualMatrix(issues, parsed, errors)
  return freeze(
    {
      weights: Object.fromEntries(issues.map((issue, i) => [issue, (raw[i] as number) / all])),
      inconsistency: {
        spare,
        ...(spare === 0 ? {} : { geometric: errors.reduce((sum, error) => sum + error * error, 0) / spare }),
        ...(residuals === undefined ? {} : { saaty: saatyConsistency(residuals) }),
        comparisons: parsed.map((comparison, i) => ({
          ...comparison,
          fitted: Math.exp(logOf(comparison.issue) - logOf(comparison.than)),
          factor: Math.exp(Math.abs(errors[i] as number)),
        })),
      },
      assumptions: [{ kind: 'additiveValues' }, { kind: 'logarithmicErrors' }],
    },
    true,
  )
}

export const safePairwiseWeights: (comparisons: readonly Comparison[]) => Safe<PairwiseWeights> = safe(pairwiseWeights)

const comparisonsSchema = z
  .array(
    fields({ issue: idSchema, than: idSchema, ratio: z.number().min(1e-9).max(1e9) }).check((context) => {
      const { issue, than } = context.value
      if (issue !== than) return
      refuse(context, { code: 'inconsistent', expected: 'two issues', found: `${issue} compared with itself` })
    }),
  )
  .min(1)

function assertTied(issues: readonly string[], comparisons: readonly Comparison[]): void {
  const reached = new Set(issues.slice(0, 1))
  for (let before = 0; before < reached.size; ) {
    before = reached.size
    for (const { issue, than } of comparisons) {
      if (reached.has(issue)) reached.add(than)
      if (reached.has(than)) reached.add(issue)
    }
  }
  const apart = issues.filter((issue) => !reached.has(issue))
  if (apart.length === 0) return
  const found = `nothing that compares ${[...reached].join(', ')} with ${apart.join(', ')}`
  failAt(['comparisons'], { code: 'inconsistent', expected: 'comparisons that tie all issues together', found })
}

/** The logarithms of the weights, but for a constant: the first is 0. */
function logWeights(issues: readonly string[], comparisons: readonly Comparison[]): number[] {
  const size = issues.length - 1
  const matrix = Array.from({ length: size }, () => new Array<number>(size).fill(0))
  const sums = new Array<number>(size).fill(0)
  const addTo = (i: number, j: number, by: number) => {
    const row = matrix[i]
    if (row !== undefined && j >= 0) row[j] = (row[j] as number) + by
  }
  for (const { issue, than, ratio } of comparisons) {
    const [a, b] = [issues.indexOf(issue) - 1, issues.indexOf(than) - 1]
    for (const [i, j, sign] of [
      [a, b, 1],
      [b, a, -1],
    ] as const) {
      addTo(i, i, 1)
      addTo(i, j, -1)
      if (i >= 0) sums[i] = (sums[i] as number) + sign * Math.log(ratio)
    }
  }
  return [0, ...solvePositive(matrix, sums)]
}

/** The residual of each issue against each other; none unless each pair was compared, once. */
function residualMatrix(
  issues: readonly string[],
  comparisons: readonly Comparison[],
  errors: readonly number[],
): number[][] | undefined {
  if (comparisons.length !== (issues.length * (issues.length - 1)) / 2) return undefined
  const matrix = issues.map(() => issues.map(() => Number.NaN))
  for (const [i, row] of matrix.entries()) row[i] = 0
  for (const [i, { issue, than }] of comparisons.entries()) {
    const [a, b] = [issues.indexOf(issue), issues.indexOf(than)]
    const [row, mirrored] = [matrix[a] as number[], matrix[b] as number[]]
    row[b] = errors[i] as number
    mirrored[a] = -(errors[i] as number)
  }
  return matrix.flat().some(Number.isNaN) ? undefined : matrix
}
