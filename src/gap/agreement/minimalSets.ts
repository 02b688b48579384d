import { ask, type Steps } from './ask.js'
import { type Literal, not, Solver } from './solver.js'
import type { Withdrawals } from './withdrawals.js'

/**
 * Sets of places in a list of acts, each in rising order, one after the other until there is none; nothing where another
 * step was taken without finding one.
 */
export type MinimalSets = Generator<readonly number[] | undefined, void, unknown>

/**
 * The minimal sets of acts that together exclude every package, whatever else is withdrawn.
 *
 * MARCO (Liffiton, Previti, Malik & Marques-Silva 2016, Algorithm 1): a second solver holds the sets that are not yet
 * decided. The largest of them either leaves a package, then what completes it must be hit; or it leaves none and is
 * shrunk to a minimal set.
 */
export function* minimalConflicts(withdrawals: Withdrawals): MinimalSets {
  const { solver, stands } = withdrawals
  const undecided = new Solver()
  const members = stands.map(() => undecided.variable(true))
  while (undecided.solve([])) {
    const seed = places(stands, (_, i) => undecided.holds(members[i] as Literal))
    if (yield* ask(solver, literalsAt(stands, seed))) {
      undecided.add(literalsAt(members, othersThan(stands, yield* grown(withdrawals))))
    } else {
      const conflict = yield* shrunk(withdrawals)
      undecided.add(literalsAt(members, conflict).map(not))
      yield conflict
    }
  }
}

/**
 * The minimal sets of acts whose withdrawal leaves a package: the complements of the largest sets that leave one. Each
 * that is found is excluded from then on, until there is none.
 */
export function* minimalCorrections(withdrawals: Withdrawals): MinimalSets {
  const { solver, stands } = withdrawals
  const isNew = solver.variable(true)
  while (yield* ask(solver, [isNew])) {
    const correction = othersThan(stands, yield* grown(withdrawals))
    solver.add([not(isNew), ...literalsAt(stands, correction)])
    yield correction
  }
}

/** From the acts that stand in the solution found last, a largest set of acts that leaves a package. */
function* grown({ solver, stands }: Withdrawals): Steps<number[]> {
  for (;;) {
    const kept = places(stands, (literal) => solver.holds(literal))
    const oneMore = solver.variable(true)
    solver.add([not(oneMore), ...literalsAt(stands, othersThan(stands, kept))])
    const isLarger = yield* ask(solver, [oneMore, ...literalsAt(stands, kept)])
    solver.add([not(oneMore)])
    if (!isLarger) return kept
  }
}

/** Of the acts that failed together last, a smallest part that still does: none of it can be left out. */
function* shrunk({ solver, stands }: Withdrawals): Steps<number[]> {
  const placeOf = new Map(stands.map((literal, place) => [literal, place]))
  const lastCore = () => solver.core.map((literal) => placeOf.get(literal) as number)
  let left = lastCore().sort((a, b) => a - b)
  for (const place of left) {
    if (!left.includes(place)) continue
    const others = left.filter((other) => other !== place)
    if (yield* ask(solver, literalsAt(stands, others))) continue
    const core = new Set(lastCore())
    left = left.filter((other) => core.has(other))
  }
  return left
}

function places(literals: readonly Literal[], isIn: (literal: Literal, place: number) => boolean): number[] {
  return literals.flatMap((literal, place) => (isIn(literal, place) ? [place] : []))
}

function othersThan(literals: readonly Literal[], chosen: readonly number[]): number[] {
  const known = new Set(chosen)
  return places(literals, (_, place) => !known.has(place))
}

function literalsAt(literals: readonly Literal[], chosen: readonly number[]): Literal[] {
  return chosen.map((place) => literals[place] as Literal)
}
