import type { Act, Issue, Negotiation } from '../model/negotiation.js'
import type { Bearing } from '../position/bearing.js'
import { bearingsOf } from '../position/bearing.js'
import { type Position, reader, readThrough, samePosition, stanceOf } from '../position/position.js'
import { hear, type Stance } from '../position/stance.js'
import { actsInOrder, noteWithdrawal, standsBy, type Voided } from '../position/voices.js'
import { actsById } from '../record/checked.js'

/** What one act did to one position. The positions do not name the acts that they rest on. */
export interface PositionMove {
  readonly party: string
  readonly issue: string
  readonly before: Position
  readonly after: Position
}

/** An act, and the positions that are others after it. */
interface ReplayedAct {
  readonly act: Act
  /** The issues that it bears on, among those replayed. */
  readonly issues: readonly string[]
  readonly moves: readonly PositionMove[]
}

/** What those listened to have said and still stand by: by issue, then by party. */
type Heard = ReadonlyMap<string, Map<string, { stance: Stance; readonly bearings: Bearing[] }>>

const noActs = { innerActs: [], outerActs: [], idealAct: undefined, salienceAct: undefined }

/** The record act by act, for some parties and issues: where they start, and what each act that bears on them did. */
export interface Replay {
  readonly start: (party: string, issue: string) => Position
  readonly acts: Iterable<ReplayedAct>
}

/** Cost: linear in the acts that bear on the parties; a withdrawal costs the acts before it on its issues. */
export function replay(negotiation: Negotiation, parties: readonly string[], issues: readonly string[]): Replay {
  const heard: Heard = new Map(issues.map((issue) => [issue, new Map()]))
  const listeners = listenersOf(negotiation, parties)
  const read = reader(negotiation, (party, issue) => {
    const hearing = heard.get(issue)?.get(party)
    // Callers name the acts; to collect them for every position on the way would cost all acts at every act.
    return hearing === undefined ? undefined : { stance: { ...hearing.stance, ...noActs }, bearings: [] }
  })
  const start = new Map(issues.map((issue) => [issue, new Map(parties.map((party) => [party, read(party, issue)]))]))
  const current = new Map([...start].map(([issue, byParty]) => [issue, new Map(byParty)]))
  function* acts(): Generator<ReplayedAct> {
    const voided: Voided = new Map()
    for (const act of actsInOrder(negotiation)) {
      const touched = take(negotiation, act, heard, voided, listeners)
      if (touched.size === 0) continue
      const moves = [...touched].flatMap(([issue, speakers]) => {
        const byParty = current.get(issue) as Map<string, Position>
        const affected = new Set([...speakers].flatMap((speaker) => listeners.get(speaker) ?? []))
        return [...affected].flatMap((party) => {
          const [before, after] = [byParty.get(party) as Position, read(party, issue)]
          byParty.set(party, after)
          return samePosition(before, after) ? [] : [{ party, issue, before, after }]
        })
      })
      yield { act, issues: [...touched.keys()], moves }
    }
  }
  return { start: (party, issue) => start.get(issue)?.get(party) as Position, acts: acts() }
}

/** For each party whose word can count, the replayed parties for which it does. */
function listenersOf(negotiation: Negotiation, parties: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const listeners = new Map<string, string[]>()
  for (const party of parties) {
    for (const speaker of new Set(readThrough(negotiation, party))) {
      listeners.set(speaker, [...(listeners.get(speaker) ?? []), party])
    }
  }
  return listeners
}

/** By issue, the speakers of whom an act says something. */
type Touched = ReadonlyMap<string, ReadonlySet<string>>

function take(
  negotiation: Negotiation,
  act: Act,
  heard: Heard,
  voided: Voided,
  listeners: ReadonlyMap<string, unknown>,
): Touched {
  if (act.kind === 'withdrawal') {
    noteWithdrawal(voided, act)
    return forget(negotiation, heard, actsById(negotiation).get(act.withdraws) as Act, voided)
  }
  const speakers = standsBy(negotiation, act, voided).filter((party) => listeners.has(party))
  if (speakers.length === 0) return new Map()
  const bearings = bearingsOf(negotiation.issues, actsById(negotiation), act).filter(({ issue }) => heard.has(issue))
  for (const bearing of bearings) for (const speaker of speakers) note(negotiation, heard, speaker, bearing)
  return new Map(bearings.map(({ issue }) => [issue, new Set(speakers)]))
}

function note(negotiation: Negotiation, heard: Heard, party: string, bearing: Bearing): void {
  const byParty = heard.get(bearing.issue)
  const hearing = byParty?.get(party)
  if (hearing === undefined) {
    byParty?.set(party, { stance: stanceOf(negotiation, bearing.issue, [bearing]), bearings: [bearing] })
    return
  }
  hearing.bearings.push(bearing)
  hear((negotiation.issues[bearing.issue] as Issue).scale, hearing.stance, bearing, negotiation.singlePeaked)
}

/** Drops what a withdrawn act says of parties that no longer stand by it. */
function forget(negotiation: Negotiation, heard: Heard, withdrawn: Act, voided: Voided): Touched {
  const standing = new Set(standsBy(negotiation, withdrawn, voided))
  const issues = new Set(bearingsOf(negotiation.issues, actsById(negotiation), withdrawn).map(({ issue }) => issue))
  const touched = new Map<string, Set<string>>()
  for (const issue of [...heard.keys()].filter((one) => issues.has(one))) {
    const byParty = heard.get(issue)
    const dropped = new Set<string>()
    for (const [party, { bearings }] of byParty ?? []) {
      const others = standing.has(party) ? bearings : bearings.filter((bearing) => bearing.act !== withdrawn.id)
      if (others.length === bearings.length) continue
      dropped.add(party)
      if (others.length === 0) byParty?.delete(party)
      else byParty?.set(party, { stance: stanceOf(negotiation, issue, others), bearings: others })
    }
    touched.set(issue, dropped)
  }
  return touched
}
