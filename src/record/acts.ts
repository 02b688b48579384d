import type { ActInputOf } from '../model/actInput.js'
import { failAt } from '../model/errors.js'
import { readData } from '../model/input.js'
import type { ActKind } from '../model/vocabulary.js'

type Unlabelled<Act> = Act extends unknown ? Omit<Act, 'kind'> : never
type FieldsOf<Act> = Act extends unknown ? keyof Act : never
type ActMaker<Kind extends ActKind> = <const Act extends Unlabelled<ActInputOf<Kind>>>(
  act: Act & { readonly [Field in Exclude<keyof Act, FieldsOf<ActInputOf<Kind>>>]: never },
) => Act & { readonly kind: Kind }

function actOf<Kind extends ActKind>(kind: Kind): ActMaker<Kind> {
  return (act) => ({ ...fieldsOf(act), kind })
}

/** The fields as they are: they are checked when the act is recorded. */
function fieldsOf<Act extends object>(act: Act): Act {
  const fields = readData(act)
  if (typeof fields === 'object' && fields !== null && !Array.isArray(fields)) return fields as Act
  return failAt([], { code: 'invalidType', expected: 'an object with the fields of an act', found: act })
}

/** A party asks that an issue end in a region. */
export const demand: ActMaker<'demand'> = actOf('demand')
/** A party declares its own stance on an issue, or how much the issue matters to it. */
export const statement: ActMaker<'statement'> = actOf('statement')
/** A package: a value or region for one or more issues. */
export const proposal: ActMaker<'proposal'> = actOf('proposal')
/** A party accepts what another demanded or proposed. */
export const acceptance: ActMaker<'acceptance'> = actOf('acceptance')
/** A party refuses what another demanded or proposed, or an outcome. */
export const rejection: ActMaker<'rejection'> = actOf('rejection')
/** A party takes back an act of its own. */
export const withdrawal: ActMaker<'withdrawal'> = actOf('withdrawal')
/** A party asks another to do something; bears on no position. */
export const appeal: ActMaker<'appeal'> = actOf('appeal')
/** A party alleges something of another; bears on no position. */
export const accusation: ActMaker<'accusation'> = actOf('accusation')
/** A party promises something; bears on no position. */
export const pledge: ActMaker<'pledge'> = actOf('pledge')
/** A doubt or worry, perhaps of nobody in particular; bears on no position. */
export const doubt: ActMaker<'doubt'> = actOf('doubt')
/** A party announces harm; bears on no position. */
export const threat: ActMaker<'threat'> = actOf('threat')
/** Parties meet; bears on no position. */
export const meeting: ActMaker<'meeting'> = actOf('meeting')
/** Something happens, perhaps by the hand of a party; bears on no position. */
export const incident: ActMaker<'incident'> = actOf('incident')
