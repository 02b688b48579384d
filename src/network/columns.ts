import { momentOf } from './calendar.js'
import type { Statement } from './statement.js'
import type { StatementSet } from './statementSet.js'

/** A variable of all statements: which value each has, by its place among the sorted values; -1 where it has none. */
export interface Column<Value> {
  readonly values: readonly Value[]
  readonly places: Int32Array
}

/** Statements column by column, as the loops read them. Row s of each column is `statements[s]`. */
export interface Columns {
  readonly actor: Column<string>
  readonly concept: Column<string>
  readonly level: Column<boolean | number | string>
  readonly document: Column<string>
  /** Days since the start of 1970; `NaN` where no date is given. */
  readonly moments: Float64Array
  /** The statements by date, then document, then passage, then as they are listed; those without a date come first. */
  readonly order: Int32Array
}

const known = new WeakMap<StatementSet, Columns>()

/** Worked out once for a set of statements. */
export function columnsOf(set: StatementSet): Columns {
  let columns = known.get(set)
  if (columns === undefined) {
    columns = workOut(set.statements)
    known.set(set, columns)
  }
  return columns
}

function workOut(statements: readonly Statement[]): Columns {
  const moments = momentsOf(statements)
  const document = columnOf(statements, (statement) => statement.document)
  return {
    actor: columnOf(statements, (statement) => statement.actor),
    concept: columnOf(statements, (statement) => statement.concept),
    level: columnOf(statements, (statement) => statement.qualifier),
    document,
    moments,
    order: orderOf(statements, moments, document.places),
  }
}

function columnOf<Value extends boolean | number | string>(
  statements: readonly Statement[],
  pick: (statement: Statement) => Value | undefined,
): Column<Value> {
  const seen = new Map<Value, number>()
  const first = new Int32Array(statements.length)
  for (let s = 0; s < first.length; s++) {
    const value = pick(statements[s] as Statement)
    if (value === undefined) {
      first[s] = -1
      continue
    }
    let place = seen.get(value)
    if (place === undefined) {
      place = seen.size
      seen.set(value, place)
    }
    first[s] = place
  }
  const values = [...seen.keys()].sort((a, b) => (a < b ? -1 : 1))
  const rank = new Int32Array(seen.size)
  for (const [place, value] of values.entries()) rank[seen.get(value) as number] = place
  return { values, places: first.map((place) => (place < 0 ? -1 : (rank[place] as number))) }
}

function momentsOf(statements: readonly Statement[]): Float64Array {
  const seen = new Map<string, number>()
  return Float64Array.from(statements, ({ date }) => {
    if (date === undefined) return Number.NaN
    let moment = seen.get(date)
    if (moment === undefined) {
      moment = momentOf(date)
      seen.set(date, moment)
    }
    return moment
  })
}

function orderOf(statements: readonly Statement[], moments: Float64Array, documents: Int32Array): Int32Array {
  const dates = moments.map((moment) => (Number.isNaN(moment) ? Number.NEGATIVE_INFINITY : moment))
  const order = Int32Array.from(dates, (_, s) => s)
  const startOf = (s: number) => statements[s]?.passage?.start ?? 0
  const before = (a: number, b: number) =>
    compare(dates[a] as number, dates[b] as number) ||
    (documents[a] as number) - (documents[b] as number) ||
    startOf(a) - startOf(b) ||
    a - b
  return order.sort(before)
}

/** Infinities do not subtract. */
function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}
