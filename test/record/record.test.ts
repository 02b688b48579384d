import {
  type ActInput,
  acceptance,
  accusation,
  appeal,
  asOf,
  demand,
  doubt,
  incident,
  meeting,
  type Negotiation,
  pledge,
  proposal,
  record,
  recordAll,
  rejection,
  safeRecord,
  safeRecordAll,
  safeUndo,
  statement,
  undo,
  withdraw,
} from 'demarche'
import { describe, expect, it } from 'vitest'
import { faultsOf, wageTalks } from '../support/wage.js'

const day = '2026-01-10'
const claim = demand({
  id: 'claim',
  by: 'union',
  to: ['port'],
  issue: 'raise',
  region: { atLeast: 6 },
  firmness: 'firm',
  date: day,
})
const offer = proposal({ id: 'offer', by: 'port', terms: { raise: 3, council: true }, date: day })
const talks = record(wageTalks, claim, offer)
const faults = (...acts: unknown[]) => faultsOf(() => record(talks as Negotiation, ...(acts as ActInput[])))

describe('record', () => {
  it('should return a new negotiation and leave the old one as it was', () => {
    expect(wageTalks.acts).toEqual([])
    expect(talks.acts.map((act) => act.id)).toEqual(['claim', 'offer'])
    expect(record(talks)).toBe(talks)
  })

  it('should take acts in a list too', () => {
    const more = [appeal({ id: 'a', by: 'city', date: day }), { ...claim, id: 'b' }]
    expect(recordAll(talks, more)).toEqual(record(talks, ...more))
    expect(safeRecordAll(talks, more)).toEqual({ success: true, data: record(talks, ...more) })
    expect(safeRecordAll(talks, [claim])).toMatchObject({ success: false })
  })

  it('should say of every act who asserts it and how certain its coding is', () => {
    expect(talks.acts[0]).toMatchObject({ assertedBy: 'narrator', certainty: 'explicit' })
    const said = record(
      talks,
      statement({
        id: 's',
        by: 'union',
        issue: 'council',
        region: true,
        firmness: 'soft',
        date: day,
        assertedBy: { officialsOf: 'city' },
        certainty: 'implied',
      }),
    )
    expect(said.acts.at(-1)).toMatchObject({ assertedBy: { officialsOf: 'city' }, certainty: 'implied' })
  })

  it('should keep acts that bear on no position, with what is known of them', () => {
    const more = record(
      talks,
      meeting({
        id: 'm',
        date: { from: '2026-01-05', to: day },
        participants: [{ party: 'union', delegates: ['amal'] }, { party: 'port' }],
        place: 'Town hall',
        absent: ['city'],
        topics: ['raise'],
      }),
      incident({ id: 'fire', date: { to: day }, place: 'Pier 4', casualties: { injured: 2, who: 'dockers' } }),
      doubt({ id: 'd', date: day, about: ['port'], concerning: 'offer', causedBy: ['fire'] }),
      accusation({ id: 'x', by: 'port', to: ['union'], date: day, note: 'of stalling' }),
      pledge({ id: 'p', by: 'city', date: day, reiterates: true }),
    )
    expect(more.acts.slice(2).map((act) => act.kind)).toEqual(['meeting', 'incident', 'doubt', 'accusation', 'pledge'])
  })

  it.each<[string, readonly unknown[], string]>([
    ['an unknown party', [{ ...claim, id: 'n', by: 'onion' }], 'acts.0.by: unknownName'],
    ['an unknown addressee', [{ ...claim, id: 'n', to: ['port', 'prot'] }], 'acts.0.to.1: unknownName'],
    ['an unknown issue', [{ ...claim, id: 'n', issue: 'wage' }], 'acts.0.issue: unknownName'],
    ['an unknown issue in a package', [{ ...offer, id: 'n', terms: { wage: 3 } }], 'acts.0.terms.wage: unknownName'],
    ['an empty package', [{ ...offer, id: 'n', terms: {} }], 'acts.0.terms: inconsistent'],
    [
      'an inherited name in a package',
      [JSON.parse('{"kind":"proposal","id":"n","by":"port","date":"2026-01-10","terms":{"__proto__":3}}')],
      'acts.0.terms.__proto__: invalidId',
    ],
    ['a value off the scale', [{ ...claim, id: 'n', region: 11 }], 'acts.0.region: offScale'],
    [
      'a bound off the scale',
      [{ ...claim, id: 'n', region: { anyOf: [1, { atLeast: -1 }] } }],
      'acts.0.region.anyOf.1.atLeast: offScale',
    ],
    [
      'both kinds of lower bound',
      [{ ...claim, id: 'n', region: { atLeast: 1, above: 1 } }],
      'acts.0.region: inconsistent',
    ],
    [
      'bounds on an unordered scale',
      [{ ...claim, id: 'n', issue: 'venue', region: { atLeast: 'court' } }],
      'acts.0.region: offScale',
    ],
    [
      'a condition off its scale',
      [{ ...claim, id: 'n', conditionFor: [{ issue: 'council', region: 'yes' }] }],
      'acts.0.conditionFor.0.region: offScale',
    ],
    ['an id that is taken', [{ ...claim }], 'acts.0.id: duplicateId'],
    [
      'an answer to nothing',
      [rejection({ id: 'n', by: 'port', answers: 'calim', date: day })],
      'acts.0.answers: unknownName',
    ],
    [
      'an answer before the question',
      [rejection({ id: 'n', by: 'port', answers: 'claim', date: '2026-01-09' })],
      'acts.0.answers: comesLater',
    ],
    [
      'an answer recorded before the question',
      [{ ...rejection({ id: 'n', by: 'port', answers: 'm', date: day }) }, { ...claim, id: 'm' }],
      'acts.0.answers: comesLater',
    ],
    [
      'an answer to oneself',
      [acceptance({ id: 'n', by: 'union', answers: 'claim', date: day })],
      'acts.0.answers: inconsistent',
    ],
    [
      'an answer that names a foreign issue',
      [rejection({ id: 'n', by: 'union', answers: 'offer', issues: ['shifts'], date: day })],
      'acts.0.issues: inconsistent',
    ],
    [
      'an answer to nothing and of nothing',
      [{ kind: 'rejection', id: 'n', by: 'port', date: day }],
      'acts.0: inconsistent',
    ],
    [
      'an answer both to an act and an outcome',
      [{ kind: 'rejection', id: 'n', by: 'port', answers: 'claim', issue: 'raise', region: 6, date: day }],
      'acts.0: inconsistent',
    ],
    [
      'a statement of nothing',
      [{ kind: 'statement', id: 'n', by: 'port', issue: 'raise', date: day }],
      'acts.0: inconsistent',
    ],
    [
      'a statement without firmness',
      [{ kind: 'statement', id: 'n', by: 'port', issue: 'raise', region: 3, date: day }],
      'acts.0: inconsistent',
    ],
    ['a speaker of another party', [{ ...claim, id: 'n', speaker: 'bram' }], 'acts.0.speaker: inconsistent'],
    ['a maker twice', [{ ...claim, id: 'n', jointlyWith: ['union'] }], 'acts.0.jointlyWith: inconsistent'],
    ['a salience above 1', [{ ...claim, id: 'n', salience: 2 }], 'acts.0.salience: invalidValue'],
    ['a date that is none', [{ ...claim, id: 'n', date: '2026-13-01' }], 'acts.0.date: invalidDate'],
    [
      'a range that ends before it begins',
      [{ ...claim, id: 'n', date: { from: '2026-01-11', to: day } }],
      'acts.0.date: invalidDate',
    ],
    [
      'a region without its issue',
      [{ kind: 'appeal', id: 'n', by: 'city', region: 3, date: day }],
      'acts.0.issue: missing',
    ],
    ['a CAMEO code that is none', [{ ...claim, id: 'n', event: { cameo: '21' } }], 'acts.0.event.cameo: invalidValue'],
    ['no act at all', [null], 'acts.0: invalidType'],
  ])('should refuse %s', (_, acts, fault) => {
    expect(faults(...acts)).toEqual([fault])
  })

  it('should record nothing when one act of several has a fault', () => {
    const result = safeRecord(talks, { ...claim, id: 'fine' }, { ...claim, id: 'bad', region: 11 })
    expect(result.success).toBe(false)
    expect(talks.acts).toHaveLength(2)
  })

  it('should store 0 for -0, which JSON does not know', () => {
    const zero = record(talks, { ...claim, id: 'z', region: -0 })
    expect(Object.is((zero.acts.at(-1) as { region: number }).region, 0)).toBe(true)
  })
})

describe('withdraw', () => {
  it('should record that the makers took the act back', () => {
    const joint = record(
      talks,
      proposal({ id: 'joint', by: 'port', jointlyWith: ['city'], terms: { raise: 4 }, date: day }),
    )
    expect(withdraw(joint, 'joint', { date: '2026-01-12', note: 'budget' }).acts.at(-1)).toEqual({
      kind: 'withdrawal',
      id: 'joint-withdrawn',
      date: '2026-01-12',
      by: 'port',
      jointlyWith: ['city'],
      withdraws: 'joint',
      note: 'budget',
      assertedBy: 'narrator',
      certainty: 'explicit',
    })
  })

  it.each([
    ['an act that is not there', () => withdraw(talks, 'clam', { date: day }), 'withdraws: unknownName'],
    ['an act of another', () => withdraw(talks, 'claim', { date: day, by: 'port' }), 'acts.0.withdraws: inconsistent'],
    [
      'an act before it was made',
      () => withdraw(talks, 'claim', { date: '2026-01-01' }),
      'acts.0.withdraws: comesLater',
    ],
    [
      'an act twice',
      () => withdraw(withdraw(talks, 'claim', { date: day }), 'claim', { id: 'again', date: day }),
      'acts.0.withdraws: inconsistent',
    ],
    [
      'a withdrawal',
      () => withdraw(withdraw(talks, 'claim', { date: day }), 'claim-withdrawn', { date: day }),
      'acts.0.withdraws: inconsistent',
    ],
    [
      'what nobody did',
      () => withdraw(record(talks, doubt({ id: 'd', date: day })), 'd', { date: day }),
      'withdraws: inconsistent',
    ],
  ])('should refuse %s', (_, run, fault) => {
    expect(faultsOf(run)).toEqual([fault])
  })
})

describe('asOf and undo', () => {
  it('should count an act from the last day on which it can have happened', () => {
    const ranged = record(talks, { ...claim, id: 'ranged', date: { from: '2026-01-01', to: '2026-01-20' } })
    expect(asOf(ranged, '2026-01-19').acts.map((act) => act.id)).toEqual(['claim', 'offer'])
    expect(asOf(ranged, '2026-01-20')).toBe(ranged)
  })

  it('should refuse what is no date and what cannot be undone', () => {
    expect(faultsOf(() => asOf(talks, 'yesterday'))).toEqual(['date: invalidDate'])
    expect(faultsOf(() => undo(talks, 3))).toEqual(['count: inconsistent'])
    expect(safeUndo(talks, 1.5).success).toBe(false)
    expect(undo(talks, 0)).toBe(talks)
  })
})
