import { freeze } from 'immer'
import { failAt, safely } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { readData } from '../../model/input.js'
import { fields, name } from '../../model/schema.js'
import { dateOfDay } from '../../network/calendar.js'
import type { Attributes, Statement } from '../../network/statement.js'
import { defineStatements, type StatementSet } from '../../network/statementSet.js'
import { library } from '../text/library.js'

/** Which variables of a database of Discourse Network Analyzer say what. */
export interface DnaVariables {
  /** Default: the first type of statement that has most of these variables. */
  readonly statementType?: string
  /** Variables by name, such as `organization`, `concept` and `agreement`. */
  readonly actors: string
  readonly concepts: string
  readonly qualifier?: string
}

const variablesSchema = fields({
  statementType: name.exactOptional(),
  actors: name,
  concepts: name,
  qualifier: name.exactOptional(),
})

type Cell = string | number | null | Uint8Array
type Query = (sql: string) => readonly Readonly<Record<string, Cell>>[]

const loadSqlite = async () => (await library('sql.js', () => import('sql.js'))).default

/**
 * Reads the statements of a database of Discourse Network Analyzer (DNA), versions 2 and 3, from the bytes of a `.dna` file.
 * Quotes are cut from the texts; other variables become attributes of statements, and attributes of entities those of actors
 * and concepts. Statements without actor or concept are left out, as DNA does. Needs sql.js.
 *
 * Dates are seconds since 1970 in version 3, and milliseconds in version 2; neither has a zone. Throws `DemarcheError` for what
 * is no such database, and for variables that it does not have.
 */
export async function readDnaDatabase(bytes: Uint8Array, asked: DnaVariables): Promise<StatementSet> {
  const variables = parseWith(variablesSchema, readData(asked, ['variables']), ['variables'])
  const query = await opened(bytes)
  const tables = new Set(query("SELECT name FROM sqlite_master WHERE type = 'table'").map(({ name }) => String(name)))
  for (const name of ['STATEMENTS', 'DOCUMENTS', 'VARIABLES', 'DATASHORTTEXT']) {
    if (tables.has(name)) continue
    failAt([], { code: 'missing', expected: `the table ${name} of a database of Discourse Network Analyzer` })
  }
  const version = tables.has('ENTITIES') ? 3 : 2
  const chosen = chosenVariables(query, variables)
  const values = valuesOf(query, version)
  const documents = new Map(query('SELECT * FROM DOCUMENTS').map((row) => [Number(row.ID), row]))
  const statements = query('SELECT * FROM STATEMENTS ORDER BY ID').flatMap((row): Statement[] => {
    if (Number(row.StatementTypeId) !== chosen.type) return []
    const own = values.get(Number(row.ID)) ?? new Map<number, string | number>()
    const [actor, concept] = [own.get(chosen.actor), own.get(chosen.concept)].map((value) => String(value ?? ''))
    if (actor === undefined || concept === undefined || actor === '' || concept === '') return []
    const others = [...chosen.names].filter(([id]) => ![chosen.actor, chosen.concept, chosen.qualifier].includes(id))
    const attributes = others.flatMap(([id, name]) => (own.has(id) && own.get(id) !== '' ? [[name, own.get(id)]] : []))
    return [
      {
        id: String(row.ID),
        actor,
        concept,
        ...qualifierOf(chosen.qualifier === undefined ? undefined : own.get(chosen.qualifier), chosen.kind),
        ...readIn(documents.get(Number(row.DocumentId)), row, version),
        ...(attributes.length === 0 ? {} : { attributes: Object.fromEntries(attributes) }),
      },
    ]
  })
  const entities = version === 3 ? entityAttributes(query, tables) : new Map<number, Record<string, Attributes>>()
  const [actors, concepts] = [entities.get(chosen.actor) ?? {}, entities.get(chosen.concept) ?? {}]
  return freeze(defineStatements({ statements, actors, concepts }))
}

/** The twin of `readDnaDatabase` that returns the error instead of rejecting with it. */
export const safeReadDnaDatabase = safely(readDnaDatabase)

async function opened(bytes: Uint8Array): Promise<Query> {
  if (!(bytes instanceof Uint8Array)) failAt([], { code: 'invalidType', expected: 'the bytes of a file', found: bytes })
  const start = String.fromCharCode(...bytes.subarray(0, 15))
  if (start !== 'SQLite format 3')
    failAt([], { code: 'inconsistent', expected: 'an SQLite database', found: 'other bytes' })
  const sqlite = await (await loadSqlite())()
  const database = new sqlite.Database(bytes)
  return (sql) => {
    const [result] = database.exec(sql)
    if (result === undefined) return []
    return result.values.map((row) => Object.fromEntries(result.columns.map((name, at) => [name, row[at] as Cell])))
  }
}

interface Chosen {
  readonly type: number
  readonly actor: number
  readonly concept: number
  readonly qualifier?: number
  readonly kind?: string
  readonly names: ReadonlyMap<number, string>
}

function chosenVariables(query: Query, { statementType, actors, concepts, qualifier }: DnaVariables): Chosen {
  const types = query('SELECT ID, Label FROM STATEMENTTYPES ORDER BY ID')
  const all = query('SELECT ID, Variable, DataType, StatementTypeId FROM VARIABLES ORDER BY ID')
  const wanted = [actors, concepts, ...(qualifier === undefined ? [] : [qualifier])]
  const of = (type: number) => all.filter((row) => Number(row.StatementTypeId) === type)
  const named = types.find(({ Label }) => Label === statementType)
  if (statementType !== undefined && named === undefined) {
    failAt([], {
      code: 'unknownName',
      what: 'statement type',
      found: statementType,
      known: types.map(({ Label }) => String(Label)),
    })
  }
  const fits = (type: Row) =>
    wanted.filter((name) => of(Number(type.ID)).some(({ Variable }) => Variable === name)).length
  const [fitting] = types.toSorted((a, b) => fits(b) - fits(a))
  const type = Number((named ?? fitting)?.ID)
  const variable = (name: string) => {
    const found = of(type).find(({ Variable }) => Variable === name)
    const known = of(type).map(({ Variable }) => String(Variable))
    return found ?? failAt([], { code: 'unknownName', what: 'variable', found: name, known })
  }
  const rated = qualifier === undefined ? undefined : variable(qualifier)
  return {
    type,
    actor: Number(variable(actors).ID),
    concept: Number(variable(concepts).ID),
    ...(rated === undefined ? {} : { qualifier: Number(rated.ID), kind: String(rated.DataType) }),
    names: new Map(of(type).map((row) => [Number(row.ID), String(row.Variable)])),
  }
}

type Values = ReadonlyMap<number, Map<number, string | number>>

/** By statement and variable. Version 3 keeps short texts as entities, version 2 as they are. */
function valuesOf(query: Query, version: 2 | 3): Values {
  const values = new Map<number, Map<number, string | number>>()
  const shortText =
    version === 3
      ? 'SELECT d.StatementId, d.VariableId, e.Value FROM DATASHORTTEXT d JOIN ENTITIES e ON e.ID = d.Entity'
      : 'SELECT StatementId, VariableId, Value FROM DATASHORTTEXT'
  const others = ['DATALONGTEXT', 'DATAINTEGER', 'DATABOOLEAN'].map(
    (table) => `SELECT StatementId, VariableId, Value FROM ${table}`,
  )
  for (const row of [shortText, ...others].flatMap(query)) {
    const own = values.get(Number(row.StatementId)) ?? new Map<number, string | number>()
    own.set(Number(row.VariableId), typeof row.Value === 'number' ? row.Value : String(row.Value ?? ''))
    values.set(Number(row.StatementId), own)
  }
  return values
}

function qualifierOf(value: string | number | undefined, kind: string | undefined): Pick<Statement, 'qualifier'> {
  if (value === undefined || value === '') return {}
  if (kind === 'boolean') return { qualifier: Number(value) === 1 }
  return { qualifier: kind === 'integer' ? Number(value) : String(value) }
}

type Row = Readonly<Record<string, Cell>>

/** Positions are in UTF-16 units, as in the texts of this language. */
function readIn(document: Row | undefined, { Start, Stop }: Row, version: 2 | 3) {
  if (document === undefined) return {}
  const [start, end] = [Number(Start), Number(Stop)]
  const quote = String(document.Text ?? '').slice(start, end)
  return {
    document: String(document.ID),
    date: momentOf(Number(document.Date) / (version === 3 ? 1 : 1000)),
    ...(start < end ? { passage: { start, end } } : {}),
    ...(quote === '' ? {} : { quote }),
  }
}

function momentOf(seconds: number): string {
  const day = Math.floor(seconds / 86_400)
  const rest = Math.floor(seconds - day * 86_400)
  const clock = [Math.floor(rest / 3600), Math.floor((rest % 3600) / 60), rest % 60]
  const time = clock.map((part) => String(part).padStart(2, '0')).join(':')
  return rest === 0 ? dateOfDay(day) : `${dateOfDay(day)}T${time}`
}

/** By variable and entity. */
function entityAttributes(query: Query, tables: ReadonlySet<string>): ReadonlyMap<number, Record<string, Attributes>> {
  const all = new Map<number, Record<string, Record<string, string>>>()
  if (!tables.has('ATTRIBUTEVALUES') || !tables.has('ATTRIBUTEVARIABLES')) return all
  const rows = query(
    `SELECT e.VariableId, e.Value AS Entity, n.AttributeVariable AS Name, v.AttributeValue AS Value
     FROM ATTRIBUTEVALUES v JOIN ENTITIES e ON e.ID = v.EntityId JOIN ATTRIBUTEVARIABLES n ON n.ID = v.AttributeVariableId`,
  )
  for (const { VariableId, Entity, Name, Value } of rows) {
    if (Value === '' || Value === null || Entity === '') continue
    const own = all.get(Number(VariableId)) ?? {}
    const entity = String(Entity)
    own[entity] = { ...own[entity], [String(Name)]: String(Value) }
    all.set(Number(VariableId), own)
  }
  return all
}
