import { beforeAll, describe, expect, it } from 'vitest'
import { demarche, testFolder } from '../support/command.js'

describe('demarche conflict', () => {
  const file = testFolder()
  beforeAll(() => {
    const side = (name: string, own: number) => ({
      name,
      options: [own],
      preferences: [[[1 - own, 'Y']], [[own, 'N']]],
      misperceptions: own === 0 ? [[[0, 'Y']]] : [],
    })
    const dilemma = {
      options: ['Row cooperates', 'Column cooperates'].map((name) => ({ name, permittedDirection: 'both' })),
      decisionMakers: [side('Row player', 0), side('Column player', 1)],
      infeasibles: [],
      useManualPreferenceRanking: false,
    }
    file('dilemma.gmcr', JSON.stringify(dilemma))
    file('old.gmcr', new Uint8Array([0x80, 0x02, 0x7d]))
  })

  function ask(name: string, ...options: string[]) {
    return demarche(['conflict', name.includes('/') ? name : file(name), ...options])
  }

  const both = {
    decisionMakers: ['Row player', 'Column player'],
    options: ['Row cooperates', 'Column cooperates'],
    states: 4,
    equilibria: { nash: [0], gmr: [0, 3], smr: [0, 3], seq: [0, 3], sim: [0, 3] },
  }

  it('prints equilibria as numbers of states', () => {
    const { status, stdout } = ask('dilemma.gmcr', '--format', 'json')
    expect([status, JSON.parse(stdout)]).toEqual([0, both])
  })

  it('prints what is stable for each, if asked, by the concepts asked for', () => {
    const { stdout } = ask('dilemma.gmcr', '--format', 'json', '--full', '--concepts', 'nash,nm')
    expect(JSON.parse(stdout)).toEqual({
      ...both,
      equilibria: { nash: [0], nm: [0, 3] },
      stability: {
        nash: { 'Row player': [0, 2], 'Column player': [0, 1] },
        nm: { 'Row player': [0, 2, 3], 'Column player': [0, 1, 3] },
      },
    })
  })

  it('tells first how a file was read, then what lasts and why', () => {
    const { status, stdout } = ask('dilemma.gmcr', '--concepts', 'nash,seq')
    expect(status).toBe(0)
    expect(stdout).toContain('Misperceptions are not supported: rowPlayer sees')
    expect(stdout.indexOf('How the file was read')).toBeLessThan(stdout.indexOf('States that nobody leaves'))
    expect(stdout).toContain('0 (nothing taken): nobody can improve on it.')
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'Row player could improve on it, but is deterred (SEQ). If it went to 2 (Column cooperates), there could follow: ' +
        'Column player to 0 (nothing taken); that is no better for it than to stay.',
    )
    expect(Math.max(...stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80)
  })

  it('reads a model, and lets a coalition leave what nobody leaves alone', () => {
    const asked = ['--coalition', 'ministry,uniroyal', '--concepts', 'nash,seq']
    const { stdout } = ask('examples/elmira.yaml', '--format', 'json', '--full', ...asked)
    const found = JSON.parse(stdout)
    expect(found.equilibria).toEqual({ nash: [8, 21], seq: [8, 21] })
    expect(found.stability.nash['ministry,uniroyal']).not.toContain(18)
    expect(ask('examples/elmira.yaml', ...asked).stdout.replaceAll(/\s+/g, ' ')).toContain(
      'What the Ministry and Uniroyal can improve together ',
    )
  })

  it('reads a negotiation, and tells first what that assumes', () => {
    const { stdout } = ask('examples/harbour.yaml', '--concepts', 'nash')
    expect(stdout).toMatch(/^What is taken for granted\n/)
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('3 of 4, by any of Nash:')
    const found = JSON.parse(ask('examples/harbour.yaml', '--concepts', 'nash', '--format', 'json').stdout)
    expect(Object.keys(found)).toEqual(['assumptions', 'decisionMakers', 'options', 'states', 'equilibria'])
    expect(found.equilibria).toEqual({ nash: [1, 2, 3] })
  })

  it('lists moves, and draws them', () => {
    expect(ask('dilemma.gmcr', '--format', 'csv').stdout.split('\n').slice(0, 2)).toEqual([
      'from,to,decisionMaker,improvement',
      '0,1,rowPlayer,false',
    ])
    expect(ask('dilemma.gmcr', '--format', 'dot').stdout).toMatch(/^digraph "conflict" \{\n {2}0 \[/)
  })

  it.each([
    [['old.gmcr'], 'a Python pickle'],
    [['dilemma.gmcr', '--concepts', 'nsh'], 'did you mean "nash"?'],
    [['dilemma.gmcr', '--coalition', 'rowPlayer', '--concepts', 'sim'], 'unknown concept "sim"'],
    [['dilemma.gmcr', '--coalition', 'rowPlayers'], 'did you mean "rowPlayer"?'],
    [['dilemma.gmcr', '--format', 'xml'], 'expected --format text, json, csv, dot, found xml'],
    [['examples/elmira.yaml', '--concepts', 'nm'], 'expected two decision makers for nm, found 3'],
  ])('refuses %j', (asked, words) => {
    const { status, stdout, stderr } = ask(...(asked as [string]))
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(words)
  })
})
