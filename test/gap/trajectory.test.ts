import {
  defineNegotiation,
  demand,
  movements,
  reciprocity,
  record,
  rejection,
  standstills,
  statement,
  withdraw,
} from 'demarche'
import { renderText, trajectorySection } from 'demarche/report'
import { describe, expect, it } from 'vitest'
import { wageTalks } from '../support/wage.js'

const near = (number: number) => expect.closeTo(number, 12)
const raise = { issue: 'raise', firmness: 'firm' } as const
const shifts = { issue: 'shifts', firmness: 'firm' } as const
const onRaise = { issues: ['raise'] } as const

describe('what changed in a position', () => {
  it('should be told with its length, whether or not anything is known of the other', () => {
    const talks = record(
      wageTalks,
      demand({ ...raise, id: 'eight', by: 'union', region: { atLeast: 8 }, date: '2026-01-01' }),
      demand({ ...raise, id: 'six', by: 'union', region: { atLeast: 6 }, date: '2026-01-02' }),
      demand({ ...raise, id: 'atMost', by: 'union', region: { atLeast: 7, atMost: 9 }, date: '2026-01-03' }),
    )
    const changes = movements(talks).map(({ act, moves }) => [act, moves[0]?.kind, moves[0]?.changed])
    const wider = { kind: 'moved', widened: { spans: 0.2, amount: 2 } }
    const narrower = { kind: 'moved', narrowed: { spans: 0.1, amount: 1 } }
    expect(changes).toEqual([
      ['eight', 'disclosure', undefined],
      ['six', 'widening', { inner: wider, outer: wider }],
      ['atMost', 'narrowing', { inner: narrower, outer: narrower }],
    ])
  })

  it('should measure into the middle of a hole, and count an end that closes as a change of no length', () => {
    const talks = record(
      wageTalks,
      demand({ ...raise, id: 'hole', by: 'union', region: { anyOf: [2, { above: 8 }] }, date: '2026-01-01' }),
      demand({ ...raise, id: 'closed', by: 'union', region: { anyOf: [2, { atLeast: 8 }] }, date: '2026-01-02' }),
      demand({ ...raise, id: 'filled', by: 'union', region: { atLeast: 2 }, date: '2026-01-03' }),
    )
    const [, closed, filled] = movements(talks).map(({ moves }) => moves[0]?.changed?.inner)
    expect(closed).toEqual({ kind: 'moved', widened: { spans: 0, amount: 0 } })
    expect(filled).toEqual({ kind: 'moved', widened: { spans: near(0.3), amount: near(3) } })
  })

  it('should be told in levels, wherever these lie', () => {
    const levels = ['none', 'few', 'some', 'many']
    const uneven = defineNegotiation({
      id: 'uneven',
      title: 'Uneven levels',
      parties: { union: { kind: 'group', name: 'Union' }, port: { kind: 'group', name: 'Port' } },
      issues: { shifts: { name: 'Shifts', scale: { kind: 'ordinal', levels, coordinates: [0, 0.1, 0.2, 1] } } },
    })
    const talks = record(
      uneven,
      demand({ ...shifts, id: 'none', by: 'union', region: 'none', date: '2026-01-01' }),
      demand({ ...shifts, id: 'many', by: 'port', region: 'many', date: '2026-01-02' }),
      demand({ ...shifts, id: 'some', by: 'port', region: 'some', date: '2026-01-03' }),
    )
    expect(movements(talks)[2]?.moves[0]).toMatchObject({
      ideal: { spans: 0.8, amount: near(1) },
      changed: { inner: { widened: { spans: 0.8, amount: near(1) } }, ideal: { before: 'many', after: 'some' } },
      to: { union: { lower: near(-0.8), amount: { lower: near(-1), upper: near(-1) }, direction: 'towards' } },
    })
  })

  it('should have no amount where options have no order', () => {
    const venue = { issue: 'venue', firmness: 'firm' } as const
    const talks = record(
      wageTalks,
      demand({ ...venue, id: 'court', by: 'union', region: 'court', date: '2026-01-01' }),
      demand({ ...venue, id: 'ministry', by: 'union', region: 'ministry', date: '2026-01-02' }),
    )
    expect(movements(talks)[1]?.moves[0]?.changed?.inner?.widened).toEqual({ spans: 0.5 })
  })

  it('should name the salience where only that is another', () => {
    const stated = { by: 'union', issue: 'council', region: true, firmness: 'soft' } as const
    const talks = record(
      wageTalks,
      statement({ ...stated, id: 'first', salience: 0.5, date: '2026-01-01' }),
      statement({ ...stated, id: 'second', salience: 0.75, date: '2026-01-02' }),
    )
    expect(movements(talks)[1]?.moves[0]).toMatchObject({ kind: 'emphasis' })
    expect(movements(talks)[1]?.moves[0]?.changed).toEqual({ salience: { before: 0.5, after: 0.75 } })
  })
})

/** The port only refuses at first; then it shows what it accepts, comes up to 4, and is answered. */
const shown = record(
  wageTalks,
  demand({ ...raise, id: 'eight', by: 'union', region: 8, date: '2026-01-01' }),
  rejection({ id: 'notNine', by: 'port', issue: 'raise', region: { above: 8.5 }, date: '2026-01-02' }),
  demand({ issue: 'raise', firmness: 'soft', id: 'two', by: 'port', region: 2, date: '2026-01-03' }),
)

describe('reciprocity', () => {
  it('should take the first showing of what is accepted for no concession', () => {
    const [, port] = reciprocity(shown, 'union', 'port', onRaise).conduct
    expect(port).toMatchObject({ concessions: [], retractions: [], given: { upper: near(0.4) }, disclosed: near(0.4) })
    expect(port).toMatchObject({ perDay: { lower: 0, upper: 0 }, perAct: { lower: 0, upper: 0 } })
    expect(port).not.toHaveProperty('answered')
  })

  it('should take falling silent for a retraction of no length, and a refusal taken back for a concession', () => {
    const [union] = reciprocity(withdraw(shown, 'eight', { date: '2026-01-09' }), 'union', 'port', onRaise).conduct
    expect(union).toMatchObject({
      concessions: [],
      retractions: ['eight-withdrawn'],
      given: { lower: 0, upper: 0 },
      takenBack: { lower: 0, upper: 0 },
    })
    const refused = record(
      wageTalks,
      demand({ ...raise, id: 'eight', by: 'union', region: 8, date: '2026-01-01' }),
      rejection({ id: 'notSix', by: 'port', issue: 'raise', region: { atLeast: 6 }, date: '2026-01-02' }),
    )
    const silent = withdraw(refused, 'notSix', { date: '2026-01-03' })
    const [move] = movements(silent).at(-1)?.moves ?? []
    expect(move).toMatchObject({
      kind: 'widening',
      changed: { outer: { kind: 'moved', widened: { amount: near(4) } } },
    })
    expect(move).not.toHaveProperty('silent')
    const [, port] = reciprocity(silent, 'union', 'port', onRaise).conduct
    expect(port).toMatchObject({ concessions: ['notSix-withdrawn'], given: { lower: near(0.2), upper: 0 } })
  })

  it('should not let rounding tell who moved away', () => {
    const talks = record(
      wageTalks,
      demand({ ...raise, id: 'either', by: 'port', region: { anyOf: [2, 8] }, date: '2026-01-01' }),
      demand({ ...raise, id: 'four', by: 'union', region: 4, date: '2026-01-02' }),
      demand({ ...raise, id: 'six', by: 'union', region: 6, date: '2026-01-03' }),
    )
    const [union] = reciprocity(talks, 'union', 'port', onRaise).conduct
    expect(union).toMatchObject({ concessions: [], retractions: [] })
  })

  it('should say how much was returned for how much, and how long it took', () => {
    const talks = record(
      wageTalks,
      demand({ ...raise, id: 'ten', by: 'union', region: 10, date: '2026-01-01' }),
      demand({ ...raise, id: 'zero', by: 'port', region: 0, date: '2026-01-01' }),
      demand({ ...raise, id: 'nine', by: 'union', region: 9, date: '2026-01-02' }),
      demand({ ...raise, id: 'seven', by: 'union', region: 7, date: '2026-01-04' }),
      demand({ ...raise, id: 'one', by: 'port', region: 1, date: '2026-01-10' }),
      demand({ ...raise, id: 'six', by: 'union', region: 6, date: '2026-01-12' }),
    )
    const { conduct, exchanges } = reciprocity(talks, 'union', 'port', onRaise)
    expect(exchanges.map(({ act, returned }) => [act, returned?.act])).toEqual([
      ['nine', undefined],
      ['seven', 'one'],
      ['one', 'six'],
      ['six', undefined],
    ])
    // The union gave 1 + 2 + 1 points and got 1 back; the port gave 1 and got 1 back.
    expect(conduct[0].answered).toEqual({
      share: near(1 / 3),
      ratio: { lower: near(1 / 4), upper: near(1 / 4) },
      meanDays: 6,
    })
    expect(conduct[1].answered).toEqual({ share: 1, ratio: { lower: near(1), upper: near(1) }, meanDays: 2 })
  })

  it('should leave out the ratio where nothing was given by a bound', () => {
    const talks = record(
      shown,
      demand({ issue: 'raise', firmness: 'soft', id: 'four', by: 'port', region: 4, date: '2026-01-04' }),
    )
    const [, port] = reciprocity(talks, 'union', 'port', onRaise).conduct
    expect(port).toMatchObject({ concessions: ['four'], disclosed: near(0.4) })
    expect(port.answered).toEqual({ share: 0, ratio: { upper: 0 } })
  })
})

describe('standstills', () => {
  it('should list many repetitions in order', () => {
    const acts = Array.from({ length: 50 }, (_, i) =>
      demand({ ...raise, id: `act${i}`, by: 'union', region: 8, date: '2026-01-01' }),
    )
    const [first] = standstills(record(wageTalks, ...acts), onRaise)
    expect(first?.act).toBe('act0')
    expect(first?.repetitions).toEqual(acts.slice(1).map(({ id }) => id))
  })
})

describe('trajectorySection', () => {
  const talks = record(
    shown,
    demand({ ...shifts, id: 'none', by: 'union', region: 'none', date: '2026-01-04' }),
    demand({ ...shifts, id: 'many', by: 'port', region: 'many', date: '2026-01-05' }),
    demand({ ...shifts, id: 'some', by: 'port', region: 'some', date: '2026-01-06' }),
  )
  const text = renderText([trajectorySection(withdraw(talks, 'none', { date: '2026-01-08' }), 'union', 'port')], {
    width: 400,
  })

  it.each([
    'Port Company takes a position on “Night shifts”',
    'Port Company shows for the first time what it accepts on “Pay rise”',
    'Port Company shifts its position on “Night shifts”, towards the other (1 level nearer at least)',
    'Dockers’ Union leaves nothing known of its position on “Night shifts”',
    'by a first showing, which is no concession',
    'Port Company demands “Night shifts”: some (some, 2026-01-06).',
  ])('should say: %s', (sentence) => {
    expect(text).toContain(sentence)
  })

  it('should put what is assumed first', () => {
    expect(text.split('\n').filter((line) => line !== '')[2]).toMatch(/^Assumed: /)
  })
})
