import {
  readDnaDatabase,
  readGexf,
  readGraphml,
  readMatrixCsv,
  readPajek,
  readStatements,
  readUcinet,
  safeReadDnaDatabase,
  safeReadStatements,
  writeDot,
  writeEdgesCsv,
  writeGexf,
  writeGraphml,
  writeMatrixCsv,
  writePajek,
  writeStatements,
  writeUcinet,
} from 'demarche/io'
import {
  defineNetwork,
  defineStatements,
  eventList,
  matrix,
  type Network,
  oneMode,
  type StatementSet,
  twoMode,
} from 'demarche/network'
import * as fc from 'fast-check'
import initSqlJs from 'sql.js'
import { describe, expect, it } from 'vitest'
import { cases } from '../cases.js'
import { statementSets } from './draws.js'

const said = defineStatements({
  statements: [
    {
      actor: 'Port "North"',
      concept: 'dam; toll',
      qualifier: true,
      date: '2025-01-06',
      document: 'a',
      quote: 'We say:\n"yes", & more.',
    },
    {
      actor: 'City, East',
      concept: 'dam; toll',
      qualifier: false,
      date: '2025-01-07',
      document: 'b',
      passage: { start: 3, end: 9 },
    },
    {
      actor: 'Union',
      concept: '<quay>',
      qualifier: true,
      date: '2025-01-08',
      document: 'b',
      attributes: { page: 4, final: true },
    },
  ],
  actors: { Union: { type: 'labour', size: 12 } },
})

/** Attributes of all kinds, on nodes and on ties. */
const directed = defineNetwork({
  kind: 'directed',
  labels: ['b', 'a', 'ü & "x"'],
  attributes: { a: { label: 'clash', size: 3, open: false } },
  measure: 'count',
  edges: [
    { source: 'a', target: 'b', weight: -2.5, layer: 'threat', attributes: { act: 'd1', intensity: -4.4 } },
    { source: 'a', target: 'b', weight: 1, layer: 'appeal' },
    { source: 'b', target: 'b', weight: 1, layer: 'appeal' },
  ],
})

const bytes = (text: string) => new TextEncoder().encode(text)

describe('tables of statements', () => {
  it('keep words as they are', async () => {
    const table = await writeStatements(said)
    expect(table.split('\n')[0]).toBe('id,date,document,actor,concept,qualifier,start,end,quote,final,page')
    const { data } = await readStatements(bytes(table), {
      actors: 'actor',
      concepts: 'concept',
      qualifier: 'qualifier',
    })
    const plain = ({ statements }: StatementSet) => statements.map(({ attributes: _, ...one }) => one)
    expect(plain(data)).toEqual(plain(said))
    expect(data.statements[2]?.attributes).toEqual({ final: 'true', page: '4' })
  })

  it('are read as DNA exports them', async () => {
    const table = [
      'statement_id;time;person;organization;concept;agreement;start_position;stop_position;text;document_id',
      '7;2005-01-26 00:00:00;Jo;City;dam;0;10;20;No.;3',
      '8;2005-01-27 09:30:00;Jo;;dam;1;20;30;Yes.;3',
    ].join('\n')
    const { data } = await readStatements(table, {
      actors: 'organization',
      concepts: 'concept',
      qualifier: 'agreement',
    })
    expect(data.statements).toEqual([
      {
        id: '7',
        date: '2005-01-26 00:00:00',
        document: '3',
        actor: 'City',
        concept: 'dam',
        qualifier: false,
        passage: { start: 10, end: 20 },
        quote: 'No.',
        attributes: { person: 'Jo' },
      },
    ])
  })

  it('tell levels, categories and agreement apart', async () => {
    const kindOf = async (cells: readonly string[]) => {
      const table = ['who,what,how', ...cells.map((cell) => `a,b,${cell}`)].join('\n')
      return (await readStatements(table, { actors: 'who', concepts: 'what', qualifier: 'how' })).data.qualifier
    }
    expect(await kindOf(['1', '0'])).toEqual({ kind: 'boolean' })
    expect(await kindOf(['Agree', 'disagree'])).toEqual({ kind: 'boolean' })
    expect(await kindOf(['-2', '5'])).toEqual({ kind: 'integer', min: -2, max: 5, observed: true })
    expect(await kindOf(['peace', '5'])).toEqual({ kind: 'nominal' })
  })

  it('say which row or column is at fault', async () => {
    const columns = { actors: 'who', concepts: 'what', qualifier: 'how' }
    const fault = async (table: string) => {
      const result = await safeReadStatements(table, columns)
      return result.success ? undefined : result.error.message
    }
    expect(await fault('wo,what,how\na,b,1')).toContain('did you mean "wo"')
    expect(await fault('who,what,how\na,b,1\na,b,')).toMatch(/^row 3: expected agreement/)
    expect(await fault('who,what,how,date\na,b,1,2025-01-01\n,b,1,\na,b,1,2025-02-30')).toMatch(/^row 4\.date: /)
    expect(await fault('who,what,how\n"a,b,1')).toMatch(/^row 2: expected comma-separated values/)
  })
})

describe('files of networks', () => {
  const two = twoMode(said, { aggregation: 'subtract' })
  const one = oneMode(said)

  it.each<[string, (network: Network) => Promise<Network>]>([
    ['GraphML', async (network) => (await readGraphml(bytes(await writeGraphml(network)))).data],
    ['GEXF', async (network) => (await readGexf(bytes(await writeGexf(network)))).data],
    ['JSON', async (network) => defineNetwork(JSON.parse(JSON.stringify(network)))],
  ])('come back from %s as they were, attributes and all', async (_format, through) => {
    expect(await through(one)).toEqual(one)
    expect(await through(two)).toEqual(two)
    expect(await through(directed)).toEqual(directed)
  })

  it.each<[string, (network: Network) => Promise<Network>]>([
    ['CSV', async (network) => (await readMatrixCsv(await writeMatrixCsv(network), network.kind)).data],
    ['DL', async (network) => readUcinet(writeUcinet(network), network.kind).data],
    ['Pajek', async (network) => readPajek(writePajek(network)).data],
  ])('come back from %s with their weights', async (_format, through) => {
    await fc.assert(
      fc.asyncProperty(statementSets({ kinds: ['boolean'] }), async (set) => {
        for (const network of [oneMode(set, { aggregation: 'subtract', normalisation: 'average' }), twoMode(set)]) {
          const back = await through(network)
          expect([back.kind, back.labels, matrix(back)]).toEqual([network.kind, network.labels, matrix(network)])
        }
      }),
      { numRuns: cases / 10 },
    )
    expect(matrix(await through(directed))).toEqual(matrix(directed))
  })

  it('list ties with their attributes', async () => {
    expect(await writeEdgesCsv(directed)).toBe(
      'source,target,weight,layer,act,intensity\na,b,-2.5,threat,d1,-4.4\na,b,1,appeal,,\nb,b,1,appeal,,\n',
    )
  })

  it('are as UCINET and Graphviz read them', () => {
    expect(writeUcinet(one).split('\n').slice(0, 5)).toEqual([
      'dl n = 3, format = fullmatrix',
      'labels:',
      '"City, East"',
      `'Port "North"'`,
      '"Union"',
    ])
    expect(writeUcinet(two)).toContain('dl nr = 3, nc = 2, format = fullmatrix\nrow labels:')
    const dot = writeDot(directed)
    expect(dot).toContain(
      'n0 -> n1 ["act"="d1", "intensity"="-4.4", "layer"="threat", "label"="-2.5", "weight"=2.5, "style"="dashed"]',
    )
    expect(dot).toContain('"label"="ü & \\"x\\""')
  })

  it('list events in order', async () => {
    const table = await writeStatements(eventList(said, { from: '2025-01-07' }))
    expect(
      table
        .split('\n')
        .slice(1, 3)
        .map((row) => row.slice(0, 14)),
    ).toEqual([',2025-01-07,b,', ',2025-01-08,b,'])
  })
})

const shared = `
  CREATE TABLE STATEMENTTYPES(ID INTEGER, Label TEXT);
  CREATE TABLE VARIABLES(ID INTEGER, Variable TEXT, DataType TEXT, StatementTypeId INTEGER);
  CREATE TABLE DOCUMENTS(ID INTEGER, Title TEXT, Text TEXT, Date INTEGER);
  CREATE TABLE STATEMENTS(ID INTEGER, StatementTypeId INTEGER, DocumentId INTEGER, Start INTEGER, Stop INTEGER, Coder INTEGER);
  CREATE TABLE DATABOOLEAN(ID INTEGER, StatementId INTEGER, VariableId INTEGER, Value INTEGER);
  CREATE TABLE DATAINTEGER(ID INTEGER, StatementId INTEGER, VariableId INTEGER, Value INTEGER);
  CREATE TABLE DATALONGTEXT(ID INTEGER, StatementId INTEGER, VariableId INTEGER, Value TEXT);
  INSERT INTO STATEMENTTYPES VALUES (1, 'Annotation'), (2, 'DNA Statement');
  INSERT INTO VARIABLES VALUES (1, 'note', 'long text', 1), (2, 'organization', 'short text', 2),
    (3, 'concept', 'short text', 2), (4, 'agreement', 'boolean', 2), (5, 'remark', 'long text', 2);
  INSERT INTO STATEMENTS VALUES (1, 2, 1, 3, 6, 1), (2, 1, 1, 0, 2, 1), (3, 2, 1, 0, 2, 1);
  INSERT INTO DATABOOLEAN VALUES (1, 1, 4, 1), (2, 3, 4, 0);
  INSERT INTO DATALONGTEXT VALUES (1, 1, 5, 'loud'), (2, 2, 1, 'x');`
const version3 = `${shared}
  INSERT INTO DOCUMENTS VALUES (1, 'T', 'No 😀 yes', 1106731800);
  CREATE TABLE ENTITIES(ID INTEGER, VariableId INTEGER, Value TEXT);
  CREATE TABLE DATASHORTTEXT(ID INTEGER, StatementId INTEGER, VariableId INTEGER, Entity INTEGER);
  CREATE TABLE ATTRIBUTEVARIABLES(ID INTEGER, VariableId INTEGER, AttributeVariable TEXT);
  CREATE TABLE ATTRIBUTEVALUES(ID INTEGER, EntityId INTEGER, AttributeVariableId INTEGER, AttributeValue TEXT);
  INSERT INTO ENTITIES VALUES (1, 2, ''), (2, 2, 'City'), (3, 3, 'dam');
  INSERT INTO DATASHORTTEXT VALUES (1, 1, 2, 2), (2, 1, 3, 3), (3, 3, 2, 1), (4, 3, 3, 3);
  INSERT INTO ATTRIBUTEVARIABLES VALUES (1, 2, 'Type');
  INSERT INTO ATTRIBUTEVALUES VALUES (1, 2, 1, 'Government'), (2, 1, 1, '');`
const version2 = `${shared}
  INSERT INTO DOCUMENTS VALUES (1, 'T', 'No 😀 yes', 1106731800000);
  CREATE TABLE DATASHORTTEXT(ID INTEGER, StatementId INTEGER, VariableId INTEGER, Value TEXT);
  INSERT INTO DATASHORTTEXT VALUES (1, 1, 2, 'City'), (2, 1, 3, 'dam'), (3, 3, 2, ''), (4, 3, 3, 'dam');`

async function database(sql: string): Promise<Uint8Array> {
  const made = new (await initSqlJs()).Database()
  made.run(sql)
  return made.export()
}

describe('databases of DNA', () => {
  const variables = { actors: 'organization', concepts: 'concept', qualifier: 'agreement' }
  const statement = {
    id: '1',
    actor: 'City',
    concept: 'dam',
    qualifier: true,
    document: '1',
    date: '2005-01-26T09:30:00',
    passage: { start: 3, end: 6 },
    quote: '😀 ',
    attributes: { remark: 'loud' },
  }

  it('of version 3 are read with attributes of entities', async () => {
    const { statements, actors } = await readDnaDatabase(await database(version3), variables)
    expect(statements).toEqual([statement])
    expect(actors).toEqual({ City: { Type: 'Government' } })
  })

  it('of version 2 are read alike', async () => {
    expect((await readDnaDatabase(await database(version2), variables)).statements).toEqual([statement])
  })

  it('say what they do not have', async () => {
    const fault = async (given: Uint8Array, asked: object) => {
      const result = await safeReadDnaDatabase(given, { ...variables, ...asked })
      return result.success ? undefined : result.error.message
    }
    expect(await fault(bytes('nothing'), {})).toContain('expected an SQLite database')
    expect(await fault(await database('CREATE TABLE T(ID INTEGER)'), {})).toContain('the table STATEMENTS')
    expect(await fault(await database(version3), { actors: 'organisation' })).toContain('did you mean')
  })
})
