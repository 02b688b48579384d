import {
  type ConflictInput,
  coalitionImprovements,
  defineConflict,
  equilibriumJumps,
  evolution,
  intervention,
  stability,
  statusQuoAnalysis,
} from 'demarche/conflict'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cases } from '../cases.js'
import { conflicts, type Drawn } from './draws.js'
import { byNumber, elmira, numberOf } from './elmira.js'
import { improvementsBy, type Plain } from './oracle.js'

/** How many moves each state is away, by the definition: all legal sequences of one move more, as long as there are new ones. */
function distancesBy(plain: Plain, start: number, improving: boolean): Map<number, number> {
  const distances = new Map([[start, 0]])
  const seen = new Set<string>()
  let ends: (readonly [state: number, last: number])[] = [[start, -1]]
  for (let length = 1; ends.length > 0; length++) {
    ends = ends.flatMap(([state, last]) =>
      plain.moves.flatMap((own, mover) => {
        if (mover === last) return []
        const targets = improving ? improvementsBy(plain, mover, state) : (own.get(state) ?? [])
        return targets.filter((to) => !seen.has(`${to} ${mover}`)).map((to) => [to, mover] as const)
      }),
    )
    for (const [to, mover] of ends) {
      seen.add(`${to} ${mover}`)
      if (!distances.has(to)) distances.set(to, length)
    }
  }
  return distances
}

const makersOf = ({ conflict }: Drawn) => Object.keys(conflict.decisionMakers)

describe('evolution', () => {
  it('should tell paths that are legal, and as short as any', () => {
    fc.assert(
      fc.property(conflicts(4), fc.nat(), fc.boolean(), (drawn, n, improving) => {
        const { conflict, plain } = drawn
        const start = plain.states[n % plain.states.length] as number
        const found = evolution(conflict, { from: start, improving })
        const distances = distancesBy(plain, start, improving)
        expect(found.paths.map(({ to }) => to).toSorted()).toEqual([...distances.keys()].toSorted())
        expect([...found.unreached, ...distances.keys()].toSorted()).toEqual([...plain.states].toSorted())
        for (const { to, moves } of found.paths) {
          expect(moves.length, `to ${to}`).toBe(distances.get(to))
          let [at, last] = [start, -1]
          for (const move of moves) {
            const mover = makersOf(drawn).indexOf(move.by)
            const legal = improving ? improvementsBy(plain, mover, at) : plain.moves[mover]?.get(at)
            expect(mover).not.toBe(last)
            expect(legal).toContain(move.to)
            ;[at, last] = [move.to, mover]
          }
          expect(at).toBe(to)
        }
      }),
      { numRuns: cases },
    )
  })

  it('should not depend on what decision makers and options are called', () => {
    fc.assert(
      fc.property(conflicts(4), fc.nat(), ({ conflict, plain }, n) => {
        const start = plain.states[n % plain.states.length] as number
        const text = JSON.stringify(conflict).replaceAll(/\b(m|o)(\d)\b/g, (_, kind, i) => `${kind}x${9 - Number(i)}`)
        const renamed = defineConflict(JSON.parse(text))
        const lengths = (given: ConflictInput) =>
          evolution(given, { from: start }).paths.map(({ to, moves }) => [to, moves.length])
        expect(lengths(renamed)).toEqual(lengths(conflict))
      }),
      { numRuns: Math.ceil(cases / 10) },
    )
  })

  it('should let nobody move twice in a row, even where that alone would lead somewhere', () => {
    // Where x is taken it cannot be told whether y is, so that a could use that to change what is not its own.
    const hidden: ConflictInput = {
      decisionMakers: { a: { preferences: { kind: 'statements', statements: [] } } },
      options: { x: { owners: ['a'] }, y: { owners: [] } },
      indistinguishable: ['x'],
    }
    expect(evolution(hidden, { from: [], improving: false })).toEqual({
      from: 0,
      paths: [
        { to: 0, moves: [] },
        { to: 1, moves: [{ by: 'a', to: 1 }] },
      ],
      unreached: [2],
    })
  })

  it('should begin at the status quo, and only go where it is asked to', () => {
    expect(evolution(elmira, { to: [['accept', 'insist']] })).toEqual({
      from: 2,
      paths: [],
      unreached: [20],
    })
    expect(evolution(elmira, { to: [20], improving: false }).paths[0]?.moves).toEqual([
      { by: 'uniroyal', to: 4 },
      { by: 'local', to: 20 },
    ])
    const { statusQuo: _, ...open } = elmira
    expect(() => evolution(open)).toThrow('a state to begin with')
    expect(() => evolution(elmira, { from: ['acept'] })).toThrow('did you mean "accept"?')
    expect(() => evolution(elmira, { to: [1] })).toThrow('to[0]')
    expect(() => evolution(elmira, { to: 20 as never })).toThrow('a list of states')
  })
})

describe('status quo analysis', () => {
  it('should tell of Elmira that improvements lead to 5, and only a joint move to 8', () => {
    const found = statusQuoAnalysis(elmira, { concepts: ['nash', 'gmr'] })
    expect(numberOf(found.map(({ state }) => state)).toSorted()).toEqual([1, 4, 5, 8, 9])
    const five = found.find(({ state }) => state === byNumber[4])
    expect(five).toMatchObject({ concepts: ['nash', 'gmr'], byImprovements: [{ by: 'local', to: 18 }] })
    const eight = found.find(({ state }) => state === byNumber[7])
    expect(eight?.byImprovements).toBeUndefined()
    expect(eight?.byMoves).toHaveLength(3)
  })

  it('should name the equilibria that stability names', () => {
    fc.assert(
      fc.property(conflicts(3), ({ conflict, plain }) => {
        const found = statusQuoAnalysis(conflict, { from: plain.states[0] as number })
        const { equilibria } = stability(conflict)
        for (const [concept, states] of Object.entries(equilibria)) {
          const own = found.filter(({ concepts }) => concepts.includes(concept as 'nash'))
          expect(own.map(({ state }) => state)).toEqual(states)
        }
      }),
      { numRuns: Math.ceil(cases / 10) },
    )
  })
})

describe('equilibrium jumps', () => {
  it('should find the one of Elmira: the Ministry and Uniroyal, from 5 to 8', () => {
    const jumps = equilibriumJumps(elmira)
    expect(jumps.map(({ from, to, coalition }) => [...numberOf([from, to]), ...coalition])).toEqual([
      [5, 8, 'ministry', 'uniroyal'],
    ])
    expect(jumps[0]?.moves).toHaveLength(2)
  })

  it('should be improvements of a coalition, and all of them', () => {
    fc.assert(
      fc.property(conflicts(4), (drawn) => {
        const { conflict } = drawn
        const nash = stability(conflict, { concepts: ['nash'] }).equilibria.nash ?? []
        const makers = makersOf(drawn)
        const all = Array.from({ length: 2 ** makers.length }, (_, mask) =>
          makers.filter((__, i) => (mask >> i) % 2 === 1),
        ).filter(({ length }) => length > 1)
        const expected = all.flatMap((coalition) =>
          nash.flatMap((from) =>
            coalitionImprovements(conflict, coalition, from)
              .filter((to) => nash.includes(to))
              .map((to) => ({ from, to, coalition })),
          ),
        )
        const least = expected.filter(
          (one) =>
            !expected.some(
              (other) =>
                other !== one &&
                other.from === one.from &&
                other.to === one.to &&
                other.coalition.every((maker) => one.coalition.includes(maker)),
            ),
        )
        const text = ({ from, to, coalition }: (typeof least)[number]) => `${from} ${to} ${coalition.join()}`
        const found = equilibriumJumps(conflict).map(({ from, to, coalition }) => ({
          from,
          to,
          coalition: [...coalition],
        }))
        expect(found.map(text).toSorted()).toEqual(least.map(text).toSorted())
      }),
      { numRuns: Math.ceil(cases / 3) },
    )
  })
})

describe('intervention', () => {
  const prisoners = (preferences: number[]): ConflictInput => ({
    decisionMakers: {
      row: { preferences: { kind: 'payoffs', payoffs: Object.fromEntries(preferences.entries()) } },
      column: { preferences: { kind: 'payoffs', payoffs: { 0: 2, 1: 4, 2: 1, 3: 3 } } },
    },
    options: { cooperateR: { owners: ['row'] }, cooperateC: { owners: ['column'] } },
    statusQuo: 3,
  })

  it('should change nothing where nothing is changed', () => {
    const before = prisoners([2, 1, 4, 3])
    expect(intervention(before, before)).toMatchObject({ ended: [], begun: [], opened: [], closed: [] })
  })

  it('should tell which equilibria end and begin, and where one can now get', () => {
    const found = intervention(prisoners([2, 1, 4, 3]), prisoners([1, 2, 3, 4]), { concepts: ['nash'] })
    expect(found).toEqual({
      kept: [],
      ended: [{ options: [], concepts: ['nash'] }],
      begun: [{ options: ['cooperateR'], concepts: ['nash'] }],
      opened: [{ options: ['cooperateR'], concepts: ['nash'], moves: [{ by: 'column', to: 1 }] }],
      closed: [
        {
          options: [],
          concepts: ['nash'],
          moves: [
            { by: 'row', to: 2 },
            { by: 'column', to: 0 },
          ],
        },
      ],
    })
  })

  it('should know states by what is taken, whatever options are added', () => {
    const before = prisoners([2, 1, 4, 3])
    const after: ConflictInput = {
      decisionMakers: {
        judge: { preferences: { kind: 'statements', statements: [] } },
        row: { preferences: { kind: 'statements', statements: ['-fine', 'cooperateC', '-cooperateR'] } },
        column: { preferences: { kind: 'statements', statements: ['-fine', 'cooperateR', '-cooperateC'] } },
      },
      options: { fine: { owners: ['judge'] }, ...before.options },
      statusQuo: ['cooperateR', 'cooperateC'],
    }
    const { kept, begun } = intervention(before, after, { concepts: ['nash'] })
    expect(kept).toEqual([{ options: [], concepts: ['nash'] }])
    expect(begun).toEqual([{ options: ['fine'], concepts: ['nash'] }])
  })
})
