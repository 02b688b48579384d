import {
  type Aggregation,
  defineStatements,
  eventList,
  matrix,
  type Normalisation,
  type OneModeOptions,
  oneMode,
  oneModeNetworks,
  oneModeOverTime,
  type Statement,
  type StatementSet,
  twoMode,
  twoModeOverTime,
} from 'demarche/network'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cases } from '../cases.js'
import { statementSets } from './draws.js'
import { firstOfEach, oneModeOracle, twoModeOracle } from './oracle.js'

const aggregations: readonly Aggregation[] = ['ignore', 'congruence', 'conflict', 'subtract']
const normalisations: readonly Normalisation[] = ['none', 'average', 'jaccard', 'cosine', 'vectorCosine']
const scopes = ['include', 'document', 'week', 'month', 'year', 'range'] as const
const asked = fc.record({
  nodes: fc.constantFrom('actors', 'concepts'),
  aggregation: fc.constantFrom(...aggregations),
  normalisation: fc.constantFrom(...normalisations),
})

const utc = (date: string) => new Date(`${date}T00:00:00Z`)

/** The Thursday of an ISO week names it. */
function weekOf(date: string): string {
  const day = utc(date)
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7) + 3)
  return day.toISOString().slice(0, 10)
}

function scopeOf(scope: (typeof scopes)[number], { date = '', document }: Statement): unknown {
  return { include: 0, document, week: weekOf(date), month: date.slice(0, 7), year: date.slice(0, 4), range: 0 }[scope]
}

function expectNear(found: readonly (readonly number[])[], expected: readonly (readonly number[])[]): void {
  expect(found.map((row) => row.length)).toEqual(expected.map((row) => row.length))
  const off = found.flatMap((row, i) => row.map((value, j) => Math.abs(value - (expected[i]?.[j] as number))))
  expect(Math.max(0, ...off)).toBeLessThan(1e-9)
}

describe('networks of statements', () => {
  it('are what plain loops over the formulas find', () => {
    fc.assert(
      fc.property(statementSets(), asked, fc.constantFrom(...scopes), (set, options, duplicates) => {
        const merged = options.aggregation === 'ignore'
        const kept =
          duplicates === 'include'
            ? set.statements
            : firstOfEach(set.statements, (one) => [
                scopeOf(duplicates, one),
                one.actor,
                one.concept,
                merged || [one.qualifier],
              ])
        const nodes = options.nodes === 'actors' ? 'actor' : 'concept'
        expectNear(
          matrix(oneMode(set, { ...options, duplicates })),
          oneModeOracle(kept, set.qualifier, { ...options, nodes }),
        )
      }),
      { numRuns: 2 * cases },
    )
  })

  it('of two modes are so too', () => {
    const measures = fc.constantFrom(
      ...(['none', 'activity', 'prominence'] as const).flatMap((normalisation) => [
        { aggregation: 'ignore', normalisation } as const,
        { aggregation: 'subtract', normalisation } as const,
      ]),
      { aggregation: 'combine', normalisation: 'none' } as const,
    )
    fc.assert(
      fc.property(statementSets({ kinds: ['boolean', 'integer'] }), measures, (set, options) => {
        const { aggregation, normalisation } = options
        expectNear(matrix(twoMode(set, options)), twoModeOracle(set.statements, aggregation, normalisation))
      }),
      { numRuns: cases },
    )
  })

  it('are the same whether one or all four are asked for', () => {
    fc.assert(
      fc.property(statementSets(), asked, fc.constantFrom(...scopes), (set, { nodes, normalisation }, duplicates) => {
        if (set.qualifier.kind === 'none') return
        const options = { nodes, normalisation, duplicates, mergeQualifiers: false }
        const all = oneModeNetworks(set, options)
        for (const aggregation of aggregations) {
          expectNear(matrix(all[aggregation]), matrix(oneMode(set, { ...options, aggregation })))
        }
      }),
      { numRuns: cases },
    )
  })

  it('have congruence and conflict add up to ignore', () => {
    const additive = fc.constantFrom('none', 'average', 'jaccard', 'cosine' as const)
    fc.assert(
      fc.property(statementSets(), additive, fc.constantFrom(...scopes), (set, normalisation, duplicates) => {
        const of = (aggregation: Aggregation) =>
          matrix(
            oneMode(set, {
              aggregation,
              normalisation: normalisation as Normalisation,
              duplicates,
              mergeQualifiers: false,
            }),
          )
        if (set.qualifier.kind === 'none') return
        const [ignore, congruence, conflict, subtract] = aggregations.map(of) as [Cells, Cells, Cells, Cells]
        expectNear(plus(congruence, conflict, 1), ignore)
        expectNear(plus(congruence, conflict, -1), subtract)
      }),
      { numRuns: cases },
    )
  })

  it('of many who share little are what counting pairs of statements finds', () => {
    const said = fc.tuple(fc.nat(399), fc.nat(399), fc.boolean())
    fc.assert(
      fc.property(fc.array(said, { minLength: 100, maxLength: 300 }), (drawn) => {
        const statements = drawn.map(([actor, concept, qualifier]) => ({
          actor: `a${actor}`,
          concept: `c${concept}`,
          qualifier,
        }))
        const set = defineStatements(statements)
        const pairs = countedPairs(statements)
        const all = oneModeNetworks(set)
        for (const aggregation of ['congruence', 'conflict'] as const) {
          for (const network of [oneMode(set, { aggregation }), all[aggregation]]) {
            const found = network.edges.map(({ source, target, weight }) => [`${source} ${target}`, weight] as const)
            expect(new Map(found)).toEqual(pairs[aggregation])
            expect(found).toHaveLength(pairs[aggregation].size)
          }
        }
      }),
      { numRuns: cases / 10 },
    )
  })

  it('are symmetric, and tie nobody to itself', () => {
    fc.assert(
      fc.property(statementSets(), asked, (set, options) => {
        const cells = matrix(askOf(set, options))
        expect(cells.map((_, i) => cells.map((row) => row[i]))).toEqual(cells)
        expect(cells.every((row, i) => row[i] === 0)).toBe(true)
      }),
      { numRuns: cases },
    )
  })

  it('do not depend on the order of statements', () => {
    fc.assert(
      fc.property(
        statementSets(),
        asked,
        fc.constantFrom(...scopes),
        fc.infiniteStream(fc.nat()),
        (set, options, duplicates, keys) => {
          const shuffled = set.statements
            .map((statement) => ({ statement, key: keys.next().value }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ statement }) => statement)
          const other = defineStatements({ statements: shuffled, qualifier: set.qualifier })
          expect(oneMode(other, { ...options, duplicates })).toEqual(oneMode(set, { ...options, duplicates }))
        },
      ),
      { numRuns: cases },
    )
  })

  it('keep to the ranges that normalisations have', () => {
    fc.assert(
      fc.property(statementSets(), asked, (set, options) => {
        const { aggregation, normalisation } = options
        const cells = matrix(askOf(set, options)).flat()
        const most = Math.max(0, ...cells)
        if (aggregation !== 'subtract') expect(Math.min(0, ...cells)).toBe(0)
        const bounded =
          normalisation === 'cosine' ||
          (normalisation === 'vectorCosine' &&
            (set.qualifier.kind !== 'nominal' || ['ignore', 'congruence'].includes(aggregation))) ||
          (normalisation === 'jaccard' && aggregation === 'congruence' && set.qualifier.kind !== 'integer')
        if (!bounded) return
        expect(most).toBeLessThanOrEqual(1 + 1e-12)
        expect(Math.min(0, ...cells)).toBeGreaterThanOrEqual(-1 - 1e-12)
      }),
      { numRuns: cases },
    )
  })

  it('add up over windows that do not overlap', () => {
    fc.assert(
      fc.property(statementSets(), fc.constantFrom('days', 'weeks', 'months', 'events'), (set, unit) => {
        const windows = twoModeOverTime(set, { kind: 'window', unit: unit as 'days', size: 1 }, { isolates: true })
        const whole = matrix(twoMode(set))
        const none = whole.map((row) => row.map(() => 0))
        expectNear(
          windows.reduce<Cells>((sum, { network }) => plus(sum, matrix(network), 1), none),
          whole,
        )
      }),
      { numRuns: cases / 5 },
    )
  })

  it('of a window are those of its dates', () => {
    fc.assert(
      fc.property(
        statementSets(),
        fc.constantFrom('days', 'weeks', 'months'),
        fc.integer({ min: 1, max: 8 }),
        (set, unit, size) => {
          for (const { from, to, network } of oneModeOverTime(set, {
            kind: 'window',
            unit: unit as 'days',
            size,
            step: 5,
          })) {
            expect(network).toEqual(oneMode(set, { from, to }))
          }
        },
      ),
      { numRuns: cases / 20 },
    )
  })

  it('list events in order of time', () => {
    fc.assert(
      fc.property(statementSets({ kinds: ['none', 'boolean'] }), (set) => {
        const dates = eventList(set).map(({ date }) => date)
        expect(dates).toEqual(dates.toSorted())
        expect(dates).toHaveLength(set.statements.length)
      }),
      { numRuns: cases },
    )
  })
})

/** How often each two agree and disagree, statement by statement. */
function countedPairs(statements: readonly Statement[]) {
  const pairs = { congruence: new Map<string, number>(), conflict: new Map<string, number>() }
  for (const [one, other] of statements.flatMap((one) => statements.map((other) => [one, other] as const))) {
    if (one.actor >= other.actor || one.concept !== other.concept) continue
    const sums = one.qualifier === other.qualifier ? pairs.congruence : pairs.conflict
    const key = `${one.actor} ${other.actor}`
    sums.set(key, (sums.get(key) ?? 0) + 1)
  }
  return pairs
}

type Cells = readonly (readonly number[])[]

function plus(a: Cells, b: Cells, factor: number): Cells {
  return a.map((row, i) => row.map((value, j) => value + factor * (b[i]?.[j] as number)))
}

function askOf(set: StatementSet, options: OneModeOptions) {
  return oneMode(set, options)
}
