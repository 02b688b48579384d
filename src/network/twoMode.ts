import * as z from 'zod'
import { failAt, type Safe, safe } from '../model/errors.js'
import { parseWith } from '../model/fromZod.js'
import { readData } from '../model/input.js'
import { fields } from '../model/schema.js'
import { type Counted, counted, type NodeKind } from './counted.js'
import { keptStatements } from './kept.js'
import { type TwoModeNetwork, twoModeNetwork } from './network.js'
import { assertQualified } from './oneMode.js'
import {
  checkRange,
  type StatementOptions,
  statementOptionsShape,
  type TwoModeAggregation,
  type TwoModeNormalisation,
  twoModeAggregations,
  twoModeNormalisations,
} from './options.js'
import { entriesByRow } from './product.js'
import { SparseBuilder, type SparseMatrix } from './sparse.js'
import { defineStatements, type StatementSet } from './statementSet.js'
import { type Tally, totals } from './tally.js'

export interface TwoModeOptions extends StatementOptions {
  /** What the rows are. Default `actors`, with concepts as columns; `concepts` the other way round. */
  readonly nodes?: NodeKind
  /** Default `ignore`. */
  readonly aggregation?: TwoModeAggregation
  /** Default `none`. */
  readonly normalisation?: TwoModeNormalisation
}

export const twoModeShape = {
  ...statementOptionsShape,
  nodes: z.enum(['actors', 'concepts']).default('actors'),
  aggregation: z.enum(twoModeAggregations).default('ignore'),
  normalisation: z.enum(twoModeNormalisations).default('none'),
}

const optionsSchema = fields(twoModeShape).check(checkRange)

/**
 * Who says what (Leifeld 2017, ch. 12). With x(i,j,k) statements of actor i on concept j with qualifier k, the weight is
 * - `ignore`: Σk x(i,j,k), from 0 on;
 * - `subtract`: agreements less disagreements, or Σk k x(i,j,k) over levels; categories cannot be subtracted;
 * - `combine`: which qualifiers occur, as the sum of a power of 2 for each: 1 agreement, 2 disagreement, 3 both. Of K levels
 *   or categories that occur, sorted, the last counts 1 and the first 2^(K−1); at most 53.
 *
 * Divided by `activity`, all statements of the row, or by `prominence`, all statements of the column; `ignore` is then from 0
 * to 1, and sums to 1 along the row or the column. Codes of `combine` are not divided.
 *
 * Linear in the number of statements. Throws `DemarcheError` for unusable options.
 */
export function twoMode(statements: StatementSet, options: TwoModeOptions = {}): TwoModeNetwork {
  const set = defineStatements(statements)
  const asked = parseWith(optionsSchema, readData(options), [])
  assertTwoMode(set, asked)
  const kept = keptStatements(set, asked, asked.mergeQualifiers ?? asked.aggregation === 'ignore')
  return twoModeOf(counted(set, kept, asked), asked)
}

/** The twin of `twoMode` that returns the error instead of throwing it. */
export const safeTwoMode: (statements: StatementSet, options?: TwoModeOptions) => Safe<TwoModeNetwork> = safe(twoMode)

type Measure = Required<Pick<TwoModeOptions, 'aggregation' | 'normalisation'>>

/** Throws `DemarcheError` for what the qualifiers do not allow. */
export function assertTwoMode(set: StatementSet, { aggregation, normalisation }: Measure): void {
  assertQualified(set, aggregation)
  const { kind } = set.qualifier
  if (aggregation === 'subtract' && kind === 'nominal') {
    const expected = '"ignore" or "combine", since categories are no numbers'
    failAt(['aggregation'], { code: 'invalidValue', expected, found: aggregation })
  }
  if (aggregation === 'combine' && normalisation !== 'none') {
    const expected = '"none" with "combine", whose weights are codes'
    failAt(['normalisation'], { code: 'invalidValue', expected, found: normalisation })
  }
}

/** Two-mode weights of what has been counted. */
export function twoModeOf(of: Counted, { aggregation, normalisation }: Measure): TwoModeNetwork {
  const worth = worthOf(of, aggregation)
  const counts = aggregation === 'ignore' ? of.merged() : of.levelled()
  const weights = rowByRow(counts, worth, aggregation === 'combine', divisor(of.merged(), normalisation))
  const { labels, attributes, columns, columnAttributes } = of
  const measure = normalisation === 'none' ? aggregation : `${aggregation}, ${normalisation}`
  return twoModeNetwork({ labels, attributes, columns, columnAttributes, measure }, weights)
}

/** What one statement at a level adds; with `combine`, what any number of them adds. */
function worthOf({ levels, qualifier }: Counted, aggregation: TwoModeAggregation): (level: number) => number {
  switch (aggregation) {
    case 'ignore':
      return () => 1
    case 'subtract':
      return (level) => (typeof levels[level] === 'boolean' ? (levels[level] ? 1 : -1) : Number(levels[level]))
    case 'combine': {
      if (levels.length > 53)
        failAt(['aggregation'], { code: 'tooMany', what: 'qualifiers', found: levels.length, limit: 53 })
      const last = levels.length - 1
      return (level) => (qualifier.kind === 'boolean' ? (levels[level] ? 1 : 2) : 2 ** (last - level))
    }
  }
}

type Divisor = (row: number, column: number) => number

function divisor(counts: Tally, normalisation: TwoModeNormalisation): Divisor {
  if (normalisation === 'none') return () => 1
  if (normalisation === 'activity') {
    const rows = totals(counts)
    return (row) => rows[row] as number
  }
  const { starts, count } = counts
  const columns = Float64Array.from({ length: counts.blocks }, (_, column) =>
    count.subarray(starts[column], starts[column + 1]).reduce((sum, own) => sum + own, 0),
  )
  return (_row, column) => columns[column] as number
}

function rowByRow(counts: Tally, worth: (level: number) => number, once: boolean, divide: Divisor): SparseMatrix {
  const { rows, blocks, levels, count } = counts
  const entries = entriesByRow(counts)
  const builder = new SparseBuilder(rows, blocks / levels, count.length)
  for (let row = 0; row < rows; row++) {
    const end = entries.starts[row + 1] as number
    for (let e = entries.starts[row] as number; e < end; ) {
      const column = Math.floor((entries.block[e] as number) / levels)
      let weight = 0
      for (; e < end && Math.floor((entries.block[e] as number) / levels) === column; e++) {
        const level = (entries.block[e] as number) % levels
        weight += worth(level) * (once ? 1 : (count[entries.at[e] as number] as number))
      }
      const by = divide(row, column)
      builder.add(column, by === 0 ? 0 : weight / by)
    }
    builder.endRow()
  }
  return builder.build()
}
