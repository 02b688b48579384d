import type { Act, Negotiation } from '../../model/negotiation.js'
import { type Bearing, bearingsOf } from '../../position/bearing.js'
import { readThrough } from '../../position/position.js'
import { actsInOrder, standsBy } from '../../position/voices.js'
import { actsById } from '../../record/checked.js'

/** An act that bears on what two parties accept, or on how much the issues matter to them. */
export interface BearingAct {
  readonly act: Act
  /** The parties that stand by it. */
  readonly parties: ReadonlySet<string>
  /** What it says on the compared issues. */
  readonly bearings: readonly Bearing[]
}

/** The standing acts that bear on the positions of these parties, or of those through whom they are read, in order. */
export function bearingActs(
  negotiation: Negotiation,
  parties: readonly string[],
  issues: readonly string[],
): BearingAct[] {
  const listened = new Set(parties.flatMap((party) => readThrough(negotiation, party)))
  return actsInOrder(negotiation).flatMap((act) => {
    const standing = standsBy(negotiation, act).filter((party) => listened.has(party))
    if (standing.length === 0) return []
    const all = bearingsOf(negotiation.issues, actsById(negotiation), act)
    const bearings = all.filter((bearing) => issues.includes(bearing.issue))
    return bearings.length === 0 ? [] : [{ act, parties: new Set(standing), bearings }]
  })
}

/** Whether some of the acts together say how much each issue matters to a party. */
export function canWeigh(acts: readonly BearingAct[], party: string, issues: readonly string[]): boolean {
  const own = acts.filter((act) => act.parties.has(party)).flatMap((act) => act.bearings)
  return issues.every((issue) => own.some((bearing) => bearing.issue === issue && bearing.salience !== undefined))
}
