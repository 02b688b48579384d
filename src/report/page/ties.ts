import type { Negotiation } from '../../model/negotiation.js'
import { defineNetwork } from '../../network/listed.js'
import { fromNegotiation, type StatementAssumption } from '../../network/negotiation/fromNegotiation.js'
import type { OneModeNetwork } from '../../network/network.js'
import { oneMode } from '../../network/oneMode.js'
import { perNegotiation } from '../../record/checked.js'

/** Who agrees with whom and who is at odds, by name. */
export interface Ties {
  readonly network: OneModeNetwork
  readonly statements: number
  readonly assumptions: readonly StatementAssumption[]
}

/** Congruence less conflict of every two parties that have said something, whatever the certainty of the coding. */
export const tiesOf = perNegotiation((negotiation: Negotiation): Ties => {
  const { statements, assumptions } = fromNegotiation(negotiation, { certainty: 'world' })
  const { labels, edges, measure } = oneMode(statements, { aggregation: 'subtract', isolates: true })
  const names = labels.map((id) => negotiation.parties[id]?.name ?? id)
  // Two parties may have one name, but no two nodes.
  const shown = new Map(labels.map((id, i) => [id, new Set(names).size === labels.length ? (names[i] ?? id) : id]))
  const named = (id: string) => shown.get(id) ?? id
  const network = defineNetwork({
    kind: 'oneMode',
    labels: labels.map(named),
    measure,
    edges: edges.map(({ source, target, weight }) => ({ source: named(source), target: named(target), weight })),
  }) as OneModeNetwork
  return { network, statements: statements.statements.length, assumptions }
})
