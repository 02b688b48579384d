import { freeze } from 'immer'
import { daysBetween } from '../model/date.js'
import { type Safe, safe } from '../model/errors.js'
import type { AnyNames, PartyId } from '../model/names.js'
import type { Negotiation } from '../model/negotiation.js'
import { assertParties, checked } from '../record/checked.js'
import { lastDay } from '../record/history.js'
import { gap } from './gap.js'
import type { Bounds } from './issueGap.js'
import type { Motion } from './move.js'
import { type Movement, movements } from './movements.js'
import type { GapOptions } from './options.js'
import type { Assumption } from './weights.js'

/** A sum of changes of the lower and of the upper bound of a gap, in scale spans. */
export type BothBounds = Pick<Bounds, 'lower' | 'upper'>

/** How one of two parties moved towards the other, and away from it. */
export interface Conduct {
  readonly party: string
  /** Acts by which it moved towards the other on some issue and on none away; and those by which it moved away on some. */
  readonly concessions: readonly string[]
  readonly retractions: readonly string[]
  /** By how much its moves lowered the bounds, and by how much they raised them; both from 0 on. */
  readonly given: BothBounds
  readonly takenBack: BothBounds
  /** Days from its first word to the last day of the record; absent while it has said nothing. */
  readonly days?: number
  /** The concession rate: given less taken back, per day and per act that moved it. Absent where there was none. */
  readonly perDay?: BothBounds
  readonly perAct?: BothBounds
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
 * a move towards the other (see `Motion`), as if that one had stayed where it was; a first word is a disclosure and no
 * concession. Over several issues, changes are weighted as `gap` weighs them at the end of the record (city-block).
 *
 * Cost is that of `movements`. Throws `DemarcheError` for unknown names and unusable weights.
 */
export function reciprocity<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  a: PartyId<Names>,
  b: PartyId<Names>,
  options: Options<Names> = {},
): Reciprocity {
  assertParties(negotiation, [a, b])
  return freeze(work(checked(negotiation), a, b, options as Options<AnyNames>), true)
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
  const exchanges = exchangesIn(steps.filter((step) => step.isConcession))
  const returned = exchanges.filter((exchange) => exchange.returned !== undefined).length / exchanges.length
  return {
    a,
    b,
    conduct: [conductOf(a, own(a), end), conductOf(b, own(b), end)],
    exchanges,
    ...(exchanges.length === 0 ? {} : { returned }),
    assumptions,
  }
}

/** What one act made one of the two do. */
interface Step {
  readonly party: string
  readonly act: string
  readonly date: string
  readonly isMove: boolean
  readonly isSpoken: boolean
  readonly isConcession: boolean
  readonly isRetraction: boolean
  readonly given: BothBounds
  readonly takenBack: BothBounds
}

function stepOf(movement: Movement, party: string, other: string, weights: Readonly<Record<string, number>>): Step {
  const own = movement.moves.filter((move) => move.party === party)
  const moves = own.filter((move) => move.kind !== 'disclosure' && move.kind !== 'emphasis')
  const motions = moves.flatMap(({ issue, to }) => {
    const motion = to[other]
    return motion === undefined ? [] : [{ motion, weight: weights[issue] ?? 0 }]
  })
  const sum = (amount: (motion: Motion) => BothBounds) => ({
    lower: motions.reduce((total, { motion, weight }) => total + weight * Math.max(0, amount(motion).lower), 0),
    upper: motions.reduce((total, { motion, weight }) => total + weight * Math.max(0, amount(motion).upper), 0),
  })
  const goes = (...directions: Motion['direction'][]) =>
    motions.some(({ motion }) => directions.includes(motion.direction))
  const isRetraction = goes('away', 'both')
  return {
    party,
    act: movement.act,
    date: movement.date,
    isMove: moves.length > 0,
    isSpoken: own.length > 0,
    isConcession: goes('towards') && !isRetraction,
    isRetraction,
    given: sum(({ lower, upper }) => ({ lower: -lower, upper: -upper })),
    takenBack: sum((motion) => motion),
  }
}

function conductOf(party: string, steps: readonly Step[], end: string | undefined): Conduct {
  const total = (part: 'given' | 'takenBack'): BothBounds => ({
    lower: steps.reduce((sum, step) => sum + step[part].lower, 0),
    upper: steps.reduce((sum, step) => sum + step[part].upper, 0),
  })
  const [given, takenBack] = [total('given'), total('takenBack')]
  const moved = steps.filter((step) => step.isMove).length
  const first = steps.find((step) => step.isSpoken)?.date
  const days = first === undefined || end === undefined ? undefined : daysBetween(first, end)
  const rate = (by: number): BothBounds => ({
    lower: (given.lower - takenBack.lower) / by,
    upper: (given.upper - takenBack.upper) / by,
  })
  return {
    party,
    concessions: steps.filter((step) => step.isConcession).map(({ act }) => act),
    retractions: steps.filter((step) => step.isRetraction).map(({ act }) => act),
    given,
    takenBack,
    ...(days === undefined ? {} : { days }),
    ...(days === undefined || days === 0 ? {} : { perDay: rate(days) }),
    ...(moved === 0 ? {} : { perAct: rate(moved) }),
  }
}

/** A concession is returned by the act that made it, if the other concedes by it too, or else by the next one or never. */
function exchangesIn(concessions: readonly Step[]): Exchange[] {
  const known = new Map<string, Step[]>()
  for (const step of concessions) known.set(step.act, [...(known.get(step.act) ?? []), step])
  const byAct = [...known.values()]
  return byAct.flatMap((steps, i) =>
    steps.map(({ party, act, date }) => {
      const answer = [...steps, ...(byAct[i + 1] ?? [])].find((step) => step.party !== party)
      const exchange = { by: party, act, date }
      if (answer === undefined) return exchange
      return { ...exchange, returned: { act: answer.act, days: daysBetween(date, answer.date) } }
    }),
  )
}
