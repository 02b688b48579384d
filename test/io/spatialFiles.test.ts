import { defineSituation, type SpatialOptions, spatialBargaining } from 'demarche/forecast'
import {
  type KtabScenario,
  readDecide,
  readKtabCsv,
  readKtabXml,
  safeReadDecide,
  safeReadKtabCsv,
  safeReadKtabXml,
  safeWriteDecide,
  safeWriteKtabXml,
  writeDecide,
  writeKtabCsv,
  writeKtabXml,
} from 'demarche/io'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cases } from '../cases.js'

/** Made up. */
const tagged = [
  '#O;Talks on a toll;;;',
  '#/;who;;;',
  '#A;north;Northern towns;;',
  '#A;"South; and coast";;;',
  '#P;toll;Height of the toll;;',
  '#M;toll;0;none',
  '#M;toll;10;"ten; a day"',
  '#P;date;date;;',
  '#M;date;0',
  '#M;date;100',
  '#D;north;toll;2.5;0.8;0.5',
  '#D;north;date;100;0.4;0.5',
  '#D;"South; and coast";toll;10;0.25;1',
].join('\r\n')

describe('files of the exchange model', () => {
  it('tell issues, what points of scales mean, and who stands where', () => {
    const { data, mended } = readDecide(tagged)
    expect(mended).toEqual([])
    expect(data).toEqual({
      name: 'Talks on a toll',
      issues: {
        toll: {
          name: 'Height of the toll',
          min: 0,
          max: 10,
          meanings: [
            { at: 0, meaning: 'none' },
            { at: 10, meaning: 'ten; a day' },
          ],
        },
        date: { min: 0, max: 100 },
      },
      actors: {
        north: {
          name: 'Northern towns',
          capability: 0.5,
          stances: { toll: { position: 2.5, salience: 0.8 }, date: { position: 100, salience: 0.4 } },
        },
        southAndCoast: { capability: 1, stances: { toll: { position: 10, salience: 0.25 } } },
      },
    })
  })

  it.each(['\t', ',', '|'])('may have %j between cells, and quotes around them', (delimiter) => {
    const rows = [
      ["'#A'", "'one'", "'One''s name'"],
      ["'#P'", "'x'", "'x'"],
      ["'#M'", "'x'", '0'],
      ["'#D'", "'one'", "'x'", '4', '1', '2'],
    ]
    const { data } = readDecide(rows.map((cells) => cells.join(delimiter)).join('\n'))
    expect(data.actors.one).toEqual({ name: "One's name", capability: 2, stances: { x: { position: 4, salience: 1 } } })
    expect(data.issues.x).toEqual({ min: 0, max: 4 })
  })

  it('come back as they are', () => {
    const text = fc.string({ minLength: 1, unit: 'grapheme-composite' }).map((one) => `x${one.replaceAll(/\s/g, '')}`)
    const stance = fc.record({
      position: fc.integer({ min: 0, max: 10 }),
      salience: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
      capability: fc.integer({ min: 0, max: 9 }),
    })
    fc.assert(
      fc.property(
        text,
        text,
        fc.array(fc.tuple(stance, stance), { minLength: 2, maxLength: 5 }),
        (name, meaning, all) => {
          const situation = defineSituation({
            name,
            issues: { x: { name: meaning, min: 0, max: 10, meanings: [{ at: 0, meaning }] }, y: { min: -1, max: 10 } },
            actors: Object.fromEntries(
              all.map(([x, y], i) => {
                const isSame = x.capability === y.capability
                const own = ({ capability, ...rest }: typeof x) => (isSame ? rest : { ...rest, capability })
                const told = isSame ? { capability: x.capability } : {}
                return [`a${i}`, { name: `${name}${i}`, ...told, stances: { x: own(x), y: own(y) } }]
              }),
            ),
          })
          expect(readDecide(writeDecide(situation)).data).toEqual(situation)
        },
      ),
      { numRuns: cases / 4 },
    )
  })

  it.each([
    ['#D;north;tol;1;1;1', 'line 14: unknown issue "tol"', 'did you mean "toll"?'],
    ['#D;east;toll;1;1;1', 'line 14: unknown actor "east"', 'north'],
    ['#D;north;toll;1;1;1', 'line 14', 'already taken'],
    ['#D;"South; and coast";date;high;1;1', 'line 14', 'a position, a number, found "high"'],
    ['#D;"South; and coast";date;5;1.5;1', 'line 14', 'a salience from 0 to 1'],
    ['#P;site;Site', 'line 14', 'two points of the scale'],
    ['#A;north;again', 'line 14', 'already taken'],
    ['#A;"open', 'line 14', 'a quote at the end'],
  ])('are refused with %s', (line, ...told) => {
    const read = safeReadDecide(`${tagged}\n${line}`)
    for (const words of told) expect(read.success || read.error.message).toContain(words)
  })

  it('hold no ranges, and nothing that is not known', () => {
    const vague = { issues: { x: {} }, actors: { a: { stances: { x: { position: { atLeast: 0, atMost: 1 } } } } } }
    const told = safeWriteDecide(vague)
    expect(told.success || told.error.message).toContain('actors.a.stances.x.position')
  })
})

const csv = [
  'Toll, A made-up case, 3, 2,',
  'Actor, Description, Influence, Height, Height Salience, Date, Date Salience,',
  'North, Northern towns, 50, 25, 60, 100, 40,',
  'South, , 100, 80.5, 12.5, 0, 30,',
  'East, , 7.25, 50, 100, 50, 0,',
].join('\n')

const switches: Required<KtabScenario['switches']> = {
  victory: 'square',
  election: 'markovUniform',
  transitions: 'stochastic',
  votingRule: 'proportional',
  riskAdjustment: 'none',
  riskRange: 'max',
  thirdParties: 'full',
  interpolation: 's2pMax',
  bargains: 'compromise',
}

describe('files of KTAB', () => {
  it('tell positions from 0 to 100 and saliences in percent', async () => {
    const { data } = await readKtabCsv(csv)
    expect(data).toMatchObject({ description: 'A made-up case', descriptions: { North: 'Northern towns', South: '' } })
    expect(data.situation.issues).toEqual({
      Height: { min: 0, max: 100 },
      Date: { min: 0, max: 100 },
    })
    expect(data.situation.actors.South).toEqual({
      capability: 100,
      stances: { Height: { position: 80.5, salience: 0.125 }, Date: { position: 0, salience: 0.3 } },
    })
  })

  it.each(['program', 'schema'] as const)('come back as they are, in the words of the %s', async (dialect) => {
    const { data } = await readKtabCsv(csv)
    expect((await readKtabCsv(await writeKtabCsv(data))).data).toEqual(data)
    const accommodation = { North: { North: 0.5, South: 0.25 }, South: {}, East: { East: 1 } }
    const scenario = { ...data, switches, accommodation, prngSeed: '03507583219545544127' }
    const xml = await writeKtabXml(scenario, { dialect })
    expect(xml).toContain(
      dialect === 'program' ? '<VotingRule>Prop</VotingRule>' : '<VotingRule>Proportional</VotingRule>',
    )
    expect(xml).toContain(dialect === 'program' ? '<BigRAdjust>None</BigRAdjust>' : '<BigRAdjust>No</BigRAdjust>')
    expect((await readKtabXml(xml)).data).toEqual(scenario)
    const plain = await writeKtabXml({ situation: data.situation }, { dialect })
    expect(plain.includes('<IdealAdjustment>')).toBe(dialect === 'program')
    expect((await readKtabXml(plain)).data.switches.votingRule).toBe('proportional')
  })

  it('are what the model runs on', async () => {
    const {
      situation,
      switches: told,
      accommodation = {},
    } = (await readKtabXml(await writeKtabXml({ ...(await readKtabCsv(csv)).data, switches }))).data
    const options: SpatialOptions = { ...told, accommodation, rounds: 2 }
    expect(spatialBargaining(situation, options).rounds).toHaveLength(3)
  })

  it('may leave a coordinate empty, which is then not known', async () => {
    const xml = (await writeKtabXml((await readKtabCsv(csv)).data)).replace('<dCoord>25</dCoord>', '<dCoord></dCoord>')
    const { data } = await readKtabXml(xml)
    expect(data.situation.actors.North?.stances.Height).toEqual({ salience: 0.6 })
    const told = await safeWriteKtabXml(data)
    expect(told.success || told.error.message).toContain('actors.North.stances.Height.position')
  })

  it.each([
    ['3, 2,', '4, 2,', 'row 1: expected 4 rows of actors, found 3'],
    ['3, 2,', 'three, 2,', 'the number of actors'],
    ['80.5', 'high', 'row 4: expected a number, found "high"'],
    ['80.5', '180', 'row 4'],
    ['12.5', '72.5', 'row 4: expected saliences with a sum of at most 100'],
    ['East', 'North', 'row 5: the actor id "North" is already taken'],
    ['0, 30,', '0, 30, 1,', 'row 4: expected 7 cells'],
  ])('are refused with another %j', async (from, to, message) => {
    const told = await safeReadKtabCsv(csv.replace(from, to))
    expect(told.success || told.error.message).toContain(message)
  })

  it.each([
    ['>Linear<', '>Lineal<', 'did you mean "Linear"?'],
    ['<referencePos>North', '<referencePos>Nort', 'did you mean "North"?'],
    ['<capability>50', '<capability>fifty', 'a number in <capability>'],
    ['<dSal>60</dSal>', '', 'a coordinate and a salience for each of 2 dimensions'],
    ['PCEModel>', 'PCE>', 'unknown model parameter'],
    ['Scenario>', 'Scenery>', 'a <Scenario> of KTAB'],
  ])('in XML are refused with another %j', async (from, to, message) => {
    const xml = await writeKtabXml((await readKtabCsv(csv)).data)
    expect(xml).toContain(from)
    const told = await safeReadKtabXml(xml.replaceAll(from, to))
    expect(told.success || told.error.message).toContain(message)
    expect(told.success || told.error.issues[0]?.path[0]).toMatch(/^line \d+$/)
  })
})
