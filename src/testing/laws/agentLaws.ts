import * as fc from 'fast-check'
import type { ActInput } from '../../model/actInput.js'
import type { Negotiation } from '../../model/negotiation.js'
import { safeRecordAll } from '../../record/record.js'
import { makers } from '../arbitraries/recording.js'
import { negotiations } from '../arbitraries/scenarios.js'
import type { Shape } from '../arbitraries/shape.js'
import { claim, equal } from './claims.js'
import { type Law, law } from './law.js'

/** What a party does next: acts to record, or none. */
export type Agent = (negotiation: Negotiation, party: string) => readonly ActInput[]

/** What every agent has to obey who acts in a negotiation by its record alone. */
export function agentLaws(agent: Agent, shape: Shape = {}): readonly Law[] {
  const everybody = (check: (talks: Negotiation, party: string, acts: readonly ActInput[]) => void) =>
    fc.property(negotiations(shape), (talks) => {
      for (const party of Object.keys(talks.parties)) check(talks, party, agent(talks, party))
    })
  return [
    law(
      'validity',
      'What an agent does can be recorded.',
      everybody((talks, party, acts) => {
        const recorded = safeRecordAll(talks, acts)
        claim(recorded.success, `${party} cannot do that: ${recorded.success ? '' : recorded.error.message}`)
      }),
    ),
    law(
      'own voice',
      'An agent acts for its own party alone.',
      everybody((_, party, acts) => {
        for (const act of acts) equal(makers(act), [party], `the makers of ${act.id}`)
      }),
    ),
    law(
      'determinism',
      'In the same negotiation an agent does the same: what it does can be replayed.',
      everybody((talks, party, acts) => equal(agent(talks, party), acts, `what ${party} does when asked again`)),
    ),
    law(
      'order of time',
      'An agent does nothing before the last day of the record.',
      everybody((talks, _, acts) => {
        const last = talks.acts.map((act) => String(act.date)).reduce((a, b) => (a > b ? a : b), '')
        for (const act of acts) claim(String(act.date) >= last, `${act.id} is dated ${String(act.date)}, after ${last}`)
      }),
    ),
  ]
}
