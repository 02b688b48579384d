import { freeze } from 'immer'
import { failAt, type Safe, safe } from '../model/errors.js'
import { adjacency, type Network } from './network.js'
import { entryAt } from './sparse.js'

/**
 * The weights as a dense matrix: rows are `labels`; columns are `columns` in a two-mode network and `labels` in others. 0
 * where there is no tie. Of a directed network, a cell is the sum over all arcs and layers. The cost is rows × columns.
 */
export function matrix(network: Network): readonly (readonly number[])[] {
  const { starts, indices, values, columns } = adjacency(network)
  const dense = network.labels.map(() => Array.from({ length: columns }, () => 0))
  for (const [row, cells] of dense.entries()) {
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at++) {
      const column = indices[at] as number
      const value = values[at] as number
      cells[column] = value
      if (network.kind === 'oneMode') (dense[column] as number[])[row] = value
    }
  }
  return freeze(dense, true)
}

/** The twin of `matrix` that returns the error instead of throwing it. */
export const safeMatrix: (network: Network) => Safe<readonly (readonly number[])[]> = safe(matrix)

/** The weight of the tie from one node to another; 0 where there is none. Throws `DemarcheError` for unknown names. */
export function weight(network: Network, source: string, target: string): number {
  const weights = adjacency(network)
  const columns = network.kind === 'twoMode' ? network.columns : network.labels
  const [i, j] = [placeOf(network.labels, source), placeOf(columns, target)]
  const [row, column] = network.kind === 'oneMode' ? [Math.min(i, j), Math.max(i, j)] : [i, j]
  return entryAt(weights, row, column)
}

/** The twin of `weight` that returns the error instead of throwing it. */
export const safeWeight: (network: Network, source: string, target: string) => Safe<number> = safe(weight)

/** Labels are sorted by code unit. */
function placeOf(labels: readonly string[], label: string): number {
  if (typeof label !== 'string') failAt([], { code: 'invalidType', expected: 'the name of a node', found: label })
  let [low, high] = [0, labels.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((labels[middle] as string) < label) low = middle + 1
    else high = middle
  }
  if (labels[low] === label) return low
  return failAt([], { code: 'unknownName', what: 'node', found: label, known: labels })
}
