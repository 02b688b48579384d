import { DemarcheError } from 'demarche'
import { type ConflictInput, defineConflict, stability, unilateralMoves } from 'demarche/conflict'
import { readConflict, readGmcr, writeConflict, writeConflictDot, writeGmcr, writeMovesCsv } from 'demarche/io'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cases } from '../cases.js'
import { conflicts } from '../conflict/draws.js'

const dilemma = {
  options: [
    { name: 'Keep silent', permittedDirection: 'both' },
    { name: 'Keep silent', permittedDirection: 'fwd' },
  ],
  decisionMakers: [
    { name: 'First', options: [0], preferences: [[[1, 'Y']], [[0, 'N']]] },
    { name: 'Second', options: [1], preferences: [[[0, 'Y']], [[1, 'N']]] },
  ],
  infeasibles: [],
  useManualPreferenceRanking: false,
  program: 'gmcr-py',
  version: '0.4.1',
}
const ranked = {
  ...dilemma,
  useManualPreferenceRanking: true,
  decisionMakers: dilemma.decisionMakers.map((own) => ({ ...own, preferenceRanking: [3, [4, 1], 2] })),
}
const read = (file: unknown) => readGmcr(JSON.stringify(file)).data
const faultsOf = (file: unknown) => {
  try {
    read(file)
  } catch (error) {
    if (error instanceof DemarcheError) return error.message
    throw error
  }
  return undefined
}

describe('.gmcr files', () => {
  it('should be read with ids for names that are none, and none for twins', () => {
    const { conflict, assumptions, coalitions } = read(dilemma)
    expect(conflict.options).toEqual({
      keepSilent: { name: 'Keep silent', owners: ['First'], direction: 'both' },
      'keepSilent-2': { name: 'Keep silent', owners: ['Second'], direction: 'forward' },
    })
    expect(conflict.decisionMakers.First?.preferences).toEqual({
      kind: 'statements',
      statements: ['keepSilent-2', '-keepSilent'],
    })
    expect([assumptions, coalitions]).toEqual([[], []])
  })

  it('should have conditions of several alternatives, and what cannot be', () => {
    const compound = {
      compound: true,
      members: [
        [
          [0, 'N'],
          [1, 'N'],
        ],
        [[0, 'Y']],
      ],
    }
    const { conflict } = read({
      ...dilemma,
      infeasibles: [
        compound,
        [
          [0, 'N'],
          [1, 'Y'],
        ],
      ].slice(1),
      decisionMakers: [{ ...dilemma.decisionMakers[0], preferences: [compound] }, dilemma.decisionMakers[1]],
    })
    expect(conflict.decisionMakers.First?.preferences).toMatchObject({
      statements: ['(-keepSilent & -keepSilent-2) | keepSilent'],
    })
    expect(conflict.infeasible).toEqual(['-keepSilent & keepSilent-2'])
    expect(stability(conflict).states).toBe(3)
  })

  it.each([
    ['preferenceRanking', 'useManualPreferenceRanking'],
    ['preferenceVector', 'useManualPreferenceVectors'],
  ])('should be read with rankings by rank among feasible states: %s', (field, flag) => {
    const { useManualPreferenceRanking: _, ...rest } = dilemma
    const { conflict, assumptions } = read({
      ...rest,
      [flag]: true,
      // Of the numbers 0, 2 and 3, the ranks are 1, 2 and 3.
      infeasibles: [
        [
          [0, 'Y'],
          [1, 'N'],
        ],
      ],
      decisionMakers: dilemma.decisionMakers.map((own) => ({ ...own, [field]: [2, [3, 1]] })),
    })
    expect(conflict.decisionMakers.Second?.preferences).toEqual({ kind: 'ranking', ranking: [[2], [3, 0]] })
    expect(assumptions.map(({ kind }) => kind)).toEqual(['statementsLeftOut', 'statementsLeftOut'])
  })

  it('should say what is not supported, or does not count, by name', () => {
    const hidden = [[[1, 'Y']]]
    const { assumptions, coalitions } = read({
      ...dilemma,
      coalitions: [[0, 1]],
      coalitionsFull: [],
      decisionMakers: [
        { ...dilemma.decisionMakers[0], misperceptions: hidden, payoffs: [1, 2, 3, 4] },
        { ...dilemma.decisionMakers[1], misperceptions: [], preferenceRanking: [1] },
      ],
    })
    expect(assumptions).toEqual([
      { kind: 'misperceptionsLeftOut', decisionMaker: 'First', statements: ['keepSilent-2'] },
      { kind: 'rankingLeftOut', decisionMaker: 'Second' },
    ])
    expect(coalitions).toEqual([['First', 'Second']])
    expect(read({ ...dilemma, coalitions: [[0]] }).assumptions).toEqual([{ kind: 'coalitionsLeftOut' }])
  })

  it('should number options anew by decision maker, as the tool does', () => {
    const swapped = dilemma.decisionMakers.map((own, i) => ({ ...own, options: [1 - i] }))
    const { conflict, assumptions } = read({ ...dilemma, decisionMakers: swapped })
    expect(Object.keys(conflict.options)).toEqual(['keepSilent-2', 'keepSilent'])
    expect(assumptions).toEqual([{ kind: 'reordered', options: ['keepSilent-2', 'keepSilent'] }])
    expect(unilateralMoves(conflict, 'First', 0)).toEqual([1])
  })

  it('should be read with options that are called as signs of statements are', () => {
    const { conflict } = read({
      ...dilemma,
      options: ['IF', 'iff'].map((name) => ({ name, permittedDirection: 'both' })),
      infeasibles: [[[0, 'Y']]],
    })
    expect(Object.keys(conflict.options)).toEqual(['optionIF', 'iff'])
    expect(stability(conflict).states).toBe(2)
  })

  const { infeasibles: _, ...lacking } = dilemma
  const { useManualPreferenceRanking: __, ...undecided } = dilemma
  it.each<[string, unknown, string]>([
    ['a missing key', lacking, 'infeasibles: expected an array, found nothing'],
    ['an unknown key', { ...dilemma, infeasible: [] }, 'unknown field "infeasible"'],
    ['no flag', undecided, 'useManualPreferenceRanking: expected true or false'],
    ['two flags', { ...dilemma, useManualPreferenceVectors: true }, 'useManualPreferenceVectors: expected false, as'],
    ['an unknown option', { ...dilemma, infeasibles: [[[2, 'Y']]] }, 'infeasibles[0]: expected an option from 0 to 1'],
    ['no condition', { ...dilemma, infeasibles: ['0 Y'] }, 'infeasibles[0]: expected [[option, "Y" or "N"], …] or {'],
    [
      'an unknown direction',
      { ...dilemma, options: [{ name: 'a', permittedDirection: 'forward' }] },
      'options[0].permittedDirection: expected one of both, fwd, back, found "forward"',
    ],
    [
      'an option of nobody’s',
      { ...dilemma, decisionMakers: [{ name: 'a', options: [7], preferences: [] }] },
      'decisionMakers[0].options[0]: expected an option from 0 to 1, found 7',
    ],
    ['no ranking', { ...dilemma, useManualPreferenceRanking: true }, 'expected a ranking of all states'],
    [
      'a ranking that lacks a state',
      {
        ...ranked,
        decisionMakers: dilemma.decisionMakers.map((own) => ({ ...own, preferenceRanking: [1, [2, 4]] })),
      },
      'decisionMakers[0].preferenceRanking: expected each of the 4 feasible states once, found none of state 3',
    ],
    [
      'a ranking with a state twice',
      { ...ranked, decisionMakers: dilemma.decisionMakers.map((own) => ({ ...own, preferenceRanking: [1, [2, 1]] })) },
      'preferenceRanking[1]: expected each of the 4 feasible states once, found 1',
    ],
  ])('should be refused with %s', (_, file, words) => {
    expect(faultsOf(file)).toContain(words)
  })

  it.each<[string, Uint8Array | string]>([
    ['of the second protocol', new Uint8Array([0x80, 0x02, 0x63, 0x64, 0x61, 0x74, 0x61])],
    ['of the first', '(lp0\n(dp1\n'],
    ['of the first, with a class', 'ccopy_reg\n_reconstructor\n'],
  ])('should be refused as a pickle %s, and not read', async (_, source) => {
    expect(() => readGmcr(source)).toThrow('a Python pickle')
    await expect(readConflict(source)).rejects.toThrow('a Python pickle')
  })
})

describe('writeGmcr', () => {
  const byTaken = (conflict: ConflictInput, states: readonly number[]) => {
    const options = Object.entries(conflict.options)
    return states
      .map((state) =>
        options.flatMap(([id, { name = id }], bit) => ((state >> bit) % 2 === 1 ? [name] : [])).toSorted(),
      )
      .map((taken) => taken.join())
      .toSorted()
  }

  it('should write what is read as the same conflict, but for the order of options', () => {
    fc.assert(
      fc.property(conflicts(), ({ conflict }) => {
        const { text, changes } = writeGmcr(conflict)
        const again = readGmcr(text).data.conflict
        const [one, other] = [stability(conflict), stability(again)]
        for (const [concept, byMaker] of Object.entries(one.stable)) {
          for (const [maker, states] of Object.entries(byMaker ?? {})) {
            const found = other.stable[concept as 'nash']?.[maker] ?? []
            expect(byTaken(again, found), `${concept} ${maker}`).toEqual(byTaken(conflict, states))
          }
        }
        const isReordered = Object.keys(again.options).join() !== Object.keys(conflict.options).join()
        expect(changes.some(({ kind }) => kind === 'reordered')).toBe(isReordered)
      }),
      { numRuns: Math.ceil(cases / 4) },
    )
  })

  const stated = (statements: string[], infeasible: ConflictInput['infeasible'] = []) =>
    defineConflict({
      decisionMakers: {
        a: { preferences: { kind: 'statements', statements } },
        b: { preferences: { kind: 'statements', statements: ['-x'] } },
      },
      options: { x: { owners: ['a'] }, y: { owners: ['a', 'b'] }, z: { owners: [] } },
      ...(infeasible === undefined ? {} : { infeasible }),
    })

  it('should spell out statements, and keep the order of states', () => {
    const conflict = stated(
      ['x IFF (y | -z)', 'x IF y', '-(x IF y)', 'x | -x', 'x & -x', '-(x IFF z)'],
      [{ atMostOne: ['x', 'y', 'z'] }, { pattern: 'x', onlyIf: '-z' }],
    )
    const { text, changes } = writeGmcr(conflict)
    const { conflict: again } = readGmcr(text).data
    expect(stability(again)).toEqual(stability(conflict))
    expect(again.decisionMakers.a?.preferences).toHaveProperty('statements.length', 5)
    expect(changes).toEqual([{ kind: 'owners', options: ['y', 'z'] }])
  })

  it('should say what the file tells otherwise', () => {
    const ranking = { kind: 'ranking', ranking: [[0], [1, 2], [3]] } as const
    const conflict = defineConflict({
      name: 'Two',
      decisionMakers: {
        a: { preferences: ranking },
        b: { preferences: { kind: 'statements', statements: ['x & y'] } },
      },
      options: { x: { owners: ['b'] }, y: { owners: ['a'] } },
      indistinguishable: ['x & -x'],
      statusQuo: ['x'],
    })
    const { text, changes } = writeGmcr(conflict)
    expect(changes.map(({ kind }) => kind)).toEqual([
      'reordered',
      'asRanking',
      'toldApart',
      'statusQuoLost',
      'nameLost',
    ])
    expect(JSON.parse(text).decisionMakers[1].preferenceRanking).toEqual([4, [1, 2, 3]])
  })

  it('should refuse statements that would have to be spelled out without end', () => {
    const ids = Array.from({ length: 40 }, (_, i) => `o${i}`)
    const pairs = ids.flatMap((id, i) => (i % 2 === 0 ? [`(${id} | ${ids[i + 1]})`] : []))
    const conflict = defineConflict({
      decisionMakers: { a: { preferences: { kind: 'statements', statements: [pairs.join(' & ')] } } },
      options: Object.fromEntries(ids.map((id) => [id, { owners: ['a'] }])),
      infeasible: ids.slice(3),
    })
    expect(() => writeGmcr(conflict)).toThrow('conjunctions in a statement')
  })
})

describe('models as files', () => {
  it('should come back as they were', async () => {
    for (const { conflict } of fc.sample(conflicts(), { numRuns: 20, seed: 7 })) {
      for (const format of ['yaml', 'json'] as const) {
        const text = await writeConflict(conflict, { format })
        expect(await readConflict(text)).toEqual({
          format: 'demarche',
          conflict,
          coalitions: [],
          assumptions: [],
          mended: [],
        })
      }
    }
  })

  it('should tell a .gmcr file from them', async () => {
    expect((await readConflict(JSON.stringify(dilemma))).format).toBe('gmcr')
  })

  it('should be refused with line and column', async () => {
    const text =
      'decisionMakers:\n  a:\n    preferences: { kind: statements, statements: [y] }\noptions:\n  x: { owners: [a] }\n'
    await expect(readConflict(text)).rejects.toThrow('line 3, column 51: decisionMakers.a.preferences.statements[0]')
    await expect(readConflict('<gmcr/>')).rejects.toThrow('expected a conflict as YAML or JSON, or a .gmcr file')
  })
})

describe('moves as files', () => {
  const conflict = defineConflict({
    name: 'Say "no"',
    decisionMakers: {
      a: { name: 'A, the first', preferences: { kind: 'statements', statements: ['x'] } },
      b: { preferences: { kind: 'statements', statements: [] } },
    },
    options: { x: { owners: ['a'], direction: 'forward' }, y: { owners: ['b'] } },
    infeasible: ['x & y'],
    statusQuo: 0,
  })

  it('should be a table', async () => {
    const rows = ['from,to,decisionMaker,improvement', '0,1,a,true', '0,2,b,false', '2,0,b,false', '']
    expect(await writeMovesCsv(conflict)).toBe(rows.join('\n'))
  })

  it('should be a drawing, with equilibria and the status quo marked', () => {
    expect(writeConflictDot(conflict, { concepts: ['nash'] }).split('\n')).toEqual([
      'digraph "Say \\"no\\"" {',
      '  0 [label="0 (nothing taken)", shape=box]',
      '  1 [label="1 (x)\\nNASH", peripheries=2]',
      '  2 [label="2 (y)\\nNASH", peripheries=2]',
      '  0 -> 1 [label="A, the first", color="#0072b2", fontcolor="#0072b2", style=solid]',
      '  0 -> 2 [label="b", color="#d55e00", fontcolor="#d55e00", style=dotted]',
      '  2 -> 0 [label="b", color="#d55e00", fontcolor="#d55e00", style=dotted]',
      '}',
      '',
    ])
  })
})
