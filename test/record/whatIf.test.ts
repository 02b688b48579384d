import {
  type ActInput,
  acceptance,
  asOf,
  blockers,
  compare,
  demand,
  extend,
  gap,
  hypotheticalActs,
  meeting,
  type Negotiation,
  parseNegotiation,
  position,
  proposal,
  record,
  recordAll,
  safeHypotheticalActs,
  safeRecord,
  safeWhatIf,
  safeWhatIfAll,
  undo,
  whatIf,
  whatIfAll,
  withdraw,
  withdrawal,
} from 'demarche'
import { describe, expect, it } from 'vitest'
import { faultsOf, wageTalks } from '../support/wage.js'

const date = '2026-01-10'
const later = '2026-01-20'
const claim = demand({ id: 'claim', by: 'union', issue: 'raise', region: { atLeast: 6 }, firmness: 'firm', date })
const cap = demand({ id: 'cap', by: 'port', issue: 'raise', region: { atMost: 3 }, firmness: 'firm', date })
const talks = record(wageTalks, claim, cap)
const offer = proposal({ id: 'offer', by: 'port', terms: { raise: 5 }, date: later })
const yes = acceptance({ id: 'yes', by: 'union', answers: 'offer', date: later })
const ids = (negotiation: { readonly acts: readonly { readonly id: string }[] }) => negotiation.acts.map(({ id }) => id)
const supposing = (...acts: unknown[]) => whatIf(talks as Negotiation, ...(acts as ActInput[]))
const messageOf = (result: ReturnType<typeof safeRecord>) => (result.success ? 'none' : result.error.message)

describe('whatIf', () => {
  it('should add the acts with a mark and leave the record as it was', () => {
    const supposed = whatIf(talks, offer, yes)
    expect(supposed.acts.slice(2)).toEqual([
      { ...offer, assertedBy: 'narrator', certainty: 'explicit', hypothetical: true },
      { ...yes, assertedBy: 'narrator', certainty: 'explicit', hypothetical: true },
    ])
    expect(ids(talks)).toEqual(['claim', 'cap'])
    expect(talks.acts.some((act) => 'hypothetical' in act)).toBe(false)
    expect(hypotheticalActs(supposed)).toEqual(['offer', 'yes'])
    expect(hypotheticalActs(talks)).toEqual([])
    expect(whatIf(talks)).toBe(talks)
    expect(Object.isFrozen(hypotheticalActs(supposed))).toBe(true)
    expect(whatIfAll(talks, [offer, yes])).toEqual(supposed)
  })

  it('should be read like the record: the two would agree', () => {
    // At least 6 and at most 3, of 10: 0.3 apart. With 5 proposed and accepted, both accept it.
    expect(gap(talks, 'union', 'port', { issues: ['raise'] })).toMatchObject({ lower: 0.3, verdict: 'blocked' })
    const supposed = whatIf(talks, offer, yes)
    expect(gap(supposed, 'union', 'port', { issues: ['raise'] })).toMatchObject({ upper: 0, verdict: 'agreed' })
  })

  it('should suppose that an act is taken back', () => {
    const supposed = whatIf(talks, withdrawal({ id: 'back', by: 'port', withdraws: 'cap', date: later }))
    expect(position(talks, 'port', 'raise').known).toBe(true)
    expect(position(supposed, 'port', 'raise').known).toBe(false)
    expect(blockers(talks)).toHaveLength(1)
    expect(blockers(supposed)).toEqual([])
  })

  it('should take acts of every kind, on any day', () => {
    const met = meeting({ id: 'met', participants: [{ party: 'union' }, { party: 'port' }], date })
    expect(hypotheticalActs(whatIf(talks, met, { ...offer, date: '2025-12-01' }))).toEqual(['met', 'offer'])
  })

  it('should suppose more of a what-if, and name what was supposed before', () => {
    const twice = whatIf(whatIf(talks, offer), yes)
    expect(twice).toEqual(whatIf(talks, offer, yes))
    expect(hypotheticalActs(twice)).toEqual(['offer', 'yes'])
  })

  it('should find the faults that record finds, at the same places', () => {
    const broken: unknown[][] = [
      [{ ...claim, id: 'n', by: 'onion' }],
      [offer, { ...claim, id: 'n', region: 11 }],
      [{ ...offer, id: 'claim' }],
      [yes],
      [yes, offer],
      [withdrawal({ id: 'n', by: 'union', withdraws: 'cap', date })],
      [{ ...claim, id: 'n', mood: 'grim' }],
      [JSON.parse('{"kind":"proposal","id":"n","by":"port","date":"2026-01-10","terms":{"__proto__":3}}')],
      [null],
      [undefined],
      [[offer]],
      ['offer'],
    ]
    for (const acts of broken) {
      const recorded = safeRecord(talks as Negotiation, ...(acts as ActInput[]))
      const supposed = safeWhatIf(talks as Negotiation, ...(acts as ActInput[]))
      expect(messageOf(supposed)).toBe(messageOf(recorded))
      expect(supposed.success).toBe(false)
    }
    expect(faultsOf(() => whatIfAll(talks, JSON.parse('"offer"')))).toEqual(['acts: invalidType'])
    expect(faultsOf(() => whatIf({ ...talks }, offer))).toEqual([': unchecked'])
  })

  it('should take no evidence and nobody’s word, since nothing was read and nobody has said it', () => {
    const read = { ...offer, evidence: [{ source: 'minutes' as const }] }
    expect(safeWhatIf(talks, read)).toMatchObject({
      error: {
        message:
          'acts[0].evidence: expected no evidence of a hypothetical act, which was read nowhere, found evidence from minutes',
      },
    })
    const twice = {
      ...offer,
      evidence: [{ source: 'minutes' }, { source: 'minutes' }],
      assertedBy: { speaker: 'amal' },
    }
    expect(() => supposing(twice)).toThrow(
      'acts[0].evidence: expected no evidence of a hypothetical act, which was read nowhere, found evidence from minutes\n' +
        'acts[0].assertedBy: expected the narrator, who supposes it, since nobody else has said that a hypothetical act ' +
        'happened, found { speaker: "amal" }',
    )
    const informed: Negotiation = extend(talks, { sources: { leaflet: { title: 'Leaflet' } } })
    expect(() => whatIf(informed, { ...offer, evidence: [{ source: 'minutes' }, { source: 'leaflet' }] })).toThrow(
      'found evidence from minutes, leaflet',
    )
    expect(faultsOf(() => supposing({ ...offer, assertedBy: { officialsOf: 'city' } }))).toEqual([
      'acts.0.assertedBy: inconsistent',
    ])
    expect(ids(whatIf(talks, { ...offer, speaker: 'bram', assertedBy: 'narrator', note: 'suppose' }))).toContain(
      'offer',
    )
    expect(ids(record(talks, { ...read, assertedBy: { officialsOf: 'city' } as const }))).toContain('offer')
  })

  it('should return the error from the safe twins', () => {
    expect(safeWhatIf(talks, offer)).toEqual({ success: true, data: whatIf(talks, offer) })
    expect(safeWhatIfAll(talks, [offer])).toEqual({ success: true, data: whatIf(talks, offer) })
    expect(safeWhatIfAll(talks, [yes]).success).toBe(false)
    expect(safeHypotheticalActs(talks)).toEqual({ success: true, data: [] })
    expect(safeHypotheticalActs({ ...talks }).success).toBe(false)
  })
})

describe('a what-if', () => {
  const supposed = whatIf(talks, offer, yes)

  it('should refuse to have anything recorded on it, and say what to do instead', () => {
    expect(messageOf(safeRecord(supposed, { ...claim, id: 'more' }))).toBe(
      'expected the negotiation that the what-if was made from (undo 2), or whatIf to suppose more, ' +
        'found a what-if with the hypothetical acts offer, yes',
    )
    expect(messageOf(safeRecord(whatIf(talks, offer), yes))).toContain('the hypothetical act offer')
    const many = Array.from({ length: 14 }, (_, i) => ({ ...offer, id: `offer${i}` }))
    expect(messageOf(safeRecord(whatIfAll(talks, many.slice(0, 12)), yes))).toMatch(/acts offer0, .*, offer11$/)
    expect(messageOf(safeRecord(whatIfAll(talks, many.slice(0, 13)), yes))).toMatch(/, offer11 and 1 more$/)
    expect(messageOf(safeRecord(whatIfAll(talks, many), yes))).toMatch(/acts offer0, .*, offer11 and 2 more$/)
    expect(faultsOf(() => recordAll(supposed, []))).toEqual([': inconsistent'])
    expect(faultsOf(() => withdraw(supposed, 'claim', { date: later }))).toEqual([': inconsistent'])
    expect(faultsOf(() => withdraw(supposed, 'offer', { date: later }))).toEqual([': inconsistent'])
  })

  it('should be a record again once the hypothetical acts are undone, or as of a day before them', () => {
    const [undone, before] = [undo(supposed, hypotheticalActs(supposed).length), asOf(supposed, date)]
    expect(undone).toEqual(talks)
    expect(before).toEqual(talks)
    expect(ids(record(undone, offer))).toEqual(['claim', 'cap', 'offer'])
    expect(ids(record(before, offer))).toEqual(['claim', 'cap', 'offer'])
    expect(hypotheticalActs(undo(supposed))).toEqual(['offer'])
  })

  it('should differ from what it was made from by its acts, and from the same acts recorded by the mark', () => {
    const { acts, positions, gaps } = compare(talks, whatIf(talks, offer))
    expect(acts).toEqual({ added: ['offer'], removed: [], changed: [] })
    // The port accepts at most 3, and with the offer 5 as well: 0.1 from the union's 6 instead of 0.3.
    expect(positions.map(({ party, issue, after }) => [party, issue, after.innerActs])).toEqual([
      ['port', 'raise', ['cap', 'offer']],
    ])
    expect(gaps).toHaveLength(1)
    expect(gaps[0]).toMatchObject({ a: 'union', b: 'port', before: { lower: 0.3 }, after: { verdict: 'blocked' } })
    expect(gaps[0]?.after.lower).toBeCloseTo(0.1, 12)
    const marked = compare(record(talks, offer), whatIf(talks, offer))
    expect(marked.acts).toEqual({ added: [], removed: [], changed: ['offer'] })
    expect([...marked.positions, ...marked.gaps]).toEqual([])
  })

  it('should be extended as a record is: what if a new issue were on the table?', () => {
    const wider = extend(supposed, { issues: { hours: { name: 'Hours', scale: { kind: 'binary' } } } })
    const more = whatIf(wider, proposal({ id: 'deal', by: 'port', terms: { hours: true, raise: 4 }, date: later }))
    expect(hypotheticalActs(more)).toEqual(['offer', 'yes', 'deal'])
    expect(faultsOf(() => record(wider, { ...claim, id: 'more' }))).toEqual([': inconsistent'])
  })
})

describe('the mark', () => {
  it('should be set by whatIf alone', () => {
    const borrowed = whatIf(talks, offer).acts.slice(2) as readonly ActInput[]
    const wide: Negotiation = talks
    const adders: ((talks: Negotiation, acts: readonly ActInput[]) => Negotiation)[] = [recordAll, whatIfAll]
    for (const add of adders) {
      expect(faultsOf(() => add(wide, borrowed))).toEqual(['acts.0.hypothetical: inconsistent'])
      for (const mark of [false, 'yes', undefined]) {
        const act = { ...offer, hypothetical: mark }
        expect(faultsOf(() => add(wide, [act, act]))).toEqual([
          'acts.0.hypothetical: inconsistent',
          'acts.1.hypothetical: inconsistent',
        ])
      }
    }
    expect(messageOf(safeRecord(wide, ...borrowed))).toBe(
      'acts[0].hypothetical: expected an act without this field, since whatIf marks all its acts and record none, found true',
    )
  })

  it('should be kept in storage', () => {
    const supposed = whatIf(talks, offer, yes)
    const stored = JSON.stringify(supposed)
    const parsed = parseNegotiation(JSON.parse(stored))
    expect(parsed).toEqual(supposed)
    expect(JSON.stringify(parsed)).toBe(stored)
    expect(faultsOf(() => record(parsed, { ...claim, id: 'more' }))).toEqual([': inconsistent'])
  })

  it('should be missed in storage where an act rests on hypothetical ones', () => {
    const stored = JSON.parse(JSON.stringify(whatIf(talks, offer, yes)))
    const withActs = (change: (act: Record<string, unknown>) => object) => () =>
      parseNegotiation({ ...stored, acts: stored.acts.map(change) })
    const unmark = withActs(({ hypothetical: _, ...act }) => (act.id === 'yes' ? act : { ...act, hypothetical: true }))
    expect(unmark).toThrow(
      'acts[3]: expected a hypothetical act, like claim before it: nothing recorded comes after one, ' +
        'found yes, which is not marked as hypothetical',
    )
    expect(faultsOf(withActs((act) => (act.id === 'claim' ? { ...act, hypothetical: true } : act)))).toEqual([
      'acts.1: inconsistent',
    ])
    expect(faultsOf(withActs((act) => ({ ...act, hypothetical: false })))).toHaveLength(4)
    expect(
      faultsOf(withActs((act) => (act.id === 'yes' ? { ...act, evidence: [{ source: 'minutes' }] } : act))),
    ).toEqual(['acts.3.evidence: inconsistent'])
    expect(withActs((act) => ({ ...act, hypothetical: true }))).not.toThrow()
  })
})
