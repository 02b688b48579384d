import { defineNetwork } from '../../network/listed.js'
import type { Network } from '../../network/network.js'
import type { Attributes } from '../../network/statement.js'

/** A network as a file tells it: nodes by id, edges between ids. */
export interface Told {
  readonly nodes: readonly {
    readonly id: string
    readonly label: string
    readonly mode?: string
    readonly attributes: Attributes
  }[]
  readonly edges: readonly {
    readonly source: string
    readonly target: string
    readonly weight: number
    readonly layer?: string
    readonly attributes: Attributes
  }[]
  readonly directed: boolean
  /** Whether there are two modes, though perhaps no node. */
  readonly twoMode?: boolean
  readonly measure?: string
}

/** The network that a file tells; two-mode where nodes have modes. Throws `DemarcheError` for what is none. */
export function rebuilt({ nodes, edges, directed, twoMode = false, measure = 'weight' }: Told): Network {
  const labels = new Map(nodes.map(({ id, label }) => [id, label]))
  const label = (id: string) => labels.get(id) ?? id
  const attributesOf = (some: Told['nodes']) =>
    Object.fromEntries(
      some.filter(({ attributes }) => Object.keys(attributes).length > 0).map((one) => [one.label, one.attributes]),
    )
  const told = edges.map(({ source, target, weight, attributes }) => ({
    source: label(source),
    target: label(target),
    weight,
    ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
  }))
  const [rows, columns] = [nodes.filter(({ mode }) => mode !== 'column'), nodes.filter(({ mode }) => mode === 'column')]
  const head = { labels: rows.map((one) => one.label), attributes: attributesOf(rows), measure }
  if (twoMode || columns.length > 0 || nodes.some(({ mode }) => mode === 'row')) {
    const own = { columns: columns.map((one) => one.label), columnAttributes: attributesOf(columns) }
    return defineNetwork({ kind: 'twoMode', ...head, ...own, edges: told })
  }
  if (!directed) return defineNetwork({ kind: 'oneMode', ...head, edges: told })
  const layered = told.map((edge, at) => ({ ...edge, layer: edges[at]?.layer ?? 'tie' }))
  return defineNetwork({ kind: 'directed', ...head, edges: layered })
}
