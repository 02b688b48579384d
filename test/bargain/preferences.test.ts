import {
  defineDomain,
  definePreferences,
  defineScenario,
  opaque,
  type PreferencesInput,
  safeDefineDomain,
  safeDefinePreferences,
  safeDefineScenario,
  safeUtility,
  utilities,
  utility,
  type ValueFunctionInput,
} from 'demarche/bargain'
import { describe, expect, it } from 'vitest'

const domain = defineDomain({
  issues: {
    price: { scale: { kind: 'interval', min: 0, max: 40, unit: 'EUR' } },
    units: { scale: { kind: 'interval', min: 0, max: 0.5 }, step: 0.1 },
    when: { scale: { kind: 'ordinal', levels: ['now', 'soon', 'later'] } },
    where: {
      scale: {
        kind: 'nominal',
        options: ['Paris', 'Rome', 'Oslo'],
        distances: [{ between: ['Paris', 'Rome'], distance: 0.5 }],
      },
    },
    signed: { scale: { kind: 'binary' } },
  },
})
const settlement = { price: 10, units: 0.3, when: 'soon', where: 'Rome', signed: true } as const

const worthOf = (issue: string, valued: ValueFunctionInput, changed: object = {}) =>
  utility(domain, { values: { [issue]: valued } }, { ...settlement, ...changed })

function messages(result: {
  success: boolean
  error?: { issues: readonly { message: string; path: readonly unknown[] }[] }
}) {
  return result.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []
}

describe('value functions', () => {
  const cases: [
    name: string,
    issue: string,
    valued: ValueFunctionInput,
    value: number | string | boolean,
    worth: number,
  ][] = [
    ['a table', 'when', { kind: 'table', worth: { now: 1, soon: 0.4, later: 0 } }, 'soon', 0.4],
    ['a table of numbers', 'units', { kind: 'table', worth: { 0.3: 0.7 }, otherwise: 0.1 }, 0.3, 0.7],
    ['what a table leaves out', 'units', { kind: 'table', worth: { 0.3: 0.7 }, otherwise: 0.1 }, 0.2, 0.1],
    ['a table of yes and no', 'signed', { kind: 'table', worth: { true: 1, false: 0.25 } }, false, 0.25],
    ['a line', 'price', { kind: 'linear', slope: 0.02, intercept: 0.1, from: 5 }, 10, 0.2],
    ['a line within bounds', 'price', { kind: 'linear', slope: 0.1, within: [0, 1] }, 30, 1],
    ['a line over levels', 'when', { kind: 'linear', slope: 2 }, 'soon', 1],
    ['a line over yes and no', 'signed', { kind: 'linear', slope: 3, intercept: 1 }, true, 4],
    [
      'corners',
      'price',
      {
        kind: 'piecewiseLinear',
        corners: [
          [0, 0],
          [10, 1],
          [20, 0.5],
        ],
      },
      14,
      0.8,
    ],
    [
      'flat beyond corners',
      'price',
      {
        kind: 'piecewiseLinear',
        corners: [
          [5, 0.3],
          [10, 1],
        ],
      },
      2,
      0.3,
    ],
    ['a rising triangle', 'price', { kind: 'triangular', from: 0, peak: 20, to: 40 }, 5, 0.25],
    ['a falling triangle', 'price', { kind: 'triangular', from: 0, peak: 20, to: 40 }, 35, 0.25],
    ['outside a triangle', 'price', { kind: 'triangular', from: 5, peak: 6, to: 7 }, 7, 0],
    ['the top of an upright triangle', 'units', { kind: 'triangular', from: 0.2, peak: 0.2, to: 0.4 }, 0.2, 1],
    ['a peak', 'price', { kind: 'singlePeaked', ideal: 30 }, 10, 0.5],
    ['a narrow peak', 'price', { kind: 'singlePeaked', ideal: 30, reach: 0.25 }, 10, 0],
    ['a square loss', 'price', { kind: 'singlePeaked', ideal: 30, power: 2 }, 10, 0.75],
    ['a peak among options', 'where', { kind: 'singlePeaked', ideal: 'Paris' }, 'Rome', 0.5],
  ]

  it.each(cases)('should be worth what they say: %s', (_, issue, valued, value, worth) => {
    expect(worthOf(issue, valued, { [issue]: value })).toBeCloseTo(worth, 12)
  })

  it('should be refused where they do not fit the scale', () => {
    const refused = (issue: string, valued: ValueFunctionInput) =>
      messages(safeDefinePreferences(domain, { values: { [issue]: valued } }))
    expect(refused('when', { kind: 'table', worth: { now: 1, son: 0 } })).toEqual([
      'values.when.worth: unknown value "son" (known: now, soon, later); did you mean "soon"?',
      'values.when.worth.soon: expected a worth, found nothing',
      'values.when.worth.later: expected a worth, found nothing',
    ])
    expect(refused('price', { kind: 'table', worth: {} })[0]).toMatch(/^values.price.kind: .*found table$/)
    expect(refused('where', { kind: 'linear', slope: 1 })[0]).toMatch(/whose options have no order, found linear$/)
    expect(refused('where', { kind: 'singlePeaked', ideal: 'Pariss' })[0]).toMatch(/did you mean "Paris"\?$/)
    expect(
      refused('price', {
        kind: 'piecewiseLinear',
        corners: [
          [2, 0],
          [1, 1],
        ],
      })[0],
    ).toMatch(/from left to right, found 1$/)
    expect(refused('price', { kind: 'triangular', from: 5, peak: 4, to: 9 })[0]).toMatch(/found 5, 4, 9$/)
    expect(refused('price', { kind: 'triangular', from: 5, peak: 5, to: 9 })[0]).toMatch(/found 5, 5, 9$/)
    expect(refused('price', { kind: 'linear', slope: 1, within: [1, 0] })[0]).toMatch(
      /expected a most from 1 on, found 0$/,
    )
  })
})

describe('preferences', () => {
  it('should add up by weight, with what is worth something together', () => {
    const own: PreferencesInput = {
      constant: 1,
      values: {
        price: { kind: 'linear', slope: 0.1 },
        when: { kind: 'table', worth: { now: 1, soon: 0.5, later: 0 } },
      },
      weights: { price: 2 },
      interactions: [
        { kind: 'hyperRectangle', within: { price: { atMost: 10 }, signed: true }, utility: 7 },
        { kind: 'hyperRectangle', within: { price: { below: 10 } }, utility: 100 },
        { kind: 'combinations', entries: [{ values: { when: 'soon', where: 'Rome' }, utility: 20 }], otherwise: 3 },
      ],
      excluded: [{ where: 'Oslo', signed: { anyOf: [true] } }],
    }
    expect(utility(domain, own, settlement)).toBe(1 + 2 + 0.5 + 7 + 20)
    expect(utility(domain, own, { ...settlement, when: 'now' })).toBe(1 + 2 + 1 + 7 + 3)
    expect(utility(domain, own, { ...settlement, where: 'Oslo' })).toBe(Number.NEGATIVE_INFINITY)
  })

  it('should be worth less as time goes by', () => {
    const own: PreferencesInput = { values: { price: { kind: 'linear', slope: 0.1 } }, discount: 0.25 }
    expect(utility(domain, own, settlement, { time: 0.5 })).toBe(0.5)
    expect(messages(safeUtility(domain, own, settlement, { time: -1 }))).toEqual([
      'time: expected a time from 0 on, found -1',
    ])
  })

  it('should be plain data, frozen, with what was left out filled in', () => {
    const own = definePreferences(domain, { values: { price: { kind: 'linear', slope: 1 } } })
    expect(definePreferences(domain, JSON.parse(JSON.stringify(own)))).toEqual(own)
    expect(Object.isFrozen(own.values.price)).toBe(true)
    expect(own.weights).toEqual({})
    expect(definePreferences(domain, own)).toBe(own)
  })

  it('should be refused where they name what is not there', () => {
    const refused = (own: object) => messages(safeDefinePreferences(domain, { values: {}, ...own }))
    expect(refused({ weights: { prise: 1 } })).toEqual([
      'weights.prise: unknown issue "prise" (known: price, units, when, where, signed); did you mean "price"?',
    ])
    expect(refused({ excluded: [{}] })).toEqual(['excluded.0: expected a region of at least one issue, found none'])
    expect(refused({ excluded: [{ price: 41 }] })[0]).toMatch(/41 is not on the scale of price/)
    expect(refused({ discount: 0 })[0]).toMatch(/^discount: expected a number of above 0, found 0$/)
    expect(refused({ reservation: Number.NaN })).toHaveLength(1)
    const entries = [
      { values: { price: 1 }, utility: 1 },
      { values: { when: 'now' }, utility: 1 },
    ]
    expect(refused({ interactions: [{ kind: 'combinations', entries }] })[0]).toMatch(
      /^interactions.0.entries.1.values: expected values of price, as in the first entry, found when$/,
    )
    expect(refused(JSON.parse('{"weights":{"__proto__":1}}'))[0]).toMatch(/belongs to every/)
  })
})

describe('domains', () => {
  it('should be refused without issues, or with steps that make no sense', () => {
    expect(messages(safeDefineDomain({ issues: {} }))).toEqual(['issues: expected at least one issue, found none'])
    const interval = { kind: 'interval', min: 0, max: 1 } as const
    expect(messages(safeDefineDomain({ issues: { a: { scale: { kind: 'binary' }, step: 1 } } }))[0]).toMatch(/no step/)
    expect(messages(safeDefineDomain({ issues: { a: { scale: interval, step: 1e-9 } } }))[0]).toMatch(
      /at most 16,777,216/,
    )
  })
})

describe('an issue with one option', () => {
  it('should be settled from the start', () => {
    const lone = { issues: { venue: { scale: { kind: 'nominal', options: ['court'] } } } } as const
    expect(utility(lone, { values: { venue: { kind: 'table', worth: { court: 3 } } } }, { venue: 'court' })).toBe(3)
    const none = safeDefineDomain({ issues: { venue: { scale: { kind: 'nominal', options: [] } } } })
    expect(messages(none)).toEqual(['issues.venue.scale.options: expected at least one option, found an empty list'])
  })
})

describe('a package', () => {
  it('should settle every issue, at a value that can be agreed upon, and nothing else', () => {
    const own: PreferencesInput = { values: {} }
    const refused = (changed: object) => messages(safeUtility(domain, own, { ...settlement, ...changed }))
    expect(refused({ prise: 3 })[0]).toMatch(/^prise: unknown issue "prise"/)
    expect(refused({ units: 0.25 })).toEqual([
      'units: expected a multiple of the step 0.1 from the least value on, found 0.25',
    ])
    expect(refused({ when: 'son' })[0]).toMatch(/did you mean "soon"\?$/)
    expect(messages(safeUtility(domain, own, { price: 1 }))).toHaveLength(4)
    expect(messages(safeUtility(domain, own, null as never))[0]).toMatch(/expected a package/)
  })
})

describe('scenarios', () => {
  it('should value a package for each party, functions of one’s own among them', () => {
    const scenario = defineScenario({
      domain,
      preferences: { a: { values: { price: { kind: 'linear', slope: 1 } } }, b: opaque(({ price }) => -Number(price)) },
    })
    expect(utilities(scenario, settlement)).toEqual({ a: 10, b: -10 })
    expect(defineScenario(scenario)).toBe(scenario)
  })

  it('should be refused with the place of each fault', () => {
    const refused = (preferences: object) => messages(safeDefineScenario({ domain, preferences } as never))
    expect(refused({})).toEqual(['preferences: expected the preferences of at least one party, found none'])
    expect(refused({ 'no slug': { values: {} } })[0]).toMatch(/^preferences.no slug: expected an id/)
    expect(refused({ a: { values: { prise: { kind: 'linear', slope: 1 } } } })[0]).toMatch(
      /^preferences.a.values.prise/,
    )
    expect(refused({ a: { kind: 'opaque', utility: 3, discount: 1 } })[0]).toMatch(
      /^preferences.a.utility: expected a function/,
    )
    expect(messages(safeDefineScenario(null as never))[0]).toMatch(/expected a scenario/)
  })

  it('should refuse an answer of a function that is no number', () => {
    expect(
      messages(
        safeUtility(
          domain,
          opaque(() => Number.NaN),
          settlement,
        ),
      )[0],
    ).toMatch(/^utility: expected a number as/)
    expect(() => opaque(() => 1, { discount: 2 })).toThrow(/^discount: expected a number above 0, up to 1, found 2$/)
    expect(() => opaque(() => 1, { reservation: Number.NaN })).toThrow(/^reservation: expected a finite number/)
  })
})
