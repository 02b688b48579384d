import { failAt } from '../../model/errors.js'
import { adjacency, type Network, type OneModeNetwork } from '../network.js'
import { readCamps } from './read.js'

/** A one-mode network as lists of neighbours, both ways. */
export interface Graph {
  readonly size: number
  /** Node i has the neighbours from `starts[i]` up to, not including, `starts[i + 1]`. */
  readonly starts: Int32Array
  readonly neighbours: Int32Array
  readonly weights: Float64Array
}

/** Throws `DemarcheError` for a network whose ties are not between nodes of one kind, both ways alike. */
export function graphOf(network: OneModeNetwork): Graph {
  const upper = adjacency(network)
  if ((network as Network).kind !== 'oneMode') {
    failAt(['network'], { code: 'inconsistent', expected: 'a one-mode network', found: (network as Network).kind })
  }
  const size = network.labels.length
  const degrees = new Int32Array(size + 1)
  each(upper, (i, j) => {
    degrees[i + 1] = (degrees[i + 1] as number) + 1
    degrees[j + 1] = (degrees[j + 1] as number) + 1
  })
  const starts = degrees
  for (let i = 0; i < size; i++) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number)
  const next = starts.slice()
  const neighbours = new Int32Array(starts[size] as number)
  const weights = new Float64Array(starts[size] as number)
  const put = (from: number, to: number, weight: number) => {
    const at = next[from] as number
    neighbours[at] = to
    weights[at] = weight
    next[from] = at + 1
  }
  each(upper, (i, j, weight) => {
    put(i, j, weight)
    put(j, i, weight)
  })
  return { size, starts, neighbours, weights }
}

function each(
  { rows, starts, indices, values }: ReturnType<typeof adjacency>,
  see: (row: number, column: number, value: number) => void,
): void {
  for (let row = 0; row < rows; row++) {
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at++) {
      see(row, indices[at] as number, values[at] as number)
    }
  }
}

/** Camps as lists of labels: each in the order of labels, and camps in the order of their first members. */
export function campsOf(labels: readonly string[], membership: ArrayLike<number>): string[][] {
  const camps = new Map<number, string[]>()
  for (const [i, label] of labels.entries()) {
    const camp = membership[i] as number
    const members = camps.get(camp)
    if (members === undefined) camps.set(camp, [label])
    else members.push(label)
  }
  return [...camps.values()]
}

/** The camp of each node, by its place. Throws `DemarcheError` unless each node is in exactly one camp. */
export function membershipOf(labels: readonly string[], given: readonly (readonly string[])[]): Int32Array {
  const camps = readCamps(given)
  const places = new Map(labels.map((label, i) => [label, i]))
  const membership = new Int32Array(labels.length).fill(-1)
  for (const [c, camp] of camps.entries()) {
    for (const [m, label] of camp.entries()) {
      const place = places.get(label)
      if (place === undefined)
        failAt(['camps', c, m], { code: 'unknownName', what: 'node', found: label, known: labels })
      if (membership[place] !== -1) {
        failAt(['camps', c, m], { code: 'inconsistent', expected: 'each node in one camp', found: `${label} in two` })
      }
      membership[place] = c
    }
  }
  const out = membership.indexOf(-1)
  if (out >= 0) {
    failAt(['camps'], { code: 'inconsistent', expected: 'each node in a camp', found: `${labels[out]} in none` })
  }
  return membership
}
