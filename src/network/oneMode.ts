import * as z from 'zod'
import { failAt, type Safe, safe } from '../model/errors.js'
import { parseWith } from '../model/fromZod.js'
import { readData } from '../model/input.js'
import { fields } from '../model/schema.js'
import { type Counted, counted, type NodeKind } from './counted.js'
import { keptStatements } from './kept.js'
import { levelFactors } from './levels.js'
import { type OneModeNetwork, oneModeNetwork } from './network.js'
import { normalised } from './normalise.js'
import {
  type Aggregation,
  aggregations,
  checkRange,
  type Normalisation,
  normalisations,
  type StatementOptions,
  statementOptionsShape,
} from './options.js'
import { addScaled, type SparseMatrix } from './sparse.js'
import { defineStatements, type StatementSet } from './statementSet.js'
import { bothSums, sumsOf } from './sums.js'

export interface OneModeOptions extends StatementOptions {
  /** Default `actors`, tied by the concepts they share; `concepts` are tied by the actors they share. */
  readonly nodes?: NodeKind
  /** Default `ignore`. */
  readonly aggregation?: Aggregation
  /** Default `none`. */
  readonly normalisation?: Normalisation
}

export const oneModeShape = {
  ...statementOptionsShape,
  nodes: z.enum(['actors', 'concepts']).default('actors'),
  aggregation: z.enum(aggregations).default('ignore'),
  normalisation: z.enum(normalisations).default('none'),
}

const optionsSchema = fields(oneModeShape).check(checkRange)

/**
 * Who is tied to whom by what they say (Leifeld 2017, ch. 12). With x(i,j,k) statements of actor i on concept j with qualifier
 * k, and d(k,k') the distance of two qualifiers on their scale, 0 to 1 (different booleans and categories are 1 apart), the
 * weight of actors i and i' is
 * - `ignore`: Σj (Σk x(i,j,k)) (Σk x(i',j,k)), from 0 on;
 * - `congruence`: Σj Σk,k' x(i,j,k) x(i',j,k') (1 − d(k,k')), from 0 on;
 * - `conflict`: the same with d(k,k'), from 0 on; congruence and conflict add up to ignore, over the same statements;
 * - `subtract`: congruence − conflict.
 *
 * Divided, with n(i) = Σj,k x(i,j,k), by
 * - `average`: (n(i) + n(i')) / 2; not bounded by 1, since products are divided by a sum;
 * - `jaccard`: Σj,k x(i,j,k) [x(i',j,k) = 0] + x(i',j,k) [x(i,j,k) = 0] + x(i,j,k) x(i',j,k); congruence is at most 1 where
 *   qualifiers are booleans or categories;
 * - `cosine`: n(i) n(i'); at most 1, for subtract at least −1. It is the product of totals, as the field has it;
 * - `vectorCosine`: the product of the lengths of their vectors, the cosine of the angle between them: the root of what each
 *   has with itself, by ignore for ignore and by congruence otherwise. At most 1, for subtract at least −1; only conflict
 *   between m categories goes up to m − 1.
 *
 * `ignore` counts duplicates whatever their qualifier, unless `mergeQualifiers` is `false`.
 *
 * The cost is the number of pairs of statements (actor, concept, qualifier) that share a concept. Throws `DemarcheError` for
 * unusable options, and for qualifiers asked for where there are none.
 */
export function oneMode(statements: StatementSet, options: OneModeOptions = {}): OneModeNetwork {
  const set = defineStatements(statements)
  const asked = parseWith(optionsSchema, readData(options), [])
  assertQualified(set, asked.aggregation)
  const kept = keptStatements(set, asked, asked.mergeQualifiers ?? asked.aggregation === 'ignore')
  return oneModeOf(counted(set, kept, asked), asked)
}

/** The twin of `oneMode` that returns the error instead of throwing it. */
export const safeOneMode: (statements: StatementSet, options?: OneModeOptions) => Safe<OneModeNetwork> = safe(oneMode)

/** Throws `DemarcheError` where qualifiers are asked about that statements do not have. */
export function assertQualified({ qualifier, statements }: StatementSet, aggregation: string): void {
  if (aggregation === 'ignore' || qualifier.kind !== 'none' || statements.length === 0) return
  const expected = '"ignore", since the statements have no qualifiers'
  failAt(['aggregation'], { code: 'invalidValue', expected, found: aggregation })
}

type Measure = Required<Pick<OneModeOptions, 'aggregation' | 'normalisation'>>

/** One-mode weights of what has been counted. */
export function oneModeOf(of: Counted, measure: Measure): OneModeNetwork {
  return finished(of, sumsOf(of, measure.aggregation), measure)
}

function finished(of: Counted, sums: SparseMatrix, { aggregation, normalisation }: Measure): OneModeNetwork {
  const { self, levelled, merged } = factorsFor(of, aggregation)
  const counts = normalisation === 'vectorCosine' && aggregation === 'ignore' ? merged() : levelled()
  const weights = normalised(sums, counts, normalisation, self)
  const measure = normalisation === 'none' ? aggregation : `${aggregation}, ${normalisation}`
  return oneModeNetwork({ labels: of.labels, attributes: of.attributes, measure }, weights)
}

function factorsFor(of: Counted, aggregation: Aggregation) {
  const factors = levelFactors(of.qualifier, of.levels)
  const self = aggregation === 'ignore' ? () => 1 : factors.congruence
  return { self, levelled: of.levelled, merged: of.merged }
}

/** All four one-mode networks over the same statements. */
export type OneModeNetworks = Readonly<Record<Aggregation, OneModeNetwork>>

/**
 * All four networks of `oneMode` at once, in little more than half the time: congruence and conflict are counted, ignore is
 * their sum and subtract their difference. All count the same statements: duplicates of each other have the same qualifier,
 * unless `mergeQualifiers` is `true`.
 */
export function oneModeNetworks(
  statements: StatementSet,
  options: Omit<OneModeOptions, 'aggregation'> = {},
): OneModeNetworks {
  const set = defineStatements(statements)
  const asked = parseWith(allSchema, readData(options), [])
  assertQualified(set, 'subtract')
  const of = counted(set, keptStatements(set, asked, asked.mergeQualifiers ?? false), asked)
  const { congruence, conflict } = bothSums(of)
  const sums = {
    ignore: addScaled(congruence, conflict, 1),
    congruence,
    conflict,
    subtract: addScaled(congruence, conflict, -1),
  }
  const network = (aggregation: Aggregation) =>
    finished(of, sums[aggregation], { aggregation, normalisation: asked.normalisation })
  return Object.freeze({
    ignore: network('ignore'),
    congruence: network('congruence'),
    conflict: network('conflict'),
    subtract: network('subtract'),
  })
}

const { aggregation: _one, ...allShape } = oneModeShape
const allSchema = fields(allShape).check(checkRange)

/** The twin of `oneModeNetworks` that returns the error instead of throwing it. */
export const safeOneModeNetworks: (
  statements: StatementSet,
  options?: Omit<OneModeOptions, 'aggregation'>,
) => Safe<OneModeNetworks> = safe(oneModeNetworks)
