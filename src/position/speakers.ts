import type { Negotiation, Party } from '../model/negotiation.js'
import { deciders } from './position.js'
import { testimony } from './voices.js'

/** Somebody whose word counts for a party: the party itself or, while that is silent, those who decide in it. */
export interface Speaker {
  readonly party: string
  /** Acts by which the party speaks for itself: while one of them stands, this speaker does not count. */
  readonly unless: readonly string[]
}

/** Whose words count for a party on any of these issues: as the record stands, and if acts were withdrawn. */
export function speakersFor(negotiation: Negotiation, party: string, issues: readonly string[]): Speaker[] {
  const others = deciders(negotiation.parties[party] as Party) ?? []
  if (others.length === 0) return [{ party, unless: [] }]
  const own = issues.flatMap((issue) => testimony(negotiation)(party, issue) ?? []).map((bearing) => bearing.act)
  const unless = [...new Set(own)]
  return [
    { party, unless: [] },
    ...others.flatMap((other) =>
      speakersFor(negotiation, other, issues).map((speaker) => ({
        party: speaker.party,
        unless: [...unless, ...speaker.unless],
      })),
    ),
  ]
}
