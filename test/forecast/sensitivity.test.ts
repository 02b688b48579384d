import {
  type Ensemble,
  ensemble,
  type ForecastModel,
  type SensitivityMethod,
  type SituationInput,
} from 'demarche/forecast'
import { describe, expect, it } from 'vitest'
import { ofPositions, standingIn } from './unknowns.js'

function found(
  situation: SituationInput,
  model: string | ForecastModel,
  samples: number,
  seed = 1,
  sensitivity: SensitivityMethod = 'sobol',
) {
  return ensemble(situation, model, { samples, seed, sensitivity })
}

function indicesOf({ issues, inputs }: Ensemble) {
  const sensitivities = issues.x?.sensitivities ?? []
  return inputs.map((_, i) => sensitivities.find((one) => one.inputs.includes(i)))
}

/** Within five standard errors, and a trifle for those that are exact. */
function expectNear(
  estimate: { readonly estimate: number; readonly standardError: number } | undefined,
  exact: number,
) {
  expect(Math.abs((estimate?.estimate ?? Number.NaN) - exact)).toBeLessThan(5 * (estimate?.standardError ?? 0) + 1e-9)
}

describe('Sobol indices', () => {
  it('of a mean are the shares of the squares of the widths', () => {
    const widths = [1, 2, 4, 0.5]
    const made = found(standingIn(widths.map((width, i) => [i, i + width] as const)), 'mean', 2000)
    const squares = widths.map((width) => width ** 2)
    const all = squares.reduce((sum, square) => sum + square, 0)
    for (const [i, index] of indicesOf(made).entries()) {
      expectNear(index?.first, (squares[i] as number) / all)
      expectNear(index?.total, (squares[i] as number) / all)
    }
    expect(made.issues.x?.sensitivities.map(({ actor }) => actor)).toEqual(['p2', 'p1', 'p0', 'p3'])
    // The variance of a uniform number is the square of its width / 12.
    const deviation = Math.sqrt(all / 12) / 4
    expect(made.issues.x?.spread?.standardDeviation).toBeCloseTo(deviation, 1)
    expect(indicesOf(made)[2]?.deviationIfKnown).toBeCloseTo(Math.sqrt((all - 16) / 12) / 4, 1)
  })

  it('of the function of Ishigami & Homma (1990) are those of its variances', () => {
    const { PI } = Math
    const [a, b] = [7, 0.1]
    const ishigami = ofPositions((x, y, z) => Math.sin(x) + a * Math.sin(y) ** 2 + b * z ** 4 * Math.sin(x))
    const first = [(1 + (b * PI ** 4) / 5) ** 2 / 2, a ** 2 / 8, 0]
    const both = b ** 2 * PI ** 8 * (1 / 18 - 1 / 50)
    const all = a ** 2 / 8 + (b * PI ** 4) / 5 + (b ** 2 * PI ** 8) / 18 + 1 / 2
    const cube = standingIn([
      [-PI, PI],
      [-PI, PI],
      [-PI, PI],
    ])
    for (const [i, index] of indicesOf(found(cube, ishigami, 4000)).entries()) {
      expectNear(index?.first, (first[i] as number) / all)
      expectNear(index?.total, ((first[i] as number) + (i === 1 ? 0 : both)) / all)
    }
  })

  it('are off by as much as their standard errors say', () => {
    const square = standingIn([
      [0, 1],
      [0, 1],
    ])
    const product = ofPositions((x, y) => x * y)
    // Of x y on the unit square: V = 7/144, V of E(x y | x) = 1/48.
    const near = Array.from({ length: 60 }, (_, seed) => {
      const made = ensemble(square, product, { samples: 300, seed, sensitivity: 'sobol', sampling: 'random' })
      const [first, total] = [indicesOf(made)[0]?.first, indicesOf(made)[0]?.total]
      const isNear = (estimate: typeof first, exact: number) =>
        Math.abs((estimate?.estimate as number) - exact) < 2 * (estimate?.standardError as number)
      return [isNear(first, 3 / 7), isNear(total, 4 / 7)]
    })
    for (const of of [0, 1]) {
      const share = near.filter((both) => both[of]).length / near.length
      expect(share).toBeGreaterThan(0.85)
    }
  })

  it('of an actor are those of all its unknowns together', () => {
    const situation: SituationInput = {
      issues: { x: { max: 4 } },
      actors: {
        a: { stances: { x: { position: { atLeast: 0, atMost: 2 }, salience: 1 } } },
        b: { capability: 1, stances: { x: { position: { atLeast: 1, atMost: 4 }, salience: 1 } } },
      },
    }
    const sum: ForecastModel = ({ actors: { a, b } }) => ({
      outcome: {
        x: (a?.stances.x?.position as number) * (a?.capability as number) + (b?.stances.x?.position as number),
      },
    })
    const made = found(situation, sum, 3000, 1, 'sobolByActor')
    // Of a product of uniforms on [0, 2] and [0, 1]: E = 1/2, E of the square = 4/9; of one on [1, 4]: 9/12.
    const [own, other] = [4 / 9 - 1 / 4, 3 / 4]
    expect(made.issues.x?.sensitivities.map(({ actor, inputs }) => [actor, inputs])).toEqual([
      ['b', [2]],
      ['a', [0, 1]],
    ])
    expectNear(made.issues.x?.sensitivities[1]?.first, own / (own + other))
    expectNear(made.issues.x?.sensitivities[0]?.total, other / (own + other))
  })

  it('leave out what belongs to another issue and does not matter, and tell of what does', () => {
    const position = { atLeast: 0, atMost: 1 }
    const situation: SituationInput = {
      issues: { x: {}, y: {} },
      actors: { a: { capability: 1, stances: { x: { position, salience: 1 }, y: { position, salience: 1 } } } },
    }
    expect(found(situation, 'mean', 50).issues.x?.sensitivities).toHaveLength(1)
    const linked: ForecastModel = ({ actors: { a } }) => ({ outcome: { x: a?.stances.y?.position as number } })
    const { issues, inputs } = found(situation, linked, 200)
    expect(inputs.map(({ issue }) => issue)).toEqual(['x', 'y'])
    expect(issues.x?.sensitivities.map((one) => one.inputs)).toEqual([[1], [0]])
    expect(issues.x?.sensitivities[1]?.total?.estimate).toBe(0)
  })
})

describe('rank correlations', () => {
  it('are told of those who take part in the issue, and of their capabilities', () => {
    const situation: SituationInput = {
      issues: { x: {}, y: {} },
      actors: {
        a: { stances: { x: { position: 0, salience: 1 } } },
        b: { stances: { x: { position: 1, salience: 1 }, y: { position: 0 } } },
        c: { capability: 1, stances: { y: { position: 1 } } },
      },
    }
    const { issues, inputs } = ensemble(situation, 'compromise', { samples: 50 })
    const named = (issue: 'x' | 'y') =>
      issues[issue]?.sensitivities
        .map((one) => one.inputs.map((i) => `${inputs[i]?.what} ${one.actor}`).join())
        .toSorted()
    expect(named('x')).toEqual(['capability a', 'capability b'])
    expect(named('y')).toEqual(['capability b', 'salience b', 'salience c'])
    const sobol = ensemble(situation, 'compromise', { samples: 50, sensitivity: 'sobol' })
    expect(sobol.issues.x?.sensitivities.map(({ actor }) => actor).toSorted()).toEqual(['a', 'b'])
  })

  it('are 1 where the outcome rises with the number, however crooked, and by chance 0 where it does not matter', () => {
    const made = found(
      standingIn([
        [0, 3],
        [0, 3],
        [0, 3],
      ]),
      ofPositions((x) => Math.exp(x)),
      400,
      1,
      'rankCorrelation',
    )
    const [first, second] = indicesOf(made)
    expect(first?.rankCorrelation).toEqual({ estimate: 1, standardError: 0 })
    expectNear(second?.rankCorrelation, 0)
    const falling = found(
      standingIn([[0, 3]]),
      ofPositions((x) => -(x ** 3)),
      50,
      1,
      'rankCorrelation',
    )
    expect(indicesOf(falling)[0]?.rankCorrelation?.estimate).toBe(-1)
  })

  it('are those of the plain formula, ties apart, and share ranks where there are ties', () => {
    const drawn: number[][] = []
    const model = (of: (x: number, y: number) => number) =>
      ofPositions((x, y) => {
        drawn.push([x, of(x, y)])
        return of(x, y)
      })
    const square = standingIn([
      [0, 1],
      [0, 1],
    ])
    const estimate = (of: (x: number, y: number) => number) => {
      drawn.length = 0
      return indicesOf(found(square, model(of), 40, 3, 'rankCorrelation'))[0]?.rankCorrelation?.estimate
    }
    const rank = (values: readonly number[], value: number) =>
      values.filter((other) => other < value).length + (values.filter((other) => other === value).length - 1) / 2
    const [xs, ys] = [() => drawn.map(([x]) => x as number), () => drawn.map(([, y]) => y as number)]
    const plain = estimate((x, y) => x + y) as number
    const squares = drawn.reduce((sum, [x, y]) => sum + (rank(xs(), x as number) - rank(ys(), y as number)) ** 2, 0)
    expect(plain).toBeCloseTo(1 - (6 * squares) / (40 * (40 ** 2 - 1)), 12)
    const tied = estimate((x, y) => Math.floor(3 * (x + y))) as number
    const [p, q] = [drawn.map(([x]) => rank(xs(), x as number)), drawn.map(([, y]) => rank(ys(), y as number))]
    const covariance = (a: readonly number[], b: readonly number[]) =>
      a.reduce((sum, value, i) => sum + (value - 19.5) * ((b[i] as number) - 19.5), 0)
    expect(tied).toBeCloseTo(covariance(p, q) / Math.sqrt(covariance(p, p) * covariance(q, q)), 12)
  })
})
