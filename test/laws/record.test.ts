import {
  acceptance,
  asOf,
  assess,
  blockers,
  commonGround,
  compare,
  demandStatus,
  gap,
  gapMatrix,
  lastDay,
  parseNegotiation,
  position,
  positions,
  record,
  trajectory,
  undo,
  withdraw,
  zopa,
} from 'demarche'
import * as fc from 'fast-check'
import { freeze } from 'immer'
import { describe, expect, it } from 'vitest'
import { build, cellsOf, dayOf, isDeeplyFrozen, makers, pairsOf, scenarios } from '../support/scenarios.js'

describe('the record', () => {
  it('should be the same written act by act as written at once', () => {
    fc.assert(
      fc.property(scenarios(), (scenario) => {
        const oneByOne = scenario.acts.reduce((talks, act) => record(talks, act), build({ ...scenario, acts: [] }))
        expect(oneByOne).toEqual(build(scenario))
      }),
    )
  })

  it('should be taken back by undo, step by step', () => {
    fc.assert(
      fc.property(scenarios(), fc.nat(), (scenario, pick) => {
        const talks = build(scenario)
        const count = scenario.acts.length === 0 ? 0 : pick % scenario.acts.length
        expect(undo(talks, count)).toEqual(
          build({ ...scenario, acts: scenario.acts.slice(0, scenario.acts.length - count) }),
        )
      }),
    )
  })

  it('should be whole as of its last day, and empty before its first', () => {
    fc.assert(
      fc.property(scenarios(), (scenario) => {
        const talks = build(scenario)
        expect(asOf(talks, lastDay(talks) ?? dayOf(0))).toBe(talks)
        expect(asOf(talks, '2025-03-31').acts).toEqual([])
      }),
    )
  })

  it('should hold, as of a day, the acts up to that day', () => {
    fc.assert(
      fc.property(scenarios(), fc.nat({ max: 27 }), (scenario, day) => {
        const kept = asOf(build(scenario), dayOf(day)).acts.map((act) => act.id)
        expect(kept).toEqual(scenario.acts.filter((act) => String(act.date) <= dayOf(day)).map((act) => act.id))
      }),
    )
  })

  it('should survive storage: parsing what was stringified gives an equal value', () => {
    fc.assert(
      fc.property(scenarios(), (scenario) => {
        const talks = build(scenario)
        const text = JSON.stringify(talks)
        expect(parseNegotiation(JSON.parse(text))).toStrictEqual(talks)
        expect(JSON.stringify(parseNegotiation(JSON.parse(text)))).toBe(text)
      }),
    )
  })

  it('should be read, once an act is withdrawn, as if it had never been made', () => {
    fc.assert(
      fc.property(scenarios(), fc.nat(), (scenario, pick) => {
        const talks = build(scenario)
        const free = talks.acts.filter(
          (act) =>
            act.kind !== 'withdrawal' &&
            !talks.acts.some(
              (other) =>
                ('answers' in other && other.answers === act.id) ||
                ('withdraws' in other && other.withdraws === act.id),
            ),
        )
        const act = free[pick % free.length]
        if (act === undefined) return
        const withdrawn = withdraw(talks, act.id, { date: dayOf(27) })
        const never = build({ ...scenario, acts: scenario.acts.filter((other) => other.id !== act.id) })
        for (const [party, issue] of cellsOf(talks)) {
          expect(position(withdrawn, party, issue)).toEqual(position(never, party, issue))
        }
        expect(positions(asOf(withdrawn, dayOf(26)))).toEqual(positions(asOf(talks, dayOf(26))))
      }),
    )
  })

  it('should never be changed by what is done with it, and nothing that comes out can be', () => {
    fc.assert(
      fc.property(scenarios(), (scenario) => {
        const before = JSON.stringify(scenario)
        freeze(scenario, true)
        const talks = build(scenario)
        const stored = JSON.stringify(talks)
        const [[a, b] = ['', '']] = pairsOf(talks)
        const [issue = ''] = Object.keys(talks.issues)
        const stance = talks.acts.find((act) => act.kind === 'demand' && !makers(act).includes(a))
        const next =
          stance === undefined
            ? talks
            : record(talks, acceptance({ id: 'yes', by: a, answers: stance.id, date: dayOf(27) }))
        const proposed = talks.acts.find((act) => act.kind === 'proposal')
        const results = [
          talks,
          next,
          asOf(talks, dayOf(13)),
          undo(talks, Math.min(1, talks.acts.length)),
          parseNegotiation(JSON.parse(stored)),
          positions(talks),
          gap(talks, a, b),
          gapMatrix(talks),
          zopa(talks, issue),
          commonGround(talks),
          blockers(talks),
          demandStatus(talks),
          trajectory(talks, a, b),
          compare(talks, next),
          proposed === undefined ? talks : assess(talks, proposed.id),
        ]
        for (const result of results) expect(isDeeplyFrozen(result)).toBe(true)
        expect(JSON.stringify(talks)).toBe(stored)
        expect(JSON.stringify(scenario)).toBe(before)
      }),
    )
  })

  it('should share with its successor what did not change', () => {
    fc.assert(
      fc.property(scenarios(), (scenario) => {
        const [before, after] = [undo(build(scenario), Math.min(1, scenario.acts.length)), build(scenario)]
        const next = record(before, ...scenario.acts.slice(before.acts.length))
        expect(next).toEqual(after)
        expect(next.parties).toBe(before.parties)
        expect(next.issues).toBe(before.issues)
        for (const [i, act] of before.acts.entries()) expect(next.acts[i]).toBe(act)
      }),
    )
  })
})

describe('compare', () => {
  it('should find nothing between a state and itself, and the last act between the last two', () => {
    fc.assert(
      fc.property(scenarios(), (scenario) => {
        const talks = build(scenario)
        const same = compare(talks, parseNegotiation(JSON.parse(JSON.stringify(talks))))
        expect([...Object.values(same.acts), same.positions, same.gaps].flat()).toEqual([])
        if (talks.acts.length === 0) return
        const { acts, positions: moved } = compare(undo(talks), talks)
        expect(acts).toEqual({ added: [talks.acts.at(-1)?.id], removed: [], changed: [] })
        for (const { party, issue, after } of moved) expect(position(talks, party, issue)).toBe(after)
      }),
    )
  })
})
