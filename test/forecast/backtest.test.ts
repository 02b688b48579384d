import { backtest, calibration, type ForecastModel, safeBacktest } from 'demarche/forecast'
import { describe, expect, it } from 'vitest'
import { emission } from './emission.js'

const constant =
  (at: number): ForecastModel =>
  ({ issues }) => ({ outcome: Object.fromEntries(Object.keys(issues).map((issue) => [issue, at])) })

/** Four issues from 0 to 10, decided at 0, 4, 5 and 10. */
const decided = {
  issues: Object.fromEntries([0, 4, 5, 10].map((outcome, i) => [`i${i}`, { max: 10, outcome }])),
  actors: Object.fromEntries(
    [2, 3, 7].map((position, a) => [
      `a${a}`,
      { stances: Object.fromEntries([0, 1, 2, 3].map((i) => [`i${i}`, { position, salience: a === 0 ? 0 : 1 }])) },
    ]),
  ),
}

describe('a backtest', () => {
  it('has both kinds of errors, against what anybody could say', () => {
    const { scores, compared, against } = backtest(
      [decided],
      { five: constant(5), four: constant(4) },
      { within: [0.1] },
    )
    expect([compared, against]).toEqual([5, 'five'])
    const five = scores.find(({ model }) => model === 'five')
    expect(five).toMatchObject({
      issues: 4,
      isNaive: false,
      hits: [{ within: 0.1, share: 0.5 }],
      skill: { midpoint: 0 },
      difference: { issues: 4, mean: 0, atLeast: 0, atMost: 0 },
    })
    expect(five?.meanAbsolute).toBeCloseTo((0.5 + 0.1 + 0 + 0.5) / 4, 12)
    expect(five?.rootMeanSquare).toBeCloseTo(Math.sqrt((0.25 + 0.01 + 0.25) / 4), 12)
    expect(five?.medianAbsolute).toBeCloseTo(0.3, 12)
    expect(five?.bias).toBeCloseTo((0.5 + 0.1 + 0 - 0.5) / 4, 12)
    const four = scores.find(({ model }) => model === 'four')
    expect(four?.difference?.mean).toBeCloseTo((four?.meanAbsolute ?? 0) - (five?.meanAbsolute ?? 0), 12)
    expect(four?.difference?.atLeast).toBeLessThan(four?.difference?.mean ?? 0)
    expect(scores.find(({ model }) => model === 'midpoint')?.isNaive).toBe(true)
    expect(scores.map(({ meanAbsolute }) => meanAbsolute)).toEqual(
      scores.map(({ meanAbsolute }) => meanAbsolute).sort((a, b) => a - b),
    )
  })

  it('is the same for the same seed', () => {
    const models = { four: constant(4), five: constant(5) }
    const run = (seed: number) =>
      backtest([decided], models, { seed, samples: 5 }).scores.find(({ model }) => model === 'five')
    expect(run(1)).toEqual(run(1))
    expect(run(1)?.difference).not.toEqual(run(2)?.difference)
  })

  it('says what is not scored, and why', () => {
    const mixed = { ...decided, issues: { ...decided.issues, i0: { max: 10 }, i4: { outcome: 1 } } }
    const told = backtest([mixed, emission])
    expect(told.notScored).toEqual([
      { situation: 0, issue: 'i0', why: 'noOutcome' },
      { situation: 0, issue: 'i4', why: 'tooFewActors' },
    ])
    expect(told.issues.map(({ issue }) => issue)).toEqual(['i1', 'i2', 'i3', 'delay'])
    expect(told.issues[3]?.forecasts.compromise).toBeCloseTo(7.389955686853767, 9)
    // Nobody knows what comes about without agreement, so that forecast is made for no issue.
    expect(told.scores.some(({ model }) => model === 'referencePoint')).toBe(false)
  })

  it('refuses what cannot be scored', () => {
    const nothing = safeBacktest([{ issues: {}, actors: {} }])
    expect(nothing.success || nothing.error.message).toContain('an issue with an outcome and at least 3 actors')
    const unknown = safeBacktest([decided], undefined, { against: 'compromize' })
    expect(unknown.success || unknown.error.message).toContain('did you mean "compromise"?')
  })
})

describe('calibration', () => {
  it('is how often intervals hold what was decided', () => {
    const of = (level: number, atLeast: number, atMost: number) => ({ level, atLeast, atMost, outcome: 5 })
    expect(calibration([of(0.9, 0, 10), of(0.5, 5, 6), of(0.9, 6, 10)])).toEqual([
      { level: 0.5, intervals: 1, share: 1, meanWidth: 1 },
      { level: 0.9, intervals: 2, share: 0.5, meanWidth: 7 },
    ])
  })
})
