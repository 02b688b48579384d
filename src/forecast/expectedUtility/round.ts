import { fillChances, fillChancesByRisk, fillDistances, sortActors } from './chances.js'
import { fillExpected, fillLogarithms } from './expected.js'
import { type Compared, moveOf, offerOf, type Reason, whyBetter } from './offer.js'
import type { Reading } from './reading.js'
import { fillExponents } from './risk.js'
import type { Workspace } from './workspace.js'

/** An offer to actor `to` by actor `by`; both by their places. */
export interface PlacedOffer extends Compared {
  readonly actor: number
  readonly by: number
  readonly taken: boolean
  /** What makes it better than the best of the others. */
  readonly why?: Reason | 'only'
}

/** Told every offer that is made, if somebody listens. */
export type Listener = (offer: PlacedOffer) => void

/**
 * One round: security, risk, what challenges promise, offers; each actor takes one, and all move at once. Positions are changed in
 * place. Returns whether anybody moved. `range` is what distances are shares of; above 0.
 */
export function playRound(space: Workspace, reading: Reading, range: number, listener?: Listener): boolean {
  const { actors, positions, next, exponents } = space
  sortActors(space)
  const median = weightedMedian(space, reading.ties)
  fillDistances(space, range)
  fillChances(space, reading.denominator)
  exponents.fill(1)
  fillExpected(space, reading, median, range)
  fillExponents(space, reading)
  if (reading.votes === 'risk') fillChancesByRisk(space, reading.denominator)
  fillLogarithms(space)
  fillExpected(space, reading, median, range)
  let moved = false
  for (let i = 0; i < actors; i++) {
    const best = bestOffer(space, i, reading)
    next[i] = best === undefined ? (positions[i] as number) : best.goesTo
    if (next[i] !== positions[i]) moved = true
    if (listener !== undefined) tell(space, i, reading, best, listener)
  }
  positions.set(next)
  return moved
}

/** One of two drafts, written over for each offer that is looked at. */
interface Draft {
  by: number
  kind: number
  from: number
  to: number
  own: number
  other: number
  goesTo: number
}

function draft(): Draft {
  return { by: -1, kind: -1, from: 0, to: 0, own: 0, other: 0, goesTo: 0 }
}

/** Nothing is allocated for the offers that are looked at in vain. */
function bestOffer(space: Workspace, i: number, reading: Reading, except = -1): Draft | undefined {
  let [best, other] = [draft(), draft()]
  for (let j = 0; j < space.actors; j++) {
    if (j === except || !writeOffer(other, space, i, j, reading)) continue
    if (best.by >= 0 && whyBetter(other, best, reading) === undefined) continue
    const better = other
    other = best
    best = better
  }
  return best.by < 0 ? undefined : best
}

/** Whether j makes i an offer; which, is written on the draft. */
function writeOffer(
  draft: Draft,
  { actors, positions, expected, feared }: Workspace,
  i: number,
  j: number,
  reading: Reading,
): boolean {
  const [from, to] = [positions[i] as number, positions[j] as number]
  if (from === to) return false
  const [own, other] = [expected[i * actors + j] as number, feared[i * actors + j] as number]
  const kind = offerOf(own, other, reading)
  if (kind < 0) return false
  draft.by = j
  draft.kind = kind
  draft.from = from
  draft.to = to
  draft.own = own
  draft.other = other
  draft.goesTo = moveOf(kind, from, to, own, other)
  return true
}

function tell(space: Workspace, i: number, reading: Reading, best: Draft | undefined, listener: Listener): void {
  if (best === undefined) return
  const second = bestOffer(space, i, reading, best.by)
  const why = second === undefined ? 'only' : (whyBetter(best, second, reading) ?? 'tie')
  for (let j = 0; j < space.actors; j++) {
    const offer = draft()
    if (!writeOffer(offer, space, i, j, reading)) continue
    const taken = j === best.by
    listener({ actor: i, ...offer, taken, ...(taken ? { why } : {}) })
  }
}

/** The median of sorted actors: where half of all weight is reached, from below or from above. */
export function weightedMedian({ actors, order, positions, weights }: Workspace, ties: Reading['ties']): number {
  let total = 0
  for (let m = 0; m < actors; m++) total += weights[m] as number
  let upTo = 0
  for (let m = 0; m < actors; m++) {
    const actor = order[ties === 'lower' ? m : actors - 1 - m] as number
    upTo += weights[actor] as number
    if (2 * upTo >= total) return positions[actor] as number
  }
  return positions[order[0] as number] as number
}
