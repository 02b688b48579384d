import {
  defineNegotiation,
  demand,
  movements,
  proposal,
  reciprocity,
  record,
  rejection,
  standstills,
  statement,
  trajectory,
  withdraw,
} from 'demarche'
import { describe, expect, it } from 'vitest'
import { faultsOf, wageDefinition, wageTalks } from '../support/wage.js'

const day = (number: number) => `2026-01-${String(number).padStart(2, '0')}`
const near = (number: number) => expect.closeTo(number, 12)
const onRaise = { issues: ['raise'] } as const
const raise = (id: string, by: 'union' | 'port', region: object | number, on: number, more: object = {}) =>
  demand({ id, by, issue: 'raise', region: region as number, firmness: 'firm', date: day(on), ...more })

describe('a move', () => {
  it.each([
    ['towards', raise('next', 'union', { atLeast: 6 }, 3), -0.2, -0.2],
    ['away', raise('next', 'union', { atLeast: 9 }, 3), 0.1, 0.1],
  ] as const)('should be told by how the bounds changed, and to others alone: %s', (_, next, lower, upper) => {
    const talks = record(wageTalks, raise('eight', 'union', { atLeast: 8 }, 1), raise('two', 'port', 2, 2), next)
    const [move] = movements(talks, onRaise)[2]?.moves ?? []
    expect(move?.to).toEqual({ port: expect.objectContaining({ lower: near(lower), upper: near(upper) }) })
  })

  it('should be both where one bound rises and the other falls, and neither where none changes', () => {
    const talks = record(
      wageTalks,
      raise('six', 'union', { atLeast: 6 }, 1),
      raise('two', 'port', 2, 2, { firmness: 'soft' }),
      rejection({ id: 'no', by: 'port', issue: 'raise', region: { atLeast: 5 }, date: day(3) }),
      raise('four', 'port', 4, 4),
      raise('only', 'union', { atLeast: 6, atMost: 9 }, 5),
      raise('wide', 'union', { anyOf: [3.5, { atLeast: 9 }] }, 6),
    )
    const directions = movements(talks, onRaise).map(({ act, moves }) => [
      act,
      ...moves.flatMap(({ to }) => Object.values(to).map(({ direction }) => direction)),
    ])
    expect(directions).toEqual([
      ['six'],
      ['two', 'towards'],
      ['no', 'away'],
      ['four', 'both'],
      ['only', 'neither'],
      ['wide', 'towards'],
    ])
  })

  it('should be towards where only the lower bound falls', () => {
    const talks = record(
      wageTalks,
      raise('eight', 'union', 8, 1),
      raise('two', 'port', 2, 2, { firmness: 'soft' }),
      rejection({ id: 'no', by: 'port', issue: 'raise', region: { atLeast: 6 }, date: day(3) }),
    )
    const [back] = movements(withdraw(talks, 'no', { date: day(4) }), onRaise).at(-1)?.moves ?? []
    expect(back).toMatchObject({
      kind: 'widening',
      to: { union: { lower: near(-0.2), upper: 0, direction: 'towards' } },
    })
  })

  it('should be as long as the new values are from the nearest old one, in a hole too', () => {
    const talks = record(
      wageTalks,
      raise('ends', 'union', { anyOf: [1, 9] }, 1),
      raise('between', 'union', { anyOf: [1, { atLeast: 7, atMost: 8 }, 9] }, 2),
    )
    expect(movements(talks, onRaise)[1]?.moves[0]?.changed?.inner).toEqual({
      kind: 'moved',
      widened: { spans: near(0.2), amount: near(2) },
    })
  })

  it('should tell how far an ideal point moved only where both are known', () => {
    const talks = record(
      wageTalks,
      raise('wish', 'union', { atLeast: 6 }, 1, { ideal: 9 }),
      raise('other', 'union', { atLeast: 6 }, 2, { ideal: 7 }),
      raise('none', 'union', { atLeast: 8 }, 3),
    )
    const [, other, none] = movements(talks, onRaise).map(({ moves }) => moves[0])
    expect(other).toMatchObject({ kind: 'emphasis', ideal: { spans: near(0.2), amount: near(2) } })
    expect(other?.changed).toEqual({ ideal: { before: 9, after: 7 } })
    expect(none?.changed?.ideal).toEqual({ before: 7 })
    expect(none).not.toHaveProperty('ideal')
    expect(Object.isFrozen(other?.changed)).toBe(true)
  })

  it('should be back with the members once a coalition takes back all that it said', () => {
    const ruled = defineNegotiation({
      ...wageDefinition,
      parties: { ...wageDefinition.parties, owners: { ...wageDefinition.parties.owners, rule: 'unanimity' } },
    })
    const said = [3, 3.5].map((region, i) =>
      demand({ id: `o${i}`, by: 'owners', issue: 'raise', region, firmness: 'firm', date: day(2) }),
    )
    const members = (['port', 'city'] as const).map((by) =>
      demand({ id: by, by, issue: 'raise', region: { atMost: 2 }, firmness: 'firm', date: day(1) }),
    )
    const talks = record(ruled, ...members, ...said)
    const taken = withdraw(withdraw(talks, 'o1', { date: day(3) }), 'o0', { date: day(4) })
    const told = movements(taken, { parties: ['owners'], issues: ['raise'] })
    expect(told.map(({ act }) => act)).toEqual(['port', 'city', 'o0', 'o1', 'o1-withdrawn', 'o0-withdrawn'])
    const { steps } = trajectory(taken, 'owners', 'port', onRaise)
    expect(steps.at(-1)).toMatchObject({ lower: 0, verdict: 'agreed' })
    expect(Object.isFrozen(steps.at(-1)?.before)).toBe(true)
  })
})

describe('the conduct of a party', () => {
  const talks = record(
    wageTalks,
    raise('eight', 'union', 8, 1),
    raise('two', 'port', 2, 1, { firmness: 'soft' }),
    raise('six', 'union', 6, 3),
    statement({ id: 'w', by: 'union', issue: 'raise', salience: 0.5, date: day(4) }),
    statement({ id: 'aside', by: 'union', issue: 'council', region: true, firmness: 'firm', date: day(5) }),
    statement({ id: 'again', by: 'union', issue: 'council', region: false, firmness: 'firm', date: day(6) }),
    rejection({ id: 'no', by: 'port', issue: 'raise', region: { atLeast: 5 }, date: day(7) }),
  )

  it('should count moves of its regions alone, on the compared issues alone', () => {
    const [union] = reciprocity(talks, 'union', 'port', onRaise).conduct
    expect(union).toMatchObject({ concessions: ['six'], given: { upper: near(0.2) }, perAct: { upper: near(0.2) } })
  })

  it('should be a retraction where only the lower bound rises, and have no rate before the first move', () => {
    const [union, port] = reciprocity(talks, 'union', 'port', onRaise).conduct
    expect(port).toMatchObject({ retractions: ['no'], takenBack: { lower: near(0.1), upper: 0 } })
    expect(port.perAct).toEqual({ lower: near(-0.1), upper: 0 })
    expect(union).toHaveProperty('perAct')
    const once = reciprocity(record(wageTalks, raise('eight', 'union', 8, 1)), 'union', 'port', onRaise).conduct[0]
    expect(once).not.toHaveProperty('perAct')
  })

  it('should tell which share of all concessions was returned, and after how many days on average', () => {
    const exchanged = record(
      wageTalks,
      raise('u10', 'union', 10, 1),
      raise('p0', 'port', 0, 1),
      raise('u9', 'union', 9, 2),
      raise('p1', 'port', 1, 4),
      raise('u8', 'union', 8, 8),
      raise('p2', 'port', 2, 14),
    )
    const { returned, conduct, exchanges } = reciprocity(exchanged, 'union', 'port', onRaise)
    expect(returned).toBe(0.75)
    expect(conduct.map(({ answered }) => answered?.meanDays)).toEqual([4, 4])
    expect(Object.isFrozen(exchanges[0]?.returned)).toBe(true)
    expect(faultsOf(() => reciprocity(exchanged, 'onion' as 'union', 'port'))).toEqual([': unknownName'])
  })
})

describe('standstills', () => {
  it('should come longest first, and count for each issue what moves it alone', () => {
    const talks = record(
      wageTalks,
      raise('late', 'port', 3, 9),
      statement({ id: 'yes', by: 'union', issue: 'council', region: true, firmness: 'firm', date: day(2) }),
      statement({ id: 'few', by: 'union', issue: 'shifts', region: 'few', firmness: 'firm', date: day(5) }),
      proposal({ id: 'offer', by: 'union', terms: { raise: 3, council: false }, date: day(11) }),
    )
    const found = standstills(talks)
    expect(found).toEqual([
      { issue: 'shifts', act: 'few', since: day(5), days: 6, repetitions: [] },
      { issue: 'raise', act: 'late', since: day(9), days: 2, repetitions: ['offer'] },
      { issue: 'council', act: 'offer', since: day(11), days: 0, repetitions: [] },
      { issue: 'venue', repetitions: [] },
    ])
    expect(Object.isFrozen(found[0]?.repetitions)).toBe(true)
  })

  it('should not count what is taken back on another issue', () => {
    const talks = record(
      wageTalks,
      raise('eight', 'union', 8, 1),
      statement({ id: 'yes', by: 'union', issue: 'council', region: true, firmness: 'firm', date: day(2) }),
    )
    const taken = withdraw(talks, 'eight', { date: day(3) })
    expect(standstills(taken, { issues: ['council'] })[0]).toMatchObject({ act: 'yes', days: 1, repetitions: [] })
    expect(trajectory(taken, 'union', 'port', { issues: ['raise', 'council'] }).steps).toEqual([])
  })
})
