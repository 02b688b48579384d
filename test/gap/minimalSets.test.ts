import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MinimalSets, minimalConflicts, minimalCorrections } from '../../src/gap/agreement/minimalSets.js'
import { type Literal, not, Solver } from '../../src/gap/agreement/solver.js'
import type { Withdrawals } from '../../src/gap/agreement/withdrawals.js'

const [acts, others] = [5, 2]
const all = Array.from({ length: acts }, (_, place) => place)

const anyClauses = fc.array(fc.array(fc.nat({ max: 2 * (acts + others) - 1 }), { minLength: 1, maxLength: 4 }), {
  maxLength: 10,
})
const together = fc.uniqueArray(fc.constantFrom(...all), { minLength: 1, maxLength: 4 })

/** That acts cannot stand together: said outright, or so that it is only seen once other variables are tried. */
const outright = (set: readonly number[]): Literal[][] => [set.map((place) => not(2 * place))]
const hidden = (set: readonly number[]): Literal[][] =>
  [0, 1].flatMap((x) => [0, 1].map((y) => [...set.map((place) => not(2 * place)), 2 * acts + x, 2 * acts + 2 + y]))

const clauses = fc
  .tuple(
    fc.oneof(fc.constant([]), anyClauses),
    fc.array(together, { maxLength: 3 }),
    fc.array(together, { maxLength: 3 }),
  )
  .map(([some, seen, unseen]) => [...some, ...seen.flatMap(outright), ...unseen.flatMap(hidden)])

describe('minimal sets', () => {
  it('should be all sets that exclude every package and have no part that does', () => {
    fc.assert(
      fc.property(clauses, (given) => {
        const leavesSome = leaving(given)
        const excluding = subsets.filter((set) => !leavesSome(set))
        expect(inOrder(found(minimalConflicts(withdrawals(given))))).toEqual(inOrder(minimalOf(excluding)))
      }),
    )
  })

  it('should be all sets whose withdrawal leaves a package, and that of no part of them does', () => {
    fc.assert(
      fc.property(clauses, (given) => {
        const leavesSome = leaving(given)
        const enough = subsets.filter((set) => leavesSome(all.filter((place) => !set.includes(place))))
        expect(inOrder(found(minimalCorrections(withdrawals(given))))).toEqual(inOrder(minimalOf(enough)))
      }),
    )
  })

  it('should ask once of each act that may be needless, and not of those that have turned out to be', () => {
    // All fail together, and so do the last two; once the first is left out, only these are named.
    const search = minimalConflicts(withdrawals([...outright([0, 1, 3, 4]), ...hidden([3, 4])]))
    const steps = []
    for (let step = search.next(); step.done !== true && step.value === undefined; step = search.next())
      steps.push(step)
    // All; without the first; without each of the last two.
    expect(steps).toHaveLength(4)
    expect(found(minimalConflicts(withdrawals([...outright([0, 1, 3, 4]), ...hidden([3, 4])])))).toEqual([[3, 4]])
  })

  it('should be found in rising order of their acts', () => {
    const against = [0, 1, 2].flatMap((a) => [3, 4].map((b) => [not(2 * a), not(2 * b)]))
    const conflicts = found(minimalConflicts(withdrawals(against)))
    expect(conflicts).toHaveLength(6)
    for (const conflict of conflicts) expect(conflict).toEqual(conflict.toSorted((a, b) => a - b))
    expect(inOrder(found(minimalCorrections(withdrawals(against))))).toEqual([
      [0, 1, 2],
      [3, 4],
    ])
  })

  it('should hold nothing where all acts together leave a package, and be the empty set where none do', () => {
    expect(found(minimalConflicts(withdrawals([])))).toEqual([])
    expect(found(minimalCorrections(withdrawals([])))).toEqual([[]])
    const impossible = [[2 * acts], [not(2 * acts)]]
    expect(found(minimalConflicts(withdrawals(impossible)))).toEqual([[]])
    expect(found(minimalCorrections(withdrawals(impossible)))).toEqual([])
  })
})

const subsets = Array.from({ length: 2 ** acts }, (_, bits) => all.filter((place) => (bits >> place) & 1))

/** The first variables of the clauses are that the acts stand. */
function withdrawals(given: readonly (readonly Literal[])[]): Withdrawals {
  const solver = new Solver()
  const stands = all.map(() => solver.variable(true))
  for (let i = 0; i < others; i++) solver.variable(false)
  for (const clause of given) solver.add(clause)
  return { solver, acts: all.map((place) => `act${place}`), stands }
}

/** Whether acts leave a package while they stand, whichever of the others do: by trying every assignment. */
function leaving(given: readonly (readonly Literal[])[]): (set: readonly number[]) => boolean {
  // The variables of which a clause wants one to hold, and those of which it wants one not to, as bits.
  const wanted = given.map((clause) => [0, 1].map((sign) => bitsOf(clause.filter((literal) => (literal & 1) === sign))))
  const assignments = Array.from({ length: 2 ** (acts + others) }, (_, bits) => bits).filter((bits) =>
    wanted.every(([holding, failing]) => bits & (holding as number) || ~bits & (failing as number)),
  )
  return (set) => assignments.some((bits) => set.every((place) => (bits >> place) & 1))
}

function bitsOf(literals: readonly Literal[]): number {
  return literals.reduce((bits, literal) => bits | (1 << (literal >> 1)), 0)
}

function found(sets: MinimalSets): (readonly number[])[] {
  return [...sets].filter((set) => set !== undefined)
}

function minimalOf(family: readonly (readonly number[])[]): (readonly number[])[] {
  const isPart = (a: readonly number[], b: readonly number[]) =>
    a.length < b.length && a.every((one) => b.includes(one))
  return family.filter((set) => !family.some((other) => isPart(other, set)))
}

function inOrder(family: readonly (readonly number[])[]): (readonly number[])[] {
  return family.toSorted((a, b) => (String(a) < String(b) ? -1 : 1))
}
