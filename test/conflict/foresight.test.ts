import { DemarcheError } from 'demarche'
import {
  defineConflict,
  explainVerdict,
  type StabilityConcept,
  stability,
  verdict,
  verifyVerdict,
} from 'demarche/conflict'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cases } from '../cases.js'
import { conflicts } from './draws.js'
import type { Plain } from './oracle.js'

/** Where things end if it is the turn of a decision maker at a state, by the definition. */
function endBy(plain: Plain, maker: number, state: number, ahead: number): number {
  if (ahead === 0) return state
  const worth = (at: number) => plain.payoffs[maker]?.get(at) as number
  const ends = (plain.moves[maker]?.get(state) ?? []).map((target) => endBy(plain, 1 - maker, target, ahead - 1))
  const best = ends.toSorted((a, b) => worth(b) - worth(a)).at(0)
  return best === undefined || worth(best) <= worth(state) ? state : best
}

const l3 = 'l3' as StabilityConcept

describe('foresight', () => {
  it('should be what backward induction from the definition says', () => {
    fc.assert(
      fc.property(conflicts(2), fc.integer({ min: 1, max: 5 }), ({ conflict, plain }, ahead) => {
        const concept = `l${ahead}` as const
        const { stable } = stability(conflict, { concepts: [concept] })
        for (const [i, maker] of Object.keys(conflict.decisionMakers).entries()) {
          const expected = plain.states.filter((state) => endBy(plain, i, state, ahead) === state)
          expect(stable[concept]?.[maker]).toEqual(expected)
        }
      }),
      { numRuns: cases },
    )
  })

  it('should be Nash where one move is looked ahead', () => {
    fc.assert(
      fc.property(conflicts(2), ({ conflict }) => {
        const { stable, equilibria } = stability(conflict, { concepts: ['nash', 'l1'] })
        expect(stable.l1).toEqual(stable.nash)
        expect(equilibria.l1).toEqual(equilibria.nash)
      }),
      { numRuns: Math.ceil(cases / 3) },
    )
  })

  it('should be non-myopic where one stays from some number of moves on', () => {
    fc.assert(
      fc.property(conflicts(2), ({ conflict }) => {
        const [first, second] = ahead(conflict, 48)
        const { stable } = stability(conflict, { concepts: ['nm'] })
        for (const maker of Object.keys(conflict.decisionMakers)) {
          // Small graphs repeat soon: what holds for 24 numbers of moves in a row holds for good.
          const always = first?.[maker]?.filter((state) => second?.every((own) => own[maker]?.includes(state)))
          expect(stable.nm?.[maker]).toEqual(always)
        }
      }),
      { numRuns: Math.ceil(cases / 5) },
    )
  })

  it('should show what is anticipated', () => {
    fc.assert(
      fc.property(
        conflicts(2),
        fc.nat(),
        fc.constantFrom<StabilityConcept>('l1', 'l2', 'l4', 'nm'),
        ({ conflict, plain }, n, concept) => {
          const state = plain.states[n % plain.states.length] as number
          const { stable } = stability(conflict, { concepts: [concept] })
          for (const [i, maker] of Object.keys(conflict.decisionMakers).entries()) {
            const found = verdict(conflict, maker, state, concept)
            expect(found.stable).toBe(stable[concept]?.[maker]?.includes(state))
            expect(verifyVerdict(conflict, found)).toBe(true)
            expect(explainVerdict(conflict, found).length).toBeGreaterThan(1)
            const moves = plain.moves[i]?.get(state) ?? []
            if (found.stable) expect(found.punishments.map(({ improvement }) => improvement)).toEqual(moves)
            expect(verifyVerdict(conflict, { ...found, stable: !found.stable, escape: state })).toBe(false)
            const [first, ...others] = found.punishments
            if (first === undefined) continue
            expect(verifyVerdict(conflict, { ...found, punishments: others })).toBe(false)
            const longer = { ...first, moves: [...first.moves, { by: maker, to: state }] }
            expect(verifyVerdict(conflict, { ...found, punishments: [longer, ...others] })).toBe(false)
          }
        },
      ),
      { numRuns: Math.ceil(cases / 2) },
    )
  })

  /** Two players with an option each; payoffs of neither, the first alone, the second alone, both. */
  const game = (first: readonly number[], second: readonly number[]) => {
    const payoffs = (own: readonly number[]) =>
      ({ kind: 'payoffs', payoffs: Object.fromEntries(own.entries()) }) as const
    return defineConflict({
      decisionMakers: { row: { preferences: payoffs(first) }, column: { preferences: payoffs(second) } },
      options: { cooperateR: { owners: ['row'] }, cooperateC: { owners: ['column'] } },
    })
  }

  it('should find the non-myopic equilibria of the dilemma and of chicken (Brams & Wittman 1981)', () => {
    const nonMyopic = (first: number[], second: number[]) =>
      stability(game(first, second), { concepts: ['nm'] }).equilibria.nm
    expect(nonMyopic([2, 1, 4, 3], [2, 4, 1, 3])).toEqual([0, 3])
    expect(nonMyopic([1, 2, 4, 3], [1, 4, 2, 3])).toEqual([3])
  })

  it('should leave a state where anticipations go round for ever unstable: matching pennies', () => {
    const pennies = game([2, 1, 1, 2], [1, 2, 2, 1])
    const rounds = [4, 5, 6, 7].map((ahead) => stability(pennies, { concepts: [`l${ahead}`] }).equilibria)
    expect(stability(pennies, { concepts: ['nm'] }).equilibria.nm).toEqual([])
    expect(rounds.flatMap((own) => Object.values(own)).flat()).not.toEqual([])
  })

  it('should explain itself', () => {
    const dilemma = game([2, 1, 4, 3], [2, 4, 1, 3])
    expect(explainVerdict(dilemma, verdict(dilemma, 'row', 3, l3))).toEqual([
      'row stays at 3 (cooperateR, cooperateC) (L3).',
      'If it went to 2 (cooperateC), it expects: column to 0 (nothing taken); that is no better for it than to stay.',
    ])
    expect(explainVerdict(dilemma, verdict(dilemma, 'row', 3, 'l1'))[1]).toBe(
      'It can improve to 2 (cooperateC), and expects that nobody moves on.',
    )
  })

  it('should be refused for three decision makers, and for numbers of moves that are none', () => {
    const preferences = { kind: 'statements', statements: ['x'] } as const
    const three = defineConflict({
      decisionMakers: { a: { preferences }, b: { preferences }, c: { preferences } },
      options: { x: { owners: ['a'] } },
    })
    expect(() => stability(three, { concepts: ['nm'] })).toThrow('expected two decision makers for nm, found 3')
    expect(() => verdict(three, 'a', 0, l3)).toThrow(DemarcheError)
    expect(() => stability(three, { concepts: ['l0'] })).toThrow('unknown concept "l0"')
    expect(() => stability(three, { concepts: ['l1000'] })).toThrow('unknown concept "l1000"')
  })
})

/** By number of moves from 25 to `most`: the states that each decision maker stays at. */
function ahead(conflict: Parameters<typeof stability>[0], most: number) {
  const numbers = Array.from({ length: most - 24 }, (_, i) => `l${25 + i}` as const)
  const { stable } = stability(conflict, { concepts: numbers })
  const all = numbers.map((concept) => stable[concept] ?? {})
  return [all[0], all.slice(1)] as const
}
