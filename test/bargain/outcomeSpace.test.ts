import {
  defineDomain,
  defineScenario,
  neighbours,
  outcomeSpace,
  packageAt,
  packageIndex,
  packages,
  type Settlement,
  samplePackages,
} from 'demarche/bargain'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { everyPackage, namedScale, scenarios } from '../support/bargain.js'

const domain = defineDomain({
  issues: {
    price: { scale: { kind: 'interval', min: 0, max: 10 } },
    units: { scale: { kind: 'interval', min: 1, max: 3 }, step: 1 },
    when: { scale: { kind: 'ordinal', levels: ['now', 'soon', 'later'] } },
    where: { scale: { kind: 'nominal', options: ['Paris', 'Rome', 'Oslo'] } },
  },
})
const settlement = { price: 5, units: 1, when: 'soon', where: 'Paris' } as const

describe('an outcome space', () => {
  it('should number all packages, in order, without making them', () => {
    fc.assert(
      fc.property(scenarios(), ({ scenario }) => {
        const space = outcomeSpace(scenario)
        const all = everyPackage(scenario.domain)
        expect(space.size).toBe(BigInt(all.length))
        expect([...packages(space)]).toEqual(all)
        const middle = all.length >> 1
        expect(packageAt(space, BigInt(middle))).toEqual(all[middle])
        expect(packageIndex(space, all[middle] as Settlement)).toBe(BigInt(middle))
        expect([...packages(space, BigInt(middle))]).toEqual(all.slice(middle))
      }),
      { numRuns: 200 },
    )
  })

  it('should be as large as one likes', () => {
    const issues = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`i${i}`, { scale: namedScale(10) }]))
    const space = outcomeSpace({ issues })
    expect(space.size).toBe(10n ** 40n)
    const index = 1234567890123456789012345678901234567890n
    expect(packageIndex(space, packageAt(space, index))).toBe(index)
    expect(packages(space).next().value?.i39).toBe('v0')
    expect(() => packageAt(space, 10n ** 40n)).toThrow(/^index: expected a bigint from 0 to less than 1000/)
  })

  it('should cut continuous scales where a function bends, and say what that loses', () => {
    const scenario = defineScenario({
      domain: { issues: { price: { scale: { kind: 'interval', min: 0, max: 10 } } } },
      preferences: {
        a: { values: { price: { kind: 'triangular', from: 0, peak: 3, to: 10 } }, weights: { price: 2 } },
        b: { values: {}, excluded: [{ price: { above: 9 } }] },
      },
    })
    const space = outcomeSpace(scenario, { resolution: 2 })
    expect(space.axes[0]?.values).toEqual([0, 3, 6, 9, 10])
    // Half of the largest change between neighbours, which is 1 on [0, 3], times the weight.
    expect(space.error).toEqual({ a: 1, b: Number.POSITIVE_INFINITY })
    expect(packageIndex(space, { price: 4.4 })).toBe(1n)
    expect(outcomeSpace(scenario, { resolution: 2, through: { price: 4.4 } }).axes[0]?.values).toContain(4.4)
    expect(() => outcomeSpace(scenario, { resolution: 0 })).toThrow(/^resolution: expected a whole number from 1 on/)
  })

  it('should draw the same packages for the same seed, and others for another', () => {
    const space = outcomeSpace(domain)
    const drawn = [...samplePackages(space, 300, 7)]
    expect(drawn).toEqual([...samplePackages(space, 300, 7)])
    expect(drawn).not.toEqual([...samplePackages(space, 300, 8)])
    for (const place of ['Paris', 'Rome', 'Oslo']) {
      expect(Math.abs(drawn.filter(({ where }) => where === place).length - 100)).toBeLessThan(35)
    }
  })

  it('should know what is one step away', () => {
    const space = outcomeSpace(domain, { resolution: 10 })
    expect(neighbours(space, settlement)).toEqual([
      { ...settlement, price: 4 },
      { ...settlement, price: 6 },
      { ...settlement, units: 2 },
      { ...settlement, when: 'now' },
      { ...settlement, when: 'later' },
      { ...settlement, where: 'Rome' },
      { ...settlement, where: 'Oslo' },
    ])
  })
})
