import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AdjustedWinner,
  type AdjustedWinnerAssumption,
  type AdjustedWinnerStep,
  adjustedWinner,
  safeAdjustedWinner,
} from '../../src/bargain/division/adjustedWinner.js'
import type { Shares } from '../../src/bargain/division/allotment.js'
import {
  fairness,
  isEfficient,
  isEnvyFree,
  isEquitable,
  isProportional,
  safeFairness,
} from '../../src/bargain/division/fairness.js'
import { type Exact, exact, fractionOf, readFraction } from '../../src/bargain/division/fraction.js'
import type { Transfer } from '../../src/bargain/division/improvement.js'
import { maximinShare, safeMaximinShare } from '../../src/bargain/division/maximinShare.js'
import type { Valuations } from '../../src/bargain/division/valuations.js'
import { solve } from '../../src/gap/bridge/simplex.js'

/** Brams & Togman 1996, the points as they are commonly quoted. */
const campDavid = {
  israel: { sinai: 35, recognition: 10, westBankAndGaza: 20, linkage: 10, palestinianRights: 5, jerusalem: 20 },
  egypt: { sinai: 55, recognition: 5, westBankAndGaza: 10, linkage: 5, palestinianRights: 20, jerusalem: 5 },
}

const texts = (row: Readonly<Record<string, Exact>> | undefined) =>
  Object.fromEntries(Object.entries(row ?? {}).map(([name, { fraction }]) => [name, fraction]))

describe('Adjusted Winner', () => {
  it('should reproduce Camp David', () => {
    const result = adjustedWinner(campDavid)
    expect(texts(result.shares.israel)).toEqual({
      sinai: '1/6',
      recognition: '1',
      westBankAndGaza: '1',
      linkage: '1',
      palestinianRights: '0',
      jerusalem: '1',
    })
    expect(texts(result.shares.egypt)).toMatchObject({ sinai: '5/6', palestinianRights: '1', jerusalem: '0' })
    expect(result.points).toEqual({
      israel: { fraction: '395/6', value: 395 / 6 },
      egypt: { fraction: '395/6', value: 395 / 6 },
    })
    expect(result.split).toBe('sinai')
    expect(result.steps.map(({ kind, item }) => [kind, item])).toEqual([
      ...Object.keys(campDavid.israel).map((item) => ['won', item]),
      ['transferred', 'sinai'],
    ])
    expect(result.steps.at(-2)?.points).toEqual({
      israel: { fraction: '60', value: 60 },
      egypt: { fraction: '75', value: 75 },
    })
    expect(result.steps.at(-1)).toMatchObject({
      from: 'egypt',
      to: 'israel',
      share: { fraction: '1/6' },
      ratio: { fraction: '11/7' },
    })
    expect(result.assumptions).toEqual([{ kind: 'additiveValues' }, { kind: 'divisibleItem', item: 'sinai' }])
  })

  it('should say what it brought to 100, and how it settled ties', () => {
    const result = adjustedWinner({ a: { x: 1, y: 1, z: 2 }, b: { x: 25, y: 25, z: 50 } })
    expect(result.points).toEqual({ a: { fraction: '50', value: 50 }, b: { fraction: '50', value: 50 } })
    expect(result.assumptions).toEqual([
      { kind: 'additiveValues' },
      { kind: 'normalisedPoints', party: 'a', total: { fraction: '4', value: 4 } },
      { kind: 'valuedAlike', item: 'x', to: 'a' },
      { kind: 'valuedAlike', item: 'y', to: 'b' },
      { kind: 'valuedAlike', item: 'z', to: 'a' },
      { kind: 'sameRatio', items: ['x', 'z'] },
    ])
  })

  it('should assume nothing but what the case needs', () => {
    const kinds = (told: readonly (AdjustedWinnerStep | AdjustedWinnerAssumption)[]) => told.map(({ kind }) => kind)
    const { steps, assumptions } = adjustedWinner({ a: { x: '99/2', y: 50.5 }, b: { x: 50.5, y: '99/2' } })
    expect([kinds(steps), kinds(assumptions)]).toEqual([['won', 'won'], ['additiveValues']])
  })

  it('should leave the winners as they are where they are equal', () => {
    const even = adjustedWinner({ a: { x: 60, y: 40 }, b: { x: 40, y: 60 } })
    expect([even.split, even.steps.length, even.points.a?.fraction]).toEqual([undefined, 2, '60'])
  })

  it('should transfer by ratio, and whole items until a part is enough', () => {
    const { steps, split, points } = adjustedWinner({
      a: { w: 34, x: 30, y: 24, z: 12 },
      b: { w: 8, x: 20, y: 2, z: 70 },
    })
    expect([steps.length, split, points.a?.fraction]).toEqual([5, 'x', '386/5'])
    expect(steps.at(-1)).toMatchObject({ from: 'a', to: 'b', share: { fraction: '9/25' }, ratio: { fraction: '3/2' } })
    const long = adjustedWinner({ a: { w: 30, x: 30, y: 39, z: 1 }, b: { w: 28, x: 29, y: 38, z: 5 } })
    expect(long.steps.slice(4).map(({ item, points }) => [item, texts(points)])).toEqual([
      ['y', { a: '60', b: '43' }],
      ['x', { a: '3030/59', b: '3030/59' }],
    ])
  })

  it('should say what is wrong with points', () => {
    const faultOf = (points: unknown) => {
      const result = safeAdjustedWinner(points as Valuations)
      return result.success ? undefined : result.error.issues.map(({ path, code, message }) => [path, code, message])
    }
    expect(faultOf({ a: { x: 1 } })).toEqual([[['points'], 'inconsistent', 'expected two parties, found 1']])
    expect(faultOf({ a: { x: 1 }, b: { y: 1 } })).toEqual([
      [['points', 'a', 'y'], 'missing', 'expected what y is worth to a, found nothing'],
    ])
    expect(faultOf({ a: { x: 0 }, b: { x: 1 } })).toEqual([
      [['points', 'a'], 'inconsistent', 'expected points on at least one item, found none'],
    ])
    expect(faultOf({ a: { x: -1 }, b: { x: '1/0' } })).toEqual([
      [['points', 'a', 'x'], 'invalidValue', 'expected a number from 0 on, or a fraction such as "1/6", found -1'],
      [['points', 'b', 'x'], 'invalidValue', 'expected a number from 0 on, or a fraction such as "1/6", found "1/0"'],
    ])
    expect(faultOf({ a: { x: Number.NaN }, b: { x: true } })?.map(([path]) => path)).toEqual([
      ['points', 'a', 'x'],
      ['points', 'b', 'x'],
    ])
    expect(faultOf({})).toEqual([[['points'], 'inconsistent', 'expected at least one party, found none']])
    expect(faultOf({ a: {}, b: {} })).toEqual([[['points'], 'inconsistent', 'expected at least one item, found none']])
  })

  it('should return what cannot be changed', () => {
    const result = adjustedWinner(campDavid)
    expect([result, result.shares.egypt, result.steps[0]?.points.egypt].every(Object.isFrozen)).toBe(true)
  })
})

const numbers = fc.oneof(
  fc.nat({ max: 6 }),
  fc.nat({ max: 100 }).map((tenths) => tenths / 10),
)
const pointLists = fc
  .integer({ min: 1, max: 6 })
  .chain((items) => fc.array(fc.array(numbers, { minLength: items, maxLength: items }), { minLength: 2, maxLength: 2 }))
  .map((lists) => lists.map((list) => (list.some((points) => points > 0) ? list : list.with(0, 1))))
const named = (lists: readonly (readonly unknown[])[]) =>
  Object.fromEntries(lists.map((list, p) => [`p${p}`, Object.fromEntries(list.map((entry, i) => [`i${i}`, entry]))]))

describe('the division of Adjusted Winner', () => {
  const law = (check: (result: AdjustedWinner, lists: readonly (readonly number[])[]) => void) => () => {
    fc.assert(fc.property(pointLists, (lists) => check(adjustedWinner(named(lists) as Valuations), lists)))
  }
  const worth = (list: readonly number[], shares: Readonly<Record<string, Exact>> | undefined) =>
    list.reduce((total, points, i) => total + points * (shares?.[`i${i}`]?.value as number), 0) / sum(list)

  it(
    'should be equitable: both get as much of their own points, as it says',
    law(({ shares, points }, [a, b]) => {
      expect(points.p0).toEqual(points.p1)
      expect(worth(a as number[], shares.p0)).toBeCloseTo((points.p0?.value as number) / 100, 10)
      expect(worth(b as number[], shares.p1)).toBeCloseTo((points.p1?.value as number) / 100, 10)
    }),
  )

  it(
    'should be envy-free: neither prefers the other share, so each gets half at least',
    law(({ shares, points }, [a, b]) => {
      expect(worth(a as number[], shares.p0)).toBeGreaterThanOrEqual(worth(a as number[], shares.p1) - 1e-12)
      expect(worth(b as number[], shares.p1)).toBeGreaterThanOrEqual(worth(b as number[], shares.p0) - 1e-12)
      expect(points.p0?.value).toBeGreaterThanOrEqual(50)
    }),
  )

  it(
    'should be efficient: no division gives the second more while the first has as much',
    law(({ points }, [a, b]) => {
      const best = mostForSecond(a as number[], b as number[], (points.p0?.value as number) / 100)
      expect((points.p1?.value as number) / 100).toBeCloseTo(best, 9)
    }),
  )

  it(
    'should give each item away as a whole, but for one at most',
    law(({ shares, split, assumptions }) => {
      const [first, second] = [shares.p0, shares.p1].map((row) => Object.values(row ?? {}).map(({ value }) => value))
      expect(first?.map((share, i) => share + (second?.[i] as number))).toEqual(first?.map(() => 1))
      const divided = Object.keys(shares.p0 ?? {}).filter((_, i) => first?.[i] !== 0 && first?.[i] !== 1)
      expect(divided).toEqual(split === undefined ? [] : [split])
      expect(assumptions.some(({ kind }) => kind === 'divisibleItem')).toBe(split !== undefined)
    }),
  )

  it(
    'should pass every exact check',
    law(({ shares }, lists) => {
      const values = named(lists) as Valuations
      expect(fairness(values, shares)).toMatchObject({
        isEnvyFree: true,
        isProportional: true,
        isEquitable: true,
        isEfficient: true,
      })
    }),
  )

  it('should give the parties as much, whatever their order and that of the items, and whatever their unit', () => {
    fc.assert(
      fc.property(pointLists, fc.integer({ min: 2, max: 9 }), ([a, b], times) => {
        const of = (lists: readonly (readonly number[])[]) => adjustedWinner(named(lists) as Valuations).points.p0
        const here = of([a as number[], b as number[]])
        expect(of([b as number[], a as number[]])).toEqual(here)
        expect(of([(a as number[]).toReversed(), (b as number[]).toReversed()])).toEqual(here)
        const scaled = named([(a as number[]).map((points) => `${Math.round(points * 10) * times}/10`), b as number[]])
        expect(adjustedWinner(scaled as Valuations).points.p0).toEqual(here)
      }),
    )
  })
})

describe('fairness', () => {
  const values = { a: { x: 6, y: 3, z: 3 }, b: { x: 4, y: 4, z: 4 }, c: { x: 2, y: 4, z: 6 } }

  it('should say who envies whom, and by how much', () => {
    const result = fairness(values, { a: { y: 1 }, b: { x: 1 }, c: { z: 1 } })
    expect(Object.values(result.envy).map(texts)).toEqual([
      { a: '0', b: '3', c: '0' },
      { a: '0', b: '0', c: '0' },
      { a: '0', b: '0', c: '0' },
    ])
    expect(texts(result.shortfall)).toEqual({ a: '1', b: '0', c: '0' })
    expect(texts(result.satisfaction)).toEqual({ a: '1/4', b: '1/3', c: '1/2' })
    expect(result).toMatchObject({ isEnvyFree: false, isProportional: false, isEquitable: false, isEfficient: false })
    expect(result.improvement).toEqual([
      { item: 'x', from: 'b', to: 'a' },
      { item: 'y', from: 'a', to: 'b' },
    ])
    expect(Object.isFrozen(result.envy.a)).toBe(true)
  })

  it('should compare without tolerance', () => {
    const thirds = {
      a: { x: '1/3', y: '1/3', z: '1/3' },
      b: { x: '1/3', y: '1/3', z: '1/3' },
      c: { x: '1/3', y: '1/3', z: '1/3' },
    }
    for (const check of [isEnvyFree, isProportional]) expect(check(values, thirds)).toBe(true)
    expect(isEquitable(values, thirds)).toBe(true)
    expect(isEfficient(values, thirds)).toBe(false)
    const near = { ...thirds, a: { x: 0.333333333333333, y: '1/3', z: '1/3' } }
    for (const check of [isEnvyFree, isProportional, isEquitable]) expect(check(values, near)).toBe(false)
    expect(
      isProportional(
        { a: { x: 0.1, y: 0.2 }, b: { x: 0.3, y: 0.3 } },
        { a: { x: 0.75, y: 0.375 }, b: { x: 0.25, y: 0.625 } },
      ),
    ).toBe(false)
    const tenths = { a: { x: 0.1, y: 0.2, z: 0.3 }, b: { x: 1, y: 1, z: 2 } }
    expect(isProportional(tenths, { a: { z: 1 }, b: { x: 1, y: 1 } })).toBe(true)
    expect(isEnvyFree(tenths, { a: { z: 1 }, b: { x: 1, y: 1 } })).toBe(true)
  })

  it('should count what is left over, and parties to whom nothing is worth anything', () => {
    const result = fairness({ a: { x: 1, y: 0 }, b: { x: 0, y: 0 } }, { a: { x: 0.5 } })
    expect(result).toMatchObject({ isEnvyFree: true, isProportional: true, isEquitable: true, isEfficient: false })
    expect(result.improvement).toEqual([{ item: 'x', to: 'a' }])
    expect(result.satisfaction).toEqual({ a: { fraction: '1/2', value: 0.5 } })
    const idle = fairness({ a: { x: 1, y: 0 }, b: { x: 1, y: 1 } }, { a: { x: 1, y: 1 } })
    expect(idle.improvement).toEqual([{ item: 'y', from: 'a', to: 'b' }])
  })

  it('should say what is wrong with shares', () => {
    const faultOf = (shares: unknown) => {
      const result = safeFairness(values, shares as Shares)
      return result.success ? undefined : result.error.issues.map(({ path, code, message }) => [path, code, message])
    }
    expect(faultOf({ d: {} })).toEqual([
      [['shares', 'd'], 'unknownName', 'unknown party "d" (known: a, b, c); did you mean "a"?'],
    ])
    expect(faultOf({ a: { w: 1 } })).toEqual([
      [['shares', 'a', 'w'], 'unknownName', 'unknown item "w" (known: x, y, z); did you mean "x"?'],
    ])
    expect(faultOf({ a: { x: '1/2' }, b: { x: '2/3' } })).toEqual([
      [['shares'], 'inconsistent', 'expected shares of x that sum to at most 1, found 7/6 of x'],
    ])
    expect(faultOf({ a: { x: 1.5 } })?.[0]?.[1]).toBe('invalidValue')
  })

  const cases = fc
    .record({ parties: fc.integer({ min: 1, max: 4 }), items: fc.integer({ min: 1, max: 4 }) })
    .chain(({ parties, items }) =>
      fc.record({
        lists: fc.array(fc.array(fc.nat({ max: 4 }), { minLength: items, maxLength: items }), {
          minLength: parties,
          maxLength: parties,
        }),
        parts: fc.array(fc.array(fc.nat({ max: 2 }), { minLength: parties, maxLength: parties }), {
          minLength: items,
          maxLength: items,
        }),
      }),
    )

  it('should call a division efficient just where nothing can be added to the sum of worths without taking from anybody', () => {
    const seen = new Set<boolean>()
    fc.assert(
      fc.property(cases, ({ lists, parts }) => {
        const shares = sharesOf(parts, lists.length)
        const { isEfficient, improvement } = fairness(named(lists) as Valuations, named(shares) as Shares)
        seen.add(isEfficient)
        const held = shares.map((row) => row.map(readNumber))
        expect(isEfficient).toBe(mostToAdd(lists, held) < 1e-6)
        if (improvement !== undefined) expectGain(lists, held, improvement)
      }),
    )
    expect(seen).toEqual(new Set([true, false]))
  })

  it('should find no one short where nobody is envious and all is shared out', () => {
    fc.assert(
      fc.property(cases, ({ lists, parts }) => {
        const full = parts.map((row) => (row.some((part) => part > 0) ? row : row.with(0, 1)))
        const { isEnvyFree, isProportional } = fairness(
          named(lists) as Valuations,
          named(sharesOf(full, lists.length)) as Shares,
        )
        expect(isProportional || !isEnvyFree).toBe(true)
        if (lists.length === 2) expect(isProportional).toBe(isEnvyFree)
      }),
    )
  })
})

describe('the maximin share', () => {
  it('should be what the poorest of the best bundles is worth', () => {
    const result = maximinShare({ a: 7, b: 5, c: 5, d: 4, e: 4, f: 2 }, 3)
    expect(result).toEqual({
      lower: { fraction: '9', value: 9 },
      upper: { fraction: '9', value: 9 },
      bundles: [
        ['a', 'f'],
        ['b', 'd'],
        ['c', 'e'],
      ],
      complete: true,
    })
    expect(maximinShare({ a: '1/3', b: 0.5 }, 2).lower.fraction).toBe('1/3')
    expect(maximinShare({ a: 1 }, 3)).toMatchObject({ lower: { value: 0 }, complete: true })
  })

  it('should be the same as by trying all bundles', () => {
    const worths = fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 7 })
    fc.assert(
      fc.property(worths, fc.integer({ min: 1, max: 4 }), (list, count) => {
        const values = Object.fromEntries(list.map((worth, i) => [`i${i}`, worth]))
        const { lower, upper, bundles, complete } = maximinShare(values, count)
        expect([lower.value, upper.value, complete]).toEqual([bestWorst(list, count), bestWorst(list, count), true])
        const sums = bundles.map((bundle) => sum(bundle.map((item) => values[item] as number)))
        expect([Math.min(...sums), bundles.flat().toSorted()]).toEqual([lower.value, Object.keys(values).toSorted()])
      }),
      { numRuns: 300 },
    )
  })

  it('should be an interval that holds it where it may not look further', () => {
    const worths = fc.array(fc.nat({ max: 30 }), { minLength: 5, maxLength: 7 })
    let open = 0
    fc.assert(
      fc.property(worths, (list) => {
        const values = Object.fromEntries(list.map((worth, i) => [`i${i}`, worth]))
        const { lower, upper, complete } = maximinShare(values, 3, { lookAt: 1 })
        const best = bestWorst(list, 3)
        expect(lower.value).toBeLessThanOrEqual(best)
        expect(upper.value).toBeGreaterThanOrEqual(best)
        expect(complete).toBe(lower.value === upper.value)
        if (!complete) open++
      }),
      { numRuns: 200 },
    )
    expect(open).toBeGreaterThan(0)
  })

  it('should refuse counts that count nothing', () => {
    for (const [count, options] of [
      [0, {}],
      [1.5, {}],
      [2, { lookAt: 0 }],
    ] as const) {
      const result = safeMaximinShare({ a: 1 }, count, options)
      expect(result.success ? undefined : result.error.issues[0]?.code).toBe('inconsistent')
    }
    const none = safeMaximinShare({}, 2)
    expect(none.success ? undefined : none.error.message).toBe('values: expected at least one item, found none')
  })
})

describe('a fraction', () => {
  it('should be read as it is written', () => {
    const written = ['3', '-0.25', '1e-7', '1.5e+21', '4/6', '0/5', '007']
    expect(written.map((text) => exact(readFraction(text) ?? fractionOf(-1n, 1n)).fraction)).toEqual([
      '3',
      '-1/4',
      '1/10000000',
      '1500000000000000000000',
      '2/3',
      '0',
      '7',
    ])
    for (const text of ['', '1/0', '1.5/2', '.5', '1e99999', 'NaN', 'Infinity', ' 1']) {
      expect(readFraction(text)).toBe(undefined)
    }
    expect(() => fractionOf(1n, 0n)).toThrow(RangeError)
  })

  it('should come back as the number that it was read from', () => {
    fc.assert(
      fc.property(fc.double({ noDefaultInfinity: true, noNaN: true }), (number) => {
        const fraction = readFraction(String(number))
        expect(fraction && exact(fraction).value).toBe(number === 0 ? 0 : number)
      }),
    )
  })

  it('should be rounded to the nearest number', () => {
    const whole = fc.bigInt({ min: 1n, max: 2n ** 53n })
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        expect(exact(fractionOf(a, b)).value).toBe(Number(a) / Number(b))
        expect(exact(fractionOf(-a, b)).value).toBe(-Number(a) / Number(b))
      }),
    )
  })
})

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/**
 * The most of its total that the second can get while the first gets a given part of its own: among all divisions with that, the best
 * one is a corner, where all items but one are whole.
 */
function mostForSecond(a: readonly number[], b: readonly number[], part: number): number {
  let best = 0
  for (let set = 0; set < 2 ** a.length; set++) {
    for (let split = 0; split < a.length; split++) {
      const has = (i: number) => i !== split && ((set >> i) & 1) === 1
      const first = sum(a.filter((_, i) => has(i))) / sum(a)
      const second = sum(b.filter((_, i) => i !== split && !has(i))) / sum(b)
      const [ofFirst, ofSecond] = [(a[split] as number) / sum(a), (b[split] as number) / sum(b)]
      const needed = ofFirst === 0 ? 0 : (part - first) / ofFirst
      if (first + ofFirst < part - 1e-12 || needed > 1 + 1e-12) continue
      best = Math.max(best, second + (1 - Math.max(0, needed)) * ofSecond)
    }
  }
  return best
}

/** By how much the sum of worths can rise while nobody gets less, as a linear programme. */
function mostToAdd(lists: readonly (readonly number[])[], held: readonly (readonly number[])[]): number {
  const items = (lists[0] as readonly number[]).length
  const helper = lists.length * items
  const row = (of: (party: number, item: number) => number) => {
    const factors = lists.flatMap((list, party) => list.map((_, item) => of(party, item)))
    return Float64Array.from([...factors, 0])
  }
  const worths = lists.map((list, party) => sum(list.map((worth, i) => worth * (held[party]?.[i] as number))))
  const whole = Array.from({ length: items }, (_, i) => row((_, item) => (item === i ? 1 : 0)))
  const kept = lists.map((list, p) =>
    row((party, item) => (party === p ? -(list[item] as number) : 0)).with(helper, -1),
  )
  const highest = worths.indexOf(Math.max(...worths))
  const costs = row((party, item) => -(lists[party]?.[item] as number))
  const solution = solve({
    costs,
    rows: [
      ...whole.map((factors) => ({ factors, bound: 1, isEquation: false })),
      ...kept.map((factors, p) => ({ factors, bound: -(worths[p] as number), isEquation: false })),
    ],
    start: worths[highest] === 0 ? [] : [[items + highest, helper]],
    helper,
  })
  return sum([...(solution ?? [])].map((share, i) => -share * (costs[i] as number))) - sum(worths)
}

/** A gift costs its giver nothing; in a ring, what is lost for each unit gained has a product below 1. */
function expectGain(
  lists: readonly (readonly number[])[],
  held: readonly (readonly number[])[],
  improvement: readonly Transfer[],
): void {
  const numberOf = (name: string) => Number(name.slice(1))
  const prices = improvement.map(({ from, to, item }) => {
    const i = numberOf(item)
    const gain = lists[numberOf(to)]?.[i] as number
    expect(gain).toBeGreaterThan(0)
    if (from === undefined) expect(sum(held.map((row) => row[i] as number))).toBeLessThan(1)
    else expect(held[numberOf(from)]?.[i]).toBeGreaterThan(0)
    return from === undefined ? 0 : (lists[numberOf(from)]?.[i] as number) / gain
  })
  expect(prices.reduce((product, price) => product * price, 1)).toBeLessThan(1 - 1e-9)
  if (improvement.length === 1) expect(prices).toEqual([0])
  else {
    expect(improvement.map(({ from }) => from)).toEqual(
      [improvement.at(-1), ...improvement].slice(0, -1).map((t) => t?.to),
    )
    expect(new Set(improvement.map(({ to }) => to)).size).toBe(improvement.length)
  }
}

function sharesOf(parts: readonly (readonly number[])[], parties: number): string[][] {
  return Array.from({ length: parties }, (_, party) =>
    parts.map((row) => `${row[party] as number}/${Math.max(1, sum(row))}`),
  )
}

function readNumber(text: string): number {
  const [numerator, denominator] = text.split('/').map(Number)
  return (numerator as number) / (denominator as number)
}

function bestWorst(list: readonly number[], count: number): number {
  let best = 0
  for (let code = 0; code < count ** list.length; code++) {
    const sums = new Array<number>(count).fill(0)
    let rest = code
    for (const worth of list) {
      sums[rest % count] = (sums[rest % count] as number) + worth
      rest = Math.floor(rest / count)
    }
    best = Math.max(best, Math.min(...sums))
  }
  return best
}
