import { freeze } from 'immer'
import { failAt } from '../model/errors.js'
import type { SparseMatrix } from './sparse.js'
import type { Attributes } from './statement.js'

/** A tie of two nodes that is not 0. */
export interface Edge {
  readonly source: string
  readonly target: string
  readonly weight: number
  readonly attributes?: Attributes
}

interface Nodes {
  /** Names of the nodes, sorted by code unit. */
  readonly labels: readonly string[]
  /** What is known of nodes, by name; those of which nothing is known are left out. */
  readonly attributes: Readonly<Record<string, Attributes>>
  /** What the weights are, for files and pictures. */
  readonly measure: string
}

/** Who is tied to whom, both ways alike. No node is tied to itself. */
export interface OneModeNetwork extends Nodes {
  readonly kind: 'oneMode'
  /** Each tie once, from the label that comes first; in the order of labels. */
  readonly edges: readonly Edge[]
}

/** Who is tied to what. */
export interface TwoModeNetwork extends Nodes {
  readonly kind: 'twoMode'
  /** Names of the nodes of the other kind, sorted by code unit. */
  readonly columns: readonly string[]
  readonly columnAttributes: Readonly<Record<string, Attributes>>
  /** From a label to a column, row by row. */
  readonly edges: readonly Edge[]
}

/** One act towards somebody, in the layer of its kind. */
export interface Arc extends Edge {
  readonly layer: string
}

/** Who acts on whom, in layers. Two nodes can have many arcs, and a node can have one to itself. */
export interface DirectedNetwork extends Nodes {
  readonly kind: 'directed'
  readonly layers: readonly string[]
  readonly edges: readonly Arc[]
}

export type Network = OneModeNetwork | TwoModeNetwork | DirectedNetwork

/** Weights by network; edges are only spelt out when they are asked for. One-mode ones hold the upper triangle. */
const weights = new WeakMap<object, SparseMatrix>()

/** A one-mode network from the upper triangle of its matrix. */
export function oneModeNetwork(nodes: Nodes, upper: SparseMatrix): OneModeNetwork {
  return withEdges({ kind: 'oneMode', ...nodes }, upper, nodes.labels)
}

/** A two-mode network from its matrix. */
export function twoModeNetwork(
  nodes: Nodes & Pick<TwoModeNetwork, 'columns' | 'columnAttributes'>,
  matrix: SparseMatrix,
): TwoModeNetwork {
  return withEdges({ kind: 'twoMode', ...nodes }, matrix, nodes.columns)
}

function withEdges<Head extends Nodes>(head: Head, matrix: SparseMatrix, columns: readonly string[]) {
  let edges: readonly Edge[] | undefined
  const network = Object.defineProperty(freeze(head, true) && { ...head }, 'edges', {
    enumerable: true,
    get: () => (edges ??= spellOut(matrix, head.labels, columns)),
  }) as Head & { readonly edges: readonly Edge[] }
  weights.set(network, matrix)
  return Object.freeze(network)
}

function spellOut(matrix: SparseMatrix, rows: readonly string[], columns: readonly string[]): readonly Edge[] {
  const edges: Edge[] = []
  for (let row = 0; row < matrix.rows; row++) {
    for (let at = matrix.starts[row] as number; at < (matrix.starts[row + 1] as number); at++) {
      const target = columns[matrix.indices[at] as number] as string
      edges.push(Object.freeze({ source: rows[row] as string, target, weight: matrix.values[at] as number }))
    }
  }
  return Object.freeze(edges)
}

/** Keeps the weights of a network beside it. */
export function remember(network: Network, matrix: SparseMatrix): void {
  weights.set(network, matrix)
}

/**
 * The weights of a network as they are kept: of a one-mode network the upper triangle, of a directed one the sums over arcs.
 * They are not frozen, and not to be changed. Throws `DemarcheError` for what only looks like a network.
 */
export function adjacency(network: Network): SparseMatrix {
  const known = typeof network === 'object' && network !== null ? weights.get(network) : undefined
  if (known !== undefined) return known
  const expected = 'a network made by this library, or by defineNetwork'
  return failAt([], { code: 'invalidType', expected, found: network })
}
