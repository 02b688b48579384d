import { readFileSync } from 'node:fs'
import {
  assess,
  bridge,
  defineNegotiation,
  demand,
  gap,
  proposal,
  record,
  rejection,
  statement,
  trajectory,
} from 'demarche'
import { negotiationJsonSchema, writeNegotiation } from 'demarche/io'
import { describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/commands.js'
import { helpOf } from '../../src/cli/help.js'
import { demarche, testFolder } from '../support/command.js'
import { wageTalks } from '../support/wage.js'

const talks = record(
  wageTalks,
  demand({
    id: 'claim',
    by: 'union',
    to: ['port'],
    issue: 'raise',
    region: { atLeast: 6 },
    firmness: 'firm',
    date: '2026-01-10',
  }),
  rejection({ id: 'no', by: 'city', answers: 'claim', date: '2026-01-11' }),
  statement({ id: 'limit', by: 'port', issue: 'raise', region: { atMost: 3 }, firmness: 'firm', date: '2026-01-12' }),
)

const yaml = await writeNegotiation(talks)

describe('the command line', () => {
  const file = testFolder()

  it('should check a sound file, from disk and from standard input', () => {
    const text = JSON.stringify(talks)
    const sound = {
      status: 0,
      stdout: 'Wage talks at the harbour: 4 parties, 4 issues, 3 acts, no fault\n',
      stderr: '',
    }
    expect(demarche(['check', file('sound.json', text)])).toEqual(sound)
    expect(demarche(['check', '-'], text)).toEqual(sound)
  })

  it('should list faults and exit with 1', () => {
    const faulty = file('faulty.json', JSON.stringify(talks).replace('"by":"port"', '"by":"prot"'))
    const { status, stdout } = demarche(['check', faulty])
    expect(status).toBe(1)
    expect(stdout).toBe(
      'line 1, column 1435: acts[2].by: unknown party "prot" (known: union, port, city, owners); did you mean "port"?\n1 fault\n',
    )
  })

  it.each([
    ['a file that is not there', ['check', 'nowhere.json'], 'cannot read nowhere.json'],
    ['a file that is cut off', ['gaps', '-'], 'standard input: line 1: expected JSON'],
    ['no file', ['gaps'], 'demarche gaps takes one FILE'],
    ['an unknown command', ['gap', 'x.json'], 'unknown command gap'],
    ['an unknown option', ['gaps', 'x.json', '--form', 'json'], "Unknown option '--form'"],
    ['an option of another command', ['check', '-', '--format', 'json'], 'demarche check takes no --format'],
    ['no proposal', ['assess', '-'], 'demarche assess takes one PROPOSAL'],
    ['terms that are no JSON', ['why', '-', '--terms', '{raise: 4}'], '--terms: '],
    [
      'a limit that is no number',
      ['why', '-', '--limit', 'all'],
      '--limit: expected a whole number from 0 on, found all',
    ],
  ])('should tell of %s in one line and exit with 2', (_, args, message) => {
    const input = args[0] === 'gaps' || args[0] === 'check' ? '{' : JSON.stringify(talks)
    const { status, stdout, stderr } = demarche(args, input)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(`demarche: ${message}`)
  })

  it.each([
    ['an unknown format', ['--format', 'yaml'], 'expected --format text, json, csv, md, found yaml'],
    ['a date that is none', ['--as-of', '2026-02-30'], 'there is no such day'],
    ['an unknown party', ['--between', 'union,prot'], 'did you mean "port"?'],
  ])('should refuse %s', (_, options, message) => {
    const { status, stderr } = demarche(['gaps', '-', ...options], JSON.stringify(talks))
    expect(status).toBe(2)
    expect(stderr).toContain(message)
  })

  it('should print as JSON what the library says', () => {
    const { status, stdout } = demarche(
      ['gaps', '-', '--format', 'json', '--between', 'union,port'],
      JSON.stringify(talks),
    )
    const { lower, upper, issues } = gap(talks, 'union', 'port')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toEqual({
      asOf: '2026-01-12',
      parties: ['union', 'port'],
      issues: ['raise', 'shifts', 'council', 'venue'],
      pairs: issues.map((pair) => ({ ...pair, estimate: pair.estimate ?? null })),
      overall: [{ a: 'union', b: 'port', lower, upper }],
      demands: [{ act: 'claim', by: 'union', issue: 'raise', status: { port: 'open' }, rejectedBy: ['city'] }],
      hypotheticalActs: [],
    })
  })

  it('should print why there is no agreement, as JSON', () => {
    const json = (...options: string[]) =>
      JSON.parse(demarche(['why', '-', '--format', 'json', ...options], JSON.stringify(talks)).stdout)
    expect(json()).toEqual({
      asOf: '2026-01-12',
      parties: ['union', 'port', 'city', 'owners'],
      issues: ['raise', 'shifts', 'council', 'venue'],
      linked: [],
      feasible: 'no',
      package: null,
      shown: 'no',
      deadlocks: [
        ['claim', 'no'],
        ['claim', 'limit'],
      ],
      concessions: [['claim'], ['no', 'limit']],
      complete: true,
      hypotheticalActs: [],
    })
    expect(json('--issues', 'raise,council', '--between', 'union,city', '--as-of', '2026-01-10')).toMatchObject({
      feasible: 'yes',
      package: { raise: 6, council: false },
      deadlocks: [],
      concessions: [],
    })
    expect(json('--terms', '{"raise": 3}', '--limit', '1')).toMatchObject({ deadlocks: [['claim']], complete: true })
  })

  it('should print why there is no agreement, for a reader', () => {
    const { status, stdout } = demarche(['why', '-'], JSON.stringify(talks))
    expect(status).toBe(0)
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'City has rejected it (no, 2026-01-11). • Dockers’ Union demands of Port Company',
    )
  })

  it('should print what would come closest, as JSON and for a reader', () => {
    const run = (...args: string[]) => demarche(['bridge', '-', ...args], JSON.stringify(talks))
    const json = JSON.parse(run('--objective', 'worstOff', '--issues', 'raise', '--format', 'json').stdout)
    const { packages, tradeOff } = bridge(talks, { objective: 'worstOff', issues: ['raise'], tradeOff: true })
    expect(json).toMatchObject({ asOf: '2026-01-12', objective: 'worstOff', packages, tradeOff, hypotheticalActs: [] })
    expect(run('--limit', '1').stdout).toContain('What would come closest to an agreement?')
    expect(run('--objective', 'best')).toMatchObject({
      status: 2,
      stderr: 'demarche: expected --objective total, worstOff, leximin, found best\n',
    })
  })

  it('should assess a proposal that is given as JSON or by its id', () => {
    const offered = record(
      talks,
      proposal({ id: 'offer', by: 'port', terms: { raise: 3, council: true }, date: '2026-01-13' }),
    )
    const run = (...args: string[]) => demarche(['assess', '-', ...args], JSON.stringify(offered))
    expect(JSON.parse(run('offer', '--format', 'json').stdout)).toEqual({
      asOf: '2026-01-13',
      parties: assess(offered, 'offer'),
      hypotheticalActs: [],
    })
    const text = run('{"raise": 4}', '--between', 'union,port').stdout
    expect(text).toContain('Dockers’ Union has ruled it out.')
    expect(run('claim')).toMatchObject({ status: 2, stderr: expect.stringContaining('unknown proposal "claim"') })
    expect(run('{"rase": 4}')).toMatchObject({ status: 2, stderr: expect.stringContaining('did you mean') })
  })

  it('should print the state of a day', () => {
    const { stdout } = demarche(['gaps', '-', '--format', 'json', '--as-of', '2026-01-10'], JSON.stringify(talks))
    const { asOf, demands, pairs } = JSON.parse(stdout)
    expect(asOf).toBe('2026-01-10')
    expect(demands[0].rejectedBy).toEqual([])
    expect(pairs).toHaveLength(6 * 4)
  })

  it('should print text for a reader', () => {
    const { stdout } = demarche(['gaps', '-'], JSON.stringify(talks))
    expect(stdout).toContain('Wage talks at the harbour, as of 2026-01-12')
    const unwrapped = stdout.replaceAll(/\n {2}/g, ' ')
    expect(unwrapped).toContain('Port Company, to whom it is addressed, has not answered')
    expect(unwrapped).toContain('“Pay rise”: Dockers’ Union and Port Company exclude each other, at least 0.30 apart.')
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
  })

  it('should help', () => {
    expect(demarche(['--help'])).toMatchObject({ status: 0, stderr: '' })
    expect(demarche([]).status).toBe(2)
  })

  it('should help with each command, with an example', () => {
    const { stdout } = demarche(['--help'])
    const names = [...stdout.matchAll(/^ {2}(\w+) {2,}/gm)].map(([, name]) => name as string)
    expect(names).toEqual(expect.arrayContaining(Object.keys(commands)))
    for (const name of Object.keys(commands)) {
      expect(helpOf(name)).toContain(`demarche ${name}`)
      expect(helpOf(name)).toContain('Example: demarche')
      expect(
        Math.max(
          ...helpOf(name)
            .split('\n')
            .map((line) => line.length),
        ),
      ).toBeLessThanOrEqual(120)
    }
    expect(demarche(['help', 'why'])).toMatchObject({ status: 0, stdout: helpOf('why') })
    expect(demarche(['help', 'whi'])).toMatchObject({ status: 2 })
  })

  it('should write a file to start from, once', () => {
    const path = file('new.yaml')
    expect(demarche(['init', path])).toMatchObject({ status: 0 })
    expect(demarche(['check', path])).toMatchObject({ status: 0, stdout: expect.stringContaining('no fault') })
    expect(demarche(['gaps', path])).toMatchObject({ status: 0 })
    expect(demarche(['init', path])).toMatchObject({ status: 2, stderr: expect.stringContaining('cannot write') })
    expect(demarche(['init']).stdout).toBe(readFileSync(path, 'utf8'))
  })

  it('should read YAML, and tell faults by line and column', () => {
    const [sound, faulty] = [file('talks.yaml', yaml), file('faulty.yaml', yaml.replace('by: port', 'by: prot'))]
    expect(demarche(['gaps', sound, '--format', 'json']).stdout).toBe(
      demarche(['gaps', file('talks.json', JSON.stringify(talks)), '--format', 'json']).stdout,
    )
    const line = yaml.split('\n').findIndex((text) => text.includes('by: port')) + 1
    const { status, stdout } = demarche(['check', faulty])
    expect(status).toBe(1)
    expect(stdout).toMatch(new RegExp(`^line ${line}, column \\d+: acts`))
    expect(demarche(['gaps', faulty])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(`${faulty}: line ${line}, column `),
    })
  })

  it('should convert from one form into the other, and keep comments', () => {
    const [from, json, back] = [file('from.yaml', `# kept\n${yaml}`), file('to.json'), file('back.yaml')]
    expect(demarche(['convert', from, json]).status).toBe(0)
    expect(JSON.parse(readFileSync(json, 'utf8'))).toEqual(talks)
    expect(demarche(['convert', json, back]).status).toBe(0)
    expect(demarche(['convert', from, '-']).stdout).toBe(`# kept\n${readFileSync(back, 'utf8')}`)
    expect(demarche(['convert', from, 'to.xml'])).toMatchObject({ status: 2 })
  })

  it.each([
    [
      'gaps',
      ['--between', 'union,port', '--issues', 'raise'],
      ['a,b,issue,lower,upper,estimate,verdict,acts', 'union,port,raise,0.3,0.3,,blocked,claim limit'],
    ],
    ['why', ['--terms', '{"raise": 3}', '--limit', '1'], ['kind,number,act', 'deadlock,1,claim', 'concession,1,claim']],
    [
      'assess',
      ['{"raise": 3}', '--between', 'union,port'],
      [
        'party,package,issue,verdict,lower,upper,acts',
        'union,ruledOut,raise,ruledOut,0.3,0.3,claim',
        'port,accepted,raise,accepted,0,0,limit',
      ],
    ],
    [
      'bridge',
      ['--between', 'union,port', '--issues', 'raise', '--terms', '{"raise": 3}'],
      ['package,issue,value,party,spans,amount,unit,acts', '1,raise,3,union,0.3,3,%,claim'],
    ],
    [
      'timeline',
      [],
      [
        'date,act,kind,by,issue',
        '2026-01-10,claim,demand,union,raise',
        '2026-01-11,no,rejection,city,',
        '2026-01-12,limit,statement,port,raise',
      ],
    ],
  ])('should print %s as a table', (command, options, lines) => {
    const { status, stdout } = demarche([command, '-', ...options, '--format', 'csv'], JSON.stringify(talks))
    expect([status, stdout.trimEnd().split('\n')]).toEqual([0, lines])
  })

  it('should print what was done, and how the gap of two parties moved', () => {
    const text = JSON.stringify(talks)
    const all = demarche(['timeline', '-', '--format', 'json'], text)
    expect(JSON.parse(all.stdout).acts.map(({ act }: { act: string }) => act)).toEqual(['claim', 'no', 'limit'])
    const pair = demarche(['timeline', '-', '--between', 'union,port', '--format', 'json'], text)
    expect(JSON.parse(pair.stdout).trajectory.steps).toEqual(
      JSON.parse(JSON.stringify(trajectory(talks, 'union', 'port').steps)),
    )
    const { stdout } = demarche(['timeline', '-', '--between', 'union,port', '--format', 'md'], text)
    expect(stdout).toContain('| 2026-01-10 |'.replaceAll('\\-', '-'))
    expect(stdout).toContain('## How Dockers’ Union and Port Company moved')
  })

  it('should say whether sources still say what was read in them', () => {
    const quoted = record(
      defineNegotiation({
        id: 'quoted',
        title: 'Quoted',
        parties: { union: { kind: 'organisation', name: 'Union' } },
        issues: { raise: { name: 'Raise', scale: { kind: 'interval', min: 0, max: 10, unit: '%' } } },
        sources: { paper: { title: 'The paper' } },
      }),
      statement({
        id: 'six',
        by: 'union',
        issue: 'raise',
        region: 6,
        firmness: 'firm',
        date: '2026-01-10',
        evidence: [{ source: 'paper', selector: { type: 'TextQuoteSelector', exact: 'six per cent' } }],
      }),
    )
    const input = JSON.stringify(quoted)
    const [same, other] = [file('same.txt', 'They want six per cent.'), file('other.txt', 'They want five per cent.')]
    const found = demarche(['evidence', '-', '--source', `paper=${same}`, '--format', 'json'], input)
    expect(found.status).toBe(0)
    expect(JSON.parse(found.stdout).findings).toMatchObject([{ source: 'paper', status: 'found' }])
    const lost = demarche(['evidence', '-', '--source', `paper=${other}`], input)
    expect(lost.status).toBe(1)
    expect(lost.stdout).toContain('acts[0].evidence[0]')
    expect(demarche(['evidence', '-', '--source', 'paper'], input).status).toBe(2)
  })

  it('should print the JSON Schema', () => {
    expect(JSON.parse(demarche(['schema']).stdout)).toEqual(JSON.parse(JSON.stringify(negotiationJsonSchema())))
  })
})
