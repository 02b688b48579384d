import { below, type Random, seeded } from '../../gap/influence/random.js'
import { failAt, type Safe, safe } from '../../model/errors.js'
import { frontier } from '../frontier.js'
import type { BargainingOptions } from '../options.js'
import { defineScenario, type ScenarioInput } from '../scenario.js'
import { recorded } from './acts.js'
import { agreementOn } from './alternatingOffers.js'
import type { Move, NegotiationDance, RecordingOptions } from './dance.js'

export interface MonotonicConcessionOptions extends BargainingOptions, RecordingOptions {
  /** Seeds the draw between parties or deals that are even. Default 1. */
  readonly seed?: number
}

/** A deal that may be proposed. */
interface Deal {
  readonly settlement: Parameters<typeof agreementOn>[1]
  readonly utilities: readonly number[]
  /** The Nash product: of what each party gains on no agreement. */
  readonly product: number
}

/**
 * The monotonic concession protocol, each party following Zeuthen's strategy (Rosenschein & Zlotkin 1994, chapter 3; Zeuthen
 * 1930; Harsanyi 1956). In each round every party has a deal on the table, at first the one that is best for itself. When one of
 * them is worth as much to every party as that party's own (for more than two, Endriss 2006), it is agreed; of several, one is
 * drawn. Otherwise the party that has more to lose from conflict than from giving in concedes as little as suffices to change
 * that; of parties that are even, one is drawn. Risk, (own utility of one's own deal − of the other's) / (own utility of one's own
 * deal − of no agreement), is smaller where the Nash product of one's own deal is; so that, for any number of parties, the one
 * whose deal has the smallest product concedes, to the deal that is best for itself among those with a larger product than
 * somebody else's.
 *
 * Deals are the points of the frontier; of continuous scales, their corners. Each party knows what deals are worth to the
 * others. It ends at a deal with the largest Nash product. Cost: that of `frontier`, and deals × moves, of which there are no
 * more than parties × deals. Throws `DemarcheError` as `frontier` does.
 */
export function monotonicConcession(
  scenario: ScenarioInput,
  options: MonotonicConcessionOptions = {},
): NegotiationDance {
  const given = defineScenario(scenario)
  const parties = Object.keys(given.preferences)
  if (parties.length < 2) {
    failAt(['preferences'], { code: 'inconsistent', expected: 'at least two parties', found: parties.join(', ') })
  }
  const { points, disagreement, assumptions } = frontier(given, options)
  const deals = points.map(({ settlement, utilities }): Deal => {
    const product = utilities.reduce((all, at, p) => all * (at - (disagreement[p] as number)), 1)
    return { settlement, utilities, product }
  })
  const base = { parties, disagreement, assumptions }
  if (deals.length === 0) {
    return recorded(given.domain, [], { ...base, moves: [], ended: 'noPackage' }, options)
  }
  const talks = concede(parties, deals, seeded(options.seed ?? 1))
  const agreement = agreementOn(given, talks.agreed.settlement, { round: talks.round, time: 0 })
  return recorded(given.domain, [], { ...base, moves: talks.moves, ended: 'agreement', agreement }, options)
}

/** The twin of `monotonicConcession` that returns the error instead of throwing it. */
export const safeMonotonicConcession: (
  scenario: ScenarioInput,
  options?: MonotonicConcessionOptions,
) => Safe<NegotiationDance> = safe(monotonicConcession)

function concede(parties: readonly string[], deals: readonly Deal[], random: Random) {
  const moves: Move[] = []
  const table = parties.map((_, p) => bestFor(p, deals))
  const placeOf = table.map((deal, p) => propose(moves, 0, parties[p] as string, deal))
  for (let round = 0; ; round++) {
    const taken = table.flatMap((deal, p) => (isTakenByAll(deal, table) ? [p] : []))
    if (taken.length > 0) return agree(moves, round, parties, table, placeOf, drawn(taken, random))
    const least = Math.min(...table.map(({ product }) => product))
    const weakest = table.flatMap(({ product }, p) => (product === least ? [p] : []))
    const p = drawn(weakest, random)
    const others = Math.min(...table.filter((_, other) => other !== p).map(({ product }) => product))
    const better = deals.filter(({ product }) => product > others)
    // The others' deals have the largest product there is, so that giving in is all that is left.
    if (better.length === 0) return agree(moves, round, parties, table, placeOf, drawn(strongest(table), random))
    table[p] = bestFor(p, better)
    placeOf[p] = propose(moves, round + 1, parties[p] as string, table[p] as Deal)
  }
}

function strongest(table: readonly Deal[]): number[] {
  const most = Math.max(...table.map(({ product }) => product))
  return table.flatMap(({ product }, p) => (product === most ? [p] : []))
}

/** Of deals that are equal for the party, the one with the larger product. */
function bestFor(p: number, deals: readonly Deal[]): Deal {
  return deals.reduce((best, deal) => {
    const more = (deal.utilities[p] as number) - (best.utilities[p] as number)
    return more > 0 || (more === 0 && deal.product > best.product) ? deal : best
  })
}

function isTakenByAll(deal: Deal, table: readonly Deal[]): boolean {
  return table.every((own, p) => (deal.utilities[p] as number) >= (own.utilities[p] as number))
}

function drawn(among: readonly number[], random: Random): number {
  return among[among.length === 1 ? 0 : below(among.length, random)] as number
}

function propose(moves: Move[], round: number, party: string, { settlement }: Deal): number {
  return moves.push({ kind: 'offer', round, party, settlement }) - 1
}

function agree(
  moves: readonly Move[],
  round: number,
  parties: readonly string[],
  table: readonly Deal[],
  placeOf: readonly number[],
  proposer: number,
) {
  const offer = placeOf[proposer] as number
  const acceptances = parties
    .filter((_, p) => p !== proposer)
    .map((party): Move => ({ kind: 'acceptance', round, party, offer }))
  return { moves: [...moves, ...acceptances], round, agreed: table[proposer] as Deal }
}
