import { freeze } from 'immer'
import { daysBetween } from '../model/date.js'
import { type Safe, safe } from '../model/errors.js'
import { readNames, readOptions } from '../model/input.js'
import type { AnyNames, PartyId } from '../model/names.js'
import type { Negotiation } from '../model/negotiation.js'
import { checked } from '../record/checked.js'
import { lastDay } from '../record/history.js'
import { type ConductStep, rounding, stepOf } from './conductStep.js'
import { gap } from './gap.js'
import type { Bounds } from './issueGap.js'
import { movements } from './movements.js'
import type { GapOptions } from './options.js'
import { type Assumption, readWeights } from './weights.js'

/** A sum of changes of the lower and of the upper bound of a gap, in scale spans. */
export type BothBounds = Pick<Bounds, 'lower' | 'upper'>

/** How one of two parties moved towards the other, and away from it. */
export interface Conduct {
  readonly party: string
  /**
   * Acts by which it moved towards the other on some issue and on none away, by more than a first showing; and acts by
   * which it moved away on some, or took back all that it had shown there to accept.
   */
  readonly concessions: readonly string[]
  readonly retractions: readonly string[]
  /** By how much its moves lowered the bounds, and by how much they raised them; both from 0 on. */
  readonly given: BothBounds
  readonly takenBack: BothBounds
  /**
   * How much of `given.upper` came of first showings: of a party that had only refused and then said what it accepts. The
   * bound was 1 before because nothing was known, so this is no concession, and in no rate.
   */
  readonly disclosed: number
  /** Days from its first word to the last day of the record; absent while it has said nothing. */
  readonly days?: number
  /** The concession rate: given less disclosed and taken back, per day and per act that moved it. Absent where there was none. */
  readonly perDay?: BothBounds
  readonly perAct?: BothBounds
  /** What its concessions were met with; absent where it made none. */
  readonly answered?: Answered
}

/** What the concessions of a party were met with. */
export interface Answered {
  /** The share of them that the other returned, 0 to 1. */
  readonly share: number
  /**
   * What the other gave by the acts that returned them, over what all of them gave: 1 is like for like. Bound by bound;
   * absent where they gave nothing.
   */
  readonly ratio: Partial<BothBounds>
  /** The mean number of days until they were returned; absent where none was. */
  readonly meanDays?: number
}

/** A concession, and the one of the other by which it was returned: no later than its maker conceded again. */
export interface Exchange {
  readonly by: string
  readonly act: string
  readonly date: string
  /** Absent while it is not returned. */
  readonly returned?: { readonly act: string; readonly days: number }
}

export interface Reciprocity {
  readonly a: string
  readonly b: string
  /** Of `a`, then of `b`. */
  readonly conduct: readonly [Conduct, Conduct]
  readonly exchanges: readonly Exchange[]
  /** The share of the concessions that were returned, 0 to 1; absent where there was none. */
  readonly returned?: number
  readonly assumptions: readonly Assumption[]
}

type Options<Names extends AnyNames> = Pick<GapOptions<NoInfer<Names>>, 'issues' | 'weights'>

/**
 * How two parties moved towards each other: what each gave and took back, its concession rate, and whether a concession
 * was returned by the other before its maker conceded again, as graduated reciprocation asks (Osgood 1962). A concession is
 * a move towards the other (see `Motion`), as if that one had stayed where it was, by more than rounding (1e-12 spans). A
 * first word is a disclosure and no concession; nor is the first showing of what one accepts, or falling silent. Over
 * several issues, changes are weighted as `gap` weighs them at the end of the record (city-block).
 *
 * Cost is that of `movements`. Throws `DemarcheError` for unknown names and unusable weights.
 */
export function reciprocity<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  a: PartyId<Names>,
  b: PartyId<Names>,
  options: Options<Names> = {},
): Reciprocity {
  const wide = checked(negotiation)
  const asked = readOptions(options, { issues: readNames, weights: readWeights }) as Options<AnyNames>
  return freeze(work(wide, a, b, asked), true)
}

/** The twin of `reciprocity` that returns the error instead of throwing it. */
export const safeReciprocity: <Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  a: PartyId<Names>,
  b: PartyId<Names>,
  options?: Options<Names>,
) => Safe<Reciprocity> = safe(reciprocity)

function work(negotiation: Negotiation, a: string, b: string, options: Options<AnyNames>): Reciprocity {
  const { weights, assumptions, issues } = gap(negotiation, a, b, options)
  const told = movements(negotiation, { parties: [a, b], issues: issues.map(({ issue }) => issue) })
  const end = lastDay(negotiation)
  const steps = told.flatMap((movement) => [stepOf(movement, a, b, weights), stepOf(movement, b, a, weights)])
  const own = (party: string) => steps.filter((step) => step.party === party)
  const pairs = pairsIn(steps.filter((step) => step.isConcession))
  const exchanges = pairs.map(toExchange)
  const conduct = (party: string) => {
    const answered = answeredIn(pairs.filter(({ concession }) => concession.party === party))
    return { ...conductOf(party, own(party), end), ...(answered === undefined ? {} : { answered }) }
  }
  const returned = exchanges.filter((exchange) => exchange.returned !== undefined).length / exchanges.length
  return {
    a,
    b,
    conduct: [conduct(a), conduct(b)],
    exchanges,
    ...(exchanges.length === 0 ? {} : { returned }),
    assumptions,
  }
}

function conductOf(party: string, steps: readonly ConductStep[], end: string | undefined): Conduct {
  const total = (part: 'given' | 'takenBack' | 'conceded'): BothBounds => ({
    lower: steps.reduce((sum, step) => sum + step[part].lower, 0),
    upper: steps.reduce((sum, step) => sum + step[part].upper, 0),
  })
  const [given, takenBack, conceded] = [total('given'), total('takenBack'), total('conceded')]
  const moved = steps.filter((step) => step.isMove).length
  const first = steps.find((step) => step.isSpoken)?.date
  const days = first === undefined || end === undefined ? undefined : daysBetween(first, end)
  const rate = (by: number): BothBounds => ({
    lower: (conceded.lower - takenBack.lower) / by,
    upper: (conceded.upper - takenBack.upper) / by,
  })
  return {
    party,
    concessions: steps.filter((step) => step.isConcession).map(({ act }) => act),
    retractions: steps.filter((step) => step.isRetraction).map(({ act }) => act),
    given,
    takenBack,
    disclosed: steps.reduce((sum, step) => sum + step.disclosed, 0),
    ...(days === undefined ? {} : { days }),
    ...(days === undefined || days === 0 ? {} : { perDay: rate(days) }),
    ...(moved === 0 ? {} : { perAct: rate(moved) }),
  }
}

/** A concession, and that by which the other returned it. */
interface Pair {
  readonly concession: ConductStep
  readonly answer: ConductStep | undefined
}

/** A concession is returned by the act that made it, if the other concedes by it too, or else by the next one or never. */
function pairsIn(concessions: readonly ConductStep[]): Pair[] {
  const known = new Map<string, ConductStep[]>()
  for (const step of concessions) known.set(step.act, [...(known.get(step.act) ?? []), step])
  const byAct = [...known.values()]
  return byAct.flatMap((steps, i) =>
    steps.map((concession) => {
      const answer = [...steps, ...(byAct[i + 1] ?? [])].find((step) => step.party !== concession.party)
      return { concession, answer }
    }),
  )
}

function toExchange({ concession: { party, act, date }, answer }: Pair): Exchange {
  const exchange = { by: party, act, date }
  if (answer === undefined) return exchange
  return { ...exchange, returned: { act: answer.act, days: daysBetween(date, answer.date) } }
}

function answeredIn(pairs: readonly Pair[]): Answered | undefined {
  if (pairs.length === 0) return undefined
  const lags = pairs.flatMap(({ concession, answer }) =>
    answer === undefined ? [] : [daysBetween(concession.date, answer.date)],
  )
  const ratio = (bound: keyof BothBounds) => {
    const conceded = pairs.reduce((sum, { concession }) => sum + concession.conceded[bound], 0)
    const returned = pairs.reduce((sum, { answer }) => sum + (answer?.conceded[bound] ?? 0), 0)
    return conceded > rounding ? { [bound]: returned / conceded } : {}
  }
  return {
    share: lags.length / pairs.length,
    ratio: { ...ratio('lower'), ...ratio('upper') },
    ...(lags.length === 0 ? {} : { meanDays: lags.reduce((sum, days) => sum + days, 0) / lags.length }),
  }
}
