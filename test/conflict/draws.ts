import { type Conflict, defineConflict } from 'demarche/conflict'
import * as fc from 'fast-check'
import type { Plain } from './oracle.js'

export interface Drawn {
  readonly conflict: Conflict
  readonly plain: Plain
}

const directions = ['both', 'both', 'both', 'forward', 'back'] as const

/** Two to five decision makers with up to two options each, some irreversible, some states infeasible, ties in preferences. */
export function conflicts(most = 5, mostStates = 32): fc.Arbitrary<Drawn> {
  return fc
    .record({
      owned: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 2, maxLength: most }),
      directions: fc.array(fc.constantFrom(...directions), { minLength: 10, maxLength: 10 }),
      shared: fc.option(fc.tuple(fc.nat(), fc.nat()), { freq: 4 }),
      infeasible: fc.uniqueArray(fc.nat(31), { maxLength: 8 }),
      payoffs: fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
      coarse: fc.integer({ min: 2, max: 40 }),
    })
    .map((drawn) => ({ ...drawn, owned: few(drawn.owned) }))
    .map(({ owned, directions: ways, shared, infeasible, payoffs, coarse }) => {
      const makers = owned.map((_, i) => `m${i}`)
      const owners = owned.flatMap((count, i) => Array.from({ length: count }, () => [`m${i}`]))
      if (shared !== null) {
        const option = owners[shared[0] % owners.length] as string[]
        const other = makers[shared[1] % makers.length] as string
        if (!option.includes(other)) option.push(other)
      }
      const count = owners.length
      const gone = new Set(infeasible.map((state) => state % 2 ** count).filter((state) => state !== 0))
      const all = Array.from({ length: 2 ** count }, (_, state) => state).filter((state) => !gone.has(state))
      const drawn = (state: number) => payoffs[(state + coarse) % 60] as number
      for (const state of all.toSorted((a, b) => drawn(a) - drawn(b)).slice(mostStates)) gone.add(state)
      const states = all.filter((state) => !gone.has(state))
      const worth = makers.map(
        (_, i) =>
          new Map(states.map((state) => [state, ((payoffs[(7 * i + state) % 60] as number) * (state + 3)) % coarse])),
      )
      const conflict = defineConflict({
        decisionMakers: Object.fromEntries(
          makers.map((maker, i) => [
            maker,
            { preferences: { kind: 'payoffs', payoffs: Object.fromEntries(worth[i] as Map<number, number>) } },
          ]),
        ),
        options: Object.fromEntries(
          owners.map((own, bit) => [`o${bit}`, { owners: own, direction: ways[bit] as 'both' }]),
        ),
        infeasible: [...gone].map((state) =>
          owners.map((_, bit) => ((state >> bit) % 2 === 1 ? `o${bit}` : `-o${bit}`)).join(' & '),
        ),
      })
      const moves = makers.map((maker) => new Map(states.map((s) => [s, states.filter((t) => canMove(s, t, maker))])))
      return { conflict, plain: { states, moves, payoffs: worth } }

      function canMove(from: number, to: number, maker: string): boolean {
        if (from === to) return false
        return owners.every((own, bit) => {
          const [before, after] = [(from >> bit) % 2, (to >> bit) % 2]
          if (before === after) return true
          return own.includes(maker) && ways[bit] !== (after === 1 ? 'back' : 'forward')
        })
      }
    })
}

/** Two options each as long as there are no more than five in all. */
function few(owned: readonly number[]): number[] {
  let left = 5 - owned.length
  return owned.map((count) => {
    if (count === 1 || left <= 0) return 1
    left--
    return 2
  })
}
