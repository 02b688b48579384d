import {
  acceptance,
  compare,
  defineNegotiation,
  demand,
  explainDeadlock,
  explainDeadlockAsync,
  feasible,
  feasibleAsync,
  minimalConcessions,
  minimalConcessionsAsync,
  type Negotiation,
  proposal,
  record,
  rejection,
  safeExplainDeadlock,
  safeFeasible,
  safeMinimalConcessions,
  statement,
  whatIf,
  withdraw,
  withdrawal,
} from 'demarche'
import { describe, expect, it } from 'vitest'
import { describeDeadlock } from '../../src/report/deadlockWords.js'
import { councilDemand, faultsOf, wageDefinition, wageTalks } from '../support/wage.js'

const date = '2026-01-10'
const actsOf = (sets: readonly { acts: readonly string[] }[]) => sets.map(({ acts }) => acts)

const six = demand({ id: 'six', by: 'union', issue: 'raise', region: { atLeast: 6 }, firmness: 'firm', date })
const four = demand({ id: 'four', by: 'port', issue: 'raise', region: { atMost: 4 }, firmness: 'firm', date })
const talks = record(wageTalks, six, four)

/** The city takes part in the deal only with a council; the port refuses one. */
const chain = record(
  wageTalks,
  demand({
    ...councilDemand,
    date,
    conditionFor: [{ issue: 'raise', region: { atLeast: 1 } }],
  }),
  statement({ id: 'noCouncil', by: 'port', issue: 'council', region: false, firmness: 'firm', date }),
)

describe('feasible', () => {
  it('should give a package that nobody rules out, with values that those accept who have spoken', () => {
    const open = record(
      wageTalks,
      statement({ id: 'a', by: 'union', issue: 'raise', region: { above: 3, atMost: 7 }, firmness: 'soft', date }),
      statement({ id: 'b', by: 'port', issue: 'raise', region: { below: 5 }, firmness: 'firm', date }),
    )
    const { possible, shown, unshown, deadlock, acts } = feasible(open)
    expect(possible).toEqual({
      answer: 'yes',
      package: { raise: 4, shifts: 'none', council: false, venue: 'court' },
    })
    expect(shown).toEqual({ answer: 'no' })
    expect(unshown[0]).toEqual({ issue: 'raise', parties: ['city', 'owners'] })
    expect(deadlock).toBeUndefined()
    expect(Object.keys(feasible(open))).not.toContain('deadlock')
    expect(acts).toEqual(['a', 'b'])
    const two = feasible(open, { parties: ['union', 'port'], issues: ['raise'] })
    expect(two.shown).toEqual({ answer: 'yes', package: { raise: 4 } })
    expect(two.unshown).toEqual([])
  })

  it('should see that two regions touch without overlapping', () => {
    const touching = record(
      wageTalks,
      six,
      demand({ id: 'under', by: 'port', issue: 'raise', region: { below: 6 }, firmness: 'firm', date }),
    )
    expect(feasible(touching).possible.answer).toBe('no')
    expect(feasible(touching).deadlock?.acts).toEqual(['six', 'under'])
  })

  it('should follow a condition to an issue that was not asked about, which a package may leave unsettled', () => {
    const { issues, linked, possible } = feasible(chain, { issues: ['raise'] })
    expect({ issues, linked }).toEqual({ issues: ['raise'], linked: ['council'] })
    expect(possible).toStrictEqual({ answer: 'yes', package: { raise: 0 } })
    expect(feasible(chain, { issues: ['raise'], terms: { raise: 3 } }).possible.answer).toBe('no')
    expect(feasible(chain, { parties: ['union', 'city'], terms: { raise: 3 }, issues: ['raise'] }).possible).toEqual({
      answer: 'yes',
      package: { raise: 3, council: true },
    })
  })

  it('should settle a number that a condition asks for, between ends that do not belong to it', () => {
    const priced = record(
      wageTalks,
      demand({
        id: 'ifRaise',
        by: 'union',
        issue: 'raise',
        region: { above: 2, below: 4 },
        firmness: 'soft',
        date,
        conditionFor: [{ issue: 'council', region: true }],
      }),
    )
    const asked = { parties: ['union', 'port'], issues: ['council'] } as const
    expect(feasible(priced, { ...asked, terms: { council: true } }).possible).toStrictEqual({
      answer: 'yes',
      package: { council: true, raise: 3 },
    })
    const less = statement({ id: 'one', by: 'port', issue: 'raise', region: { atMost: 1 }, firmness: 'firm', date })
    const unsettled = feasible(record(priced, less), asked)
    expect(unsettled.possible).toStrictEqual({ answer: 'yes', package: { council: false } })
  })

  it('should rule out what was refused together, until it is accepted', () => {
    const offer = proposal({ id: 'offer', by: 'port', terms: { council: true, shifts: 'none' }, date })
    const refused = record(wageTalks, offer, rejection({ id: 'no', by: 'union', answers: 'offer', date }))
    const given = { terms: { council: true, shifts: 'none' } } as const
    expect(feasible(refused, given).possible.answer).toBe('no')
    expect(feasible(refused, { terms: { council: true, shifts: 'few' } }).possible.answer).toBe('yes')
    const later = record(refused, acceptance({ id: 'yes', by: 'union', answers: 'offer', date: '2026-01-11' }))
    expect(feasible(later, given).possible.answer).toBe('yes')
    expect(feasible(later, { parties: ['union', 'port'], issues: ['council', 'shifts'] }).shown).toEqual({
      answer: 'yes',
      package: { council: true, shifts: 'none' },
    })
  })

  it('should read a silent coalition through its members, with their conditions', () => {
    const ruled = defineNegotiation({
      ...wageDefinition,
      parties: { ...wageDefinition.parties, owners: { ...wageDefinition.parties.owners, rule: 'unanimity' } },
    })
    const refused = record(
      ruled,
      statement({ id: 'cityWants', by: 'city', issue: 'council', region: true, firmness: 'firm', date }),
      statement({ id: 'unionNot', by: 'union', issue: 'council', region: false, firmness: 'firm', date }),
    )
    const pair = { parties: ['union', 'owners'] } as const
    expect(feasible(refused, pair).deadlock?.acts).toEqual(['cityWants', 'unionNot'])
    const speaks = record(
      refused,
      statement({ id: 'ownersSay', by: 'owners', issue: 'council', region: false, firmness: 'soft', date }),
    )
    expect(feasible(speaks, pair).possible.answer).toBe('yes')
  })
})

describe('explainDeadlock', () => {
  it('should list the smallest reasons first, and name parties and issues', () => {
    const more = record(
      talks,
      statement({ id: 'none', by: 'city', issue: 'raise', region: { anyOf: [0, 5] }, firmness: 'firm', date }),
    )
    const { deadlocks, complete } = explainDeadlock(more)
    expect(actsOf(deadlocks)).toEqual([
      ['six', 'four'],
      ['six', 'none'],
    ])
    expect(deadlocks[0]).toMatchObject({ parties: ['union', 'port'], issues: ['raise'], overtaken: [] })
    expect(complete).toBe(true)
    expect(explainDeadlock(wageTalks)).toMatchObject({ deadlocks: [], complete: true })
  })

  it('should name acts that a later one has overtaken', () => {
    const later = record(talks, { ...six, id: 'seven', region: { atLeast: 7 }, date: '2026-01-11' })
    expect(explainDeadlock(later).deadlocks.map(({ acts, overtaken }) => ({ acts, overtaken }))).toEqual([
      { acts: ['four', 'seven'], overtaken: [] },
      { acts: ['six', 'four'], overtaken: ['six'] },
    ])
  })

  it('should follow a chain of conditions', () => {
    const { deadlocks, linked } = explainDeadlock(chain, { issues: ['raise'], terms: { raise: 3 } })
    expect(actsOf(deadlocks)).toEqual([['ifCouncil', 'noCouncil']])
    expect(linked).toEqual(['council'])
    expect(deadlocks.map((deadlock) => describeDeadlock(chain, deadlock))).toEqual([
      'City makes “A works council” a condition for “Pay rise”: at least 1 % (ifCouncil, 2026-01-10); ' +
        'Port Company declares for not “A works council” (noCouncil, 2026-01-10).',
    ])
  })

  it('should name the act that shows what is accepted where a refusal reaches beyond what it names', () => {
    const beyond = record(
      wageTalks,
      statement({ id: 'likesTwo', by: 'port', issue: 'raise', region: 2, firmness: 'soft', date }),
      rejection({ id: 'notFive', by: 'port', issue: 'raise', region: 5, date }),
      demand({ id: 'eight', by: 'union', issue: 'raise', region: 8, firmness: 'firm', date }),
    )
    const { deadlocks, assumptions } = explainDeadlock(beyond)
    expect(actsOf(deadlocks)).toEqual([['likesTwo', 'notFive', 'eight']])
    expect(assumptions).toEqual([{ kind: 'singlePeakedPreferences' }])
  })

  it('should stop at a limit, and say that there may be more', () => {
    const { deadlocks, complete } = explainDeadlock(crowd, { limit: 5 })
    expect(deadlocks).toHaveLength(5)
    expect(complete).toBe(false)
    expect(explainDeadlock(crowd, { limit: 100 })).toMatchObject({ complete: true, deadlocks: { length: 100 } })
    expect(explainDeadlock(crowd, { limit: 99 }).complete).toBe(false)
  })

  it('should stop when it is told to, and keep what it has found', async () => {
    const all = explainDeadlock(crowd).deadlocks.length
    const stopped = explainDeadlock(crowd, stopAfter(3))
    expect(stopped.complete).toBe(false)
    expect(stopped.deadlocks.length).toBeGreaterThan(0)
    expect(stopped.deadlocks.length).toBeLessThan(all)
    const controller = new AbortController()
    const running = explainDeadlockAsync(crowd, { limit: 1e6, signal: controller.signal })
    controller.abort()
    expect((await running).complete).toBe(false)
    expect(await explainDeadlockAsync(crowd)).toEqual(explainDeadlock(crowd))
  })
})

describe('minimalConcessions', () => {
  it('should list the smallest sets first, and what each party could do alone', () => {
    const more = record(
      talks,
      statement({ id: 'none', by: 'port', issue: 'council', region: false, firmness: 'firm', date }),
      statement({ id: 'seat', by: 'union', issue: 'council', region: true, firmness: 'firm', date }),
    )
    const { concessions, keys, complete, cheapest } = minimalConcessions(more)
    expect(concessions.map(({ acts, parties, cost }) => ({ acts, parties, cost }))).toEqual([
      { acts: ['six', 'none'], parties: ['union', 'port'], cost: 2 },
      { acts: ['six', 'seat'], parties: ['union'], cost: 2 },
      { acts: ['four', 'none'], parties: ['port'], cost: 2 },
      { acts: ['four', 'seat'], parties: ['port', 'union'], cost: 2 },
    ])
    expect({ complete, cheapest }).toEqual({ complete: true, cheapest: true })
    expect(keys.map(({ party, alone, indispensable }) => ({ party, alone: actsOf(alone), indispensable }))).toEqual([
      { party: 'union', alone: [['six', 'seat']], indispensable: false },
      { party: 'port', alone: [['four', 'none']], indispensable: false },
    ])
    expect(minimalConcessions(wageTalks)).toMatchObject({ concessions: [], complete: true, keys: [] })
  })

  it('should count one act once that refuses several issues, whichever of its issues is not asked about', () => {
    const held = { by: 'port', firmness: 'firm', date } as const
    const refused = record(
      wageTalks,
      proposal({ id: 'offer', by: 'port', terms: { venue: 'court', shifts: { atMost: 'few' }, council: false }, date }),
      rejection({ id: 'no', by: 'union', answers: 'offer', issues: ['venue', 'shifts', 'council'], date }),
      statement({ ...held, id: 'shiftsOnly', issue: 'shifts', region: { atMost: 'few' } }),
      statement({ ...held, id: 'councilOnly', issue: 'council', region: false }),
    )
    const { concessions } = minimalConcessions(refused, { issues: ['shifts', 'council'] })
    expect(concessions.map(({ acts, cost }) => [acts, cost])).toEqual([
      [['no'], 1],
      [['shiftsOnly', 'councilOnly'], 2],
    ])
  })

  it('should say of a party without which there is no package that it is indispensable', () => {
    const both = record(
      talks,
      demand({ id: 'low', by: 'city', issue: 'raise', region: { atMost: 2 }, firmness: 'firm', date }),
    )
    expect(actsOf(minimalConcessions(both).concessions)).toEqual([['six'], ['four', 'low']])
    const firm = record(
      both,
      rejection({ id: 'nothing', by: 'union', issue: 'raise', region: { atLeast: 0 }, date: '2026-01-11' }),
    )
    expect(minimalConcessions(firm).keys.find(({ party }) => party === 'union')?.indispensable).toBe(true)
  })

  it('should rank by the salience of those who give way, and say where it is not known', () => {
    const weighed = record(
      talks,
      statement({ id: 'uRaise', by: 'union', issue: 'raise', salience: 0.9, date }),
      statement({ id: 'uCouncil', by: 'union', issue: 'council', salience: 0.1, date }),
    )
    const options = { issues: ['raise', 'council'], cost: 'salience' } as const
    const { concessions, assumptions } = minimalConcessions(weighed, options)
    expect(concessions.map(({ acts, cost }) => ({ acts, cost }))).toEqual([
      { acts: ['four'], cost: 0.5 },
      { acts: ['six'], cost: 0.9 },
    ])
    expect(assumptions).toContainEqual({ kind: 'equalSalience', party: 'port', unknownOn: ['raise', 'council'] })
    expect(assumptions).not.toContainEqual(expect.objectContaining({ party: 'union' }))
  })

  it('should rank by a cost of one’s own', () => {
    const { concessions } = minimalConcessions(talks, { cost: ({ id }) => (id === 'six' ? 3 : 1) })
    expect(concessions.map(({ acts, cost }) => [acts, cost])).toEqual([
      [['four'], 1],
      [['six'], 3],
    ])
  })

  it('should stop when it is told to, and claim nothing that it does not know', async () => {
    const stopped = minimalConcessions(crowd, stopAfter(1))
    expect(stopped).toMatchObject({ complete: false, cheapest: false })
    for (const key of stopped.keys) expect(key).not.toHaveProperty('indispensable')
    expect(await minimalConcessionsAsync(talks)).toEqual(minimalConcessions(talks))
    const tied = record(
      talks,
      demand({
        ...councilDemand,
        date,
        conditionFor: [{ issue: 'shifts', region: 'none' }],
      }),
    )
    expect(actsOf(minimalConcessions(tied).concessions)).toEqual([['six'], ['four']])
    expect(minimalConcessions(tied, stopAfter(0))).toMatchObject({ concessions: [], complete: false, cheapest: false })
    expect(feasible(chain, stopAfter(0)).possible).toEqual({ answer: 'undecided' })
    expect(await feasibleAsync(talks)).toEqual(feasible(talks))
  })
})

describe('a search that is stopped', () => {
  it('should show nothing of which it has found that it is impossible', () => {
    const any = { issue: 'raise', region: { atLeast: 0 }, firmness: 'soft', date } as const
    const spoken = record(chain, statement({ id: 'a', by: 'city', ...any }), statement({ id: 'b', by: 'port', ...any }))
    const answers = Array.from({ length: 8 }, (_, steps) => {
      const controller = new AbortController()
      let left = steps
      const onProgress = () => (left-- === 0 ? controller.abort() : undefined)
      const asked = { parties: ['city', 'port'], issues: ['raise'], terms: { raise: 3 } } as const
      const { possible, shown } = feasible(spoken, { ...asked, signal: controller.signal, onProgress })
      return `${possible.answer} ${shown.answer}`
    })
    expect(new Set(answers)).toEqual(new Set(['undecided undecided', 'no no']))
  })
})

describe('compare', () => {
  it('should tell which verdicts and deadlocks a supposed act changes', () => {
    const supposed = whatIf(talks, withdrawal({ id: 'back', by: 'union', withdraws: 'six', date: '2026-02-01' }))
    const { verdicts, deadlocks } = compare(talks, supposed, { deadlocks: true })
    expect(verdicts.map(({ issue, a, b, before, after }) => [issue, a, b, before.verdict, after.verdict])).toEqual([
      ['raise', 'union', 'port', 'blocked', 'unknown'],
    ])
    expect(deadlocks).toMatchObject({
      ended: [{ acts: ['six', 'four'] }],
      begun: [],
      blocked: { before: true, after: false },
      complete: true,
    })
    expect(compare(talks, supposed)).not.toHaveProperty('deadlocks')
    expect(compare(talks, supposed, { deadlocks: { issues: ['council'] } }).deadlocks?.ended).toEqual([])
  })

  it('should agree with a withdrawal on the record', () => {
    const taken = withdraw(talks, 'six', { date: '2026-02-01' })
    expect(compare(talks, taken, { deadlocks: true }).deadlocks?.ended).toHaveLength(1)
  })
})

describe('what is asked', () => {
  it.each([
    ['an unknown issue', () => feasible(talks, { issues: ['wage'] as never }), ': unknownName'],
    ['an unknown party', () => explainDeadlock(talks, { parties: ['onion'] as never }), ': unknownName'],
    ['a term off its scale', () => minimalConcessions(talks, { terms: { raise: 11 } }), 'terms.raise: offScale'],
    ['a limit of nothing', () => explainDeadlock(talks, { limit: 0 }), 'limit: inconsistent'],
    ['a limit that is no whole number', () => minimalConcessions(talks, { limit: 1.5 }), 'limit: inconsistent'],
    ['a cost below 0', () => minimalConcessions(talks, { cost: () => -1 }), 'cost: inconsistent'],
    ['a cost that is none', () => minimalConcessions(talks, { cost: 'cheap' as never }), 'cost: invalidType'],
  ])('should be refused with %s', (_, run, fault) => {
    expect(faultsOf(run)).toEqual([fault])
  })

  it.each([
    ['limit', () => explainDeadlock(talks, { limit: 0 }), '0'],
    ['limit', () => explainDeadlock(talks, { limit: '3' as never }), '"3"'],
    ['lookAt', () => minimalConcessions(talks, { lookAt: 1.5 }), '1.5'],
  ])('should name %s, and tell what is expected of it', (option, run, found) => {
    expect(run).toThrow(`${option}: expected a whole number from 1 on, found ${found}`)
  })

  it('should be answered with what cannot be changed', () => {
    const answers = [feasible(talks), explainDeadlock(talks), minimalConcessions(talks)]
    for (const answer of answers) for (const part of Object.values(answer)) expect(Object.isFrozen(part)).toBe(true)
  })

  it('should be answered, or refused, without throwing by the safe twins', () => {
    expect(safeFeasible(talks)).toMatchObject({ success: true, data: { possible: { answer: 'no' } } })
    expect(safeExplainDeadlock(talks, { limit: -1 }).success).toBe(false)
    expect(safeMinimalConcessions(talks).success).toBe(true)
  })
})

/** Ten who ask for all and ten who refuse any: a hundred deadlocks, two concessions. */
const crowd: Negotiation = crowdOf(10)

function crowdOf(count: number): Negotiation {
  const sides = ['for', 'against'] as const
  const members = sides.flatMap((side) => Array.from({ length: count }, (_, i) => ({ id: `${side}${i}`, side })))
  const empty = defineNegotiation({
    id: 'crowd',
    title: 'A crowd',
    parties: Object.fromEntries(members.map(({ id }) => [id, { kind: 'person', name: id } as const])),
    issues: { motion: { name: 'The motion', scale: { kind: 'binary' } } },
  }) as Negotiation
  return record(
    empty,
    ...members.map(({ id, side }) =>
      statement({ id: `says-${id}`, by: id, issue: 'motion', region: side === 'for', firmness: 'firm', date }),
    ),
  )
}

/** Options that stop a search once so many results are found. */
function stopAfter(found: number) {
  const controller = new AbortController()
  return {
    signal: controller.signal,
    onProgress: (progress: { found: number }) => {
      if (progress.found >= found) controller.abort()
    },
  }
}
