import {
  type ActInput,
  assess,
  feasible,
  type Negotiation,
  type RegionExpression,
  recordAll,
  type Scale,
  type Value,
} from 'demarche'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BridgeOptions, bridge } from '../../src/gap/bridge/bridge.js'
import type { BridgePackage } from '../../src/gap/bridge/bridgePackage.js'
import { contains, type Region } from '../../src/model/region.js'
import type { Package } from '../support/agreement.js'
import {
  build,
  gridOf,
  type RegionDraw,
  regionDraws,
  regionOn,
  type Scenario,
  type Shape,
  scales,
  scenarios,
} from '../support/scenarios.js'
import { probePackages, shortfallOracle } from '../support/shortfall.js'

const optionScales = scales.map((scale): Scale => (scale.kind === 'interval' ? { kind: 'binary' } : scale))

/** Scenarios in which the states may have said how much each issue matters to them, and have taken stands before the rest. */
function contested(shape: Shape): fc.Arbitrary<Scenario> {
  const saliences = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 12, maxLength: 12 })
  const stands = fc.array(fc.option(regionDraws), { minLength: 12, maxLength: 12 })
  return fc
    .tuple(scenarios({ linkages: true, ...shape }), fc.option(saliences), stands)
    .map(([scenario, weights, regions]) => ({
      ...scenario,
      acts: [...opening(scenario, weights, regions), ...scenario.acts],
    }))
}

function opening(
  { definition }: Scenario,
  weights: readonly number[] | null,
  regions: readonly (RegionDraw | null)[],
): ActInput[] {
  const states = Object.keys(definition.parties).filter((id) => id !== 'union')
  const cells = states.flatMap((by) => Object.keys(definition.issues).map((issue) => ({ by, issue })))
  return cells.flatMap(({ by, issue }, cell): ActInput[] => {
    const [weight, draw] = [weights?.[cell % 12], regions[cell % 12]]
    const salience = weight === undefined ? {} : { salience: weight / 8 }
    const stand =
      draw == null
        ? {}
        : { region: regionOn(definition.issues[issue]?.scale as Scale, draw), firmness: 'firm' as const }
    if (weight === undefined && draw == null) return []
    return [{ kind: 'statement', id: `opening-${by}-${issue}`, by, issue, date: '2025-04-01', ...salience, ...stand }]
  })
}

const small = contested({ maxActs: 8, maxIssues: 2 })
const ofOptions = contested({ scale: optionScales, maxActs: 10, maxIssues: 3 })

describe('bridge, for the least total', () => {
  it('should list just the packages that cost least, and of those the ones with the fewest steps', () => {
    fc.assert(
      fc.property(fc.oneof(small, ofOptions), (scenario) => {
        const talks = build(scenario)
        const oracle = shortfallOracle(talks)
        if (oracle === undefined) return
        const { packages, more, complete } = bridge(talks, { limit: 10_000 })
        expect([more, complete]).toEqual([false, true])
        const all = probePackages(talks).map((candidate) => ({ candidate, cost: costOf(oracle.at(candidate)) }))
        const spans = Math.min(...all.map(({ cost }) => cost.spans))
        const steps = Math.min(...all.filter(({ cost }) => cost.spans < spans + 1e-9).map(({ cost }) => cost.steps))
        const wrong = all.filter(({ candidate, cost }) => {
          const isBest = cost.spans < spans + 1e-9 && cost.steps === steps
          return packages.filter((one) => covers(one, candidate)).length !== (isBest ? 1 : 0)
        })
        expect(wrong).toEqual([])
      }),
    )
  })
})

describe('bridge', () => {
  it('should measure each party from the nearest package that it has not ruled out', () => {
    fc.assert(
      fc.property(fc.oneof(small, ofOptions), objectives, (scenario, objective) => {
        const talks = build(scenario)
        const oracle = shortfallOracle(talks)
        if (oracle === undefined) return
        for (const { terms, parties, total, worstOff } of bridge(talks, { objective }).packages) {
          const expected = oracle.at(terms).map(({ spans }) => spans)
          const found = parties.map(({ shortfall }) => shortfall)
          expectClose(found, expected)
          expectClose([total, worstOff], [sum(expected), Math.max(...expected)])
        }
      }),
    )
  })

  it('should be as good for the worst-off party, and by leximin, as any package of options', () => {
    fc.assert(
      fc.property(ofOptions, (scenario) => {
        const talks = build(scenario)
        const oracle = shortfallOracle(talks)
        if (oracle === undefined) return
        const all = probePackages(talks).map((candidate) => oracle.at(candidate).map(({ spans }) => spans))
        for (const objective of ['worstOff', 'leximin'] as const) {
          const { packages, complete, more } = bridge(talks, { objective, limit: 1_000 })
          expect([complete, more]).toEqual([true, false])
          const best = all.map((one) => keyOf(objective, one)).reduce((a, b) => (isLess(b, a) ? b : a))
          const listed = packages.map(({ parties }) =>
            keyOf(
              objective,
              parties.map(({ shortfall }) => shortfall),
            ),
          )
          for (const key of listed) expectClose(key, best)
        }
      }),
    )
  })

  it('should leave no probe that is better for the worst-off party, or by leximin', () => {
    fc.assert(
      fc.property(small, (scenario) => {
        const talks = build(scenario)
        const oracle = shortfallOracle(talks)
        if (oracle === undefined) return
        const all = probePackages(talks).map((candidate) => oracle.at(candidate).map(({ spans }) => spans))
        for (const objective of ['worstOff', 'leximin'] as const) {
          const { packages, complete, bound } = bridge(talks, { objective })
          expect(complete).toBe(true)
          const key = keyOf(objective, packages[0]?.parties.map(({ shortfall }) => shortfall) ?? [])
          expectClose([bound], [Math.max(0, key[0] ?? 0)])
          const better = all.filter((other) => isLess(keyOf(objective, other), key))
          expect(better).toEqual([])
        }
      }),
    )
  })

  it('should say that a party has ruled a package out exactly where assess does', () => {
    fc.assert(
      fc.property(fc.oneof(small, ofOptions), objectives, (scenario, objective) => {
        const talks = build(scenario)
        for (const { terms, parties } of bridge(talks, { objective }).packages) {
          const expected = assess(talks, { terms: terms as never }).map(({ verdict }) => verdict === 'ruledOut')
          expect(parties.map(({ ruledOut }) => ruledOut)).toEqual(expected)
          for (const { ruledOut, gives } of parties) expect(gives.length > 0).toBe(ruledOut)
        }
      }),
    )
  })

  it('should ask nothing of anybody exactly where a package is feasible', () => {
    fc.assert(
      fc.property(fc.oneof(small, ofOptions), objectives, (scenario, objective) => {
        const talks = build(scenario)
        const isFree = ({ parties }: BridgePackage) => parties.every(({ ruledOut }) => !ruledOut)
        const isFeasible = feasible(talks).possible.answer === 'yes'
        expect(bridge(talks, { objective }).packages.map(isFree)).toContain(isFeasible)
        expect(bridge(talks, { objective }).packages.every((one) => isFree(one) === isFeasible)).toBe(true)
      }),
    )
  })

  it('should lead each party, by what it would have to give, to a package that it has not ruled out', () => {
    fc.assert(
      fc.property(fc.oneof(small, ofOptions), objectives, (scenario, objective) => {
        const talks = build(scenario)
        for (const { terms, parties } of bridge(talks, { objective, limit: 3 }).packages) {
          for (const { party, gives, shortfall } of parties) {
            expectClose([sum(gives.map(({ weight, spans }) => weight * spans))], [shortfall])
            const isReached = gives.every(({ from, nearest }) => nearest !== undefined && contains(from, nearest))
            const nearer = { ...terms, ...Object.fromEntries(gives.map(({ issue, nearest }) => [issue, nearest])) }
            if (!isReached) continue
            const [assessed] = assess(talks, { terms: nearer as never }, { parties: [party] })
            expect(assessed?.verdict).not.toBe('ruledOut')
          }
        }
      }),
    )
  })

  it('should name acts of the party, or of those it is read through, behind everything that it would have to give', () => {
    fc.assert(
      fc.property(contested({ maxActs: 10, collectives: false }), objectives, (scenario, objective) => {
        const talks = build(scenario)
        const makers = new Map(
          talks.acts.map((act) => [act.id, 'by' in act ? [act.by, ...(act.jointlyWith ?? [])] : []]),
        )
        for (const { parties } of bridge(talks, { objective, limit: 3 }).packages) {
          for (const { party, gives } of parties) {
            for (const { acts } of gives) {
              expect(acts.length).toBeGreaterThan(0)
              for (const act of acts) expect(makers.get(act)).toContain(party)
            }
          }
        }
      }),
    )
  })

  it('should never have a lower bound after a rejection', () => {
    const plain = contested({ collectives: false, maxActs: 8, maxIssues: 3 })
    fc.assert(
      fc.property(plain, fc.nat(), fc.nat(), regionDraws, objectives, (scenario, who, what, draw, objective) => {
        const before = build(scenario)
        const [parties, issues] = [Object.keys(before.parties), Object.keys(before.issues)]
        const issue = issues[what % issues.length] as string
        const region = regionOn(before.issues[issue]?.scale as Scale, draw)
        const by = parties[who % parties.length] as string
        const after = recordAll(before, [{ kind: 'rejection', id: 'no', by, issue, region, date: '2025-04-30' }])
        const [was, is] = [bridge(before, { objective, limit: 1 }), bridge(after, { objective, limit: 1 })]
        if (was.complete && is.complete) expect(is.bound).toBeGreaterThan(was.bound - 1e-7)
      }),
    )
  })

  it('should not change with the order of parties and issues, nor with units', () => {
    fc.assert(
      fc.property(small, fc.constantFrom(0.25, 2, 1024), fc.integer({ min: -8, max: 8 }), (scenario, factor, shift) => {
        const talks = build(scenario)
        const others = [build(reversed(scenario)), build(convert(scenario, (value) => value * factor + shift))]
        for (const objective of ['total', 'worstOff', 'leximin'] as const) {
          const keys = [talks, ...others].map((one) => {
            const [best] = bridge(one, { objective }).packages
            const shortfalls = best?.parties.map(({ shortfall }) => shortfall) ?? []
            return objective === 'total' ? [best?.total ?? 0] : keyOf(objective, shortfalls)
          })
          for (const key of keys) expectClose(key, keys[0] ?? [])
        }
      }),
    )
  })

  it('should settle what is given as given, and find the least that this leaves', () => {
    fc.assert(
      fc.property(ofOptions, fc.nat(), fc.nat(), (scenario, what, which) => {
        const talks = build(scenario)
        const oracle = shortfallOracle(talks)
        if (oracle === undefined) return
        const issues = Object.keys(talks.issues)
        const issue = issues[what % issues.length] as string
        const grid = gridOf(talks.issues[issue]?.scale as Scale)
        const value = grid[which % grid.length] as Value
        const { packages, bound } = bridge(talks, { terms: { [issue]: value } as never })
        const left = probePackages(talks).filter((candidate) => candidate[issue] === value)
        expectClose([bound], [Math.min(...left.map((candidate) => costOf(oracle.at(candidate)).spans))])
        for (const { terms } of packages) expect(terms[issue]).toBe(value)
      }),
    )
  })
})

describe('the trade-off', () => {
  it('should hold every package of options that none beats both in total and for the worst-off party', () => {
    fc.assert(
      fc.property(ofOptions, (scenario) => {
        const talks = build(scenario)
        const oracle = shortfallOracle(talks)
        if (oracle === undefined) return
        const all = probePackages(talks).map((candidate) =>
          keyOf(
            'worstOff',
            oracle.at(candidate).map(({ spans }) => spans),
          ),
        )
        const best = all.filter((key) => !all.some((other) => dominates(other, key)))
        const expected = [...new Map(best.map((key) => [key.map((value) => value.toFixed(6)).join(), key])).values()]
        const found = tradeOffOf(talks)
        expect(found).toHaveLength(expected.length)
        for (const [i, key] of expected.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0)).entries())
          expectClose(found[i] ?? [], key)
      }),
    )
  })

  it('should go from the best for the worst-off party to the best in total, with nothing below its lines', () => {
    fc.assert(
      fc.property(small, (scenario) => {
        const talks = build(scenario)
        const oracle = shortfallOracle(talks)
        if (oracle === undefined) return
        const found = tradeOffOf(talks)
        const [fairest] = bridge(talks, { objective: 'worstOff' }).packages
        const [cheapest] = bridge(talks).packages
        expectClose(found[0] ?? [], [fairest?.worstOff ?? 0, fairest?.total ?? 0])
        expectClose([found.at(-1)?.[1] ?? 0], [cheapest?.total ?? 0])
        const all = probePackages(talks).map((candidate) =>
          keyOf(
            'worstOff',
            oracle.at(candidate).map(({ spans }) => spans),
          ),
        )
        for (const [i, next] of found.entries()) {
          const last = found[i - 1]
          expect(found.filter((other) => dominates(other, next))).toEqual([])
          if (last !== undefined && found.length > 1) expect(all.filter((key) => isBelow(key, last, next))).toEqual([])
        }
      }),
    )
  })
})

const objectives = fc.constantFrom('total' as const, 'worstOff' as const, 'leximin' as const)

function costOf(shortfalls: readonly { readonly spans: number; readonly steps: number }[]) {
  return { spans: sum(shortfalls.map(({ spans }) => spans)), steps: sum(shortfalls.map(({ steps }) => steps)) }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function covers({ terms, alike }: BridgePackage, candidate: Package): boolean {
  return Object.entries(candidate).every(([issue, value]) => {
    const others = alike[issue] as Region | undefined
    return others === undefined ? terms[issue] === value : contains(others, value)
  })
}

/** What is compared, number by number. */
function keyOf(objective: 'worstOff' | 'leximin', shortfalls: readonly number[]): number[] {
  const falling = shortfalls.toSorted((a, b) => b - a)
  return objective === 'leximin' ? falling : [falling[0] ?? 0, sum(falling)]
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  const place = a.findIndex((value, i) => Math.abs(value - (b[i] ?? 0)) > 1e-7)
  return place >= 0 && (a[place] as number) < (b[place] as number)
}

function expectClose(found: readonly number[], expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length)
  for (const [i, value] of found.entries()) expect(value).toBeCloseTo(expected[i] as number, 7)
}

function dominates(a: readonly number[], b: readonly number[]): boolean {
  const [worst, total] = [(a[0] ?? 0) - (b[0] ?? 0), (a[1] ?? 0) - (b[1] ?? 0)]
  return worst < 1e-6 && total < 1e-6 && (worst < -1e-6 || total < -1e-6)
}

/** Below the line from one point to the next, for worst-off shortfalls between theirs. */
function isBelow(key: readonly number[], from: readonly number[], to: readonly number[]): boolean {
  const [worst = 0, total = 0] = key
  const [[startWorst = 0, startTotal = 0], [endWorst = 0, endTotal = 0]] = [from, to]
  const share = (worst - startWorst) / (endWorst - startWorst)
  return share > 0 && share < 1 && total < startTotal + share * (endTotal - startTotal) - 1e-6
}

function tradeOffOf(talks: Negotiation): number[][] {
  const options: BridgeOptions = { tradeOff: true, limit: 1_000 }
  const { tradeOff } = bridge(talks, options)
  expect(tradeOff?.complete).toBe(true)
  return (tradeOff?.packages ?? []).map(({ worstOff, total }) => [worstOff, total])
}

function reversed({ definition, acts }: Scenario): Scenario {
  const turned = <T extends object>(record: T) => Object.fromEntries(Object.entries(record).toReversed()) as T
  return { definition: { ...definition, parties: turned(definition.parties), issues: turned(definition.issues) }, acts }
}

/** The scenario with its interval scales in other units. */
function convert({ definition, acts }: Scenario, change: (value: number) => number): Scenario {
  const region = (expression: RegionExpression): RegionExpression => {
    if (typeof expression === 'number') return change(expression)
    if (typeof expression !== 'object') return expression
    if ('anyOf' in expression) return { anyOf: expression.anyOf.map((term) => region(term) as number) }
    return Object.fromEntries(
      Object.entries(expression).map(([bound, value]) => [bound, typeof value === 'number' ? change(value) : value]),
    )
  }
  const issues = Object.entries(definition.issues).map(([id, { name, scale }]) => {
    const changed = scale.kind === 'interval' ? { ...scale, min: change(scale.min), max: change(scale.max) } : scale
    return [id, { name, scale: changed }]
  })
  const inUnits = (act: ActInput): ActInput => {
    if (act.kind === 'proposal') {
      const terms = Object.entries(act.terms).map(([id, term]) => [id, region(term as RegionExpression)])
      return { ...act, terms: Object.fromEntries(terms) }
    }
    const own = 'region' in act && act.region !== undefined ? { ...act, region: region(act.region) } : act
    if (own.kind !== 'demand' || own.conditionFor === undefined) return own as ActInput
    return { ...own, conditionFor: own.conditionFor.map((one) => ({ ...one, region: region(one.region) })) } as ActInput
  }
  return { definition: { ...definition, issues: Object.fromEntries(issues) }, acts: acts.map(inUnits) }
}
