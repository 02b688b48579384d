import type { ActInput } from '../../model/actInput.js'
import type { Negotiation } from '../../model/negotiation.js'
import { defineNegotiation } from '../../record/define.js'
import { asOf, undo } from '../../record/history.js'
import { record, withdraw } from '../../record/record.js'
import type { Definition } from '../arbitraries/definitions.js'

/** Something that keeps a record: the library itself, or a store, a service or an agent's memory that is to behave like it. */
export interface RecordKeeper {
  readonly record: (act: ActInput) => void
  readonly withdraw: (act: string, details: { readonly id: string; readonly by: string; readonly date: string }) => void
  /** Takes back the last acts. */
  readonly undo: (count: number) => void
  readonly negotiation: () => Negotiation
  readonly asOf: (date: string) => Negotiation
}

/** The library as a keeper of a record. */
export function keeperOf(definition: Definition): RecordKeeper {
  let talks = defineNegotiation(definition) as Negotiation
  return {
    record: (act) => {
      talks = record(talks, act)
    },
    withdraw: (act, details) => {
      talks = withdraw(talks, act, details)
    },
    undo: (count) => {
      talks = undo(talks, count)
    },
    negotiation: () => talks,
    asOf: (date) => asOf(talks, date),
  }
}
