import { type ForecastModelName, forecastModels, type Situation } from 'demarche/forecast'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cases } from '../cases.js'
import { type Drawn, drawnActors, situationOf } from './draws.js'

/** Rounds of challenges turn on ties, which rounding decides in another unit: their laws stand beside their models. */
const atOnce = [
  'compromise',
  'mean',
  'salienceMean',
  'median',
  'weightedMedian',
  'condorcet',
  'election',
  'nashBargaining',
] as const
/** Where it counts what actors have together, and not how many they are. */
const weighted = ['compromise', 'weightedMedian', 'condorcet'] as const

function outcomeBy(name: ForecastModelName, actors: readonly Drawn[], scale = {}): number | undefined {
  return forecastModels[name](situationOf(actors, scale) as Situation).outcome.x
}

/** All of whom have some weight. */
const heavy = drawnActors({ least: 3 }).map((actors) =>
  actors.map((actor) => ({ ...actor, salience: actor.salience || 0.25, capability: actor.capability + 1 })),
)

describe.each(atOnce)('the forecast by %s', (name) => {
  it('moves and stretches with the scale', () => {
    fc.assert(
      fc.property(heavy, fc.integer({ min: -50, max: 50 }), fc.constantFrom(0.5, 3, 100), (actors, min, span) => {
        const share = outcomeBy(name, actors) as number
        expect(outcomeBy(name, actors, { min, span })).toBeCloseTo(min + span * share, 5)
      }),
      { numRuns: Math.ceil(cases / 4) },
    )
  })

  it('is within what actors want, and at it where they want the same', () => {
    fc.assert(
      fc.property(heavy, (actors) => {
        const positions = actors.map(({ position }) => position)
        const outcome = outcomeBy(name, actors) as number
        expect(outcome).toBeGreaterThanOrEqual(Math.min(...positions) - 1e-9)
        expect(outcome).toBeLessThanOrEqual(Math.max(...positions) + 1e-9)
        const united = actors.map((actor) => ({ ...actor, position: 0.5 }))
        expect(outcomeBy(name, united)).toBeCloseTo(0.5, 9)
      }),
      { numRuns: Math.ceil(cases / 4) },
    )
  })

  it('does not depend on the order of actors', () => {
    fc.assert(
      fc.property(heavy, (actors) => {
        expect(outcomeBy(name, actors.toReversed())).toBeCloseTo(outcomeBy(name, actors) as number, 6)
      }),
      { numRuns: Math.ceil(cases / 4) },
    )
  })
})

describe.each(weighted)('the forecast by %s', (name) => {
  it('is the same where an actor is taken for two with half its capability each', () => {
    fc.assert(
      fc.property(heavy, fc.nat(7), (actors, place) => {
        const split = actors[place % actors.length] as Drawn
        const half = { ...split, capability: split.capability / 2 }
        const others = actors.filter((actor) => actor !== split)
        expect(outcomeBy(name, [...others, half, half])).toBeCloseTo(outcomeBy(name, [...others, split]) as number, 6)
      }),
      { numRuns: Math.ceil(cases / 4) },
    )
  })
})
