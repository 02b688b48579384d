import { wholeNumber } from '../../gap/agreement/wholeNumber.js'
import { failAt, type Safe, safe } from '../../model/errors.js'
import { packageAt } from '../outcomeSpace.js'
import type { Scenario, ScenarioInput } from '../scenario.js'
import { utilities as utilitiesOf } from '../utility.js'
import { recorded } from './acts.js'
import type { Agreement, Move, NegotiationDance, RecordingOptions } from './dance.js'
import { type Play, play } from './play.js'
import { type FullStrategy, type Strategy, strategyAt } from './strategy.js'
import { type Table, type TableOptions, tableOf } from './table.js'

export interface AlternatingOffersOptions extends TableOptions, RecordingOptions {
  /** How often each party has its turn at most, from 1 on. */
  readonly rounds: number
  /** Who opens, and who follows. Default: the order of the scenario. */
  readonly order?: readonly string[]
  /** Seeds what is drawn by chance. Default 1. */
  readonly seed?: number
}

/**
 * Stacked alternating offers (Aydoğan, Festen, Hindriks & Jonker 2017): in turn, each party takes what is on the table or puts
 * another package there; what all others take one after another is agreed. For two parties these are Rubinstein's alternating
 * offers with a deadline. Each party knows its own preferences and sees the offers. The same seed gives the same moves.
 *
 * Cost: packages × issues once for a scenario, then a few operations an offer for the tactics of this library. Throws
 * `DemarcheError` for fewer than two parties, a party without a strategy, more packages than `enumerate`, and what no tactic
 * may answer, such as `NaN`.
 */
export function alternatingOffers(
  scenario: ScenarioInput,
  strategies: Readonly<Record<string, Strategy>>,
  options: AlternatingOffersOptions,
): NegotiationDance {
  const table = tableOf(scenario, options)
  const own = strategiesOf(table.parties, strategies)
  const order = orderOf(table.parties, options?.order)
  const played = play(table, own, { rounds: roundsOf(options), order, seed: options.seed ?? 1 })
  const { ended, assumptions, agreement, moves } = { ...told(table, played), assumptions: table.assumptions }
  const dance = { parties: table.parties, moves, ended, disagreement: table.least, assumptions }
  return recorded(table.scenario.domain, [], agreement === undefined ? dance : { ...dance, agreement }, options)
}

/** The twin of `alternatingOffers` that returns the error instead of throwing it. */
export const safeAlternatingOffers: (
  scenario: ScenarioInput,
  strategies: Readonly<Record<string, Strategy>>,
  options: AlternatingOffersOptions,
) => Safe<NegotiationDance> = safe(alternatingOffers)

export function roundsOf(options: { readonly rounds: number }): number {
  if (typeof options !== 'object' || options === null) {
    failAt(['options'], { code: 'invalidType', expected: 'options { rounds, … }', found: options })
  }
  return wholeNumber('rounds', options.rounds)
}

function strategiesOf(parties: readonly string[], given: Readonly<Record<string, Strategy>>): FullStrategy[] {
  if (typeof given !== 'object' || given === null) {
    failAt(['strategies'], { code: 'invalidType', expected: 'a strategy for each party', found: given })
  }
  for (const name of Object.keys(given)) {
    if (!parties.includes(name)) {
      failAt(['strategies', name], { code: 'unknownName', what: 'party', found: name, known: parties })
    }
  }
  return parties.map((party) => {
    if (Object.hasOwn(given, party)) return strategyAt(given[party] as Strategy, ['strategies', party])
    return failAt(['strategies', party], { code: 'missing', expected: 'the strategy of the party' })
  })
}

function orderOf(parties: readonly string[], order: readonly string[] = parties): number[] {
  const places = Array.isArray(order) ? order.map((party) => parties.indexOf(party)) : []
  if (places.length === parties.length && new Set(places).size === parties.length && !places.includes(-1)) return places
  return failAt(['order'], {
    code: 'inconsistent',
    expected: `each of ${parties.join(', ')} once`,
    found: String(order),
  })
}

/** What was played, with packages in the place of their numbers. */
function told({ scenario, parties, payoffs }: Table, { log, ended, agreed }: Play) {
  const moves: Move[] = []
  const placeOf: number[] = []
  for (const [entry, { kind, round, party: p, index }] of log.entries()) {
    const party = parties[p] as string
    placeOf[entry] = moves.length
    if (kind === 'offer') moves.push({ kind, round, party, settlement: packageAt(payoffs.space, BigInt(index)) })
    else moves.push({ kind, round, party, offer: placeOf[index] as number })
  }
  return {
    moves,
    ended,
    agreement: agreed && agreementOn(scenario, packageAt(payoffs.space, BigInt(agreed.index)), agreed),
  }
}

export function agreementOn(
  scenario: Scenario,
  settlement: Agreement['settlement'],
  { round, time }: { readonly round: number; readonly time: number },
): Agreement {
  const at = (when: number) => Object.values(utilitiesOf(scenario, settlement, { time: when }))
  return { settlement, utilities: at(0), discounted: at(time), round, time }
}
