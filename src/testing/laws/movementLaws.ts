import * as fc from 'fast-check'
import { gap } from '../../gap/gap.js'
import type { Move } from '../../gap/move.js'
import { movements } from '../../gap/movements.js'
import { standstills } from '../../gap/standstill.js'
import { trajectory } from '../../gap/trajectory.js'
import type { Negotiation } from '../../model/negotiation.js'
import { position } from '../../position/position.js'
import { asOf } from '../../record/history.js'
import { actADay, daily, historyOf, placeOf, statesAround } from '../arbitraries/history.js'
import { build, renamings } from '../arbitraries/scenarios.js'
import { cellsOf, pairsOf } from './cases.js'
import { claim, close, equal, same } from './claims.js'
import { type Law, law } from './law.js'
import { moveLaws } from './moveLaws.js'

/** A position as text, whatever acts it rests on. */
function says(talks: Negotiation, party: string, issue: string): string {
  const { inner, outer, ideal, salience } = position(talks, party, issue)
  return JSON.stringify({ inner, outer, ideal, salience })
}

const acts = law(
  'acts',
  'Those acts are named after which a position is another, with the positions that are.',
  fc.property(actADay(), (scenario) => {
    const history = historyOf(scenario)
    const told = movements(history.talks)
    for (const { id } of history.talks.acts) {
      const [before, after] = statesAround(history, id)
      const isMoved = ([party, issue]: readonly [string, string]) =>
        says(before, party, issue) !== says(after, party, issue)
      const expected = cellsOf(history.talks).filter(isMoved).map(String).toSorted()
      const found = told.find(({ act }) => act === id)?.moves.map(({ party, issue }) => String([party, issue])) ?? []
      equal(found.toSorted(), expected, `the positions that ${id} moves`)
    }
  }),
)

const nearness = law(
  'nearness',
  'A move brings a party as much nearer to another as the gap between them falls, where the other stays.',
  fc.property(actADay(), (scenario) => {
    const history = historyOf(scenario)
    for (const { act, moves } of movements(history.talks)) {
      const [before, after] = statesAround(history, act)
      for (const { party, issue, to } of moves) {
        const movers = new Set(moves.filter((move) => move.issue === issue).map((move) => move.party))
        for (const [other, motion] of Object.entries(to).filter(([one]) => !movers.has(one))) {
          const [was, is] = [before, after].map((state) => gap(state, party, other, { issues: [issue] }))
          const [lower, upper] = [(is?.lower ?? 0) - (was?.lower ?? 0), (is?.upper ?? 0) - (was?.upper ?? 0)]
          const what = `from ${party} to ${other} on ${issue} by ${act}`
          same(motion.lower, lower, `the change of the lower bound ${what}`)
          same(motion.upper, upper, `the change of the upper bound ${what}`)
          equal(motion.direction, directionOf(lower, upper), `the direction ${what}`)
        }
      }
    }
  }),
)

function directionOf(lower: number, upper: number): string {
  const [least, most] = [Math.min(lower, upper), Math.max(lower, upper)]
  if (least < 0) return most > 0 ? 'both' : 'towards'
  return most > 0 ? 'away' : 'neither'
}

const sameMoves = law(
  'trajectories',
  'A trajectory tells the same moves of two parties.',
  fc.property(actADay(), (scenario) => {
    const talks = build(scenario)
    for (const [a, b] of pairsOf(talks)) {
      const told = new Map(movements(talks, { parties: [a, b] }).map(({ act, moves }) => [act, moves]))
      for (const { act, moves } of trajectory(talks, a, b).steps) equal(moves, told.get(act), `the moves by ${act}`)
    }
  }),
)

const sums = law(
  'sums',
  'The steps of a trajectory add up to what lies between its start and the gap.',
  fc.property(actADay({ acts: { min: 0, max: 14 } }), (scenario) => {
    const talks = build(scenario)
    for (const [a, b] of pairsOf(talks)) {
      const { start, steps } = trajectory(talks, a, b)
      for (const bound of ['lower', 'upper'] as const) {
        const sum = steps.reduce((total, step) => total + step[bound] - step.before[bound], start[bound])
        close(sum, gap(talks, a, b)[bound], `the ${bound} bound between ${a} and ${b}`, 1e-10)
      }
    }
  }),
)

const standstill = law(
  'standstills',
  'From the day of a standstill on every position on the issue stays, and its act had moved one.',
  fc.property(actADay(), (scenario) => {
    const history = historyOf(scenario)
    const { talks, states } = history
    for (const { issue, act, since } of standstills(talks)) {
      const at = (state: Negotiation) => Object.keys(talks.parties).map((party) => says(state, party, issue))
      const first = act === undefined ? 0 : placeOf(talks, act) + 1
      for (const state of states.slice(first)) equal(at(state), at(talks), `the positions on ${issue} after ${act}`)
      if (act === undefined || since === undefined) continue
      equal(at(asOf(talks, since)), at(talks), `the positions on ${issue} since ${since}`)
      claim(String(at(statesAround(history, act)[0])) !== String(at(talks)), `${act} moved nobody on ${issue}`)
    }
  }),
)

const names = law(
  'names',
  'It does not matter what parties, issues and acts are called.',
  fc.property(renamings({ acts: { min: 0, max: 14 } }), ([scenario, renamed]) => {
    const [was, is] = [scenario, renamed].map((one) => nameless(build(daily(one))))
    equal(is, was, 'the moves under other names')
  }),
)

/** The movements with places instead of names. */
function nameless(talks: Negotiation): unknown {
  const [parties, issues] = [Object.keys(talks.parties), Object.keys(talks.issues)]
  const moved = ({ party, issue, to, ...rest }: Move) => ({
    ...rest,
    party: parties.indexOf(party),
    issue: issues.indexOf(issue),
    to: parties.map((other) => to[other]),
  })
  return movements(talks).map(({ act, by, moves, ...rest }) => ({
    ...rest,
    act: placeOf(talks, act),
    by: by.map((party) => parties.indexOf(party)),
    moves: moves.map(moved),
  }))
}

/** The laws of who moved, when, how far and towards whom. */
export function movementLaws(): readonly Law[] {
  return [acts, ...moveLaws(), nearness, sameMoves, sums, standstill, names]
}
