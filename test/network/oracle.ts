import type { Aggregation, Normalisation, QualifierScale, Statement, TwoModeAggregation } from 'demarche/network'

/** Plain loops over the formulas: slow, and sharing nothing with the library. */
export type Level = boolean | number | string | undefined

export interface Asked {
  readonly nodes: 'actor' | 'concept'
  readonly aggregation: Aggregation
  readonly normalisation: Normalisation
}

export function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
}

/** The first of those that are alike in every part of the key. */
export function firstOfEach(statements: readonly Statement[], keyOf: (statement: Statement) => unknown[]): Statement[] {
  const seen = new Set<string>()
  const inTime = statements.toSorted((a, b) => (String(a.date) < String(b.date) ? -1 : a.date === b.date ? 0 : 1))
  return inTime.filter((statement) => {
    const key = JSON.stringify(keyOf(statement))
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** x(i,j,k), by names. */
function table(statements: readonly Statement[], nodes: 'actor' | 'concept') {
  const other = nodes === 'actor' ? 'concept' : 'actor'
  const rows = sorted(statements.map((statement) => statement[nodes]))
  const columns = sorted(statements.map((statement) => statement[other]))
  const levels: Level[] = [...new Set(statements.map(({ qualifier }) => qualifier))]
  const x = (i: string, j: string, k: Level) =>
    statements.filter((one) => one[nodes] === i && one[other] === j && one.qualifier === k).length
  const counts = rows.map((i) => columns.map((j) => levels.map((k) => x(i, j, k))))
  return { rows, columns, levels, counts }
}

function apart(scale: QualifierScale, k: Level, l: Level): number {
  if (scale.kind !== 'integer') return k === l ? 0 : 1
  return scale.max === scale.min ? 0 : Math.abs(Number(k) - Number(l)) / (scale.max - scale.min)
}

export function oneModeOracle(statements: readonly Statement[], scale: QualifierScale, asked: Asked): number[][] {
  const { rows, columns, levels, counts } = table(statements, asked.nodes)
  const at = (i: number, j: number, k: number) => counts[i]?.[j]?.[k] as number
  const factor = (k: Level, l: Level) => {
    const d = apart(scale, k, l)
    return { ignore: 1, congruence: 1 - d, conflict: d, subtract: 1 - 2 * d }[asked.aggregation]
  }
  const sum = (term: (j: number, k: number) => number) =>
    columns.reduce((all, _, j) => all + levels.reduce((inner: number, _level, k) => inner + term(j, k), 0), 0)
  const product = (a: number, b: number, of: (k: Level, l: Level) => number) =>
    sum((j, k) => levels.reduce((all: number, l, m) => all + at(a, j, k) * at(b, j, m) * of(levels[k], l), 0))
  const total = (i: number) => sum((j, k) => at(i, j, k))
  const self = (k: Level, l: Level) => (asked.aggregation === 'ignore' ? 1 : 1 - apart(scale, k, l))
  const by = (a: number, b: number) => {
    switch (asked.normalisation) {
      case 'none':
        return 1
      case 'average':
        return (total(a) + total(b)) / 2
      case 'cosine':
        return total(a) * total(b)
      case 'vectorCosine':
        return Math.sqrt(product(a, a, self) * product(b, b, self))
      case 'jaccard':
        return sum((j, k) => {
          const [x, y] = [at(a, j, k), at(b, j, k)]
          return (y === 0 ? x : 0) + (x === 0 ? y : 0) + x * y
        })
    }
  }
  return rows.map((_, a) =>
    rows.map((_other, b) => {
      if (a === b) return 0
      const [weight, divisor] = [product(a, b, factor), by(a, b)]
      return divisor === 0 ? 0 : weight / divisor
    }),
  )
}

export function twoModeOracle(
  statements: readonly Statement[],
  aggregation: TwoModeAggregation,
  normalisation: 'none' | 'activity' | 'prominence',
): number[][] {
  const { rows, columns, levels, counts } = table(statements, 'actor')
  const all = [...levels].sort((a, b) => (Number(a) < Number(b) ? -1 : 1))
  const bit = (level: Level) =>
    typeof level === 'boolean' ? (level ? 1 : 2) : 2 ** (all.length - 1 - all.indexOf(level))
  const worth = (level: Level) => (typeof level === 'boolean' ? (level ? 1 : -1) : Number(level))
  const part = (x: number, level: Level) =>
    ({ ignore: x, subtract: x * worth(level), combine: x > 0 ? bit(level) : 0 })[aggregation]
  const weight = (cell: readonly number[]) =>
    levels.reduce((total: number, level, k) => total + part(cell[k] as number, level), 0)
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
  return rows.map((_, i) =>
    columns.map((_column, j) => {
      const activity = sum((counts[i] as number[][]).flat())
      const prominence = sum(counts.flatMap((row) => row[j] as number[]))
      return weight((counts[i] as number[][])[j] as number[]) / { none: 1, activity, prominence }[normalisation]
    }),
  )
}
