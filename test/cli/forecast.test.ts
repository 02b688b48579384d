import { beforeAll, describe, expect, it } from 'vitest'
import { demarche, testFolder } from '../support/command.js'

const table = 'Actor,Capability,Position,Salience\nNorth,1,4,0.5\nSouth,2,10,1\nEast,1,7,\nWest,1,,0.5\n'
const ktab =
  'Toll,Made up,3,1\nActor,Description,Influence,Toll,Toll Salience\nN,,50,10,60\nS,,100,80,40\nE,,20,50,100\n'
const tagged =
  '#A;n;North\n#A;s;South\n#P;x;x\n#P;y;y\n#M;x;0\n#M;x;10\n#M;y;0\n#M;y;1\n#D;n;x;0;0.2;1\n#D;n;y;1;0.8;1\n#D;s;x;10;0.8;1\n#D;s;y;0;0.2;1\n'

describe('demarche forecast', () => {
  const file = testFolder()
  beforeAll(() => {
    for (const [name, text] of Object.entries({ 'table.csv': table, 'ktab.csv': ktab, 'tagged.txt': tagged }))
      file(name, text)
  })

  function ask(name: string, ...options: string[]) {
    return demarche(['forecast', name.includes('/') ? name : file(name), ...options])
  }

  it('tells what it takes for granted first, then where it may end', () => {
    const { status, stdout } = ask('table.csv')
    expect(status).toBe(0)
    expect(stdout).toContain('Salience of position to East: not known, 1 is taken.')
    expect(stdout.indexOf('nothing is known of where West')).toBeLessThan(stdout.indexOf('Where it may end'))
    expect(stdout).toMatch(/position\s+8\.29/)
  })

  it('prints JSON in the units of the file, with rounds, and an interval where it is asked for', () => {
    const asked = [
      '--model',
      'spatialBargaining',
      '--rounds',
      '2',
      '--format',
      'json',
      '--samples',
      '20',
      '--seed',
      '3',
    ]
    const { stdout } = ask('ktab.csv', ...asked)
    const { model, outcome, rounds, assumptions, interval } = JSON.parse(stdout)
    expect([model, assumptions, rounds.length]).toEqual(['spatialBargaining', [], 3])
    expect(rounds[0].positions).toEqual({ N: 10, S: 80, E: 50 })
    expect(interval.Toll).toEqual({ atLeast: outcome.Toll, atMost: outcome.Toll })
    expect(ask('ktab.csv', ...asked).stdout).toBe(stdout)
  })

  it('nests positions by issue where there are several', () => {
    const { stdout } = ask('tagged.txt', '--model', 'exchange', '--format', 'json')
    const { rounds, outcome } = JSON.parse(stdout)
    expect(rounds.map(({ positions }: { positions: object }) => positions)).toEqual([
      { x: { n: 0, s: 10 }, y: { n: 1, s: 0 } },
      { x: { n: 10, s: 10 }, y: { n: 1, s: 1 } },
    ])
    expect(outcome).toEqual({ x: 10, y: 1 })
    expect(ask('tagged.txt', '--model', 'exchange', '--format', 'csv').stdout.split('\n')).toContain('1,x,n,10')
    expect(ask('tagged.txt', '--model', 'exchange', '--format', 'svg', '--issues', 'y').stdout).toContain(
      '<title>y</title>',
    )
  })

  it('reads a negotiation, and says what that takes for granted', () => {
    const { status, stdout } = ask('examples/harbour.yaml')
    expect(status).toBe(0)
    expect(stdout).toContain('Capability of')
  })

  it.each([
    [['table.csv', '--model', 'compromse'], 'expected --model compromise, mean'],
    [['table.csv', '--rounds', '3'], '--rounds is for exchange'],
    [['ktab.csv', '--model', 'spatialBargaining', '--rounds', 'two'], '--rounds: expected a whole number'],
    [['table.csv', '--format', 'svg'], '--format svg draws rounds'],
    [['tagged.txt', '--model', 'exchange', '--format', 'svg', '--issues', 'z'], 'expected --issues x, y'],
    [['none.csv'], 'cannot read'],
  ])('says what is wrong with %j', (args, message) => {
    const [file = '', ...options] = args
    const { status, stderr } = ask(file, ...options)
    expect(stderr).toContain(message)
    expect(status).toBe(2)
  })
})
