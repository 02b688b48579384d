import { defineNegotiation, demand, record, rejection, statement } from 'demarche'
import { compromise, type FromNegotiationOptions, fromNegotiation, mean } from 'demarche/forecast'
import { describe, expect, it } from 'vitest'
import { faultsOf, wageTalks } from '../support/wage.js'

const day = { date: '2025-03-01' } as const
const talks = record(
  wageTalks,
  statement({
    ...day,
    id: 's1',
    by: 'union',
    issue: 'raise',
    region: { atLeast: 4 },
    firmness: 'soft',
    ideal: 6,
    salience: 0.5,
  }),
  demand({ ...day, id: 'd1', by: 'port', issue: 'raise', region: { atMost: 3 }, firmness: 'firm' }),
  demand({ ...day, id: 'd2', by: 'city', issue: 'raise', region: { atLeast: 1, atMost: 2 }, firmness: 'soft' }),
  demand({ ...day, id: 'd3', by: 'owners', issue: 'raise', region: 2, firmness: 'firm' }),
  demand({ ...day, id: 'd4', by: 'union', issue: 'shifts', region: { anyOf: ['none', 'some'] }, firmness: 'firm' }),
  statement({ ...day, id: 's2', by: 'city', issue: 'shifts', region: 'few', firmness: 'soft' }),
  statement({ ...day, id: 's3', by: 'port', issue: 'shifts', salience: 0.25 }),
  rejection({ ...day, id: 'r1', by: 'port', issue: 'council', region: true }),
  rejection({ ...day, id: 'r2', by: 'union', issue: 'council', region: false }),
  rejection({ ...day, id: 'r3', by: 'union', issue: 'council', region: true }),
  demand({ ...day, id: 'd5', by: 'union', issue: 'venue', region: 'court', firmness: 'firm' }),
)
const stances = (options?: FromNegotiationOptions<never>) =>
  Object.fromEntries(
    Object.entries(fromNegotiation(talks, options).situation.actors).map(([actor, { stances }]) => [actor, stances]),
  )

describe('positions as a situation', () => {
  it('are points where the ideal is known, else ranges, in the unit of the issue', () => {
    expect(stances()).toEqual({
      union: { raise: { position: 6, salience: 0.5 }, shifts: { position: { atLeast: 0, atMost: 2 / 3 } } },
      port: { raise: { position: { atLeast: 0, atMost: 3 } }, shifts: { salience: 0.25 }, council: { position: 0 } },
      city: { raise: { position: { atLeast: 0, atMost: 10 } }, shifts: { position: 1 / 3 } },
      owners: { raise: { position: 2 } },
    })
  })

  it('are taken from what is shown to be accepted where that is asked for and something is', () => {
    const inner = stances({ within: 'inner' })
    expect(inner.city?.raise).toEqual({ position: { atLeast: 1, atMost: 2 } })
    expect(inner.port?.council).toEqual({ position: 0 })
  })

  it('lie on lines that say what their points mean', () => {
    expect(fromNegotiation(talks).situation.issues).toEqual({
      raise: { name: 'Pay rise', unit: '%', min: 0, max: 10 },
      shifts: {
        name: 'Night shifts',
        min: 0,
        max: 1,
        meanings: ['none', 'few', 'some', 'many'].map((meaning, i) => ({ at: i / 3, meaning })),
      },
      council: {
        name: 'A works council',
        min: 0,
        max: 1,
        meanings: [
          { at: 0, meaning: 'false' },
          { at: 1, meaning: 'true' },
        ],
      },
    })
  })

  it('name all that is taken for granted, left out, or not known', () => {
    expect(fromNegotiation(talks, { capabilities: { union: 3, port: 0 } }).assumptions).toEqual([
      { kind: 'noOrder', issues: ['venue'] },
      { kind: 'betweenValues', issues: ['shifts', 'council'] },
      { kind: 'idealWithin', issue: 'raise', region: 'outer', actors: ['port', 'city'] },
      { kind: 'besideMembers', issue: 'raise', actors: ['owners'] },
      { kind: 'noSalience', issue: 'raise', actors: ['port', 'city', 'owners'] },
      { kind: 'idealWithin', issue: 'shifts', region: 'outer', actors: ['union'] },
      { kind: 'holes', issue: 'shifts', actors: ['union'] },
      { kind: 'silent', issue: 'shifts', actors: ['port', 'owners'] },
      { kind: 'noSalience', issue: 'shifts', actors: ['union', 'city'] },
      { kind: 'silent', issue: 'council', actors: ['city', 'owners'] },
      { kind: 'allRuledOut', issue: 'council', actors: ['union'] },
      { kind: 'noSalience', issue: 'council', actors: ['port'] },
      { kind: 'noCapability', actors: ['city', 'owners'] },
    ])
  })

  it('leave to the model what to take for what is not known, which it says', () => {
    const { situation } = fromNegotiation(talks, { issues: ['raise'], parties: ['union', 'owners'] })
    expect(mean(situation).outcome).toEqual({ raise: 4 })
    expect(compromise(situation)).toMatchObject({
      outcome: { raise: expect.closeTo(10 / 3, 12) },
      assumptions: [
        { kind: 'salience', actors: ['owners'], taken: 1 },
        { kind: 'capability', actors: ['union', 'owners'], taken: 1 },
      ],
    })
  })

  it('refuse unknown names and capabilities below 0', () => {
    const wide = (options: object) => faultsOf(() => fromNegotiation(talks, options))
    expect(wide({ issues: ['rise'] })).toEqual([': unknownName'])
    expect(wide({ capabilities: { onion: 1 } })).toEqual([': unknownName'])
    expect(wide({ capabilities: { union: -1 } })).toEqual(['capabilities.union: invalidValue'])
    expect(wide({ within: 'all' })).toEqual(['within: invalidValue'])
  })

  it('see members of members beside a collective, and end where ways through collectives double', () => {
    const levels = Array.from({ length: 40 }, (_, i) => i)
    const pair = (i: number) => ({
      [`a${i}`]: { kind: 'group', name: `A${i}`, ...(i === 0 ? {} : { members: [`a${i - 1}`, `b${i - 1}`] }) },
      [`b${i}`]: { kind: 'group', name: `B${i}`, ...(i === 0 ? {} : { members: [`a${i - 1}`, `b${i - 1}`] }) },
    })
    const nested = defineNegotiation({
      id: 'nested',
      title: 'Nested',
      parties: Object.assign({}, ...levels.map(pair)),
      issues: { pay: { name: 'Pay', scale: { kind: 'binary' } } },
    } as never)
    const said = (by: string) => statement({ ...day, id: by, by, issue: 'pay', region: true, firmness: 'soft' })
    const beside = (...by: string[]) =>
      fromNegotiation(record(nested as never, ...(by.map(said) as never[])) as never)
        .assumptions.filter(({ kind }) => kind === 'besideMembers')
        .map((assumption) => 'actors' in assumption && assumption.actors)
    expect(beside('a39', 'b0')).toEqual([['a39']])
    expect(beside('a39', 'b39')).toEqual([])
  })
})
