import type { Act, Negotiation } from '../../model/negotiation.js'
import { withdraw } from '../../record/record.js'
import { freeId } from '../arbitraries/acts.js'
import { makers } from '../arbitraries/recording.js'

/** Ids of the acts that somebody stands by. */
export function standing({ acts }: Negotiation): string[] {
  return acts.filter((act) => act.kind !== 'withdrawal' && standingBy(acts, act).length > 0).map(({ id }) => id)
}

/** The makers of an act who have not taken it back. */
function standingBy(acts: readonly Act[], act: Act): string[] {
  const takenBack = acts.flatMap((other) =>
    other.kind === 'withdrawal' && other.withdraws === act.id ? makers(other) : [],
  )
  return makers(act).filter((maker) => !takenBack.includes(maker))
}

/** The record with acts taken back by all who still stand by them. */
export function withdrawn(negotiation: Negotiation, ids: readonly string[]): Negotiation {
  return withdrawals(negotiation, ids).reduce(
    (talks, { withdraws, by }) => withdraw(talks, withdraws, { id: freeId(talks.acts), by, date: afterwards }),
    negotiation,
  )
}

/** The same for the oracles, unchecked: a record that nothing but an oracle may read, made many times over. */
export function without(negotiation: Negotiation, ids: readonly string[]): Negotiation {
  const made = withdrawals(negotiation, ids).map(({ withdraws, by }) => {
    return { kind: 'withdrawal', id: '', withdraws, by, date: afterwards } as unknown as Act
  })
  return { ...negotiation, acts: [...negotiation.acts, ...made] }
}

const afterwards = '2025-05-01'

function withdrawals({ acts }: Negotiation, ids: readonly string[]): { withdraws: string; by: string }[] {
  const named = acts.filter(({ id }) => ids.includes(id))
  return named.flatMap((act) => standingBy(acts, act).map((by) => ({ withdraws: act.id, by })))
}
