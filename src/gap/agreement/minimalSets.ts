import type { Progress, Search } from '../search.js'
import { ask } from './ask.js'
import { type Literal, not, Solver } from './solver.js'
import type { Withdrawals } from './withdrawals.js'

/** Sets of places in a list of acts, each in rising order. */
export interface MinimalSets {
  readonly sets: readonly (readonly number[])[]
  /** Whether these are all. */
  readonly complete: boolean
}

/**
 * The minimal sets of acts that together exclude every package, whatever else is withdrawn; up to a limit.
 *
 * MARCO (Liffiton, Previti, Malik & Marques-Silva 2016, Algorithm 1): a second solver holds the sets that are not yet
 * decided. The largest of them either leaves a package, then what completes it must be hit; or it leaves none and is
 * shrunk to a minimal set.
 */
export function* minimalConflicts(withdrawals: Withdrawals, limit: number): Search<MinimalSets> {
  const { solver, stands } = withdrawals
  const undecided = new Solver()
  const members = stands.map(() => undecided.variable(true))
  const sets: number[][] = []
  for (let steps = 0; ; steps++) {
    const progress = { steps, found: sets.length }
    if (yield progress) return { sets, complete: false }
    if (undecided.solve([]) === false) return { sets, complete: true }
    const seed = places(stands, (_, i) => undecided.holds(members[i] as Literal))
    const answer = yield* ask(solver, literalsAt(stands, seed), progress)
    const decided =
      answer === undefined ? undefined : yield* answer ? grown(withdrawals, progress) : shrunk(withdrawals, progress)
    if (decided === undefined) return { sets, complete: false }
    if (answer === true) undecided.add(literalsAt(members, othersThan(stands, decided)))
    else if (sets.length === limit) return { sets, complete: false }
    else {
      sets.push(decided)
      undecided.add(literalsAt(members, decided).map(not))
    }
  }
}

/**
 * The minimal sets of acts whose withdrawal leaves a package, up to a limit: the complements of the largest sets that
 * leave one. Each that is found is excluded from then on, until there is none.
 */
export function* minimalCorrections(withdrawals: Withdrawals, limit: number): Search<MinimalSets> {
  const { solver, stands } = withdrawals
  const isNew = solver.variable(true)
  const sets: number[][] = []
  for (let steps = 0; ; steps++) {
    const progress = { steps, found: sets.length }
    if (yield progress) return { sets, complete: false }
    const answer = yield* ask(solver, [isNew], progress)
    if (answer === false) return { sets, complete: true }
    const kept = answer === undefined ? undefined : yield* grown(withdrawals, progress)
    if (kept === undefined || sets.length === limit) return { sets, complete: false }
    const correction = othersThan(stands, kept)
    sets.push(correction)
    solver.add([not(isNew), ...literalsAt(stands, correction)])
  }
}

/** From the acts that stand in the solution found last, a largest set of acts that leaves a package. */
function* grown({ solver, stands }: Withdrawals, progress: Progress): Search<number[] | undefined> {
  for (;;) {
    const kept = places(stands, (literal) => solver.holds(literal))
    const oneMore = solver.variable(true)
    solver.add([not(oneMore), ...literalsAt(stands, othersThan(stands, kept))])
    const answer = yield* ask(solver, [oneMore, ...literalsAt(stands, kept)], progress)
    solver.add([not(oneMore)])
    if (answer === undefined) return undefined
    if (!answer) return kept
  }
}

/** Of the acts that failed together last, a smallest part that still does: none of it can be left out. */
function* shrunk({ solver, stands }: Withdrawals, progress: Progress): Search<number[] | undefined> {
  const placeOf = new Map(stands.map((literal, place) => [literal, place]))
  const lastCore = () => solver.core.map((literal) => placeOf.get(literal) as number)
  let left = lastCore().sort((a, b) => a - b)
  for (const place of left) {
    if (!left.includes(place)) continue
    const answer = yield* ask(
      solver,
      literalsAt(
        stands,
        left.filter((other) => other !== place),
      ),
      progress,
    )
    if (answer === undefined) return undefined
    if (answer) continue
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
