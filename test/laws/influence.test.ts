import {
  type ActInput,
  difference,
  type GapOptions,
  gap,
  type Influence,
  influence,
  type Metric,
  type Region,
  regionDistance,
  regionOf,
  type Scale,
  statement,
  union,
  type Weights,
} from 'demarche'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bearingActs } from '../../src/gap/influence/bearingActs.js'
import { exactValues, type Values } from '../../src/gap/influence/exact.js'
import { gamesOf } from '../../src/gap/influence/games.js'
import { withoutHoles } from '../../src/gap/influence/holes.js'
import type { Stoppable } from '../../src/gap/influence/steps.js'
import { tableValues } from '../../src/gap/influence/table.js'
import { withBeyond } from '../../src/model/region.js'
import { build, pairsOf, regionDraws, regionOn, type Scenario, scenarios } from '../support/scenarios.js'
import { gapOfOnly, shapleyByOrders, stancesOf } from '../support/shapley.js'

const metrics: readonly Metric[] = ['cityBlock', 'euclidean', 'maximum', (distances) => Math.max(0, ...distances) / 2]
const weights = fc.constantFrom<Weights>('salience', 'equal', { issue1: 3, issue2: 1, issue3: 0 })
const options: fc.Arbitrary<GapOptions> = fc.record({ metric: fc.constantFrom(...metrics), weights })

/** A scenario, two of its parties (now and then the same one twice), and options. */
const asked = (maxActs: number): fc.Arbitrary<Asked> =>
  fc.tuple(scenarios({ maxActs }), fc.nat(), fc.nat({ max: 7 }), options).map(([scenario, which, self, options]) => {
    const pairs = pairsOf(build(scenario))
    const [a, b] = pairs[which % pairs.length] as readonly [string, string]
    return { scenario, pair: [a, self === 0 ? a : b], options }
  })

interface Asked {
  readonly scenario: Scenario
  readonly pair: readonly [string, string]
  readonly options: GapOptions
}

describe('influence', () => {
  it('should be what an act adds on average over all orders of telling', () => {
    fc.assert(
      fc.property(asked(6), ({ scenario, pair, options }) => {
        const expected = shapleyByOrders(scenario, pair, options)
        expectValues(influence(build(scenario), ...pair, options), expected)
      }),
    )
  })

  it('should be so too where the acts say how much each issue matters', () => {
    fc.assert(
      fc.property(
        asked(2),
        fc.array(eighths, { minLength: 4, maxLength: 4 }),
        fc.boolean(),
        (drawn, saliences, first) => {
          const { scenario, pair, options } = weighed(drawn, saliences, first)
          const expected = shapleyByOrders(scenario, pair, options)
          expectValues(influence(build(scenario), ...pair, options), expected)
        },
      ),
    )
  })

  it('should add up to what lies between the gap before any act and the gap now', () => {
    fc.assert(
      fc.property(asked(24), sampling, ({ scenario, pair, options }, sampling) => {
        const talks = build(scenario)
        const { start, end, acts, missing, complete } = influence(talks, ...pair, { ...options, ...sampling })
        const { lower, upper } = gap(talks, ...pair, options)
        expect([end, missing, complete]).toEqual([{ lower, upper }, [], true])
        expect([start.lower, start.upper]).toEqual(gapOfOnly(scenario, new Set(), pair, options))
        expect(sum(acts.map((act) => act.lower))).toBeCloseTo(end.lower - start.lower, 10)
        expect(sum(acts.map((act) => act.upper))).toBeCloseTo(end.upper - start.upper, 10)
      }),
    )
  })

  it('should be the same for two acts that do the same', () => {
    fc.assert(
      fc.property(asked(10), fc.nat(), ({ scenario, pair, options }, which) => {
        const withdrawn = scenario.acts.flatMap((act) => (act.kind === 'withdrawal' ? [act.withdraws] : []))
        const standing = stancesOf(scenario).filter((id) => !withdrawn.includes(id))
        const id = standing[which % standing.length]
        const acts = scenario.acts.flatMap((act) => (act.id === id ? [act, { ...act, id: 'again' }] : [act]))
        const { acts: influences } = influence(build({ ...scenario, acts }), ...pair, options)
        const [one, other] = [id, 'again'].map((act) => influences.find((known) => known.act === act))
        expect(one?.lower ?? 0).toBeCloseTo(other?.lower ?? 0, 12)
        expect(one?.upper ?? 0).toBeCloseTo(other?.upper ?? 0, 12)
      }),
    )
  })

  it('should be nothing for an act that changes nothing, and leave the others as they are without it', () => {
    fc.assert(
      fc.property(asked(10), fc.nat(), ({ scenario, pair, options: { metric = 'cityBlock' } }, which) => {
        const issues = Object.keys(scenario.definition.issues)
        const issue = issues[which % issues.length] as string
        const idle = statement({ id: 'idle', by: 'party1', issue, salience: 0.5, date: '2025-04-01' })
        const acts = scenario.acts.toSpliced(which % (scenario.acts.length + 1), 0, idle)
        const options = { metric, weights: 'equal' } as const
        const [without, withIt] = [scenario, { ...scenario, acts }].map((one) =>
          influence(build(one), ...pair, options),
        )
        expect(withIt?.acts.filter(({ act, lower, upper }) => act === 'idle' && (lower !== 0 || upper !== 0))).toEqual(
          [],
        )
        expectValues(withIt as Influence, valuesOf(without as Influence))
      }),
    )
  })

  it('should be the mean of what it is on each issue alone, where issues weigh alike', () => {
    fc.assert(
      fc.property(asked(16), ({ scenario, pair }) => {
        const talks = build(scenario)
        const issues = Object.keys(talks.issues)
        const alone = issues.map((issue) => valuesOf(influence(talks, ...pair, { issues: [issue] })))
        const mean = (act: string, bound: 0 | 1) => sum(alone.map((one) => one.get(act)?.[bound] ?? 0)) / issues.length
        const expected = new Map(stancesOf(scenario).map((act) => [act, [mean(act, 0), mean(act, 1)] as const]))
        expectValues(influence(talks, ...pair, { weights: 'equal' }), expected)
      }),
    )
  })

  it('should not depend on who is named first, nor on names', () => {
    fc.assert(
      fc.property(asked(12), ({ scenario, pair: [a, b], options }) => {
        const { metric = 'cityBlock' } = options
        const here = influence(build(scenario), a, b, options)
        expectValues(influence(build(scenario), b, a, options), valuesOf(here))
        const [was, is] = [scenario, renamed(scenario)].map((one, i) => {
          const end = i === 0 ? '' : 'X'
          return influence(build(one), a + end, b + end, { metric })
        })
        expect(is?.acts.map(({ act, lower, upper }) => [act, lower, upper])).toEqual(
          was?.acts.map(({ act, lower, upper }) => [`${act}X`, lower, upper]),
        )
      }),
    )
  })

  it('should be the same, however it is worked out exactly', () => {
    fc.assert(
      fc.property(asked(10), ({ scenario, pair: [a, b], options }) => {
        const talks = build(scenario)
        const issues = Object.keys(talks.issues)
        const acts = bearingActs(talks, [a, b], issues)
        for (const game of gamesOf({ negotiation: talks, a, b, issues, acts }, options)) {
          const byStates = run(exactValues(game, { taken: 0, found: 0 })) as Values
          const bySets = run(tableValues(game, { taken: 0, found: 0 })) as Values
          for (const i of game.players.keys()) {
            expect(byStates.lower[i]).toBeCloseTo(bySets.lower[i] as number, 12)
            expect(byStates.upper[i]).toBeCloseTo(bySets.upper[i] as number, 12)
          }
        }
      }),
    )
  })

  it('should, sampled, be the same for the same seed, and as far off as it says', () => {
    let [values, misses] = [0, 0]
    fc.assert(
      fc.property(asked(10), fc.integer(), ({ scenario, pair, options }, seed) => {
        const talks = build(scenario)
        const sampling = { ...options, sampling: 'always', samples: 100, seed, confidence: 0.9 } as const
        const sampled = influence(talks, ...pair, sampling)
        expect(influence(talks, ...pair, sampling)).toEqual(sampled)
        const exact = valuesOf(influence(talks, ...pair, options))
        for (const { act, lower, upper, error } of sampled.acts) {
          const [exactLower, exactUpper] = exact.get(act) as readonly [number, number]
          values += 2
          if (Math.abs(lower - exactLower) > (error?.lower.bound ?? 1e-12)) misses++
          if (Math.abs(upper - exactUpper) > (error?.upper.bound ?? 1e-12)) misses++
        }
      }),
    )
    // The bound holds with a chance of at least 0.9 whatever the game, so of all these far fewer than a tenth miss it.
    expect(values).toBeGreaterThan(1000)
    expect(misses / values).toBeLessThan(0.1)
  })
})

describe('a region without holes that do not matter', () => {
  const scale: Scale = { kind: 'interval', min: 0, max: 8 }
  const regions = fc
    .array(regionDraws, { minLength: 1, maxLength: 3 })
    .map((draws) => draws.map((draw) => regionOf(scale, regionOn(scale, draw))).reduce((x, y) => union(scale, x, y)))
  const ends = (region: Region) =>
    region.kind === 'options' ? [] : region.intervals.flatMap(({ from, to }) => [from, to])

  it('should be as far from what is said of the other, and stay so, whatever is added and refused', () => {
    fc.assert(
      fc.property(regions, regions, regions, regionDraws, (accepted, added, others, draw) => {
        const refused = regionOf(scale, regionOn(scale, draw))
        const places = [...ends(others), ...ends(refused)].toSorted((x, y) => x - y)
        const simple = withoutHoles(accepted, places)
        const refuse = (region: Region) => difference(scale, region, withBeyond(scale, refused, region))
        expect(regionDistance(scale, simple, others)).toBe(regionDistance(scale, accepted, others))
        expect(withoutHoles(simple, places)).toEqual(simple)
        for (const change of [refuse, (region: Region) => union(scale, region, added)]) {
          expect(withoutHoles(change(simple), places)).toEqual(withoutHoles(change(accepted), places))
        }
      }),
    )
  })
})

const eighths = fc.nat({ max: 8 })

const sampling = fc.constantFrom({}, { sampling: 'always', samples: 10 } as const)

/** The same with statements of both parties, before or after all else, of how much two issues matter to them. */
function weighed(
  { scenario, pair, options: { metric = 'cityBlock' } }: Asked,
  saliences: readonly number[],
  first: boolean,
): Asked {
  const issues = Object.keys(scenario.definition.issues).slice(0, 2)
  const date = first ? '2025-03-31' : '2025-04-30'
  const weighing = issues.flatMap((issue, i) =>
    pair.map((by, side): ActInput => {
      const salience = (saliences[2 * i + side] as number) / 8
      return { kind: 'statement', id: `weigh-${i}-${side}`, by, issue, salience, date }
    }),
  )
  const acts = first ? [...weighing, ...scenario.acts] : [...scenario.acts, ...weighing]
  return { scenario: { ...scenario, acts }, pair, options: { metric, issues } }
}

function run<T>(steps: Stoppable<T>): T | undefined {
  let next = steps.next()
  while (next.done !== true) next = steps.next(false)
  return next.value
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function valuesOf({ acts }: Influence): Map<string, readonly [number, number]> {
  return new Map(acts.map(({ act, lower, upper }) => [act, [lower, upper]]))
}

function renamed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(renamed) as T
  if (typeof value === 'string') return (/^((party|issue|act)\d+|union)$/.test(value) ? `${value}X` : value) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [renamed(key), renamed(entry)])) as T
}

function expectValues(found: Influence, expected: ReadonlyMap<string, readonly [number, number]>): void {
  const values = valuesOf(found)
  for (const [act, [lower, upper]] of expected) {
    const [isLower, isUpper] = values.get(act) ?? [0, 0]
    expect(isLower, act).toBeCloseTo(lower, 10)
    expect(isUpper, act).toBeCloseTo(upper, 10)
  }
}
