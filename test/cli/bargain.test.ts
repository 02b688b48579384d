import {
  type GeniusDomain,
  type GeniusProfile,
  writeGeniusDomain,
  writeGeniusProfile,
  writeNegmasDomain,
  writeNegmasUtilityFunction,
} from 'demarche/io'
import { XMLValidator } from 'fast-xml-parser'
import { beforeAll, describe, expect, it } from 'vitest'
import { demarche, testFolder } from '../support/command.js'

const domain: GeniusDomain = {
  name: 'harbour',
  issues: [
    { kind: 'discrete', index: 1, name: 'shifts', values: ['day', 'night'] },
    { kind: 'discrete', index: 2, name: 'council', values: ['none', 'voice', 'vote'] },
  ],
}

function profile(shifts: number[], council: number[], reservation: number): GeniusProfile {
  return {
    kind: 'additive',
    name: 'harbour',
    issues: domain.issues,
    evaluators: [
      { kind: 'table', evaluations: shifts },
      { kind: 'table', evaluations: council },
    ],
    weights: [
      { index: 1, weight: 0.5 },
      { index: 2, weight: 0.5 },
    ],
    reservation,
    discount: 1,
  }
}

const ask = (...args: string[]) => demarche(['bargain', ...args])

describe('demarche bargain', () => {
  const file = testFolder()
  let files: string[] = []

  beforeAll(async () => {
    files = [
      file('harbour.xml', await writeGeniusDomain(domain)),
      // (day, night) × (none, voice, vote): 1 or 0.5, and 0, 0.5 or 1; halved.
      file('union.xml', await writeGeniusProfile(profile([8, 4], [0, 2, 4], 0.25))),
      file('port.xml', await writeGeniusProfile(profile([0, 2], [2, 2, 0], 0.5))),
    ]
  })

  it('prints counts, the frontier and solutions as JSON', () => {
    const { status, stdout, stderr } = ask(...files, '--format', 'json')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    // Union and port: day (0.5, 0.5), (0.75, 0.5), (1, 0); night (0.25, 1), (0.5, 1), (0.75, 0.5).
    expect(JSON.parse(stdout)).toEqual({
      packages: '6',
      rational: '5',
      paretoPackages: '3',
      frontier: [
        [0.75, 0.5],
        [0.5, 1],
      ],
      solutions: {
        nash: [[0.5, 1]],
        kalaiSmorodinsky: [[0.5, 1]],
        egalitarian: [[0.5, 1]],
        leximin: [[0.5, 1]],
        utilitarian: [[0.5, 1]],
      },
    })
  })

  it('reads numbers as NegMAS does, if asked', () => {
    const { frontier } = JSON.parse(ask(...files, '--format', 'json', '--semantics', 'negmas').stdout)
    expect(frontier).toEqual(
      [
        [6, 0],
        [5, 1],
        [3, 2],
      ].filter(([, port = 0]) => port >= 0.5),
    )
  })

  it('answers with empty lists where no package is rational', async () => {
    const proud = file('proud.xml', await writeGeniusProfile(profile([1, 0], [0, 0, 1], 2)))
    const [first = '', second = ''] = files
    expect(JSON.parse(ask(first, second, proud, '--format', 'json').stdout)).toEqual({
      packages: '6',
      rational: '0',
      paretoPackages: '0',
      frontier: [],
      solutions: { nash: [], kalaiSmorodinsky: [], egalitarian: [], leximin: [], utilitarian: [] },
    })
    expect(ask(first, second, proud).stdout).toContain('No package gives every party at least')
    expect(XMLValidator.validate(ask(first, second, proud, '--format', 'svg').stdout)).toBe(true)
  })

  it('prints text within 80 columns', () => {
    const { stdout } = ask(...files)
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
    expect(stdout).toContain('2 issues, 2 parties, 6 packages. Individually rational: 5; of these, 3')
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('utilitarian (0.5000, 1.0000): shifts: night; council: voice.')
  })

  it('draws two parties, and says that it cannot draw three', () => {
    const { status, stdout } = ask(...files, '--format', 'svg')
    expect(status).toBe(0)
    expect(XMLValidator.validate(stdout)).toBe(true)
    expect(stdout).toContain('utility of union')
    expect(ask(...files, files[1] ?? '', '--format', 'svg')).toMatchObject({
      status: 2,
      stdout: '',
      stderr:
        'demarche: preferences: expected two parties, one for each axis of a picture, found 3: union, port, union-2\n',
    })
  })

  it('says on standard error what it mended', async () => {
    const text = (await writeGeniusDomain(domain)).replace(' encoding="UTF-8"', '').replace('harbour', 'café')
    const latin = file(
      'latin.xml',
      Uint8Array.from(text, (character) => character.charCodeAt(0)),
    )
    const { status, stderr } = ask(latin, ...files.slice(1), '--format', 'json')
    expect(status).toBe(0)
    expect(stderr).toBe(`demarche: ${latin}, line 4: found bytes that are no UTF-8, read as windows-1252\n`)
  })

  it('has no counts where any number can be agreed upon', async () => {
    const issues = [{ name: 'pay', type: 'ContinuousIssue', values: [0, 10] }]
    const line = (slope: number, bias: number) =>
      writeNegmasUtilityFunction({
        type: 'LinearAdditiveUtilityFunction',
        values: [{ type: 'AffineFun', slope, bias }],
      })
    const own = [
      file('pay.yaml', await writeNegmasDomain({ issues })),
      file('a.yaml', await line(1, 0)),
      file('b.yaml', await line(-1, 10)),
    ]
    expect(JSON.parse(ask(...own, '--format', 'json').stdout)).toMatchObject({
      packages: null,
      rational: null,
      paretoPackages: null,
      frontier: [
        [10, 0],
        [0, 10],
      ],
      solutions: { nash: [[5, 5]] },
    })
    expect(ask(...own).stdout).toContain('What a has without agreement is not known')
  })

  it.each([
    ['too few files', ['a', 'b'], 'demarche bargain takes one DOMAIN and two PROFILEs or more'],
    ['a file that is not there', ['a', 'b', 'c'], 'cannot read a'],
    ['other semantics', ['a', 'b', 'c', '--semantics', 'java'], 'expected --semantics genius or negmas, found java'],
    ['another format', ['a', 'b', 'c', '--format', 'csv'], 'expected --format text, json or svg, found csv'],
    ['a tolerance below 0', ['a', 'b', 'c', '--tolerance=-1'], '--tolerance: expected a number from 0 on, found -1'],
    ['an option of others', ['a', 'b', 'c', '--issues', 'x'], 'demarche bargain takes no --issues'],
  ])('refuses %s', (_, args, message) => {
    const { status, stderr } = ask(...args)
    expect({ status, stderr: stderr.slice(0, message.length + 10) }).toEqual({
      status: 2,
      stderr: expect.stringContaining(message),
    })
  })
})
