import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactValues, type Values } from '../../src/gap/influence/exact.js'
import type { Bound, Game } from '../../src/gap/influence/game.js'
import { Machine } from '../../src/gap/influence/machine.js'
import { tableValues } from '../../src/gap/influence/table.js'
import { bounds, gameOf, memory, rounded, run, shapleyValue, someGame, somePart, upTo } from './influenceGames.js'

const steps = () => ({ taken: 0, found: 0 })
const exact = (game: Game<number>) => run(exactValues(game, steps()))
const table = (game: Game<number>) => run(tableValues(game, steps()))

/** A sum of games each of which is worth something only to all of a team together: each of these has an equal share. */
function teamwork(players: number, teams: readonly { readonly members: readonly number[]; readonly worth: number }[]) {
  const all = memory(upTo(players))
  const worth = ([state]: readonly number[], bound: Bound) =>
    teams
      .filter(({ members }) => members.every((member) => ((state as number) >> member) & 1))
      .reduce((sum, team) => sum + team.worth * (bound === 'lower' ? 1 : 2), 0)
  const shares = upTo(players).map((player) =>
    teams
      .filter(({ members }) => members.includes(player))
      .reduce((sum, team) => sum + team.worth / team.members.length, 0),
  )
  return { game: gameOf([all], worth), shares }
}

const teams = [
  { members: [0, 1, 2, 3], worth: 0.5 },
  { members: [4, 9], worth: 0.25 },
  { members: [3, 8, 10], worth: 0.125 },
  { members: [10], worth: 0.0625 },
]

describe.each([
  ['exactValues', exactValues],
  ['tableValues', tableValues],
] as const)('%s', (_, valuesOf) => {
  it('should be what a player adds on average to sets of the others, each size counting alike', () => {
    fc.assert(
      fc.property(someGame, (game) => {
        const values = run(valuesOf(game, steps())).result as Values
        for (const bound of bounds) {
          const expected = game.players.map((player) => shapleyValue(game, player, bound))
          expect(rounded(values[bound])).toEqual(rounded(expected))
        }
      }),
    )
  })

  it('should share alike within each team of eleven players', () => {
    const { game, shares } = teamwork(11, teams)
    const values = run(valuesOf(game, steps())).result as Values
    expect(rounded(values.lower)).toEqual(rounded(shares))
    expect(rounded(values.upper)).toEqual(rounded(shares.map((share) => 2 * share)))
  })

  it('should stop at any step', () => {
    const game = gameOf([memory([0, 1]), memory([1, 2]), memory([3])], ([x, y]) => ((x as number) + (y as number)) / 8)
    const { steps: all } = run(valuesOf(game, steps()))
    for (const after of upTo(all, 1)) expect(run(valuesOf(game, steps()), after).result).toBe(undefined)
  })
})

describe('exactValues', () => {
  it('should take a step for each turn, the classes and worths of each bound, and every second player', () => {
    // 5 turns of the part and of the nodes; 2 bounds, each with classes and worths; 3 places of integration.
    expect(exact(gameOf([memory(upTo(5))], ([state]) => (state as number) / 32)).steps).toBe(5 + 5 + 2 * 2 + 3)
  })

  it('should take a step for every 1,024 worths', () => {
    // Of 11 turns of the part those with 256, 512 and 1,024 states before take 1, 2 and 4 steps; 2,048 worths, 2 each.
    const { steps: all } = exact(gameOf([memory(upTo(11))], ([state]) => (state as number) / 2048))
    expect(all).toBe(8 + 7 + 11 + 2 * (1 + 2) + 6)
  })

  it('should ask for each worth once', () => {
    fc.assert(
      fc.property(someGame, (game) => {
        const asked: string[] = []
        const worth = (states: readonly number[], bound: Bound) => {
          asked.push(`${bound} ${states.map((state, i) => game.parts[i]?.face(state, bound))}`)
          return game.worth(states, bound)
        }
        exact({ ...game, worth })
        expect(new Set(asked).size).toBe(asked.length)
      }),
    )
  })

  it('should go through players apart whose parts have nothing to do with each other', () => {
    // Each alone leads to two states; all together to too many. Only the first two matter.
    const faced = (i: number) => (i < 2 ? String : () => '')
    const parts = upTo(30).map((i) => memory([i], faced(i)))
    const values = exact(gameOf(parts, ([x, y]) => ((x as number) * (y as number)) / 2)).result as Values
    expect(rounded(values.lower)).toEqual([0.25, 0.25, ...Array(28).fill(0)])
  })

  it('should go through parts together that are tied, each once', () => {
    // Player 0 moves all seven parts: 256 states of all, which would be too many next to those of some of the parts.
    const parts = upTo(7, 1).map((player) => memory([0, player]))
    const worth = (states: readonly number[]) => states.filter((state) => state === 3).length / 7
    const values = exact(gameOf(parts, worth)).result as Values
    expect(rounded(values.lower)).toEqual(rounded([0.5, ...Array(7).fill(1 / 14)]))
  })

  it('should go through a part together with those of which it is tied to one only', () => {
    const parts = [memory([0, 1]), memory([1, 2]), memory([0, 3])]
    const game = gameOf(parts, (states) => (Math.min(...states) * Math.max(...states)) / 9)
    const { lower } = exact(game).result as Values
    expect(rounded(lower)).toEqual(rounded(game.players.map((player) => shapleyValue(game, player, 'lower'))))
  })

  it('should give up where either bound has too many worths', () => {
    const parts = (wide: Bound) =>
      upTo(60).map((i) => memory([i], (state, bound) => (bound === wide ? String(state) : '')))
    for (const wide of bounds) expect(exact(gameOf(parts(wide), () => 0)).result).toBe('tooLarge')
  })

  it('should give up where a part has too many states', () => {
    expect(exact(gameOf([memory([0, 1]), ...upTo(53).map(() => memory([0]))], () => 0)).result).toBe('tooLarge')
  })
})

describe('tableValues', () => {
  it('should take a step for every 512 sets, and for each player', () => {
    expect(table(teamwork(3, []).game).steps).toBe(1 + 3)
    expect(table(teamwork(9, []).game).steps).toBe(1 + 9)
    expect(table(teamwork(11, []).game).steps).toBe(4 + 11)
  })
})

describe('Machine', () => {
  it('should give each state one number, from the start on as they are met, and work out each move once', () => {
    fc.assert(
      fc.property(
        somePart,
        fc.array(fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 3 })), { maxLength: 12 }),
        (part, asked) => {
          let worked = 0
          const move = (state: number, turn: number) => {
            worked++
            return part.move(state, turn)
          }
          const machine = new Machine({ ...part, move })
          for (let round = 0; round < 2; round++) {
            const numbers = [part.start]
            const tried = new Set<string>()
            worked = 0
            for (const [number, turn] of asked.filter(([, turn]) => turn < part.movers.length)) {
              if (number >= numbers.length) continue
              const after = part.move(numbers[number] as number, turn)
              if (!numbers.includes(after)) numbers.push(after)
              expect(machine.move(number, turn)).toBe(numbers.indexOf(after))
              tried.add(`${number} ${turn}`)
            }
            expect(numbers.map((_, number) => machine.state(number))).toEqual(numbers)
            expect([machine.size, worked]).toEqual([numbers.length, tried.size])
            machine.forget()
          }
        },
      ),
    )
  })
})
