import type { Block } from '../block.js'
import { blockPoints } from './blockPoints.js'
import { compare, copyPoint, emptyPoints, merged, type Points, selected, shifted } from './points.js'
import { prune } from './prune.js'
import { type Thinning, thinned } from './thin.js'

/**
 * The points after one more block, and how each comes about: the ways to point i run from `starts[i]` up to `starts[i + 1]`,
 * each a point of the layer before and a combination of the block.
 */
export interface Layer {
  readonly block: Block
  readonly size: number
  readonly starts: Int32Array
  readonly parents: Int32Array
  readonly combinations: Int32Array
}

/** What is left when all blocks are added up: every Pareto-optimal point, and perhaps some that just miss being one. */
export interface Fold {
  readonly layers: readonly Layer[]
  /** Distinct points; their origins are their numbers in the last layer. */
  readonly points: Points
  /** What the worst and the best of all packages is worth to each party. */
  readonly least: readonly number[]
  readonly most: readonly number[]
  /** By how much a package that was left out can be better than all that are left, for each party. 0 when exact. */
  readonly losses: readonly number[]
}

export interface FoldOptions {
  /** The most points that are kept after a block. */
  readonly limit: number
  /** The share of each party's range of utilities that may be lost. */
  readonly epsilon: number
  /** By how much a point has to be better to count as better. */
  readonly tolerance: number
  /** What every party has to have in the end: points that cannot reach it are dropped. Default: nothing. */
  readonly floor?: readonly number[]
}

/** More sums than this of one block and what comes before are not looked at: one of the two is thinned. */
const mostSums = 2 ** 26

/**
 * Adds up block after block, and drops after each what is dominated: what is dominated in one part of a package is dominated
 * in the whole, where the parts are added up (Nemhauser & Ullmann 1969, for a sum and a bound). Where more than `limit`
 * points are left, one of each box is kept, and what that loses is told.
 *
 * Cost: the points of a layer times the undominated combinations of the next block, times the logarithm of the latter.
 */
export function fold(blocks: readonly Block[], constants: readonly number[], options: FoldOptions): Fold {
  const parties = constants.length
  const margins = constants.map((constant, p) => {
    const size = blocks.reduce((sum, block) => sum + (block.sizes[p] as number), Math.abs(constant))
    // Rounding can bring two sums closer by no more than this.
    return options.tolerance + (blocks.length + 4) * size * 2 ** -52
  })
  const offers = blocks.map((block) => blockPoints(block, parties, margins))
  const extreme = (of: 'least' | 'most') =>
    constants.map((constant, p) => offers.reduce((sum, offer) => sum + (offer[of][p] as number), constant))
  const [least, most] = [extreme('least'), extreme('most')]
  const thinning: Thinning = {
    ranges: most.map((high, p) => high - (least[p] as number)),
    losses: constants.map(() => 0),
    share: options.epsilon / (2 * blocks.length),
  }
  /** What a sum of the first blocks has to be at least, if the best of all others is added. */
  const missing = (b: number) =>
    options.floor?.map((floor, p) => {
      const rest = offers.slice(b + 1).reduce((sum, offer) => sum + (offer.most[p] as number), 0)
      return floor - rest - (margins[p] as number)
    })
  const layers: Layer[] = []
  let points = start(constants)
  for (const [b, { block, points: all }] of offers.entries()) {
    const own = thinned(all, Math.min(options.limit, Math.floor(mostSums / points.size)), thinning)
    const sums = thinned(above(sumsOf(points, own, margins), missing(b)), options.limit, thinning)
    const layer = layerOf(block, sums, own)
    layers.push(layer.layer)
    points = layer.points
  }
  return { layers, points, least, most, losses: thinning.losses }
}

function above(points: Points, floor: readonly number[] | undefined): Points {
  if (floor === undefined) return points
  const kept: number[] = []
  for (let i = 0; i < points.size; i++) {
    if (points.utilities.every((column, p) => (column[i] as number) >= (floor[p] as number))) kept.push(i)
  }
  return selected(points, kept)
}

function start(constants: readonly number[]): Points {
  const points = emptyPoints(constants.length, 1)
  for (const [p, constant] of constants.entries()) (points.utilities[p] as Float64Array)[0] = constant
  points.size = 1
  return points
}

/** All sums of a point and a combination that are not dominated; their origin is point × combinations + combination. */
function sumsOf(points: Points, own: Points, margins: readonly number[]): Points {
  const between = (first: number, last: number): Points => {
    if (first === last) {
      const addition = own.utilities.map((column) => column[first] as number)
      return shifted(points, addition, (point) => point * own.size + first)
    }
    const middle = (first + last) >> 1
    const all = merged(between(first, middle), between(middle + 1, last))
    prune(all, margins)
    return all
  }
  return own.size === 0 ? emptyPoints(margins.length, 0) : between(0, own.size - 1)
}

/** Equal sums as one point, with all ways to it. */
function layerOf(block: Block, sums: Points, own: Points): { layer: Layer; points: Points } {
  const points = emptyPoints(sums.utilities.length, sums.size)
  const starts = new Int32Array(sums.size + 1)
  const parents = new Int32Array(sums.size)
  const combinations = new Int32Array(sums.size)
  for (let i = 0; i < sums.size; i++) {
    if (i === 0 || compare(sums.utilities, i - 1, sums.utilities, i) !== 0) {
      starts[points.size] = i
      copyPoint(points, points.size, sums, i)
      points.origins[points.size] = points.size
      points.size++
    }
    const origin = sums.origins[i] as number
    parents[i] = Math.floor(origin / own.size)
    combinations[i] = own.origins[origin % own.size] as number
  }
  starts[points.size] = sums.size
  return { layer: { block, size: points.size, starts, parents, combinations }, points }
}
