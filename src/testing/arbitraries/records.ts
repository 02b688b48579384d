import * as fc from 'fast-check'
import type { ActInput } from '../../model/actInput.js'
import type { AnyNames } from '../../model/names.js'
import type { Act, Negotiation } from '../../model/negotiation.js'
import { checked } from '../../record/checked.js'
import { type ActDraw, actDraws } from './actDraws.js'
import { actFrom, recordingOn } from './acts.js'
import { lengths, type Shape, usual } from './shape.js'

/**
 * Lists of acts that can be recorded one after the other on a negotiation of one's own, as `recordAll` takes them. Answers and
 * withdrawals name acts of the negotiation or earlier ones of the list. They shrink to fewer acts.
 *
 * Throws `DemarcheError` where the count of acts is none.
 */
export function records<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  {
    acts = usual.acts,
    context = false,
    linkages = false,
  }: Pick<Shape, 'acts' | 'context'> & { linkages?: boolean } = {},
): fc.Arbitrary<readonly ActInput[]> {
  const wide = checked(negotiation)
  return fc.array(actDraws, lengths('acts', acts)).map((draws) => recordFrom(wide, draws, context, linkages))
}

function recordFrom(
  negotiation: Negotiation,
  draws: readonly ActDraw[],
  context: boolean,
  linkages: boolean,
): ActInput[] {
  const before: (Act | ActInput)[] = [...negotiation.acts]
  return draws.map((draw) => {
    const act = actFrom({ ...recordingOn(negotiation, before), linkages }, draw, context)
    before.push(act)
    return act
  })
}
