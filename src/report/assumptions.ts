import type { Assumption } from '../gap/weights.js'
import type { Negotiation } from '../model/negotiation.js'
import { type Block, paragraph } from './content.js'
import { joined, partyNames } from './words.js'

/** What a result takes for granted, as the sentence that comes before it; nothing where it takes nothing so. */
export function assumptionBlocks(
  negotiation: Negotiation,
  assumptions: readonly Assumption[],
  also: readonly string[] = [],
): Block[] {
  const weighing = assumptions.filter((assumption) => assumption.kind === 'equalSalience').map(({ party }) => party)
  const sentences = [
    ...(assumptions.some((assumption) => assumption.kind === 'singlePeakedPreferences')
      ? ['whoever refuses a value refuses what lies beyond it (single-peaked preferences)']
      : []),
    ...(weighing.length > 0
      ? [
          `the issues weigh alike for ${everyone(negotiation, weighing)}, since it has not been said how much each matters`,
        ]
      : []),
    ...also,
  ]
  return sentences.length === 0 ? [] : [paragraph(`Assumed: ${joined(sentences)}.`)]
}

function everyone(negotiation: Negotiation, parties: readonly string[]): string {
  return parties.length === Object.keys(negotiation.parties).length ? 'everyone' : partyNames(negotiation, parties)
}
