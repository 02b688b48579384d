import { freeze } from 'immer'
import * as z from 'zod'
import { failAt, type Safe, safe, show } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { readData } from '../../model/input.js'
import { fields, refuse } from '../../model/schema.js'

/** How the distance of two clusters is told from those of their members. */
const linkages = ['single', 'average', 'complete', 'ward'] as const
export type Linkage = (typeof linkages)[number]

/** Two clusters become one. A cluster is told by its place: a node from 0 on, and after all nodes the merges in their order. */
export interface Merge {
  readonly clusters: readonly [number, number]
  readonly height: number
  readonly size: number
}

export interface Hierarchy {
  readonly labels: readonly string[]
  /** From the first merge to the last, one less than there are nodes. */
  readonly merges: readonly Merge[]
}

/**
 * Hierarchical clustering of a matrix of distances: the two clusters that are nearest become one, again and again, with distances
 * updated as in Lance & Williams (1967). `ward` is Ward's (1963) criterion on squared distances, with their roots as heights. Of
 * pairs that are equally near, the first in order. Cost: the cube of the number of nodes, at worst.
 *
 * Throws `DemarcheError` for a matrix that is not symmetric, or has other numbers than finite ones from 0 on.
 */
export function hierarchy(
  labels: readonly string[],
  distances: readonly (readonly number[])[],
  linkage: Linkage = 'average',
): Hierarchy {
  if (!linkages.includes(linkage)) {
    failAt(['linkage'], { code: 'invalidValue', expected: linkages.join(', '), found: linkage })
  }
  const names = parseWith(z.array(z.string()), readData(labels), ['labels'])
  const rows = parseWith(z.array(z.array(z.number())), readData(distances), ['distances'])
  const between = checkedDistances(names, rows, linkage === 'ward')
  const clusters = names.map((_, i) => ({ place: i, size: 1, at: i }))
  const merges: Merge[] = []
  while (clusters.length > 1) {
    let [a, b, least] = [0, 1, Number.POSITIVE_INFINITY]
    for (let i = 0; i < clusters.length; i++) {
      for (let j = i + 1; j < clusters.length; j++) {
        const distance = between[clusters[i]?.at as number]?.[clusters[j]?.at as number] as number
        if (distance < least) [a, b, least] = [i, j, distance]
      }
    }
    const [one, two] = [clusters[a], clusters[b]] as [Cluster, Cluster]
    for (const other of clusters) {
      if (other !== one && other !== two)
        set(between, one.at, other.at, joined(between, one, two, other, least, linkage))
    }
    const size = one.size + two.size
    merges.push({ clusters: [one.place, two.place], height: linkage === 'ward' ? Math.sqrt(least) : least, size })
    clusters.splice(b, 1)
    clusters[a] = { place: names.length + merges.length - 1, size, at: one.at }
  }
  return freeze({ labels: names, merges }, true)
}

/** The twin of `hierarchy` that returns the error instead of throwing it. */
export const safeHierarchy: (
  labels: readonly string[],
  distances: readonly (readonly number[])[],
  linkage?: Linkage,
) => Safe<Hierarchy> = safe(hierarchy)

const hierarchySchema = fields({
  labels: z.array(z.string()),
  merges: z.array(fields({ clusters: z.tuple([z.int(), z.int()]), height: z.number(), size: z.int() })),
}).check((context) => {
  const { labels, merges } = context.value
  const free = new Set(labels.keys())
  for (const [i, { clusters }] of merges.entries()) {
    if (clusters.every((cluster) => free.delete(cluster))) free.add(labels.length + i)
    else
      refuse(
        context,
        { code: 'inconsistent', expected: 'two clusters that are there', found: clusters.join(' and ') },
        ['merges', i],
      )
  }
})

/** The camps that are left when the last merges are undone. Throws `DemarcheError` unless `count` is from 1 to the number of nodes. */
export function cut(hierarchy: Hierarchy, count: number): readonly (readonly string[])[] {
  const { labels, merges } = parseWith(hierarchySchema, readData(hierarchy), ['hierarchy'])
  if (!Number.isInteger(count) || count < 1 || count > labels.length) {
    const expected = `a whole number from 1 to ${labels.length}`
    failAt(['count'], { code: 'inconsistent', expected, found: show(count) })
  }
  const members: (readonly number[])[] = labels.map((_, i) => [i])
  const open = new Set(labels.keys())
  for (const { clusters } of merges.slice(0, labels.length - count)) {
    for (const cluster of clusters) open.delete(cluster)
    open.add(members.length)
    members.push(clusters.flatMap((cluster) => members[cluster] as readonly number[]).sort((a, b) => a - b))
  }
  const camps = [...open].map((cluster) => members[cluster] as readonly number[])
  camps.sort(([a = 0], [b = 0]) => a - b)
  return freeze(
    camps.map((camp) => camp.map((i) => labels[i] as string)),
    true,
  )
}

/** The twin of `cut` that returns the error instead of throwing it. */
export const safeCut: (hierarchy: Hierarchy, count: number) => Safe<readonly (readonly string[])[]> = safe(cut)

interface Cluster {
  readonly place: number
  readonly size: number
  readonly at: number
}

function joined(
  between: readonly Float64Array[],
  one: Cluster,
  two: Cluster,
  other: Cluster,
  apart: number,
  linkage: Linkage,
): number {
  const [a, b] = [between[one.at]?.[other.at] as number, between[two.at]?.[other.at] as number]
  switch (linkage) {
    case 'single':
      return Math.min(a, b)
    case 'complete':
      return Math.max(a, b)
    case 'average':
      return (one.size * a + two.size * b) / (one.size + two.size)
    case 'ward': {
      const all = one.size + two.size + other.size
      return ((one.size + other.size) * a + (two.size + other.size) * b - other.size * apart) / all
    }
  }
}

function set(between: readonly Float64Array[], i: number, j: number, distance: number): void {
  ;(between[i] as Float64Array)[j] = distance
  ;(between[j] as Float64Array)[i] = distance
}

function checkedDistances(
  labels: readonly string[],
  distances: readonly (readonly number[])[],
  squared: boolean,
): Float64Array[] {
  if (distances.length !== labels.length) {
    const expected = 'a row of distances for each label'
    failAt(['distances'], { code: 'inconsistent', expected, found: `${distances.length} rows` })
  }
  return labels.map((_, i) =>
    Float64Array.from(labels, (__, j) => {
      const distance = distances[i]?.[j]
      const isFine = typeof distance === 'number' && distance >= 0 && Number.isFinite(distance)
      if (!isFine || distance !== distances[j]?.[i]) {
        const expected = 'a finite number from 0 on, the same both ways'
        failAt(['distances', i, j], { code: 'inconsistent', expected, found: show(distance) })
      }
      return squared ? distance * distance : distance
    }),
  )
}
