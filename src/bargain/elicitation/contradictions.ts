import { type Fraction, negative, one, zero } from '../division/fraction.js'
import type { Claim } from './answers.js'
import { ExactProgramme, type ExactRow } from './exactProgramme.js'

/** The smallest sets of claims without which the others agree, by number. */
export interface LeastSets {
  /** How many claims have to be given up lies in [lower, upper]. */
  readonly lower: number
  readonly upper: number
  readonly sets: readonly ReadonlySet<number>[]
  /** Whether these are all. */
  readonly complete: boolean
}

export interface LeastSetsLimits {
  /** How many linear programmes to solve. */
  readonly lookAt: number
  /** How many sets to list. */
  readonly limit: number
}

/**
 * Gives up as few claims as possible: from each contradiction one has to go, so each is tried in turn, at first with none to give up,
 * then with one, with two and so on (smallest hitting sets; Reiter 1987). A contradiction once found serves wherever none of it was
 * given up.
 */
export function leastSets(claims: readonly Claim[], count: number, { lookAt, limit }: LeastSetsLimits): LeastSets {
  const known: (readonly number[])[] = []
  let solved = 0
  const contradictionWithout = (given: ReadonlySet<number>): readonly number[] | undefined => {
    const old = known.find((contradiction) => !contradiction.some((claim) => given.has(claim)))
    if (old !== undefined) return old
    solved++
    const found = contradictionIn(claims, count, given)
    if (found !== undefined) known.push(found)
    return found
  }
  const sets: ReadonlySet<number>[] = []
  const isOver = () => solved >= lookAt || sets.length > limit
  const visit = (given: ReadonlySet<number>, kept: ReadonlySet<number>, budget: number): void => {
    if (isOver()) return
    const contradiction = contradictionWithout(given)
    if (contradiction === undefined) sets.push(given)
    if (contradiction === undefined || budget === 0) return
    const stays = new Set(kept)
    for (const claim of contradiction) {
      if (stays.has(claim)) continue
      visit(new Set([...given, claim]), stays, budget - 1)
      stays.add(claim)
    }
  }
  for (let size = 0; ; size++) {
    visit(new Set(), new Set(), size)
    if (sets.length > 0) return { lower: size, upper: size, sets: sets.slice(0, limit), complete: !isOver() }
    if (!isOver()) continue
    const some = anySet(contradictionWithout)
    return { lower: size, upper: some.size, sets: [some], complete: false }
  }
}

/** Gives up the first claim of one contradiction after another, then takes back what need not have been given up. */
function anySet(
  contradictionWithout: (given: ReadonlySet<number>) => readonly number[] | undefined,
): ReadonlySet<number> {
  const given = new Set<number>()
  for (;;) {
    const contradiction = contradictionWithout(given)
    if (contradiction === undefined) break
    given.add(contradiction[0] as number)
  }
  for (const claim of [...given]) {
    const without = new Set([...given].filter((other) => other !== claim))
    if (contradictionWithout(without) === undefined) given.delete(claim)
  }
  return given
}

interface Column {
  readonly claim: number
  readonly isStrict: boolean
  readonly difference: readonly Fraction[]
}

/**
 * Claims that no unknowns can meet together, few of them; none where the claims agree. By Motzkin's theorem (1936) some sum of the
 * differences, each strict one times a number from 0 on, is then nowhere above 0: a corner of these sums has few claims.
 */
function contradictionIn(
  claims: readonly Claim[],
  count: number,
  given: ReadonlySet<number>,
): readonly number[] | undefined {
  const columns = [...claims.entries()].flatMap(([claim, { isStrict, difference }]): Column[] => {
    if (given.has(claim)) return []
    if (isStrict) return [{ claim, isStrict, difference }]
    return [difference, difference.map(negative)].map((form) => ({ claim, isStrict, difference: form }))
  })
  // The last column stands for the unknowns not all being 0.
  const rows = Array.from({ length: count }, (_, i): ExactRow => {
    const factors = [...columns.map(({ difference }) => negative(difference[i] as Fraction)), negative(one)]
    return { factors, bound: zero, isEquation: false }
  })
  const weighed = [...columns.map(({ isStrict }) => (isStrict ? one : zero)), one]
  const programme = new ExactProgramme(columns.length + 1, [
    ...rows,
    { factors: weighed, bound: one, isEquation: true },
  ])
  const times = programme.least(weighed.map(() => zero))?.solution
  if (times === undefined) return undefined
  const used = columns.filter((_, i) => times[i]?.numerator !== 0n)
  return [...new Set(used.map(({ claim }) => claim))]
}
