import type { Settlement } from '../../gap/agreement/outlook.js'
import { wholeNumber } from '../../gap/agreement/wholeNumber.js'
import { below, type Random, seeded } from '../../gap/influence/random.js'
import { failAt, type Safe, safe } from '../../model/errors.js'
import { idProblem } from '../../model/ids.js'
import type { Value } from '../../model/scale.js'
import { type Disagreement, disagreementPoint } from '../options.js'
import { type OutcomeSpace, outcomeSpace } from '../outcomeSpace.js'
import { defineScenario, type ScenarioInput } from '../scenario.js'
import { assertSettlement, utilities as utilitiesOf } from '../utility.js'
import { recorded } from './acts.js'
import { agreementOn, roundsOf } from './alternatingOffers.js'
import type { Move, NegotiationDance, RecordingOptions } from './dance.js'
import { numberFrom } from './numbers.js'
import { worstOf } from './payoffs.js'

export interface SingleTextOptions extends RecordingOptions {
  /** How many drafts the mediator shows after the first text, from 1 on. */
  readonly rounds: number
  /** The first text. Default: drawn by chance. */
  readonly text?: Settlement
  /**
   * By party, how much of its utility it may give up for a new draft at first: it takes a loss with the chance
   * exp(−loss / temperature), and the temperature falls evenly to 0 in the last round. Default 0 for each: it takes no loss.
   */
  readonly temperatures?: Readonly<Record<string, number>>
  /** On how many issues a draft may differ from the text, from 1 on. Default 1. */
  readonly changes?: number
  /** The id of the mediator. Default `mediator`. */
  readonly mediator?: string
  /** Seeds what is drawn by chance. Default 1. */
  readonly seed?: number
  /** What the parties have without agreement. Default `reservation`. */
  readonly disagreement?: Disagreement
  /** The most combinations of issues to enumerate where preferences do not add up over them. Default 10,000,000. */
  readonly enumerate?: number
  /** Into how many steps a continuous scale is divided at least. Default 20. */
  readonly resolution?: number
}

/**
 * The mediated single text (Fisher 1978; Raiffa 1982, chapter 14; Klein, Faratin, Sayama & Bar-Yam 2003): a mediator who knows
 * nobody's preferences changes a text by chance and shows the draft; each party says whether it takes it in the place of the
 * text; what all take is the new text. With temperatures, parties take losses early so as not to be stuck (Klein et al.,
 * annealers); without, no text is worse for anybody than the one before.
 *
 * The result is the last text, with `ended: 'agreement'`, if it is worth as much to all as no agreement where that is known;
 * otherwise `'deadline'`. Packages are not enumerated unless a party values issues together; cost is rounds × what it takes to value a package. Throws
 * `DemarcheError` for a mediator who is a party, and numbers out of their ranges.
 */
export function singleText(scenario: ScenarioInput, options: SingleTextOptions): NegotiationDance {
  const given = defineScenario(scenario)
  const rounds = roundsOf(options)
  const { seed = 1, temperatures = {}, mediator = 'mediator' } = options
  const space = outcomeSpace(given, { resolution: wholeNumber('resolution', options.resolution ?? 20) })
  const parties = Object.keys(given.preferences)
  assertMediator(mediator, parties)
  const heats = heatsOf(parties, temperatures)
  const worst = worstOf(given, space, wholeNumber('enumerate', options.enumerate ?? 10_000_000))
  const random = seeded(seed)
  const first = options.text ?? drawnPackage(space, random)
  assertSettlement(given.domain, first)
  const talks = improve({ space, parties, mediator, heats, random }, first, {
    rounds,
    changes: wholeNumber('changes', options.changes ?? 1),
    valued: (settlement) => Object.values(utilitiesOf(given, settlement)),
  })
  const { utilities: disagreement, assumptions } = disagreementPoint(
    given,
    options.disagreement ?? 'reservation',
    worst,
  )
  const base = { parties, moves: talks.moves, disagreement, assumptions }
  const isBetter = talks.worth.every((at, p) => at >= (disagreement[p] as number))
  if (!isBetter) return recorded(given.domain, [mediator], { ...base, ended: 'deadline' }, options)
  const agreement = agreementOn(given, talks.text, { round: rounds - 1, time: 1 })
  return recorded(given.domain, [mediator], { ...base, ended: 'agreement', agreement }, options)
}

/** The twin of `singleText` that returns the error instead of throwing it. */
export const safeSingleText: (scenario: ScenarioInput, options: SingleTextOptions) => Safe<NegotiationDance> =
  safe(singleText)

function assertMediator(mediator: string, parties: readonly string[]): void {
  const reason = idProblem(mediator)
  if (reason !== undefined) failAt(['mediator'], { code: 'invalidId', found: mediator, reason })
  if (!parties.includes(mediator)) return
  const expected = 'a mediator who is none of the parties'
  failAt(['mediator'], { code: 'inconsistent', expected, found: mediator })
}

function heatsOf(parties: readonly string[], temperatures: Readonly<Record<string, number>>): number[] {
  for (const party of Object.keys(temperatures)) {
    if (!parties.includes(party)) {
      failAt(['temperatures', party], { code: 'unknownName', what: 'party', found: party, known: parties })
    }
  }
  return parties.map((party) =>
    Object.hasOwn(temperatures, party) ? numberFrom(`temperatures.${party}`, temperatures[party] as number, 0) : 0,
  )
}

interface Room {
  readonly space: OutcomeSpace
  readonly parties: readonly string[]
  readonly mediator: string
  readonly heats: readonly number[]
  readonly random: Random
}

interface Course {
  readonly rounds: number
  readonly changes: number
  readonly valued: (settlement: Settlement) => readonly number[]
}

function improve({ space, parties, mediator, heats, random }: Room, first: Settlement, course: Course) {
  const { rounds, changes, valued } = course
  let [text, worth] = [first, valued(first)]
  const moves: Move[] = [{ kind: 'offer', round: 0, party: mediator, settlement: first }]
  for (let round = 0; round < rounds; round++) {
    const draft = changed(space, text, 1 + below(changes, random), random)
    const drafted = valued(draft)
    const warmth = rounds === 1 ? 0 : 1 - round / (rounds - 1)
    const votes = drafted.map((at, p) => isTaken(at - (worth[p] as number), (heats[p] as number) * warmth, random))
    const offer = moves.push({ kind: 'offer', round, party: mediator, settlement: draft }) - 1
    for (const [p, taken] of votes.entries()) {
      moves.push({ kind: taken ? 'acceptance' : 'rejection', round, party: parties[p] as string, offer })
    }
    if (votes.every(Boolean)) [text, worth] = [draft, drafted]
  }
  return { moves, text, worth }
}

/** Whoever loses nothing takes the draft; whoever loses, by the chance that Metropolis et al. (1953) give it. */
function isTaken(gain: number, temperature: number, random: Random): boolean {
  if (gain >= 0) return true
  return temperature > 0 && random() / 2 ** 32 < Math.exp(gain / temperature)
}

function drawnPackage({ axes }: OutcomeSpace, random: Random): Settlement {
  return Object.fromEntries(axes.map(({ issue, values }) => [issue, values[below(values.length, random)] as Value]))
}

/** Gives some issues other values, drawn by chance. */
function changed({ axes }: OutcomeSpace, text: Settlement, count: number, random: Random): Settlement {
  const open = axes.filter(({ values }) => values.length > 1)
  const draft: Record<string, Value> = { ...text }
  for (let i = 0; i < Math.min(count, open.length); i++) {
    const { issue, values } = open.splice(below(open.length, random), 1)[0] as (typeof open)[number]
    const others = values.filter((value) => value !== text[issue])
    draft[issue] = others[below(others.length, random)] as Value
    if (open.length === 0) break
  }
  return draft
}
