import { within } from '../src/gap/issueGap.js'
import { agreedBit, blockedBit, openBit, pairGaps, type Touching, unknownBit } from '../src/gap/kernel.js'
import { aggregateOf, assertOrdered } from '../src/gap/metric.js'
import { type Negotiation, overlap, type Position, type Region, type Scale } from '../src/index.js'
import { optionsOf } from '../src/model/scale.js'
import { isKnownFlag, type PositionNumbers, positionNumbers } from '../src/position/numbers.js'

/** What both loops read: the positions as numbers, and each party's weights. */
export interface PairData {
  readonly numbers: PositionNumbers
  /** Row `p` holds the weights of party `p`; they sum to 1. */
  readonly shares: readonly Float64Array[]
}

export interface Totals {
  readonly lower: number
  readonly upper: number
  /** Pairs that are blocked. */
  readonly blocked: number
}

export function pairData(negotiation: Negotiation): PairData {
  const numbers = positionNumbers(negotiation)
  const { parties, issues } = numbers
  const shares = parties.map((_, p) => {
    const salience = Float64Array.from(issues, (_, i) => 1 + ((p + i) % 7))
    const sum = salience.reduce((total, value) => total + value, 0)
    return salience.map((value) => value / sum)
  })
  return { numbers, shares }
}

/** The loop over pairs as the matrix runs it: `pairGaps`, then the aggregate of each bound, then one cell a pair. */
export function libraryLoop(negotiation: Negotiation, { numbers, shares }: PairData): Totals {
  const { parties, issues, positions } = numbers
  const column = () => new Float64Array(issues.length)
  const scratch = { lower: column(), upper: column(), estimate: column() }
  const weights = column()
  const columns = Int32Array.from(issues.keys())
  const aggregate = aggregateOf('cityBlock')
  const touching: Touching = {
    outer: (i, j) => meet(negotiation, positions[i], positions[j], 'outer'),
    inner: (i, j) => meet(negotiation, positions[i], positions[j], 'inner'),
  }
  const cells: { lower: number; upper: number; estimate: number; blocked: boolean }[] = []
  for (let p = 0; p < parties.length; p++) {
    for (let q = p + 1; q < parties.length; q++) {
      const verdicts = pairGaps(numbers, p, q, columns, scratch, touching)
      const [ofP, ofQ] = [shares[p] as Float64Array, shares[q] as Float64Array]
      for (let k = 0; k < weights.length; k++) weights[k] = ((ofP[k] as number) + (ofQ[k] as number)) / 2
      const lower = aggregate(scratch.lower, weights)
      const upper = aggregate(scratch.upper, weights)
      assertOrdered(lower, upper)
      const estimate = within(aggregate(scratch.estimate, weights), lower, upper)
      cells.push({ lower, upper, estimate, blocked: (verdicts & blockedBit) !== 0 })
    }
  }
  return cells.reduce(
    (sum, cell) => ({
      lower: sum.lower + cell.lower,
      upper: sum.upper + cell.upper,
      blocked: sum.blocked + (cell.blocked ? 1 : 0),
    }),
    { lower: 0, upper: 0, blocked: 0 },
  )
}

function meet(negotiation: Negotiation, p: Position | undefined, q: Position | undefined, region: 'inner' | 'outer') {
  if (p === undefined || q === undefined) throw new Error('no such cell')
  return overlap(scaleOf(negotiation, p.issue), p[region], q[region])
}

/** The regions behind the numbers, piece by piece: cell `c` has the pieces from `start[c]` up to `start[c + 1]`. */
export interface Pieces {
  readonly start: Int32Array
  /** Ends of an interval; for an option both are its coordinate, on a nominal scale its index. */
  readonly from: Float64Array
  readonly to: Float64Array
}

export interface BareData extends PairData {
  readonly inner: Pieces
  readonly outer: Pieces
  /** For each issue the distances of its nominal options, row by row; empty on ordered scales. */
  readonly distances: readonly Float64Array[]
  readonly nominalIdeal: Int32Array
}

export function bareData(negotiation: Negotiation, data: PairData): BareData {
  const { positions, issues } = data.numbers
  return {
    ...data,
    inner: piecesOf(positions.map(({ issue, inner }) => [scaleOf(negotiation, issue), inner])),
    outer: piecesOf(positions.map(({ issue, outer }) => [scaleOf(negotiation, issue), outer])),
    distances: issues.map((issue) => distancesOf(scaleOf(negotiation, issue))),
    nominalIdeal: Int32Array.from(positions, ({ issue, ideal }) => {
      const scale = scaleOf(negotiation, issue)
      return scale.kind === 'nominal' ? scale.options.indexOf(String(ideal)) : -1
    }),
  }
}

function scaleOf(negotiation: Negotiation, issue: string): Scale {
  const found = negotiation.issues[issue]
  if (found === undefined) throw new Error(`no issue ${issue}`)
  return found.scale
}

function piecesOf(cells: readonly (readonly [Scale, Region])[]): Pieces {
  const spans = cells.map(([scale, region]): (readonly [number, number])[] => {
    if (region.kind === 'intervals' && scale.kind === 'interval') {
      const span = scale.max - scale.min
      return region.intervals.map(({ from, to }) => [(from - scale.min) / span, (to - scale.min) / span])
    }
    if (region.kind === 'intervals' || scale.kind === 'interval') throw new Error('a region of another scale')
    const all = optionsOf(scale)
    const step = scale.kind === 'nominal' ? 1 : 1 / (all.length - 1)
    return region.options.map((option) => [all.indexOf(option) * step, all.indexOf(option) * step])
  })
  const start = new Int32Array(cells.length + 1)
  for (const [cell, own] of spans.entries()) start[cell + 1] = (start[cell] as number) + own.length
  const flat = spans.flat()
  return { start, from: Float64Array.from(flat, ([from]) => from), to: Float64Array.from(flat, ([, to]) => to) }
}

function distancesOf(scale: Scale): Float64Array {
  if (scale.kind !== 'nominal') return new Float64Array()
  const { options, distances = [] } = scale
  const listed = (a: string, b: string) =>
    distances.find(({ between }) => between.includes(a) && between.includes(b))?.distance ?? 1
  return Float64Array.from(options.flatMap((a) => options.map((b) => (a === b ? 0 : listed(a, b)))))
}

/** Bare loop over typed arrays for regions without holes on ordered scales, from one end to the other. */
export function bareEnds({ numbers, shares }: PairData): Totals {
  const { innerFrom, innerTo, outerFrom, outerTo, ideal, flags, parties, issues } = numbers
  const rows = parties.length
  const width = issues.length
  const pairs = (rows * (rows - 1)) / 2
  const lowers = new Float64Array(pairs)
  const uppers = new Float64Array(pairs)
  const estimates = new Float64Array(pairs)
  const verdicts = new Uint8Array(pairs)
  let pair = 0
  for (let p = 0; p < rows; p++) {
    for (let q = p + 1; q < rows; q++) {
      const ofP = shares[p] as Float64Array
      const ofQ = shares[q] as Float64Array
      let lower = 0
      let upper = 0
      let estimate = 0
      let bits = 0
      for (let k = 0; k < width; k++) {
        const i = p * width + k
        const j = q * width + k
        const outer = apart(outerFrom[i] as number, outerTo[i] as number, outerFrom[j] as number, outerTo[j] as number)
        const inner = apart(innerFrom[i] as number, innerTo[i] as number, innerFrom[j] as number, innerTo[j] as number)
        const least = clamp(outer, 0, 1)
        const most = clamp(inner, 0, 1)
        const weight = ((ofP[k] as number) + (ofQ[k] as number)) / 2
        lower += weight * least
        upper += weight * most
        estimate += weight * clamp(Math.abs((ideal[i] as number) - (ideal[j] as number)), least, most)
        const known = (flags[i] as number) & (flags[j] as number) & isKnownFlag
        bits |= known === 0 ? unknownBit : verdictBit(outer, inner)
      }
      lowers[pair] = lower
      uppers[pair] = upper
      estimates[pair] = estimate
      verdicts[pair] = bits
      pair++
    }
  }
  return totals(lowers, uppers, verdicts)
}

/** Bare loop over typed arrays for any region, piece against piece. */
export function barePieces({ numbers, shares, inner, outer, distances, nominalIdeal }: BareData): Totals {
  const { ideal, flags, parties, issues } = numbers
  const rows = parties.length
  const width = issues.length
  const pairs = (rows * (rows - 1)) / 2
  const lowers = new Float64Array(pairs)
  const uppers = new Float64Array(pairs)
  const estimates = new Float64Array(pairs)
  const verdicts = new Uint8Array(pairs)
  let pair = 0
  for (let p = 0; p < rows; p++) {
    for (let q = p + 1; q < rows; q++) {
      const ofP = shares[p] as Float64Array
      const ofQ = shares[q] as Float64Array
      let lower = 0
      let upper = 0
      let estimate = 0
      let bits = 0
      for (let k = 0; k < width; k++) {
        const i = p * width + k
        const j = q * width + k
        const table = distances[k] as Float64Array
        const least = leastDistance(outer, i, j, table)
        const most = leastDistance(inner, i, j, table)
        const weight = ((ofP[k] as number) + (ofQ[k] as number)) / 2
        lower += weight * least
        upper += weight * most
        estimate += weight * clamp(idealDistance(ideal, nominalIdeal, i, j, table), least, most)
        const known = (flags[i] as number) & (flags[j] as number) & isKnownFlag
        bits |= known === 0 ? unknownBit : verdictBit(least, most)
      }
      lowers[pair] = lower
      uppers[pair] = upper
      estimates[pair] = estimate
      verdicts[pair] = bits
      pair++
    }
  }
  return totals(lowers, uppers, verdicts)
}

function leastDistance({ start, from, to }: Pieces, i: number, j: number, table: Float64Array): number {
  const options = Math.sqrt(table.length)
  let least = 1
  for (let a = start[i] as number; a < (start[i + 1] as number); a++) {
    for (let b = start[j] as number; b < (start[j + 1] as number); b++) {
      const distance =
        options > 0
          ? (table[(from[a] as number) * options + (from[b] as number)] as number)
          : clamp(apart(from[a] as number, to[a] as number, from[b] as number, to[b] as number), 0, 1)
      if (distance < least) least = distance
    }
  }
  return least
}

function idealDistance(ideal: Float64Array, nominalIdeal: Int32Array, i: number, j: number, table: Float64Array) {
  if (table.length === 0) return Math.abs((ideal[i] as number) - (ideal[j] as number))
  const [a, b] = [nominalIdeal[i] as number, nominalIdeal[j] as number]
  return a < 0 || b < 0 ? Number.NaN : (table[a * Math.sqrt(table.length) + b] as number)
}

function verdictBit(outer: number, inner: number): number {
  if (inner <= 0) return agreedBit
  return outer > 0 ? blockedBit : openBit
}

function apart(fromA: number, toA: number, fromB: number, toB: number): number {
  const after = fromB - toA
  const before = fromA - toB
  return after > before ? after : before
}

function clamp(value: number, least: number, most: number): number {
  return value < least ? least : value > most ? most : value
}

function totals(lowers: Float64Array, uppers: Float64Array, verdicts: Uint8Array): Totals {
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0)
  const blocked = verdicts.reduce((count, bits) => count + ((bits & blockedBit) !== 0 ? 1 : 0), 0)
  return { lower: sum(lowers), upper: sum(uppers), blocked }
}
