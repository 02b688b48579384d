/**
 * How long frontiers take that no enumeration could find, and how much longer the same takes package by package.
 */
import {
  frontier,
  nash,
  opaque,
  type Preferences,
  type PreferencesInput,
  rationalPackages,
  type Scenario,
} from '../src/bargain/index.js'
import { defineScenario } from '../src/bargain/scenario.js'
import { seeded } from '../src/gap/influence/random.js'
import { announce, conclude, hold, holdTime, measure, type Task, thousand } from './measure.js'

interface Shape {
  readonly parties: number
  readonly issues: number
  readonly values: number
  /** Whether parties divide one pie on every issue, all issues weighing alike, so that nothing dominates anything. */
  readonly opposed?: boolean
}

/** Worths drawn by chance; a new scenario each time, so that nothing is known of it from before. */
function makeScenario({ parties, issues, values, opposed = false }: Shape, seed: number): Scenario {
  const random = seeded(seed)
  const share = () => random() / 2 ** 32
  const ids = Array.from({ length: issues }, (_, i) => `issue${i}`)
  const options = Array.from({ length: values }, (_, v) => `value${v}`)
  const contested = ids.map(() => options.map(() => Array.from({ length: parties }, () => -Math.log(share()))))
  const worth = (p: number, i: number, v: number) => {
    const at = contested[i]?.[v] as readonly number[]
    return opposed ? (at[p] as number) / at.reduce((sum, own) => sum + own, 0) : share()
  }
  const own = (p: number): PreferencesInput => ({
    values: Object.fromEntries(
      ids.map((id, i) => [
        id,
        { kind: 'table', worth: Object.fromEntries(options.map((name, v) => [name, worth(p, i, v)])) },
      ]),
    ),
    weights: Object.fromEntries(ids.map((id) => [id, opposed ? 1 : share()])),
    reservation: issues / 8,
  })
  return defineScenario({
    domain: { issues: Object.fromEntries(ids.map((id) => [id, { scale: { kind: 'nominal', options } }])) },
    preferences: Object.fromEntries(Array.from({ length: parties }, (_, p) => [`party${p}`, own(p)])),
  })
}

let seed = 0

function task(name: string, shape: Shape, ask: (scenario: Scenario) => number): Task {
  return {
    name,
    prepare: () => {
      const scenario = makeScenario(shape, ++seed)
      return () => ask(scenario)
    },
  }
}

const points = (scenario: Scenario) => frontier(scenario).points.length
const withNash = (scenario: Scenario) => nash(scenario).points.length

/** What was found, for the reader: how large, and how far from exact. */
function describe(name: string, scenario: Scenario): void {
  const { points, guarantee } = frontier(scenario)
  console.log(
    `${name}: ${thousand(points.length)} points, guarantee ${guarantee.map((loss) => loss.toPrecision(2)).join(', ')}`,
  )
}

function benchFolding(): void {
  const two: Shape = { parties: 2, issues: 30, values: 10 }
  const three: Shape = { parties: 3, issues: 12, values: 8 }
  const names = {
    two: 'frontier, 2 parties, 30 issues × 10 (10^30)',
    fifty: 'frontier, 2 parties, 50 issues × 10 (10^50)',
    three: 'frontier, 3 parties, 12 issues × 8 (7 × 10^10)',
    four: 'frontier, 4 parties, 8 issues × 6 (1.7 × 10^6)',
    twoPies: 'frontier, 2 parties, 30 issues × 10, pies',
    threePies: 'frontier, 3 parties, 12 issues × 8, pies',
  }
  const timings = measure(15, 5, [
    task(names.two, two, points),
    task(names.fifty, { ...two, issues: 50 }, points),
    task(names.three, three, points),
  ])
  const more = measure(2, 1, [
    task(names.four, { parties: 4, issues: 8, values: 6 }, points),
    task(names.twoPies, { ...two, opposed: true }, points),
    task(names.threePies, { ...three, opposed: true }, points),
  ])
  holdTime(timings, names.two, { atMost: 100 })
  holdTime(timings, names.three, { atMost: 5000 })
  holdTime(more, names.threePies, { atMost: 5000 })
  describe(names.two, makeScenario(two, 1))
  describe(names.three, makeScenario(three, 1))
  describe(names.twoPies, makeScenario({ ...two, opposed: true }, 1))
  describe(names.threePies, makeScenario({ ...three, opposed: true }, 1))
}

/** As many packages as NegMAS needs 16 s for, and GENIUS 12 s, on a like machine. */
function benchAgainstEnumeration(): void {
  const peers: Shape = { parties: 2, issues: 7, values: 8 }
  const count = peers.values ** peers.issues
  const enumerated: Task = {
    name: 'frontier, 2.1 × 10^6 packages, one function of its own',
    prepare: () => {
      const { domain, preferences } = makeScenario(peers, ++seed)
      const ids = Object.keys(domain.issues)
      const { values } = preferences.party0 as Preferences
      const tables = ids.map((id) => (values[id] as { worth: Record<string, number> }).worth)
      const utility = (settlement: Readonly<Record<string, unknown>>) => {
        let sum = 0
        for (let i = 0; i < ids.length; i++)
          sum += (tables[i] as Record<string, number>)[settlement[ids[i] as string] as string] as number
        return sum
      }
      const scenario = defineScenario({
        domain,
        preferences: { ...preferences, party0: opaque(utility, { reservation: 0 }) },
      })
      return () => points(scenario)
    },
  }
  const timings = measure(7, 3, [
    task('frontier and Nash, 2.1 × 10^6 packages, folded', peers, withNash),
    task('rational packages, the same', peers, (scenario) => Number(rationalPackages(scenario).lower)),
    enumerated,
  ])
  // 7 µs a package is the least that NegMAS needs.
  holdTime(timings, 'frontier and Nash, 2.1 × 10^6 packages, folded', { atMost: (count * 7e-3) / 1000 })
  holdTime(timings, enumerated.name, { atMost: count / 2000 })
  hold(timings, enumerated.name, 'frontier and Nash, 2.1 × 10^6 packages, folded', { atLeast: 20 })
}

function main(): void {
  announce('scenarios drawn anew each round')
  benchFolding()
  benchAgainstEnumeration()
  conclude()
}

main()
