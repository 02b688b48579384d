import { DemarcheError } from 'demarche'
import {
  type Concept,
  coalitionStability,
  concepts,
  defineConflict,
  explainVerdict,
  formatExpression,
  jointMoves,
  parseExpression,
  stability,
  unilateralImprovements,
  unilateralMoves,
  universalStability,
  verdict,
  verifyVerdict,
} from 'demarche/conflict'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cases } from '../cases.js'
import { conflicts, type Drawn } from './draws.js'
import { improvementsBy, jointBy, type Plain, stableBy } from './oracle.js'

const makersOf = ({ conflict }: Drawn) => Object.keys(conflict.decisionMakers)

describe('stability', () => {
  it('should be what the definitions say, in every cell', () => {
    fc.assert(
      fc.property(conflicts(), (drawn) => {
        const { conflict, plain } = drawn
        const found = stability(conflict)
        expect(found.states).toBe(plain.states.length)
        for (const concept of concepts) {
          for (const [i, maker] of makersOf(drawn).entries()) {
            const expected = plain.states.filter((state) => stableBy(plain, i, state, concept))
            expect(found.stable[concept]?.[maker], `${concept} ${maker}`).toEqual(expected)
          }
        }
      }),
      { numRuns: 5 * cases },
    )
  })

  it('should be implied: Nash, then SMR, then GMR; Nash, then SEQ, then GMR; Nash, then SIM', () => {
    fc.assert(
      fc.property(conflicts(), (drawn) => {
        const { stable, equilibria } = stability(drawn.conflict)
        const implied: [Concept, Concept][] = [
          ['nash', 'smr'],
          ['smr', 'gmr'],
          ['nash', 'sseq'],
          ['sseq', 'seq'],
          ['seq', 'gmr'],
          ['nash', 'sim'],
        ]
        for (const [one, other] of implied) {
          for (const maker of makersOf(drawn)) {
            expect(stable[other]?.[maker]).toEqual(expect.arrayContaining([...(stable[one]?.[maker] ?? [])]))
          }
          expect(equilibria[other]).toEqual(expect.arrayContaining([...(equilibria[one] ?? [])]))
        }
      }),
      { numRuns: cases },
    )
  })

  it('should not depend on the order of decision makers', () => {
    fc.assert(
      fc.property(conflicts(), ({ conflict }) => {
        const decisionMakers = Object.fromEntries(Object.entries(conflict.decisionMakers).toReversed())
        const { stable, equilibria } = stability(conflict)
        expect(stability(defineConflict({ ...conflict, decisionMakers })).equilibria).toEqual(equilibria)
        expect(stability({ ...conflict, decisionMakers }).stable).toEqual(stable)
      }),
      { numRuns: Math.ceil(cases / 3) },
    )
  })
})

describe('simultaneous stability of two decision makers', () => {
  it('should be what each verdict says, also where states cannot be told apart', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(6), { minLength: 128, maxLength: 128 }),
        fc.constantFrom([], ['a0 & b0'], ['a0 & a1', '-b1 & b2']),
        fc.constantFrom([], ['a0 & b2 & -a1', 'b0 & b1']),
        (drawn, indistinguishable, infeasible) => {
          const options = ['a0', 'a1', 'a2', 'b0', 'b1', 'b2']
          const open = defineConflict({
            decisionMakers: { a: { preferences: { kind: 'statements', statements: [] } } },
            options: Object.fromEntries(options.map((option) => [option, { owners: [] }])),
            infeasible,
            indistinguishable,
          })
          const states = stability(open, { concepts: ['nash'] }).equilibria.nash ?? []
          const payoffs = (from: number) => Object.fromEntries(states.map((s) => [s, drawn[from + s] as number]))
          const conflict = defineConflict({
            ...open,
            decisionMakers: {
              a: { preferences: { kind: 'payoffs', payoffs: payoffs(0) } },
              b: { preferences: { kind: 'payoffs', payoffs: payoffs(64) } },
            },
            options: Object.fromEntries(options.map((option) => [option, { owners: [option.slice(0, 1)] }])),
          })
          const { stable } = stability(conflict, { concepts: ['sim'] })
          for (const maker of ['a', 'b']) {
            expect(stable.sim?.[maker]).toEqual(states.filter((s) => verdict(conflict, maker, s, 'sim').stable))
          }
        },
      ),
      { numRuns: Math.ceil(cases / 3) },
    )
  })
})

describe('moves', () => {
  it('should be those of the definitions, alone and together', () => {
    fc.assert(
      fc.property(conflicts(4), fc.nat(), fc.nat(), (drawn, n, chosen) => {
        const { conflict, plain } = drawn
        const state = plain.states[n % plain.states.length] as number
        const makers = makersOf(drawn)
        for (const [i, maker] of makers.entries()) {
          expect(unilateralMoves(conflict, maker, state)).toEqual(plain.moves[i]?.get(state))
          expect(unilateralImprovements(conflict, maker, state)).toEqual(improvementsBy(plain, i, state))
        }
        const some = makers.map((_, i) => i).filter((i) => i === chosen % makers.length || (chosen >> i) % 2 === 1)
        const names = some.map((i) => makers[i] as string)
        for (const improving of [false, true]) {
          const expected = [...jointBy(plain, some, state, improving)].sort((a, b) => a - b)
          expect(jointMoves(conflict, names, state, { improving })).toEqual(expected)
        }
      }),
      { numRuns: Math.ceil(cases / 3) },
    )
  })
})

describe('verdicts', () => {
  it('should say what stability says, and show it', () => {
    fc.assert(
      fc.property(conflicts(4), fc.nat(), fc.constantFrom(...concepts), (drawn, n, concept) => {
        const { conflict, plain } = drawn
        const state = plain.states[n % plain.states.length] as number
        for (const [i, maker] of makersOf(drawn).entries()) {
          const found = verdict(conflict, maker, state, concept)
          expect(found.stable).toBe(stableBy(plain, i, state, concept))
          expect(verifyVerdict(conflict, found)).toBe(true)
          expect(explainVerdict(conflict, found).length).toBeGreaterThan(1)
        }
      }),
      { numRuns: cases },
    )
  })

  it('should be refused when they were tampered with', () => {
    fc.assert(
      fc.property(conflicts(4), fc.nat(), fc.constantFrom('gmr', 'smr', 'seq', 'sseq'), (drawn, n, concept) => {
        const { conflict, plain } = drawn
        const state = plain.states[n % plain.states.length] as number
        for (const maker of makersOf(drawn)) {
          const found = verdict(conflict, maker, state, concept as Concept)
          const [first, ...others] = found.punishments
          if (first === undefined) continue
          expect(verifyVerdict(conflict, { ...found, punishments: others })).toBe(false)
          const twice = [...first.moves, ...first.moves.slice(-1)]
          expect(verifyVerdict(conflict, { ...found, punishments: [{ ...first, moves: twice }, ...others] })).toBe(
            false,
          )
          const own = [{ by: maker, to: first.improvement }]
          expect(verifyVerdict(conflict, { ...found, punishments: [{ ...first, moves: own }, ...others] })).toBe(false)
          expect(verifyVerdict(conflict, { ...found, stable: false, escape: state })).toBe(false)
        }
      }),
      { numRuns: Math.ceil(cases / 3) },
    )
  })
})

describe('coalitions', () => {
  it('should be what the definitions say, and those of one what stability says', () => {
    fc.assert(
      fc.property(conflicts(4), fc.nat(), fc.constantFrom('nash', 'gmr', 'smr', 'seq'), (drawn, chosen, concept) => {
        const { conflict, plain } = drawn
        const makers = makersOf(drawn)
        const own = makers.map((_, i) => i).filter((i) => i === chosen % makers.length || (chosen >> i) % 2 === 1)
        const names = own.map((i) => makers[i] as string)
        const stable = plain.states.filter((state) => coalitionBy(plain, own, state, concept))
        expect(coalitionStability(conflict, names, concept as 'nash')).toEqual(stable)
        const [single] = names
        if (names.length === 1 && single !== undefined) {
          expect(stability(conflict).stable[concept as 'nash']?.[single]).toEqual(stable)
        }
      }),
      { numRuns: Math.ceil(cases / 3) },
    )
  })

  it('should all stay where universal stability says so', () => {
    fc.assert(
      fc.property(conflicts(3), ({ conflict, plain }) => {
        const every = Array.from({ length: 2 ** plain.payoffs.length - 1 }, (_, k) =>
          plain.payoffs.map((_, i) => i).filter((i) => ((k + 1) >> i) % 2 === 1),
        )
        const stable = plain.states.filter((state) => every.every((own) => coalitionBy(plain, own, state, 'seq')))
        expect(universalStability(conflict, 'seq')).toEqual(stable)
      }),
      { numRuns: Math.ceil(cases / 10) },
    )
  })
})

function coalitionBy(plain: Plain, own: readonly number[], state: number, concept: string): boolean {
  const others = plain.payoffs.map((_, i) => i).filter((i) => !own.includes(i))
  const isBetter = (at: number) =>
    own.every((i) => (plain.payoffs[i]?.get(at) as number) > (plain.payoffs[i]?.get(state) as number))
  const improvements = (from: number) => [...jointBy(plain, own, from, false)].filter(isBetter)
  return improvements(state).every((target) => {
    if (concept === 'nash') return false
    return [...jointBy(plain, others, target, concept === 'seq')].some(
      (result) => !isBetter(result) && (concept !== 'smr' || improvements(result).length === 0),
    )
  })
}

describe('statements', () => {
  const expressions = fc.letrec<{ expression: ReturnType<typeof parseExpression> }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom('a', 'b', 'c', 'IFFY', 'end-game').map((option) => ({ kind: 'option' as const, option })),
      tie('expression').map((of) => ({ kind: 'not' as const, of })),
      fc.record({
        kind: fc.constantFrom('and' as const, 'or' as const),
        all: fc.array(tie('expression'), { minLength: 2, maxLength: 3 }),
      }),
      fc.record({ kind: fc.constant('if' as const), consequence: tie('expression'), condition: tie('expression') }),
      fc.record({ kind: fc.constant('iff' as const), one: tie('expression'), other: tie('expression') }),
    ),
  })).expression

  it('should be read as they are written', () => {
    fc.assert(
      fc.property(
        expressions,
        (expression) => void expect(parseExpression(formatExpression(expression))).toEqual(expression),
      ),
    )
  })

  it('should bind - most, then &, then |, then IF and IFF', () => {
    expect(formatExpression(parseExpression('-a & b | c IF d'))).toBe('((-a & b) | c) IF d')
    expect(formatExpression(parseExpression('a IFF (b IF c)'))).toBe('a IFF (b IF c)')
    expect(parseExpression('a-b')).toEqual({ kind: 'option', option: 'a-b' })
  })

  it.each([
    ['a &', 'expected the name of an option, - or (, found the end, in column 4'],
    ['a b', 'expected the end, or &, |, IF or IFF, found "b" in column 3'],
    ['(a | b', 'expected ), found the end, in column 7'],
    ['a + b', 'found "+" in column 3'],
    ['a IF b IF c', 'found "IF" in column 8'],
    ['', 'found the end, in column 1'],
    ['-'.repeat(60), 'at most 40'],
  ])('should be refused with the column: %s', (text, words) => {
    expect(() => parseExpression(text)).toThrow(DemarcheError)
    expect(() => parseExpression(text)).toThrow(words)
  })
})
