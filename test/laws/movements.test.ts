import {
  asOf,
  contains,
  gap,
  movements,
  type Negotiation,
  type Position,
  position,
  reciprocity,
  type Scale,
  standstills,
  trajectory,
  undo,
} from 'demarche'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysBetween } from '../../src/model/date.js'
import { build, cellsOf, pairsOf, probesOf, scenarios } from '../support/scenarios.js'

/** Each act on a day of its own, so that `undo` gives the states in which the record is read. */
const talksInOrder = scenarios().map((scenario) => {
  const acts = scenario.acts.map((act, i) => ({ ...act, date: `2025-04-${String(i + 1).padStart(2, '0')}` }))
  return build({ ...scenario, acts })
})

describe('movements', () => {
  it('should name the acts after which a position is another, and what it was before', () => {
    fc.assert(
      fc.property(talksInOrder, (talks) => {
        const told = movements(talks)
        for (const [i, act] of talks.acts.entries()) {
          const [before, after] = [undo(talks, talks.acts.length - i), undo(talks, talks.acts.length - i - 1)]
          const moved = cellsOf(talks).filter(
            ([party, issue]) => says(before, party, issue) !== says(after, party, issue),
          )
          const found = told.find((movement) => movement.act === act.id)?.moves ?? []
          expect(found.map(({ party, issue }) => `${party} ${issue}`).sort()).toEqual(
            moved.map((cell) => cell.join(' ')).sort(),
          )
        }
      }),
    )
  })

  it('should give what widens and take what narrows, value by value', () => {
    fc.assert(
      fc.property(talksInOrder, (talks) => {
        for (const { act, moves } of movements(talks)) {
          const place = talks.acts.findIndex(({ id }) => id === act)
          const [before, after] = [undo(talks, talks.acts.length - place), undo(talks, talks.acts.length - place - 1)]
          for (const { party, issue, kind } of moves) {
            const [was, is] = [position(before, party, issue), position(after, party, issue)]
            const values = probesOf(talks.issues[issue]?.scale as Scale)
            const more = (x: Position, y: Position) =>
              values.some(
                (value) =>
                  contains(y.inner, value) > contains(x.inner, value) ||
                  contains(y.outer, value) > contains(x.outer, value),
              )
            const expected = [
              ['emphasis', 'narrowing'],
              ['widening', 'shift'],
            ][Number(more(was, is))]?.[Number(more(is, was))]
            expect(kind).toBe(!was.known && is.known ? 'disclosure' : expected)
          }
        }
      }),
    )
  })

  it('should bring two parties as much nearer as the gap between them falls while the other stays', () => {
    fc.assert(
      fc.property(talksInOrder, (talks) => {
        for (const { act, moves } of movements(talks)) {
          const place = talks.acts.findIndex(({ id }) => id === act)
          const [before, after] = [undo(talks, talks.acts.length - place), undo(talks, talks.acts.length - place - 1)]
          for (const { party, issue, to } of moves) {
            const stayed = Object.entries(to).filter(
              ([other]) => !moves.some((move) => move.party === other && move.issue === issue),
            )
            for (const [other, { lower, upper, direction }] of stayed) {
              const [was, is] = [before, after].map((state) => gap(state, party, other, { issues: [issue] }))
              expect(lower).toBe((is?.lower ?? 0) - (was?.lower ?? 0))
              expect(upper).toBe((is?.upper ?? 0) - (was?.upper ?? 0))
              expect(direction === 'towards').toBe(Math.min(lower, upper) < 0 && Math.max(lower, upper) <= 0)
              expect(direction === 'away').toBe(Math.max(lower, upper) > 0 && Math.min(lower, upper) >= 0)
              expect(direction === 'neither').toBe(lower === 0 && upper === 0)
            }
          }
        }
      }),
    )
  })

  it('should tell of two parties what a trajectory tells of them', () => {
    fc.assert(
      fc.property(talksInOrder, (talks) => {
        for (const [a, b] of pairsOf(talks)) {
          const told = new Map(movements(talks, { parties: [a, b] }).map(({ act, moves }) => [act, moves]))
          for (const { act, moves } of trajectory(talks, a, b).steps) expect(moves).toEqual(told.get(act))
        }
      }),
    )
  })
})

describe('standstills', () => {
  it('should name the day from which on every position on the issue stays', () => {
    fc.assert(
      fc.property(talksInOrder, (talks) => {
        for (const { issue, act, since } of standstills(talks)) {
          const parties = Object.keys(talks.parties)
          const at = (state: Negotiation) => parties.map((party) => says(state, party, issue)).join()
          if (since === undefined) expect(talks.acts.every((_, i) => at(undo(talks, i)) === at(talks))).toBe(true)
          else {
            const place = talks.acts.findIndex(({ id }) => id === act)
            expect(at(asOf(talks, since))).toBe(at(talks))
            expect(at(undo(talks, talks.acts.length - place))).not.toBe(at(asOf(talks, since)))
          }
        }
      }),
    )
  })
})

describe('reciprocity', () => {
  it('should give, less what is taken back, what the moves of each took off the gap', () => {
    fc.assert(
      fc.property(talksInOrder, (talks) => {
        for (const [a, b] of pairsOf(talks)) {
          const { weights } = gap(talks, a, b)
          const { conduct, exchanges, returned } = reciprocity(talks, a, b)
          const moves = movements(talks, { parties: [a, b] }).flatMap((movement) => movement.moves)
          for (const { party, given, takenBack, concessions } of conduct) {
            const own = moves.filter((move) => move.party === party && !['disclosure', 'emphasis'].includes(move.kind))
            const other = party === a ? b : a
            const net = own.reduce((sum, { issue, to }) => sum - (weights[issue] ?? 0) * (to[other]?.upper ?? 0), 0)
            expect(given.upper - takenBack.upper).toBeCloseTo(net, 12)
            expect(exchanges.filter(({ by }) => by === party).map(({ act }) => act)).toEqual(concessions)
          }
          const answered = exchanges.filter((exchange) => exchange.returned !== undefined).length
          expect(returned).toBe(exchanges.length === 0 ? undefined : answered / exchanges.length)
        }
      }),
    )
  })

  it('should not depend on who is named first', () => {
    fc.assert(
      fc.property(talksInOrder, (talks) => {
        for (const [a, b] of pairsOf(talks)) {
          const [here, there] = [reciprocity(talks, a, b), reciprocity(talks, b, a)]
          expect(there.conduct).toEqual([...here.conduct].reverse())
          expect(there.returned).toBe(here.returned)
        }
      }),
    )
  })
})

describe('daysBetween', () => {
  it('should count days as the calendar does', () => {
    // From the year 1 up to the year 9999.
    const days = fc.integer({ min: -719_162, max: 2_932_896 })
    fc.assert(
      fc.property(days, days, (from, to) => {
        const date = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)
        expect(daysBetween(date(from), date(to))).toBe(to - from)
      }),
    )
  })
})

/** A position as text, whatever acts it rests on. */
function says(talks: Negotiation, party: string, issue: string): string {
  const { inner, outer, ideal, salience } = position(talks, party, issue)
  return JSON.stringify({ inner, outer, ideal, salience })
}
