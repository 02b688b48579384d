import { latestDay } from '../model/date.js'
import type { Act, ActOf, Negotiation, Party } from '../model/negotiation.js'
import { actsById, makersOf, perNegotiation } from '../record/checked.js'
import { type Bearing, bearingsOf } from './bearing.js'

/** The acts by the day by which each had happened; on one day, in the order of recording. */
export const actsInOrder = perNegotiation((negotiation): readonly Act[] => {
  return negotiation.acts.toSorted(({ date: a }, { date: b }) => compareText(latestDay(a), latestDay(b)))
})

function compareText(a: string, b: string): number {
  return Number(a > b) - Number(a < b)
}

/** For each party, the parties whose acts are read as its own: itself, and collectives that bind it, at any remove. */
const boundBy = perNegotiation(({ parties }): ReadonlyMap<string, ReadonlySet<string>> => {
  const bound = new Map(Object.keys(parties).map((id) => [id, new Set([id])]))
  const bind = (collective: string, id: string): void => {
    const { bindsMembers, members = [] } = parties[id] as Party
    if (bindsMembers !== true) return
    for (const member of members) {
      const speakers = bound.get(member) as Set<string>
      if (speakers.has(collective)) continue
      speakers.add(collective)
      bind(collective, member)
    }
  }
  for (const id of Object.keys(parties)) bind(id, id)
  return bound
})

/** For each party, the parties that its acts count for: itself and the members that it binds. */
const speaksFor = perNegotiation((negotiation): ReadonlyMap<string, readonly string[]> => {
  const heard = new Map<string, string[]>(Object.keys(negotiation.parties).map((id) => [id, []]))
  for (const [id, speakers] of boundBy(negotiation))
    for (const speaker of speakers) (heard.get(speaker) as string[]).push(id)
  return heard
})

/** What withdrawals have voided: for each withdrawn act, the makers that took it back. */
export type Voided = Map<string, Set<string>>

export function noteWithdrawal(voided: Voided, act: ActOf<'withdrawal'>): void {
  const makers = voided.get(act.withdraws) ?? new Set()
  for (const maker of makersOf(act)) makers.add(maker)
  voided.set(act.withdraws, makers)
}

const voidedBy = perNegotiation(({ acts }): Voided => {
  const voided: Voided = new Map()
  for (const act of acts) if (act.kind === 'withdrawal') noteWithdrawal(voided, act)
  return voided
})

/** The parties that stand by an act: those that made it and have not withdrawn it, and those that they bind. */
export function standsBy(
  negotiation: Negotiation,
  act: Act,
  voided: Voided = voidedBy(negotiation),
): readonly string[] {
  const takenBack = voided.get(act.id)
  const makers = makersOf(act)
  const standing = takenBack === undefined ? makers : makers.filter((maker) => !takenBack.has(maker))
  const [first, ...others] = standing.map((maker) => speaksFor(negotiation).get(maker) ?? [])
  return others.length === 0 ? (first ?? []) : [...new Set([...(first ?? []), ...others.flat()])]
}

/** What the standing acts say of a party on an issue, in order; `undefined` when they say nothing. */
export type Testimony = (party: string, issue: string) => readonly Bearing[] | undefined

export const testimony = perNegotiation((negotiation): Testimony => {
  const heard = new Map(Object.keys(negotiation.parties).map((id) => [id, new Map<string, Bearing[]>()]))
  for (const act of actsInOrder(negotiation)) {
    const bearings = bearingsOf(negotiation.issues, actsById(negotiation), act)
    if (bearings.length === 0) continue
    for (const party of standsBy(negotiation, act)) {
      const byIssue = heard.get(party) as Map<string, Bearing[]>
      for (const bearing of bearings) note(byIssue, bearing)
    }
  }
  return (party, issue) => heard.get(party)?.get(issue)
})

function note(byIssue: Map<string, Bearing[]>, bearing: Bearing): void {
  const bearings = byIssue.get(bearing.issue)
  if (bearings === undefined) byIssue.set(bearing.issue, [bearing])
  else bearings.push(bearing)
}
