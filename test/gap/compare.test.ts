import { compare, defineNegotiation, demand, type Negotiation, record, safeCompare, statement } from 'demarche'
import { describe, expect, it } from 'vitest'
import { faultsOf, wageDefinition, wageTalks } from '../support/wage.js'

const date = '2026-01-10'
const says = (id: string, by: 'union' | 'port' | 'city', region: object | number) =>
  demand({ id, by, issue: 'raise', region: region as number, firmness: 'firm', date })
const before = record(wageTalks, says('six', 'union', { atLeast: 6 }), says('three', 'port', { atMost: 3 }))
const after = record(before, says('up', 'port', { atMost: 7 }), says('low', 'city', { atMost: 1 }))

describe('what changed between two states', () => {
  it('should be the gaps of those who moved, and among them the verdicts', () => {
    const { positions, gaps, verdicts, ...rest } = compare(before, after)
    expect(positions.map(({ party, issue, before: was, after: is }) => [party, issue, was.acts, is.acts])).toEqual([
      ['port', 'raise', ['three'], ['up']],
      ['city', 'raise', [], ['low']],
    ])
    expect(gaps.map(({ a, b, before: was, after: is }) => [a, b, was.verdict, is.verdict])).toEqual([
      ['union', 'port', 'blocked', 'agreed'],
      ['union', 'city', 'unknown', 'blocked'],
      ['port', 'city', 'unknown', 'agreed'],
    ])
    expect(verdicts).toEqual(gaps)
    expect(rest).not.toHaveProperty('deadlocks')
    const nearer = compare(before, record(before, says('four', 'port', { atMost: 4 })))
    expect(nearer.gaps.map(({ a, b }) => [a, b])).toEqual([['union', 'port']])
    expect(nearer.verdicts).toEqual([])
  })

  it('should be nothing between equals, whatever the order of their fields', () => {
    const { id, ...others } = says('six', 'union', { atLeast: 6 })
    const same = record(wageTalks, { ...others, id }, says('three', 'port', { atMost: 3 }))
    const none = { added: [], removed: [], changed: [] }
    expect(compare(before, same)).toEqual({
      acts: none,
      parties: none,
      issues: none,
      positions: [],
      gaps: [],
      verdicts: [],
    })
  })

  const six = says('six', 'union', { atLeast: 6 })
  const note = 'At the gate.'
  it.each([
    ['another value', { ...six, region: { atLeast: 5 }, note }],
    ['a list in the place of a field', { ...six, region: { anyOf: [{ atLeast: 6 }] }, note }],
    ['one field more', { ...six, note, to: ['port'] }],
    ['one field less', six],
    ['another field', { ...six, to: ['port'] }],
  ])('should be an act with other content: %s', (_, act) => {
    const noted = record(wageTalks, { ...six, note })
    expect(compare(noted, record(wageTalks, act as never)).acts).toEqual({ added: [], removed: [], changed: ['six'] })
  })

  it('should leave out issues whose scale is another, and parties that only one state has', () => {
    const { raise, ...issues } = wageDefinition.issues
    const { city: _, owners: __, ...parties } = wageDefinition.parties
    const other = record(
      defineNegotiation({
        ...wageDefinition,
        delegates: {},
        parties: { ...parties, state: { kind: 'state', name: 'State' } },
        issues: { ...issues, raise: { ...raise, scale: { ...raise.scale, max: 12 } } },
      }),
      says('six', 'union', { atLeast: 6 }) as never,
      statement({ id: 'yes', by: 'union', issue: 'council', region: true, firmness: 'soft', date }),
      statement({ id: 'aye', by: 'state', issue: 'council', region: true, firmness: 'soft', date }),
    )
    const { issues: changed, positions } = compare(record(wageTalks, says('six', 'union', { atLeast: 6 })), other)
    expect(changed).toEqual({ added: [], removed: [], changed: ['raise'] })
    expect(positions.map(({ party, issue }) => [party, issue])).toEqual([['union', 'council']])
  })

  it('should be the deadlocks too where they are asked for, on all issues or those that are named', () => {
    const all = compare(before, after, { deadlocks: true }).deadlocks
    expect(all?.ended.map(({ acts }) => acts)).toEqual([['six', 'three']])
    expect(all?.begun.map(({ acts }) => acts)).toEqual([['six', 'low']])
    const onCouncil = compare(before, after, { deadlocks: { issues: ['council'] } }).deadlocks
    expect([onCouncil?.ended, onCouncil?.begun]).toEqual([[], []])
    expect(compare(before, after, { deadlocks: false })).not.toHaveProperty('deadlocks')
  })

  it('should be frozen, and refuse what is no state and no option', () => {
    const found = compare(before, after)
    expect([found, found.gaps, found.acts.added].every(Object.isFrozen)).toBe(true)
    expect(faultsOf(() => compare({ ...before }, after))).toEqual([': unchecked'])
    expect(faultsOf(() => compare(before, { ...after }))).toEqual([': unchecked'])
    expect(faultsOf(() => compare(before, after, { deadlocks: { parties: ['onion'] } }))).toEqual([': unknownName'])
    expect(faultsOf(() => compare(before, after, { deadlocks: { parties: 7 as never } }))).toEqual([
      'deadlocks.parties: invalidType',
    ])
    expect(faultsOf(() => compare(before, after, { onProgress: 7 as never }))).toEqual(['onProgress: invalidType'])
    expect(safeCompare(before as Negotiation, after as Negotiation).success).toBe(true)
  })
})
