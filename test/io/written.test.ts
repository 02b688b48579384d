import { DemarcheError } from 'demarche'
import {
  defineScenario,
  opaque,
  type PreferencesInput,
  type Scenario,
  type Settlement,
  utilities,
} from 'demarche/bargain'
import { type FileFormat, readScenario, safeWriteScenario, type WrittenScenario, writeScenario } from 'demarche/io'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cases } from '../cases.js'
import { everyPackage, scenarios } from '../support/bargain.js'

const formats = ['genius', 'geniusweb', 'negmas'] as const

/** Numbers, levels and truth values, as some formats have no word for them. */
const mixed = fc
  .record({
    slopes: fc.array(fc.integer({ min: -8, max: 8 }), { minLength: 2, maxLength: 2 }),
    worths: fc.array(fc.integer({ min: -64, max: 64 }), { minLength: 20, maxLength: 20 }),
    weights: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 4, maxLength: 4 }),
    constant: fc.integer({ min: -10, max: 10 }),
    reservation: fc.option(fc.integer({ min: -10, max: 10 })),
    discount: fc.constantFrom(1, 0.5),
    step: fc.constantFrom(1, 0.5),
    bent: fc.boolean(),
  })
  .map(({ slopes, worths, weights, constant, reservation, discount, step, bent }) => {
    const [raise, level, flag, place] = weights
    const own = (p: number): PreferencesInput => ({
      values: {
        raise: bent
          ? {
              kind: 'piecewiseLinear',
              corners: [
                [2, worths[p] as number],
                [4, 8],
                [6, worths[2 + p] as number],
              ],
            }
          : { kind: 'linear', slope: slopes[p] as number, intercept: worths[p] as number, from: 2 },
        level: { kind: 'table', worth: { low: worths[4 + p] as number, high: worths[6 + p] as number } },
        flag: { kind: 'table', worth: { true: worths[8 + p] as number, false: worths[10 + p] as number } },
        place: { kind: 'table', worth: { here: worths[12 + p] as number, there: worths[14 + p] as number, no: 0 } },
      },
      weights: { raise: raise as number, level: level as number, flag: flag as number, place: place as number },
      constant,
      ...(reservation === null ? {} : { reservation }),
      discount,
    })
    return defineScenario({
      domain: {
        name: 'mixed',
        issues: {
          raise: { name: 'Pay rise', scale: { kind: 'interval', min: 2, max: 6 }, step },
          level: { scale: { kind: 'ordinal', levels: ['low', 'high'] } },
          flag: { scale: { kind: 'binary' } },
          place: { scale: { kind: 'nominal', options: ['here', 'there', 'no'] } },
        },
      },
      preferences: { a: own(0), b: own(1) },
    })
  })

const drawn = fc.oneof(
  scenarios({ joint: false, maxIssues: 3 }).map(({ scenario }) => scenario),
  mixed,
)

/** The same package in the words of the file: issues in their order, values as text where the file has names. */
function asRead(settlement: Settlement, from: Scenario, to: Scenario): Settlement {
  const ids = Object.keys(from.domain.issues)
  return Object.fromEntries(
    Object.entries(to.domain.issues).map(([id, { scale }], i) => {
      const value = settlement[ids[i] as string] as string | number | boolean
      return [id, scale.kind === 'interval' ? value : String(value)]
    }),
  )
}

const rescalingOf = ({ changes }: WrittenScenario, party: string) => {
  const change = changes.find((own) => own.kind === 'rescaled' && own.party === party)
  return change?.kind === 'rescaled' ? change : { from: 0, by: 1 }
}

describe.each(formats)('a scenario written for %s', (format: FileFormat) => {
  it('should be worth the same to all when it is read again', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async (scenario) => {
        const written = await writeScenario(scenario, { format })
        const read = await readScenario(written)
        expect(read.format).toBe(format)
        expect(read.mended).toEqual([])
        expect(Object.keys(read.scenario.preferences)).toEqual(Object.keys(scenario.preferences))
        const lost = new Set(written.changes.map((change) => `${change.kind} ${'party' in change ? change.party : ''}`))
        for (const settlement of everyPackage(scenario.domain)) {
          const before = utilities(scenario, settlement)
          const after = utilities(read.scenario, asRead(settlement, scenario, read.scenario))
          for (const [party, at] of Object.entries(before)) {
            const { from, by } = rescalingOf(written, party)
            expect((after[party] as number) * by + from).toBeCloseTo(at, 9)
          }
        }
        for (const [party, own] of Object.entries(scenario.preferences)) {
          const again = read.scenario.preferences[party]
          const { from, by } = rescalingOf(written, party)
          if (own.reservation !== undefined && !lost.has(`reservationLost ${party}`))
            expect((again?.reservation as number) * by + from).toBeCloseTo(own.reservation, 9)
          if (!lost.has(`discountLost ${party}`)) expect(again?.discount).toBe(own.discount)
        }
      }),
      { numRuns: Math.ceil(cases / 5) },
    )
  })

  it('should be written the same when it is read and written again', async () => {
    await fc.assert(
      fc.asyncProperty(mixed, async (scenario) => {
        const first = await writeScenario((await readScenario(await writeScenario(scenario, { format }))).scenario, {
          format,
        })
        const second = await writeScenario((await readScenario(first)).scenario, { format })
        expect(second.changes.filter(({ kind }) => kind !== 'orderLost' && kind !== 'reservationLost')).toEqual([])
      }),
      { numRuns: Math.ceil(cases / 10) },
    )
  })
})

describe('what a format has no word for', () => {
  const scale = { kind: 'nominal', options: ['x', 'y'] } as const
  const table = { kind: 'table', worth: { x: 1, y: 0 } } as const
  const line = { kind: 'linear', slope: 0.1 } as const
  const wide = { kind: 'interval', min: 0, max: 10 } as const
  const faultOf = async (scenario: Parameters<typeof writeScenario>[0], format: FileFormat) => {
    const result = await safeWriteScenario(scenario, { format })
    return result.success ? result.data.changes : result.error.message
  }

  it.each(formats)('should be refused by name: %s', async (format) => {
    const domain = { issues: { one: { scale }, two: { scale } } }
    const own = { values: { one: table, two: table } }
    expect(await faultOf({ domain, preferences: { a: opaque(() => 1), b: own } }, format)).toContain('preferences.a')
    const excluded = [{ one: 'x', two: 'y' }]
    expect(await faultOf({ domain, preferences: { a: own, b: { ...own, excluded } } }, format)).toContain('b.excluded')
    const interactions = [{ kind: 'hyperRectangle', within: { one: 'x' }, utility: 1 }] as const
    expect(await faultOf({ domain, preferences: { a: { ...own, interactions } } }, format)).toContain('a.interactions')
    expect(await faultOf({ domain, preferences: { a: own } }, 'xml' as FileFormat)).toContain('"genius", "geniusweb"')
  })

  it('should be told of continuous scales', async () => {
    const domain = { issues: { one: { scale: wide } } }
    const straight = { domain, preferences: { a: { values: { one: line } } } }
    const bent = { domain, preferences: { a: { values: { one: { kind: 'singlePeaked', ideal: 3 } as const } } } }
    expect(await faultOf(straight, 'genius')).toEqual([])
    expect(await faultOf(straight, 'negmas')).toEqual([])
    expect(await faultOf(straight, 'geniusweb')).toContain('domain.issues.one')
    expect(await faultOf(bent, 'genius')).toContain('found singlePeaked')
    expect(await faultOf(bent, 'negmas')).toContain('a.values.one')
    const triangle = { kind: 'triangular', from: 1, peak: 3, to: 9 } as const
    const peak = { domain, preferences: { a: { values: { one: triangle }, weights: { one: 0.5 } } } }
    const { scenario } = await readScenario(await writeScenario(peak, { format: 'genius' }))
    for (const one of [0, 2, 3, 7.5]) expect(utilities(scenario, { one })).toEqual(utilities(peak, { one }))
    const low = { domain, preferences: { a: { values: { one: { ...line, intercept: -3 } }, reservation: 0 } } }
    const written = await writeScenario(low, { format: 'genius' })
    expect(written.changes).toEqual([{ kind: 'rescaled', party: 'a', from: -3, by: 1 }])
    const again = await readScenario(written)
    expect(utilities(again.scenario, { one: 10 }).a).toBeCloseTo(1, 12)
    expect(again.scenario.preferences.a?.reservation).toBe(3)
  })

  it('should be told of names, order, reservation and discount', async () => {
    const domain = {
      issues: {
        flag: { scale: { kind: 'binary' } },
        level: { scale: { kind: 'ordinal', levels: ['x', 'y'] } },
      },
    } as const
    const own = {
      values: {
        flag: { kind: 'table', worth: { true: 0.5, false: 0 } },
        level: { kind: 'table', worth: { x: 0, y: 0.5 } },
      },
      reservation: 0.25,
      discount: 0.9,
    } as const
    const scenario = { domain, preferences: { a: own } }
    const named = [{ kind: 'asNames', issue: 'flag' }]
    const unordered = [...named, { kind: 'orderLost', issue: 'level' }]
    expect(await faultOf(scenario, 'negmas')).toEqual(named)
    expect(await faultOf(scenario, 'genius')).toEqual(unordered)
    expect(await faultOf(scenario, 'geniusweb')).toEqual([
      ...unordered,
      { kind: 'reservationLost', party: 'a', reservation: 0.25 },
      { kind: 'discountLost', party: 'a', discount: 0.9 },
    ])
  })

  it('should be no crash for what is no scenario', async () => {
    const result = await safeWriteScenario({} as never, { format: 'negmas' })
    expect(result.success ? undefined : result.error).toBeInstanceOf(DemarcheError)
  })
})
