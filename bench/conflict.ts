/**
 * How long it takes to say which states of a conflict last, from its definition on: states, moves, preferences and all concepts.
 */

import {
  type Concept,
  type Conflict,
  type ConflictInput,
  concepts,
  defineConflict,
  stability,
} from '../src/conflict/index.js'
import { seeded } from '../src/gap/influence/random.js'
import { announce, conclude, hold, holdTime, measure, type Task, thousand } from './measure.js'

const random = seeded(11)
const below = (limit: number) => Math.floor((random() / 2 ** 32) * limit)

/** Statements of one to three options each, of which some are denied. */
function statements(options: readonly string[], count: number): string[] {
  return Array.from({ length: count }, () => {
    const [one, two, three] = [0, 1, 2].map(() => `${below(2) === 1 ? '-' : ''}${options[below(options.length)]}`)
    return [`${one}`, `${one} & ${two}`, `${one} | ${two}`, `${one} IF ${two} & ${three}`][below(4)] as string
  })
}

/** As many decision makers as told, who own the options in turn. */
function makeConflict(
  makers: number,
  optionCount: number,
  infeasible: NonNullable<ConflictInput['infeasible']> = [],
): ConflictInput {
  const options = Array.from({ length: optionCount }, (_, i) => `o${i}`)
  return {
    decisionMakers: Object.fromEntries(
      Array.from({ length: makers }, (_, i) => [
        `m${i}`,
        { preferences: { kind: 'statements' as const, statements: statements(options, optionCount) } },
      ]),
    ),
    options: Object.fromEntries(options.map((option, i) => [option, { owners: [`m${i % makers}`] }])),
    infeasible,
  }
}

const sequential = concepts.filter((concept) => concept !== 'sim')
const sizes = [10, 12, 14, 16, 18]
const largest = Math.max(...sizes)
const nameOf = (size: number) => `all but SIM, 2^${largest - size} conflicts of 2^${size} states`
const names = {
  pair: 'all concepts, 2 decision makers',
  six: 'all concepts, 6 decision makers',
  together: 'SIM, 4.1 million moves of 64 conflicts of 2^10 states',
  togetherLarger: 'SIM, 4.2 million moves of one conflict of 2^14 states',
}

/** Conflicts are defined before the clock starts, anew for each round: what is known of a conflict is kept. */
function ask(name: string, input: ConflictInput, asked: readonly Concept[] = concepts, times = 1): Task {
  const run = (conflicts: readonly Conflict[]) =>
    conflicts.reduce((sum, conflict) => sum + (stability(conflict, { concepts: asked }).equilibria.gmr?.length ?? 0), 0)
  return {
    name,
    prepare: () => {
      const conflicts = Array.from({ length: times }, () => defineConflict(input))
      return () => run(conflicts)
    },
  }
}

const pair = makeConflict(2, 13)
// Three pairs of which at most one is taken, four options likewise, ten at will: 3^3 · 5 · 2^10 states.
const six = makeConflict(6, 20, [
  { atMostOne: ['o0', 'o1'] },
  { atMostOne: ['o2', 'o8'] },
  { atMostOne: ['o3', 'o4'] },
  { atMostOne: ['o5', 'o6', 'o7', 'o11'] },
])
announce(`${thousand(2 ** 13)} states of 2 decision makers, ${thousand(27 * 5 * 2 ** 10)} states of 6`)
const timings = measure(3, 1, [ask(names.pair, pair)])
const longer = measure(2, 0, [ask(names.six, six)])
const resident = process.memoryUsage().rss
// 64 conflicts of 2^10 states have about as many moves as one of 2^14.
const together = measure(3, 1, [
  ask(names.together, makeConflict(2, 10), ['sim'], 64),
  ask(names.togetherLarger, makeConflict(2, 14), ['sim']),
])
const growing = measure(
  3,
  1,
  sizes.map((size) => ask(nameOf(size), makeConflict(2, size), sequential, 2 ** (largest - size))),
)
holdTime(timings, names.pair, { atMost: 1000 })
holdTime(longer, names.six, { atMost: 30_000 })
for (const size of sizes.slice(1)) hold(growing, nameOf(size), nameOf(sizes[0] as number), { atMost: 2 })
hold(together, names.togetherLarger, names.together, { atMost: 2 })
conclude()
console.log(`resident after 6 decision makers: ${(resident / 1e6).toFixed(0)} MB`)
