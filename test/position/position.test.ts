import {
  acceptance,
  asOf,
  defineNegotiation,
  demand,
  type Negotiation,
  position,
  positions,
  proposal,
  type RegionExpression,
  record,
  rejection,
  safePosition,
  statement,
  withdraw,
} from 'demarche'
import { describe, expect, it } from 'vitest'
import { describeRegion } from '../../src/report/words.js'
import { wageDefinition, wageTalks } from '../support/wage.js'

const scale = wageTalks.issues.raise.scale
const day = (number: number) => `2026-01-${String(number).padStart(2, '0')}`
const claim = (
  id: string,
  by: 'union' | 'port' | 'city',
  region: number | object,
  firmness: 'firm' | 'soft',
  on: number,
) => demand({ id, by, issue: 'raise', region: region as number, firmness, date: day(on) })

/** A position as "accepts | has not ruled out". */
function read(talks: Parameters<typeof position>[0], party = 'union', issue = 'raise'): string {
  const { inner, outer } = position(talks, party, issue)
  return `${describeRegion(scale, inner)} | ${describeRegion(scale, outer)}`
}

describe('position', () => {
  it('should be unknown before a word is said', () => {
    expect(position(wageTalks, 'union', 'raise')).toMatchObject({ known: false, acts: [] })
    expect(read(wageTalks)).toBe('nothing | anything')
  })

  it('should be the region of a firm demand and nothing else', () => {
    expect(read(record(wageTalks, claim('a', 'union', { atLeast: 6 }, 'firm', 1)))).toBe('at least 6 % | at least 6 %')
  })

  it('should grow by soft demands and statements', () => {
    const talks = record(wageTalks, claim('a', 'union', { atLeast: 6 }, 'firm', 1), claim('b', 'union', 5, 'soft', 2))
    expect(read(talks)).toBe('5 or at least 6 % | 5 or at least 6 %')
  })

  it('should grow by a proposal on this issue alone, and by accepting one', () => {
    const talks = record(
      wageTalks,
      proposal({ id: 'a', by: 'port', terms: { raise: 3 }, date: day(1) }),
      acceptance({ id: 'b', by: 'union', answers: 'a', date: day(2) }),
    )
    expect([read(talks, 'port'), read(talks, 'union')]).toEqual(['3 % | anything', '3 % | anything'])
  })

  it('should not take a term of a package for acceptable by itself', () => {
    const talks = record(
      wageTalks,
      claim('a', 'port', { atMost: 2 }, 'firm', 1),
      proposal({ id: 'b', by: 'port', terms: { raise: 4, council: false }, date: day(2) }),
      acceptance({ id: 'c', by: 'union', answers: 'b', date: day(3) }),
    )
    expect(read(talks, 'port')).toBe('at most 2 % | at most 2 or 4 %')
    expect(read(talks, 'union')).toBe('nothing | anything')
  })

  it('should take the only term that is accepted of a package for acceptable', () => {
    const talks = record(
      wageTalks,
      proposal({ id: 'b', by: 'port', terms: { raise: 4, council: false }, date: day(2) }),
      acceptance({ id: 'c', by: 'union', answers: 'b', issues: ['raise'], date: day(3) }),
    )
    expect(read(talks, 'union')).toBe('4 % | anything')
  })

  it('should lose what is rejected and what lies beyond, as seen from what is accepted', () => {
    const talks = record(
      wageTalks,
      claim('a', 'union', { atLeast: 6 }, 'soft', 1),
      proposal({ id: 'b', by: 'port', terms: { raise: 3 }, date: day(2) }),
      rejection({ id: 'c', by: 'union', answers: 'b', date: day(3) }),
    )
    expect(read(talks)).toBe('at least 6 % | more than 3 %')
    const wide = defineNegotiation({ ...wageDefinition, singlePeaked: false })
    expect(read(record(wide, ...(talks.acts as never[])))).toBe('at least 6 % | less than 3 or more than 3 %')
  })

  it('should lose only what is rejected while nothing is known to be accepted', () => {
    const talks = record(wageTalks, rejection({ id: 'a', by: 'union', issue: 'raise', region: 3, date: day(1) }))
    expect(read(talks)).toBe('nothing | less than 3 or more than 3 %')
  })

  it('should not change by the rejection of a package, unless the rejection names the terms', () => {
    const offered = record(
      wageTalks,
      proposal({ id: 'a', by: 'port', terms: { raise: 3, council: true }, date: day(1) }),
    )
    const whole = record(offered, rejection({ id: 'b', by: 'union', answers: 'a', date: day(2) }))
    const named = record(offered, rejection({ id: 'b', by: 'union', answers: 'a', issues: ['raise'], date: day(2) }))
    expect(read(whole)).toBe('nothing | anything')
    expect(read(named)).toBe('nothing | less than 3 or more than 3 %')
  })

  it('should be read in order of date, not of recording, and the latest wins', () => {
    const talks = record(wageTalks, claim('late', 'union', 5, 'firm', 9), claim('early', 'union', 8, 'firm', 1))
    expect(read(talks)).toBe('5 % | 5 %')
    expect(read(asOf(talks, day(5)))).toBe('8 % | 8 %')
  })

  it('should be read as if a withdrawn act had never been made, from that day on', () => {
    const talks = withdraw(record(wageTalks, claim('a', 'union', 8, 'firm', 1)), 'a', { date: day(5) })
    expect(read(talks)).toBe('nothing | anything')
    expect(read(asOf(talks, day(4)))).toBe('8 % | 8 %')
  })

  it('should keep a joint act for whoever has not withdrawn it', () => {
    const joint = proposal({ id: 'a', by: 'port', jointlyWith: ['city'], terms: { raise: 3 }, date: day(1) })
    const talks = withdraw(record(wageTalks, joint), 'a', { date: day(2), by: 'port' })
    expect([read(talks, 'port'), read(talks, 'city')]).toEqual(['nothing | anything', '3 % | anything'])
  })

  it('should have the ideal point that is given, or the one value that is asked for', () => {
    const ideal = (region: RegionExpression, given?: number) =>
      position(
        record(
          wageTalks,
          demand({
            id: 'a',
            by: 'union',
            issue: 'raise',
            region: region as number,
            firmness: 'soft',
            date: day(1),
            ...(given === undefined ? {} : { ideal: given }),
          }),
        ),
        'union',
        'raise',
      ).ideal
    expect(ideal(7)).toBe(7)
    expect(ideal({ atLeast: 6 })).toBeUndefined()
    expect(ideal({ atLeast: 6 }, 9)).toBe(9)
  })

  it('should give up an ideal point that is then ruled out', () => {
    const talks = record(wageTalks, claim('a', 'union', 8, 'soft', 1), claim('b', 'union', { atMost: 7 }, 'firm', 2))
    expect(position(talks, 'union', 'raise').ideal).toBeUndefined()
  })

  it('should name the acts that it rests on: those since the last firm one', () => {
    const talks = record(
      wageTalks,
      statement({ id: 'weight', by: 'union', issue: 'raise', salience: 0.8, date: day(1) }),
      claim('old', 'union', 9, 'soft', 2),
      claim('firm', 'union', { atLeast: 6 }, 'firm', 3),
      claim('new', 'union', 5, 'soft', 4),
    )
    expect(position(talks, 'union', 'raise')).toMatchObject({
      acts: ['weight', 'firm', 'new'],
      innerActs: ['firm', 'new'],
      outerActs: ['firm', 'new'],
      salience: 0.8,
      ideal: 5,
    })
  })

  it('should keep the ideal point through later acts that leave room for it', () => {
    const wish = demand({
      id: 'a',
      by: 'union',
      issue: 'raise',
      region: { atLeast: 6 },
      ideal: 9,
      firmness: 'soft',
      date: day(1),
    })
    const talks = record(wageTalks, wish, claim('b', 'union', { atLeast: 8 }, 'firm', 2))
    expect(position(talks, 'union', 'raise')).toMatchObject({ ideal: 9, acts: ['a', 'b'] })
  })

  it('should rest only on acts that changed something', () => {
    const offered = record(wageTalks, proposal({ id: 'offer', by: 'port', terms: { raise: 3 }, date: day(1) }))
    const refused = record(offered, rejection({ id: 'no', by: 'union', answers: 'offer', date: day(2) }))
    expect(position(offered, 'port', 'raise')).toMatchObject({ innerActs: ['offer'], outerActs: [], acts: ['offer'] })
    expect(position(refused, 'union', 'raise')).toMatchObject({ innerActs: [], outerActs: ['no'], acts: ['no'] })
  })

  it('should say what is not known by leaving it out', () => {
    const weight = statement({ id: 'weight', by: 'union', issue: 'raise', salience: 0.8, date: day(1) })
    const nothing = { known: false, inner: { kind: 'intervals', intervals: [] }, innerActs: [], outerActs: [] }
    const { outer, ...silent } = position(wageTalks, 'union', 'raise')
    expect(silent).toStrictEqual({ party: 'union', issue: 'raise', ...nothing, acts: [] })
    expect(position(record(wageTalks, weight), 'union', 'raise')).toStrictEqual({
      ...{ party: 'union', issue: 'raise', ...nothing, outer },
      ...{ acts: ['weight'], salience: 0.8 },
    })
  })

  it('should lose all the terms that a rejection of a package names', () => {
    const terms = { raise: { atMost: 3 }, council: true, shifts: 'many' } as const
    const offered = record(wageTalks, proposal({ id: 'a', by: 'port', terms, date: day(1) }))
    const issues = ['raise', 'council'] as const
    const named = record(offered, rejection({ id: 'b', by: 'union', answers: 'a', issues, date: day(2) }))
    expect(read(named)).toBe('nothing | more than 3 %')
    expect(position(named, 'union', 'council').outer).toEqual({ kind: 'options', options: [false] })
    expect(position(named, 'union', 'shifts').known).toBe(false)
  })

  it.each([
    ['an appeal for something', { kind: 'appeal', issue: 'raise', region: 3 }, '3 % | anything', ['yes']],
    ['an appeal for nothing certain', { kind: 'appeal', issue: 'raise' }, 'nothing | anything', []],
    ['a threat', { kind: 'threat', issue: 'raise' }, 'nothing | anything', []],
    ['how much it matters', { kind: 'statement', issue: 'raise', salience: 1 }, 'nothing | anything', []],
  ])('should take from the acceptance of %s what that asks for', (_, said, expected, acts) => {
    const talks = record(
      wageTalks,
      { id: 'said', by: 'port', date: day(1), ...said } as never,
      acceptance({ id: 'yes', by: 'union', answers: 'said', date: day(2) }),
    )
    expect(read(talks)).toBe(expected)
    expect(position(talks, 'union', 'raise').acts).toEqual(acts)
  })

  it('should be read in the order of recording on one day', () => {
    const talks = record(
      wageTalks,
      claim('later', 'union', 5, 'firm', 9),
      claim('first', 'union', 8, 'firm', 1),
      claim('second', 'union', 7, 'firm', 1),
      claim('latest', 'union', 4, 'firm', 9),
    )
    expect(read(talks)).toBe('4 % | 4 %')
    expect(read(asOf(talks, day(1)))).toBe('7 % | 7 %')
  })

  it('should be frozen to the last act', () => {
    const { inner, acts } = position(record(wageTalks, claim('a', 'union', 8, 'soft', 1)), 'union', 'raise')
    expect([inner, acts].every(Object.isFrozen)).toBe(true)
  })

  it.each([
    ['onion', 'raise', 'unknown party "onion"'],
    ['union', 'rise', 'unknown issue "rise"'],
  ])('should refuse %s on %s by name', (party, issue, message) => {
    expect(() => position(wageTalks as Negotiation, party, issue)).toThrow(message)
  })

  it('should be one of a table', () => {
    const talks = record(wageTalks, claim('a', 'union', 8, 'soft', 1))
    expect(positions(talks).union.raise).toBe(position(talks, 'union', 'raise'))
    expect(safePosition(talks as Parameters<typeof position>[0], 'onion', 'raise')).toMatchObject({ success: false })
  })
})

describe('the position of a coalition', () => {
  const owners = (change: object) =>
    defineNegotiation({
      ...wageDefinition,
      parties: { ...wageDefinition.parties, owners: { ...wageDefinition.parties.owners, ...change } },
    })
  const said = [
    claim('p', 'port', { atMost: 4 }, 'firm', 1),
    claim('c', 'city', { atLeast: 3, atMost: 5 }, 'firm', 1),
  ] as const

  it('should be unknown without a rule, as that of members is when the coalition speaks', () => {
    expect(read(record(owners({}), ...said), 'owners')).toBe('nothing | anything')
    const spoken = record(
      owners({}),
      demand({ id: 'o', by: 'owners', issue: 'raise', region: 2, firmness: 'firm', date: day(1) }),
    )
    expect(read(spoken, 'port')).toBe('nothing | anything')
  })

  it('should be what all members accept, by unanimity', () => {
    const talks = record(owners({ rule: 'unanimity' }), ...said)
    expect(read(talks, 'owners')).toBe('from 3 up to 4 % | from 3 up to 4 %')
    expect(position(talks, 'owners', 'raise')).toMatchObject({ through: ['port', 'city'], acts: ['p', 'c'] })
  })

  it('should show nothing as accepted while members are counted who are not named', () => {
    expect(read(record(owners({ rule: 'unanimity', size: { about: 30 } }), ...said), 'owners')).toBe(
      'nothing | from 3 up to 4 %',
    )
  })

  it.each([{ exactly: 30 }, { about: 3 }])(
    'should show nothing as accepted of %j members of which two are named',
    (size) => {
      const talks = record(owners({ rule: 'unanimity', size }), ...said)
      expect(read(talks, 'owners')).toBe('nothing | from 3 up to 4 %')
    },
  )

  it('should be what its members accept where all that are counted are named, or where its leads decide', () => {
    const named = record(owners({ rule: 'unanimity', size: { exactly: 2 } }), ...said)
    const led = record(owners({ rule: 'leads', leads: ['port'], size: { about: 30 } }), ...said)
    expect([read(named, 'owners'), read(led, 'owners')]).toEqual([
      'from 3 up to 4 % | from 3 up to 4 %',
      'at most 4 % | at most 4 %',
    ])
  })

  it('should not be that of its leads without a rule', () => {
    expect(read(record(owners({ leads: ['city'] }), ...said), 'owners')).toBe('nothing | anything')
  })

  it('should name the acts of all who decide, each once', () => {
    const joint = proposal({ id: 'j', by: 'port', jointlyWith: ['city'], terms: { raise: 3.5 }, date: day(2) })
    const no = rejection({ id: 'n', by: 'city', issue: 'raise', region: 5, date: day(3) })
    expect(position(record(owners({ rule: 'unanimity' }), ...said, joint, no), 'owners', 'raise')).toMatchObject({
      acts: ['p', 'j', 'c', 'n'],
      innerActs: ['p', 'j', 'c', 'n'],
      outerActs: ['p', 'c', 'n'],
    })
  })

  it('should be what the leads accept, by that rule', () => {
    expect(read(record(owners({ rule: 'leads', leads: ['city'] }), ...said), 'owners')).toBe(
      'from 3 up to 5 % | from 3 up to 5 %',
    )
  })

  it('should be its own once it has spoken', () => {
    const own = demand({ id: 'o', by: 'owners', issue: 'raise', region: 2, firmness: 'firm', date: day(1) })
    expect(read(record(owners({ rule: 'unanimity' }), ...said, own), 'owners')).toBe('2 % | 2 %')
  })

  it('should be its own, and unknown, once it has said no more than how much the issue matters to it', () => {
    const weight = statement({ id: 'w', by: 'owners', issue: 'raise', salience: 0.5, date: day(1) })
    expect(read(record(owners({ rule: 'unanimity' }), ...said, weight), 'owners')).toBe('nothing | anything')
  })

  it('should count for its members where it binds them, until they speak again', () => {
    const own = demand({ id: 'o', by: 'owners', issue: 'raise', region: 2, firmness: 'firm', date: day(2) })
    const talks = record(owners({ bindsMembers: true }), ...said, own)
    expect([read(talks, 'port'), read(talks, 'city')]).toEqual(['2 % | 2 %', '2 % | 2 %'])
    expect(read(record(talks, claim('again', 'port', 3, 'firm', 3)), 'port')).toBe('3 % | 3 %')
  })

  it.each([
    [true, '2 % | 2 %'],
    [false, 'at most 4 % | at most 4 %'],
  ])('should count for the members of a member that binds its own: %s', (bindsMembers, expected) => {
    const talks = defineNegotiation({
      ...wageDefinition,
      parties: {
        ...wageDefinition.parties,
        owners: { ...wageDefinition.parties.owners, bindsMembers },
        chamber: { kind: 'coalition', name: 'Chamber', members: ['owners', 'union'], bindsMembers: true },
      },
    })
    const whole = demand({ id: 'o', by: 'chamber', issue: 'raise', region: 2, firmness: 'firm', date: day(2) })
    expect(read(record(talks, ...said, whole), 'port')).toBe(expected)
    expect(read(record(talks, ...said, whole), 'union')).toBe('2 % | 2 %')
  })
})
