import { readGexf, readGraphml, readMatrixCsv } from 'demarche/io'
import { matrix } from 'demarche/network'
import { beforeAll, describe, expect, it } from 'vitest'
import { demarche, testFolder } from '../support/command.js'

const table = [
  'date,organization,concept,agreement,document',
  '2025-01-06,north,dam,1,a',
  '2025-01-06,north,dam,1,a',
  '2025-02-03,south,dam,0,b',
  '2025-02-03,Älv,dam,1,b',
].join('\n')

describe('demarche network', () => {
  const file = testFolder()
  beforeAll(() => void file('said.csv', `${table}\n`))

  function ask(name: string, ...options: string[]) {
    return demarche(['network', name.includes('/') ? name : file(name), ...options])
  }

  const columns = ['--actors', 'organization', '--concepts', 'concept', '--qualifier', 'agreement']
  const expected = {
    labels: ['north', 'south', 'Älv'],
    matrix: [
      [0, -2, 2],
      [-2, 0, -1],
      [2, -1, 0],
    ],
  }

  it('prints labels by code unit, and the matrix', () => {
    const { status, stdout } = ask('said.csv', ...columns, '--aggregation', 'subtract', '--format', 'json')
    expect([status, JSON.parse(stdout)]).toEqual([0, expected])
  })

  it('counts what was asked for', () => {
    const asked = [
      '--duplicates',
      'document',
      '--normalisation',
      'average',
      '--from',
      '2025-01-01',
      '--to',
      '2025-02-03',
    ]
    const { stdout } = ask('said.csv', ...columns, ...asked, '--format', 'json')
    expect(JSON.parse(stdout).matrix[0]).toEqual([0, 1, 1])
  })

  it('writes what other programs read', async () => {
    const of = (format: string) => ask('said.csv', ...columns, '--aggregation', 'subtract', '--format', format).stdout
    for (const read of [(await readGraphml(of('graphml'))).data, (await readGexf(of('gexf'))).data]) {
      expect(matrix(read)).toEqual(expected.matrix)
    }
    expect(matrix((await readMatrixCsv(of('csv'))).data)).toEqual(expected.matrix)
    expect(of('dot')).toContain('n0 -- n1 ["label"="-2", "weight"=2, "style"="dashed"]')
  })

  it('tells ties and assumptions of a negotiation', () => {
    const { status, stdout } = ask('examples/paris-talks.json', '--aggregation', 'subtract', '--members', 'inherit')
    expect(status).toBe(0)
    expect(stdout).toMatch(/france\s+uk\s+4/)
    expect(stdout).toContain('Counted as said by members too (inherit): commitAssurances')
    const merged = ask('examples/paris-talks.json', '--merge', '{"ceasefire":"truce","comprehensiveDeal":"truce"}')
    expect(merged.stdout).toMatch(/russia\s+us\s+1/)
  })

  it.each([
    [['said.csv'], 'needs --actors COLUMN'],
    [['said.csv', '--actors', 'org', '--concepts', 'concept'], 'unknown column "org"'],
    [
      ['said.csv', ...['--actors', 'organization', '--concepts', 'concept'], '--aggregation', 'conflict'],
      'have no qualifiers',
    ],
    [
      ['said.csv', ...['--actors', 'organization', '--concepts', 'concept'], '--members', 'bound'],
      'takes no --members',
    ],
    [['said.csv', '--format', 'svgz'], 'expected --format text, json'],
    [['examples/paris-talks.json', '--actors', 'organization'], 'takes no --actors'],
    [['none.csv'], 'cannot read'],
  ])('says what is wrong with %j', (args, message) => {
    const [file = '', ...options] = args
    const { status, stderr } = ask(file, ...options)
    expect(stderr).toContain(message)
    expect(status).toBe(2)
  })
})
