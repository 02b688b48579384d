import {
  acceptance,
  assess,
  blockers,
  commonGround,
  compare,
  defineNegotiation,
  demand,
  demandStatus,
  proposal,
  record,
  rejection,
  safeAssess,
  statement,
  trajectory,
  undo,
  withdraw,
  zopa,
} from 'demarche'
import { describe, expect, it } from 'vitest'
import { describeRegion } from '../../src/report/words.js'
import { faultsOf, wageDefinition, wageTalks } from '../support/wage.js'

const date = '2026-01-10'
const claim = demand({
  id: 'claim',
  by: 'union',
  to: ['port'],
  issue: 'raise',
  region: { atLeast: 6 },
  firmness: 'firm',
  date,
})
const limit = demand({
  id: 'limit',
  by: 'port',
  to: ['union'],
  issue: 'raise',
  region: { atMost: 3 },
  firmness: 'firm',
  date,
})
const talks = record(wageTalks, claim, limit)

describe('blockers', () => {
  it('should name the parties that exclude each other, how far apart, and the acts by which', () => {
    expect(blockers(talks)).toEqual([
      {
        issue: 'raise',
        parties: ['union', 'port'],
        lower: 0.3,
        weight: 0.25,
        acts: { union: ['claim'], port: ['limit'] },
      },
    ])
    expect(blockers(wageTalks)).toEqual([])
  })

  it('should rank by weight times distance', () => {
    const more = record(
      talks,
      statement({ id: 'u', by: 'union', issue: 'council', region: true, firmness: 'firm', date }),
      statement({ id: 'p', by: 'port', issue: 'council', region: false, firmness: 'firm', date }),
    )
    expect(blockers(more).map((blocker) => blocker.issue)).toEqual(['council', 'raise'])
    expect(
      blockers(more, { weights: { raise: 9, shifts: 0, council: 1, venue: 0 } }).map((blocker) => blocker.issue),
    ).toEqual(['raise', 'council'])
  })

  it('should find the parties that only together leave nothing, and the one that refuses everything', () => {
    const venue = (
      id: string,
      by: 'union' | 'port' | 'city',
      region: { anyOf: readonly ('court' | 'ministry' | 'chamber')[] },
    ) => statement({ id, by, issue: 'venue', region, firmness: 'firm', date })
    const three = record(
      wageTalks,
      venue('u', 'union', { anyOf: ['court', 'ministry'] }),
      venue('p', 'port', { anyOf: ['ministry', 'chamber'] }),
      venue('c', 'city', { anyOf: ['court', 'chamber'] }),
    )
    expect(blockers(three).map((blocker) => blocker.parties)).toEqual([['union', 'port', 'city']])
    const all = { anyOf: ['court', 'ministry', 'chamber'] } as const
    const alone = record(wageTalks, rejection({ id: 'r', by: 'city', issue: 'venue', region: all, date }))
    expect(blockers(alone)).toMatchObject([{ parties: ['city'], lower: 1 }])
  })
})

describe('zopa and commonGround', () => {
  it('should hold the values that no party has ruled out, and those that all accept', () => {
    const near = record(
      wageTalks,
      claim,
      demand({ id: 'up', by: 'port', issue: 'raise', region: { atMost: 7 }, firmness: 'firm', date }),
    )
    const zone = zopa(near, 'raise', { parties: ['union', 'port'] })
    expect(describeRegion(wageTalks.issues.raise.scale, zone.shown)).toBe('from 6 up to 7 %')
    expect(zone).toMatchObject({ verdict: 'agreed', silent: [], acts: ['claim', 'up'] })
    expect(zopa(near, 'raise')).toMatchObject({ verdict: 'open', silent: ['city', 'owners'] })
    expect(zopa(talks, 'raise').verdict).toBe('blocked')
  })

  it('should leave out what is blocked and put first what is agreed', () => {
    const more = record(
      talks,
      statement({ id: 'u', by: 'union', issue: 'council', region: true, firmness: 'firm', date }),
      statement({ id: 'p', by: 'port', issue: 'council', region: true, firmness: 'soft', date }),
    )
    const ground = commonGround(more, { parties: ['union', 'port'] })
    expect(ground.map(({ issue, verdict }) => [issue, verdict])).toEqual([
      ['council', 'agreed'],
      ['shifts', 'unknown'],
      ['venue', 'unknown'],
    ])
  })
})

describe('demandStatus', () => {
  it('should keep the answer of each addressee, and apart from them that of third parties', () => {
    const asked = record(
      wageTalks,
      { ...claim, to: ['port', 'city'] },
      rejection({ id: 'no', by: 'owners', answers: 'claim', date }),
    )
    expect(demandStatus(asked)).toEqual([
      {
        act: 'claim',
        by: 'union',
        jointlyWith: [],
        issue: 'raise',
        status: { port: 'open', city: 'open' },
        rejectedBy: ['owners'],
        acceptedBy: [],
        answers: { owners: 'no' },
        conditionFor: [],
        acts: ['claim', 'no'],
      },
    ])
  })

  it('should follow the last answer, and forget one that is withdrawn', () => {
    const answered = record(
      talks,
      rejection({ id: 'no', by: 'port', answers: 'claim', date }),
      acceptance({ id: 'yes', by: 'port', answers: 'claim', date }),
    )
    expect(demandStatus(answered)[0]?.status).toEqual({ port: 'accepted' })
    expect(demandStatus(withdraw(answered, 'yes', { date }))[0]?.status).toEqual({ port: 'rejected' })
  })

  it('should leave out demands that are withdrawn', () => {
    expect(demandStatus(withdraw(talks, 'claim', { date })).map((status) => status.act)).toEqual(['limit'])
  })
})

describe('assess', () => {
  const verdicts = (...args: Parameters<typeof assess>) =>
    assess(...args).map(({ party, verdict }) => `${party}: ${verdict}`)

  it('should say of every party what it accepts, what it rules out, and how far it is', () => {
    const [union, port, city] = assess(talks, { terms: { raise: 5 } })
    expect(union).toMatchObject({
      party: 'union',
      verdict: 'ruledOut',
      terms: [{ verdict: 'ruledOut', lower: expect.closeTo(0.1), acts: ['claim'] }],
    })
    expect(port).toMatchObject({ verdict: 'ruledOut', terms: [{ lower: expect.closeTo(0.2) }] })
    expect(city).toMatchObject({ verdict: 'open', terms: [{ verdict: 'open', lower: 0, upper: 1 }] })
    expect(verdicts(talks, { terms: { raise: 6 } })[0]).toBe('union: accepted')
  })

  it('should know a package that was accepted or refused as a whole', () => {
    const offered = record(
      wageTalks,
      proposal({ id: 'offer', by: 'port', terms: { raise: 3, council: true }, date }),
      rejection({ id: 'no', by: 'union', answers: 'offer', date }),
      acceptance({ id: 'yes', by: 'city', answers: 'offer', date }),
    )
    expect(verdicts(offered, 'offer')).toEqual(['union: ruledOut', 'port: accepted', 'city: accepted', 'owners: open'])
    expect(assess(offered, { terms: { council: true, raise: 3 } })[0]?.answered).toEqual({
      answer: 'rejected',
      act: 'no',
    })
    expect(assess(offered, 'offer')[1]?.answered).toEqual({ answer: 'proposed', act: 'offer' })
    expect(verdicts(offered, { terms: { raise: 3 } })[0]).toBe('union: open')
  })

  it('should go by the last answer, also to a wider package, and for single terms by the position', () => {
    const wide = proposal({ id: 'wide', by: 'port', terms: { raise: { atMost: 4 }, council: true }, date })
    const refused = record(wageTalks, wide, rejection({ id: 'no', by: 'union', answers: 'wide', date: '2026-01-11' }))
    expect(verdicts(refused, { terms: { raise: 2, council: true } })[0]).toBe('union: ruledOut')
    expect(verdicts(refused, { terms: { raise: 5, council: true } })[0]).toBe('union: open')
    const later = record(refused, acceptance({ id: 'yes', by: 'union', answers: 'wide', date: '2026-01-12' }))
    expect(verdicts(later, { terms: { raise: 2, council: true } })[0]).toBe('union: accepted')
    const single = record(
      wageTalks,
      proposal({ id: 'one', by: 'port', terms: { raise: 3 }, date }),
      rejection({ id: 'no', by: 'union', answers: 'one', date: '2026-01-11' }),
      statement({ id: 'after', by: 'union', issue: 'raise', region: 3, firmness: 'soft', date: '2026-01-12' }),
    )
    expect(verdicts(single, 'one')[0]).toBe('union: accepted')
  })

  it('should see a condition that a package does not meet, or is silent on', () => {
    const linked = record(
      wageTalks,
      demand({
        id: 'if',
        by: 'union',
        issue: 'council',
        region: true,
        firmness: 'soft',
        date,
        conditionFor: [{ issue: 'raise', region: { atMost: 5 } }],
      }),
      statement({ id: 'low', by: 'union', issue: 'raise', region: { anyOf: [4, 8] }, firmness: 'soft', date }),
    )
    const union = (terms: { raise: number; council?: boolean }) => assess(linked, { terms }, { parties: ['union'] })[0]
    expect(union({ raise: 4, council: false })).toMatchObject({ verdict: 'ruledOut', unmetConditions: ['if'] })
    expect(union({ raise: 4 })).toMatchObject({ verdict: 'open', openConditions: ['if'] })
    expect(union({ raise: 4, council: true })).toMatchObject({ verdict: 'accepted', openConditions: [] })
    expect(union({ raise: 8 })).toMatchObject({ verdict: 'accepted' })
  })

  it.each([
    ['terms of nothing', () => assess(talks, { terms: {} }), 'terms: inconsistent'],
    ['a term off the scale', () => assess(talks, { terms: { raise: 11 } }), 'terms.raise: offScale'],
    ['an unknown issue', () => assess(talks, { terms: { wage: 1 } as object }), ': unknownName'],
    ['an act that is no proposal', () => assess(talks, 'claim'), ': unknownName'],
  ])('should refuse %s', (_, run, fault) => {
    expect(faultsOf(run)).toEqual([fault])
    expect(safeAssess(talks, 'claim').success).toBe(false)
  })
})

describe('trajectory', () => {
  const later = record(
    talks,
    demand({ id: 'softer', by: 'union', issue: 'raise', region: { atLeast: 4 }, firmness: 'firm', date: '2026-01-20' }),
    statement({ id: 'aside', by: 'city', issue: 'raise', region: 1, firmness: 'firm', date: '2026-01-21' }),
  )

  it('should name the acts that moved the gap, and from where to where', () => {
    const { start, steps } = trajectory(later, 'union', 'port', { issues: ['raise'] })
    expect(start).toEqual({ lower: 0, upper: 1, verdict: 'unknown' })
    expect(steps.map(({ act, by, lower, verdict }) => ({ act, by, lower, verdict }))).toEqual([
      { act: 'limit', by: ['port'], lower: 0.3, verdict: 'blocked' },
      { act: 'softer', by: ['union'], lower: expect.closeTo(0.1), verdict: 'blocked' },
    ])
  })

  it('should show a withdrawal as a move', () => {
    const { steps } = trajectory(withdraw(talks, 'claim', { date: '2026-02-01' }), 'union', 'port', {
      issues: ['raise'],
    })
    expect(steps.at(-1)).toMatchObject({ act: 'claim-withdrawn', date: '2026-02-01', verdict: 'unknown', lower: 0 })
  })

  it('should follow a coalition through its members', () => {
    const ruled = defineNegotiation({
      ...wageDefinition,
      parties: { ...wageDefinition.parties, owners: { ...wageDefinition.parties.owners, rule: 'unanimity' } },
    })
    const { steps } = trajectory(record(ruled, claim, limit), 'union', 'owners', { issues: ['raise'] })
    expect(steps.map((step) => step.act)).toEqual(['limit'])
  })
})

describe('compare', () => {
  it('should tell which acts, positions and gaps are different', () => {
    const { acts, positions, gaps } = compare(undo(talks), talks)
    expect(acts).toEqual({ added: ['limit'], removed: [], changed: [] })
    expect(positions.map(({ party, issue }) => [party, issue])).toEqual([['port', 'raise']])
    expect(gaps[0]).toMatchObject({
      a: 'union',
      b: 'port',
      before: { verdict: 'unknown' },
      after: { verdict: 'blocked', lower: 0.3 },
    })
  })

  it('should tell which parties and issues came, went or changed', () => {
    const { city: ___, owners: ____, ...parties } = wageDefinition.parties
    const other = defineNegotiation({
      ...wageDefinition,
      delegates: {},
      parties: { ...parties, union: { ...parties.union, name: 'Dockers' }, state: { kind: 'state', name: 'State' } },
    })
    expect(compare(wageTalks, other).parties).toEqual({
      added: ['state'],
      removed: ['city', 'owners'],
      changed: ['union'],
    })
    expect(compare(wageTalks, other).issues).toEqual({ added: [], removed: [], changed: [] })
  })
})
