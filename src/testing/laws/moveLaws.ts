import * as fc from 'fast-check'
import type { Move } from '../../gap/move.js'
import { movements } from '../../gap/movements.js'
import { contains, type Region } from '../../model/region.js'
import type { Scale } from '../../model/scale.js'
import { type Position, position } from '../../position/position.js'
import { withdraw } from '../../record/record.js'
import { dayOf } from '../arbitraries/actDraws.js'
import { actADay, type History, historyOf, statesAround } from '../arbitraries/history.js'
import { makers } from '../arbitraries/recording.js'
import { probesOf } from '../arbitraries/scales.js'
import { build } from '../arbitraries/scenarios.js'
import { furthest, lengthOf, reached } from '../oracles/probeDistance.js'
import { equal, near } from './claims.js'
import { type Law, law } from './law.js'

const longer = actADay({ issues: { min: 1, max: 2 }, acts: { min: 0, max: 14 } })

/** A move, with the positions of the states before and after its act. */
export interface Told {
  readonly act: string
  readonly scale: Scale
  readonly was: Position
  readonly is: Position
  readonly move: Move
}

export function movesOf(history: History): Told[] {
  return movements(history.talks).flatMap(({ act, moves }) => {
    const [before, after] = statesAround(history, act)
    return moves.map((move) => ({
      act,
      scale: history.talks.issues[move.issue]?.scale as Scale,
      was: position(before, move.party, move.issue),
      is: position(after, move.party, move.issue),
      move,
    }))
  })
}

function told({ act, move: { party, issue } }: Told): string {
  return `the move of ${party} on ${issue} by ${act}`
}

const kinds = law(
  'kinds',
  'A move gives what widens a position and takes what narrows it, value by value, and a first word does neither.',
  fc.property(actADay(), (scenario) => {
    for (const one of movesOf(historyOf(scenario))) {
      const { scale, was, is, move } = one
      const isMore = (x: Position, y: Position) =>
        probesOf(scale).some((probe) =>
          (['inner', 'outer'] as const).some((part) => contains(y[part], probe) && !contains(x[part], probe)),
        )
      const byGiving = isMore(is, was) ? (['narrowing', 'shift'] as const) : (['emphasis', 'widening'] as const)
      const expected = !was.known && is.known ? 'disclosure' : byGiving[Number(isMore(was, is))]
      equal(move.kind, expected, told(one))
    }
  }),
)

const changedParts = law(
  'changed parts',
  'A move names the parts of a position that are others, unless it is a first word or leaves nothing said.',
  fc.property(longer, (scenario) => {
    for (const one of movesOf(historyOf(scenario))) {
      const { scale, was, is, move } = one
      const parts = (['inner', 'outer', 'ideal', 'salience'] as const).filter(
        (part) => JSON.stringify(was[part]) !== JSON.stringify(is[part]),
      )
      const isFirst = !was.known && is.known
      const isSilent = reached(scale, was.inner).length > 0 && !is.known
      equal(move.changed && Object.keys(move.changed), isFirst || isSilent ? undefined : parts, `in ${told(one)}`)
      equal(move.silent, isSilent ? true : undefined, `silence after ${told(one)}`)
      if (isSilent) equal(move.to, {}, `those whom ${told(one)} brings nearer`)
    }
  }),
)

const reach = law(
  'reach',
  'A region reaches as far beyond what was there as the value of it that lies furthest from that.',
  fc.property(longer, (scenario) => {
    for (const one of movesOf(historyOf(scenario))) {
      for (const part of ['inner', 'outer'] as const) {
        const change = one.move.changed?.[part]
        if (change === undefined) continue
        near(change, changeByProbes(one.scale, one.was[part], one.is[part]), `${part} in ${told(one)}`, 1e-10)
      }
    }
  }),
)

function changeByProbes(scale: Scale, was: Region, is: Region): unknown {
  if (reached(scale, was).length === 0) return { kind: 'filled' }
  if (reached(scale, is).length === 0) return { kind: 'emptied' }
  const isBeyond = (x: Region, y: Region) => probesOf(scale).some((probe) => contains(x, probe) && !contains(y, probe))
  return {
    kind: 'moved',
    ...(isBeyond(is, was) ? { widened: inUnits(scale, furthest(scale, is, was)) } : {}),
    ...(isBeyond(was, is) ? { narrowed: inUnits(scale, furthest(scale, was, is)) } : {}),
  }
}

function inUnits(scale: Scale, spans: number): { spans: number; amount?: number } {
  const length = lengthOf(scale)
  return length === undefined ? { spans } : { spans, amount: spans * length }
}

const units = law(
  'units',
  'A move is as long in the unit of the issue, or in levels, as it is in spans of the scale.',
  fc.property(longer, (scenario) => {
    for (const one of movesOf(historyOf(scenario))) {
      const { scale, move } = one
      const length = lengthOf(scale)
      for (const [other, { lower, upper, amount }] of Object.entries(move.to)) {
        const expected = length === undefined ? undefined : { lower: lower * length, upper: upper * length }
        near(amount, expected, `the amount towards ${other} of ${told(one)}`, 1e-10)
      }
      if (move.ideal !== undefined) {
        near(move.ideal, inUnits(scale, move.ideal.spans), `the ideal point in ${told(one)}`, 1e-10)
      }
    }
  }),
)

const takingBack = law(
  'taking back',
  'To withdraw the last act moves everybody back, length by length.',
  fc.property(longer, (scenario) => {
    const talks = build(scenario)
    const last = talks.acts.at(-1)
    if (last === undefined || last.kind === 'withdrawal' || makers(last).length !== 1) return
    const back = withdraw(talks, last.id, { date: dayOf(29) })
    const done = movements(talks).find(({ act }) => act === last.id)?.moves ?? []
    const undone = movements(back).find(({ act }) => act === back.acts.at(-1)?.id)?.moves ?? []
    const cells = (moves: readonly Move[]) => moves.map(({ party, issue }) => `${party} ${issue}`).toSorted()
    equal(cells(undone), cells(done), 'the positions that move back')
    for (const move of done) {
      const reverse = undone.find(({ party, issue }) => party === move.party && issue === move.issue) as Move
      if ([move, reverse].some(({ kind, silent }) => kind === 'disclosure' || silent === true)) continue
      const { widened, narrowed } = move.changed?.outer ?? {}
      const returned = { widened: reverse.changed?.outer?.widened, narrowed: reverse.changed?.outer?.narrowed }
      equal(returned, { widened: narrowed, narrowed: widened }, `what ${move.party} leaves open on ${move.issue}`)
      // Where the act moved others too, they do not stand where they stood.
      if (done.filter(({ issue }) => issue === move.issue).length > 1) continue
      near(boundsOf(reverse, -1), boundsOf(move, 1), `the way back of ${move.party} on ${move.issue}`)
    }
  }),
)

function boundsOf({ to }: Move, times: 1 | -1): unknown {
  const bounds = Object.entries(to).map(([other, { lower, upper }]) => [
    other,
    { lower: times * lower, upper: times * upper },
  ])
  return Object.fromEntries(bounds)
}

/** The laws of a single move: what it did to a position, and how far. */
export function moveLaws(): readonly Law[] {
  return [kinds, changedParts, reach, units, takingBack]
}
