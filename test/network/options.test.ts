import {
  defineNetwork,
  defineStatements,
  eventList,
  type Frames,
  matrix,
  oneMode,
  oneModeOverTime,
  type Statement,
  safeDefineStatements,
  safeOneMode,
  safeWeight,
  twoMode,
  twoModeOverTime,
  weight,
} from 'demarche/network'
import { describe, expect, it } from 'vitest'
import { faultsOf } from '../support/wage.js'

const on = (date: string, actor: string, qualifier: boolean | number | string = true): Statement => ({
  actor,
  concept: 'dam',
  qualifier,
  date,
  document: date.slice(0, 7),
})

const set = defineStatements({
  statements: [
    on('2024-12-30', 'north'),
    on('2025-01-05', 'north'),
    on('2025-01-06', 'north'),
    on('2025-01-31', 'north', false),
    on('2026-01-05', 'north'),
    on('2025-01-06', 'south'),
  ],
  actors: { north: { seats: 4 } },
})

const dates = (list: readonly Statement[]) => list.map(({ date }) => date)

describe('duplicates', () => {
  it('count once a week, month or year, each of its own year', () => {
    const of = (duplicates: 'week' | 'month' | 'year' | 'range', mergeQualifiers = false) =>
      dates(eventList(set, { duplicates, mergeQualifiers, only: { actors: ['north'] } }))
    // 30 December 2024 to 5 January 2025 is one week.
    expect(of('week')).toEqual(['2024-12-30', '2025-01-06', '2025-01-31', '2026-01-05'])
    expect(of('month')).toEqual(['2024-12-30', '2025-01-05', '2025-01-31', '2026-01-05'])
    expect(of('year')).toEqual(['2024-12-30', '2025-01-05', '2025-01-31', '2026-01-05'])
    expect(of('year', true)).toEqual(['2024-12-30', '2025-01-05', '2026-01-05'])
    expect(of('range')).toEqual(['2024-12-30', '2025-01-31'])
  })

  it('are not told by qualifier where that is ignored, unless one asks for it', () => {
    const own = { duplicates: 'range' } as const
    expect(weight(oneMode(set, own), 'north', 'south')).toBe(1)
    expect(weight(oneMode(set, { ...own, mergeQualifiers: false }), 'north', 'south')).toBe(2)
    expect(weight(oneMode(set), 'north', 'south')).toBe(5)
  })
})

describe('filters', () => {
  it('keep a range of dates, both ends included', () => {
    expect(dates(eventList(set, { from: '2025-01-05', to: '2025-01-31' }))).toHaveLength(4)
    expect(dates(eventList(set, { from: '2025-01-05T00:01', to: '2025-01-31T12:00' }))).toHaveLength(3)
  })

  it('leave out some values and keep others', () => {
    expect(eventList(set, { exclude: { actors: ['south'], qualifiers: [false] } })).toHaveLength(4)
    expect(eventList(set, { only: { actors: ['north'], documents: ['2025-01'] } })).toHaveLength(3)
    expect(eventList(set, { where: ({ qualifier }) => qualifier === false })).toHaveLength(1)
  })

  it('leave out who says nothing more, unless isolates are kept', () => {
    const options = { to: '2025-01-05' }
    expect(oneMode(set, options).labels).toEqual(['north'])
    expect(oneMode(set, { ...options, isolates: true }).labels).toEqual(['north', 'south'])
    expect(oneMode(set, options).attributes).toEqual({ north: { seats: 4 } })
  })
})

describe('qualifiers', () => {
  it('that are levels agree by how near they are', () => {
    const levels = [on('2025-01-06', 'a', 1), on('2025-01-06', 'b', 2), on('2025-01-06', 'c', 5)]
    const observed = defineStatements(levels)
    const wide = defineStatements({ statements: levels, qualifier: { kind: 'integer', min: 0, max: 10 } })
    // In the order a, b, c, over a range of 4 and of 10.
    expect(matrix(oneMode(observed, { aggregation: 'congruence' }))).toEqual([
      [0, 0.75, 0],
      [0.75, 0, 0.25],
      [0, 0.25, 0],
    ])
    expect(matrix(oneMode(wide, { aggregation: 'conflict' }))[0]).toEqual([0, 0.1, 0.4])
    expect(matrix(twoMode(observed, { aggregation: 'subtract' }))).toEqual([[1], [2], [5]])
    expect(matrix(twoMode(observed, { aggregation: 'combine' }))).toEqual([[4], [2], [1]])
  })

  it('that are categories agree where they are the same', () => {
    const categories = defineStatements([
      on('2025-01-06', 'a', 'peace'),
      on('2025-01-06', 'b', 'war'),
      on('2025-01-06', 'c', 'war'),
    ])
    expect(weight(oneMode(categories, { aggregation: 'congruence' }), 'b', 'c')).toBe(1)
    expect(weight(oneMode(categories, { aggregation: 'subtract' }), 'a', 'c')).toBe(-1)
    expect(faultsOf(() => twoMode(categories, { aggregation: 'subtract' }))).toEqual(['aggregation: invalidValue'])
  })

  it('can be both at once in two modes', () => {
    expect(matrix(twoMode(set, { aggregation: 'combine' }))).toEqual([[3], [1]])
    expect(matrix(twoMode(set, { aggregation: 'subtract', normalisation: 'activity' }))).toEqual([[3 / 5], [1]])
    expect(matrix(twoMode(set, { normalisation: 'prominence' }))).toEqual([[5 / 6], [1 / 6]])
  })
})

describe('time', () => {
  it('moves on in whole windows', () => {
    const windows = (unit: 'days' | 'weeks' | 'months' | 'events', size: number, step = size) =>
      twoModeOverTime(set, { kind: 'window', unit, size, step }).map(({ from, to, statements }) => [
        from,
        to,
        statements,
      ])
    expect(windows('months', 6)).toEqual([
      ['2024-12-01', '2025-05-31', 5],
      ['2025-06-01', '2025-11-30', 0],
    ])
    expect(windows('weeks', 1, 54)).toEqual([['2024-12-30', '2025-01-05', 2]])
    expect(windows('events', 4)).toEqual([['2024-12-30', '2025-01-06', 4]])
    expect(windows('days', 400)).toEqual([])
  })

  it.each([
    // Two days before and after the middle of a width of 8 days: u is −1/2 and 1/2.
    ['uniform', 1 / 2],
    ['epanechnikov', 9 / 16],
    ['triangular', 1 / 2],
    ['gaussian', Math.exp(-1 / 8) / Math.sqrt(2 * Math.PI)],
  ] as const)('is smoothed alike on both sides by the %s kernel', (shape, expected) => {
    const pair = defineStatements([on('2025-01-04', 'a'), on('2025-01-08', 'b')])
    const frames: Frames = { kind: 'kernel', shape, width: 8 }
    const slices = oneModeOverTime(pair, frames, { aggregation: 'congruence' })
    const middle = slices.find(({ from }) => from === '2025-01-06')
    expect(middle?.network.edges[0]?.weight).toBeCloseTo(expected, 12)
    const weights = slices.map(({ network }) => network.edges[0]?.weight ?? 0)
    expect(weights.map((one, i) => Math.abs(one - (weights.at(-1 - i) as number)) < 1e-12)).not.toContain(false)
  })
})

describe('what is refused', () => {
  it('names the statement and what was expected', () => {
    const fault = (statements: unknown) => faultsOf(() => defineStatements(statements as Statement[]))
    expect(fault([{ actor: 'a', concept: '' }])).toEqual(['statements.0.concept: invalidValue'])
    expect(fault([{ actor: 'a', concept: 'b', on: 'c' }])).toEqual(['statements.0.on: unknownKey'])
    expect(fault([on('2025-02-29', 'a')])).toEqual(['statements.0.date: invalidDate'])
    expect(fault([on('2025-02-28', 'a'), on('2025-02-28', 'a', 4)])).toEqual(['statements.1.qualifier: inconsistent'])
    expect(fault([on('2025-02-28', 'a'), { actor: 'a', concept: 'b' }])).toEqual(['statements.1.qualifier: missing'])
    const off = { statements: [on('2025-02-28', 'a', 7)], qualifier: { kind: 'integer', min: 0, max: 5 } }
    expect(safeDefineStatements(off as never)).toMatchObject({ success: false })
  })

  it('names the option', () => {
    const plain = defineStatements([{ actor: 'a', concept: 'b' }])
    expect(faultsOf(() => oneMode(plain, { aggregation: 'congruence' }))).toEqual(['aggregation: invalidValue'])
    expect(faultsOf(() => oneMode(plain, { duplicates: 'month' }))).toEqual(['statements.0.date: missing'])
    expect(faultsOf(() => oneMode(plain, { duplicates: 'document' }))).toEqual(['statements.0.document: missing'])
    expect(faultsOf(() => oneMode(plain, { agregation: 'ignore' } as never))).toEqual(['agregation: unknownKey'])
    expect(faultsOf(() => oneMode(set, { from: '2025-02-01', to: '2025-01-01' }))).toEqual(['to: inconsistent'])
    expect(safeOneMode(set, { normalisation: 'cosin' as never })).toMatchObject({ success: false })
    expect(safeWeight(oneMode(set), 'nort', 'south')).toMatchObject({ success: false })
  })

  it('is a network that contradicts itself', () => {
    const edge = { source: 'a', target: 'b', weight: 1 }
    const fault = (edges: object[], labels = ['b', 'a']) =>
      faultsOf(() => defineNetwork({ kind: 'oneMode', labels, edges: edges as [] }))
    expect(fault([edge, { ...edge, source: 'b', target: 'a' }])).toEqual(['edges.1: inconsistent'])
    expect(fault([{ ...edge, target: 'a' }])).toEqual(['edges.0: inconsistent'])
    expect(fault([{ ...edge, target: 'c' }])).toEqual(['edges.0.target: unknownName'])
    expect(fault([edge], ['a', 'a'])).toEqual(['labels: duplicateId'])
    expect(faultsOf(() => matrix({ kind: 'oneMode', labels: [] } as never))).toEqual([': invalidType'])
  })
})
