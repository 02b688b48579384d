import {
  demand,
  movements,
  proposal,
  reciprocity,
  record,
  rejection,
  safeMovements,
  safeReciprocity,
  safeStandstills,
  standstills,
  statement,
  trajectory,
  withdraw,
} from 'demarche'
import { renderText, standstillSection, trajectorySection } from 'demarche/report'
import { describe, expect, it } from 'vitest'
import { faultsOf, wageTalks } from '../support/wage.js'

const firm = { issue: 'raise', firmness: 'firm' } as const

/** The union comes down from 8 to 6 % and back to 7; the port goes up from 2 to 3 %. */
const talks = record(
  wageTalks,
  demand({ ...firm, id: 'eight', by: 'union', region: 8, date: '2026-01-01' }),
  demand({ ...firm, id: 'two', by: 'port', region: 2, date: '2026-01-02' }),
  demand({ ...firm, id: 'six', by: 'union', region: 6, date: '2026-01-05' }),
  demand({ ...firm, id: 'three', by: 'port', region: 3, date: '2026-01-09' }),
  demand({ ...firm, id: 'seven', by: 'union', region: 7, date: '2026-01-10' }),
  demand({ ...firm, id: 'again', by: 'union', region: 7, date: '2026-01-11' }),
  statement({ id: 'aside', by: 'city', issue: 'council', region: true, firmness: 'soft', date: '2026-01-12' }),
)
const onRaise = { issues: ['raise'] } as const

describe('movements', () => {
  it('should say who moved, how far in spans and in units, and towards whom', () => {
    const told = movements(talks, { parties: ['union', 'port'], issues: ['raise'] })
    expect(told.map(({ act }) => act)).toEqual(['eight', 'two', 'six', 'three', 'seven'])
    expect(told[0]?.moves).toEqual([{ party: 'union', issue: 'raise', kind: 'disclosure', to: {} }])
    expect(told[2]).toMatchObject({
      date: '2026-01-05',
      by: ['union'],
      moves: [
        {
          party: 'union',
          kind: 'shift',
          ideal: { spans: expect.closeTo(0.2), amount: expect.closeTo(2) },
          to: {
            port: {
              lower: expect.closeTo(-0.2),
              upper: expect.closeTo(-0.2),
              amount: { lower: expect.closeTo(-2), upper: expect.closeTo(-2) },
              direction: 'towards',
            },
          },
        },
      ],
    })
    expect(told[4]?.moves[0]?.to.port?.direction).toBe('away')
  })

  it('should tell widening from narrowing', () => {
    const more = record(
      talks,
      proposal({ id: 'offer', by: 'port', terms: { raise: 4 }, date: '2026-01-20' }),
      rejection({ id: 'notThree', by: 'port', issue: 'raise', region: 3, date: '2026-01-21' }),
    )
    const kinds = movements(more, { parties: ['port'] }).map(({ act, moves }) => [act, moves[0]?.kind])
    expect(kinds.slice(-2)).toEqual([
      ['offer', 'widening'],
      ['notThree', 'narrowing'],
    ])
  })
})

describe('trajectory', () => {
  it('should name the moves of each step', () => {
    const { steps, assumptions } = trajectory(talks, 'union', 'port', onRaise)
    expect(steps.map(({ act, moves }) => [act, moves.map(({ party }) => party)])).toEqual([
      ['two', ['port']],
      ['six', ['union']],
      ['three', ['port']],
      ['seven', ['union']],
    ])
    expect(assumptions).toContainEqual({ kind: 'equalSalience', party: 'union', unknownOn: ['raise'] })
  })
})

describe('reciprocity', () => {
  it('should sum up what each gave and took back, and say what was returned', () => {
    const { conduct, exchanges, returned } = reciprocity(talks, 'union', 'port', onRaise)
    expect(conduct[0]).toMatchObject({
      party: 'union',
      concessions: ['six'],
      retractions: ['seven'],
      given: { lower: expect.closeTo(0.2), upper: expect.closeTo(0.2) },
      takenBack: { lower: expect.closeTo(0.1), upper: expect.closeTo(0.1) },
      days: 11,
      perDay: { lower: expect.closeTo(0.1 / 11) },
      perAct: { lower: expect.closeTo(0.05) },
    })
    expect(conduct[1]).toMatchObject({ concessions: ['three'], given: { lower: expect.closeTo(0.1) }, days: 10 })
    expect(exchanges).toEqual([
      { by: 'union', act: 'six', date: '2026-01-05', returned: { act: 'three', days: 4 } },
      { by: 'port', act: 'three', date: '2026-01-09' },
    ])
    expect(returned).toBe(0.5)
  })

  it('should leave out what cannot be said', () => {
    const { conduct, exchanges, ...rest } = reciprocity(talks, 'city', 'owners')
    expect(rest).not.toHaveProperty('returned')
    expect(exchanges).toEqual([])
    expect(conduct[0]).toMatchObject({ party: 'city', days: 0, given: { lower: 0, upper: 0 } })
    expect(conduct[0]).not.toHaveProperty('perDay')
    expect(conduct[1]).not.toHaveProperty('days')
  })
})

describe('standstills', () => {
  it('should say since when nothing has moved, and what only repeated', () => {
    expect(standstills(talks)).toEqual([
      { issue: 'raise', act: 'seven', since: '2026-01-10', days: 2, repetitions: ['again'] },
      { issue: 'council', act: 'aside', since: '2026-01-12', days: 0, repetitions: [] },
      { issue: 'shifts', repetitions: [] },
      { issue: 'venue', repetitions: [] },
    ])
    const taken = withdraw(talks, 'again', { date: '2026-02-01' })
    expect(standstills(taken, { issues: ['raise'] })[0]).toMatchObject({
      act: 'seven',
      repetitions: ['again', 'again-withdrawn'],
    })
  })
})

describe('the sections', () => {
  it('should tell it in sentences', () => {
    const text = renderText([trajectorySection(talks, 'union', 'port', onRaise), standstillSection(talks)], {
      width: 400,
    })
    expect(text).toContain('Dockers’ Union shifts its position on “Pay rise”, towards the other (2 % nearer at least)')
    expect(text).toContain('Port Company: 1 concession (three), no retraction in 10 days')
    expect(text).toContain('six was returned by three after 4 days.')
    expect(text).toContain(
      '“Pay rise”: nothing has moved since 2026-01-10, 2 days before the end of the record (seven; again only repeated).',
    )
  })
})

it.each([
  ['movements', () => movements(talks, { parties: ['onion'] as never }), safeMovements(talks, { issues: [] })],
  ['standstills', () => standstills(talks, { issues: ['wage'] as never }), safeStandstills(talks, { parties: [] })],
  ['reciprocity', () => reciprocity(talks, 'union', 'prot' as never), safeReciprocity(talks, 'union', 'x' as never)],
])('%s should refuse unknown names', (_, run, result) => {
  expect(faultsOf(run)).toEqual([': unknownName'])
  expect(result.success).toBe(false)
})
