import { meanOf } from '../average/mean.js'
import { type Board, pointAt } from '../board.js'
import type { Positions, Round } from '../rounds.js'
import { sortActors } from './chances.js'
import { type OfferKind, offerKinds, type Reason } from './offer.js'
import type { Watcher } from './play.js'
import type { Reading } from './reading.js'
import { type PlacedOffer, weightedMedian } from './round.js'
import type { Workspace } from './workspace.js'

/** What one actor is offered by another on an issue, or has to put up with. Positions are in the issue's own unit. */
export interface Offer {
  readonly issue: string
  readonly to: string
  readonly by: string
  /** `conflict`: both expect to gain, and whoever expects less loses. `compromise`: part of the way. `capitulation`: all of it. */
  readonly kind: OfferKind
  readonly position: number
  /** What the receiver expects of challenging the other, and what it sees the other expect of challenging it; -4 to 4. */
  readonly receiverExpects: number
  readonly proposerExpects: number
  readonly taken: boolean
  /** Of the offer that is taken, what makes it better than the best other one; `only` where there is none. */
  readonly why?: Reason | 'only'
}

/** Where all stand after a round, and how they came there; the first is the start. */
export interface ChallengeRound extends Round {
  readonly positions: Positions
  /** By issue, weighted by capability × salience. */
  readonly medians: Readonly<Record<string, number>>
  readonly means: Readonly<Record<string, number>>
  /** By issue and actor, 0.5 (takes risks) to 2 (shuns them); none at the start. */
  readonly riskExponents: Positions
  readonly offers: readonly Offer[]
}

/** A round on one issue. */
export interface BoardRound {
  readonly positions: Readonly<Record<string, number>>
  readonly median: number
  readonly mean: number
  readonly riskExponents: Readonly<Record<string, number>>
  readonly offers: readonly Offer[]
}

/** Writes down what a run does, round by round. */
export function tracer(
  board: Board,
  { ties }: Reading,
): { readonly watcher: Watcher; readonly rounds: readonly BoardRound[] } {
  const { issue, actors } = board
  const rounds: BoardRound[] = []
  let offers: Offer[] = []
  const byActor = (values: Float64Array, told: (value: number) => number) =>
    Object.fromEntries(actors.map((actor, i) => [actor, told(values[i] as number)]))
  const point = (share: number) => pointAt(board, share)
  const offer = ({ actor, by, kind, goesTo, own, other, taken, why }: PlacedOffer) => {
    offers.push({
      issue,
      to: actors[actor] as string,
      by: actors[by] as string,
      kind: offerKinds[kind] as OfferKind,
      position: point(goesTo),
      receiverExpects: own,
      proposerExpects: other,
      taken,
      ...(why === undefined ? {} : { why }),
    })
  }
  const round = (space: Workspace) => {
    sortActors(space)
    rounds.push({
      positions: byActor(space.positions, point),
      median: point(weightedMedian(space, ties)),
      mean: point(meanOf(space.positions, space.weights) as number),
      riskExponents: rounds.length === 0 ? {} : byActor(space.exponents, (exponent) => exponent),
      offers,
    })
    offers = []
  }
  return { watcher: { offer, round }, rounds }
}

/** Rounds of several issues side by side; where one has come to rest, it stays as it is. */
export function alongside(traces: Readonly<Record<string, readonly BoardRound[]>>): readonly ChallengeRound[] {
  const last = Math.max(0, ...Object.values(traces).map((rounds) => rounds.length))
  return Array.from({ length: last }, (_, n) => {
    const each = Object.entries(traces).map(([issue, rounds]) => [issue, rounds[n] ?? atRest(rounds)] as const)
    const by = <Told>(tell: (round: BoardRound) => Told) =>
      Object.fromEntries(each.map(([issue, round]) => [issue, tell(round)]))
    return {
      positions: by(({ positions }) => positions),
      medians: by(({ median }) => median),
      means: by(({ mean }) => mean),
      riskExponents: by(({ riskExponents }) => riskExponents),
      offers: each.flatMap(([, { offers }]) => offers),
    }
  })
}

function atRest(rounds: readonly BoardRound[]): BoardRound {
  return { ...(rounds.at(-1) as BoardRound), offers: [] }
}
