import * as fc from 'fast-check'
import { gap } from '../../gap/gap.js'
import { bearingActs } from '../../gap/influence/bearingActs.js'
import { exactValues, type Values } from '../../gap/influence/exact.js'
import { gamesOf } from '../../gap/influence/games.js'
import { type Influence, influence } from '../../gap/influence/influence.js'
import type { Stoppable } from '../../gap/influence/steps.js'
import { tableValues } from '../../gap/influence/table.js'
import type { GapOptions } from '../../gap/options.js'
import type { ActInput } from '../../model/actInput.js'
import { dayOf } from '../arbitraries/actDraws.js'
import { freeId } from '../arbitraries/acts.js'
import { build, renamings, type Scenario } from '../arbitraries/scenarios.js'
import { type Both, gapOfOnly, shapleyByOrders, stancesOf } from '../oracles/shapley.js'
import { type Asked, asked, metrics } from './asked.js'
import { pairsOf } from './cases.js'
import { close, equal, near } from './claims.js'
import { holes } from './holesLaw.js'
import { type Law, law } from './law.js'

/** Sums in another order may be off by this much. */
const rounding = 1e-10

/** What each act adds; one that is not told of adds nothing. */
function agree(found: Influence, expected: ReadonlyMap<string, Both>, within = rounding): void {
  const values = valuesOf(found)
  for (const [act, both] of expected) near(values.get(act) ?? [0, 0], both, `what ${act} adds`, within)
}

function valuesOf({ acts }: Influence): ReadonlyMap<string, Both> {
  return new Map(acts.map(({ act, lower, upper }) => [act, [lower, upper]]))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

const definition = law(
  'definition',
  'The influence of an act is what it adds on average over all orders of telling.',
  fc.property(asked(6), ({ scenario, pair, options }) => {
    agree(influence(build(scenario), ...pair, options), shapleyByOrders(scenario, pair, options))
  }),
)

const eighths = fc.array(fc.nat({ max: 8 }), { minLength: 4, maxLength: 4 })

const weighing = law(
  'weighing',
  'It is so too where the acts say how much each issue matters.',
  fc.property(asked(2), eighths, fc.boolean(), (drawn, saliences, isFirst) => {
    const { scenario, pair, options } = weighed(drawn, saliences, isFirst)
    agree(influence(build(scenario), ...pair, options), shapleyByOrders(scenario, pair, options))
  }),
)

/** The same with statements of both parties, before or after all else, of how much two issues matter to them. */
function weighed({ scenario, pair, options }: Asked, saliences: readonly number[], isFirst: boolean): Asked {
  const { metric = 'cityBlock' } = options
  const issues = Object.keys(scenario.definition.issues).slice(0, 2)
  const acts = [...scenario.acts]
  for (const [i, issue] of issues.entries()) {
    for (const [side, by] of pair.entries()) {
      const salience = (saliences[2 * i + side] as number) / 8
      const date = isFirst ? '2025-03-31' : dayOf(29)
      const weighing: ActInput = { kind: 'statement', id: freeId(acts), by, issue, salience, date }
      acts.splice(isFirst ? 0 : acts.length, 0, weighing)
    }
  }
  return { scenario: { ...scenario, acts }, pair, options: { metric, issues } }
}

const sampling = fc.constantFrom({}, { sampling: 'always', samples: 10 } as const)

const sums = law(
  'sums',
  'The acts add up to what lies between the gap before any act and the gap now, sampled or not.',
  fc.property(asked(24), sampling, ({ scenario, pair, options }, how) => {
    const talks = build(scenario)
    const { start, end, acts, missing, complete } = influence(talks, ...pair, { ...options, ...how })
    const [none, all] = [gapOfOnly(scenario, new Set(), pair, options), gap(talks, ...pair, options)]
    equal(end, { lower: all.lower, upper: all.upper }, 'the end')
    equal(start, { lower: none.lower, upper: none.upper }, 'the start')
    equal([missing, complete], [[], true], 'what is missing')
    for (const bound of ['lower', 'upper'] as const) {
      close(
        sum(acts.map((act) => act[bound])),
        end[bound] - start[bound],
        `what is added to the ${bound} bound`,
        rounding,
      )
    }
  }),
)

const twins = law(
  'twins',
  'Two acts that do the same have the same influence.',
  fc.property(asked(10), fc.nat(), ({ scenario, pair, options }, which) => {
    const withdrawn = scenario.acts.flatMap((act) => (act.kind === 'withdrawal' ? [act.withdraws] : []))
    const standing = stancesOf(scenario).filter((id) => !withdrawn.includes(id))
    const id = standing[which % standing.length]
    if (id === undefined) return
    const twin = freeId(scenario.acts)
    const acts = scenario.acts.flatMap((act) => (act.id === id ? [act, { ...act, id: twin }] : [act]))
    const values = valuesOf(influence(build({ ...scenario, acts }), ...pair, options))
    near(values.get(twin) ?? [0, 0], values.get(id) ?? [0, 0], `what ${twin} adds, the twin of ${id}`)
  }),
)

const idleness = law(
  'idleness',
  'An act that changes nothing has no influence, and leaves the others as they are without it.',
  fc.property(asked(10), fc.nat(), ({ scenario, pair, options: { metric = 'cityBlock' } }, which) => {
    const issues = Object.keys(scenario.definition.issues)
    const [issue, by] = [issues[which % issues.length] as string, Object.keys(scenario.definition.parties)[0] as string]
    const id = freeId(scenario.acts)
    const idle: ActInput = { kind: 'statement', id, by, issue, salience: 0.5, date: dayOf(0) }
    const acts = scenario.acts.toSpliced(which % (scenario.acts.length + 1), 0, idle)
    const [without, withIt] = [scenario.acts, acts].map((all) =>
      influence(build({ ...scenario, acts: all }), ...pair, { metric, weights: 'equal' }),
    ) as [Influence, Influence]
    equal(valuesOf(withIt).get(id) ?? [0, 0], [0, 0], `what ${id} adds`)
    agree(withIt, valuesOf(without))
  }),
)

const issueByIssue = law(
  'issue by issue',
  'Where issues weigh alike, the influence of an act is the mean of what it is on each issue alone.',
  fc.property(asked(16), ({ scenario, pair }) => {
    const talks = build(scenario)
    const issues = Object.keys(talks.issues)
    const alone = issues.map((issue) => valuesOf(influence(talks, ...pair, { issues: [issue] })))
    const mean = (act: string, bound: 0 | 1) => sum(alone.map((one) => one.get(act)?.[bound] ?? 0)) / issues.length
    const expected = stancesOf(scenario).map((act) => [act, [mean(act, 0), mean(act, 1)]] as const)
    agree(influence(talks, ...pair, { weights: 'equal' }), new Map(expected))
  }),
)

const symmetry = law(
  'symmetry',
  'It does not matter who of the two is named first.',
  fc.property(asked(12), ({ scenario, pair: [a, b], options }) => {
    const talks = build(scenario)
    agree(influence(talks, b, a, options), valuesOf(influence(talks, a, b, options)))
  }),
)

const names = law(
  'names',
  'It does not matter what parties, issues and acts are called.',
  fc.property(renamings(), fc.nat(), fc.constantFrom(...metrics), (both, which, metric) => {
    const [was, is] = both.map((scenario) => nameless(scenario, which, { metric }))
    equal(is, was, 'the influence of the acts under other names')
  }),
)

/** What the acts add, with their places instead of their names. */
function nameless(scenario: Scenario, which: number, options: GapOptions): unknown {
  const talks = build(scenario)
  const pairs = pairsOf(talks)
  const [a, b] = pairs[which % pairs.length] as readonly [string, string]
  const place = (id: string) => scenario.acts.findIndex((act) => act.id === id)
  return influence(talks, a, b, options).acts.map(({ act, lower, upper }) => [place(act), lower, upper])
}

const twoWays = law(
  'two ways',
  'State by state or set by set, an exact influence is the same.',
  fc.property(asked(10), ({ scenario, pair: [a, b], options }) => {
    const talks = build(scenario)
    const issues = Object.keys(talks.issues)
    const acts = bearingActs(talks, [a, b], issues)
    for (const game of gamesOf({ negotiation: talks, a, b, issues, acts }, options)) {
      const byStates = run(exactValues(game, { taken: 0, found: 0 })) as Values
      const bySets = run(tableValues(game, { taken: 0, found: 0 })) as Values
      for (const bound of ['lower', 'upper'] as const) {
        near(Array.from(byStates[bound]), Array.from(bySets[bound]), `what the players add to the ${bound} bound`)
      }
    }
  }),
)

function run<T>(steps: Stoppable<T>): T | undefined {
  let next = steps.next()
  while (next.done !== true) next = steps.next(false)
  return next.value
}

const seeds = law(
  'seeds',
  'Sampled with the same seed, the influence is the same.',
  fc.property(asked(10), fc.integer(), ({ scenario, pair, options }, seed) => {
    const sampling = { ...options, sampling: 'always', samples: 100, seed } as const
    const [once, again] = [0, 1].map(() => influence(build(scenario), ...pair, sampling))
    equal(again, once, 'the influence sampled again')
  }),
)

/** So few bounds are missed with this confidence that none is here. */
const almostSure = 1 - 1e-9

const errors = law(
  'errors',
  'A sampled influence is no further from the exact one than it says, as sure as it says.',
  fc.property(asked(10), fc.integer(), ({ scenario, pair, options }, seed) => {
    const talks = build(scenario)
    const sampling = { ...options, sampling: 'always', samples: 600, seed, confidence: almostSure } as const
    const exact = valuesOf(influence(talks, ...pair, options))
    for (const { act, error, ...sampled } of influence(talks, ...pair, sampling).acts) {
      const [lower, upper] = exact.get(act) as Both
      close(sampled.lower, lower, `what ${act} adds to the lower bound`, error?.lower.bound)
      close(sampled.upper, upper, `what ${act} adds to the upper bound`, error?.upper.bound)
    }
  }),
)

/** The laws of how much each act contributes to a gap. */
export function influenceLaws(): readonly Law[] {
  return [definition, weighing, sums, twins, idleness, issueByIssue, symmetry, names, twoWays, seeds, errors, holes]
}
