import { defineSituation } from 'demarche/forecast'
import {
  readActorTable,
  readDecisionTable,
  readSituation,
  readSituationFile,
  safeReadActorTable,
  safeReadDecisionTable,
  safeWriteActorTable,
  writeActorTable,
  writeDecisionTable,
  writeSituation,
} from 'demarche/io'
import { describe, expect, it } from 'vitest'
import { emission } from '../forecast/emission.js'

const faults = (told: {
  success: boolean
  error?: { issues: readonly { path: readonly unknown[]; code: string }[] }
}) => told.error?.issues.map(({ path, code }) => [path.join(' '), code])

describe('a table of actors', () => {
  it('can be about one issue, its columns named as the field does', async () => {
    const read = await readActorTable('Name,Capabilities,Position,Salience\nNew Land,0.5,4,80\nOld,,10,\n')
    expect(read).toEqual({
      data: {
        issues: { issue: { min: 4, max: 10 } },
        actors: {
          newLand: { name: 'New Land', stances: { issue: { position: 4, salience: 0.8, capability: 0.5 } } },
          Old: { stances: { issue: { position: 10 } } },
        },
      },
      assumptions: [{ kind: 'scaleOfPositions', issue: 'issue', min: 4, max: 10 }, { kind: 'saliencePercent' }],
      mended: [],
    })
  })

  it('comes back as it was written', async () => {
    const scale = { min: 4, max: 10 }
    const text = await writeActorTable(defineSituation(emission))
    const { data, assumptions } = await readActorTable(text, { scale, salienceOf: 1 })
    expect(assumptions).toEqual([])
    expect(Object.keys(data.actors)).toEqual(Object.keys(emission.actors))
    expect(data.actors.uk?.stances).toEqual({ delay: { position: 10, salience: 0.9, capability: 0.16 } })
    expect(await writeActorTable(data)).toBe(text)
  })

  it('says what is wrong with it', async () => {
    expect(faults(await safeReadActorTable('actor,salience\na,1\n'))).toEqual([['', 'unknownName']])
    expect(faults(await safeReadActorTable('actor,position\na,1\nb,x\n'))).toEqual([['row 3 position', 'inconsistent']])
    expect(faults(await safeReadActorTable('actor,position\na,1\na,2\n'))).toEqual([['row 3', 'duplicateId']])
    expect(faults(await safeReadActorTable('actor,position\na,1\nb,1\n'))).toEqual([['options scale', 'missing']])
    const vague = { issues: { x: {} }, actors: { a: { stances: { x: { position: { atLeast: 0, atMost: 1 } } } } } }
    expect(faults(await safeWriteActorTable(defineSituation(vague)))).toEqual([
      ['actors a stances x position', 'invalidType'],
    ])
  })
})

describe('the wide table of decisions', () => {
  const text = 'prname,isnr,pcom,pfr,scom,sfr,rp,out\n,,4.1,2,,,,\nx,i1,100,999,50,,0,70\ny,i2,0,40,,80,,\n'

  it('is read with blanks and 999 as missing', async () => {
    expect((await readDecisionTable(text)).data).toEqual({
      issues: { i1: { min: 0, max: 100, referencePoint: 0, outcome: 70 }, i2: { min: 0, max: 100 } },
      actors: {
        com: { stances: { i1: { position: 100, salience: 0.5 }, i2: { position: 0 } } },
        fr: { stances: { i2: { position: 40, salience: 0.8 } } },
      },
    })
    expect(faults(await safeReadDecisionTable(text.replace('70', '170')))).toEqual([['row 3 out', 'inconsistent']])
    expect(faults(await safeReadDecisionTable('a,b\n'))).toEqual([['', 'unknownName']])
  })

  it('comes back as it was written', async () => {
    const { data } = await readDecisionTable(text)
    expect((await readDecisionTable(await writeDecisionTable(data))).data).toEqual(data)
  })
})

describe('JSON', () => {
  it('keeps all that a situation says', () => {
    expect(readSituation(writeSituation(emission)).data).toEqual(defineSituation(emission))
    expect(() => readSituation('{\n"issues": }')).toThrow('line 2')
  })
})

describe('any file of a situation', () => {
  it.each([
    ['JSON', writeSituation(emission)],
    ['a table', 'actor,position,salience\na,1,0.5\nb,0,1\n'],
    [
      'CSV of KTAB',
      'Toll,Made up,3,1\nActor,Description,Influence,Toll,Toll Salience\na,,50,10,60\nb,,9,80,40\nc,,20,50,100\n',
    ],
    ['tagged lines', '#A;a;A\n#A;b;B\n#P;x;x\n#M;x;0\n#M;x;10\n#D;a;x;0;0.2;1\n#D;b;x;10;0.8;1\n'],
  ])('is told by how it begins: %s', async (_, text) => {
    const { situation } = (await readSituationFile(text)).data
    expect(Object.keys(situation.actors).length).toBeGreaterThan(1)
  })
})
