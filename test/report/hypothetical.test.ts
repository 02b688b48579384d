import {
  type Act,
  acceptance,
  appeal,
  demand,
  doubt,
  hypotheticalActs,
  incident,
  meeting,
  type Negotiation,
  proposal,
  record,
  rejection,
  statement,
  undo,
  whatIf,
  withdrawal,
} from 'demarche'
import * as report from 'demarche/report'
import { describe, expect, it } from 'vitest'
import { wageTalks } from '../support/wage.js'

const date = '2026-01-10'
const later = '2026-02-01'

const talks: Negotiation = record(
  wageTalks,
  demand({ id: 'claim', by: 'union', to: ['port'], issue: 'raise', region: { atLeast: 6 }, firmness: 'firm', date }),
  demand({ id: 'cap', by: 'port', to: ['union'], issue: 'raise', region: { atMost: 3 }, firmness: 'firm', date }),
  demand({ id: 'dropNights', by: 'union', issue: 'shifts', region: 'none', firmness: 'firm', date }),
  statement({ id: 'likeCourt', by: 'city', issue: 'venue', region: 'court', firmness: 'soft', date }),
  meeting({ id: 'firstMeeting', participants: [{ party: 'union' }, { party: 'port' }], place: 'the town hall', date }),
)

const supposed = whatIf(
  talks,
  rejection({ id: 'noClaim', by: 'port', answers: 'claim', date: later }),
  rejection({ id: 'noMany', by: 'city', issue: 'shifts', region: { atMost: 'few' }, date: later }),
  demand({ id: 'seat', by: 'union', issue: 'council', region: true, firmness: 'firm', date: later }),
  statement({ id: 'noSeat', by: 'port', issue: 'council', region: false, firmness: 'firm', date: later }),
  statement({ id: 'care', by: 'city', issue: 'council', salience: 1, date: later }),
  proposal({ id: 'offer', by: 'port', jointlyWith: ['city'], terms: { venue: 'ministry' }, date: later }),
  acceptance({ id: 'acceptOffer', by: 'union', answers: 'offer', date: later }),
  rejection({ id: 'noSeatYet', by: 'city', answers: 'seat', date: later }),
  withdrawal({ id: 'back', by: 'union', withdraws: 'dropNights', date: later }),
  withdrawal({ id: 'backToo', by: 'port', withdraws: 'offer', date: later }),
  meeting({
    id: 'secondMeeting',
    participants: [{ party: 'union' }, { party: 'city' }],
    place: 'the port',
    date: later,
  }),
  appeal({ id: 'plea', by: 'city', to: ['union'], date: later }),
  doubt({ id: 'gloom', date: later }),
  incident({ id: 'fire', date: later }),
)

/** Where it was read is the same, whatever is supposed. */
type SectionName = Exclude<Extract<keyof typeof report, `${string}Section`>, 'sourcesSection'>

/** Every section that the library exports. Add a new one here: it must tell a what-if from the record. */
const sections: Record<SectionName, (negotiation: Negotiation) => report.Section> = {
  agreementSection: (negotiation) => report.agreementSection(negotiation),
  assessmentSection: (negotiation) => report.assessmentSection(negotiation, { terms: { raise: 5, council: true } }),
  blockersSection: (negotiation) => report.blockersSection(negotiation),
  bridgeSection: (negotiation) => report.bridgeSection(negotiation),
  commonGroundSection: (negotiation) => report.commonGroundSection(negotiation),
  demandsSection: (negotiation) => report.demandsSection(negotiation),
  gapMatrixSection: (negotiation) => report.gapMatrixSection(negotiation),
  headlineSection: (negotiation) => report.headlineSection(negotiation),
  influenceSection: (negotiation) => report.influenceSection(negotiation, 'union', 'port'),
  overviewSection: (negotiation) => report.overviewSection(negotiation),
  pairSection: (negotiation) => report.pairSection(negotiation, 'union', 'port'),
  partiesSection: (negotiation) => report.partiesSection(negotiation),
  positionsSection: (negotiation) => report.positionsSection(negotiation),
  recordSection: (negotiation) => report.recordSection(negotiation),
  situationSection: (negotiation) => report.situationSection(negotiation),
  standstillSection: (negotiation) => report.standstillSection(negotiation),
  trajectorySection: (negotiation) => report.trajectorySection(negotiation, 'union', 'port'),
}

const named = Object.entries(sections).map(([name, section]) => ({ name, section }))

/** Every text in a section, cell by cell. */
function textsOf({ title, blocks }: report.Section): string[] {
  return [
    title,
    ...blocks.flatMap((block) =>
      block.kind === 'paragraph'
        ? [block.text]
        : block.kind === 'list'
          ? block.items
          : [block.head, ...block.rows].flat(),
    ),
  ]
}

/** The ids of acts in a text, each with what follows it. */
function mentions(text: string, ids: readonly string[]): { id: string; marked: boolean }[] {
  return [...text.matchAll(/\b([A-Za-z][\w-]*)( \[hypothetical\])?/g)]
    .filter(([, word]) => ids.includes(word as string))
    .map(([, id, mark]) => ({ id: id as string, marked: mark !== undefined }))
}

describe('a report of a what-if', () => {
  it('should be tested for every section there is', () => {
    expect(
      Object.keys(report)
        .filter((name) => name.endsWith('Section') && name !== 'sourcesSection')
        .toSorted(),
    ).toEqual(Object.keys(sections).toSorted())
  })

  it.each(named)('should say in the title of $name that acts are supposed', ({ section }) => {
    const { title } = section(talks)
    expect(section(supposed).title).toBe(`${title}, with 14 hypothetical acts`)
    expect(section(undo(supposed, 13)).title).toBe(`${title}, with 1 hypothetical act`)
  })

  it.each(named)('should mark in $name every hypothetical act that it names, and no other', ({ section }) => {
    const hypothetical = hypotheticalActs(supposed)
    const ids = supposed.acts.map((act) => act.id)
    for (const text of textsOf(section(supposed))) {
      for (const { id, marked } of mentions(text, ids))
        expect(marked, `${id} in: ${text}`).toBe(hypothetical.includes(id))
    }
  })

  it.each(named)('should not speak of hypothetical acts in $name where there are none', ({ section }) => {
    expect(textsOf(section(talks)).join('\n')).not.toMatch(/hypothetical|supposed/i)
  })

  it('should name hypothetical acts in each section that cites acts', () => {
    const citing = named.filter(({ section }) =>
      textsOf(section(supposed)).some((text) => mentions(text, hypotheticalActs(supposed)).length > 0),
    )
    expect(citing.map(({ name }) => name)).toEqual([
      'agreementSection',
      'assessmentSection',
      'blockersSection',
      'bridgeSection',
      'demandsSection',
      'influenceSection',
      'overviewSection',
      'pairSection',
      'positionsSection',
      'recordSection',
      'standstillSection',
      'trajectorySection',
    ])
  })

  it('should tell in the overview what is supposed, beside the record as of its own last day', () => {
    const few = whatIf(
      talks,
      proposal({ id: 'offer', by: 'port', terms: { raise: 4 }, date: later }),
      acceptance({ id: 'acceptOffer', by: 'union', answers: 'offer', date: later }),
      withdrawal({ id: 'back', by: 'union', withdraws: 'dropNights', date: later }),
    )
    expect(textsOf(report.overviewSection(few))).toEqual([
      'Wage talks at the harbour, as of 2026-01-10, with 3 hypothetical acts',
      '4 parties, 4 issues, 5 acts, read in “Minutes of the first session” (minutes).',
      'Supposed, and not in the record:',
      'Hypothetically, Port Company would propose “Pay rise”: 4 % (offer [hypothetical], 2026-02-01).',
      'Hypothetically, Dockers’ Union would accept what offer [hypothetical] asks (acceptOffer [hypothetical], 2026-02-01).',
      'Hypothetically, Dockers’ Union would withdraw dropNights (back [hypothetical], 2026-02-01).',
    ])
  })

  it('should tell supposed meetings from those that took place', () => {
    const [first, second] = textsOf(report.partiesSection(supposed)).slice(-2)
    expect(first).toBe('2026-01-10, meeting in the town hall: Dockers’ Union, Port Company.')
    expect(second).toBe('2026-02-01, hypothetical meeting in the port: Dockers’ Union, City.')
  })
})

describe('the words for a hypothetical act', () => {
  it('should say so in its citation and in its sentence', () => {
    const told = supposed.acts
      .slice(talks.acts.length)
      .map((act) => [report.citeAct(act), report.describeAct(supposed, act)])
    for (const [citation, sentence] of told) {
      expect(citation).toMatch(/^\w+ \[hypothetical\], 2026-02-01$/)
      expect(sentence).toMatch(/^Hypothetically, /)
    }
    expect(told.map(([, sentence]) => sentence?.slice('Hypothetically, '.length))).toEqual([
      'Port Company would reject what claim asks',
      'City would reject “Night shifts”: none or few',
      'Dockers’ Union would demand “A works council”',
      'Port Company would declare for not “A works council”',
      'City would say how much “A works council” matters',
      'Port Company and City would propose “Arbitration venue”: ministry',
      'Dockers’ Union would accept what offer [hypothetical] asks',
      'City would reject what seat [hypothetical] asks',
      'Dockers’ Union would withdraw dropNights',
      'Port Company would withdraw offer [hypothetical]',
      'Dockers’ Union and City would meet',
      'City: appeal to Dockers’ Union',
      'nobody in particular: doubt',
      'nobody in particular: incident',
    ])
  })

  it('should leave what is recorded as it was, and name acts that are not there by their ids', () => {
    const recorded = record(talks, withdrawal({ id: 'back', by: 'union', withdraws: 'dropNights', date: later }))
    const told = (id: string) => report.describeAct(recorded, recorded.acts.find((act) => act.id === id) as Act)
    expect(told('firstMeeting')).toBe('Dockers’ Union and Port Company meet')
    expect(told('back')).toBe('Dockers’ Union withdraws dropNights')
    expect(report.nameActs(talks, ['claim', 'offer'])).toBe('claim, offer')
    expect(report.nameActs(supposed, ['claim', 'offer'])).toBe('claim, offer [hypothetical]')
  })
})
