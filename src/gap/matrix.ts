import { freeze } from 'immer'
import { type Safe, safe } from '../model/errors.js'
import { readOptions } from '../model/input.js'
import type { AnyNames } from '../model/names.js'
import type { Issue, Negotiation } from '../model/negotiation.js'
import { overlap } from '../model/region.js'
import { positionNumbers } from '../position/numbers.js'
import { at, type Position, positions } from '../position/position.js'
import { checked, perNegotiation } from '../record/checked.js'
import { assumptionsOf } from './gap.js'
import { type Bounds, selfGap, type Verdict, within } from './issueGap.js'
import { agreedBit, blockedBit, openBit, type PairScratch, pairGaps, type Touching, unknownBit } from './kernel.js'
import { aggregateOf, assertOrdered } from './metric.js'
import {
  type GapOptions,
  gapReaders,
  type Selection,
  selectedIssues,
  selectedParties,
  selectionReaders,
} from './options.js'
import { type Assumption, partyWeights } from './weights.js'

export interface GapCell extends Bounds {
  readonly verdict: Verdict
}

/** How far each party is from each other one. */
export interface GapMatrix {
  readonly parties: readonly string[]
  readonly issues: readonly string[]
  /** `cells[i][j]` is the gap of `parties[i]` and `parties[j]`; symmetric. */
  readonly cells: readonly (readonly GapCell[])[]
  /** The largest gap of two parties: at least `lower`, at most `upper`. */
  readonly diameter: Bounds
  /** The mean gap over all pairs of different parties. */
  readonly mean: Bounds
  /** By party, the acts that its positions rest on; a cell rests on those of its two parties. */
  readonly acts: Readonly<Record<string, readonly string[]>>
  readonly assumptions: readonly Assumption[]
}

export interface GapMatrixOptions<Names extends AnyNames = AnyNames> extends GapOptions<Names>, Selection<Names> {
  readonly issues?: NonNullable<Selection<Names>['issues']>
}

/**
 * How far each party is from each other one: what `gap` says of every pair, with the diameter and the mean. Worked out
 * once for a negotiation and options (unless the metric is a function); the cost is parties² × issues.
 *
 * Throws `DemarcheError` for an unknown party or issue and for unusable options.
 */
export function gapMatrix<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options: GapMatrixOptions<NoInfer<Names>> = {},
): GapMatrix {
  const known = matrices(negotiation)
  const asked = readOptions(options, { ...gapReaders, ...selectionReaders }) as GapMatrixOptions
  if (typeof asked.metric === 'function') return workOut(checked(negotiation), asked)
  aggregateOf(asked.metric ?? 'cityBlock')
  const key = JSON.stringify([asked.parties, asked.issues, asked.metric, asked.weights])
  let matrix = known.get(key)
  if (matrix === undefined) {
    matrix = workOut(checked(negotiation), asked)
    known.set(key, matrix)
  }
  return matrix
}

/** The twin of `gapMatrix` that returns the error instead of throwing it. */
export const safeGapMatrix: <Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options?: GapMatrixOptions<NoInfer<Names>>,
) => Safe<GapMatrix> = safe(gapMatrix)

const matrices = perNegotiation(() => new Map<string, GapMatrix>())

function workOut(negotiation: Negotiation, options: GapMatrixOptions): GapMatrix {
  const issues = selectedIssues(negotiation, options.issues)
  const parties = selectedParties(negotiation, options.parties)
  const all = positions(negotiation)
  const rows = parties.map((party) => issues.map((issue) => at(all, party, issue)))
  const { weights = 'salience' } = options
  const shares = rows.map((row, i) => partyWeights(weights, parties[i] as string, issues, row))
  const cells = fillCells(
    negotiation,
    parties,
    issues,
    rows,
    shares.map((share) => share.shares),
    options,
  )
  const pairs = cells.flatMap((row, i) => row.slice(i + 1))
  return freeze(
    {
      parties,
      issues,
      cells,
      diameter: summary(pairs, (values) => values.reduce((most, value) => (value > most ? value : most), 0)),
      mean: summary(pairs, (values) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)),
      acts: Object.fromEntries(
        parties.map((party, i) => [party, [...new Set((rows[i] as Position[]).flatMap((position) => position.acts))]]),
      ),
      assumptions: assumptionsOf(negotiation, shares),
    },
    true,
  )
}

function fillCells(
  negotiation: Negotiation,
  parties: readonly string[],
  issues: readonly string[],
  rows: readonly (readonly Position[])[],
  shares: readonly Float64Array[],
  options: GapMatrixOptions,
): GapCell[][] {
  const numbers = positionNumbers(negotiation)
  const partyAt = parties.map((party) => numbers.parties.indexOf(party))
  const columns = Int32Array.from(issues, (issue) => numbers.issues.indexOf(issue))
  const column = () => new Float64Array(issues.length)
  const scratch = { lower: column(), upper: column(), estimate: column() }
  const weights = column()
  const aggregate = aggregateOf(options.metric ?? 'cityBlock')
  const touching = touchingIn(negotiation, numbers.positions)
  const cells: GapCell[][] = parties.map(() => [])
  for (let p = 0; p < parties.length; p++) {
    for (let q = p; q < parties.length; q++) {
      const verdicts =
        p === q
          ? selfGaps(rows[p] as readonly Position[], scratch)
          : pairGaps(numbers, partyAt[p] as number, partyAt[q] as number, columns, scratch, touching)
      average(shares[p] as Float64Array, shares[q] as Float64Array, weights)
      const lower = aggregate(scratch.lower, weights)
      const upper = aggregate(scratch.upper, weights)
      assertOrdered(lower, upper)
      const estimate = within(aggregate(scratch.estimate, weights), lower, upper)
      set(cells, p, q, toCell(lower, upper, estimate, overall(verdicts)))
    }
  }
  return cells
}

function set(cells: readonly GapCell[][], p: number, q: number, cell: GapCell): void {
  const [row, column] = [cells[p] as GapCell[], cells[q] as GapCell[]]
  row[q] = cell
  column[p] = cell
}

function toCell(lower: number, upper: number, estimate: number, verdict: Verdict): GapCell {
  return Number.isNaN(estimate) ? { lower, upper, verdict } : { lower, upper, estimate, verdict }
}

function average(a: Float64Array, b: Float64Array, into: Float64Array): void {
  for (let i = 0; i < into.length; i++) into[i] = ((a[i] as number) + (b[i] as number)) / 2
}

function overall(verdicts: number): Verdict {
  if ((verdicts & blockedBit) !== 0) return 'blocked'
  return verdicts === agreedBit ? 'agreed' : verdicts === unknownBit ? 'unknown' : 'open'
}

const verdictBits: Readonly<Record<Verdict, number>> = {
  agreed: agreedBit,
  open: openBit,
  blocked: blockedBit,
  unknown: unknownBit,
}

function touchingIn(negotiation: Negotiation, cells: readonly Position[]): Touching {
  const meet = (region: 'outer' | 'inner') => (i: number, j: number) => {
    const [p, q] = [cells[i] as Position, cells[j] as Position]
    return overlap((negotiation.issues[p.issue] as Issue).scale, p[region], q[region])
  }
  return { outer: meet('outer'), inner: meet('inner') }
}

/** The gaps of a party to itself; returns the verdicts met, as bits. */
function selfGaps(row: readonly Position[], into: PairScratch): number {
  let verdicts = 0
  for (const [k, position] of row.entries()) {
    const { lower, upper, estimate, verdict } = selfGap(position)
    into.lower[k] = lower
    into.upper[k] = upper
    into.estimate[k] = estimate ?? Number.NaN
    verdicts |= verdictBits[verdict]
  }
  return verdicts
}

function summary(pairs: readonly GapCell[], combine: (values: readonly number[]) => number): Bounds {
  const estimates = pairs.map((pair) => pair.estimate).filter((estimate) => estimate !== undefined)
  const bounds = { lower: combine(pairs.map((pair) => pair.lower)), upper: combine(pairs.map((pair) => pair.upper)) }
  return estimates.length < pairs.length || pairs.length === 0 ? bounds : { ...bounds, estimate: combine(estimates) }
}
