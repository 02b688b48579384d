import { freeze } from 'immer'
import { failAt, type Safe, safe } from '../model/errors.js'
import { asGiven, readList, readOptions } from '../model/input.js'
import { cut, hierarchy, type Linkage } from './camps/hierarchy.js'
import { adjacency, type OneModeNetwork } from './network.js'
import type { TimeSlice } from './overTime.js'
import { laplacianSpectrum } from './spectrum.js'

export interface PhasesOptions {
  /** How many states there are, from 1 to the number of slices. Default: as many as make slices most like their own state. */
  readonly states?: number
  /**
   * `ties`: the differences of all ties, as a share of all ties of both. `spectrum`: how differently the network hangs together,
   * whoever is in it: the differences of Laplacian eigenvalues, each spectrum as shares of its sum, halved. Default `ties`.
   */
  readonly distance?: 'ties' | 'spectrum'
  /** Default `ward`. */
  readonly linkage?: Linkage
}

export interface Phases {
  /** For each slice its state, numbered from 0 in the order of their first slices. */
  readonly states: readonly number[]
  /** The slices, by their places, at which another state begins. */
  readonly transitions: readonly number[]
  /** From 0 to 1, between slices. */
  readonly distances: readonly (readonly number[])[]
  /** How much nearer slices are to their own state than to the next (Rousseeuw 1987), from −1 to 1; absent for a single state. */
  readonly silhouette?: number
}

/**
 * The states that a network goes through: slices of time are clustered by how different their networks are (after Masuda & Holme
 * 2019). Cost: slices² × ties, or slices × the cube of nodes for `spectrum`.
 *
 * Throws `DemarcheError` where there are no slices, for more states than slices, and for negative ties with `spectrum`.
 */
export function phases(slices: readonly TimeSlice<OneModeNetwork>[], options: PhasesOptions = {}): Phases {
  const networks = readNetworks(slices)
  const readers = { states: asGiven, distance: asGiven, linkage: asGiven }
  const { states, distance = 'ties', linkage = 'ward' } = readOptions(options, readers)
  if (distance !== 'ties' && distance !== 'spectrum') {
    failAt(['distance'], { code: 'invalidValue', expected: '"ties" or "spectrum"', found: distance })
  }
  const distances = distance === 'ties' ? tieDistances(networks) : spectralDistances(networks)
  const names = networks.map((_, i) => String(i))
  const tree = hierarchy(names, distances, linkage)
  const among =
    states === undefined ? Array.from({ length: Math.min(names.length - 1, 10) }, (_, i) => i + 1) : [states]
  const tried = (among.length === 0 ? [1] : among).map((count) => {
    const own = statesOf(cut(tree, count), names.length)
    return { own, silhouette: silhouetteOf(own, distances) }
  })
  // A single state has nothing to be compared with: others have to be better than nothing.
  const best = tried.reduce((most, other) => ((other.silhouette ?? 0) > (most.silhouette ?? 0) ? other : most))
  const transitions = best.own.flatMap((state, i) => (i > 0 && state !== best.own[i - 1] ? [i] : []))
  const { own, silhouette } = best
  return freeze({ states: own, transitions, distances, ...(silhouette === undefined ? {} : { silhouette }) }, true)
}

/** The twin of `phases` that returns the error instead of throwing it. */
export const safePhases: (slices: readonly TimeSlice<OneModeNetwork>[], options?: PhasesOptions) => Safe<Phases> =
  safe(phases)

function readNetworks(slices: readonly TimeSlice<OneModeNetwork>[]): readonly OneModeNetwork[] {
  const read = readList(slices, ['slices'])
  if (read.length === 0) failAt(['slices'], { code: 'inconsistent', expected: 'at least one slice', found: 'none' })
  return read.map((slice, i) => {
    const { network } = readOptions(slice as Pick<TimeSlice<OneModeNetwork>, 'network'>, { network: asGiven }, [
      'slices',
      i,
    ])
    adjacency(network)
    return network
  })
}

function statesOf(camps: readonly (readonly string[])[], count: number): number[] {
  const states = Array.from({ length: count }, () => 0)
  for (const [state, camp] of camps.entries()) for (const name of camp) states[Number(name)] = state
  return states
}

function tieDistances(networks: readonly OneModeNetwork[]): number[][] {
  const ties = networks.map(
    ({ edges }) => new Map(edges.map((edge) => [JSON.stringify([edge.source, edge.target]), edge.weight])),
  )
  const sizes = ties.map((own) => [...own.values()].reduce((sum, weight) => sum + Math.abs(weight), 0))
  return symmetric(networks.length, (i, j) => {
    const [a, b] = [ties[i], ties[j]] as [Map<string, number>, Map<string, number>]
    let difference = 0
    for (const [tie, weight] of a) difference += Math.abs(weight - (b.get(tie) ?? 0))
    for (const [tie, weight] of b) if (!a.has(tie)) difference += Math.abs(weight)
    const all = (sizes[i] as number) + (sizes[j] as number)
    return all === 0 ? 0 : difference / all
  })
}

function spectralDistances(networks: readonly OneModeNetwork[]): number[][] {
  const spectra = networks.map((network) => {
    const values = laplacianSpectrum(network).toReversed()
    const sum = values.reduce((all, value) => all + value, 0)
    return values.map((value) => (sum === 0 ? 0 : value / sum))
  })
  return symmetric(networks.length, (i, j) => spectralDistance(spectra[i] as number[], spectra[j] as number[]))
}

/** Half the differences of shares, the largest compared with the largest; what one has more counts in full. */
export function spectralDistance(a: readonly number[], b: readonly number[]): number {
  const length = Math.max(a.length, b.length)
  let sum = 0
  for (let k = 0; k < length; k++) sum += Math.abs((a[k] ?? 0) - (b[k] ?? 0))
  return Math.min(1, sum / 2)
}

function symmetric(size: number, distance: (i: number, j: number) => number): number[][] {
  const all = Array.from({ length: size }, () => Array.from({ length: size }, () => 0))
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      const apart = distance(i, j)
      ;(all[i] as number[])[j] = apart
      ;(all[j] as number[])[i] = apart
    }
  }
  return all
}

function silhouetteOf(states: readonly number[], distances: readonly (readonly number[])[]): number | undefined {
  const count = new Set(states).size
  if (count < 2) return undefined
  const widths = states.map((state, i) => {
    const sums = Array.from({ length: count }, () => ({ sum: 0, size: 0 }))
    for (const [j, other] of states.entries()) {
      if (j === i) continue
      const at = sums[other] as { sum: number; size: number }
      at.sum += distances[i]?.[j] as number
      at.size++
    }
    const own = sums[state] as { sum: number; size: number }
    if (own.size === 0) return 0
    const within = own.sum / own.size
    const nearest = Math.min(
      ...sums.flatMap(({ sum, size }, other) => (other === state || size === 0 ? [] : [sum / size])),
    )
    const larger = Math.max(within, nearest)
    return larger === 0 ? 0 : (nearest - within) / larger
  })
  return widths.reduce((sum, width) => sum + width, 0) / widths.length
}
