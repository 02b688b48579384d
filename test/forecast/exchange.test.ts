import { compromise, defineSituation, type ExchangeOptions, exchange, safeExchange } from 'demarche/forecast'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cases } from '../cases.js'
import { plainRound } from './plainExchange.js'
import { several, severalSituation } from './severalDraws.js'

/** Made up: a union that minds pay and an employer that minds hours, of equal strength. */
const wages = defineSituation({
  issues: { pay: { min: 0, max: 10, unit: '%' }, hours: { min: 34, max: 40 } },
  actors: {
    union: { capability: 1, stances: { pay: { position: 10, salience: 0.8 }, hours: { position: 34, salience: 0.2 } } },
    port: { capability: 1, stances: { pay: { position: 0, salience: 0.2 }, hours: { position: 40, salience: 0.8 } } },
  },
})

describe('the exchange model', () => {
  it('has each give the other what that minds more', () => {
    const { outcome, rounds, assumptions } = exchange(wages)
    // Before, each issue ends where the stronger interest pulls: 8 % and 38.8 hours. Then both give way altogether.
    expect(assumptions).toEqual([])
    expect(rounds[0]).toMatchObject({ outcome: { pay: 8 }, exchanges: [] })
    expect(rounds[0]?.outcome.hours).toBeCloseTo(38.8, 12)
    expect(outcome).toEqual({ pay: 10, hours: 40 })
    const [made, ...others] = rounds[1]?.exchanges ?? []
    expect(others).toEqual([])
    expect(made?.gain).toBeCloseTo(0.8 * 0.2 - 0.2 * 0.2, 12)
    expect(made?.choices).toBe(1)
    expect(made?.concessions.map(({ actor, issue, from, to }) => [actor, issue, from, to])).toEqual([
      ['union', 'hours', 34, 40],
      ['port', 'pay', 0, 10],
    ])
  })

  it('keeps to whoever stands on an issue, and says who does not', () => {
    const { assumptions, undecided, rounds } = exchange({
      issues: { ...wages.issues, site: {}, date: { max: 1 } },
      actors: {
        ...wages.actors,
        town: { stances: { pay: { position: 5 }, date: { position: 1, salience: 0 } } },
      },
    })
    expect(assumptions).toContainEqual({ kind: 'salience', issue: 'pay', actors: ['town'], taken: 1 })
    expect(assumptions).toContainEqual({ kind: 'noPosition', issue: 'hours', actors: ['town'] })
    expect(undecided).toEqual([
      { issue: 'site', why: 'noPosition' },
      { issue: 'date', why: 'noWeight' },
    ])
    expect(Object.keys(rounds[1]?.positions ?? {})).toEqual(['pay', 'hours'])
    expect(rounds[1]?.positions.hours).not.toHaveProperty('town')
  })

  it('tells who stood near the two, and what it is to everybody', () => {
    const { rounds } = exchange({
      issues: wages.issues,
      actors: {
        ...wages.actors,
        // As the union would have it, and as neither would.
        staff: {
          capability: 0.1,
          stances: { pay: { position: 10, salience: 0.5 }, hours: { position: 34, salience: 0.5 } },
        },
        owner: {
          capability: 0.1,
          stances: { pay: { position: 0, salience: 0.5 }, hours: { position: 34, salience: 0.5 } },
        },
      },
    })
    const closeness = rounds[1]?.exchanges[0]?.externalities.map(({ actor, closeness: how }) => [actor, how])
    expect(closeness).toEqual([
      ['union', 'own'],
      ['port', 'own'],
      ['staff', 'inner'],
      ['owner', 'outer'],
    ])
    expect(rounds[1]?.exchanges[0]?.externalities.at(-1)?.gain).toBeLessThan(0)
  })

  it('begins a round on the way from what was wanted to what was voted for', () => {
    const { rounds } = exchange(wages, { rounds: 2, adaptation: { always: 0.1, indifference: 0.5 } })
    expect(rounds[2]?.wanted.hours).toEqual({ union: 34 + 6 * 0.5, port: 40 })
    expect(rounds[2]?.wanted.pay).toEqual({ union: 10, port: 5 })
  })

  it('refuses what it cannot be asked', () => {
    const told = (options: object) => {
      const result = safeExchange(wages, options as ExchangeOptions)
      return result.success || result.error.message
    }
    expect(told({ rounds: -1 })).toContain('rounds: expected a number of at least 0')
    expect(told({ adaptation: { always: 0.8 } })).toContain('a sum of at most 1')
    expect(told({ issues: ['pya'] })).toContain('did you mean "pay"?')
  })
})

describe('an exchange', () => {
  const drawn = several({ actors: 5, issues: 3 })
  const numRuns = Math.ceil(cases / 4)

  it('should be what plain loops over the definition make, one after the other', () => {
    fc.assert(
      fc.property(drawn, (draw) => {
        const situation = severalSituation(draw, true)
        const { rounds } = exchange(situation)
        const made = (rounds[1]?.exchanges ?? []).map(({ gain, concessions }) => ({
          gain: 10 * gain,
          gives: concessions.map(({ actor, issue, to }) => [actor, issue, to] as const),
        }))
        const plain = plainRound(situation)
        expect(made).toHaveLength(plain.length)
        for (const [i, one] of made.entries()) {
          const sorted = one.gives.toSorted(([a], [b]) => (a < b ? -1 : 1))
          expect(one.gain).toBeCloseTo(plain[i]?.gain as number, 7)
          expect(sorted.map(([actor, issue]) => [actor, issue])).toEqual(
            plain[i]?.gives.map(([a, issue]) => [a, issue]),
          )
          for (const [k, [, , to]] of sorted.entries()) expect(to).toBeCloseTo(plain[i]?.gives[k]?.[2] as number, 6)
        }
      }),
      { numRuns },
    )
  })

  it('should be worth the same to both, measured on what becomes of outcomes', () => {
    fc.assert(
      fc.property(drawn, (draw) => {
        for (const { gain, externalities } of exchange(severalSituation(draw, true)).rounds[1]?.exchanges ?? []) {
          const own = externalities.filter(({ closeness }) => closeness === 'own')
          expect(gain).toBeGreaterThan(0)
          expect(own).toHaveLength(2)
          for (const one of own) expect(one.gain).toBeCloseTo(gain, 9)
        }
      }),
      { numRuns },
    )
  })

  it('should lead to the compromise of votes, within what anybody wanted', () => {
    fc.assert(
      fc.property(drawn, (draw) => {
        const situation = severalSituation(draw, true)
        const { rounds, outcome } = exchange(situation, { rounds: 2 })
        const start = compromise(situation).outcome
        for (const [issue, at] of Object.entries(start)) expect(rounds[0]?.outcome[issue]).toBeCloseTo(at, 9)
        for (const [issue, at] of Object.entries(outcome)) {
          const wanted = Object.values(rounds[0]?.wanted[issue] ?? {})
          expect(at).toBeGreaterThanOrEqual(Math.min(...wanted) - 1e-9)
          expect(at).toBeLessThanOrEqual(Math.max(...wanted) + 1e-9)
          const votes = Object.values(rounds.at(-1)?.positions[issue] ?? {})
          expect(Math.min(...votes)).toBeGreaterThanOrEqual(Math.min(...wanted))
          expect(Math.max(...votes)).toBeLessThanOrEqual(Math.max(...wanted))
        }
      }),
      { numRuns },
    )
  })

  it('should not depend on units, names or order', () => {
    fc.assert(
      fc.property(drawn, fc.nat(), (draw, key) => {
        const situation = severalSituation(draw, true)
        const turned = <T>(entries: [string, T][]) =>
          entries.toSorted(([a], [b]) => ((a.charCodeAt(1) * 7 + key) % 11) - ((b.charCodeAt(1) * 7 + key) % 11))
        const other = defineSituation({
          issues: Object.fromEntries(
            turned(Object.keys(situation.issues).map((issue) => [issue, { min: 100, max: 300 }])),
          ),
          actors: Object.fromEntries(
            turned(Object.entries(situation.actors)).map(([actor, { stances }]) => [
              actor,
              {
                stances: Object.fromEntries(
                  Object.entries(stances).map(([issue, { position, salience, capability }]) => [
                    issue,
                    {
                      position: 200 + 20 * (position as number),
                      salience: salience as number,
                      capability: 1000 * (capability as number),
                    },
                  ]),
                ),
              },
            ]),
          ),
        })
        const [one, same] = [exchange(situation).outcome, exchange(other).outcome]
        for (const issue of Object.keys(one)) expect(same[issue]).toBeCloseTo(200 + 20 * (one[issue] as number), 6)
      }),
      { numRuns },
    )
  })
})
