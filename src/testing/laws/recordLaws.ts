import * as fc from 'fast-check'
import { freeze } from 'immer'
import { assess } from '../../gap/assess.js'
import { blockers } from '../../gap/blockers.js'
import { compare } from '../../gap/compare.js'
import { demandStatus } from '../../gap/demandStatus.js'
import { gap } from '../../gap/gap.js'
import { gapMatrix } from '../../gap/matrix.js'
import { trajectory } from '../../gap/trajectory.js'
import { commonGround, zopa } from '../../gap/zopa.js'
import { position, positions } from '../../position/position.js'
import { asOf, lastDay, undo } from '../../record/history.js'
import { parseNegotiation } from '../../record/parse.js'
import { record, withdraw } from '../../record/record.js'
import { dayOf } from '../arbitraries/actDraws.js'
import { acts } from '../arbitraries/acts.js'
import { build, scenarios } from '../arbitraries/scenarios.js'
import { cellsOf, isDeeplyFrozen, pairsOf } from './cases.js'
import { claim, equal, same } from './claims.js'
import { type Law, law } from './law.js'

/** Acts of every kind. */
const everything = scenarios({ context: true, linkages: true })

const oneByOne = law(
  'one by one',
  'A record written act by act is the one written at once.',
  fc.property(everything, (scenario) => {
    const byOne = scenario.acts.reduce((talks, act) => record(talks, act), build({ ...scenario, acts: [] }))
    equal(byOne, build(scenario), 'the record written act by act')
  }),
)

const undoing = law(
  'undo',
  'Undoing takes back the last acts, one for each step.',
  fc.property(everything, fc.nat(), (scenario, pick) => {
    const count = scenario.acts.length === 0 ? 0 : pick % scenario.acts.length
    const earlier = build({ ...scenario, acts: scenario.acts.slice(0, scenario.acts.length - count) })
    equal(undo(build(scenario), count), earlier, `the record ${count} acts earlier`)
  }),
)

const wholeAtTheEnd = law(
  'last day',
  'A record is whole as of its last day, and empty before its first.',
  fc.property(everything, (scenario) => {
    const talks = build(scenario)
    same(asOf(talks, lastDay(talks) ?? dayOf(0)), talks, 'the record as of its last day')
    equal(asOf(talks, '2025-03-31').acts, [], 'the acts before the first day')
  }),
)

const days = law(
  'days',
  'As of a day, a record holds the acts up to that day.',
  fc.property(everything, fc.nat({ max: 27 }), (scenario, day) => {
    const kept = asOf(build(scenario), dayOf(day)).acts.map(({ id }) => id)
    const expected = scenario.acts.filter((act) => String(act.date) <= dayOf(day)).map(({ id }) => id)
    equal(kept, expected, `the acts as of ${dayOf(day)}`)
  }),
)

const storage = law(
  'storage',
  'What is stored as JSON and parsed again is the same, and is stored as the same text.',
  fc.property(everything, (scenario) => {
    const talks = build(scenario)
    const text = JSON.stringify(talks)
    const parsed = parseNegotiation(JSON.parse(text))
    equal(parsed, talks, 'what is parsed')
    same(JSON.stringify(parsed), text, 'what is stored again')
  }),
)

const withdrawing = law(
  'withdrawal',
  'Positions after an act is withdrawn are those of a record in which it was never made; before that day, nothing changes.',
  fc.property(scenarios(), fc.nat(), (scenario, pick) => {
    const talks = build(scenario)
    const named = new Set(
      talks.acts.flatMap((act) =>
        ['answers', 'withdraws'].map((field) => Reflect.get(act, field) as string | undefined),
      ),
    )
    const free = talks.acts.filter((act) => act.kind !== 'withdrawal' && !named.has(act.id))
    const act = free[pick % free.length]
    if (act === undefined) return
    const withdrawn = withdraw(talks, act.id, { date: dayOf(27) })
    const never = build({ ...scenario, acts: scenario.acts.filter((other) => other.id !== act.id) })
    for (const [party, issue] of cellsOf(talks)) {
      equal(position(withdrawn, party, issue), position(never, party, issue), `the position of ${party} on ${issue}`)
    }
    equal(positions(asOf(withdrawn, dayOf(26))), positions(asOf(talks, dayOf(26))), 'the positions the day before')
  }),
)

const immutability = law(
  'immutability',
  'Nothing that is done with a negotiation changes it, and nothing that comes out can be changed.',
  fc.property(
    everything.chain((scenario) => fc.tuple(fc.constant(scenario), acts(build(scenario), { kinds: ['demand'] }))),
    ([scenario, next]) => {
      freeze(scenario, true)
      const talks = build(scenario)
      const stored = JSON.stringify(talks)
      const [[a, b] = ['', '']] = pairsOf(talks)
      const [issue = ''] = Object.keys(talks.issues)
      const proposed = talks.acts.find((act) => act.kind === 'proposal')
      const results = {
        build: talks,
        record: record(talks, next),
        asOf: asOf(talks, dayOf(13)),
        undo: undo(talks, Math.min(1, talks.acts.length)),
        parseNegotiation: parseNegotiation(JSON.parse(stored)),
        positions: positions(talks),
        gap: gap(talks, a, b),
        gapMatrix: gapMatrix(talks),
        zopa: zopa(talks, issue),
        commonGround: commonGround(talks),
        blockers: blockers(talks),
        demandStatus: demandStatus(talks),
        trajectory: trajectory(talks, a, b),
        compare: compare(talks, record(talks, next)),
        assess: proposed === undefined ? talks : assess(talks, proposed.id),
      }
      for (const [name, result] of Object.entries(results)) {
        claim(isDeeplyFrozen(result), `what ${name} returns can be changed`)
      }
      same(JSON.stringify(talks), stored, 'the negotiation afterwards')
    },
  ),
)

const sharing = law(
  'sharing',
  'A record shares with its successor all that did not change.',
  fc.property(everything, (scenario) => {
    const [before, after] = [undo(build(scenario), Math.min(1, scenario.acts.length)), build(scenario)]
    const next = record(before, ...scenario.acts.slice(before.acts.length))
    equal(next, after, 'the successor')
    same(next.parties, before.parties, 'its parties')
    same(next.issues, before.issues, 'its issues')
    for (const [i, act] of before.acts.entries()) same(next.acts[i], act, `its act ${act.id}`)
  }),
)

const comparing = law(
  'comparison',
  'Nothing differs between a state and itself, and the last act between the last two.',
  fc.property(everything, (scenario) => {
    const talks = build(scenario)
    const alike = compare(talks, parseNegotiation(JSON.parse(JSON.stringify(talks))))
    equal([...Object.values(alike.acts), alike.positions, alike.gaps].flat(), [], 'what differs from itself')
    const last = talks.acts.at(-1)
    if (last === undefined) return
    const { acts: differing, positions: moved } = compare(undo(talks), talks)
    equal(differing, { added: [last.id], removed: [], changed: [] }, 'the acts that differ')
    for (const { party, issue, after } of moved) same(position(talks, party, issue), after, `${party} on ${issue}`)
  }),
)

/** The laws of a record: how it grows, is taken back, read as of a day, stored and compared. */
export function recordLaws(): readonly Law[] {
  return [oneByOne, undoing, wholeAtTheEnd, days, storage, withdrawing, immutability, sharing, comparing]
}
