import { expectedUtility, median, readings, sensitivityToReading } from 'demarche/forecast'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { play } from '../../src/forecast/expectedUtility/play.js'
import type { Reading } from '../../src/forecast/expectedUtility/reading.js'
import { cases } from '../cases.js'
import { type Drawn, situationOf } from './draws.js'
import { emission } from './emission.js'
import { playPlainly } from './expectedUtilityOracle.js'

const aReading: fc.Arbitrary<Reading> = fc.record({
  resistance: fc.constantFrom('target', 'printed'),
  security: fc.constantFrom('adversaries', 'own'),
  upperHand: fc.constantFrom('figure', 'printed'),
  choice: fc.constantFrom('category', 'leastMove', 'strongest', 'weightedPosition'),
  conflict: fc.constantFrom('moves', 'stands'),
  capitulation: fc.boolean(),
  denominator: fc.constantFrom('pair', 'allPairs'),
  votes: fc.constantFrom('distance', 'risk'),
  range: fc.constantFrom('current', 'initial'),
  otherRisk: fc.constantFrom('own', 'focal'),
  risk: fc.constantFrom('derived', 'neutral'),
  statusQuo: fc.constantFrom(0, 0.5, 1),
  ties: fc.constantFrom('lower', 'upper'),
})

describe('the expected-utility model', () => {
  it('has the medians of table 2 of Scholz et al. (2011) read as their code, but for round 2', () => {
    const { rounds, outcome } = expectedUtility(emission, { reading: 'scholz-code', rounds: 8 })
    const truncated = rounds.slice(1).map(({ medians }) => Math.trunc((medians.delay as number) * 10) / 10)
    expect(truncated).toEqual([8.4, 9.6, 9.9, 9.9, 9.9, 7.4, 8.8, 9.6])
    expect(outcome.delay).toBeCloseTo(9.671, 3)
  })

  it('tells who offered what, what was taken, and why', () => {
    const { rounds } = expectedUtility(emission, { reading: 'scholz-code', rounds: 1 })
    const [start, first] = rounds
    expect(start?.offers).toEqual([])
    const taken = first?.offers.filter((offer) => offer.taken)
    expect(taken?.map(({ to, by, kind, why }) => [to, by, kind, why])).toEqual([
      ['belgium', 'france', 'compromise', 'tie'],
      ['luxembourg', 'belgium', 'conflict', 'leastMove'],
      ['ireland', 'luxembourg', 'conflict', 'kind'],
    ])
    for (const { to, issue, position } of taken ?? []) expect(first?.positions[issue]?.[to]).toBe(position)
  })

  it('ends where nobody moves, at once where all agree', () => {
    const agreed = situationOf([0.5, 0.5].map((position) => ({ position, salience: 1, capability: 1 })))
    expect(expectedUtility(agreed)).toMatchObject({ outcome: { x: 0.5 }, rounds: [{ positions: { x: { a0: 0.5 } } }] })
    expect(
      expectedUtility(emission, { reading: { conflict: 'moves', choice: 'category', risk: 'neutral' } }).outcome,
    ).toEqual(median(emission, { weights: 'product' }).outcome)
  })

  it('ends the same where nothing is told on the way', () => {
    const { rounds, ...told } = expectedUtility(emission)
    expect(expectedUtility(emission, { trace: false })).toEqual({ ...told, rounds: [] })
    expect(rounds.length).toBeGreaterThan(1)
  })

  it('takes an aversion to risk that is known', () => {
    const known = {
      ...emission,
      actors: Object.fromEntries(
        Object.entries(emission.actors).map(([actor, own]) => [
          actor,
          { ...own, riskAversion: actor === 'belgium' ? 1 : -1 },
        ]),
      ),
    }
    expect(expectedUtility(known, { rounds: 1 }).rounds[1]?.riskExponents.delay).toMatchObject({
      belgium: 2,
      greece: 0.5,
    })
  })

  it('is what plain loops over the formulas find, however it is read', () => {
    fc.assert(
      fc.property(spread(), aReading, (actors, reading) => {
        const start = startOf(actors)
        const fast = play(start, reading, 1)
        const plain = playPlainly(actors, reading)
        for (const [i, position] of plain.entries()) expect(fast.positions[i]).toBeCloseTo(position, 9)
      }),
      { numRuns: cases },
    )
  })

  it('does not depend on units, nor on how actors are named', () => {
    fc.assert(
      fc.property(
        spread(),
        aReading,
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: 1, max: 90 }),
        (actors, reading, min, span) => {
          // Later rounds are no fair test: on the edge between two offers they go where rounding takes them.
          const options = { reading, rounds: 1 }
          const { x } = expectedUtility(situationOf(actors), options).outcome
          const scaled = expectedUtility(situationOf(actors, { min, span }), options).outcome.x
          expect((scaled ?? Number.NaN) - min).toBeCloseTo(span * (x ?? Number.NaN), 7)
          expect(expectedUtility(situationOf([...actors].reverse()), options).outcome.x).toBeCloseTo(x ?? Number.NaN, 7)
          const positions = actors.map(({ position }) => position)
          expect(x).toBeGreaterThanOrEqual(Math.min(...positions) - 1e-12)
          expect(x).toBeLessThanOrEqual(Math.max(...positions) + 1e-12)
        },
      ),
      { numRuns: cases },
    )
  })

  it('depends on how it is read', () => {
    const { spreads } = sensitivityToReading(emission, {
      vary: { choice: ['strongest', 'category'], conflict: ['stands', 'moves'], statusQuo: [1] },
    })
    const runs = (['strongest', 'category'] as const).flatMap((choice) =>
      (['stands', 'moves'] as const).map(
        (conflict) => expectedUtility(emission, { reading: { choice, conflict } }).outcome.delay as number,
      ),
    )
    const rising = [...runs].sort((a, b) => a - b)
    expect(spreads.delay).toMatchObject({ runs: 4, least: rising[0], most: rising[3], distinct: new Set(runs).size })
    const [strongest, category] = [runs.slice(0, 2), runs.slice(2)].map(([a = 0, b = 0]) => (a + b) / 2)
    const place = spreads.delay?.places.find((one) => one.place === 'choice')
    expect(place?.effects).toMatchObject([
      { reading: 'strongest', runs: 2 },
      { reading: 'category', runs: 2 },
    ])
    expect(place?.effects[0]?.mean).toBeCloseTo(strongest ?? Number.NaN, 9)
    expect(place?.effects[1]?.mean).toBeCloseTo(category ?? Number.NaN, 9)
    const sum = spreads.delay?.places.reduce((total, { explains }) => total + explains, 0)
    expect(sum).toBeLessThanOrEqual(1 + 1e-9)
    expect(place?.hasPartIn).toBeGreaterThanOrEqual(place?.explains ?? Number.NaN)
  })

  it('can be read in 3,072 ways by what the text allows', () => {
    const { spreads } = sensitivityToReading(emission, { rounds: 2 })
    expect(spreads.delay).toMatchObject({ runs: 3072, least: 4, most: 10 })
    expect(Object.keys(readings)).toEqual(['default', 'paper', 'scholz-code'])
  })
})

/** Weights that differ, so that nothing but the formulas decides; at least two positions. */
function spread(): fc.Arbitrary<Drawn[]> {
  const actor = fc.record({
    position: fc.integer({ min: 0, max: 997 }).map((n) => n / 997),
    salience: fc.integer({ min: 1, max: 89 }).map((n) => n / 89),
    capability: fc.integer({ min: 1, max: 83 }).map((n) => n / 7),
  })
  return fc.uniqueArray(actor, { minLength: 2, maxLength: 7, selector: ({ position }) => position })
}

function startOf(actors: readonly Drawn[]) {
  return {
    positions: Float64Array.from(actors, ({ position }) => position),
    weights: Float64Array.from(actors, ({ salience, capability }) => salience * capability),
    saliences: Float64Array.from(actors, ({ salience }) => salience),
    riskAversions: new Float64Array(actors.length).fill(Number.NaN),
  }
}
