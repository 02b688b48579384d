import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Classes, chancesOf, classesOf, type Diagram, unfold } from '../../src/gap/influence/diagram.js'
import { type Part, playersOf } from '../../src/gap/influence/game.js'
import { bounds, memory, rounded, run, someParts, stateAfter, subsetsOf, upTo } from './influenceGames.js'

const steps = () => ({ taken: 0, found: 0 })
const unfolded = (parts: readonly Part<number>[]) => run(unfold(parts, steps())).result as Diagram<number>
const classed = (diagram: Diagram<number>, bound: 'lower' | 'upper') =>
  run(classesOf(diagram, bound, steps())).result as Classes<number>

/** The states of all parts at a node, read off its key. */
function statesAt({ machines, keys }: Diagram<number>, node: number): number[] {
  let rest = keys[node] as number
  return machines.map((machine) => {
    const digit = rest % machine.size
    rest = (rest - digit) / machine.size
    return machine.state(digit)
  })
}

describe('unfold', () => {
  it('should have one node for each combination of states that some players lead to', () => {
    fc.assert(
      fc.property(someParts, (parts) => {
        const diagram = unfolded(parts)
        const reached = subsetsOf(playersOf(parts)).map((players) => parts.map((part) => stateAfter(part, players)))
        const found = diagram.keys.map((_, node) => statesAt(diagram, node))
        expect(found.map(String).toSorted()).toEqual([...new Set(reached.map(String))].toSorted())
      }),
    )
  })

  it('should lead from node to node as the players move the parts', () => {
    fc.assert(
      fc.property(someParts, (parts) => {
        const diagram = unfolded(parts)
        expect(diagram.players).toEqual(playersOf(parts))
        for (const players of subsetsOf(diagram.players)) {
          const last = diagram.moved.reduce(
            (node, after, i) => (players.includes(diagram.players[i] as number) ? (after[node] as number) : node),
            0,
          )
          expect(statesAt(diagram, last)).toEqual(parts.map((part) => stateAfter(part, players)))
        }
      }),
    )
  })

  it('should take a step for every 256 states of a part, and for every 4,096 nodes', () => {
    // Parts: 1 step before each of 9 turns, then 2, 4, 8, 16 and 32. Nodes: 1 before each of 13 turns, then 2.
    expect(run(unfold([memory(upTo(14))], steps())).steps).toBe(9 + 62 + 13 + 2)
  })

  it('should stop at any step', () => {
    const parts = [memory([0, 1]), memory([1, 2])]
    const { steps: all } = run(unfold(parts, steps()))
    expect(all).toBe(4 + 3)
    for (const after of upTo(all, 1)) expect(run(unfold(parts, steps()), after)).toMatchObject({ result: undefined })
  })

  it('should give up where there are too many combinations to number them', () => {
    const alike = (count: number) => upTo(count).map(() => memory([0]))
    expect(unfolded(alike(52)).keys).toEqual([0, 2 ** 52 - 1])
    expect(unfolded(alike(53))).toBe('tooLarge')
  })
})

describe('classesOf', () => {
  it('should put together the nodes that look alike, each with states that look so', () => {
    fc.assert(
      fc.property(someParts, fc.constantFrom(...bounds), (parts, bound) => {
        const diagram = unfolded(parts)
        const { of, states } = classed(diagram, bound)
        const looks = (all: readonly number[]) => all.map((state, i) => parts[i]?.face(state, bound)).join()
        const expected = diagram.keys.map((_, node) => looks(statesAt(diagram, node)))
        expect(Array.from(of, (found) => looks(states[found] as number[]))).toEqual(expected)
        expect(states).toHaveLength(new Set(expected).size)
      }),
    )
  })

  it('should take a step for every 4,096 nodes, and stop at each', () => {
    const diagram = unfolded([memory(upTo(13), () => '')])
    expect(run(classesOf(diagram, 'lower', steps()))).toMatchObject({ steps: 2, result: { states: [[0]] } })
    for (const after of [1, 2]) expect(run(classesOf(diagram, 'lower', steps()), after).result).toBe(undefined)
  })
})

describe('chancesOf', () => {
  it('should add up the chances of all sets of players that lead to a node before a turn', () => {
    fc.assert(
      fc.property(someParts, fc.integer({ min: 0, max: 8 }), (parts, eighths) => {
        const chance = eighths / 8
        const diagram = unfolded(parts)
        const rows = chancesOf(diagram, chance)
        expect(rows).toHaveLength(diagram.players.length + 1)
        for (const [turn, row] of rows.entries()) {
          const before = diagram.players.slice(0, turn)
          const expected = new Map<string, number>()
          for (const players of subsetsOf(before)) {
            const states = String(parts.map((part) => stateAfter(part, players)))
            const share = chance ** players.length * (1 - chance) ** (before.length - players.length)
            expected.set(states, (expected.get(states) ?? 0) + share)
          }
          const found = Array.from(row, (_, node) => expected.get(String(statesAt(diagram, node))) as number)
          expect(rounded(row)).toEqual(rounded(found))
          expect(row).toHaveLength(expected.size)
        }
      }),
    )
  })
})
