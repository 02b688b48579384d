import { freeze } from 'immer'
import * as z from 'zod'
import { DemarcheError, failAt, safely } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { readData } from '../../model/input.js'
import { fields, name } from '../../model/schema.js'
import type { Attributes, Statement } from '../../network/statement.js'
import { defineStatements, type StatementSet } from '../../network/statementSet.js'
import type { Read, Source } from '../text/source.js'
import { type QualifierKind, qualifiersOf } from './qualifiers.js'
import { readCsv, writeCsv } from './table.js'

/** Which columns of a table say what. Those that are not named are looked for by the names that exports commonly have. */
export interface StatementColumns {
  readonly actors: string
  readonly concepts: string
  /** Left out where statements have no qualifier. */
  readonly qualifier?: string
  /** Default: what the values suggest. 0 and 1 alone are read as disagreement and agreement. */
  readonly qualifierKind?: QualifierKind
  /** Default: `date`, `time` or `datetime`, if there is one. */
  readonly date?: string
  /** Default: `document_id`, `document` or `document_title`. */
  readonly document?: string
  /** Columns with attributes of actors and of concepts; the last value that is not empty counts. */
  readonly actorAttributes?: readonly string[]
  readonly conceptAttributes?: readonly string[]
  /** What stands between cells. Default: recognised. */
  readonly delimiter?: string
}

const columnsSchema = fields({
  actors: name,
  concepts: name,
  qualifier: name.exactOptional(),
  qualifierKind: z.enum(['boolean', 'integer', 'nominal']).exactOptional(),
  date: name.exactOptional(),
  document: name.exactOptional(),
  actorAttributes: z.array(name).exactOptional(),
  conceptAttributes: z.array(name).exactOptional(),
  delimiter: name.exactOptional(),
})

const usual = {
  id: ['statement_id', 'id'],
  date: ['date', 'time', 'datetime'],
  document: ['document_id', 'document', 'document_title'],
  start: ['start_position', 'start'],
  end: ['stop_position', 'stop', 'end'],
  quote: ['text', 'quote'],
} as const

/**
 * Reads coded statements from a table, one a row, as spreadsheets and Discourse Network Analyzer (DNA) export them. Rows
 * without actor or concept are left out, as DNA does; columns that are not asked for become attributes of the statement.
 *
 * Throws `DemarcheError` for columns that the table does not have, and with the row for cells that cannot be read.
 */
export async function readStatements(source: Source, asked: StatementColumns): Promise<Read<StatementSet>> {
  const columns = parseWith(columnsSchema, readData(asked, ['columns']), ['columns'])
  const { rows, mended } = await readCsv(source, columns.delimiter)
  const [header = [], ...body] = rows
  const plan = planOf(
    header.map((name) => name.trim()),
    columns,
  )
  const numbered = body.map((cells, at) => ({ cells, row: at + 2 }))
  const told = numbered.filter(({ cells }) => (cells[plan.actor] ?? '') !== '' && (cells[plan.concept] ?? '') !== '')
  const qualifiers =
    plan.qualifier === undefined ? undefined : qualifiersOf(told, plan.qualifier, columns.qualifierKind)
  const statements = told.map((one, at) => statementOf(one.cells, plan, qualifiers?.[at]))
  const actors = attributesBy(told, plan.actor, plan.actorAttributes)
  const concepts = attributesBy(told, plan.concept, plan.conceptAttributes)
  const data = atRows(() => defineStatements({ statements, actors, concepts }), told)
  return freeze({ data, mended })
}

/** The twin of `readStatements` that returns the error instead of rejecting with it. */
export const safeReadStatements = safely(readStatements)

interface Numbered {
  readonly cells: readonly string[]
  /** From 1 on, the header being the first. */
  readonly row: number
}

/** The place of each column that is read. */
interface Plan {
  readonly actor: number
  readonly concept: number
  readonly qualifier?: number
  readonly usual: Readonly<Record<keyof typeof usual, number | undefined>>
  readonly actorAttributes: readonly (readonly [string, number])[]
  readonly conceptAttributes: readonly (readonly [string, number])[]
  readonly others: readonly (readonly [string, number])[]
}

function planOf(header: readonly string[], columns: StatementColumns): Plan {
  const place = (name: string) => {
    const at = header.indexOf(name)
    return at < 0 ? failAt([], { code: 'unknownName', what: 'column', found: name, known: header }) : at
  }
  const either = (names: readonly string[]) => {
    const name = names.find((one) => header.includes(one))
    return name === undefined ? undefined : header.indexOf(name)
  }
  const [actor, concept] = [place(columns.actors), place(columns.concepts)]
  const qualifier = columns.qualifier === undefined ? undefined : place(columns.qualifier)
  const found = {
    id: either(usual.id),
    date: columns.date === undefined ? either(usual.date) : place(columns.date),
    document: columns.document === undefined ? either(usual.document) : place(columns.document),
    start: either(usual.start),
    end: either(usual.end),
    quote: either(usual.quote),
  }
  const named = (names: readonly string[] = []) => names.map((name) => [name, place(name)] as const)
  const [actorAttributes, conceptAttributes] = [named(columns.actorAttributes), named(columns.conceptAttributes)]
  const taken = new Set([
    actor,
    concept,
    qualifier,
    ...Object.values(found),
    ...[...actorAttributes, ...conceptAttributes].map(([, at]) => at),
  ])
  const others = header.flatMap((name, at) => (taken.has(at) || name === '' ? [] : [[name, at] as const]))
  return {
    actor,
    concept,
    ...(qualifier === undefined ? {} : { qualifier }),
    usual: found,
    actorAttributes,
    conceptAttributes,
    others,
  }
}

function statementOf(cells: readonly string[], plan: Plan, qualifier: Statement['qualifier']): Statement {
  const cell = (at: number | undefined) => (at === undefined || cells[at] === '' ? undefined : cells[at])
  const { id, date, document, start, end, quote } = plan.usual
  const given = { id: cell(id), date: cell(date), document: cell(document), quote: cell(quote), qualifier }
  const [from, to] = [cell(start), cell(end)]
  const attributes = plan.others.flatMap(([name, at]) => {
    const value = cell(at)
    return value === undefined ? [] : [[name, value]]
  })
  return {
    actor: cells[plan.actor] as string,
    concept: cells[plan.concept] as string,
    ...(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<Statement>),
    ...(from === undefined || to === undefined ? {} : { passage: { start: Number(from), end: Number(to) } }),
    ...(attributes.length === 0 ? {} : { attributes: Object.fromEntries(attributes) }),
  }
}

function attributesBy(rows: readonly Numbered[], key: number, columns: Plan['others']): Record<string, Attributes> {
  const known = new Map<string, Record<string, string>>()
  if (columns.length === 0) return {}
  for (const { cells } of rows) {
    const own = known.get(cells[key] as string) ?? {}
    for (const [name, at] of columns) if ((cells[at] ?? '') !== '') own[name] = cells[at] as string
    known.set(cells[key] as string, own)
  }
  return Object.fromEntries(known)
}

/** Faults of statements, told by the rows that they stand in. */
function atRows(run: () => StatementSet, rows: readonly Numbered[]): StatementSet {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof DemarcheError)) throw error
    throw new DemarcheError(
      error.issues.map((issue) => {
        const [list, at, ...rest] = issue.path
        const row = list === 'statements' && typeof at === 'number' ? rows[at]?.row : undefined
        return row === undefined ? issue : { ...issue, path: [`row ${row}`, ...rest] }
      }),
    )
  }
}

const shared = ['id', 'date', 'document', 'actor', 'concept', 'qualifier', 'start', 'end', 'quote'] as const

/**
 * Writes statements as a table, one a row, in the order given: for an event list, hand in what `eventList` returns. Words are
 * kept as they are; agreement is written as 1 and 0. Attributes follow, one a column.
 */
export async function writeStatements(statements: readonly Statement[] | StatementSet): Promise<string> {
  const list = defineStatements(statements).statements
  const attributes = [...new Set(list.flatMap(({ attributes: own = {} }: Statement) => Object.keys(own)))].sort()
  const rows = list.map(({ passage, qualifier, attributes: own = {}, ...said }: Statement) => [
    ...shared.map((name) => {
      if (name === 'qualifier') return typeof qualifier === 'boolean' ? Number(qualifier) : (qualifier ?? '')
      return name === 'start' || name === 'end' ? (passage?.[name] ?? '') : (said[name] ?? '')
    }),
    ...attributes.map((name) => (Object.hasOwn(own, name) ? (own[name] as string) : '')),
  ])
  return writeCsv([[...shared, ...attributes], ...rows])
}
