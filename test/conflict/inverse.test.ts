import {
  type ConflictInput,
  defineConflict,
  hinges,
  type InverseConcept,
  rankingCount,
  robustness,
  type SmallestChange,
  smallestChange,
  stability,
} from 'demarche/conflict'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cases } from '../cases.js'
import { conflicts, type Drawn } from './draws.js'
import { byNumber, elmira } from './elmira.js'
import { type Plain, stableBy } from './oracle.js'

const concepts: readonly InverseConcept[] = ['nash', 'gmr', 'smr', 'seq', 'sseq']

/** Every ranking with ties of so many things, as a level for each. */
function weakOrders(count: number): number[][] {
  const all: number[][] = []
  const extend = (levels: number[]): void => {
    if (levels.length === count) {
      const used = new Set(levels)
      if ([...used].every((level) => level === 0 || used.has(level - 1))) all.push(levels)
      return
    }
    for (let level = 0; level < count; level++) extend([...levels, level])
  }
  extend([])
  return all
}
const orders = new Map<number, number[][]>()
const everyOrder = (count: number) => {
  const known = orders.get(count) ?? weakOrders(count)
  orders.set(count, known)
  return known
}

/** Pairs reversed, and half of the ties made or broken. */
function distance(one: readonly number[], other: readonly number[]): number {
  const side = (levels: readonly number[], a: number, b: number) =>
    Math.sign((levels[a] as number) - (levels[b] as number))
  return one.reduce(
    (sum, _, a) =>
      sum + one.reduce((own, __, b) => own + (b < a ? Math.abs(side(one, a, b) - side(other, a, b)) / 2 : 0), 0),
    0,
  )
}

function withLevels(plain: Plain, maker: number, levels: readonly number[]): Plain {
  const own = new Map(plain.states.map((state, i) => [state, levels[i] as number]))
  return { ...plain, payoffs: plain.payoffs.map((payoffs, i) => (i === maker ? own : payoffs)) }
}

type Goal = 'equilibrium' | 'leaves'

function reaches(plain: Plain, maker: number, state: number, concept: InverseConcept, goal: Goal): boolean {
  if (goal === 'leaves') return !stableBy(plain, maker, state, concept)
  return plain.payoffs.every((_, i) => stableBy(plain, i, state, concept))
}

/** The least distance of all rankings that reach the goal. */
function leastBy(plain: Plain, maker: number, state: number, concept: InverseConcept, goal: Goal) {
  const before = plain.states.map((at) => plain.payoffs[maker]?.get(at) as number)
  const found = everyOrder(plain.states.length)
    .filter((levels) => reaches(withLevels(plain, maker, levels), maker, state, concept, goal))
    .map((levels) => distance(before, levels))
  return found.length === 0 ? undefined : Math.min(...found)
}

const makersOf = ({ conflict }: Drawn) => Object.keys(conflict.decisionMakers)
const levelsIn = (plain: Plain, ranking: readonly (readonly number[])[]) =>
  plain.states.map((state) => -ranking.findIndex((tied) => tied.includes(state)))

function holdsFor(drawn: Drawn, chosen: number, n: number, concept: InverseConcept, goal: Goal): void {
  const { conflict, plain } = drawn
  const makers = makersOf(drawn)
  const maker = chosen % makers.length
  const state = plain.states[n % plain.states.length] as number
  const found = smallestChange(conflict, makers[maker] as string, state, concept, { goal })
  const least = leastBy(plain, maker, state, concept, goal)
  expect(found.possible ? found.distance : undefined).toBe(least)
  if (!found.possible) return
  const levels = levelsIn(plain, found.ranking)
  expect(reaches(withLevels(plain, maker, levels), maker, state, concept, goal)).toBe(true)
  const before = plain.states.map((at) => plain.payoffs[maker]?.get(at) as number)
  expect(distance(before, levels)).toBe(found.distance)
  const halves = found.changes.map(({ before: was, after }) => (was === 'even' || after === 'even' ? 1 : 2))
  expect(halves.reduce((sum, half) => sum + half, 0)).toBe(2 * found.distance)
}

const goals = fc.constantFrom<Goal>('equilibrium', 'equilibrium', 'leaves')

describe('the smallest change', () => {
  it('should reach the goal, and no smaller one should: four states', () => {
    fc.assert(fc.property(conflicts(3, 4), fc.nat(), fc.nat(), fc.constantFrom(...concepts), goals, holdsFor), {
      numRuns: Math.ceil(cases / 2),
    })
  })

  it('should reach the goal, and no smaller one should: five states', () => {
    fc.assert(fc.property(conflicts(4, 5), fc.nat(), fc.nat(), fc.constantFrom(...concepts), goals, holdsFor), {
      numRuns: Math.ceil(cases / 20),
    })
  })

  it('should be an equilibrium of larger conflicts, too', () => {
    fc.assert(
      fc.property(conflicts(4), fc.nat(), fc.nat(), fc.constantFrom(...concepts), (drawn, chosen, n, concept) => {
        const { conflict, plain } = drawn
        const maker = makersOf(drawn)[chosen % makersOf(drawn).length] as string
        const state = plain.states[n % plain.states.length] as number
        const found = smallestChange(conflict, maker, state, concept)
        if (!found.possible) {
          for (const other of found.unstable) expect(other).not.toBe(maker)
          return
        }
        const changed = withRanking(conflict, maker, found)
        expect(stability(changed, { concepts: [concept] }).equilibria[concept]).toContain(state)
        const was = stability(conflict, { concepts: [concept] }).equilibria[concept]?.includes(state)
        expect(found.distance === 0).toBe(was)
      }),
      { numRuns: Math.ceil(cases / 10) },
    )
  })

  it('should not depend on the order of decision makers', () => {
    fc.assert(
      fc.property(conflicts(3, 6), fc.nat(), fc.constantFrom(...concepts), goals, (drawn, n, concept, goal) => {
        const { conflict, plain } = drawn
        const decisionMakers = Object.fromEntries(Object.entries(conflict.decisionMakers).toReversed())
        const state = plain.states[n % plain.states.length] as number
        const distanceIn = (given: ConflictInput) => {
          const found = smallestChange(given, 'm0', state, concept, { goal })
          return found.possible ? found.distance : undefined
        }
        expect(distanceIn({ ...conflict, decisionMakers })).toBe(distanceIn(conflict))
      }),
      { numRuns: Math.ceil(cases / 10) },
    )
  })

  it('should be told for the Euphrates: to fear an attack as much as to release water, or to want nothing more', () => {
    expect(smallestChange(euphrates, 'syria', ['release'], 'seq')).toMatchObject({ possible: true, distance: 0.5 })
    expect(smallestChange(euphrates, 'syria', ['release'], 'nash')).toMatchObject({ possible: true, distance: 2.5 })
  })

  it('should name those who leave whatever one prefers: Uniroyal in Elmira, where the town would accept the order', () => {
    expect(smallestChange(elmira, 'local', ['delay'], 'nash')).toMatchObject({
      possible: true,
      distance: 0.5,
      changes: [{ state: 2, than: 18, before: 'worse', after: 'even' }],
    })
    expect(smallestChange(elmira, 'local', byNumber[6] as number, 'nash')).toEqual({
      possible: false,
      unstable: ['uniroyal'],
    })
  })
})

function withRanking(conflict: ConflictInput, maker: string, change: SmallestChange) {
  const ranking = change.possible ? change.ranking : []
  const own = { ...conflict.decisionMakers[maker], preferences: { kind: 'ranking', ranking } as const }
  return defineConflict({ ...conflict, decisionMakers: { ...conflict.decisionMakers, [maker]: own } })
}

/** All orders of a list. */
function* permutations(count: number): Generator<number[]> {
  if (count === 0) {
    yield []
    return
  }
  for (const order of permutations(count - 1)) {
    for (let at = 0; at < count; at++) yield [...order.slice(0, at), count - 1, ...order.slice(at)]
  }
}

/**
 * Syria and Iraq over the filling of a dam on the Euphrates in 1975 (Kinsara 2014; Kinsara, Kilgour & Hipel 2015): Syria may release
 * water or escalate, Iraq may attack.
 */
const euphrates = defineConflict({
  decisionMakers: {
    syria: { preferences: { kind: 'ranking', ranking: [[0], [2], [6], [1], [4], [5]] } },
    iraq: { preferences: { kind: 'ranking', ranking: [[1], [4], [6], [0], [5], [2]] } },
  },
  options: { release: { owners: ['syria'] }, escalate: { owners: ['syria'] }, attack: { owners: ['iraq'] } },
  infeasible: ['release & escalate'],
})

describe('the number of rankings', () => {
  it.each([
    ['nash', 240n],
    ['gmr', 384n],
    ['smr', 300n],
    ['seq', 384n],
  ] as const)(
    'should be that of the definitions where Syria releases water, of its 720: %s',
    (concept, equilibrium) => {
      expect(rankingCount(euphrates, 'syria', ['release'], concept)).toEqual({ equilibrium, all: 720n })
    },
  )

  it('should be what all of them say, one by one', () => {
    fc.assert(
      fc.property(conflicts(3, 5), fc.nat(), fc.nat(), fc.constantFrom(...concepts), (drawn, chosen, n, concept) => {
        const { conflict, plain } = drawn
        const maker = chosen % makersOf(drawn).length
        const state = plain.states[n % plain.states.length] as number
        const all = [...permutations(plain.states.length)]
        const expected = all.filter((levels) =>
          reaches(withLevels(plain, maker, levels), maker, state, concept, 'equilibrium'),
        )
        expect(rankingCount(conflict, makersOf(drawn)[maker] as string, state, concept)).toEqual({
          equilibrium: BigInt(expected.length),
          all: BigInt(all.length),
        })
      }),
      { numRuns: Math.ceil(cases / 5) },
    )
  })

  it('should be exact where there are far too many to go through', () => {
    const options = Object.fromEntries(Array.from({ length: 7 }, (_, i) => [`o${i}`, { owners: [i < 4 ? 'a' : 'b'] }]))
    const nobody = { preferences: { kind: 'statements', statements: [] } } as const
    const wide = defineConflict({ decisionMakers: { a: nobody, b: nobody }, options })
    const { equilibrium, all } = rankingCount(wide, 'a', 0, 'nash')
    // Best of the 16 states that it can choose from.
    expect(all / equilibrium).toBe(16n)
    expect(all.toString()).toHaveLength(216)
  })

  it('should say so where it cannot be told', () => {
    const options = Object.fromEntries(Array.from({ length: 5 }, (_, i) => [`o${i}`, { owners: ['a'] }]))
    const wide = defineConflict({
      decisionMakers: { a: { preferences: { kind: 'statements', statements: [] } } },
      options,
    })
    expect(() => rankingCount(wide, 'a', 0, 'nash')).toThrow('at most 20 states that matter, found 31')
    expect(() => rankingCount(wide, 'a', 0, 'sim' as 'nash')).toThrow('unknown concept "sim"')
  })
})

describe('robustness', () => {
  const stated = (statements: readonly string[]) => ({ preferences: { kind: 'statements', statements } }) as const
  const dispute = defineConflict({
    decisionMakers: { a: stated(['x', '-y']), b: stated(['-y IF x', 'y']) },
    options: { x: { owners: ['a'] }, y: { owners: ['b'] } },
  })

  it('should find the statements on which an equilibrium hinges', () => {
    expect(hinges(dispute, 'nash')).toEqual([
      {
        state: 1,
        hinges: [
          { decisionMaker: 'b', at: 0, change: 'dropped' },
          { decisionMaker: 'b', at: 0, change: 'swapped' },
        ],
      },
    ])
  })

  it('should tell how often an equilibrium survives: always, if nothing can be swapped', () => {
    // There is one pair of statements each; that of b decides.
    expect(robustness(dispute, { concepts: ['nash'], samples: 10 })).toEqual([{ state: 1, survives: { nash: 0 } }])
    const single = { ...dispute, decisionMakers: { ...dispute.decisionMakers, b: stated(['-y']) } }
    expect(robustness(single, { concepts: ['nash'], samples: 10 })).toEqual([{ state: 1, survives: { nash: 1 } }])
    expect(robustness(dispute, { concepts: ['nash'], samples: 10, swaps: 2 })).toEqual([
      { state: 1, survives: { nash: 1 } },
    ])
  })

  it('should be the same for a seed, and near the exact share', () => {
    const nash = { concepts: ['nash'], samples: 2000, seed: 7 } as const
    expect(robustness(elmira, nash)).toEqual(robustness(elmira, nash))
    // In each draw all three swap one of eight pairs, independently.
    for (const { state, survives } of robustness(elmira, nash)) {
      const own = hinges(elmira, 'nash').find((one) => one.state === state)?.hinges ?? []
      const share = Object.keys(elmira.decisionMakers)
        .map((maker) => 1 - own.filter(({ decisionMaker }) => decisionMaker === maker).length / 8)
        .reduce((product, one) => product * one, 1)
      expect(survives.nash).toBeCloseTo(share, 1)
    }
  })

  it('should end what a hinge says, by what the conflict would be then', () => {
    for (const { state, hinges: own } of hinges(dispute, 'seq')) {
      for (const { decisionMaker, at, change } of own) {
        const { preferences } = dispute.decisionMakers[decisionMaker] ?? {}
        const statements = preferences?.kind === 'statements' ? [...preferences.statements] : []
        const [moved] = statements.splice(at, 1)
        if (change === 'swapped' && moved !== undefined) statements.splice(at + 1, 0, moved)
        const changed = {
          ...dispute.decisionMakers,
          [decisionMaker]: { preferences: { kind: 'statements', statements } },
        }
        const varied = { ...dispute, decisionMakers: changed } as ConflictInput
        expect(stability(varied, { concepts: ['seq'] }).equilibria.seq).not.toContain(state)
      }
    }
  })

  it('should refuse what is no number of draws, and no seed', () => {
    expect(() => robustness(elmira, { samples: 0 })).toThrow('a whole number from 1 on')
    expect(() => robustness(elmira, { seed: 0.5 })).toThrow('a whole number')
  })
})
