import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
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

  it('should decide that seven pigeons do not fit into six holes, in steps', () => {
    const [pigeons, holes] = [7, 6]
    const solver = new Solver()
    const sits = Array.from({ length: pigeons }, () => Array.from({ length: holes }, () => solver.variable(false)))
    for (const row of sits) solver.add(row)
    for (let hole = 0; hole < holes; hole++) {
      for (let a = 0; a < pigeons; a++) {
        for (let b = 0; b < a; b++) solver.add([not(sits[a]?.[hole] as Literal), not(sits[b]?.[hole] as Literal)])
      }
    }
    let [answer, steps]: [boolean | undefined, number] = [undefined, 0]
    for (; answer === undefined; steps++) answer = solver.solve([], 50)
    expect(answer).toBe(false)
    expect(steps).toBeGreaterThan(1)
  })
})

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
