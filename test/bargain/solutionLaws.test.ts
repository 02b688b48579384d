import { DemarcheError } from 'demarche'
import * as bargain from 'demarche/bargain'
import {
  type BargainingOptions,
  egalitarian,
  equalGain,
  geniusKalaiSmorodinsky,
  geniusNash,
  kalaiSmorodinsky,
  leximin,
  measures,
  nash,
  negmasKalai,
  negmasKalaiSmorodinsky,
  negmasNash,
  type Preferences,
  type Scenario,
  type Settlement,
  type Solution,
  utilitarian,
} from 'demarche/bargain'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cases } from '../cases.js'
import {
  type Drawn,
  disagreementOf,
  dominates,
  efficient,
  pointsOf,
  rational,
  scenarios,
  type Valued,
} from '../support/bargain.js'

type Solve = (scenario: Scenario, options?: BargainingOptions) => Solution
type Score = (utilities: readonly number[], least: readonly number[], ideal: readonly number[]) => number

const gains = (own: readonly number[], least: readonly number[]) => own.map((at, p) => at - (least[p] as number))
const shares = (own: readonly number[], least: readonly number[], ideal: readonly number[]) =>
  gains(own, least)
    .map((gain, p) => gain / ((ideal[p] as number) - (least[p] as number)))
    .filter((_, p) => (ideal[p] as number) > (least[p] as number))
const least = (all: readonly number[]) => Math.min(Number.POSITIVE_INFINITY, ...all)
const spread = (all: readonly number[]) => Math.max(Number.NEGATIVE_INFINITY, ...all) - least(all)
const sum = (all: readonly number[]) => all.reduce((total, at) => total + at, 0)

/** The definitions, over all packages that are efficient and rational. */
const definitions: [name: string, solve: Solve, score: Score][] = [
  ['Nash', nash, (own, d) => gains(own, d).reduce((product, gain) => product * gain, 1)],
  ['Kalai–Smorodinsky', kalaiSmorodinsky, (own, d, ideal) => least(shares(own, d, ideal))],
  ['egalitarian', egalitarian, (own, d) => least(gains(own, d))],
  ['utilitarian', utilitarian, (own) => sum(own)],
  ['equal-gain', equalGain, (own, d) => -spread(gains(own, d))],
]

const named: [name: string, solve: Solve][] = [
  ...definitions.map(([name, solve]): [string, Solve] => [name, solve]),
  ['leximin', leximin],
]

function idealOf(all: readonly Valued[], parties: number): number[] {
  return Array.from({ length: parties }, (_, p) => Math.max(...all.map(({ utilities }) => utilities[p] as number)))
}

function winners(all: readonly Valued[], score: (own: readonly number[]) => number): Valued[] {
  const top = Math.max(...all.map(({ utilities }) => score(utilities)))
  return all.filter(
    ({ utilities }) =>
      score(utilities) === top || top - score(utilities) <= 1e-12 * Math.max(Math.abs(top), Math.abs(score(utilities))),
  )
}

const partiesOf = ({ scenario }: Drawn) => Object.keys(scenario.preferences).length
const key = (settlement: Settlement) => JSON.stringify(settlement)

describe('solutions', () => {
  it.each(definitions)('should be what the definition picks from all packages: %s', (_, solve, score) => {
    fc.assert(
      fc.property(scenarios(), (drawn) => {
        const d = disagreementOf(drawn)
        const all = rational(drawn.valued, d)
        const ideal = idealOf(all, partiesOf(drawn))
        const told = solve(drawn.scenario)
        expect(pointsOf(told.points)).toEqual(pointsOf(winners(efficient(all), (own) => score(own, d, ideal))))
        expect(told.points.length === 0).toBe(all.length === 0)
      }),
      { numRuns: cases },
    )
  })

  it('should raise the least gain first, then the next: leximin', () => {
    const sorted = (own: readonly number[], d: readonly number[]) => gains(own, d).toSorted((x, y) => x - y)
    fc.assert(
      fc.property(scenarios(), (drawn) => {
        const d = disagreementOf(drawn)
        const all = efficient(rational(drawn.valued, d))
        const order = (x: readonly number[], y: readonly number[]) => {
          const first = x.findIndex((at, i) => at !== y[i])
          return first < 0 ? 0 : (x[first] as number) - (y[first] as number)
        }
        const best = all.filter((one) =>
          all.every((other) => order(sorted(one.utilities, d), sorted(other.utilities, d)) >= 0),
        )
        expect(pointsOf(leximin(drawn.scenario).points)).toEqual(pointsOf(best))
        // Of what egalitarian picks, leximin picks some.
        const wider = pointsOf(egalitarian(drawn.scenario).points)
        expect(pointsOf(best).filter((point) => !wider.includes(point))).toEqual([])
      }),
      { numRuns: cases },
    )
  })

  it.each(named)('should be efficient and individually rational: %s', (_, solve) => {
    fc.assert(
      fc.property(scenarios(), (drawn) => {
        const d = disagreementOf(drawn)
        for (const { utilities } of solve(drawn.scenario).points) {
          expect(utilities.every((at, p) => at >= (d[p] as number))).toBe(true)
          expect(drawn.valued.some((other) => dominates(other.utilities, utilities))).toBe(false)
        }
      }),
      { numRuns: 100 },
    )
  })

  it.each(named)('should not depend on the order of the parties (symmetry): %s', (_, solve) => {
    fc.assert(
      fc.property(scenarios(), ({ scenario }) => {
        const { domain, preferences } = scenario
        const turned = { domain, preferences: Object.fromEntries(Object.entries(preferences).reverse()) }
        const back = solve(turned as Scenario).points.map(({ utilities }) => ({ utilities: utilities.toReversed() }))
        expect(pointsOf(back)).toEqual(pointsOf(solve(scenario).points))
      }),
      { numRuns: 100 },
    )
  })

  it.each([
    ['Nash', nash],
    ['Kalai–Smorodinsky', kalaiSmorodinsky],
  ] as const)('should not depend on the scales of utilities (scale invariance): %s', (_, solve) => {
    const affine = fc.array(fc.tuple(fc.constantFrom(0.25, 0.5, 2, 8), fc.integer({ min: -64, max: 64 })), {
      minLength: 4,
      maxLength: 4,
    })
    fc.assert(
      fc.property(scenarios(), affine, ({ scenario }, changes) => {
        const rescaled = Object.entries(scenario.preferences).map(([party, own], p) => {
          const [factor, added] = changes[p] as [number, number]
          return [party, rescale(own as Preferences, factor, added)]
        })
        const other = solve({ domain: scenario.domain, preferences: Object.fromEntries(rescaled) })
        expect(other.points.map(({ settlement }) => key(settlement))).toEqual(
          solve(scenario).points.map(({ settlement }) => key(settlement)),
        )
      }),
      { numRuns: 300 },
    )
  })

  it('should not depend on alternatives that are not picked: Nash (independence of irrelevant alternatives)', () => {
    fc.assert(
      fc.property(scenarios({ joint: false }), fc.nat(), fc.nat(), (drawn, i, v) => {
        const whole = nash(drawn.scenario, fixed(drawn))
        const { scenario, isLeft } = without(drawn, i, v)
        const left = whole.points.filter(({ settlement }) => isLeft(settlement))
        // A point whose told package is gone can have others that are not; those are looked at where all are gone or none.
        if (left.length < whole.points.length) return
        const fewer = nash(scenario, fixed(drawn))
        expect(pointsOf(fewer.points)).toEqual(pointsOf(whole.points))
      }),
      { numRuns: 300 },
    )
  })

  it('should not be worse for the worst-off with more packages: egalitarian, Kalai–Smorodinsky (monotonicity)', () => {
    fc.assert(
      fc.property(scenarios({ joint: false }), fc.nat(), fc.nat(), (drawn, i, v) => {
        const { scenario } = without(drawn, i, v)
        const worst = (solve: Solve, of: Scenario) => solve(of, fixed(drawn)).value[0] ?? Number.NEGATIVE_INFINITY
        expect(worst(egalitarian, drawn.scenario)).toBeGreaterThanOrEqual(worst(egalitarian, scenario))
        const [all, fewer] = [kalaiSmorodinsky(drawn.scenario, fixed(drawn)), kalaiSmorodinsky(scenario, fixed(drawn))]
        if (all.ideal.join() !== fewer.ideal.join()) return
        expect(all.value[0] ?? 0).toBeGreaterThanOrEqual(fewer.value[0] ?? 0)
      }),
      { numRuns: 300 },
    )
  })
})

/** The disagreement point as numbers, so that it stays where the packages change. */
function fixed(drawn: Drawn): BargainingOptions {
  const d = disagreementOf(drawn)
  return {
    disagreement: Object.fromEntries(
      Object.keys(drawn.scenario.preferences).map((party, p) => [party, d[p] as number]),
    ),
  }
}

/** The scenario without the packages that give one issue one value. */
function without({ scenario }: Drawn, i: number, v: number) {
  const ids = Object.keys(scenario.domain.issues)
  const id = ids[i % ids.length] as string
  const value = `v${v % 2}`
  const preferences = Object.entries(scenario.preferences).map(([party, own]) => [
    party,
    { ...own, excluded: [{ [id]: value }] },
  ])
  return {
    scenario: { domain: scenario.domain, preferences: Object.fromEntries(preferences) } as Scenario,
    isLeft: (settlement: Settlement) => settlement[id] !== value,
  }
}

/** u becomes factor × u + added. */
function rescale(own: Preferences, factor: number, added: number): Preferences {
  const { reservation } = own
  const weights = Object.fromEntries(Object.entries(own.weights).map(([id, weight]) => [id, weight * factor]))
  const interactions = own.interactions.map((joint) =>
    joint.kind === 'hyperRectangle' ? { ...joint, utility: joint.utility * factor } : joint,
  )
  const changed = { ...own, weights, interactions, constant: added }
  return reservation === undefined ? changed : { ...changed, reservation: reservation * factor + added }
}

describe('the peers', () => {
  it('should be what they compute, by their definitions', () => {
    fc.assert(
      fc.property(scenarios(), (drawn) => {
        const [given, parties] = [disagreementOf(drawn), partiesOf(drawn)]
        const all = efficient(rational(drawn.valued, given))
        const worst = Array.from({ length: parties }, (_, p) =>
          least(drawn.valued.map(({ utilities }) => utilities[p] as number)),
        )
        const d = given.map((at, p) => Math.max(at, worst[p] as number))
        const most = idealOf(drawn.valued, parties)
        const pick = (from: readonly Valued[], score: (own: readonly number[]) => number) =>
          pointsOf(winners(from, score))
        const product = (own: readonly number[], from: readonly number[]) =>
          gains(own, from).reduce((x, gain) => x * gain, 1)
        expect(pointsOf(negmasNash(drawn.scenario).points)).toEqual(pick(all, (own) => product(own, d)))
        expect(pointsOf(negmasKalai(drawn.scenario).points)).toEqual(pick(all, (own) => least(gains(own, d))))
        expect(pointsOf(negmasKalaiSmorodinsky(drawn.scenario).points)).toEqual(
          pick(all, (own) => -spread(shares(own, d, most))),
        )
        const frontier = efficient(drawn.valued)
        expect(pointsOf(geniusNash(drawn.scenario).points)).toEqual(pick(frontier, (own) => product(own, given)))
        const differences = (own: readonly number[]) =>
          sum(own.flatMap((x, i) => own.slice(i + 1).map((y) => Math.abs(x - y))))
        expect(pointsOf(geniusKalaiSmorodinsky(drawn.scenario).points)).toEqual(
          pick(frontier, (own) => -differences(own)),
        )
      }),
      { numRuns: 300 },
    )
  })
})

describe('measures', () => {
  it('should be those of all rational packages', () => {
    fc.assert(
      fc.property(scenarios(), (drawn) => {
        const d = disagreementOf(drawn)
        const all = rational(drawn.valued, d)
        const told = measures(drawn.scenario)
        if (all.length === 0) {
          expect(told.opposition).toBeUndefined()
          return
        }
        const ideal = idealOf(all, partiesOf(drawn))
        const away = all.map(({ utilities }) => Math.hypot(...shares(utilities, d, ideal).map((share) => 1 - share)))
        expect(told.opposition).toBeCloseTo(least(away), 12)
        const largest = Math.max(...all.map(({ utilities }) => sum(shares(utilities, d, ideal))))
        expect(told.integrativePotential).toBeCloseTo((largest - 1) / (partiesOf(drawn) - 1), 12)
      }),
      { numRuns: 300 },
    )
  })
})

describe('the safe twins', () => {
  it('should return what the others throw', () => {
    const twins = Object.entries(bargain).filter(([name]) => name.startsWith('safe'))
    expect(twins.length).toBeGreaterThan(20)
    const space = bargain.outcomeSpace({ issues: { signed: { scale: { kind: 'binary' } } } })
    const ofSpaces = ['safePackageAt', 'safePackageIndex', 'safeNeighbours']
    for (const [name, twin] of twins) {
      const given = ofSpaces.includes(name) ? space : null
      const refused = (twin as (...args: unknown[]) => { success: boolean; error?: unknown })(given, {})
      expect(refused.success, name).toBe(false)
      expect(refused.error, name).toBeInstanceOf(DemarcheError)
    }
  })
})
