import {
  appeal,
  asOf,
  defineNegotiation,
  lastDay,
  type Negotiation,
  record,
  safeAsOf,
  safeLastDay,
  safeUndo,
  undo,
} from 'demarche'
import { describe, expect, it } from 'vitest'
import { faultsOf, wageTalks } from '../support/wage.js'

const call = (id: string, date: Parameters<typeof appeal>[0]['date']) => appeal({ id, by: 'city', date })
const talks = record(
  wageTalks,
  call('late', '2026-01-20'),
  call('early', '2026-01-05'),
  call('between', { from: '2026-01-01', to: '2026-01-10' }),
)
const ids = (negotiation: Negotiation) => negotiation.acts.map(({ id }) => id)

describe('asOf', () => {
  const state = { kind: 'state', name: 'State' } as const
  const allies = {
    id: 'x',
    title: 'X',
    parties: { a: state, b: state },
    issues: {},
    relations: {
      old: { kind: 'rivalry', between: ['a', 'b'] },
      pact: { kind: 'alliance', between: ['a', 'b'], since: '2026-01-05' },
    },
  } as const
  const watched = defineNegotiation({
    ...allies,
    assessments: [
      { status: 'planned', date: '2026-01-01' },
      { status: 'stalled', date: { from: '2026-01-01', to: '2026-01-10' } },
    ],
  })
  const held = (negotiation: Negotiation) => [
    Object.keys(negotiation.relations),
    negotiation.assessments.map(({ status }) => status),
  ]

  it('should keep the acts up to that day in the order in which they were written', () => {
    expect(ids(asOf(talks, '2026-01-04'))).toEqual([])
    expect(ids(asOf(talks, '2026-01-05'))).toEqual(['early'])
    expect(ids(asOf(talks, '2026-01-10'))).toEqual(['early', 'between'])
    expect(asOf(talks, '2026-01-20')).toBe(talks)
  })

  it('should keep relations that had begun and assessments that had been made', () => {
    expect(held(asOf(watched, '2025-12-31'))).toEqual([['old'], []])
    expect(held(asOf(watched, '2026-01-04'))).toEqual([['old'], ['planned']])
    expect(held(asOf(watched, '2026-01-05'))).toEqual([['old', 'pact'], ['planned']])
    expect(asOf(watched, '2026-01-10')).toBe(watched)
  })

  it('should leave out a relation, though nothing else, that had not begun', () => {
    const quiet = defineNegotiation(allies)
    expect(held(asOf(quiet, '2026-01-04'))).toEqual([['old'], []])
    expect(asOf(quiet, '2026-01-05')).toBe(quiet)
  })

  it('should be frozen and known as a negotiation', () => {
    const before = asOf(talks, '2026-01-05')
    expect(Object.isFrozen(before.acts)).toBe(true)
    expect(ids(record(before, call('more', '2026-01-06')))).toEqual(['early', 'more'])
  })

  it('should return the error from its safe twin', () => {
    expect(safeAsOf(talks, '2026-01-20')).toEqual({ success: true, data: talks })
    expect(safeAsOf(talks, '2026-02-30')).toMatchObject({ success: false, error: { issues: [{ path: ['date'] }] } })
  })
})

describe('undo', () => {
  it('should take back the acts that were written last, one unless more are asked for', () => {
    expect(ids(undo(talks))).toEqual(['late', 'early'])
    expect(ids(undo(talks, 2))).toEqual(['late'])
    expect(undo(talks, 3)).toEqual(wageTalks)
    expect(undo(talks, 0)).toBe(talks)
    expect(safeUndo(talks, 3)).toEqual({ success: true, data: wageTalks })
  })
})

describe('lastDay', () => {
  it('should be the latest day of an act, whichever was written last', () => {
    expect(lastDay(talks)).toBe('2026-01-20')
    expect(lastDay(asOf(talks, '2026-01-19'))).toBe('2026-01-10')
    expect(lastDay(wageTalks)).toBeUndefined()
    expect(safeLastDay(talks)).toEqual({ success: true, data: '2026-01-20' })
    expect(safeLastDay({ ...talks }).success).toBe(false)
    expect(faultsOf(() => lastDay({ ...talks }))).toEqual([': unchecked'])
  })
})
