import { describe, expect, it } from 'vitest'
import { anyOf, bothOf, butNot, type Maybe } from '../../src/gap/agreement/gates.js'
import { type Literal, not, Solver } from '../../src/gap/agreement/solver.js'

/** Literals of which it is open whether they hold, and what never does. */
const inputs = ['open', 'open', 'never'] as const
const combinations = inputs.flatMap((x) => inputs.flatMap((y) => inputs.map((z) => [x, y, z] as const)))

describe('gates', () => {
  it.each(combinations)('should hold exactly where they say: %s, %s, %s', (...kinds) => {
    const solver = new Solver()
    const parts = kinds.map((kind): Maybe => (kind === 'open' ? solver.variable(true) : undefined))
    const [x, y] = parts
    const gates: [Maybe, (holds: (part: Maybe) => boolean) => boolean][] = [
      [anyOf(solver, parts), (holds) => parts.some(holds)],
      [anyOf(solver, parts.slice(0, 2)), (holds) => holds(x) || holds(y)],
      [butNot(solver, x, y), (holds) => holds(x) && !holds(y)],
      [bothOf(solver, x, y), (holds) => holds(x) && holds(y)],
    ]
    const open = parts.filter((part) => part !== undefined)
    for (let bits = 0; bits < 2 ** open.length; bits++) {
      const assumed = open.map((literal, i) => ((bits >> i) & 1 ? literal : not(literal)))
      const holds = (part: Maybe) => part !== undefined && assumed.includes(part)
      for (const [gate, meaning] of gates) {
        if (gate === undefined) expect(meaning(holds)).toBe(false)
        else {
          expect(solver.solve([...assumed, gate])).toBe(meaning(holds))
          expect(solver.solve([...assumed, not(gate)])).toBe(!meaning(holds))
        }
      }
    }
  })

  it('should need no variable for what one literal says, or none', () => {
    const solver = new Solver()
    const [a, b] = [solver.variable(true), solver.variable(true)]
    expect(anyOf(solver, [])).toBe(undefined)
    expect(anyOf(solver, [undefined, undefined])).toBe(undefined)
    expect(anyOf(solver, [undefined, a])).toBe(a)
    expect(butNot(solver, a, undefined)).toBe(a)
    expect(butNot(solver, undefined, a)).toBe(undefined)
    expect(bothOf(solver, a, undefined)).toBe(undefined)
    expect(bothOf(solver, undefined, a)).toBe(undefined)
    expect(variablesOf(solver)).toBe(2)
    expect([anyOf(solver, [a, undefined, b]), butNot(solver, a, b), bothOf(solver, a, b)]).not.toContain(undefined)
    expect(variablesOf(solver)).toBe(6)
  })
})

/** How many variables there were; there is one more now. */
function variablesOf(solver: Solver): number {
  const next: Literal = solver.variable(false)
  return next / 2
}
