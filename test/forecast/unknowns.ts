import type { ForecastModel, SituationInput, UncertainInput } from 'demarche/forecast'
import * as fc from 'fast-check'

type Actors = SituationInput['actors']

/** Whole numbers only, of which any may be unknown; positions are points, ranges or nothing. */
export const vagueSituations: fc.Arbitrary<SituationInput> = fc
  .array(
    fc.record({
      position: fc.option(fc.tuple(fc.nat(10), fc.nat(10)), { nil: undefined }),
      salience: fc.option(
        fc.nat(4).map((quarters) => quarters / 4),
        { nil: undefined },
      ),
      capability: fc.option(fc.nat(5), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((drawn) => ({
    issues: { x: { min: 0, max: 10 } },
    actors: Object.fromEntries(
      drawn.map(({ position, salience, capability }, i): [string, Actors[string]] => {
        const [a = 0, b = 0] = position ?? []
        const [atLeast, atMost] = a < b ? [a, b] : [b, a]
        const x = {
          ...(position === undefined ? {} : { position: atLeast === atMost ? atLeast : { atLeast, atMost } }),
          ...(salience === undefined ? {} : { salience }),
        }
        return [`a${i}`, { ...(capability === undefined ? {} : { capability }), stances: { x } }]
      }),
    ),
  }))

/** Actors p0, p1 and so on, of which each stands somewhere from its first number to its second on one line; the rest is known. */
export function standingIn(ranges: readonly (readonly [atLeast: number, atMost: number])[]): SituationInput {
  const [min, max] = [Math.min(...ranges.flat()), Math.max(...ranges.flat())]
  return {
    issues: { x: { min, max } },
    actors: Object.fromEntries(
      ranges.map(([atLeast, atMost], i) => [
        `p${i}`,
        { capability: 1, stances: { x: { position: { atLeast, atMost }, salience: 1 } } },
      ]),
    ),
  }
}

/** A model whose outcome is a function of where the actors stand. */
export function ofPositions(of: (...positions: number[]) => number): ForecastModel {
  return ({ actors }) => ({
    outcome: { x: of(...Object.values(actors).map(({ stances }) => stances.x?.position as number)) },
  })
}

export function nameOf({ what, actor, issue }: UncertainInput): string {
  return [what, actor, ...(issue === undefined ? [] : [issue])].join(' ')
}
