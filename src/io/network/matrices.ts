import { failAt, safely, show } from '../../model/errors.js'
import { defineNetwork, type NetworkInput } from '../../network/listed.js'
import { matrix } from '../../network/matrix.js'
import { adjacency, type Network } from '../../network/network.js'
import type { Attributes } from '../../network/statement.js'
import type { Read, Source } from '../text/source.js'
import { readCsv, writeCsv } from './table.js'

/** Writes weights as a table: labels in the first row and column, and every weight, 0 where there is no tie. */
export async function writeMatrixCsv(network: Network): Promise<string> {
  const cells = matrix(network)
  const columns = network.kind === 'twoMode' ? network.columns : network.labels
  return writeCsv([['', ...columns], ...network.labels.map((label, i) => [label, ...(cells[i] as readonly number[])])])
}

/** Writes ties as a table, one a row: `source`, `target`, `weight`, in a directed network `layer`, then attributes. */
export async function writeEdgesCsv(network: Network): Promise<string> {
  adjacency(network)
  const names = [...new Set(network.edges.flatMap(({ attributes = {} }) => Object.keys(attributes)))].sort()
  const head = ['source', 'target', 'weight', ...(network.kind === 'directed' ? ['layer'] : [])]
  const rows = network.edges.map((edge) => [
    edge.source,
    edge.target,
    edge.weight,
    ...('layer' in edge ? [edge.layer] : []),
    ...names.map((name) => valueIn(edge.attributes ?? {}, name)),
  ])
  return writeCsv([[...head, ...names], ...rows])
}

function valueIn(attributes: Attributes, name: string): string | number | boolean {
  return Object.hasOwn(attributes, name) ? (attributes[name] as string) : ''
}

export type MatrixKind = 'oneMode' | 'twoMode' | 'directed'

/**
 * Reads weights from a table with labels in the first row and column. Without `kind`, a table with the same labels twice and
 * the same weights both ways is one-mode, one with other weights is directed, and any other is two-mode; what stands on the
 * diagonal of a one-mode table is left out. Throws `DemarcheError` with the row and column of what is no number.
 */
export async function readMatrixCsv(source: Source, kind?: MatrixKind): Promise<Read<Network>> {
  const { rows, mended } = await readCsv(source)
  const [[, ...columns] = [], ...body] = rows
  const labels = body.map(([label = '']) => label)
  const cells = body.map((row, i) => columns.map((_, j) => numberAt(row[j + 1], i, j)))
  return { data: networkOf(labels, columns, cells, kind), mended }
}

/** The twin of `readMatrixCsv` that returns the error instead of rejecting with it. */
export const safeReadMatrixCsv = safely(readMatrixCsv)

function numberAt(cell: string | undefined, row: number, column: number): number {
  const number = cell === undefined || cell.trim() === '' ? Number.NaN : Number(cell)
  if (Number.isFinite(number)) return number
  return failAt([`row ${row + 2}`, `column ${column + 2}`], {
    code: 'inconsistent',
    expected: 'a number',
    found: show(cell ?? ''),
  })
}

/** A network from a dense matrix. */
export function networkOf(
  labels: readonly string[],
  columns: readonly string[],
  cells: readonly (readonly number[])[],
  kind: MatrixKind = kindOf(labels, columns, cells),
): Network {
  const ties = labels.flatMap((source, i) =>
    columns.flatMap((target, j) => {
      const weight = cells[i]?.[j] ?? 0
      const isTold = kind === 'oneMode' ? i < j : true
      return weight === 0 || !isTold ? [] : [{ source, target, weight }]
    }),
  )
  const head = { labels: [...labels], measure: 'weight' }
  const input: NetworkInput =
    kind === 'twoMode'
      ? { kind, ...head, columns: [...columns], edges: ties }
      : kind === 'oneMode'
        ? { kind, ...head, edges: ties }
        : { kind, ...head, edges: ties.map((tie) => ({ ...tie, layer: 'tie' })) }
  return defineNetwork(input)
}

function kindOf(
  labels: readonly string[],
  columns: readonly string[],
  cells: readonly (readonly number[])[],
): MatrixKind {
  const isSquare = labels.length === columns.length && labels.every((label, at) => label === columns[at])
  if (!isSquare) return 'twoMode'
  return cells.every((row, i) => row.every((value, j) => value === cells[j]?.[i])) ? 'oneMode' : 'directed'
}
