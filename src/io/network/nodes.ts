import type { Edge, Network } from '../../network/network.js'
import type { Attributes } from '../../network/statement.js'

/** A node as files have it: numbered through, since labels can be anything, and two modes can share one. */
export interface FileNode {
  readonly id: string
  readonly label: string
  /** In a two-mode network, which of the two it is. */
  readonly mode?: 'row' | 'column'
  readonly attributes: Attributes
}

export interface FileEdge {
  readonly source: FileNode
  readonly target: FileNode
  readonly edge: Edge & { readonly layer?: string }
}

/** The nodes and edges of a network; of a two-mode network rows first, then columns. */
export function nodesAndEdges(network: Network): {
  readonly nodes: readonly FileNode[]
  readonly edges: readonly FileEdge[]
} {
  const isTwoMode = network.kind === 'twoMode'
  const node = (
    label: string,
    at: number,
    attributes: Readonly<Record<string, Attributes>>,
    mode: 'row' | 'column',
  ) => ({
    id: `n${at}`,
    label,
    ...(isTwoMode ? { mode } : {}),
    attributes: Object.hasOwn(attributes, label) ? (attributes[label] as Attributes) : {},
  })
  const rows = network.labels.map((label, at) => node(label, at, network.attributes, 'row'))
  const columns = isTwoMode
    ? network.columns.map((label, at) => node(label, rows.length + at, network.columnAttributes, 'column'))
    : []
  const byRow = new Map(rows.map((one) => [one.label, one]))
  const byColumn = isTwoMode ? new Map(columns.map((one) => [one.label, one])) : byRow
  const edges = network.edges.map((edge) => ({
    source: byRow.get(edge.source) as FileNode,
    target: byColumn.get(edge.target) as FileNode,
    edge,
  }))
  return { nodes: [...rows, ...columns], edges }
}

export type ValueType = 'string' | 'double' | 'boolean'

/** The attributes that occur, by name, and what their values are: text where they are of different kinds. */
export function attributeTypes(all: readonly Attributes[]): readonly (readonly [string, ValueType])[] {
  const types = new Map<string, ValueType>()
  for (const attributes of all) {
    for (const [name, value] of Object.entries(attributes)) {
      const type = typeof value === 'number' ? 'double' : typeof value === 'boolean' ? 'boolean' : 'string'
      types.set(name, (types.get(name) ?? type) === type ? type : 'string')
    }
  }
  return [...types].sort(([a], [b]) => (a < b ? -1 : 1))
}

export function typed(text: string, type: string): string | number | boolean {
  if (type === 'boolean') return text === 'true' || text === '1'
  return ['double', 'float', 'int', 'integer', 'long'].includes(type) && text.trim() !== '' ? Number(text) : text
}
