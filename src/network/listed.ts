import { freeze } from 'immer'
import * as z from 'zod'
import { failAt, type Safe, safe } from '../model/errors.js'
import { parseWith } from '../model/fromZod.js'
import { readData } from '../model/input.js'
import { fields, name, text } from '../model/schema.js'
import type { Edge, Network } from './network.js'
import { remember } from './network.js'
import type { SparseMatrix } from './sparse.js'
import { attributesSchema } from './statement.js'
import { tally } from './tally.js'

const nodes = {
  labels: z.array(name),
  attributes: z.record(name, attributesSchema).default({}),
  measure: text.default('weight'),
}
const edge = { source: name, target: name, weight: z.number(), attributes: attributesSchema.exactOptional() }

/** A network as plain data, as `JSON.stringify` writes one. */
const networkSchema = z.discriminatedUnion('kind', [
  fields({ kind: z.literal('oneMode'), ...nodes, edges: z.array(fields(edge)) }),
  fields({
    kind: z.literal('twoMode'),
    ...nodes,
    columns: z.array(name),
    columnAttributes: z.record(name, attributesSchema).default({}),
    edges: z.array(fields(edge)),
  }),
  fields({
    kind: z.literal('directed'),
    ...nodes,
    layers: z.array(name).default([]),
    edges: z.array(fields({ ...edge, layer: name })),
  }),
])

export type NetworkInput = z.input<typeof networkSchema>

/**
 * A network from plain data: labels in any order, edges that name them. In a one-mode network an edge may be told from either
 * end, but once. Linear in nodes and edges, but for sorting labels.
 *
 * Throws `DemarcheError` for what is no network, for labels that stand there twice, for edges to unknown labels, and in a
 * one-mode network for an edge from a node to itself or told twice.
 */
export function defineNetwork(input: NetworkInput): Network {
  const parsed = parseWith(networkSchema, readData(input), [])
  const labels = sortedLabels(parsed.labels, 'labels')
  if (parsed.kind === 'twoMode') {
    return listedNetwork({ ...parsed, labels, columns: sortedLabels(parsed.columns, 'columns') })
  }
  if (parsed.kind === 'oneMode') return listedNetwork({ ...parsed, labels, edges: parsed.edges.map(forward) })
  const layers = [...new Set([...parsed.layers, ...parsed.edges.map(({ layer }) => layer)])].sort()
  return listedNetwork({ ...parsed, labels, layers })
}

/** The twin of `defineNetwork` that returns the error instead of throwing it. */
export const safeDefineNetwork: (input: NetworkInput) => Safe<Network> = safe(defineNetwork)

function sortedLabels(labels: readonly string[], where: string): string[] {
  const sorted = [...labels].sort()
  const twice = sorted.find((label, i) => label === sorted[i + 1])
  if (twice !== undefined) failAt([where], { code: 'duplicateId', what: 'node', found: twice })
  return sorted
}

function forward<E extends Edge>(edge: E): E {
  return edge.source <= edge.target ? edge : { ...edge, source: edge.target, target: edge.source }
}

/** A network whose edges are listed, those of weight 0 included; labels are sorted. */
export function listedNetwork<N extends Network>(network: N): N {
  const columns = network.kind === 'twoMode' ? network.columns : network.labels
  const [rowAt, columnAt] = [placesOf(network.labels), placesOf(columns)]
  const rows = network.edges.map(({ source }, at) => known(rowAt, source, ['edges', at, 'source'], network.labels))
  const targets = network.edges.map(({ target }, at) => known(columnAt, target, ['edges', at, 'target'], columns))
  if (network.kind === 'oneMode') assertSimple(network.edges)
  const order = network.kind === 'directed' ? network.edges : inOrder(network.edges, rows, targets)
  const frozen = freeze({ ...network, edges: order }, true)
  remember(frozen, sums(network.edges, rows, targets, network.labels.length, columns.length))
  return frozen
}

function placesOf(labels: readonly string[]): Map<string, number> {
  return new Map(labels.map((label, at) => [label, at]))
}

function known(places: Map<string, number>, label: string, path: (string | number)[], all: readonly string[]): number {
  const place = places.get(label)
  return place ?? failAt(path, { code: 'unknownName', what: 'node', found: label, known: all })
}

function assertSimple(edges: readonly Edge[]): void {
  const seen = new Set<string>()
  for (const [at, { source, target }] of edges.entries()) {
    const key = JSON.stringify([source, target])
    if (source !== target && !seen.has(key)) seen.add(key)
    else {
      const expected = 'a tie of two nodes, told once'
      failAt(['edges', at], { code: 'inconsistent', expected, found: `another of ${source} and ${target}` })
    }
  }
}

function inOrder(edges: readonly Edge[], rows: readonly number[], columns: readonly number[]): Edge[] {
  const at = edges.map((_, e) => e)
  const before = (a: number, b: number) =>
    (rows[a] as number) - (rows[b] as number) || (columns[a] as number) - (columns[b] as number)
  return at.sort(before).map((e) => edges[e] as Edge)
}

/** A tally by columns of the transposed edges is a list row by row. */
function sums(
  edges: readonly Edge[],
  rows: readonly number[],
  columns: readonly number[],
  height: number,
  width: number,
): SparseMatrix {
  const occurrences = {
    rows: Int32Array.from(columns),
    blocks: Int32Array.from(rows),
    weights: Float64Array.from(edges, ({ weight }) => weight),
  }
  const { starts, row, count } = tally(occurrences, { rows: width, blocks: height, levels: 1 })
  return { rows: height, columns: width, starts, indices: row, values: count }
}
