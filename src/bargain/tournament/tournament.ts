import { freeze } from 'immer'
import { wholeNumber } from '../../gap/agreement/wholeNumber.js'
import { failAt } from '../../model/errors.js'
import { readFields, readFunction, readSignal } from '../../model/input.js'
import { roundsOf } from '../dance/alternatingOffers.js'
import type { Agreement } from '../dance/dance.js'
import { play } from '../dance/play.js'
import { type FullStrategy, type Strategy, strategyAt } from '../dance/strategy.js'
import { type Table, type TableOptions, tableOf } from '../dance/table.js'
import { leftOnTable } from '../leftOnTable.js'
import type { BargainingAssumption } from '../options.js'
import { packageAt } from '../outcomeSpace.js'
import type { ScenarioInput } from '../scenario.js'
import { countOf, type Fixture, fixturesOf, type Plan, seedOf } from './fixtures.js'
import type { TournamentRun } from './run.js'
import { type Standing, standingsOf } from './standings.js'

export interface TournamentInput {
  readonly scenarios: Readonly<Record<string, ScenarioInput>>
  readonly strategies: Readonly<Record<string, Strategy>>
}

export interface TournamentOptions extends TableOptions {
  /** How often each party has its turn at most in a run, from 1 on. */
  readonly rounds: number
  /** How often the same strategies meet, each time with another seed, from 1 on. Default 1. */
  readonly repetitions?: number
  /** Whether a strategy also meets itself. Default true. */
  readonly selfPlay?: boolean
  /** Seeds what is drawn by chance. Default 1. */
  readonly seed?: number
  /** Told now and then how many runs are done. What it throws is passed on as it is. */
  readonly onProgress?: (progress: TournamentProgress) => void
  /** Stops the tournament between runs: what was played until then is returned, with `complete: false`. */
  readonly signal?: AbortSignal
}

export interface TournamentProgress {
  readonly done: number
  readonly total: number
}

export interface Tournament {
  readonly runs: readonly TournamentRun[]
  readonly standings: readonly Standing[]
  /** Whether all runs were played; otherwise the first ones, in the order of scenarios and strategies. */
  readonly complete: boolean
  readonly total: number
  /** By scenario, what its results take for granted. */
  readonly assumptions: Readonly<Record<string, readonly BargainingAssumption[]>>
}

const runsInTurn = 64

/**
 * Lets every strategy negotiate with every other in every scenario, at every place, by stacked alternating offers. The same
 * seed gives the same results, and a run gives the same whatever else is run. It goes in turns with other work, so that
 * `signal` can stop it from outside.
 *
 * Cost: strategies^parties × repetitions runs a scenario. Throws `DemarcheError` (the promise is rejected with it) for whatever
 * `alternatingOffers` refuses, and where there is nothing to run.
 */
export async function tournament(input: TournamentInput, options: TournamentOptions): Promise<Tournament> {
  const given = readFields(options, ['options'])
  const rounds = roundsOf(given)
  const { onProgress, signal, seed = 1, selfPlay = true } = given
  if (onProgress !== undefined) readFunction(onProgress, ['onProgress'])
  if (signal !== undefined) readSignal(signal, ['signal'])
  const { tables, strategies } = entriesOf(readFields(input), given)
  const plan: Plan = {
    scenarios: [...tables].map(([name, { parties }]) => ({ name, parties: parties.length })),
    strategies: [...strategies.keys()],
    repetitions: wholeNumber('repetitions', given.repetitions ?? 1),
    selfPlay,
  }
  const total = countOf(plan)
  if (total === 0) {
    const expected = 'as many strategies as the largest scenario has parties, since none meets itself'
    failAt(['strategies'], { code: 'inconsistent', expected, found: String(strategies.size) })
  }
  const judges = new Map([...tables].map(([name, table]) => [name, judgeOf(table, given)]))
  const runs: TournamentRun[] = []
  for (const fixture of fixturesOf(plan)) {
    if (signal?.aborted === true) break
    const judge = judges.get(fixture.scenario) as Judge
    const own = fixture.strategies.map((name) => strategies.get(name) as FullStrategy)
    runs.push(judge(fixture, own, rounds, seedOf(seed, fixture)))
    if (runs.length % runsInTurn === 0 || runs.length === total) {
      onProgress?.({ done: runs.length, total })
      await new Promise((resume) => setTimeout(resume))
    }
  }
  return freeze(
    {
      runs,
      standings: standingsOf(plan.strategies, runs),
      complete: runs.length === total,
      total,
      assumptions: Object.fromEntries([...tables].map(([name, { assumptions }]) => [name, assumptions])),
    },
    true,
  )
}

function entriesOf({ scenarios, strategies }: TournamentInput, options: TableOptions) {
  for (const [part, given] of Object.entries({ scenarios, strategies })) {
    if (Object.keys(readFields(given, [part])).length > 0) continue
    failAt([part], { code: 'inconsistent', expected: 'at least one, by name', found: 'none' })
  }
  return {
    tables: new Map(Object.entries(scenarios).map(([name, scenario]) => [name, tableOf(scenario, options)])),
    strategies: new Map(
      Object.entries(strategies).map(([name, strategy]) => [name, strategyAt(strategy, ['strategies', name])]),
    ),
  }
}

type Judge = (fixture: Fixture, strategies: readonly FullStrategy[], rounds: number, seed: number) => TournamentRun

/** Plays runs of one scenario and says how good their results are; what is known of a package is kept. */
function judgeOf(table: Table, options: TableOptions): Judge {
  const { scenario, payoffs, least, parties, menus } = table
  const order = parties.map((_, p) => p)
  const own = Object.values(scenario.preferences)
  const known = new Map<
    number,
    { settlement: Agreement['settlement']; distances: { frontier: number; nash?: number } }
  >()
  const told = (index: number) => {
    const before = known.get(index)
    if (before !== undefined) return before
    const settlement = packageAt(payoffs.space, BigInt(index))
    const { frontier, nash } = leftOnTable(scenario, settlement, options).distances
    const told = { settlement, distances: nash === undefined ? { frontier } : { frontier, nash } }
    known.set(index, told)
    return told
  }
  return (fixture, strategies, rounds, seed) => {
    const { ended, offers, agreed } = play(table, strategies, { rounds, order, seed })
    if (agreed === undefined) return { ...fixture, ended, offers, gains: parties.map(() => 0) }
    const { index, round, time } = agreed
    const utilities = payoffs.utilities.map((all) => all[index] as number)
    const discounted = utilities.map((at, p) => at * (own[p]?.discount as number) ** time)
    const gains = discounted.map((at, p) => {
      const range = (menus[p]?.utilities[0] as number) - (least[p] as number)
      return range > 0 ? (at - (least[p] as number)) / range : 0
    })
    return { ...fixture, ended, offers, gains, agreement: { ...told(index), utilities, discounted, round, time } }
  }
}
