import {
  type ActInput,
  accusation,
  defineNegotiation,
  demand,
  doubt,
  extend,
  incident,
  meeting,
  type Negotiation,
  parseNegotiation,
  pledge,
  proposal,
  record,
  recordAll,
  rejection,
  threat,
  undo,
  whatIf,
  withdraw,
} from 'demarche'
import { describe, expect, it } from 'vitest'
import { wageTalks } from '../support/wage.js'

const date = '2026-01-10'
const claim = demand({ id: 'claim', by: 'union', issue: 'raise', region: { atLeast: 6 }, firmness: 'firm', date })
const offer = proposal({ id: 'offer', by: 'port', terms: { raise: 3, council: true }, date })
const joint = proposal({ id: 'joint', by: 'port', jointlyWith: ['city'], terms: { raise: 4 }, date })
const session = meeting({ id: 'session', participants: [{ party: 'union' }, { party: 'port' }], date })
const fear = doubt({ id: 'fear', date })
const talks: Negotiation = record(wageTalks, claim, offer, joint, session, fear)
const once = withdraw(talks, 'claim', { date })

function told(run: () => unknown): string[] {
  try {
    run()
  } catch (error) {
    return (error as Error).message.split('\n')
  }
  return []
}

const toldOf = (...acts: object[]) => told(() => recordAll(talks, acts as ActInput[]))
const answer = (fields: object) => ({ kind: 'rejection', id: 'n', by: 'union', date, ...fields })
const back = (fields: object) => ({ kind: 'withdrawal', id: 'n', by: 'union', date, ...fields })

/** What is said of acts that do not fit the record, so that every sentence has been read by a person. */
describe('record, of an act', () => {
  it.each<[string, object[], string[]]>([
    [
      'a maker named twice',
      [{ ...claim, id: 'n', jointlyWith: ['port', 'port'] }],
      ['acts[0].jointlyWith: expected each party that makes the act once, found union, port, port'],
    ],
    [
      'a speaker of others',
      [{ ...claim, id: 'n', jointlyWith: ['city'], speaker: 'bram' }],
      ['acts[0].speaker: expected a speaker who speaks for union or city, found bram, who speaks for port, owners'],
    ],
    ['a speaker of one maker of several', [{ ...claim, id: 'n', jointlyWith: ['port'], speaker: 'bram' }], []],
    ['a speaker where nobody acts', [{ ...session, id: 'n', speaker: 'bram' }], []],
    [
      'a region without its issue',
      [{ kind: 'appeal', id: 'n', by: 'city', region: 3, date }],
      ['acts[0].issue: expected the issue of the region, found nothing'],
    ],
    [
      'conditions without an issue or off the scale',
      [
        {
          ...offer,
          id: 'n',
          conditions: [{ note: 'a vote' }, { note: 'b', region: 3 }, { note: 'c', issue: 'raise', region: 11 }],
        },
      ],
      [
        'acts[0].conditions[1].issue: expected the issue of the region, found nothing',
        'acts[0].conditions[2].region: 11 is not on the scale of raise: expected a number from 0 to 10 %',
      ],
    ],
    [
      'linked outcomes off their scales',
      [
        {
          ...claim,
          id: 'n',
          conditionFor: [
            { issue: 'council', region: true },
            { issue: 'council', region: 'yes' },
          ],
        },
      ],
      ['acts[0].conditionFor[1].region: "yes" is not on the scale of council: expected true or false'],
    ],
    [
      'terms off their scales',
      [{ ...offer, id: 'n', terms: { raise: 11, council: 'yes' } }],
      [
        'acts[0].terms.raise: 11 is not on the scale of raise: expected a number from 0 to 10 %',
        'acts[0].terms.council: "yes" is not on the scale of council: expected true or false',
      ],
    ],
    [
      'a region and an ideal off the scale',
      [{ ...claim, id: 'n', region: 11, ideal: 12 }],
      [
        'acts[0].region: 11 is not on the scale of raise: expected a number from 0 to 10 %',
        'acts[0].ideal: 12 is not on the scale of raise: expected a number from 0 to 10 %',
      ],
    ],
    [
      'an answer of the day before',
      [answer({ by: 'port', answers: 'claim', date: '2026-01-09' })],
      ['acts[0].answers: act "claim" comes later: it is dated 2026-01-10, after 2026-01-09'],
    ],
    [
      'an answer of some day up to then',
      [answer({ by: 'port', answers: 'claim', date: { from: '2026-01-01', to: date } })],
      [],
    ],
    [
      'an answer to itself',
      [answer({ answers: 'n' })],
      ['acts[0].answers: act "n" comes later: record it before the act that names it'],
    ],
    [
      'an answer to an act that is not there',
      [{ ...claim, id: 'other' }, answer({ by: 'port', answers: 'ohter' })],
      [
        'acts[1].answers: unknown act "ohter" (known: claim, offer, joint, session, fear, other); did you mean "other"?',
      ],
    ],
    [
      'an answer to what cannot be answered',
      [answer({ answers: 'session' })],
      [
        'acts[0].answers: expected an act that can be answered (demand, proposal, statement, appeal, pledge, accusation, threat), found the meeting session',
      ],
    ],
    [
      'an answer to an act of one’s own',
      [answer({ jointlyWith: ['city'], answers: 'joint' })],
      ['acts[0].answers: expected an act of another party, found joint, which city made itself'],
    ],
    [
      'an answer to other terms than were proposed',
      [answer({ answers: 'offer', issues: ['shifts', 'raise', 'venue'] })],
      [
        'acts[0].issues: expected issues that offer is about (raise, council), found shifts',
        'acts[0].issues: expected issues that offer is about (raise, council), found venue',
      ],
    ],
    [
      'an answer to another issue than was asked for',
      [answer({ by: 'port', answers: 'claim', issues: ['council'] })],
      ['acts[0].issues: expected issues that claim is about (raise), found council'],
    ],
    [
      'an answer on an issue to an act that names none',
      [{ kind: 'accusation', id: 'blame', by: 'city', date }, answer({ answers: 'blame', issues: ['raise'] })],
      ['acts[1].issues: expected no issues, since blame names none, found raise'],
    ],
    ['an answer to the issue that was asked for', [answer({ by: 'port', answers: 'claim', issues: ['raise'] })], []],
    [
      'the withdrawal of an act of another',
      [back({ by: 'port', withdraws: 'claim' })],
      ['acts[0].withdraws: expected an act of port that still stands, found claim by union'],
    ],
    [
      'the withdrawal by one who was not among the makers',
      [back({ by: 'city', jointlyWith: ['union'], withdraws: 'joint' })],
      ['acts[0].withdraws: expected an act of union that still stands, found joint by port, city'],
    ],
    [
      'the withdrawal of what nobody did',
      [back({ withdraws: 'session' })],
      ['acts[0].withdraws: expected an act of union that still stands, found session by nobody'],
    ],
    [
      'two withdrawals at once',
      [back({ withdraws: 'claim' }), back({ id: 'm', withdraws: 'claim' })],
      ['acts[1].withdraws: expected an act of union that still stands, found claim, which was withdrawn before'],
    ],
    [
      'a taken id and an unknown name',
      [{ ...claim, by: 'onion' }],
      [
        'acts[0].by: unknown party "onion" (known: union, port, city, owners); did you mean "union"?',
        'acts[0].id: the act id "claim" is already taken; ids are unique',
      ],
    ],
  ])('should say of %s what is wrong', (_, acts, message) => {
    expect(toldOf(...acts)).toEqual(message)
  })

  it('should say of a withdrawn act that it was withdrawn, by whom it was not', () => {
    expect(told(() => recordAll(once, [back({ withdraws: 'claim' })] as ActInput[]))).toEqual([
      'acts[0].withdraws: expected an act of union that still stands, found claim, which was withdrawn before',
    ])
    expect(told(() => recordAll(once, [back({ withdraws: 'claim-withdrawn' })] as ActInput[]))).toEqual([
      'acts[0].withdraws: expected an act other than a withdrawal (make the withdrawn act again instead), found the withdrawal claim-withdrawn',
    ])
    const byPort = withdraw(talks, 'joint', { date, by: 'port' })
    expect(told(() => withdraw(byPort, 'joint', { id: 'n', date, by: 'city' }))).toEqual([])
    expect(told(() => withdraw(byPort, 'joint', { id: 'n', date }))).toEqual([
      'acts[0].withdraws: expected an act of port that still stands, found joint, which was withdrawn before',
    ])
  })

  it.each(['pledge', 'doubt', 'meeting', 'incident'] as const)('should look up the acts that a %s names', (kind) => {
    const naming = (id: string): object[] =>
      ({
        pledge: [{ ...pledge({ id: 'n', by: 'city', date }), reiterates: id }],
        doubt: [{ ...fear, id: 'n', concerning: id, causedBy: ['offer', id] }],
        meeting: [{ ...session, id: 'n', perhapsSameAs: id }],
        incident: [{ ...incident({ id: 'n', date }), partOf: id }],
      })[kind]
    const places = {
      pledge: ['reiterates'],
      doubt: ['concerning', 'causedBy[1]'],
      meeting: ['perhapsSameAs'],
      incident: ['partOf'],
    }
    expect(toldOf(...naming('claim'))).toEqual([])
    expect(toldOf(...naming('calim'))).toEqual(
      places[kind].map(
        (place) =>
          `acts[0].${place}: unknown act "calim" (known: claim, offer, joint, session, fear); did you mean "claim"?`,
      ),
    )
  })

  it('should let everything be answered that asks for something or says something', () => {
    const more = record(
      talks,
      pledge({ id: 'pledge', by: 'city', date }),
      accusation({ id: 'blame', by: 'city', date }),
      threat({ id: 'strike', by: 'city', date }),
    )
    for (const answers of ['claim', 'offer', 'pledge', 'blame', 'strike']) {
      const by = answers === 'claim' ? 'port' : 'union'
      expect(told(() => record(more, rejection({ id: 'n', by, answers, date })))).toEqual([])
    }
  })

  it('should tell the first thousand faults and no more', () => {
    const strangers = Array.from({ length: 1_001 }, (_, i) => `stranger${i}`)
    expect(toldOf({ ...claim, id: 'n', to: strangers })).toHaveLength(1_000)
    expect(toldOf(...strangers.map((id) => ({ ...claim, id, by: 'stranger' })))).toHaveLength(1_000)
  })

  it('should refuse what is no list, and say where a value cannot be read', () => {
    expect(told(() => recordAll(talks, 7 as never))).toEqual(['acts: expected an array, found 7'])
    const unreadable = {
      get note() {
        throw new Error('not now')
      },
    }
    const place = 'acts[0].note: expected data, found a value that throws when it is read'
    expect(told(() => recordAll(talks, [unreadable] as never))).toEqual([place])
    expect(told(() => whatIf(talks, unreadable as never))).toEqual([place])
  })
})

describe('withdraw', () => {
  it.each<[string, () => unknown, string]>([
    [
      'an act that is not there',
      () => withdraw(talks, 'clam', { date }),
      'withdraws: unknown act "clam" (known: claim, offer, joint, session, fear); did you mean "claim"?',
    ],
    [
      'what nobody did',
      () => withdraw(talks, 'fear', { date }),
      'withdraws: expected an act that a party made, found fear, which nobody is said to have made',
    ],
    [
      'what is no id',
      () => withdraw(talks, 7 as never, { date }),
      'withdraws: expected the id of a known act, found 7',
    ],
    [
      'nothing about it',
      () => withdraw(talks, 'claim', undefined as never),
      'options: expected an object with options, found undefined',
    ],
    ['no date', () => withdraw(talks, 'claim', {} as never), 'acts[0].date: expected a calendar date'],
  ])('should say of %s what is wrong', (_, run, message) => {
    expect(told(run).join('\n')).toContain(message)
  })
})

describe('undo', () => {
  it.each([-1, 6, 0.5, '1'])('should not take back %j of five acts', (count) => {
    expect(told(() => undo(talks, count as number))).toEqual([
      `count: expected a number of acts from 0 to the 5 in the record, found ${JSON.stringify(count)}`,
    ])
  })
})

describe('defineNegotiation', () => {
  const stored = JSON.parse(JSON.stringify(wageTalks))
  const relation = (fields: object) =>
    told(() =>
      parseNegotiation({ ...stored, relations: { r: { kind: 'strain', between: ['union', 'port'], ...fields } } }),
    )

  it.each<[string, object, string[]]>([
    [
      'a mediation without mediator',
      { kind: 'mediation' },
      ['relations.r.mediator: expected the party that mediates, found nothing'],
    ],
    [
      'a mediator where nothing is mediated',
      { mediator: 'city' },
      ['relations.r.mediator: expected a mediator only where the kind is mediation, found strain with a mediator'],
    ],
    [
      'a party that stands against itself',
      { between: ['union', 'union'] },
      ['relations.r.between: expected different parties, found union, union'],
    ],
    [
      'a mediator between itself and others',
      { kind: 'mediation', mediator: 'port' },
      ['relations.r.between: expected different parties, found union, port'],
    ],
    ['a mediator between others', { kind: 'mediation', mediator: 'city' }, []],
    [
      'an end before the beginning',
      { since: '2026-02-01', until: '2026-01-31' },
      ['relations.r.until: expected a day from 2026-02-01 on, found 2026-01-31'],
    ],
    ['a single day', { since: '2026-02-01', until: '2026-02-01' }, []],
    ['an open end', { since: '2026-02-01' }, []],
    ['an open beginning', { until: '2026-02-01' }, []],
  ])('should say of %s what is wrong', (_, fields, message) => {
    expect(relation(fields)).toEqual(message)
  })

  const group = (members: readonly string[] = [], leads: readonly string[] = []) => ({
    kind: 'group',
    name: 'G',
    ...(members.length > 0 && { members }),
    ...(leads.length > 0 && { leads }),
  })
  const toldOfParties = (parties: object) =>
    told(() => defineNegotiation({ id: 'x', title: 'X', parties, issues: {} } as never))

  it('should name every circle of parties once, and only those who are in it', () => {
    expect(
      toldOfParties({
        a: group(['b']),
        b: group([], ['c']),
        c: group(['b']),
        d: group(['a', 'e']),
        e: group([], ['e']),
      }),
    ).toEqual([
      'parties.b.members: b → c → b: a party cannot contain itself',
      'parties.e.members: e → e: a party cannot contain itself',
    ])
    expect(toldOfParties({ a: group(['b', 'c']), b: group(['d']), c: group(['d'], ['d']), d: group() })).toEqual([])
  })

  it.each([
    ['outermost', (ids: string[]) => ids],
    ['innermost', (ids: string[]) => ids.toReversed()],
  ])('should take parties that nest 64 deep and no deeper, the %s written first', (_, ordered) => {
    const nested = (depth: number, others = {}) => {
      const ids = ordered(Array.from({ length: depth + 1 }, (_, i) => `p${i}`))
      const inside = (id: string) => (id === `p${depth}` ? group() : group([`p${Number(id.slice(1)) + 1}`]))
      return toldOfParties({ ...others, ...Object.fromEntries(ids.map((id) => [id, inside(id)])) })
    }
    expect(nested(64)).toEqual([])
    expect(nested(65)).toEqual(['parties.p0.members: expected parties within parties, at most 64 deep, found more'])
    expect(nested(65, { a: group(['a']) })).toEqual(['parties.a.members: a → a: a party cannot contain itself'])
  })

  it('should need members or leads only for a rule that rests on them', () => {
    const rules = [
      { rule: 'unanimity', members: ['b'] },
      { rule: 'leads', leads: ['b'] },
      { bindsMembers: true, members: ['b'] },
      { bindsMembers: false },
    ]
    for (const rule of rules)
      expect(toldOfParties({ a: { kind: 'group', name: 'G', ...rule }, b: group() })).toEqual([])
  })
})

describe('extend', () => {
  it.each([
    ['parties', 'union', { kind: 'group', name: 'U' }],
    ['delegates', 'amal', { name: 'A', role: 'r', speaksFor: ['port'] }],
    ['issues', 'raise', { name: 'R', scale: { kind: 'binary' } }],
    ['sources', 'minutes', { title: 'M' }],
    ['relations', 'feud', { kind: 'strain', between: ['port', 'city'] }],
  ] as const)('should not take %s whose id is taken', (key, id, part) => {
    const known = extend(wageTalks, { relations: { feud: { kind: 'strain', between: ['union', 'port'] } } })
    expect(told(() => extend(known, { [key]: { [id]: part } }))).toEqual([
      `${key}.${id}: the ${key} id "${id}" is already taken; ids are unique`,
    ])
  })
})
