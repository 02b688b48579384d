import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { VariableQueue } from '../../src/gap/agreement/variableQueue.js'

const variable = fc.nat({ max: 12 })
const command = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), variable }),
  fc.record({ kind: fc.constant('rise' as const), variable, by: fc.nat({ max: 3 }) }),
  fc.record({ kind: fc.constant('take' as const) }),
)

describe('VariableQueue', () => {
  it('should give the most active first, and of those alike the one with the lowest number', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
        const activity = Array<number>(13).fill(0)
        const queue = new VariableQueue(activity)
        const inside = new Set<number>()
        const first = () =>
          [...inside].toSorted((a, b) => (activity[b] as number) - (activity[a] as number) || a - b).at(0)
        const take = () => {
          const expected = first()
          expect(queue.take()).toBe(expected)
          inside.delete(expected ?? -1)
        }
        for (const asked of commands) {
          if (asked.kind === 'take') take()
          else if (asked.kind === 'add') {
            queue.add(asked.variable)
            inside.add(asked.variable)
          } else {
            activity[asked.variable] = (activity[asked.variable] as number) + asked.by
            queue.rise(asked.variable)
          }
        }
        while (inside.size > 0) take()
        expect(queue.take()).toBe(undefined)
      }),
    )
  })
})
