import {
  compromise,
  type EnsembleOptions,
  ensemble,
  ensembleAsync,
  type ForecastModel,
  forecastModels,
  interval,
  mean,
  modelAgreement,
  type SituationInput,
  safeEnsemble,
} from 'demarche/forecast'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cases } from '../cases.js'
import { faultsOf } from '../support/wage.js'
import { drawnActors, situationOf } from './draws.js'
import { nameOf, ofPositions, standingIn, vagueSituations } from './unknowns.js'

/** Made up: nobody knows much of the east. */
const talks: SituationInput = {
  issues: { delay: { unit: 'years', min: 0, max: 10 }, levy: { max: 100 } },
  actors: {
    north: { capability: 2, stances: { delay: { position: 4, salience: 0.5 }, levy: { position: 20, salience: 1 } } },
    south: { capability: 4, stances: { delay: { position: { atLeast: 6, atMost: 10 }, salience: 1 } } },
    east: { stances: { delay: { position: 8 } } },
    west: { capability: 1, stances: {} },
  },
}

const few = { numRuns: Math.ceil(cases / 10) }
const hull = ({ actors }: SituationInput): [least: number, greatest: number] => {
  const ends = Object.values(actors).flatMap(({ stances: { x } }) =>
    x?.position === undefined ? [] : typeof x.position === 'object' ? Object.values(x.position) : [x.position],
  )
  return [Math.min(...ends), Math.max(...ends)]
}

describe('an ensemble', () => {
  it('draws what is not known, and says from which ranges', () => {
    const { assumptions, inputs, issues, complete } = ensemble(talks, 'compromise', { samples: 200 })
    expect(inputs.map((input) => [nameOf(input), input.atLeast, input.atMost])).toEqual([
      ['position south delay', 6, 10],
      ['salience east delay', 0, 1],
      ['capability east', 0, 4],
    ])
    expect(assumptions).toEqual([
      { kind: 'uniform', inputs: 3 },
      { kind: 'noPosition', issue: 'delay', actors: ['west'] },
      { kind: 'salienceRange', issue: 'delay', actors: ['east'], range: { atLeast: 0, atMost: 1 } },
      { kind: 'noPosition', issue: 'levy', actors: ['south', 'east', 'west'] },
      { kind: 'capabilityRange', actors: ['east'], range: { atLeast: 0, atMost: 4 } },
    ])
    expect(complete).toBe(true)
    expect(issues.levy).toMatchObject({ spread: { mean: 20, standardDeviation: 0 }, decided: 200, sensitivities: [] })
    expect(issues.delay?.sensitivities[0]).toMatchObject({ actor: 'south', inputs: [0] })
  })

  it('draws from ranges of the caller, also for what the situation states', () => {
    const options: EnsembleOptions = {
      silent: 'anywhere',
      issues: ['delay'],
      samples: 50,
      salience: { atLeast: 0.5, atMost: 0.75 },
      capability: { atLeast: 1, atMost: 1 },
      uncertain: [
        { what: 'position', actor: 'north', issue: 'delay', atLeast: 3, atMost: 5 },
        { what: 'salience', actor: 'west', issue: 'delay', atLeast: 0, atMost: 0.25 },
        { what: 'capability', actor: 'east', issue: 'delay', atLeast: 2, atMost: 3 },
      ],
    }
    const { assumptions, inputs } = ensemble(talks, 'mean', options)
    expect(inputs.map((input) => [nameOf(input), input.atLeast, input.atMost])).toEqual([
      ['position north delay', 3, 5],
      ['position south delay', 6, 10],
      ['salience east delay', 0.5, 0.75],
      ['capability east delay', 2, 3],
      ['position west delay', 0, 10],
      ['salience west delay', 0, 0.25],
    ])
    expect(assumptions).toContainEqual({ kind: 'wholeScale', issue: 'delay', actors: ['west'] })
  })

  it('counts samples without an outcome by why there is none', () => {
    const idle: ForecastModel = (situation) => {
      const { outcome } = mean(situation)
      const { delay = 0 } = outcome
      return delay > 7 ? { outcome: {}, undecided: [{ issue: 'delay', why: 'noWinner' }] } : { outcome: { delay } }
    }
    const { delay, levy } = ensemble(talks, idle, { samples: 100, sensitivity: 'sobol' }).issues
    expect(levy).toMatchObject({ decided: 0, undecided: { noOutcome: 100 }, sensitivities: [] })
    expect(levy).not.toHaveProperty('spread')
    expect(delay?.undecided.noWinner).toBe(100 - (delay?.decided as number))
    expect(delay?.spread?.greatest).toBeLessThanOrEqual(7)
    expect(interval(ensemble(talks, idle, { samples: 9 }), 'levy', 0.5)).toBeUndefined()
  })

  it('names what is wrong', () => {
    const refused = (options: object, model: unknown = 'mean') =>
      faultsOf(() => ensemble(talks, model as string, options))
    expect(refused({}, 'meen')).toEqual(['model: unknownName'])
    expect(refused({}, 7)).toEqual(['model: invalidType'])
    expect(refused({ samples: 0 })).toEqual(['samples: invalidValue'])
    expect(refused({ issues: ['dealy'] })).toEqual(['issues.0: unknownName'])
    expect(refused({ salience: { atLeast: 0.5, atMost: 0.25 } })).toEqual(['salience: inconsistent'])
    const uncertain = [
      { what: 'position', actor: 'nort', issue: 'delay', atLeast: 11, atMost: 12 },
      { what: 'salience', actor: 'east', issue: 'dealy', atLeast: 0, atMost: 1 },
      { what: 'salience', actor: 'east', issue: 'dealy', atLeast: 0, atMost: 1 },
    ]
    expect(refused({ uncertain })).toEqual([
      'uncertain.0.actor: unknownName',
      'uncertain.0.atLeast: offScale',
      'uncertain.0.atMost: offScale',
      'uncertain.1.issue: unknownName',
      'uncertain.2.issue: unknownName',
      'uncertain.2.what: duplicateId',
    ])
    expect(refused({}, () => ({ outcome: { delay: Number.NaN } }))).toEqual(['model: invalidType'])
    const made = ensemble(talks, 'mean', { samples: 2 })
    expect(faultsOf(() => interval(made, 'dealy', 0.5))).toEqual(['issue: unknownName'])
    expect(faultsOf(() => interval(made, 'delay', 90))).toEqual(['level: inconsistent'])
    expect(safeEnsemble(talks, 'meen').success).toBe(false)
  })
})

describe('laws of ensembles', () => {
  it.each(Object.entries(forecastModels))('%s is its own ensemble where all is known', (name, model) => {
    fc.assert(
      fc.property(drawnActors(), (actors) => {
        const situation = situationOf(actors, { min: -3, span: 8 })
        const { outcome, undecided } = model(situation as Parameters<typeof model>[0])
        const { issues, samples, assumptions } = ensemble(situation, name)
        expect(samples).toBe(1)
        expect(assumptions).toEqual([])
        expect(issues.x?.spread?.mean).toBe(outcome.x === undefined ? undefined : outcome.x + 0)
        expect(Object.keys(issues.x?.undecided ?? {})).toEqual(undecided.map(({ why }) => why))
      }),
      few,
    )
  })

  it('keep the outcomes of averages within the hull of positions, and intervals within each other', () => {
    fc.assert(
      fc.property(
        vagueSituations,
        fc.constantFrom('mean', 'compromise', 'weightedMedian'),
        fc.nat(),
        (given, model, seed) => {
          const made = ensemble(given, model, { samples: 20, seed })
          const [least, greatest] = hull(given)
          for (const outcome of made.issues.x?.outcomes ?? []) {
            if (typeof outcome !== 'number') continue
            expect(outcome).toBeGreaterThanOrEqual(least - 1e-9)
            expect(outcome).toBeLessThanOrEqual(greatest + 1e-9)
          }
          const [wide, narrow, point] = [1, 0.5, 0].map((level) => interval(made, 'x', level))
          if (wide === undefined || narrow === undefined || point === undefined) return
          expect(wide).toEqual({ atLeast: made.issues.x?.spread?.least, atMost: made.issues.x?.spread?.greatest })
          expect(wide.atLeast).toBeLessThanOrEqual(narrow.atLeast)
          expect(narrow.atMost).toBeLessThanOrEqual(wide.atMost)
          expect(point.atLeast).toBe(point.atMost)
        },
      ),
      few,
    )
  })

  it('keep means within what the ends of the ranges allow, which narrower ranges only narrow', () => {
    const ends = fc.array(fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(ends, fc.integer({ min: 1, max: 4 }), fc.nat(), (drawn, cut, seed) => {
        const wide = drawn.map(([from, length]) => [from, from + length] as const)
        const narrow = wide.map(([from, to]) => [from + (to - from) / (2 * cut), to] as const)
        const meanOf = (numbers: readonly number[]) => numbers.reduce((sum, x) => sum + x, 0) / numbers.length
        for (const ranges of [wide, narrow]) {
          const { spread } = ensemble(standingIn(ranges), 'mean', { samples: 16, seed }).issues.x ?? {}
          expect(spread?.least).toBeGreaterThanOrEqual(meanOf(ranges.map(([from]) => from)) - 1e-9)
          expect(spread?.greatest).toBeLessThanOrEqual(meanOf(ranges.map(([, to]) => to)) + 1e-9)
        }
        const deviation = (ranges: typeof wide) =>
          ensemble(standingIn(ranges), 'mean', { samples: 16, seed }).issues.x?.spread?.standardDeviation as number
        // Each number is drawn at the same place of its range, so that all distances shrink alike.
        expect(deviation(narrow)).toBeCloseTo(deviation(wide) * (1 - 1 / (2 * cut)), 9)
      }),
      few,
    )
  })

  it('draw each number alike, whatever else is not known and in whichever order actors come', () => {
    const first = ofPositions((position) => position)
    const alone = ensemble(standingIn([[0, 8]]), first, { samples: 30 }).issues.x?.outcomes
    expect(
      ensemble(
        standingIn([
          [0, 8],
          [1, 5],
          [2, 3],
        ]),
        first,
        { samples: 30 },
      ).issues.x?.outcomes,
    ).toEqual(alone)
    fc.assert(
      fc.property(vagueSituations, fc.constantFrom('latinHypercube', 'random'), fc.nat(), (given, sampling, seed) => {
        const turned = { ...given, actors: Object.fromEntries(Object.entries(given.actors).reverse()) }
        const outcomes = (situation: SituationInput) =>
          ensemble(situation, 'compromise', { samples: 10, seed, sampling }).issues.x?.outcomes ?? []
        for (const [i, outcome] of outcomes(given).entries()) {
          const other = outcomes(turned)[i]
          if (typeof outcome === 'number') expect(other).toBeCloseTo(outcome, 9)
          else expect(other).toBe(outcome)
        }
      }),
      few,
    )
  })

  it('give the same for the same seed, and another for another', () => {
    const of = (seed: number, sampling: 'random' | 'latinHypercube') =>
      ensemble(talks, 'compromise', { seed, sampling, samples: 20 }).issues.delay?.outcomes
    for (const sampling of ['random', 'latinHypercube'] as const) {
      expect(of(-3, sampling)).toEqual(of(-3, sampling))
      expect(of(1, sampling)).not.toEqual(of(2, sampling))
      expect(of(1, sampling)).not.toEqual(of(2 ** 32 + 1, sampling))
    }
    expect(of(1, 'random')).not.toEqual(of(1, 'latinHypercube'))
  })

  it('have each n-th of every range once in n samples of a Latin hypercube', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.nat(3), (samples, seed, which) => {
        const situation = standingIn([
          [0, samples],
          [0, samples],
          [0, samples],
          [0, samples],
        ])
        const { outcomes } = ensemble(
          situation,
          ofPositions((...at) => at[which] as number),
          { samples, seed },
        ).issues.x as never
        expect((outcomes as number[]).map(Math.floor).toSorted((a, b) => a - b)).toEqual([...Array(samples).keys()])
      }),
      few,
    )
  })

  it('draw evenly and independently', () => {
    const square: SituationInput = standingIn([
      [0, 1],
      [0, 1],
    ])
    for (const sampling of ['random', 'latinHypercube'] as const) {
      const corner = ofPositions((x, y) => (x < 0.3 && y < 0.4 ? 1 : 0))
      const share = ensemble(square, corner, { samples: 4000, sampling }).issues.x?.spread?.mean as number
      // Six standard errors.
      expect(Math.abs(share - 0.12)).toBeLessThan(6 * Math.sqrt((0.12 * 0.88) / 4000))
    }
  })

  it('are the same in turns, tell how far they are, and stop when told to', async () => {
    const options = { samples: 100, sensitivity: 'sobol' } as const
    const told: number[] = []
    const whole = await ensembleAsync(talks, 'compromise', { ...options, onProgress: ({ steps }) => told.push(steps) })
    expect(whole).toEqual(ensemble(talks, 'compromise', options))
    expect(told[0]).toBe(0)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
    const control = new AbortController()
    const onProgress = ({ steps }: { readonly steps: number }) => (steps >= 40 ? control.abort() : undefined)
    const part = ensemble(talks, 'compromise', { ...options, signal: control.signal, onProgress })
    expect(part).toMatchObject({ complete: false, samples: 40 })
    expect(part.issues.delay?.outcomes).toEqual(whole.issues.delay?.outcomes.slice(0, 40))
    const none = await ensembleAsync(talks, 'compromise', { signal: control.signal })
    expect(none).toMatchObject({ complete: false, samples: 0, issues: { delay: { outcomes: [], decided: 0 } } })
  })

  it('have quantiles in proportion between neighbours', () => {
    const steps = [4, 1, 3, 2]
    let turn = 0
    const next: ForecastModel = () => ({ outcome: { x: steps[turn++ % 4] as number } })
    const made = ensemble(standingIn([[0, 1]]), next, { samples: 4 })
    expect(interval(made, 'x', 0.5)).toEqual({ atLeast: 1.75, atMost: 3.25 })
    expect(made.issues.x?.spread).toMatchObject({
      mean: 2.5,
      standardDeviation: Math.sqrt(5 / 3),
      least: 1,
      greatest: 4,
    })
    expect(made.issues.x?.spread?.quantiles[0]).toEqual({ share: 0.05, at: expect.closeTo(1.15, 12) })
  })

  it('run a model on situations that are known', () => {
    const seen: SituationInput[] = []
    const spy: ForecastModel = (situation) => {
      seen.push(situation)
      return compromise(situation)
    }
    ensemble(talks, spy, { samples: 5 })
    expect(
      seen.every((situation) => compromise(situation).assumptions.every(({ kind }) => kind === 'noPosition')),
    ).toBe(true)
    expect(new Set(seen.map((situation) => JSON.stringify(situation))).size).toBe(5)
    expect(Object.isFrozen(seen[0]?.actors.east?.stances.delay)).toBe(true)
  })
})

describe('the agreement of models', () => {
  it('is told sample by sample', () => {
    const situation = standingIn([
      [0, 4],
      [0, 4],
    ])
    const made = (name: string, of: (x: number, y: number) => number) => {
      const model = { [name]: ofPositions(of) }[name] as ForecastModel
      return { ...ensemble(situation, model, { samples: 400 }), model: name }
    }
    const [low, high, turned] = [
      made('low', (x) => x / 2),
      made('high', (x) => x / 2 + 2),
      made('turned', (x) => 2 - x / 2),
    ]
    const [both] = modelAgreement([low, high])
    // Two models 2 apart, each uniform on a range of 2: 1 between them, 4 / 12 within each.
    expect(both).toMatchObject({ issue: 'x', decided: 400, pairs: [{ models: ['low', 'high'], distance: 2 }] })
    expect(both?.pairs[0]?.rankCorrelation?.estimate).toBeCloseTo(1, 12)
    expect(both?.dueToModel).toBeCloseTo(1 / (1 + 1 / 3), 3)
    expect(both?.means?.high).toBeCloseTo(3, 3)
    const three = modelAgreement([low, high, turned])[0]
    expect(three?.pairs.map(({ models }) => models.join(' '))).toEqual(['low high', 'low turned', 'high turned'])
    expect(three?.pairs[1]?.rankCorrelation?.estimate).toBeCloseTo(-1, 12)
    expect(three?.pairs[1]?.distance).toBeCloseTo(1, 2)
    // The same on average, and opposite in each situation: x / 2 is uniform on 0 to 2, and half the distance is |x / 2 - 1|.
    expect(modelAgreement([low, turned])[0]?.dueToModel).toBeCloseTo(1, 12)
  })

  it('is that of samples in which all have an outcome', () => {
    const none: ForecastModel = () => ({ outcome: {} })
    const situation = standingIn([[0, 1]])
    expect(modelAgreement([ensemble(situation, 'mean'), ensemble(situation, none)])).toEqual([
      { issue: 'x', decided: 0, pairs: [] },
    ])
    const seven: ForecastModel = () => ({ outcome: { x: 0.7 } })
    const same = [ensemble(situation, seven), { ...ensemble(situation, seven), model: 'again' }]
    expect(modelAgreement(same)[0]).toEqual({
      issue: 'x',
      decided: 1000,
      means: { seven: 0.7, again: 0.7 },
      pairs: [{ models: ['seven', 'again'], distance: 0 }],
    })
  })

  it('is not told of what was drawn apart', () => {
    const one = ensemble(talks, 'mean', { samples: 5 })
    const refused = (...others: Parameters<typeof modelAgreement>[0]) =>
      faultsOf(() => modelAgreement([one, ...others]))
    expect(refused()).toEqual([': inconsistent'])
    expect(refused(ensemble(talks, 'median', { samples: 6 }))).toEqual(['1: inconsistent'])
    expect(refused(ensemble(talks, 'median', { samples: 5, seed: 2 }))).toEqual(['1: inconsistent'])
    expect(refused(one)).toEqual(['1.model: duplicateId'])
    expect(refused({ ...ensemble(talks, 'median', { samples: 5 }), complete: false })).toEqual(['1: inconsistent'])
  })
})
