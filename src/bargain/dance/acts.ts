import { freeze } from 'immer'
import type { ActInput } from '../../model/actInput.js'
import { failAt } from '../../model/errors.js'
import type { Negotiation } from '../../model/negotiation.js'
import { defineNegotiation } from '../../record/define.js'
import { recordAll } from '../../record/record.js'
import type { Domain } from '../domain.js'
import type { Move, NegotiationDance, RecordingOptions } from './dance.js'

/** Adds the acts and the negotiation to what was played; frozen. */
export function recorded(
  domain: Domain,
  mediators: readonly string[],
  dance: Omit<NegotiationDance, 'acts' | 'negotiation'>,
  { date = '2000-01-01' }: RecordingOptions,
): NegotiationDance {
  if (typeof date !== 'string' && typeof date !== 'function') {
    failAt(['date'], { code: 'invalidType', expected: 'a day, or a function from a round to its day', found: date })
  }
  const day = typeof date === 'function' ? date : () => date
  const acts = dance.moves.map((move, index) => actOf(move, index, dance.moves, day(move.round)))
  const parties = [...dance.parties, ...mediators]
  const negotiation = recordAll(emptyTalks(domain, parties), acts)
  return freeze({ ...dance, acts, negotiation }, true)
}

function idAt(index: number, moves: readonly Move[]): string {
  return `${moves[index]?.kind}-${String(index + 1).padStart(String(moves.length).length, '0')}`
}

function actOf(move: Move, index: number, moves: readonly Move[], date: string): ActInput {
  const act = { id: idAt(index, moves), by: move.party, date }
  if (move.kind === 'offer') return { kind: 'proposal', ...act, terms: move.settlement } as ActInput
  return { kind: move.kind, ...act, answers: idAt(move.offer, moves) } as ActInput
}

function emptyTalks(domain: Domain, parties: readonly string[]): Negotiation {
  const issues = Object.entries(domain.issues).map(([id, { name = id, scale }]) => [id, { name, scale }])
  return defineNegotiation({
    id: 'dance',
    title: domain.name ?? 'A simulated negotiation',
    parties: Object.fromEntries(parties.map((party) => [party, { kind: 'person', name: party }])),
    issues: Object.fromEntries(issues),
  }) as Negotiation
}
