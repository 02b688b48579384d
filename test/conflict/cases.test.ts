import { DemarcheError } from 'demarche'
import {
  type ConflictInput,
  coalitionImprovements,
  defineConflict,
  explainVerdict,
  jointMoves,
  stability,
  unilateralMoves,
  verdict,
} from 'demarche/conflict'
import { describe, expect, it } from 'vitest'
import { byNumber, elmira, numberOf } from './elmira.js'

/** Two players with one option each; states by the payoffs of neither, the first alone, the second alone, both. */
function game(first: readonly number[], second: readonly number[]): ConflictInput {
  const payoffs = (own: readonly number[]) => ({ kind: 'payoffs', payoffs: Object.fromEntries(own.entries()) }) as const
  return {
    decisionMakers: { row: { preferences: payoffs(first) }, column: { preferences: payoffs(second) } },
    options: { cooperateR: { owners: ['row'] }, cooperateC: { owners: ['column'] } },
  }
}

describe('games of two by two (Rapoport & Guyer 1966)', () => {
  it('should end in mutual defection or, with foresight, in cooperation: the prisoners’ dilemma', () => {
    const { equilibria } = stability(game([2, 1, 4, 3], [2, 4, 1, 3]))
    expect(equilibria).toEqual({ nash: [0], gmr: [0, 3], smr: [0, 3], seq: [0, 3], sseq: [0, 3], sim: [0, 3] })
  })

  it('should have two ways in which one gives in, and cooperation where moves are answered: chicken', () => {
    const { equilibria } = stability(game([1, 2, 4, 3], [1, 4, 2, 3]))
    expect(equilibria.nash).toEqual([1, 2])
    expect(equilibria.gmr).toEqual([1, 2, 3])
    expect(equilibria.sim).toEqual([1, 2, 3])
  })

  it('should be stable where all hunt, and where none does: the stag hunt', () => {
    expect(stability(game([2, 1, 3, 4], [2, 3, 1, 4])).equilibria.nash).toEqual([0, 3])
  })
})

describe('the Elmira conflict', () => {
  it('should have the nine states and the moves of the publication', () => {
    const { states } = stability(elmira)
    expect(states).toBe(9)
    const arcs = (maker: string) =>
      byNumber.flatMap((decimal, i) => numberOf(unilateralMoves(elmira, maker, decimal)).map((to) => [i + 1, to]))
    expect(arcs('ministry')).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
      [7, 8],
    ])
    expect(arcs('local')).toEqual([
      [1, 5],
      [2, 6],
      [3, 7],
      [4, 8],
    ])
    const uniroyal = [
      [1, 3],
      [1, 9],
      [2, 4],
      [2, 9],
      [3, 9],
      [4, 9],
      [5, 7],
      [5, 9],
      [6, 8],
      [6, 9],
      [7, 9],
      [8, 9],
    ]
    expect(arcs('uniroyal').toSorted()).toEqual(uniroyal.toSorted())
  })

  it('should have the equilibria of the publication', () => {
    const { equilibria } = stability(elmira)
    expect(numberOf(equilibria.nash)).toEqual(expect.arrayContaining([5, 8, 9]))
    for (const concept of ['nash', 'seq'] as const) expect(numberOf(equilibria[concept]).toSorted()).toEqual([5, 8, 9])
    for (const concept of ['gmr', 'smr'] as const) {
      expect(numberOf(equilibria[concept]).toSorted()).toEqual([1, 4, 5, 8, 9])
    }
  })

  it('should jump from 5 to 8 if the Ministry and Uniroyal move together, as they did', () => {
    expect(numberOf(coalitionImprovements(elmira, ['ministry', 'uniroyal'], 18))).toEqual([8])
    expect(jointMoves(elmira, ['ministry'], 18)).toEqual([19])
  })

  it('should say why', () => {
    expect(explainVerdict(elmira, verdict(elmira, 'local', ['delay'], 'gmr'))).toEqual([
      'the local government stays at 2 (delay) (GMR).',
      'If it went to 18 (delay, insist), there could follow: Uniroyal to 8 (abandon); that is no better for it than to stay.',
    ])
    expect(explainVerdict(elmira, verdict(elmira, 'local', ['delay'], 'nash'))).toEqual([
      'the local government leaves 2 (delay) (NASH).',
      'It can improve to 18 (delay, insist).',
    ])
    expect(explainVerdict(elmira, verdict(elmira, 'ministry', 20, 'seq'))).toEqual([
      'the Ministry stays at 20 (accept, insist) (SEQ).',
      'It has no improvement.',
    ])
  })
})

describe('the Cuban missile crisis (Fraser & Hipel 1984)', () => {
  const statements = (...decimals: number[]) => ({ kind: 'ranking', ranking: decimals.map((d) => [d]) }) as const
  const cuba = (direction: 'both' | 'forward') =>
    defineConflict({
      decisionMakers: {
        us: { preferences: statements(4, 6, 5, 7, 2, 1, 3, 0, 11, 9, 10, 8) },
        ussr: { preferences: statements(0, 4, 6, 2, 5, 1, 7, 3, 11, 9, 10, 8) },
      },
      options: {
        airStrike: { owners: ['us'], direction },
        blockade: { owners: ['us'] },
        withdraw: { owners: ['ussr'] },
        escalate: { owners: ['ussr'] },
      },
      infeasible: ['withdraw & escalate'],
    })

  it('should end with withdrawal, with or without the blockade', () => {
    expect(stability(cuba('both')).equilibria.seq).toEqual([4, 6])
  })

  it('should end with a strike as well, if that cannot be taken back', () => {
    expect(stability(cuba('forward')).equilibria).toMatchObject({ nash: [5], seq: [4, 5, 6], sim: [5] })
  })
})

describe('conflicts', () => {
  const two = game([1, 2, 3, 4], [1, 2, 3, 4])

  it('should order states by the first statement on which they differ, however many there are', () => {
    const options = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`o${i}`, { owners: ['a'] }]))
    const infeasible = Object.keys(options).slice(2)
    const many = Array.from({ length: 200 }, () => 'o0 | -o0')
    const wide = defineConflict({
      decisionMakers: { a: { preferences: { kind: 'statements', statements: [...many, 'o1 IF o0', '-o1', 'o0'] } } },
      options,
      infeasible,
    })
    // 0: 1 1 0; 1: 0 1 1; 2: 1 0 0; 3: 1 0 1. So 0, then 3, then 2, then 1.
    expect(stability(wide, { concepts: ['nash'] }).equilibria.nash).toEqual([0])
    expect(unilateralMoves(wide, 'a', ['o0'])).toEqual([0, 2, 3])
  })

  it('should find states far beyond 2^32 where few are feasible', () => {
    const ids = Array.from({ length: 52 }, (_, i) => `o${i}`)
    const wide = defineConflict({
      decisionMakers: { a: { preferences: { kind: 'statements', statements: ['o51'] } } },
      options: Object.fromEntries(ids.map((id) => [id, { owners: ['a'] }])),
      infeasible: [{ exactlyOne: ids }],
    })
    expect(stability(wide).states).toBe(52)
    expect(stability(wide).equilibria.nash).toEqual([2 ** 51])
  })

  it.each<[string, ConflictInput, string]>([
    ['an unknown owner', { ...two, options: { x: { owners: ['rwo'] } } }, 'unknown decision maker "rwo"'],
    ['an unknown option', { ...two, infeasible: ['cooperateX'] }, 'did you mean "cooperateR"?'],
    ['a statement that cannot be read', { ...two, infeasible: ['cooperateR &'] }, 'infeasible[0]'],
    ['no option', { ...two, options: {} }, '1 to 52 options'],
    ['nobody', { ...two, decisionMakers: {} }, 'at least one decision maker'],
  ])('should refuse %s', (_, input, words) => {
    expect(() => defineConflict(input)).toThrow(DemarcheError)
    expect(() => defineConflict(input)).toThrow(words)
  })

  it.each<[string, ConflictInput, string]>([
    ['nothing feasible', { ...two, infeasible: ['cooperateR | -cooperateR'] }, 'a state that is feasible, found none'],
    ['payoffs that leave a state out', game([1, 2, 3], [1, 2, 3, 4]), 'none of state 3'],
    ['payoffs of what cannot be', { ...two, infeasible: ['cooperateR'] }, 'a state that is feasible'],
  ])('should refuse %s', (_, input, words) => {
    expect(() => stability(input)).toThrow(words)
  })

  it('should refuse unknown names when asked', () => {
    expect(() => stability(two, { concepts: ['nsh' as 'nash'] })).toThrow('did you mean "nash"?')
    expect(() => verdict(two, 'rowe', 0, 'nash')).toThrow('did you mean "row"?')
    expect(() => unilateralMoves(two, 'row', 9)).toThrow('a number from 0 to 3')
  })
})
