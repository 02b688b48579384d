import { freeze } from 'immer'
import { wholeNumber } from '../../gap/agreement/wholeNumber.js'
import { below, type Random, seeded } from '../../gap/influence/random.js'
import { failAt, type Safe, safe, show } from '../../model/errors.js'
import { asGiven, type OptionReaders, readNames, readOptions } from '../../model/input.js'
import { type Concept, concepts } from '../concepts.js'
import { decimalsAt, type Graph, graphOf, withLevels } from '../graph.js'
import type { ConflictInput } from '../model.js'
import { equilibriumPlaces } from '../stability.js'
import { inOrder, type Ordered, orderedPreferences, swapped } from './variants.js'

export interface RobustnessOptions {
  /** Default: all. */
  readonly concepts?: readonly Concept[]
  /** How many conflicts are drawn. Default 1,000. */
  readonly samples?: number
  /** How often two neighbours are swapped, for each decision maker. Default 1. */
  readonly swaps?: number
  /** Default 1. The same seed gives the same draws on every machine. */
  readonly seed?: number
}

const readers = {
  concepts: readNames,
  samples: asGiven,
  swaps: asGiven,
  seed: asGiven,
} as OptionReaders<RobustnessOptions>

/** How often an equilibrium is still one when preferences are a little different. */
export interface EquilibriumRobustness {
  readonly state: number
  /** By concept under which it is an equilibrium: the share of draws in which it still is, 0 to 1. */
  readonly survives: Readonly<Partial<Record<Concept, number>>>
}

/**
 * How often each equilibrium survives random changes of all preferences: in each draw, every decision maker has two neighbouring
 * statements swapped, or two neighbouring levels of its ranking, chosen evenly, `swaps` times over. Who has a single statement or level
 * keeps it. A share of draws p has a standard error of √(p (1 − p) / samples). Cost: that of `stability` for each draw.
 */
export function robustness(conflict: ConflictInput, options: RobustnessOptions = {}): readonly EquilibriumRobustness[] {
  const graph = graphOf(conflict)
  const stated = readOptions(options, readers)
  const asked = stated.concepts ?? concepts
  const samples = wholeNumber('samples', stated.samples ?? 1_000)
  const swaps = wholeNumber('swaps', stated.swaps ?? 1)
  const random = seeded(readSeed(stated.seed ?? 1))
  const own = graph.makers.map((_, maker) => orderedPreferences(graph, maker))
  const present = asked.map((concept) => equilibriumPlaces(graph, concept))
  const survived = present.map((places) => new Map(places.map((place) => [place, 0])))
  for (let sample = 0; sample < samples; sample++) {
    const drawn = withLevels(
      graph,
      own.map((ordered) => ordered.levels(drawnOrder(ordered, swaps, random))),
    )
    for (const [c, concept] of asked.entries()) {
      const counts = survived[c] as Map<number, number>
      for (const place of equilibriumPlaces(drawn, concept)) {
        const before = counts.get(place)
        if (before !== undefined) counts.set(place, before + 1)
      }
    }
  }
  return freeze(sharesOf(graph, asked, survived, samples), true)
}

/** The twin of `robustness` that returns the error instead of throwing it. */
export const safeRobustness: (
  conflict: ConflictInput,
  options?: RobustnessOptions,
) => Safe<readonly EquilibriumRobustness[]> = safe(robustness)

function readSeed(seed: number): number {
  if (Number.isSafeInteger(seed)) return seed
  return failAt(['seed'], { code: 'inconsistent', expected: 'a whole number', found: show(seed) })
}

function drawnOrder({ length }: Ordered, swaps: number, random: Random): readonly number[] {
  let order = inOrder(length)
  for (let n = 0; n < swaps && length > 1; n++) order = swapped(order, below(length - 1, random))
  return order
}

function sharesOf(
  graph: Graph,
  asked: readonly Concept[],
  survived: readonly ReadonlyMap<number, number>[],
  samples: number,
): EquilibriumRobustness[] {
  const places = [...new Set(survived.flatMap((counts) => [...counts.keys()]))].sort((a, b) => a - b)
  return places.map((place) => {
    const shares = asked.flatMap((concept, c): [Concept, number][] => {
      const count = survived[c]?.get(place)
      return count === undefined ? [] : [[concept, count / samples]]
    })
    return { state: decimalsAt(graph, [place])[0] as number, survives: Object.fromEntries(shares) }
  })
}
