import * as fc from 'fast-check'
import type { Negotiation } from '../../model/negotiation.js'
import { asOf } from '../../record/history.js'
import { safeParseNegotiation } from '../../record/parse.js'
import { dayOf } from '../arbitraries/actDraws.js'
import { negotiations } from '../arbitraries/scenarios.js'
import type { Shape } from '../arbitraries/shape.js'
import { claim, equal } from './claims.js'
import { type Law, law } from './law.js'

/** A coding scheme applied to a record: issues merged, levels joined, doubtful acts left out. */
export type Recoding = (negotiation: Negotiation) => Negotiation

/** What every recoding has to obey. It is tried on records with acts of every kind, told with more and with less certainty. */
export function recodingLaws(recode: Recoding, shape: Shape = { context: true }): readonly Law[] {
  return [
    law(
      'validity',
      'What is recoded is a negotiation, and can be stored and parsed.',
      fc.property(negotiations(shape), (talks) => {
        const recoded = recode(talks)
        const parsed = safeParseNegotiation(JSON.parse(JSON.stringify(recoded)))
        claim(parsed.success, parsed.success ? '' : `it cannot be parsed: ${parsed.error.message}`)
        if (parsed.success) equal(parsed.data, recoded, 'what is parsed')
      }),
    ),
    law(
      'determinism',
      'The same record is recoded in the same way, and stays as it is.',
      fc.property(negotiations(shape), (talks) => {
        const before = JSON.stringify(talks)
        equal(recode(talks), recode(talks), 'what comes out when asked again')
        claim(JSON.stringify(talks) === before, 'the record was changed')
      }),
    ),
    law(
      'idempotence',
      'Recoding what is recoded changes nothing more.',
      fc.property(negotiations(shape), (talks) => equal(recode(recode(talks)), recode(talks), 'what is recoded twice')),
    ),
    law(
      'no foresight',
      'What is recoded as of a day does not depend on what was recorded later.',
      fc.property(negotiations(shape), fc.nat({ max: 27 }), (talks, day) => {
        const date = dayOf(day)
        equal(recode(asOf(talks, date)), asOf(recode(talks), date), `the record of ${date}, recoded`)
      }),
    ),
  ]
}
