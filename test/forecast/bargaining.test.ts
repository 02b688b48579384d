import { forecast, median, nashBargaining, procedure } from 'demarche/forecast'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cases } from '../cases.js'
import { type Drawn, drawnActors, situationOf } from './draws.js'
import { emission } from './emission.js'

function withReference(actors: readonly Drawn[], referencePoint: number) {
  const situation = situationOf(actors)
  return { ...situation, issues: { x: { ...situation.issues.x, referencePoint } } }
}

describe('forecast', () => {
  it('tells the compromise mean beside the weighted median', () => {
    const { compromise, weightedMedian } = forecast(emission)
    expect(compromise.delay).toBeCloseTo(7.389955686853767, 12)
    expect(weightedMedian).toEqual({ delay: 7 })
  })
})

describe('Nash bargaining', () => {
  it('has a closed form for two: where weighted gains are equal', () => {
    const two = (left: number, right: number) =>
      situationOf([
        { position: 0, salience: left, capability: 1 },
        { position: 1, salience: right, capability: 1 },
      ])
    // w / (1 − x) = v / x
    expect(nashBargaining(two(0.25, 0.75)).outcome.x).toBeCloseTo(0.75, 12)
    expect(nashBargaining(two(0.25, 0.75), { weights: 'equal' }).outcome.x).toBeCloseTo(0.5, 12)
  })

  it('is no worse than any point of a fine grid', () => {
    fc.assert(
      fc.property(drawnActors(), fc.option(fc.nat(8), { nil: undefined }), (actors, eighths) => {
        const reference = eighths === undefined ? undefined : eighths / 8
        const situation = reference === undefined ? situationOf(actors) : withReference(actors, reference)
        const { outcome, undecided } = nashBargaining(situation, {
          noAgreement: reference === undefined ? 'worst' : 'referencePoint',
        })
        const weighty = actors.filter(({ salience }) => salience > 0)
        if (weighty.length === 0) {
          expect(undecided).toEqual([{ issue: 'x', why: 'noWeight' }])
          return
        }
        const worth = (x: number) =>
          weighty.reduce((sum, { position, salience }) => {
            const without = reference === undefined ? 0 : 1 - Math.abs(reference - position)
            const gain = 1 - Math.abs(x - position) - without
            return sum + salience * (gain > 0 ? Math.log(gain) : Number.NEGATIVE_INFINITY)
          }, 0)
        const grid = Array.from({ length: 801 }, (_, n) => n / 800)
        const best = Math.max(...grid.map(worth))
        if (best === Number.NEGATIVE_INFINITY) expect(outcome.x).toBe(reference)
        else expect(worth(outcome.x as number)).toBeGreaterThanOrEqual(best - 1e-9)
      }),
      { numRuns: cases },
    )
  })

  it('needs a reference point where that is what there is without agreement', () => {
    expect(nashBargaining(emission, { noAgreement: 'referencePoint' }).undecided).toEqual([
      { issue: 'delay', why: 'noReferencePoint' },
    ])
  })
})

/** A council of five with a vote each, and a commission that proposes. */
const council = {
  issues: { x: { max: 16, referencePoint: 2 } },
  actors: Object.fromEntries(
    [3, 4, 5, 8, 10, 9].map((position, i) => [`a${i}`, { capability: i === 5 ? 0 : 1, stances: { x: { position } } }]),
  ),
}

describe('a procedure', () => {
  it('ends where the pivot is as badly off as before, if the agenda setter wants more', () => {
    // Four of five: all but the one at 3; the one at 4 agrees up to 6.
    expect(procedure(council, { agendaSetter: 'a5', majority: 0.8 })).toMatchObject({
      outcome: { x: 6 },
      winSets: { x: { low: 2, high: 6, highPivot: 'a1' } },
    })
    expect(procedure(council, { agendaSetter: 'a5' }).outcome).toEqual({ x: 4 })
    expect(procedure(council, { agendaSetter: 'a5', majority: 0.4 }).outcome).toEqual({ x: 9 })
    expect(procedure(council, { agendaSetter: 'a5', majority: 0.8, vetoes: ['a0'] }).outcome).toEqual({ x: 4 })
    expect(procedure(council, { agendaSetter: 'a5', votes: { a4: 1 } }).outcome).toEqual({ x: 9 })
  })

  it('is undecided without a reference point or where the agenda setter has no position', () => {
    expect(procedure(emission, { agendaSetter: 'uk' }).undecided).toEqual([{ issue: 'delay', why: 'noReferencePoint' }])
    const absent = { ...council, actors: { ...council.actors, a5: { stances: {} } } }
    expect(procedure(absent, { agendaSetter: 'a5' }).undecided).toEqual([{ issue: 'x', why: 'noAgendaSetter' }])
    expect(() => procedure(council, { agendaSetter: 'a9' })).toThrow('unknown actor "a9"')
  })

  it('picks the best of what a majority prefers to the reference point, as a grid shows', () => {
    const majority = fc.constantFrom(...[0.3, 0.5, 2 / 3, 1, 'unanimity' as const])
    fc.assert(
      fc.property(drawnActors({ least: 2 }), fc.nat(8), majority, (actors, eighths, needed) => {
        const reference = eighths / 8
        const total = actors.reduce((sum, { capability }) => sum + capability, 0)
        const { outcome, undecided } = procedure(withReference(actors, reference), {
          agendaSetter: 'a0',
          majority: needed,
        })
        if (total === 0) {
          expect(undecided[0]?.why).toBe('noWeight')
          return
        }
        const agrees = (x: number, position: number) => Math.abs(x - position) <= Math.abs(reference - position)
        const passes = (x: number) => {
          const votes = actors.reduce(
            (sum, { position, capability }) => (agrees(x, position) ? sum + capability : sum),
            0,
          )
          return votes >= (needed === 'unanimity' ? total : needed * total - 1e-9)
        }
        const setter = actors[0]?.position as number
        const far = (x: number) => Math.abs(x - setter)
        // Ends of win sets are multiples of an eighth.
        const best = Math.min(
          ...Array.from({ length: 9 }, (_, n) => n / 8)
            .filter(passes)
            .map(far),
        )
        expect(far(outcome.x as number)).toBeCloseTo(best, 12)
      }),
      { numRuns: cases },
    )
  })

  it('with a bare majority and an open agenda would be the median', () => {
    const inMiddle = { ...council, issues: { x: { max: 16, referencePoint: 5 } } }
    expect(procedure(inMiddle, { agendaSetter: 'a5', majority: 0.6 }).outcome.x).toBe(
      median({ ...inMiddle, actors: Object.fromEntries(Object.entries(council.actors).slice(0, 5)) }).outcome.x,
    )
  })
})
