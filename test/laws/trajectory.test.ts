import {
  contains,
  gap,
  type Move,
  movements,
  type Negotiation,
  type Position,
  position,
  type Region,
  reciprocity,
  type Scale,
  trajectory,
  undo,
  type Value,
  withdraw,
} from 'demarche'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { build, makers, pairsOf, probesOf, type Scenario, scenarios } from '../support/scenarios.js'

/** Each act on a day of its own, so that `undo` gives the states in which the record is read. */
const inOrder = scenarios({ maxIssues: 2, maxActs: 14 }).map((scenario): Scenario => {
  const acts = scenario.acts.map((act, i) => ({ ...act, date: `2025-04-${String(i + 1).padStart(2, '0')}` }))
  return { ...scenario, acts }
})
const talksInOrder = inOrder.map(build)

describe('a move', () => {
  it('should name the parts of a position that are others, but of a first word and of one who falls silent', () => {
    fc.assert(
      fc.property(talksInOrder, (talks) => {
        for (const { scale, was, is, move } of movesOf(talks)) {
          const parts = (['inner', 'outer', 'ideal', 'salience'] as const).filter(
            (part) => JSON.stringify(was[part]) !== JSON.stringify(is[part]),
          )
          const isSilent = reached(scale, was.inner).length > 0 && !is.known
          expect(move.changed && Object.keys(move.changed)).toEqual(
            (!was.known && is.known) || isSilent ? undefined : parts,
          )
          expect(move.silent).toBe(isSilent ? true : undefined)
          if (move.silent) expect(move.to).toEqual({})
        }
      }),
    )
  })

  it('should reach as far beyond what was as the probe that lies furthest from it', () => {
    fc.assert(
      fc.property(talksInOrder, (talks) => {
        for (const { scale, was, is, move } of movesOf(talks)) {
          for (const part of ['inner', 'outer'] as const) {
            const change = move.changed?.[part]
            if (change !== undefined) expect(change).toEqual(changeByProbes(scale, was[part], is[part]))
          }
        }
      }),
    )
  })

  it('should be as long in the unit of the issue as in spans', () => {
    fc.assert(
      fc.property(talksInOrder, (talks) => {
        for (const { scale, move } of movesOf(talks)) {
          const unit = unitOf(scale)
          for (const { lower, upper, amount } of Object.values(move.to)) {
            const expected = {
              lower: expect.closeTo(lower * (unit ?? 0), 10),
              upper: expect.closeTo(upper * (unit ?? 0), 10),
            }
            expect(amount).toEqual(unit === undefined ? undefined : expected)
          }
          if (move.ideal !== undefined) expect(move.ideal).toEqual(lengthOf(scale, move.ideal.spans))
        }
      }),
    )
  })

  it('should be undone by a withdrawal, length by length', () => {
    fc.assert(
      fc.property(talksInOrder, (talks) => {
        const last = talks.acts.at(-1)
        if (last === undefined || last.kind === 'withdrawal' || makers(last).length !== 1) return
        const back = withdraw(talks, last.id, { date: '2025-05-01' })
        const [done, undone] = [movements(talks), movements(back)].map(
          (told, i) => told.find(({ act }) => act === [last.id, back.acts.at(-1)?.id][i])?.moves ?? [],
        ) as [readonly Move[], readonly Move[]]
        expect(undone.map(({ party, issue }) => `${party} ${issue}`).sort()).toEqual(
          done.map(({ party, issue }) => `${party} ${issue}`).sort(),
        )
        for (const move of done) {
          const reverse = undone.find(({ party, issue }) => party === move.party && issue === move.issue)
          const isFirstOrLast = [move, reverse].some((one) => one?.kind === 'disclosure' || one?.silent === true)
          if (isFirstOrLast) continue
          expect(reverse?.changed?.outer?.widened).toEqual(move.changed?.outer?.narrowed)
          expect(reverse?.changed?.outer?.narrowed).toEqual(move.changed?.outer?.widened)
          // Where the act moved others too, they do not stand where they stood.
          const isAlone = done.filter(({ issue }) => issue === move.issue).length === 1
          if (!isAlone) continue
          expect(Object.keys(reverse?.to ?? {})).toEqual(Object.keys(move.to))
          for (const [other, { lower, upper }] of Object.entries(move.to)) {
            expect(reverse?.to[other]?.lower).toBeCloseTo(-lower, 12)
            expect(reverse?.to[other]?.upper).toBeCloseTo(-upper, 12)
          }
        }
      }),
    )
  })

  it('should not depend on how the parties are called', () => {
    fc.assert(
      fc.property(inOrder, (scenario) => {
        const other: Scenario = renamed(scenario)
        expect(movements(build(other))).toEqual(renamed(movements(build(scenario))))
        for (const [a, b] of pairsOf(build(scenario))) {
          const [x, y] = renamed([a, b]) as [string, string]
          expect(reciprocity(build(other), x, y)).toEqual(renamed(reciprocity(build(scenario), a, b)))
        }
      }),
    )
  })
})

describe('a trajectory of two parties', () => {
  it('should change by its steps from where it starts to where the gap stands', () => {
    fc.assert(
      fc.property(talksInOrder, (talks) => {
        for (const [a, b] of pairsOf(talks)) {
          const { start, steps } = trajectory(talks, a, b)
          for (const bound of ['lower', 'upper'] as const) {
            const sum = steps.reduce((total, step) => total + step[bound] - step.before[bound], start[bound])
            expect(sum).toBeCloseTo(gap(talks, a, b)[bound], 10)
          }
        }
      }),
    )
  })
})

describe('the conduct of two parties', () => {
  it('should be what the states before and after each act tell, probe by probe', () => {
    fc.assert(
      fc.property(talksInOrder, (talks) => {
        for (const [a, b] of pairsOf(talks)) {
          for (const conduct of reciprocity(talks, a, b).conduct) {
            const own = deedsOf(talks, conduct.party, conduct.party === a ? b : a)
            const total = (amount: (deed: Deed) => number) => own.reduce((sum, deed) => sum + amount(deed), 0)
            expect(conduct.concessions).toEqual(own.filter((deed) => deed.concedes).map(({ act }) => act))
            expect(conduct.retractions).toEqual(own.filter((deed) => deed.retracts).map(({ act }) => act))
            expect(conduct.given.lower).toBeCloseTo(
              total(({ lower }) => lower.given),
              10,
            )
            expect(conduct.given.upper).toBeCloseTo(
              total(({ upper, disclosed }) => upper.given + disclosed),
              10,
            )
            expect(conduct.takenBack.lower).toBeCloseTo(
              total(({ lower }) => lower.taken),
              10,
            )
            expect(conduct.takenBack.upper).toBeCloseTo(
              total(({ upper }) => upper.taken),
              10,
            )
            expect(conduct.disclosed).toBeCloseTo(
              total(({ disclosed }) => disclosed),
              10,
            )
            const rate = total(({ lower, upper }) => lower.given + upper.given - lower.taken - upper.taken)
            if (conduct.perDay !== undefined)
              expect((conduct.perDay.lower + conduct.perDay.upper) * (conduct.days ?? 0)).toBeCloseTo(rate, 10)
          }
        }
      }),
    )
  })

  it('should hold no concession of a party that stays where its first word put it', () => {
    fc.assert(
      fc.property(talksInOrder, (talks) => {
        const moved = new Set(movesOf(talks).flatMap(({ was, move }) => (was.known ? [move.party] : [])))
        for (const [a, b] of pairsOf(talks)) {
          for (const { party, ...conduct } of reciprocity(talks, a, b).conduct) {
            if (moved.has(party)) continue
            const nothing = { lower: 0, upper: 0 }
            expect(conduct).toMatchObject({ concessions: [], retractions: [], given: nothing, takenBack: nothing })
            expect(conduct).not.toHaveProperty('answered')
          }
        }
      }),
    )
  })

  it('should say of each concession whether the other conceded before its maker did again, and how much', () => {
    fc.assert(
      fc.property(talksInOrder, (talks) => {
        for (const [a, b] of pairsOf(talks)) {
          const { conduct, exchanges } = reciprocity(talks, a, b)
          for (const { party, answered } of conduct) {
            const met = answersTo(talks, party, party === a ? b : a)
            const told = exchanges.filter(({ by }) => by === party).map(({ act, returned }) => [act, returned?.act])
            expect(told).toEqual(met.map(({ deed, answer }) => [deed.act, answer?.act]))
            expect(answered).toEqual(met.length === 0 ? undefined : summed(talks, met))
          }
        }
      }),
    )
  })
})

interface Met {
  readonly deed: Deed
  readonly answer: Deed | undefined
}

/** Each concession of a party, with the first of the other from then on, unless it has conceded again before. */
function answersTo(talks: Negotiation, party: string, other: string): Met[] {
  const place = ({ act: id }: Deed) => talks.acts.findIndex((act) => act.id === id)
  const [own, theirs] = [deedsOf(talks, party, other), deedsOf(talks, other, party)].map((deeds) =>
    deeds.filter((deed) => deed.concedes),
  ) as [Deed[], Deed[]]
  return own.map((deed, i) => {
    const next = own[i + 1]
    const answer = theirs.find((one) => place(one) >= place(deed))
    const isTooLate = answer !== undefined && next !== undefined && place(answer) > place(next)
    return { deed, answer: isTooLate ? undefined : answer }
  })
}

function summed(talks: Negotiation, met: readonly Met[]): unknown {
  const day = ({ act: id }: Deed) => talks.acts.findIndex((act) => act.id === id)
  const lags = met.flatMap(({ deed, answer }) => (answer === undefined ? [] : [day(answer) - day(deed)]))
  const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0)
  const ratio = (bound: 'lower' | 'upper') => {
    const gave = total(met.map(({ deed }) => deed[bound].given))
    const got = total(met.map(({ answer }) => answer?.[bound].given ?? 0))
    return gave < 1e-9 ? {} : { [bound]: expect.closeTo(got / gave, 9) }
  }
  return {
    share: expect.closeTo(lags.length / met.length, 12),
    ratio: { ...ratio('lower'), ...ratio('upper') },
    ...(lags.length === 0 ? {} : { meanDays: expect.closeTo(total(lags) / lags.length, 12) }),
  }
}

interface Told {
  readonly scale: Scale
  readonly was: Position
  readonly is: Position
  readonly move: Move
}

/** Every move with the positions of the states before and after its act. */
function movesOf(talks: Negotiation): Told[] {
  return movements(talks).flatMap(({ act, moves }) => {
    const [before, after] = statesAround(talks, act)
    return moves.map((move) => ({
      scale: talks.issues[move.issue]?.scale as Scale,
      was: position(before, move.party, move.issue),
      is: position(after, move.party, move.issue),
      move,
    }))
  })
}

const statesKnown = new WeakMap<Negotiation, readonly Negotiation[]>()

/** The record after none, one, two … of its acts. */
function statesOf(talks: Negotiation): readonly Negotiation[] {
  const states =
    statesKnown.get(talks) ??
    [...talks.acts.keys(), talks.acts.length].map((_, i, { length }) => undo(talks, length - 1 - i))
  statesKnown.set(talks, states)
  return states
}

function statesAround(talks: Negotiation, id: string): [Negotiation, Negotiation] {
  const place = talks.acts.findIndex((act) => act.id === id)
  return [statesOf(talks)[place] as Negotiation, statesOf(talks)[place + 1] as Negotiation]
}

/** What one act of the record made a party do towards another, from the definition. */
interface Deed {
  readonly act: string
  readonly concedes: boolean
  readonly retracts: boolean
  readonly lower: { readonly given: number; readonly taken: number }
  readonly upper: { readonly given: number; readonly taken: number }
  readonly disclosed: number
}

function deedsOf(talks: Negotiation, party: string, other: string): Deed[] {
  const { weights } = gap(talks, party, other)
  return talks.acts.map(({ id }) => {
    const [before, after] = statesAround(talks, id)
    const cells = Object.entries(talks.issues).map(([issue, { scale }]) => {
      const [was, is] = [position(before, party, issue), position(after, party, issue)]
      const theirs = position(before, other, issue)
      const isSilent = reached(scale, was.inner).length > 0 && !is.known
      const isMeasured = (was.known || !is.known) && !isSilent && theirs.known
      const change = (part: 'inner' | 'outer') =>
        isMeasured ? apart(scale, is[part], theirs[part]) - apart(scale, was[part], theirs[part]) : 0
      const [held, holds] = [reached(scale, was.inner).length > 0, reached(scale, is.inner).length > 0]
      const weight = weights[issue] as number
      return { lower: change('outer'), upper: change('inner'), weight, isFirst: !held, isLast: held && !holds }
    })
    const sum = (amount: (cell: (typeof cells)[number]) => number) =>
      cells.reduce((total, cell) => total + cell.weight * Math.max(0, amount(cell)), 0)
    const retracts = cells.some(({ lower, upper, isLast }) => lower > 1e-9 || upper > 1e-9 || isLast)
    const nearer = cells.some(({ lower, upper, isFirst }) => lower < -1e-9 || (upper < -1e-9 && !isFirst))
    return {
      act: id,
      concedes: nearer && !retracts,
      retracts,
      lower: { given: sum(({ lower }) => -lower), taken: sum(({ lower }) => lower) },
      upper: {
        given: sum(({ upper, isFirst }) => (isFirst ? 0 : -upper)),
        taken: sum(({ upper }) => upper),
      },
      disclosed: sum(({ upper, isFirst }) => (isFirst ? -upper : 0)),
    }
  })
}

function unitOf(scale: Scale): number | undefined {
  if (scale.kind === 'interval') return scale.max - scale.min
  return scale.kind === 'ordinal' ? scale.levels.length - 1 : undefined
}

/** The probes in a region or at an open end of it: a grid point belongs to its end where the middle beside it is inside. */
function reached(scale: Scale, region: Region): Value[] {
  const probes = probesOf(scale)
  return probes.filter((probe, i) => {
    if (contains(region, probe)) return true
    const beside = [probes[i - 1], probes[i + 1]]
    return scale.kind === 'interval' && i % 2 === 0 && beside.some((one) => one !== undefined && contains(region, one))
  })
}

function changeByProbes(scale: Scale, was: Region, is: Region): unknown {
  const [from, to] = [reached(scale, was), reached(scale, is)]
  if (from.length === 0) return { kind: 'filled' }
  if (to.length === 0) return { kind: 'emptied' }
  const beyond = (x: Region, y: Region) => probesOf(scale).some((probe) => contains(x, probe) && !contains(y, probe))
  return {
    kind: 'moved',
    ...(beyond(is, was) ? { widened: lengthOf(scale, furthest(scale, to, from)) } : {}),
    ...(beyond(was, is) ? { narrowed: lengthOf(scale, furthest(scale, from, to)) } : {}),
  }
}

function lengthOf(scale: Scale, spans: number): unknown {
  const unit = unitOf(scale)
  const length = { spans: expect.closeTo(spans, 12) }
  return unit === undefined ? length : { ...length, amount: expect.closeTo(spans * unit, 10) }
}

function furthest(scale: Scale, from: readonly Value[], to: readonly Value[]): number {
  return Math.max(...from.map((x) => Math.min(...to.map((y) => far(scale, x, y)))))
}

function apart(scale: Scale, x: Region, y: Region): number {
  return Math.min(1, ...reached(scale, x).flatMap((p) => reached(scale, y).map((q) => far(scale, p, q))))
}

function far(scale: Scale, x: Value, y: Value): number {
  switch (scale.kind) {
    case 'binary':
      return x === y ? 0 : 1
    case 'ordinal':
      return Math.abs(scale.levels.indexOf(String(x)) - scale.levels.indexOf(String(y))) / (scale.levels.length - 1)
    case 'interval':
      return Math.abs(Number(x) - Number(y)) / (scale.max - scale.min)
    case 'nominal': {
      const listed = scale.distances?.find(({ between }) => between.includes(String(x)) && between.includes(String(y)))
      return x === y ? 0 : (listed?.distance ?? 1)
    }
  }
}

/** Other names in another order of the alphabet. */
function renamed<T>(value: T): T {
  const swapped = JSON.stringify(value)
    .replaceAll(/"party(\d)"/g, (_, digit) => `"side${9 - Number(digit)}"`)
    .replaceAll('"union"', '"alliance"')
  return JSON.parse(swapped)
}
