import { failAt } from '../model/errors.js'
import { momentOf, monthOf, weekOf, yearOf } from './calendar.js'
import { type Columns, columnsOf } from './columns.js'
import { places } from './countingSort.js'
import type { DuplicateScope, StatementOptions, StatementValues } from './options.js'
import type { Statement } from './statement.js'
import type { StatementSet } from './statementSet.js'

/** The statements that count, by their places in the set; in order of time where that matters, or is asked for. */
export function keptStatements(
  set: StatementSet,
  options: StatementOptions,
  mergeQualifiers: boolean,
  ordered = false,
): Int32Array {
  const columns = columnsOf(set)
  const { duplicates = 'include' } = options
  const all = ordered || duplicates !== 'include' ? columns.order() : places(set.statements.length)
  const wanted = filtered(set, columns, all, options)
  return duplicates === 'include' ? wanted : firstOfEach(columns, wanted, duplicates, mergeQualifiers)
}

/** Bounds in days; a date without a time ends with its day. */
function boundsOf({ from, to }: StatementOptions): { readonly from: number; readonly to: number } {
  return {
    from: from === undefined ? Number.NEGATIVE_INFINITY : momentOf(from),
    to: to === undefined ? Number.POSITIVE_INFINITY : to.length > 10 ? momentOf(to) : momentOf(to) + 1 - 1e-9,
  }
}

function filtered(set: StatementSet, columns: Columns, all: Int32Array, options: StatementOptions): Int32Array {
  const { exclude, only, where } = options
  const { from, to } = boundsOf(options)
  const bounded = options.from !== undefined || options.to !== undefined
  if (bounded) assertDated(columns)
  const { moments } = columns
  const excludes = exclude === undefined ? [] : testsOf(exclude)
  const demands = only === undefined ? [] : testsOf(only)
  if (!bounded && where === undefined && excludes.length === 0 && demands.length === 0) return all
  return all.filter((s) => {
    const moment = moments[s] as number
    if (bounded && !(from <= moment && moment <= to)) return false
    const statement = set.statements[s] as Statement
    if (excludes.some((has) => has(statement)) || !demands.every((has) => has(statement))) return false
    return where === undefined || where(statement)
  })
}

/** Throws `DemarcheError` unless every statement has a date. */
export function assertDated({ moments }: Columns): void {
  const index = moments.findIndex(Number.isNaN)
  if (index >= 0) failAt(['statements', index, 'date'], { code: 'missing', expected: 'a date, to tell time by,' })
}

type Test = (statement: Statement) => boolean

function testsOf({ actors, concepts, qualifiers, documents, attributes = {} }: StatementValues): Test[] {
  const among = <Value>(values: readonly Value[] | undefined, pick: (statement: Statement) => Value | undefined) => {
    if (values === undefined) return []
    const set = new Set<Value | undefined>(values)
    return [(statement: Statement) => set.has(pick(statement))]
  }
  return [
    ...among(actors, ({ actor }) => actor),
    ...among(concepts, ({ concept }) => concept),
    ...among(qualifiers, ({ qualifier }) => qualifier),
    ...among(documents, ({ document }) => document),
    ...Object.entries(attributes).flatMap(([name, values]) =>
      among(values, ({ attributes: own = {} }) => (Object.hasOwn(own, name) ? own[name] : undefined)),
    ),
  ]
}

function firstOfEach(
  columns: Columns,
  wanted: Int32Array,
  duplicates: Exclude<DuplicateScope, 'include'>,
  mergeQualifiers: boolean,
): Int32Array {
  const { actor, concept, level } = columns
  const scopes = scopesOf(columns, duplicates)
  const levels = mergeQualifiers ? 1 : Math.max(1, level.values.length)
  const cells = concept.values.length * levels
  const keys = actor.values.length * cells
  const seen = new Map<number, Set<number>>()
  return wanted.filter((s) => {
    const own = mergeQualifiers ? 0 : Math.max(0, level.places[s] as number)
    const cell = (actor.places[s] as number) * cells + (concept.places[s] as number) * levels + own
    if (keys > Number.MAX_SAFE_INTEGER) throw new Error('more combinations than can be told apart')
    const scope = scopes[s] as number
    const within = seen.get(scope)
    if (within === undefined) seen.set(scope, new Set([cell]))
    else if (within.has(cell)) return false
    else within.add(cell)
    return true
  })
}

/** For each statement the number of its document, week, month or year. */
function scopesOf(columns: Columns, duplicates: Exclude<DuplicateScope, 'include'>): Int32Array | Float64Array {
  const { document, moments } = columns
  if (duplicates === 'range') return new Int32Array(moments.length)
  if (duplicates === 'document') {
    const index = document.places.indexOf(-1)
    if (index >= 0)
      failAt(['statements', index, 'document'], { code: 'missing', expected: 'a document, to tell duplicates by,' })
    return document.places
  }
  assertDated(columns)
  return moments.map({ week: weekOf, month: monthOf, year: yearOf }[duplicates])
}
