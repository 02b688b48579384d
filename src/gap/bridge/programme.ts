import type { Question } from './question.js'
import type { Programme, Row } from './simplex.js'

/** What a stop of an axis costs each party at least. */
export interface Column {
  readonly axis: number
  readonly place: number
  readonly steps: number
  readonly costs: Float64Array
}

/** A sum of the largest shortfalls: the variables that it is made of start here, and come to it but for a constant. */
interface LargestSum {
  readonly count: number
  readonly factors: Float64Array
  readonly constant: number
  /** Where the level and the parties' excesses over it stand; nowhere, for the sum of all. */
  readonly start?: number
}

/**
 * A question about mixtures as a linear programme. Its first variables are the shares of the columns, those of one axis
 * summing to 1; `base` is what else each party would have to give. The sum of the k largest shortfalls is the least of
 * k r + Σ max(0, s − r) over r (Ogryczak & Tamir 2003): so each such sum has a variable for r and, unless it is the largest
 * alone, one for each party. The last variable is how much the ceilings are exceeded, to start from a package that does so.
 */
export function programmeOf(base: Float64Array, columns: readonly Column[], question: Question): Programme {
  const parties = base.length
  const counts = [...new Set([...question.aim.keys(), ...question.ceilings.keys(), parties])]
  const variables = counts.reduce((sum, count) => sum + variablesOf(count, parties), columns.length)
  const sums: LargestSum[] = []
  let start = columns.length
  for (const count of counts) {
    sums.push(largestSum(base, columns, variables + 1, count, start))
    start += variablesOf(count, parties)
  }
  const costs = new Float64Array(variables + 1)
  for (const { count, factors } of sums) {
    const times = question.aim.get(count) ?? 0
    for (let i = 0; i < variables; i++) costs[i] = (costs[i] as number) + times * (factors[i] as number)
  }
  const axes = [...new Set(columns.map(({ axis }) => axis))]
  const chosen = axes.map((axis) => cheapestOn(columns, axis))
  const levels = sums.flatMap((sum) => levelRows(base, columns, variables + 1, sum))
  const limits = sums.flatMap((sum) => limitRows(question, sum, variables))
  return {
    costs,
    rows: [...axes.map((axis) => shareRow(columns, variables + 1, axis)), ...levels, ...limits],
    start: startOf(base, columns, chosen, sums, limits, variables),
    helper: variables,
  }
}

function variablesOf(count: number, parties: number): number {
  return count === parties ? 0 : count === 1 ? 1 : 1 + parties
}

function largestSum(
  base: Float64Array,
  columns: readonly Column[],
  width: number,
  count: number,
  start: number,
): LargestSum {
  const factors = new Float64Array(width)
  if (count === base.length) {
    for (const [i, { costs }] of columns.entries()) factors[i] = total(costs)
    return { count, factors, constant: total(base) }
  }
  factors[start] = count
  if (count > 1) factors.fill(1, start + 1, start + 1 + base.length)
  return { count, factors, constant: 0, start }
}

/** The shares of an axis sum to 1. */
function shareRow(columns: readonly Column[], width: number, axis: number): Row {
  const factors = Float64Array.from({ length: width }, (_, i) => (columns[i]?.axis === axis ? 1 : 0))
  return { factors, bound: 1, isEquation: true }
}

/** No party is above the level by more than its excess. */
function levelRows(base: Float64Array, columns: readonly Column[], width: number, { count, start }: LargestSum): Row[] {
  if (start === undefined) return []
  return [...base].map((known, party) => {
    const factors = new Float64Array(width)
    for (const [i, { costs }] of columns.entries()) factors[i] = costs[party] as number
    factors[start] = -1
    if (count > 1) factors[start + 1 + party] = -1
    return { factors, bound: -known, isEquation: false }
  })
}

function limitRows({ ceilings }: Question, { count, factors, constant }: LargestSum, helper: number): Row[] {
  const atMost = ceilings.get(count)
  if (atMost === undefined) return []
  return [{ factors: factors.with(helper, -1), bound: atMost - constant, isEquation: false }]
}

function cheapestOn(columns: readonly Column[], axis: number): number {
  const own = columns.flatMap((column, i) => (column.axis === axis ? [{ i, cost: total(column.costs) }] : []))
  return own.reduce((a, b) => (b.cost < a.cost ? b : a)).i
}

/** Starts from one stop on each axis, levels as high as the largest shortfall, and the ceilings exceeded as far as need be. */
function startOf(
  base: Float64Array,
  columns: readonly Column[],
  chosen: readonly number[],
  sums: readonly LargestSum[],
  limits: readonly Row[],
  helper: number,
): (readonly [number, number])[] {
  const shortfalls = chosen.reduce((sum, i) => sum.map((known, party) => known + (columns[i]?.costs[party] ?? 0)), base)
  const largest = shortfalls.reduce((most, shortfall, party) => (shortfall > (shortfalls[most] ?? 0) ? party : most), 0)
  const levelled = sums.filter(({ start }) => start !== undefined)
  const start = [
    ...chosen.map((column, row) => [row, column] as const),
    ...levelled.map((sum, i) => [chosen.length + i * base.length + largest, sum.start as number] as const),
  ]
  const levels = new Map(levelled.map((sum) => [sum.start as number, shortfalls[largest] as number]))
  const values = new Map([...chosen.map((column) => [column, 1] as const), ...levels])
  const excess = limits.map(({ factors, bound }) =>
    [...values].reduce((sum, [i, value]) => sum + (factors[i] as number) * value, -bound),
  )
  const worst = excess.reduce((most, one, i) => (one > (excess[most] ?? 0) ? i : most), 0)
  if ((excess[worst] ?? 0) <= 0) return start
  return [...start, [chosen.length + levelled.length * base.length + worst, helper]]
}

export function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0)
}
