import { failAt, type Safe, safe } from '../model/errors.js'
import { readData } from '../model/input.js'
import type { Negotiation } from '../model/negotiation.js'
import { seal } from './checked.js'
import { checkedDefinition } from './define.js'
import { migrate } from './migrate.js'
import { checkedActs } from './record.js'

/**
 * Reads a stored negotiation: what `JSON.parse` made of text that `JSON.stringify` wrote. Older versions are migrated;
 * everything is checked as `defineNegotiation`, `record` and `whatIf` check it. Ids and scales have their wide types.
 *
 * Throws `DemarcheError`, also where a recorded act comes after a hypothetical one. The input is not changed.
 */
export function parseNegotiation(stored: unknown): Negotiation {
  const read = readData(stored)
  if (typeof read !== 'object' || read === null || Array.isArray(read)) {
    failAt([], { code: 'invalidType', expected: 'a stored negotiation, which is a JSON object', found: read })
  }
  const { schemaVersion: _, acts = [], ...definition } = migrate(read as Readonly<Record<string, unknown>>)
  const checked = checkedDefinition(definition)
  return seal({ ...checked, acts: checkedActs(checked, [], acts) })
}

/** The twin of `parseNegotiation` that returns the error instead of throwing it. */
export const safeParseNegotiation: (stored: unknown) => Safe<Negotiation> = safe(parseNegotiation)
