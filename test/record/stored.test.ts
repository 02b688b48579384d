import { extend, gap, gapMatrix, type Negotiation, parseNegotiation, record, safeParseNegotiation } from 'demarche'
import { describe, expect, it } from 'vitest'

const date = '2026-01-10'
const evidence = [
  { source: 'paper' },
  { source: 'paper', selector: { type: 'TextQuoteSelector', exact: 'no', prefix: 'said ', suffix: '.' } },
  { source: 'paper', selector: { type: 'TextPositionSelector', start: 0, end: 2, sha256: '0'.repeat(64) } },
]
const claimed = { assertedBy: { officialsOf: 'north' }, certainty: 'implied', evidence, note: 'a note' }
const anyAct = {
  date: { from: '2026-01-01', to: date },
  to: ['south'],
  affects: ['east'],
  beneficiaries: ['north'],
  speaker: 'ida',
  event: { cameo: '0233', plover: { event: 'REQUEST', mode: 'a mode', context: ['economic'] } },
  ...claimed,
}
const made = { by: 'north', jointlyWith: ['east'] }
const topic = { issue: 'fee', about: ['south'] }

/** A stored negotiation in which every field that there is has been filled in. */
const whole = {
  schemaVersion: 1,
  id: 'strait',
  title: 'The strait',
  note: 'made up',
  singlePeaked: false,
  parties: {
    north: { kind: 'state', name: 'North', aliases: ['the North'], evidence, note: 'a note' },
    south: { kind: 'organisation', name: 'South', size: { exactly: 3 } },
    east: { kind: 'person', name: 'East' },
    league: {
      kind: 'coalition',
      name: 'League',
      members: ['north', 'east'],
      leads: ['north'],
      size: { about: 30 },
      beneficiaries: ['south'],
      rule: 'leads',
      bindsMembers: true,
    },
    crowd: { kind: 'group', name: 'Crowd', members: ['east'], rule: 'unanimity', bindsMembers: false },
  },
  issues: {
    fee: { name: 'Fee', scale: { kind: 'interval', min: 0, max: 10, unit: 'EUR' }, evidence, note: 'a note' },
    pace: { name: 'Pace', scale: { kind: 'ordinal', levels: ['slow', 'fast'], coordinates: [0.25, 1] } },
    open: { name: 'Open', scale: { kind: 'binary' } },
    seat: {
      name: 'Seat',
      scale: { kind: 'nominal', options: ['quay', 'fort'], distances: [{ between: ['quay', 'fort'], distance: 0.5 }] },
    },
  },
  delegates: { ida: { name: 'Ida', role: 'envoy', speaksFor: ['north', 'south'], evidence, note: 'a note' } },
  sources: {
    paper: {
      title: 'Paper',
      author: 'A. Writer',
      publisher: 'Press',
      date,
      url: 'https://example.org',
      language: 'en',
      sha256: 'f'.repeat(64),
      note: 'a note',
    },
  },
  relations: {
    channel: {
      kind: 'mediation',
      between: ['north', 'south', 'crowd'],
      mediator: 'east',
      envoys: ['ida'],
      over: ['fee'],
      trend: 'easing',
      since: '2026-01-01',
      until: date,
      ...claimed,
    },
  },
  assessments: [{ status: 'continuing', date, ...claimed, assertedBy: { speaker: 'ida' } }],
  acts: [
    {
      kind: 'demand',
      id: 'claim',
      ...anyAct,
      ...made,
      issue: 'fee',
      region: { anyOf: [{ above: 2, atMost: 3 }, { atLeast: 4, below: 5 }, 6] },
      firmness: 'firm',
      strength: 'push',
      of: ['south'],
      conditionFor: [{ issue: 'seat', region: 'fort', certainty: 'world' }],
      ideal: 3,
      salience: 0.5,
    },
    {
      kind: 'statement',
      id: 'view',
      ...anyAct,
      ...made,
      issue: 'open',
      region: true,
      firmness: 'soft',
      ideal: true,
      salience: 1,
    },
    {
      kind: 'proposal',
      id: 'offer',
      ...anyAct,
      ...made,
      terms: { fee: 3, pace: { atLeast: 'slow' } },
      strength: 'hope',
      timing: { note: 'by spring', from: '2026-02-01', to: '2026-03-01' },
      conditions: [{ note: 'a vote' }, { note: 'calm', issue: 'open', region: false }],
    },
    { kind: 'acceptance', id: 'yes', ...anyAct, by: 'south', answers: 'offer', issues: ['fee'] },
    { kind: 'rejection', id: 'no', ...anyAct, by: 'north', issue: 'fee', region: 9 },
    { kind: 'withdrawal', id: 'back', ...anyAct, ...made, withdraws: 'view' },
    { kind: 'appeal', id: 'plea', ...anyAct, ...made, ...topic, region: 1, strength: 'appeal' },
    { kind: 'accusation', id: 'blame', ...anyAct, ...made, ...topic },
    { kind: 'pledge', id: 'vow', ...anyAct, ...made, ...topic, region: 2, reiterates: true },
    { kind: 'pledge', id: 'again', ...anyAct, ...made, reiterates: 'vow' },
    { kind: 'threat', id: 'threat', ...anyAct, ...made, ...topic },
    {
      kind: 'meeting',
      id: 'session',
      ...anyAct,
      participants: [{ party: 'north', delegates: ['ida'] }, { party: 'south' }],
      absent: ['east'],
      host: 'east',
      place: 'Fort',
      format: 'plenary',
      topics: ['fee'],
    },
    { kind: 'meeting', id: 'other', ...anyAct, participants: [{ party: 'north' }], perhapsSameAs: 'session' },
    {
      kind: 'incident',
      id: 'fire',
      ...anyAct,
      ...made,
      place: 'Quay',
      means: 'fire',
      casualties: { killed: 0, injured: 2, who: 'sailors' },
    },
    { kind: 'incident', id: 'smoke', ...anyAct, partOf: 'fire' },
    {
      kind: 'doubt',
      id: 'doubt',
      ...anyAct,
      ...made,
      ...topic,
      concerning: 'offer',
      causedBy: ['fire', 'smoke'],
      trend: 'growing',
    },
  ],
} as const

/** What is refused of the whole when one name in it is another. */
function faultsWith(path: readonly (string | number)[], name: string): unknown[] {
  const changed = JSON.parse(JSON.stringify(whole)) as unknown
  let holder = changed as Record<string | number, unknown>
  for (const step of path.slice(0, -1)) holder = holder[step] as Record<string | number, unknown>
  holder[path.at(-1) as string] = name
  const result = safeParseNegotiation(changed)
  return result.success ? [] : result.error.issues.map((issue) => ({ path: issue.path, message: issue.message }))
}

const strangers = { party: 'nroth', delegate: 'iad', issue: 'fees', source: 'papers' } as const
const meant = { party: 'north', delegate: 'ida', issue: 'fee', source: 'paper' } as const
const known = {
  party: 'north, south, east, league, crowd',
  delegate: 'ida',
  issue: 'fee, pace, open, seat',
  source: 'paper',
} as const

describe('parseNegotiation', () => {
  it('should keep every field that there is', () => {
    const parsed = parseNegotiation(whole)
    expect(parsed).toEqual(whole)
    expect(JSON.stringify(parseNegotiation(JSON.parse(JSON.stringify(parsed))))).toBe(JSON.stringify(parsed))
  })

  it('should freeze all of it, and leave what was handed in as it was', () => {
    const stored = structuredClone(whole)
    const { acts, issues } = parseNegotiation(stored)
    expect(
      [acts, acts[0], acts[0]?.evidence?.[1]?.selector, issues.fee?.scale].map((part) => Object.isFrozen(part)),
    ).toEqual([true, true, true, true])
    expect(stored).toEqual(whole)
    expect(Object.isFrozen(stored)).toBe(false)
  })

  it('should do without acts', () => {
    const { acts: _, ...unrecorded } = whole
    expect(parseNegotiation(unrecorded).acts).toEqual([])
  })

  it.each([
    [null, 'null'],
    [[], 'an empty list'],
    ['{}', '"{}"'],
    [undefined, 'undefined'],
  ])('should not take %j for a stored negotiation', (stored, found) => {
    expect(() => parseNegotiation(stored)).toThrow(
      `expected a stored negotiation, which is a JSON object, found ${found}`,
    )
  })
})

describe('a name in a negotiation', () => {
  const act = (id: string) => ['acts', whole.acts.findIndex((one) => one.id === id)] as const

  it.each<[keyof typeof meant, ...(string | number)[]]>([
    ['source', 'parties', 'north', 'evidence', 0, 'source'],
    ['party', 'parties', 'league', 'members', 1],
    ['party', 'parties', 'league', 'leads', 0],
    ['party', 'parties', 'league', 'beneficiaries', 0],
    ['source', 'issues', 'fee', 'evidence', 1, 'source'],
    ['party', 'delegates', 'ida', 'speaksFor', 0],
    ['source', 'delegates', 'ida', 'evidence', 0, 'source'],
    ['party', 'relations', 'channel', 'between', 1],
    ['party', 'relations', 'channel', 'mediator'],
    ['delegate', 'relations', 'channel', 'envoys', 0],
    ['issue', 'relations', 'channel', 'over', 0],
    ['party', 'relations', 'channel', 'assertedBy', 'officialsOf'],
    ['delegate', 'assessments', 0, 'assertedBy', 'speaker'],
    ['source', 'assessments', 0, 'evidence', 2, 'source'],
    ['party', ...act('claim'), 'to', 0],
    ['party', ...act('claim'), 'affects', 0],
    ['party', ...act('claim'), 'beneficiaries', 0],
    ['delegate', ...act('claim'), 'speaker'],
    ['party', ...act('claim'), 'by'],
    ['party', ...act('claim'), 'jointlyWith', 0],
    ['party', ...act('claim'), 'of', 0],
    ['party', ...act('claim'), 'assertedBy', 'officialsOf'],
    ['issue', ...act('claim'), 'issue'],
    ['issue', ...act('claim'), 'conditionFor', 0, 'issue'],
    ['source', ...act('claim'), 'evidence', 0, 'source'],
    ['issue', ...act('offer'), 'conditions', 1, 'issue'],
    ['issue', ...act('yes'), 'issues', 0],
    ['party', ...act('plea'), 'about', 0],
    ['party', ...act('session'), 'participants', 0, 'party'],
    ['delegate', ...act('session'), 'participants', 0, 'delegates', 0],
    ['party', ...act('session'), 'absent', 0],
    ['party', ...act('session'), 'host'],
    ['issue', ...act('session'), 'topics', 0],
  ])('should be that of a known %s: %s %s %s %s', (what, ...path) => {
    expect(faultsWith(path, strangers[what])).toEqual([
      {
        path,
        message: `unknown ${what} "${strangers[what]}" (known: ${known[what]}); did you mean "${meant[what]}"?`,
      },
    ])
  })

  it('should be looked up in what is itself called like a field', () => {
    const talks = (member: string) => ({
      schemaVersion: 1,
      id: 'x',
      title: 'X',
      parties: {
        scale: { kind: 'group', name: 'S', members: [member] },
        terms: { kind: 'state', name: 'T' },
        by: { kind: 'state', name: 'B' },
      },
      issues: { region: { name: 'R', scale: { kind: 'binary' } } },
    })
    expect(parseNegotiation(talks('terms')).parties.scale?.members).toEqual(['terms'])
    expect(() => parseNegotiation(talks('trems'))).toThrow(
      'parties.scale.members[0]: unknown party "trems" (known: scale, terms, by); did you mean "terms"?',
    )
  })

  it('should be that of a known issue in the terms of a proposal', () => {
    const stored = JSON.parse(JSON.stringify(whole)) as { acts: { terms?: object }[] }
    Object.assign(stored.acts[2] ?? {}, { terms: { fees: 3 } })
    expect(() => parseNegotiation(stored)).toThrow('acts[2].terms.fees: unknown issue "fees" (known: fee, pace,')
  })

  it('should be said to be unknown where nothing of the kind is defined', () => {
    const empty = {
      schemaVersion: 1,
      id: 'x',
      title: 'X',
      parties: {},
      issues: {},
      delegates: { d: { name: 'D', role: 'r', speaksFor: ['a'] } },
    }
    expect(() => parseNegotiation(empty)).toThrow('delegates.d.speaksFor[0]: unknown party "a" (no party is defined)')
  })

  it('should be text where it is asked for', () => {
    const talks: Negotiation = parseNegotiation(whole)
    const message = (found: string) => `unknown party "${found}" (known: north, south, east, league, crowd)`
    expect(() => gap(talks, 7 as never, 'south')).toThrow(expect.objectContaining({ message: message('7') }))
    expect(() => gap(talks, ['north'] as never, 'south')).toThrow(message('a list of 1'))
    expect(() => gapMatrix(talks, { issues: ['fees'] })).toThrow('unknown issue "fees" (known: fee, pace, open, seat)')
  })
})

describe('extend', () => {
  it('should add to every part and keep what is there in front', () => {
    const talks: Negotiation = parseNegotiation(whole)
    const wider = extend(talks, {
      parties: { west: { kind: 'state', name: 'West' } },
      delegates: { ole: { name: 'Ole', role: 'clerk', speaksFor: ['west'] } },
      issues: { toll: { name: 'Toll', scale: { kind: 'binary' } } },
      sources: { leaflet: { title: 'Leaflet' } },
      relations: { feud: { kind: 'rivalry', between: ['west', 'north'] } },
      assessments: [{ status: 'collapsed', date }],
    })
    const { parties, delegates, issues, sources, relations, assessments } = wider
    expect(
      Object.entries({ parties, delegates, issues, sources, relations }).map(([key, part]) => [key, Object.keys(part)]),
    ).toEqual([
      ['parties', ['north', 'south', 'east', 'league', 'crowd', 'west']],
      ['delegates', ['ida', 'ole']],
      ['issues', ['fee', 'pace', 'open', 'seat', 'toll']],
      ['sources', ['paper', 'leaflet']],
      ['relations', ['channel', 'feud']],
    ])
    expect(assessments.map(({ status }) => status)).toEqual(['continuing', 'collapsed'])
    expect(wider).toMatchObject({ id: 'strait', title: 'The strait', note: 'made up', singlePeaked: false })
    expect(record(wider)).toBe(wider)
  })
})
