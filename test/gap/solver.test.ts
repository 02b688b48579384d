import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ask } from '../../src/gap/agreement/ask.js'
import { type Literal, not, Solver } from '../../src/gap/agreement/solver.js'

const variables = 7

const clauses = fc.array(fc.array(fc.nat({ max: 2 * variables - 1 }), { minLength: 1, maxLength: 4 }), {
  maxLength: 40,
})
const assumptions = fc.uniqueArray(fc.nat({ max: 2 * variables - 1 }), {
  maxLength: 5,
  selector: (literal) => literal >> 1,
})

describe('Solver', () => {
  it('should find a solution exactly where one of all assignments is one', () => {
    fc.assert(
      fc.property(clauses, assumptions, (all, assumed) => {
        const solver = solverFor(all)
        const answer = solver.solve(assumed)
        expect(answer).toBe(satisfiable([...all, ...assumed.map((literal) => [literal])]))
        if (answer === true) {
          for (const clause of all) expect(clause.some((literal) => solver.holds(literal))).toBe(true)
          for (const literal of assumed) expect(solver.holds(literal)).toBe(true)
        } else {
          expect(assumed).toEqual(expect.arrayContaining([...solver.core]))
          expect(satisfiable([...all, ...solver.core.map((literal) => [literal])])).toBe(false)
        }
      }),
    )
  })

  it('should give the same answers however often and in whatever order it is asked, and with clauses added on the way', () => {
    fc.assert(
      fc.property(clauses, clauses, fc.array(assumptions, { maxLength: 6 }), (first, second, questions) => {
        const solver = solverFor(first)
        for (const assumed of questions) expect(solver.solve(assumed)).toBe(solverFor(first).solve(assumed))
        for (const clause of second) solver.add(clause)
        for (const assumed of questions)
          expect(solver.solve(assumed)).toBe(solverFor([...first, ...second]).solve(assumed))
      }),
    )
  })

  it('should decide in steps, and say so when there are too few', () => {
    const solver = pigeons(7, 6)
    let [answer, steps]: [boolean | undefined, number] = [undefined, 0]
    for (; answer === undefined; steps++) answer = solver.solve([], 50)
    expect(answer).toBe(false)
    expect(steps).toBeGreaterThan(1)
  })

  // Limits are told in conflicts: the same limit leads as far as it ever did.
  it.each([
    [4, 3, 5],
    [5, 4, 26],
    [6, 5, 143],
    [7, 6, 802],
    [8, 7, 3637],
  ])('should decide that %i pigeons do not fit into %i holes in %i conflicts', (many, holes, conflicts) => {
    expect(pigeons(many, holes).solve([], conflicts - 1)).toBe(undefined)
    expect(pigeons(many, holes).solve([], conflicts)).toBe(false)
  })

  it('should be asked in steps of a thousand conflicts', () => {
    const steps = ask(pigeons(8, 7), [])
    let [step, taken] = [steps.next(), 0]
    for (; step.done !== true; taken++) step = steps.next()
    expect([step.value, taken]).toEqual([false, 4])
  })

  it('should decide as well after thousands of conflicts, where activities are scaled down', () => {
    const solver = new Solver()
    const switches = [8, 8, 5].map((many) => {
      const isOn = solver.variable(false)
      addPigeons(solver, many, many - 1, isOn)
      return isOn
    })
    for (const isOn of switches) {
      expect(solver.solve([isOn])).toBe(false)
      expect(solver.core).toEqual([isOn])
    }
    expect(solver.solve([])).toBe(true)
    for (const isOn of switches) expect(solver.holds(isOn)).toBe(false)
  })

  it('should try variables in their order, as they are preferred, and later as they were last', () => {
    const solver = new Solver()
    const [a, b, c] = [solver.variable(true), solver.variable(true), solver.variable(false)] as const
    solver.add([not(a), not(b)])
    solver.add([c, b])
    expect(solver.solve([])).toBe(true)
    expect([a, b, c].map((literal) => solver.holds(literal))).toEqual([true, false, true])
    expect(solver.solve([not(a)])).toBe(true)
    expect([a, b, c].map((literal) => solver.holds(literal))).toEqual([false, false, true])
    expect(solver.solve([b])).toBe(true)
    expect([a, b, c].map((literal) => solver.holds(literal))).toEqual([false, true, true])
  })

  it('should name the assumptions that fail together, and no others', () => {
    const solver = new Solver()
    const [a, b, c, d, e] = Array.from({ length: 5 }, () => solver.variable(true)) as [
      number,
      number,
      number,
      number,
      number,
    ]
    solver.add([not(a), b])
    solver.add([not(b), not(c), d])
    expect(solver.solve([e, a, c, not(d)])).toBe(false)
    expect(new Set(solver.core)).toEqual(new Set([a, c, not(d)]))
    expect(solver.solve([e, not(e)])).toBe(false)
    expect(new Set(solver.core)).toEqual(new Set([e, not(e)]))
    expect(solver.solve([e, a])).toBe(true)
    expect(solver.core).toEqual([])
  })

  it('should need no assumption to fail where the clauses contradict each other', () => {
    for (const clauses of [
      [[0], [1]],
      [
        [0, 2],
        [0, 3],
        [1, 2],
        [1, 3],
      ],
      [[1, 3], [0], [2]],
      [[]],
    ]) {
      const solver = solverFor(clauses)
      expect(solver.core).toEqual([])
      expect([solver.solve([4]), solver.core]).toEqual([false, []])
      expect([solver.solve([]), solver.core]).toEqual([false, []])
      solver.add([6])
      expect([solver.solve([]), solver.core]).toEqual([false, []])
    }
  })
})

function pigeons(many: number, holes: number): Solver {
  const solver = new Solver()
  addPigeons(solver, many, holes)
  return solver
}

/** Each of so many pigeons in a hole, no two in one; where a switch is given, only if that is on. */
function addPigeons(solver: Solver, many: number, holes: number, ...isOn: readonly Literal[]): void {
  const sits = Array.from({ length: many }, () => Array.from({ length: holes }, () => solver.variable(false)))
  for (const row of sits) solver.add([...row, ...isOn.map(not)])
  for (let hole = 0; hole < holes; hole++) {
    for (let a = 0; a < many; a++) {
      for (let b = 0; b < a; b++) solver.add([not(sits[a]?.[hole] as Literal), not(sits[b]?.[hole] as Literal)])
    }
  }
}

function solverFor(all: readonly (readonly Literal[])[]): Solver {
  const solver = new Solver()
  for (let i = 0; i < variables; i++) solver.variable(i % 2 === 0)
  for (const clause of all) solver.add(clause)
  return solver
}

function satisfiable(all: readonly (readonly Literal[])[]): boolean {
  return Array.from({ length: 2 ** variables }, (_, bits) => bits).some((bits) =>
    all.every((clause) => clause.some((literal) => ((bits >> (literal >> 1)) & 1) === 1 - (literal & 1))),
  )
}
