/**
 * How long it takes to say whether there is a package that nobody rules out, and why not, and how that grows: with
 * conditions that tie issues together, without them, and where the reason is a long chain of conditions.
 */
import {
  type ActInput,
  defineNegotiation,
  explainDeadlock,
  feasible,
  minimalConcessions,
  type Negotiation,
  recordAll,
  type Scale,
  type Value,
} from '../src/index.js'
import { allScales, makeScenario, type Random, randomFrom } from './data.js'
import { announce, conclude, hold, measure, thousand } from './measure.js'

const date = '2026-01-01'

/** Acts of all kinds by `size` parties on as many issues, and conditions from one issue to another. */
function linked(size: number, acts: number, linkages: number): Negotiation {
  const { negotiation, acts: made } = makeScenario({
    seed: 20260101,
    parties: size,
    issues: size,
    acts,
    scales: allScales,
  })
  const random = randomFrom(7)
  return recordAll(negotiation, [
    ...made,
    ...Array.from({ length: linkages }, (_, i) => condition(negotiation, random, i)),
  ])
}

function condition(negotiation: Negotiation, random: Random, i: number): ActInput {
  const issues = Object.keys(negotiation.issues)
  const parties = Object.keys(negotiation.parties)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const issue = pick(issues)
  const other = pick(issues.filter((id) => id !== issue))
  const valueOn = (id: string) => pick(someValues(negotiation.issues[id]?.scale as Scale))
  return {
    kind: 'demand',
    id: `condition${i}`,
    by: pick(parties),
    issue,
    region: valueOn(issue),
    firmness: 'soft',
    date,
    conditionFor: [{ issue: other, region: valueOn(other) }],
  }
}

function someValues(scale: Scale): readonly Value[] {
  switch (scale.kind) {
    case 'binary':
      return [false, true]
    case 'ordinal':
      return scale.levels
    case 'nominal':
      return scale.options
    case 'interval':
      return [scale.min, (scale.min + scale.max) / 2, scale.max]
  }
}

/** Firm demands only: every issue stands for itself. */
function unlinked(parties: number, issues: number, acts: number): Negotiation {
  const { negotiation, acts: made } = makeScenario({
    seed: 20260102,
    parties,
    issues,
    acts,
    scales: allScales,
    plain: true,
  })
  return recordAll(negotiation, made)
}

/** The first is asked for, each is granted only with the next, and the last is refused: one reason, of all acts. */
function chain(length: number): Negotiation {
  const parties = Array.from({ length: length + 2 }, (_, i) => `party${i}`)
  const issues = Array.from({ length: length + 1 }, (_, i) => `issue${i}`)
  const empty = defineNegotiation({
    id: 'chain',
    title: 'A chain of conditions',
    parties: Object.fromEntries(parties.map((id) => [id, { kind: 'state', name: id } as const])),
    issues: Object.fromEntries(issues.map((id) => [id, { name: id, scale: { kind: 'binary' } } as const])),
  }) as Negotiation
  const statement = { kind: 'statement', firmness: 'firm', date } as const
  return recordAll(empty, [
    { ...statement, id: 'first', by: 'party0', issue: 'issue0', region: true },
    ...Array.from(
      { length },
      (_, i): ActInput => ({
        kind: 'demand',
        id: `condition${i}`,
        by: `party${i + 1}`,
        issue: `issue${i + 1}`,
        region: true,
        firmness: 'soft',
        date,
        conditionFor: [{ issue: `issue${i}`, region: true }],
      }),
    ),
    { ...statement, id: 'last', by: `party${length + 1}`, issue: `issue${length}`, region: false },
  ])
}

/** Positions are kept for a negotiation, so each round has a new one that says the same. */
function fresh(negotiation: Negotiation): Negotiation {
  return recordAll(negotiation, [
    { kind: 'appeal', id: 'plea', by: Object.keys(negotiation.parties)[0] as string, date },
  ])
}

interface Case {
  readonly name: string
  readonly negotiation: Negotiation
}

function benchExplanation(cases: readonly [Case, Case], rounds: number, growth: number): void {
  const task = ({ name, negotiation }: Case) => ({
    name: `feasible and one explanation, ${name}`,
    prepare: () => {
      const state = fresh(negotiation)
      return () => feasible(state).acts.length + explainDeadlock(state, { limit: 1 }).deadlocks.length
    },
  })
  const timings = measure(rounds, 2, cases.map(task))
  const [small, large] = cases.map((one) => task(one).name) as [string, string]
  hold(timings, large, small, { atMost: growth })
}

function benchFamilies(negotiation: Negotiation): void {
  measure(5, 1, [
    {
      name: 'a hundred deadlocks, 60 × 60 × 1,040',
      prepare: () => () => explainDeadlock(negotiation).deadlocks.length,
    },
    {
      name: 'a hundred sets of concessions, 60 × 60 × 1,040',
      prepare: () => () => minimalConcessions(negotiation, { lookAt: 100 }).concessions.length,
    },
  ])
}

function main(): void {
  announce('positions not known before')
  const cases = [linked(60, 1000, 40), linked(120, 2000, 80)] as const
  const named = (negotiation: Negotiation): Case => {
    const { parties, issues, acts } = negotiation
    return {
      name: `${Object.keys(parties).length} × ${Object.keys(issues).length} × ${thousand(acts.length)}`,
      negotiation,
    }
  }
  benchExplanation([named(cases[0]), named(cases[1])], 8, 4.5)
  benchExplanation([named(unlinked(500, 300, 10_000)), named(unlinked(1000, 300, 20_000))], 5, 2.5)
  benchExplanation(
    [
      { name: 'chain of 200', negotiation: chain(200) },
      { name: 'chain of 400', negotiation: chain(400) },
    ],
    5,
    6,
  )
  benchFamilies(cases[0])
  conclude()
}

main()
