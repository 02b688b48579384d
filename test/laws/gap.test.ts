import {
  type ActInput,
  asOf,
  contains,
  type Gap,
  gap,
  gapMatrix,
  type Metric,
  type Negotiation,
  position,
  type RegionExpression,
  record,
  type Scale,
  trajectory,
  zopa,
} from 'demarche'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  build,
  cellsOf,
  dayOf,
  pairsOf,
  probesOf,
  regionDraws,
  regionOn,
  type Scenario,
  scenarios,
} from '../support/scenarios.js'

const metrics: readonly Metric[] = ['cityBlock', 'euclidean', 'maximum', (distances) => Math.max(0, ...distances) / 2]
const someMetric = fc.constantFrom(...metrics)

const numbers = ({ lower, upper, estimate, verdict }: Pick<Gap, 'lower' | 'upper' | 'estimate' | 'verdict'>) => ({
  lower,
  upper,
  estimate,
  verdict,
})

/** One more act of a party that is no collective and already known to have spoken for itself. */
const oneMore = fc.tuple(scenarios({ maxActs: 8 }), fc.nat(), fc.nat(), regionDraws)

describe('gap', () => {
  it('should have ordered bounds from 0 to 1, with the estimate between them', () => {
    fc.assert(
      fc.property(scenarios(), someMetric, (scenario, metric) => {
        const talks = build(scenario)
        for (const [a, b] of pairsOf(talks)) {
          const { issues, ...whole } = gap(talks, a, b, { metric })
          for (const { lower, upper, estimate } of [whole, ...issues]) {
            expect(lower).toBeGreaterThanOrEqual(0)
            expect(upper).toBeGreaterThanOrEqual(lower)
            expect(upper).toBeLessThanOrEqual(1)
            if (estimate !== undefined) expect(estimate >= lower && estimate <= upper).toBe(true)
          }
        }
      }),
    )
  })

  it('should not depend on who is named first', () => {
    fc.assert(
      fc.property(scenarios(), someMetric, (scenario, metric) => {
        const talks = build(scenario)
        for (const [a, b] of pairsOf(talks)) {
          const [there, back] = [gap(talks, a, b, { metric }), gap(talks, b, a, { metric })]
          expect(numbers(back)).toEqual(numbers(there))
          expect(back.issues.map(numbers)).toEqual(there.issues.map(numbers))
        }
      }),
    )
  })

  it('should be nothing between a party that has spoken, and not refused everything, and itself', () => {
    fc.assert(
      fc.property(scenarios(), (scenario) => {
        const talks = build(scenario)
        for (const [party, issue] of cellsOf(talks)) {
          const { known, outer } = position(talks, party, issue)
          const alone = gap(talks, party, party, { issues: [issue] })
          const refusesAll = probesOf(talks.issues[issue]?.scale as Scale).every((value) => !contains(outer, value))
          if (known && !refusesAll) expect([alone.lower, alone.upper, alone.verdict]).toEqual([0, 0, 'agreed'])
          if (!known) expect([alone.lower, alone.upper, alone.verdict]).toEqual([0, 1, 'unknown'])
        }
      }),
    )
  })

  it('should say agreed, blocked and unknown as the values that both accept, or have left, say', () => {
    fc.assert(
      fc.property(scenarios(), (scenario) => {
        const talks = build(scenario)
        for (const [a, b] of pairsOf(talks)) {
          for (const { issue, verdict } of gap(talks, a, b).issues)
            expect(verdict).toBe(verdictByValues(talks, issue, a, b))
        }
      }),
    )
  })

  it('should never have a lower lower bound after a rejection', () => {
    fc.assert(
      fc.property(oneMore, ([scenario, by, on, draw]) => {
        const { before, after } = withAct(scenario, by, on, (base, issue, scale) => ({
          ...base,
          kind: 'rejection',
          issue,
          region: regionOn(scale, draw),
        }))
        for (const [a, b] of pairsOf(before)) {
          const was = gap(before, a, b).issues
          for (const [i, now] of gap(after, a, b).issues.entries())
            expect(now.lower).toBeGreaterThanOrEqual(was[i]?.lower ?? 0)
        }
      }),
    )
  })

  it('should never have a higher upper bound after an acceptance', () => {
    fc.assert(
      fc.property(oneMore, ([scenario, by, on, draw]) => {
        const { before, after } = withAct(scenario, by, on, (base, issue, scale) => ({
          ...base,
          kind: 'acceptance',
          issue,
          region: regionOn(scale, draw),
        }))
        for (const [a, b] of pairsOf(before)) {
          const was = gap(before, a, b).issues
          for (const [i, now] of gap(after, a, b).issues.entries())
            expect(now.upper).toBeLessThanOrEqual(was[i]?.upper ?? 1)
        }
      }),
    )
  })

  it('should not change when ids do', () => {
    fc.assert(
      fc.property(scenarios(), (scenario) => {
        const [talks, renamed] = [build(scenario), build(rename(scenario))]
        for (const [a, b] of pairsOf(talks)) {
          const [was, is] = [gap(talks, a, b), gap(renamed, `${a}X`, `${b}X`)]
          expect(numbers(is)).toEqual(numbers(was))
          expect(is.acts).toEqual(was.acts.map((act) => `${act}X`))
        }
      }),
    )
  })

  it('should not change with the order of parties, issues, and acts of one day that do not depend on each other', () => {
    fc.assert(
      fc.property(scenarios(), (scenario) => {
        const [talks, reordered] = [build(scenario), build(reorder(scenario))]
        for (const [a, b] of pairsOf(talks)) {
          const [was, is] = [gap(talks, a, b), gap(reordered, a, b)]
          expect(is.lower).toBeCloseTo(was.lower, 12)
          expect(is.upper).toBeCloseTo(was.upper, 12)
          expect(is.issues.map(numbers)).toEqual(was.issues.map(numbers).toReversed())
        }
      }),
    )
  })

  it('should not change with the units of a scale', () => {
    fc.assert(
      fc.property(
        scenarios(),
        fc.constantFrom(0.25, 2, 1024),
        fc.integer({ min: -8, max: 8 }),
        (scenario, factor, shift) => {
          const [talks, converted] = [build(scenario), build(convert(scenario, (value) => value * factor + shift))]
          for (const [a, b] of pairsOf(talks)) {
            const [was, is] = [gap(talks, a, b), gap(converted, a, b)]
            expect(is.verdict).toBe(was.verdict)
            expect(is.lower).toBeCloseTo(was.lower, 12)
            expect(is.upper).toBeCloseTo(was.upper, 12)
          }
        },
      ),
    )
  })

  it('should weigh issues by what both parties say they matter', () => {
    fc.assert(
      fc.property(scenarios(), (scenario) => {
        const talks = build(scenario)
        for (const [a, b] of pairsOf(talks)) {
          const { weights, issues, lower, assumptions } = gap(talks, a, b)
          const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0)
          expect(total).toBeCloseTo(1, 12)
          expect(issues.reduce((sum, one) => sum + (weights[one.issue] ?? 0) * one.lower, 0)).toBeCloseTo(lower, 12)
          const unknown = [a, b].filter((party) =>
            Object.keys(talks.issues).some((issue) => position(talks, party, issue).salience === undefined),
          )
          expect(
            assumptions.flatMap((assumption) => (assumption.kind === 'equalSalience' ? [assumption.party] : [])),
          ).toEqual(unknown)
        }
      }),
    )
  })
})

describe('gapMatrix', () => {
  it('should say of every pair what gap says', () => {
    fc.assert(
      fc.property(scenarios({ maxActs: 16 }), someMetric, (scenario, metric) => {
        const talks = build(scenario)
        const { parties, cells, diameter, mean } = gapMatrix(talks, { metric })
        parties.forEach((a, i) => {
          parties.forEach((b, j) => {
            expect(cells[i]?.[j]).toEqual(withoutUndefined(numbers(gap(talks, a, b, { metric }))))
          })
        })
        const pairs = pairsOf(talks).map(([a, b]) => gap(talks, a, b, { metric }))
        expect(diameter.upper).toBe(Math.max(...pairs.map((pair) => pair.upper)))
        expect(mean.lower).toBeCloseTo(pairs.reduce((sum, pair) => sum + pair.lower, 0) / pairs.length, 12)
      }),
    )
  })
})

describe('zopa', () => {
  it('should hold the values that all have shown to accept, and those that none has ruled out', () => {
    fc.assert(
      fc.property(scenarios(), (scenario) => {
        const talks = build(scenario)
        for (const [issue, { scale }] of Object.entries(talks.issues)) {
          const { shown, possible } = zopa(talks, issue)
          const theirs = Object.keys(talks.parties).map((party) => position(talks, party, issue))
          for (const value of probesOf(scale)) {
            expect(contains(shown, value)).toBe(theirs.every((position) => contains(position.inner, value)))
            expect(contains(possible, value)).toBe(theirs.every((position) => contains(position.outer, value)))
          }
        }
      }),
    )
  })
})

describe('trajectory', () => {
  it('should stand at the end of each day where the gap stood', () => {
    fc.assert(
      fc.property(scenarios(), (scenario) => {
        const talks = build(scenario)
        const days = new Set(talks.acts.map((act) => String(act.date)))
        for (const [a, b] of pairsOf(talks)) {
          const { start, steps } = trajectory(talks, a, b)
          for (const day of days) {
            const last = steps.findLast((step) => step.date <= day) ?? start
            expect(numbers(last)).toEqual(numbers(gap(asOf(talks, day), a, b)))
          }
          for (const [i, step] of steps.entries())
            expect(step.before).toEqual(withoutUndefined(numbers(steps[i - 1] ?? start)))
        }
      }),
    )
  })
})

function verdictByValues(talks: Negotiation, issue: string, a: string, b: string): string {
  const [p, q] = [position(talks, a, issue), position(talks, b, issue)]
  const probes = probesOf(talks.issues[issue]?.scale as Scale)
  if (!p.known || !q.known) return 'unknown'
  if (probes.some((value) => contains(p.inner, value) && contains(q.inner, value))) return 'agreed'
  return probes.some((value) => contains(p.outer, value) && contains(q.outer, value)) ? 'open' : 'blocked'
}

function withoutUndefined<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as Partial<T>
}

type Make = (base: { id: string; by: string; date: string }, issue: string, scale: Scale) => ActInput

/** A negotiation, and the same after one more act on the last day by a party that is no collective. */
function withAct(scenario: Scenario, by: number, on: number, make: Make): { before: Negotiation; after: Negotiation } {
  const before = build(scenario)
  const states = Object.keys(before.parties).filter((id) => before.parties[id]?.kind === 'state')
  const issues = Object.entries(before.issues)
  const [issue, { scale }] = issues[on % issues.length] as (typeof issues)[number]
  const base = { id: 'oneMore', by: states[by % states.length] as string, date: dayOf(27) }
  return { before, after: record(before, make(base, issue, scale)) }
}

function rename({ definition, acts }: Scenario): Scenario {
  const ids = new Set([
    ...Object.keys(definition.parties),
    ...Object.keys(definition.issues),
    ...acts.map((act) => act.id),
  ])
  return deep({ definition, acts }, (text) => (ids.has(text) ? `${text}X` : text))
}

/** The same data with every string, keys included, passed through a function. */
function deep<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T
  if (Array.isArray(value)) return value.map((entry) => deep(entry, change)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [change(key), deep(entry, change)])) as T
}

function reorder({ definition, acts }: Scenario): Scenario {
  const reversed = <T extends object>(record: T) => Object.fromEntries(Object.entries(record).toReversed()) as T
  return {
    definition: { ...definition, parties: reversed(definition.parties), issues: reversed(definition.issues) },
    acts: independentSwaps(acts),
  }
}

/** Swaps neighbours in the record that are of one day, by different makers, and where neither names the other. */
function independentSwaps(acts: readonly ActInput[]): ActInput[] {
  const swapped = [...acts]
  for (let i = 0; i + 1 < swapped.length; i++) {
    const [first, second] = [swapped[i], swapped[i + 1]] as [ActInput, ActInput]
    const isPlain = (act: ActInput) =>
      (act.kind === 'demand' || act.kind === 'statement') && act.jointlyWith === undefined && act.by !== 'union'
    if (
      first.date === second.date &&
      isPlain(first) &&
      isPlain(second) &&
      'by' in first &&
      'by' in second &&
      first.by !== second.by
    ) {
      swapped.splice(i, 2, second, first)
    }
  }
  return swapped
}

function convert({ definition, acts }: Scenario, change: (value: number) => number): Scenario {
  const issues = Object.fromEntries(
    Object.entries(definition.issues).map(([id, issue]) => {
      const { scale } = issue
      return [
        id,
        scale.kind === 'interval'
          ? { ...issue, scale: { ...scale, min: change(scale.min), max: change(scale.max) } }
          : issue,
      ]
    }),
  )
  const region = (expression: RegionExpression): RegionExpression => {
    if (typeof expression === 'number') return change(expression)
    if (typeof expression !== 'object') return expression
    if ('anyOf' in expression) return { anyOf: expression.anyOf.map((term) => region(term) as number) }
    return Object.fromEntries(
      Object.entries(expression).map(([bound, value]) => [bound, typeof value === 'number' ? change(value) : value]),
    )
  }
  const converted = acts.map((act): ActInput => {
    if (act.kind === 'proposal')
      return {
        ...act,
        terms: Object.fromEntries(
          Object.entries(act.terms).map(([id, term]) => [id, region(term as RegionExpression)]),
        ),
      }
    return 'region' in act && act.region !== undefined ? { ...act, region: region(act.region) } : act
  })
  return { definition: { ...definition, issues }, acts: converted }
}
