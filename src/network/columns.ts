import { momentOf } from './calendar.js'
import { countingSort, places } from './countingSort.js'
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
  readonly order: () => Int32Array
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
  let order: Int32Array | undefined
  return {
    actor: columnOf(statements, (statement) => statement.actor),
    concept: columnOf(statements, (statement) => statement.concept),
    level: columnOf(statements, (statement) => statement.qualifier),
    document,
    moments,
    order: () => (order ??= inOrder(statements, moments, document)),
  }
}

function columnOf<Value extends boolean | number | string>(
  statements: readonly Statement[],
  pick: (statement: Statement, place: number) => Value | undefined,
): Column<Value> {
  const seen = new Map<Value, number>()
  const first = new Int32Array(statements.length)
  for (let s = 0; s < first.length; s++) {
    const value = pick(statements[s] as Statement, s)
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

/** Sorted by what matters least first: each sort leaves what it does not tell apart as it was. */
function inOrder(statements: readonly Statement[], moments: Float64Array, document: Column<string>): Int32Array {
  const passages = columnOf(statements, ({ passage }) => passage?.start)
  const dates = columnOf(statements, (_, s) => (Number.isNaN(moments[s]) ? undefined : moments[s]))
  return [passages, document, dates].reduce(
    (order, { values, places: own }) =>
      countingSort(
        own.map((place) => place + 1),
        values.length + 1,
        order,
      ),
    places(statements.length),
  )
}
