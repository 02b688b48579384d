import { vote } from '../election/vote.js'
import type { Arena } from './arena.js'
import type { Settings } from './settings.js'

/** What somebody expects of one actor challenging another. */
export interface Prospect {
  /** That the challenger prevails. */
  readonly probability: number
  /** What the challenge is worth to the challenger, above leaving things as they are. */
  readonly gain: number
}

const leastCoalition = 1e-10
const leastGain = 1e-5

/**
 * What is expected of `i` challenging `j`, by what positions are taken to be worth to whom (Wise, Lester & Efird 2015): each side
 * has the votes of the two, weighted by capability × salience, and of third parties that gain by taking sides. A target that does
 * not mind gives in; one that does fights so far as it minds. Actors.
 */
export function prospectOf(
  { capabilities, attention, actors }: Arena,
  utilities: Float64Array,
  i: number,
  j: number,
  { votingRule, thirdParties }: Settings,
): Prospect {
  const count = actors.length
  const worth = (k: number, position: number) => utilities[k * count + position] as number
  const weight = (k: number) => (capabilities[k] as number) * (attention[k] as number)
  let [forI, forJ] = [leastCoalition, leastCoalition]
  for (const k of [i, j]) {
    const cast = weight(k) * vote(votingRule, worth(k, i) - worth(k, j))
    if (cast > 0) forI += cast
    else forJ -= cast
  }
  const [principals, opponents] = [forI, forJ]
  for (let k = 0; k < count && thirdParties === 'semi'; k++) {
    if (k === i || k === j) continue
    const [ofI, ofJ, own] = [worth(k, i), worth(k, j), worth(k, k)]
    const little = weight(k) * vote(votingRule, ofI - ofJ)
    const [withI, withJ] = [principals + Math.max(0, little), opponents + Math.max(0, -little)]
    const chance = withI / (withI + withJ)
    // Beside i, k stays where it is if they win and goes over to j if they lose; beside j the other way round.
    const cast = weight(k) * vote(votingRule, chance * (own - ofI) + (1 - chance) * (ofJ - own))
    if (cast > 0) forI += cast
    else forJ -= cast
  }
  const probability = forI / (forI + forJ)
  const minded = attention[j] as number
  const [won, lost] = [2 * worth(i, i), 2 * worth(i, j)]
  const contested = probability * won + (1 - probability) * lost
  const gain = (1 - minded) * won + minded * contested - (worth(i, i) + worth(i, j))
  return { probability, gain }
}

export interface Target extends Prospect {
  readonly actor: number
}

/** Whom `i` challenges, as it sees things: where it gains most, if it gains anything; of equals the first. Actors². */
export function targetOf(arena: Arena, utilities: Float64Array, i: number, settings: Settings): Target | undefined {
  let best: Target | undefined
  for (let j = 0; j < arena.actors.length; j++) {
    if (j === i) continue
    const prospect = prospectOf(arena, utilities, i, j, settings)
    if (prospect.gain > Math.max(leastGain, best?.gain ?? 0)) best = { actor: j, ...prospect }
  }
  return best
}
