import type { Settlement } from '../../gap/agreement/outlook.js'
import type { Value } from '../../model/scale.js'
import { valuesAt } from '../block.js'
import type { Fold, Layer } from './fold.js'

/**
 * How many packages are worth what a point is, for some points of the last layer. Numbers up to 2^53 are counted in floating
 * point, where they are exact; beyond, all are counted again as big integers.
 */
export function countWays({ layers }: Fold, points: readonly number[]): bigint[] {
  const reached = reachedPoints(layers, points)
  const counts = countFrom(layers, reached, 1, (x, y) => x + y)
  const own = points.map((point) => counts[point] as number)
  if (own.every((count) => count <= Number.MAX_SAFE_INTEGER)) return own.map(BigInt)
  const large = countFrom(layers, reached, 1n, (x, y) => x + y)
  return points.map((point) => large[point] as bigint)
}

/** Layer by layer, the points that some of the chosen points come about by. */
function reachedPoints(layers: readonly Layer[], points: readonly number[]): Uint8Array[] {
  const reached = layers.map(({ size }) => new Uint8Array(size))
  for (const point of points) (reached.at(-1) as Uint8Array)[point] = 1
  for (let l = layers.length - 1; l > 0; l--) {
    const { size, starts, parents } = layers[l] as Layer
    const [own, before] = [reached[l] as Uint8Array, reached[l - 1] as Uint8Array]
    for (let i = 0; i < size; i++) {
      if (own[i] === 0) continue
      for (let way = starts[i] as number; way < (starts[i + 1] as number); way++) before[parents[way] as number] = 1
    }
  }
  return reached
}

function countFrom<Count>(
  layers: readonly Layer[],
  reached: readonly Uint8Array[],
  one: Count,
  add: (x: Count, y: Count) => Count,
): (Count | undefined)[] {
  let before: (Count | undefined)[] = [one]
  for (const [l, { size, starts, parents }] of layers.entries()) {
    const counts: (Count | undefined)[] = new Array(size)
    for (let i = 0; i < size; i++) {
      if ((reached[l] as Uint8Array)[i] === 0) continue
      const first = starts[i] as number
      let count = before[parents[first] as number] as Count
      for (let way = first + 1; way < (starts[i + 1] as number); way++) {
        count = add(count, before[parents[way] as number] as Count)
      }
      counts[i] = count
    }
    before = counts
  }
  return before
}

/** All packages that are worth what a point of the last layer is, one by one. */
export function* packagesOf({ layers }: Fold, point: number): Generator<Settlement, void> {
  const settled: Record<string, Value> = {}
  const issues = layers.flatMap(({ block }) => block.axes.map(({ issue }) => issue))
  function* settle(l: number, i: number): Generator<Settlement, void> {
    const layer = layers[l]
    if (layer === undefined) {
      yield Object.fromEntries(issues.map((issue) => [issue, settled[issue] as Value]))
      return
    }
    for (let way = layer.starts[i] as number; way < (layer.starts[i + 1] as number); way++) {
      for (const [issue, value] of valuesAt(layer.block, layer.combinations[way] as number)) settled[issue] = value
      yield* settle(l - 1, layer.parents[way] as number)
    }
  }
  yield* settle(layers.length - 1, point)
}

/** The first of these packages. */
export function onePackageOf({ layers }: Fold, point: number): Settlement {
  const settled: [string, Value][] = []
  for (let l = layers.length - 1, i = point; l >= 0; l--) {
    const { block, starts, parents, combinations } = layers[l] as Layer
    const way = starts[i] as number
    settled.push(...valuesAt(block, combinations[way] as number))
    i = parents[way] as number
  }
  return Object.fromEntries(settled.reverse())
}
