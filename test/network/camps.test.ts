import { DemarcheError } from 'demarche'
import {
  backbone,
  communities,
  cut,
  defineNetwork,
  defineStatements,
  explainCamps,
  frustration,
  hierarchy,
  laplacianSpectrum,
  modularity,
  type OneModeNetwork,
  oneMode,
  phases,
  polarisation,
  profileDistances,
  type Statement,
  type StatementSet,
  safeFrustration,
  weight,
} from 'demarche/network'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cases } from '../cases.js'
import { statementSets } from './draws.js'

const third = { numRuns: Math.ceil(cases / 3) }

function networkOf(labels: readonly string[], edges: readonly (readonly [string, string, number])[]): OneModeNetwork {
  const told = edges.map(([source, target, own]) => ({ source, target, weight: own }))
  return defineNetwork({ kind: 'oneMode', labels: [...labels], edges: told }) as OneModeNetwork
}

/** Up to seven nodes with ties of both signs. */
const signed = (least = -3, nodes = 7) =>
  fc
    .array(fc.array(fc.integer({ min: least, max: 3 }), { minLength: nodes, maxLength: nodes }), {
      minLength: 2,
      maxLength: nodes,
    })
    .map((rows) => {
      const labels = rows.map((_, i) => `n${i}`)
      const edges = labels.flatMap((a, i) =>
        labels.slice(i + 1).flatMap((b, k) => {
          const own = rows[i]?.[i + 1 + k] ?? 0
          return own === 0 ? [] : [[a, b, own] as const]
        }),
      )
      return networkOf(labels, edges)
    })

/** Every way to divide places into at most so many camps. */
function divisions(size: number, most: number): number[][] {
  return Array.from({ length: size }).reduce<number[][]>(
    (all) =>
      all.flatMap((own) =>
        Array.from({ length: Math.min(most, Math.max(-1, ...own) + 2) }, (_, camp) => [...own, camp]),
      ),
    [[]],
  )
}

const campsBy = (labels: readonly string[], division: readonly number[]) =>
  [...new Set(division)].map((camp) => labels.filter((_, i) => division[i] === camp))

function frustrationBy({ labels, edges }: OneModeNetwork, division: readonly number[]): number {
  const at = (label: string) => division[labels.indexOf(label)]
  return edges.reduce(
    (sum, { source, target, weight: own }) => (own > 0 === (at(source) === at(target)) ? sum : sum + Math.abs(own)),
    0,
  )
}

/** Straight from the definition of Gómez, Jensen & Arenas, over all pairs. */
function modularityBy(network: OneModeNetwork, division: readonly number[]): number {
  const { labels } = network
  const w = labels.map((a) => labels.map((b) => (a === b ? 0 : weight(network, a, b))))
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
  const positive = w.map((row) => sum(row.map((value) => Math.max(0, value))))
  const negative = w.map((row) => sum(row.map((value) => Math.max(0, -value))))
  const [p, n] = [sum(positive), sum(negative)]
  if (p + n === 0) return 0
  let q = 0
  for (const [i, row] of w.entries()) {
    for (const [j, value] of row.entries()) {
      if (division[i] !== division[j]) continue
      const expected = (own: readonly number[], all: number) =>
        all === 0 ? 0 : ((own[i] as number) * (own[j] as number)) / all
      q += value - expected(positive, p) + expected(negative, n)
    }
  }
  return q / (p + n)
}

describe('minimal frustration', () => {
  it('should be what all divisions say', () => {
    fc.assert(
      fc.property(signed(), fc.integer({ min: 1, max: 4 }), fc.nat(), (network, camps, seed) => {
        const found = frustration(network, { camps, seed })
        const least = Math.min(
          ...divisions(network.labels.length, camps).map((division) => frustrationBy(network, division)),
        )
        expect(found.exact).toBe(true)
        expect(found.frustration).toBeCloseTo(least, 9)
        expect(found.atLeast).toBe(found.frustration)
        expect(found.camps.length).toBeLessThanOrEqual(camps)
        const division = network.labels.map((label) => found.camps.findIndex((camp) => camp.includes(label)))
        expect(frustrationBy(network, division)).toBeCloseTo(least, 9)
        expect(found.total).toBeCloseTo(
          network.edges.reduce((sum, { weight: own }) => sum + Math.abs(own), 0),
          9,
        )
      }),
      third,
    )
  })

  it('should be within its bounds where the search is cut off', () => {
    fc.assert(
      fc.property(signed(), fc.integer({ min: 1, max: 12 }), (network, limit) => {
        const cutOff = frustration(network, { limit })
        const whole = frustration(network)
        expect(cutOff.atLeast).toBeLessThanOrEqual(whole.frustration + 1e-9)
        expect(cutOff.frustration).toBeGreaterThanOrEqual(whole.frustration - 1e-9)
        expect(cutOff.exact).toBe(cutOff.atLeast === cutOff.frustration)
      }),
      third,
    )
  })

  it('should be none between two camps that hang together, however many they are', () => {
    const labels = Array.from({ length: 60 }, (_, i) => `n${String(i).padStart(2, '0')}`)
    const edges = labels.flatMap((a, i) =>
      labels.slice(i + 1).map((b, k) => [a, b, i % 2 === (i + 1 + k) % 2 ? 1 : -1] as const),
    )
    expect(frustration(networkOf(labels, edges))).toMatchObject({
      frustration: 0,
      exact: true,
      camps: [{ length: 30 }, { length: 30 }],
    })
  })
})

describe('communities', () => {
  it('should have the modularity that the definition gives them', () => {
    fc.assert(
      fc.property(signed(), fc.nat(), (network, seed) => {
        const found = communities(network, { seed, tries: 3 })
        const division = network.labels.map((label) => found.camps.findIndex((camp) => camp.includes(label)))
        expect(found.modularity).toBeCloseTo(modularityBy(network, division), 9)
        expect(modularity(network, found.camps)).toBeCloseTo(found.modularity, 12)
        expect(communities(network, { seed, tries: 3 })).toEqual(found)
      }),
      third,
    )
  })

  it('should be as good as any division of a few nodes, nearly always', () => {
    let [best, all] = [0, 0]
    fc.assert(
      fc.property(signed(-3, 6), (network) => {
        const most = Math.max(
          ...divisions(network.labels.length, network.labels.length).map((division) => modularityBy(network, division)),
        )
        const { modularity: found } = communities(network)
        expect(found).toBeLessThanOrEqual(most + 1e-9)
        all++
        if (found >= most - 1e-9) best++
      }),
      { numRuns: 200 },
    )
    expect(best / all).toBeGreaterThan(0.97)
  })

  it('should find what is known of the karate club (Zachary 1977): 0.4198 in four camps (Brandes et al. 2008)', () => {
    const found = communities(karate(), { tries: 30 })
    expect(found.modularity).toBeCloseTo(0.4198, 4)
    expect(found.camps).toHaveLength(4)
  })

  it('should hang together', () => {
    fc.assert(
      fc.property(signed(0), (network) => {
        for (const camp of communities(network).camps)
          expect(reachedFrom(camp[0] as string, camp, network)).toBe(camp.length)
      }),
      third,
    )
  })
})

/** How many of a camp can be reached from one member without leaving it. */
function reachedFrom(member: string, camp: readonly string[], { edges }: OneModeNetwork): number {
  const inside = edges.filter(({ source, target }) => camp.includes(source) && camp.includes(target))
  const reached = new Set([member])
  for (let before = 0; before < reached.size; ) {
    before = reached.size
    for (const { source, target } of inside) {
      if (reached.has(source)) reached.add(target)
      if (reached.has(target)) reached.add(source)
    }
  }
  return reached.size
}

/** Friendships in a club (Zachary 1977, figure 1): by member, those with a higher number. */
function karate(): OneModeNetwork {
  const ties: Record<number, number[]> = {
    1: [2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 18, 20, 22, 32],
    2: [3, 4, 8, 14, 18, 20, 22, 31],
    3: [4, 8, 9, 10, 14, 28, 29, 33],
    4: [8, 13, 14],
    5: [7, 11],
    6: [7, 11, 17],
    7: [17],
    9: [31, 33, 34],
    10: [34],
    14: [34],
    15: [33, 34],
    16: [33, 34],
    19: [33, 34],
    20: [34],
    21: [33, 34],
    23: [33, 34],
    24: [26, 28, 30, 33, 34],
    25: [26, 28, 32],
    26: [32],
    27: [30, 34],
    28: [34],
    29: [32, 34],
    30: [33, 34],
    31: [33, 34],
    32: [33, 34],
    33: [34],
  }
  const labels = Array.from({ length: 34 }, (_, i) => `${i + 1}`)
  return networkOf(
    labels,
    Object.entries(ties).flatMap(([a, others]) => others.map((b) => [a, `${b}`, 1] as const)),
  )
}

const say = (actor: string, concept: string, qualifier: boolean, date = '2025-01-01'): Statement => ({
  actor,
  concept,
  qualifier,
  date,
})

/** Two camps that agree on everything within, and on nothing between. */
const perfect = defineStatements(
  ['a', 'b', 'c', 'x', 'y'].flatMap((actor) =>
    ['dam', 'toll'].map((concept) => say(actor, concept, actor < 'm' === (concept === 'dam'))),
  ),
)

describe('polarisation', () => {
  it('should be highest for two perfect camps, and find them', () => {
    expect(polarisation(perfect)).toEqual({
      camps: [
        ['a', 'b', 'c'],
        ['x', 'y'],
      ],
      score: 1,
      congruenceWithin: 1,
      conflictWithin: 0,
      atMost: 1,
    })
    expect(
      polarisation(perfect, {
        camps: [
          ['a', 'x'],
          ['b', 'c', 'y'],
        ],
      }).score,
    ).toBeLessThan(0.2)
    expect(polarisation(perfect, { camps: [['a', 'b', 'c', 'x', 'y']] }).score).toBe(0)
  })

  it('should be what all divisions into two say', () => {
    fc.assert(
      fc.property(statementSets({ kinds: ['boolean'] }), (set) => {
        const found = polarisation(set)
        const congruence = oneMode(set, { aggregation: 'congruence' })
        const conflict = oneMode(set, { aggregation: 'conflict' })
        const total = ({ edges }: OneModeNetwork) => edges.reduce((sum, { weight: own }) => sum + own, 0)
        if (total(congruence) === 0 || total(conflict) === 0) {
          expect(found.score).toBeUndefined()
          return
        }
        const within = (network: OneModeNetwork, division: readonly number[]) =>
          network.edges
            .filter(({ source, target }) => {
              const at = (label: string) => division[congruence.labels.indexOf(label)]
              return at(source) === at(target)
            })
            .reduce((sum, { weight: own }) => sum + own, 0) / total(network)
        const best = Math.max(
          ...divisions(congruence.labels.length, 2).map((own) => within(congruence, own) - within(conflict, own)),
        )
        expect(found.score).toBeCloseTo(best, 9)
        expect(found.atMost).toBeCloseTo(best, 9)
        expect(polarisation(set, { camps: found.camps }).score).toBeCloseTo(best, 9)
      }),
      third,
    )
  })
})

describe('an explanation of camps', () => {
  it('should say what holds them together and what divides them, and who said so', () => {
    const set = defineStatements([
      ...perfect.statements,
      say('a', 'school', true),
      say('x', 'school', true),
      say('b', 'school', false),
    ])
    const [first, second] = explainCamps(set, [
      ['a', 'b', 'c'],
      ['x', 'y'],
    ])
    expect(first?.heldTogetherBy.map(({ concept, weight: own, share }) => [concept, own, share])).toEqual([
      ['dam', 3, 0.5],
      ['toll', 3, 0.5],
    ])
    expect(first?.dividedFromOthersBy.map(({ concept, weight: own }) => [concept, own])).toEqual([
      ['dam', 6],
      ['toll', 6],
      ['school', 1],
    ])
    expect(first?.atOddsOver).toEqual([{ concept: 'school', weight: 1, share: 1, statements: [10, 12] }])
    expect(first?.sharedWithOthers).toEqual([{ concept: 'school', weight: 1, share: 1, statements: [10, 11, 12] }])
    expect(second?.heldTogetherBy[0]).toEqual({ concept: 'dam', weight: 1, share: 0.5, statements: [6, 8] })
  })

  it('should add up to the ties of the network', () => {
    fc.assert(
      fc.property(statementSets(), fc.array(fc.nat(2), { minLength: 6, maxLength: 6 }), (set, drawn) => {
        const network = oneMode(set, { aggregation: 'congruence' })
        const camps = campsBy(
          network.labels,
          network.labels.map((_, i) => drawn[i] as number),
        )
        const told = explainCamps(set, camps)
        const sum = (parts: readonly { readonly weight: number }[]) =>
          parts.reduce((all, { weight: own }) => all + own, 0)
        for (const of of ['congruence', 'conflict'] as const) {
          const edges = oneMode(set, { aggregation: of }).edges
          const all = edges.reduce((total, { weight: own }) => total + own, 0)
          const [within, between] =
            of === 'congruence'
              ? (['heldTogetherBy', 'sharedWithOthers'] as const)
              : (['atOddsOver', 'dividedFromOthersBy'] as const)
          const inside = told.reduce((total, camp) => total + sum(camp[within]), 0)
          const outside = told.reduce((total, camp) => total + sum(camp[between]), 0)
          // What is between two camps is told by both.
          expect(inside + outside / 2).toBeCloseTo(all, 6)
        }
        for (const { members, heldTogetherBy } of told) {
          for (const { concept, statements } of heldTogetherBy) {
            for (const place of statements) {
              expect(set.statements[place]?.concept).toBe(concept)
              expect(members).toContain(set.statements[place]?.actor)
            }
          }
        }
      }),
      third,
    )
  })
})

describe('hierarchical clustering', () => {
  const points = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })), {
    minLength: 1,
    maxLength: 8,
  })

  it('should merge what is nearest by the definition of each linkage', () => {
    fc.assert(
      fc.property(points, fc.constantFrom('single', 'average', 'complete', 'ward'), (drawn, linkage) => {
        const d = drawn.map(([x, y]) => drawn.map(([u, v]) => Math.hypot(x - u, y - v)))
        const tree = hierarchy(
          drawn.map((_, i) => `${i}`),
          d,
          linkage as 'ward',
        )
        const members: number[][] = drawn.map((_, i) => [i])
        const open = new Set(drawn.keys())
        for (const { clusters, height, size } of tree.merges) {
          const all = [...open].flatMap((a) =>
            [...open]
              .filter((b) => b > a)
              .map((b) => between(d, members[a] as number[], members[b] as number[], linkage)),
          )
          const [one, two] = clusters.map((cluster) => members[cluster] as number[]) as [number[], number[]]
          expect(height).toBeCloseTo(between(d, one, two, linkage), 6)
          expect(height).toBeCloseTo(Math.min(...all), 6)
          expect(size).toBe(one.length + two.length)
          for (const cluster of clusters) open.delete(cluster)
          open.add(members.push([...one, ...two]) - 1)
        }
        expect(open.size).toBe(1)
        for (let count = 1; count <= drawn.length; count++) expect(cut(tree, count)).toHaveLength(count)
      }),
      third,
    )
  })

  function between(
    d: readonly (readonly number[])[],
    a: readonly number[],
    b: readonly number[],
    linkage: string,
  ): number {
    const of = (x: readonly number[], y: readonly number[]) => x.flatMap((i) => y.map((j) => d[i]?.[j] as number))
    const sum = (all: readonly number[]) => all.reduce((total, at) => total + at, 0)
    const squares = (x: readonly number[], y: readonly number[]) =>
      sum(of(x, y).map((at) => at * at)) / (x.length * y.length)
    if (linkage === 'single') return Math.min(...of(a, b))
    if (linkage === 'complete') return Math.max(...of(a, b))
    if (linkage === 'average') return sum(of(a, b)) / (a.length * b.length)
    const factor = (a.length * b.length) / (a.length + b.length)
    return Math.sqrt(Math.max(0, factor * (2 * squares(a, b) - squares(a, a) - squares(b, b))))
  }

  it('should tell actors apart by what they say', () => {
    const { labels, distances } = profileDistances(perfect)
    expect(cut(hierarchy(labels, distances, 'ward'), 2)).toEqual([
      ['a', 'b', 'c'],
      ['x', 'y'],
    ])
    const set = defineStatements([
      say('a', 'dam', true),
      say('b', 'dam', true),
      say('b', 'toll', false),
      say('b', 'dam', true),
    ])
    expect(profileDistances(set).distances).toEqual([
      [0, 0.5],
      [0.5, 0],
    ])
  })
})

describe('the Laplacian spectrum', () => {
  it('should be known for paths, stars and complete networks', () => {
    const near = (network: OneModeNetwork) => laplacianSpectrum(network).map((value) => Number(value.toFixed(9)))
    expect(
      near(
        networkOf(
          ['a', 'b', 'c'],
          [
            ['a', 'b', 1],
            ['b', 'c', 1],
          ],
        ),
      ),
    ).toEqual([0, 1, 3])
    expect(
      near(
        networkOf(
          ['a', 'b', 'c', 'd'],
          [
            ['a', 'b', 1],
            ['a', 'c', 1],
            ['a', 'd', 1],
          ],
        ),
      ),
    ).toEqual([0, 1, 1, 4])
    expect(
      near(
        networkOf(
          ['a', 'b', 'c'],
          [
            ['a', 'b', 2],
            ['a', 'c', 2],
            ['b', 'c', 2],
          ],
        ),
      ),
    ).toEqual([0, 6, 6])
    expect(() => laplacianSpectrum(networkOf(['a', 'b'], [['a', 'b', -1]]))).toThrow('a and b: -1')
  })

  it('should sum to twice all ties, and be 0 once for each part', () => {
    fc.assert(
      fc.property(signed(0), (network) => {
        const values = laplacianSpectrum(network)
        const all = network.edges.reduce((sum, { weight: own }) => sum + own, 0)
        expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(2 * all, 6)
        const parts = network.labels.map((label) => new Set([label]))
        for (const { source, target } of network.edges) {
          const [one, two] = [source, target].map((label) => parts.find((part) => part.has(label))) as [
            Set<string>,
            Set<string>,
          ]
          if (one !== two) {
            for (const label of two) one.add(label)
            parts.splice(parts.indexOf(two), 1)
          }
        }
        expect(values.filter((value) => Math.abs(value) < 1e-9)).toHaveLength(parts.length)
      }),
      third,
    )
  })
})

describe('phases', () => {
  const slice = (network: OneModeNetwork) => ({ from: '2025-01-01', to: '2025-01-31', statements: 1, network })
  const one = networkOf(['a', 'b', 'c'], [['a', 'b', 2]])
  const like = networkOf(['a', 'b', 'c'], [['a', 'b', 3]])
  const other = networkOf(['a', 'b', 'c'], [['b', 'c', 2]])

  it('should begin where the network changes', () => {
    const slices = [one, like, one, other, other, like].map(slice)
    expect(phases(slices)).toMatchObject({ states: [0, 1, 0, 2, 2, 1], silhouette: 1 })
    const found = phases(slices, { states: 2 })
    expect(found.states).toEqual([0, 0, 0, 1, 1, 0])
    expect(found.transitions).toEqual([3, 5])
    expect(found.distances[0]).toEqual([0, 0.2, 0, 1, 1, 0.2])
    expect(found.silhouette).toBeGreaterThan(0.8)
    expect(phases([one, like, other].map(slice), { states: 1 })).toMatchObject({ states: [0, 0, 0], transitions: [] })
    expect(phases([one].map(slice))).toMatchObject({ states: [0], transitions: [] })
  })

  it('should not see who is who by the spectrum', () => {
    expect(phases([one, other].map(slice), { distance: 'spectrum', states: 1 }).distances).toEqual([
      [0, 0],
      [0, 0],
    ])
  })
})

describe('the backbone', () => {
  it('should leave out first what nobody shares', () => {
    const set: StatementSet = defineStatements([
      ...perfect.statements,
      say('a', 'alone', true),
      say('a', 'near', true),
      say('b', 'near', true),
    ])
    const steps = backbone(set)
    expect(steps[0]).toEqual({ concept: 'alone', loss: 0 })
    expect(steps.map(({ concept }) => concept).toSorted()).toEqual(['alone', 'dam', 'near', 'toll'])
    expect(['dam', 'toll']).toContain(steps.at(-1)?.concept)
    // Half of what is said twice over is as good as all of it.
    expect(steps[2]?.loss).toBeLessThan(0.1)
  })
})

describe('bad input', () => {
  it.each([
    ['a node in two camps', () => modularity(karate(), [['1'], ['1']]), 'camps[1][0]'],
    ['a node in none', () => modularity(karate(), [['1']]), '10 in none'],
    ['a stranger', () => modularity(karate(), [['40']]), 'unknown node "40"'],
    ['no camps at all', () => frustration(karate(), { camps: 0 }), 'camps'],
    ['a strange linkage', () => hierarchy(['a'], [[0]], 'wards' as 'ward'), 'single, average, complete, ward'],
    [
      'distances that differ',
      () =>
        hierarchy(
          ['a', 'b'],
          [
            [0, 1],
            [2, 0],
          ],
        ),
      'the same both ways',
    ],
    ['a cut beyond', () => cut(hierarchy(['a'], [[0]]), 2), 'from 1 to 1'],
    ['no slices', () => phases([]), 'at least one slice'],
    ['what only looks like a network', () => communities({ ...karate() }), 'a network made by this library'],
  ])('should refuse %s', (_, call, words) => {
    expect(call).toThrow(DemarcheError)
    expect(call).toThrow(words)
  })

  it('should be told by a twin', () => {
    expect(safeFrustration(karate(), { limit: 0 })).toMatchObject({ success: false })
  })
})
