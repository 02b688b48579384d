/**
 * How long recording, positions, the gap matrix and a trajectory take, and how that grows. The verdicts at the end are
 * ratios of two measurements of one run, so that they do not depend on the machine.
 */
import { type ActInput, gapMatrix, type Negotiation, positions, record, recordAll, trajectory } from '../src/index.js'
import { allScales, makeScenario, orderedScales, type Scenario, type Shape } from './data.js'
import {
  type BareData,
  bareData,
  bareEnds,
  barePieces,
  libraryLoop,
  type PairData,
  pairData,
  type Totals,
} from './kernel.js'
import { announce, conclude, hold, measure, thousand } from './measure.js'

const talks: Shape = { seed: 20250401, parties: 100, issues: 200, acts: 100_000, scales: allScales }
const sizes = [50_000, 100_000, 200_000] as const

function recorded({ negotiation, acts }: Scenario): Negotiation {
  return recordAll(negotiation, acts)
}

function benchRecording(scenarios: readonly Scenario[]): void {
  const name = (size: string) => `record ${size} acts in one call`
  const timings = measure(
    4,
    1,
    scenarios.map((scenario) => ({
      name: name(thousand(scenario.acts.length)),
      prepare: () => () => recorded(scenario).acts.length,
    })),
  )
  hold(timings, name('100,000'), name('50,000'), { atMost: 2.5 })
  hold(timings, name('200,000'), name('100,000'), { atMost: 2.5 })
}

/** An act of no weight: recording it gives a negotiation of which nothing is known yet. */
function oneMore(id: string): ActInput {
  return { kind: 'appeal', id, by: 'party1', date: '2025-01-01' }
}

function benchOneMore(bases: readonly Negotiation[]): void {
  const name = (base: Negotiation) => `record 1 act onto ${thousand(base.acts.length)}`
  const timings = measure(
    15,
    3,
    bases.map((base) => ({ name: name(base), prepare: () => () => record(base, oneMore('more')).acts.length })),
  )
  hold(timings, 'record 1 act onto 100,000', 'record 1 act onto 50,000', { atMost: 2.5 })
}

function workOut(negotiation: Negotiation): number {
  return Object.keys(positions(negotiation)).length + gapMatrix(negotiation).diameter.upper
}

function benchMatrix(bases: readonly Negotiation[]): void {
  const cold = bases.map((base, i) => ({
    name: `positions and matrix, ${thousand(base.acts.length)} acts, cold`,
    prepare: () => {
      const fresh = record(base, oneMore(`fresh${i}`))
      return () => workOut(fresh)
    },
  }))
  const repeated = bases.map((base) => ({
    name: `positions and matrix, ${thousand(base.acts.length)} acts, repeated`,
    prepare: () => {
      workOut(base)
      return () => workOut(base)
    },
  }))
  const timings = measure(4, 1, [...cold, ...repeated])
  const named = (size: string, how: string) => `positions and matrix, ${size} acts, ${how}`
  hold(timings, named('100,000', 'cold'), named('100,000', 'repeated'), { atLeast: 1000 })
  hold(timings, named('100,000', 'cold'), named('50,000', 'cold'), { atMost: 2.5 })
  hold(timings, named('200,000', 'cold'), named('100,000', 'cold'), { atMost: 2.5 })
}

interface KernelCase {
  readonly label: string
  readonly negotiation: Negotiation
  readonly bare: (data: BareData) => Totals
}

function benchKernel({ label, negotiation, bare }: KernelCase): void {
  const data: PairData = pairData(negotiation)
  const flat = bareData(negotiation, data)
  assertSame(label, libraryLoop(negotiation, data), bare(flat))
  let round = 0
  const timings = measure(15, 5, [
    { name: `${label}: pair loop`, prepare: () => () => libraryLoop(negotiation, data).lower },
    { name: `${label}: bare loop`, prepare: () => () => bare(flat).lower },
    {
      name: `${label}: whole gapMatrix, positions known`,
      prepare: () => {
        // Weights that were not asked for before, as the matrix is kept for those that were.
        const weights = Object.fromEntries(Object.keys(negotiation.issues).map((issue) => [issue, 1]))
        weights.issue1 = 1 + ++round / 1000
        return () => gapMatrix(negotiation, { weights }).diameter.upper
      },
    },
  ])
  hold(timings, `${label}: pair loop`, `${label}: bare loop`, { atMost: 3 })
}

function assertSame(label: string, a: Totals, b: Totals): void {
  const near = Math.abs(a.lower - b.lower) < 1e-6 && Math.abs(a.upper - b.upper) < 1e-6 && a.blocked === b.blocked
  if (!near) throw new Error(`${label}: the loops disagree, ${JSON.stringify(a)} against ${JSON.stringify(b)}`)
}

function benchTrajectory(): void {
  const pairs = [1000, 2000].map((acts) => recorded(makeScenario({ ...talks, parties: 2, issues: 20, acts })))
  const timings = measure(
    8,
    2,
    pairs.map((pair) => ({
      name: `trajectory of ${thousand(pair.acts.length)} acts`,
      prepare: () => () => trajectory(pair, 'party1', 'party2').steps.length,
    })),
  )
  hold(timings, 'trajectory of 2,000 acts', 'trajectory of 1,000 acts', { atMost: 5 })
}

function main(): void {
  announce(`${talks.parties} parties × ${talks.issues} issues, seed ${talks.seed}`)
  const scenarios = sizes.map((acts) => makeScenario({ ...talks, acts }))
  benchRecording(scenarios)
  const bases = scenarios.map(recorded)
  benchOneMore(bases)
  benchMatrix(bases)
  const plain = recorded(makeScenario({ ...talks, scales: orderedScales, plain: true }))
  benchKernel({ label: 'ordered scales', negotiation: plain, bare: bareEnds })
  benchKernel({ label: 'all scales, regions with holes', negotiation: bases[1] as Negotiation, bare: barePieces })
  benchTrajectory()
  conclude()
}

main()
