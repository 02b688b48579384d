import { describe, expect, it } from 'vitest'
import { type Diagram, unfold } from '../../src/gap/influence/diagram.js'
import type { Part } from '../../src/gap/influence/game.js'
import { memory, rock, run, upTo } from './influenceGames.js'

const unfolded = (parts: readonly Part<number>[]) =>
  run(unfold(parts, { taken: 0, found: 0 })).result as Diagram<number>

describe('unfold on what is large', () => {
  it('should give up where a part has more than 32,768 states', () => {
    expect(unfolded([memory(upTo(15))]).keys).toHaveLength(2 ** 15)
    expect(unfolded([memory(upTo(16))])).toBe('tooLarge')
  })

  it('should give up where a part takes more than 524,288 moves', () => {
    // 1, 2, 4, …, 2,048, and then 4,096 for each turn that changes nothing.
    const move = (state: number, turn: number) => (turn < 12 ? state | (1 << turn) : state)
    expect(unfolded([{ ...memory(upTo(12 + 129)), move }])).toBe('tooLarge')
  })

  it('should give up where there are more than 2,097,152 moves', () => {
    // 1 move, then 1, 2, 4, …, 8,192, and then 16,384 for each player that changes nothing.
    const parts = (idle: number) => [memory(upTo(14, 1)), rock([0, ...upTo(idle, 15)])]
    expect(unfolded(parts(127)).keys).toHaveLength(2 ** 14)
    expect(unfolded(parts(128))).toBe('tooLarge')
  })
})
