import { safeInfluence } from 'demarche'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Bound, Game } from '../../src/gap/influence/game.js'
import { below, seeded, shuffle } from '../../src/gap/influence/random.js'
import { type Samples, sampledValues } from '../../src/gap/influence/sampling.js'
import { type ShapleyOptions, shapleyValues } from '../../src/gap/influence/shapley.js'
import { sum } from '../support/market.js'
import { wageTalks } from '../support/wage.js'
import { bounds, gameOf, memory, rock, rounded, run, shapleyValue, someGame, upTo, worthOf } from './influenceGames.js'

const steps = () => ({ taken: 0, found: 0 })
const options = { seed: 1, samples: 8, confidence: 0.95 }

/** What a player adds in an order of joining, to some games together. */
function added(games: readonly Game<number>[], order: readonly number[], player: number, bound: Bound): number {
  const before = order.slice(0, order.indexOf(player))
  return sum(games.map((game) => worthOf(game, [...before, player], bound) - worthOf(game, before, bound)))
}

/** The mean over orders and their reverses, and how far off it may be (Maurer & Pontil 2009, theorem 4, both sides). */
function estimated(games: readonly Game<number>[], player: number, bound: Bound, asked: typeof options) {
  const all = Int32Array.from(new Set(games.flatMap(({ players }) => players))).toSorted()
  const random = seeded(asked.seed)
  const pairs = upTo(Math.ceil(asked.samples / 2)).map(() => {
    shuffle(all, random)
    const [there, back] = [[...all], [...all].reverse()]
    return (added(games, there, player, bound) + added(games, back, player, bound)) / 2
  })
  const count = pairs.length
  const mean = sum(pairs) / count
  const variance = sum(pairs.map((value) => (value - mean) ** 2)) / (count - 1)
  // With values from -most to most, and half of the doubt on either side.
  const most = sum(games.map(({ players, span }) => (players.includes(player) ? span : 0)))
  const doubt = Math.log(2 / ((1 - asked.confidence) / 2))
  const off = Math.sqrt((2 * variance * doubt) / count) + (7 * 2 * most * doubt) / (3 * (count - 1))
  return [mean, Math.sqrt(variance / count), Math.min(off, most + Math.abs(mean))]
}

const found = ({ values }: Samples, player: number, bound: Bound) => {
  const estimate = values.get(player)?.[bound === 'lower' ? 0 : 1]
  return [estimate?.mean, estimate?.standard, estimate?.bound].map((value) => value ?? Number.NaN)
}

describe('sampledValues', () => {
  it('should be means over the orders that the seed draws, and say how far off they may be', () => {
    const asked = fc.record({
      seed: fc.integer(),
      samples: fc.integer({ min: 4, max: 7 }),
      confidence: fc.constantFrom(0.5, 0.9),
    })
    fc.assert(
      fc.property(someGame, someGame, asked, (one, other, chosen) => {
        const games = [one, { ...other, span: 2 }]
        const { result } = run(sampledValues(games, chosen, steps()))
        expect(result?.samples).toBe(2 * Math.ceil(chosen.samples / 2))
        for (const player of result?.values.keys() ?? []) {
          for (const bound of bounds) {
            expect(rounded(found(result as Samples, player, bound))).toEqual(
              rounded(estimated(games, player, bound, chosen)),
            )
          }
        }
        expect(new Set(result?.values.keys())).toEqual(new Set([...one.players, ...other.players]))
      }),
    )
  })

  it('should come close, with the error that it states, when it draws many orders', () => {
    const worth = ([state]: readonly number[]) => [0, 0.1, 0.3, 0.2, 0.6, 0.4, 0.9, 1][state as number] as number
    const game = gameOf([memory([0, 1, 2])], worth)
    const many = { ...options, samples: 400 }
    const result = run(sampledValues([game], many, steps())).result as Samples
    for (const player of game.players) {
      const [mean, standard, bound] = found(result, player, 'lower') as [number, number, number]
      expect(rounded([mean, standard, bound])).toEqual(rounded(estimated([game], player, 'lower', many)))
      expect(Math.abs(mean - shapleyValue(game, player, 'lower'))).toBeLessThan(4 * standard)
      expect(bound).toBeLessThan(0.2)
    }
  })

  it('should say what it has when it is stopped, from two pairs of orders on', () => {
    const game = gameOf([memory([0, 1])], ([state]) => (state as number) / 3)
    const samples = (stopAfter: number) => run(sampledValues([game], options, steps()), stopAfter).result?.samples
    expect([1, 2, 3, 4].map(samples)).toEqual([undefined, undefined, 4, 6])
    expect(run(sampledValues([game], options, steps())).steps).toBe(4)
  })

  it('should work out each move once, and a worth only where a state has changed', () => {
    let [moves, worths] = [0, 0]
    const known = memory([2, 3])
    const move = (state: number, turn: number) => {
      moves++
      return known.move(state, turn)
    }
    const worth = ([state]: readonly number[]) => {
      worths++
      return (state as number) / 3
    }
    run(sampledValues([gameOf([{ ...known, move }, rock([0, 1, 3])], worth)], options, steps()))
    // Player 2 moves the start, player 3 the start and what 2 made of it.
    expect(moves).toBe(3)
    // Four pairs of orders, two bounds: at the start, and when 2 and 3 join.
    expect(worths).toBe(4 * 2 * 2 * 3)
  })
})

describe('shapleyValues', () => {
  /** Too many states together for all but a table: one player moves all parts. Others move one each, next to it. */
  const wide = (players: readonly number[], worth: (states: readonly number[]) => number) => {
    const [first = 0, ...others] = players
    const alike = upTo(53).map(() => memory([first], () => ''))
    return gameOf([...others.map((player) => memory([first, player])), ...alike], worth)
  }
  const asked: ShapleyOptions = { seed: 1, samples: 8, confidence: 0.95, sampling: 'needed' }
  const valuesOf = (players: number, games: readonly Game<number>[], more: Partial<ShapleyOptions> = {}) =>
    run(shapleyValues(players, games, { ...asked, ...more })).result

  it('should add up the values of all games, and give 0 to whoever plays none', () => {
    fc.assert(
      fc.property(someGame, someGame, (one, other) => {
        const { values, samples, complete } = valuesOf(5, [one, other])
        expect([...values.keys(), samples, complete]).toEqual([...upTo(5), undefined, true])
        for (const bound of bounds) {
          const expected = upTo(5).map((player) =>
            sum([one, other].map((game) => (game.players.includes(player) ? shapleyValue(game, player, bound) : 0))),
          )
          expect(rounded(upTo(5).map((player) => values.get(player)?.[bound] ?? Number.NaN))).toEqual(rounded(expected))
        }
      }),
    )
  })

  it('should be exact for few players, whatever states they lead to', () => {
    const { values, ...rest } = valuesOf(3, [wide([0, 1, 2], ([x, y]) => (x === 3 && y === 3 ? 0.75 : 0))])
    expect(rest).toEqual({ complete: true })
    expect(rounded([...values.values()].map(({ lower }) => lower))).toEqual([0.25, 0.25, 0.25])
    expect(values.get(0)?.error).toBe(undefined)
  })

  it('should sample games of more than 20 players, and add what is exact in the others', () => {
    const large = wide(upTo(21), ([x]) => ((x as number) & 1) / 2)
    const small = gameOf([memory([0, 21])], ([state]) => (state === 3 ? 0.5 : 0))
    const { values, ...rest } = valuesOf(22, [large, small])
    expect(rest).toEqual({ samples: 8, complete: true })
    expect(rounded(upTo(22).map((player) => values.get(player)?.lower ?? Number.NaN))).toEqual([
      0.75,
      ...Array(20).fill(0),
      0.25,
    ])
    expect(values.get(0)?.error?.lower.standard).toBeCloseTo(0, 12)
    expect(values.get(21)?.error).toBe(undefined)
  })

  it('should begin a table for 20 players, and samples for 21', () => {
    // The states of the parts are found in 2 * 19 + 53 steps, or two more.
    const stopped = (players: number) =>
      run(shapleyValues(players, [wide(upTo(players), () => 0)], { ...asked, samples: 100 }), 100).result
    expect(stopped(20)).toEqual({ values: new Map(), complete: false })
    expect(stopped(21)).toMatchObject({ samples: 2 * (99 - 93), complete: false })
  })

  it('should sample whatever there is when asked to', () => {
    const game = gameOf([memory([0, 1])], ([state]) => (state === 3 ? 1 : 0))
    const { values, samples } = valuesOf(2, [game], { sampling: 'always' })
    expect(samples).toBe(8)
    expect([...values.values()].map(({ lower, error }) => [lower, error?.lower.standard])).toEqual([
      [0.5, 0],
      [0.5, 0],
    ])
  })

  it('should tell how many players are done with', () => {
    const games = [[0, 1], [1, 2], [3]].map((players) => gameOf([memory(players)], () => 0))
    const { told } = run(shapleyValues(5, games, asked))
    // Player 4 plays no game, and counts once the first one is done; 0 is done with then, 1 and 2 after the second.
    expect([...new Set(told.map((progress) => progress.found))]).toEqual([0, 2, 4])
    expect(told.map((progress) => progress.steps)).toEqual(upTo(told.length, 1))
  })

  it('should not begin to sample once it has been stopped', () => {
    const large = wide(upTo(21), () => 0)
    const small = gameOf([memory([22, 23])], () => 0)
    const first = run(shapleyValues(24, [large], { ...asked, samples: 4 })).steps - 2
    const { values, ...rest } = run(shapleyValues(24, [large, small], asked), first + 1).result
    expect(rest).toEqual({ complete: false })
    expect([...values.keys()]).toEqual([21])
  })

  it('should draw as many orders as take some seconds: from 100 to 10,000', () => {
    const samplesOf = (...games: Game<number>[]) =>
      valuesOf(1000, games, { sampling: 'always', samples: undefined }).samples
    const idle = (...movers: number[]) =>
      gameOf(
        movers.map((count) => rock(upTo(count))),
        () => 0,
      )
    // 100 players move 2 parts, on average half of 100 and half of 60 movers before them: 200 + 2,500 + 900 moves, and 1.
    expect(samplesOf(idle(100, 60))).toBe(even(2e6 / 3601))
    expect(samplesOf(idle(100, 60), idle(80))).toBe(even(2e6 / (3601 + 80 + 1600)))
    expect(samplesOf(idle(1000))).toBe(100)
    expect(samplesOf(idle(1))).toBe(10_000)
  })
})

function even(orders: number): number {
  return 2 * Math.ceil(Math.floor(orders) / 2)
}

describe('below', () => {
  it('should drop numbers of the last, incomplete round', () => {
    // 2 ** 32 is 1 more than a multiple of 3.
    expect(below(3, drawing(2 ** 32 - 1, 2 ** 32 - 2))).toBe(2)
    expect(below(3, drawing(2 ** 32 - 2))).toBe(2)
    expect(below(3, drawing(7))).toBe(1)
    expect(below(4, drawing(2 ** 32 - 1))).toBe(3)
  })
})

describe('shuffle', () => {
  it('should draw one number for each place but the first', () => {
    const list = Int32Array.of(1, 2, 3)
    shuffle(list, drawing(0, 0))
    expect([...list]).toEqual([2, 3, 1])
  })
})

/** These numbers, and no more. */
function drawing(...numbers: number[]): () => number {
  return () => {
    const next = numbers.shift()
    if (next === undefined) throw new Error('no more numbers')
    return next
  }
}

describe('options of influence', () => {
  const faults = (asked: object) => {
    const found = safeInfluence(wageTalks, 'union', 'port', asked)
    return found.success ? [] : found.error.issues.map(({ message }) => message)
  }

  it('should say what is expected', () => {
    const expected = {
      sampling: ['"needed" or "always"', ['often', '']],
      samples: ['a whole number of orders, at least 4', [3, 4.5, '8']],
      seed: ['a whole number', [1.5, '1']],
      confidence: ['a number above 0 and below 1', [0, 1, '0.5', Number.NaN]],
    } as const
    for (const [option, [text, refused]] of Object.entries(expected)) {
      for (const value of refused) expect(faults({ [option]: value }).join()).toContain(text)
    }
  })

  it('should take what lies just inside', () => {
    for (const asked of [{ samples: 4 }, { confidence: 1e-9 }, { confidence: 1 - 1e-9 }, { seed: -(2 ** 53) + 1 }]) {
      expect(faults(asked)).toEqual([])
    }
  })
})
