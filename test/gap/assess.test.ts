import {
  acceptance,
  assess,
  defineNegotiation,
  demand,
  type Negotiation,
  proposal,
  record,
  rejection,
  safeAssess,
  statement,
  withdraw,
} from 'demarche'
import { describe, expect, it } from 'vitest'
import { faultsOf, wageDefinition, wageTalks } from '../support/wage.js'

const day = (number: number) => `2026-01-${String(number).padStart(2, '0')}`
const ruled = defineNegotiation({
  ...wageDefinition,
  parties: { ...wageDefinition.parties, owners: { ...wageDefinition.parties.owners, rule: 'unanimity' } },
})
type Terms = { raise?: number | object; council?: boolean; venue?: string; shifts?: string }
const of = (talks: Negotiation, party: string, terms: Terms) =>
  assess(talks, { terms: terms as never }, { parties: [party] })[0]
const verdict = (talks: Negotiation, party: string, terms: Terms) => of(talks, party, terms)?.verdict

describe('a package that was answered', () => {
  const offered = record(
    wageTalks,
    proposal({ id: 'offer', by: 'port', terms: { raise: { atMost: 3 }, council: true, shifts: 'few' }, date: day(1) }),
  )
  const accepted = record(
    offered,
    acceptance({ id: 'yes', by: 'union', answers: 'offer', issues: ['raise', 'council'], date: day(2) }),
    statement({ id: 'court', by: 'union', issue: 'venue', region: 'court', firmness: 'soft', date: day(3) }),
  ) as Negotiation

  it('should be accepted with other terms that are accepted by themselves, and not with those that are open', () => {
    expect(verdict(accepted, 'union', { raise: 2, council: true })).toBe('accepted')
    expect(verdict(accepted, 'union', { raise: 2, council: true, venue: 'court' })).toBe('accepted')
    expect(verdict(accepted, 'union', { raise: 2, council: true, venue: 'ministry' })).toBe('open')
    expect(verdict(accepted, 'union', { raise: 4, council: true })).toBe('open')
    expect(verdict(accepted, 'union', { raise: 2 })).toBe('open')
    expect(verdict(accepted, 'union', { council: true, venue: 'court' })).toBe('open')
    const firm = statement({ id: 'only', by: 'union', issue: 'venue', region: 'court', firmness: 'firm', date: day(4) })
    expect(verdict(record(accepted, firm as never), 'union', { raise: 5, venue: 'ministry' })).toBe('ruledOut')
  })

  it('should be told with the last answer to a package on the same issues that holds it', () => {
    expect(of(accepted, 'union', { raise: 2, council: true })).toMatchObject({
      answered: { answer: 'accepted', act: 'yes' },
      acts: ['yes'],
    })
    expect(of(accepted, 'union', { raise: 4, council: true })).not.toHaveProperty('answered')
    expect(of(accepted, 'union', { raise: 2 })).not.toHaveProperty('answered')
    expect(of(accepted, 'union', { raise: 2, council: true, shifts: 'few' })).not.toHaveProperty('answered')
    const claim = demand({ id: 'claim', by: 'port', issue: 'raise', region: 1, firmness: 'soft', date: day(4) })
    const single = record(
      accepted,
      claim as never,
      acceptance({ id: 'one', by: 'union', answers: 'claim', date: day(5) }),
    )
    expect(of(single, 'union', { raise: 1 })).toMatchObject({ verdict: 'accepted', acts: ['one'] })
    expect(of(single, 'union', { raise: 1 })).not.toHaveProperty('answered')
  })

  it('should stay refused until a package on all of its issues is proposed or accepted, and within that only', () => {
    const refused = record(offered, rejection({ id: 'no', by: 'union', answers: 'offer', date: day(2) }))
    const package3 = { raise: 2, council: true, shifts: 'few' } as const
    expect(of(refused as Negotiation, 'union', package3)).toMatchObject({ verdict: 'ruledOut', acts: ['no'] })
    expect(verdict(refused as Negotiation, 'port', package3)).toBe('accepted')
    const propose = (terms: object) =>
      record(refused, proposal({ id: 'counter', by: 'union', terms: terms as never, date: day(3) })) as Negotiation
    expect(verdict(propose({ raise: 2, council: true }), 'union', package3)).toBe('ruledOut')
    expect(verdict(propose(package3), 'union', package3)).toBe('accepted')
    expect(verdict(propose(package3), 'union', { ...package3, raise: 3 })).toBe('ruledOut')
    const wider = propose({ ...package3, venue: 'court' })
    expect(verdict(wider, 'union', package3)).toBe('ruledOut')
    expect(verdict(wider, 'union', { ...package3, venue: 'court' })).toBe('accepted')
  })

  it('should be refused again by a later rejection', () => {
    const again = record(
      accepted,
      acceptance({ id: 'all', by: 'union', answers: 'offer', date: day(4) }),
      rejection({ id: 'no', by: 'union', answers: 'offer', date: day(5) }),
    )
    expect(of(again, 'union', { raise: 2, council: true, shifts: 'few' })).toMatchObject({
      verdict: 'ruledOut',
      answered: { answer: 'rejected', act: 'no' },
    })
  })

  it('should be refused for a coalition by a member, until it speaks for itself on one of the issues', () => {
    const offer = proposal({ id: 'offer', by: 'union', terms: { raise: 5, council: true }, date: day(1) })
    const refused = record(ruled, offer, rejection({ id: 'no', by: 'city', answers: 'offer', date: day(2) }))
    expect(of(refused as Negotiation, 'owners', { raise: 5, council: true })).toMatchObject({
      verdict: 'ruledOut',
      acts: ['no'],
    })
    const own = statement({ id: 'own', by: 'owners', issue: 'council', region: true, firmness: 'soft', date: day(3) })
    expect(verdict(record(refused, own) as Negotiation, 'owners', { raise: 5, council: true })).toBe('open')
  })
})

describe('a condition', () => {
  const condition = demand({
    id: 'if',
    by: 'city',
    issue: 'council',
    region: true,
    firmness: 'soft',
    date: day(1),
    conditionFor: [
      { issue: 'raise', region: { atMost: 5 } },
      { issue: 'venue', region: 'court' },
    ],
  })
  const linked = record(ruled, condition) as Negotiation

  it('should bind where the package lies within the outcome, and be named once', () => {
    expect(of(linked, 'city', { raise: 4, venue: 'court', council: false })).toMatchObject({
      verdict: 'ruledOut',
      unmetConditions: ['if'],
      openConditions: [],
    })
    expect(of(linked, 'city', { raise: { atMost: 6 } })).toMatchObject({ unmetConditions: [], openConditions: [] })
    expect(of(linked, 'city', { venue: 'ministry', council: false })?.unmetConditions).toEqual([])
  })

  it('should be open while the package leaves the demand out or wide', () => {
    expect(of(linked, 'city', { raise: 4 })).toMatchObject({ verdict: 'open', openConditions: ['if'], acts: ['if'] })
    const wide = assess(linked, { terms: { raise: 4, council: { anyOf: [true, false] } } }, { parties: ['city'] })[0]
    expect(wide).toMatchObject({ unmetConditions: [], openConditions: ['if'] })
  })

  it('should bind the coalition that is read through its maker, until it speaks itself, and nobody once withdrawn', () => {
    const terms = { raise: 4, council: false } as const
    expect(of(linked, 'owners', terms)?.unmetConditions).toEqual(['if'])
    expect(of(linked, 'union', terms)?.unmetConditions).toEqual([])
    const own = statement({ id: 'own', by: 'owners', issue: 'council', salience: 1, date: day(2) })
    expect(of(record(linked, own as never), 'owners', terms)?.unmetConditions).toEqual([])
    expect(of(withdraw(linked, 'if', { date: day(2) }), 'owners', terms)?.unmetConditions).toEqual([])
  })
})

describe('an assessment', () => {
  it('should name each act once: of the terms, the answer, the refusal and the conditions', () => {
    const talks = record(
      wageTalks,
      proposal({ id: 'offer', by: 'port', terms: { raise: 3, council: false }, date: day(1) }),
      statement({ id: 'low', by: 'union', issue: 'raise', region: 3, firmness: 'soft', date: day(2) }),
      demand({
        id: 'if',
        by: 'union',
        issue: 'venue',
        region: 'court',
        firmness: 'soft',
        date: day(3),
        conditionFor: [{ issue: 'raise', region: 3 }],
      }),
      demand({
        id: 'silent',
        by: 'union',
        issue: 'shifts',
        region: 'none',
        firmness: 'soft',
        date: day(3),
        conditionFor: [{ issue: 'raise', region: 3 }],
      }),
      rejection({ id: 'no', by: 'union', answers: 'offer', date: day(4) }),
      rejection({ id: 'never', by: 'union', issue: 'council', region: false, date: day(5) }),
    )
    expect(of(talks as Negotiation, 'union', { raise: 3, council: false, venue: 'ministry' })).toEqual({
      party: 'union',
      verdict: 'ruledOut',
      terms: [
        { issue: 'raise', verdict: 'accepted', lower: 0, upper: 0, acts: ['low'] },
        { issue: 'council', verdict: 'ruledOut', lower: 1, upper: 1, acts: ['never'] },
        { issue: 'venue', verdict: 'open', lower: 0, upper: 0.5, acts: ['if'] },
      ],
      unmetConditions: ['if'],
      openConditions: ['silent'],
      acts: ['low', 'never', 'if', 'no', 'silent'],
    })
    expect(of(talks as Negotiation, 'union', { raise: 3, council: false })?.answered?.act).toBe('no')
  })

  it('should be made for the parties that are asked for, each once, and frozen throughout', () => {
    const asked = assess(wageTalks, { terms: { raise: 3 } }, { parties: ['city', 'union', 'city'] })
    expect(asked.map(({ party }) => party)).toEqual(['city', 'union'])
    expect([asked, asked[0], asked[0]?.terms[0]].every(Object.isFrozen)).toBe(true)
  })

  it('should say what it lacks', () => {
    const talks = record(wageTalks, proposal({ id: 'offer', by: 'port', terms: { raise: 3 }, date: day(1) }))
    const claimed = record(
      talks,
      demand({ id: 'claim', by: 'union', issue: 'raise', region: 9, firmness: 'soft', date: day(2) }),
    )
    expect(() => assess(claimed, 'offre')).toThrow('unknown proposal "offre" (known: offer)')
    expect(() => assess(claimed, { terms: {} })).toThrow('a value or region for at least one issue, found none')
    expect(() => assess(claimed, { terms: { wage: 1 } as object })).toThrow('unknown issue "wage"')
    expect(faultsOf(() => assess(claimed, { terms: 7 as never }))).toEqual(['terms: invalidType'])
    expect(faultsOf(() => assess(claimed, { terms: new Map() as object }))).toEqual(['terms: invalidType'])
    expect(safeAssess(claimed, 'offer').success).toBe(true)
  })
})
