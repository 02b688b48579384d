import type { Negotiation, Party } from '../model/negotiation.js'
import { deciders } from './position.js'
import { testimony } from './voices.js'

/** Somebody whose word counts for a party: the party itself or, while that is silent, those who decide in it. */
export interface Speaker {
  readonly party: string
  /** Acts by which the party speaks for itself: while one of them stands, this speaker does not count. */
  readonly unless: readonly string[]
}

/**
 * Whose words count for a party on any of these issues: as the record stands, and if acts were withdrawn. Whoever decides
 * in two coalitions of one is heard once for each set of acts that would keep it from counting; where nobody between has
 * spoken, that is once.
 */
export function speakersFor(negotiation: Negotiation, party: string, issues: readonly string[]): readonly Speaker[] {
  const known = new Map<string, readonly Speaker[]>()
  const speakersOf = (id: string): readonly Speaker[] => {
    const before = known.get(id)
    if (before !== undefined) return before
    const others = deciders(negotiation.parties[id] as Party) ?? []
    const own = others.length === 0 ? [] : actsOn(negotiation, id, issues)
    const through = others.flatMap((other) =>
      speakersOf(other).map((speaker) => ({
        party: speaker.party,
        unless: own.length === 0 ? speaker.unless : [...new Set([...own, ...speaker.unless])],
      })),
    )
    const speakers = distinct([{ party: id, unless: [] }, ...through])
    known.set(id, speakers)
    return speakers
  }
  return speakersOf(party)
}

function actsOn(negotiation: Negotiation, party: string, issues: readonly string[]): string[] {
  const bearings = issues.flatMap((issue) => testimony(negotiation)(party, issue) ?? [])
  return [...new Set(bearings.map((bearing) => bearing.act))]
}

function distinct(speakers: readonly Speaker[]): Speaker[] {
  const byWay = new Map(speakers.map((speaker) => [[speaker.party, ...speaker.unless].join(' '), speaker]))
  return [...byWay.values()]
}
