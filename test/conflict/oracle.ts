import type { Concept } from 'demarche/conflict'

/** A conflict as plain sets: states by number, and for each decision maker who can go where, and what it likes how much. */
export interface Plain {
  readonly states: readonly number[]
  readonly moves: readonly ReadonlyMap<number, readonly number[]>[]
  readonly payoffs: readonly ReadonlyMap<number, number>[]
}

const go = (own: ReadonlyMap<number, readonly number[]> | undefined, state: number) => own?.get(state) ?? []
const worth = ({ payoffs }: Plain, maker: number, state: number) => payoffs[maker]?.get(state) as number

/** Unilateral improvements, by the definition. */
export const improvementsBy = (plain: Plain, maker: number, state: number) =>
  go(plain.moves[maker], state).filter((target) => worth(plain, maker, target) > worth(plain, maker, state))

/** Legal sequences (Fang, Hipel & Kilgour 1993), as the smallest set that is closed: pairs of a state and who moved last. */
export function jointBy(plain: Plain, makers: readonly number[], state: number, improving: boolean): Set<number> {
  const step = (maker: number, at: number) =>
    improving ? improvementsBy(plain, maker, at) : go(plain.moves[maker], at)
  // A pair of a state and who moved last, as one number.
  const pairs = new Set<number>()
  for (const maker of makers) for (const target of step(maker, state)) pairs.add(8 * target + maker)
  for (let before = -1; before < pairs.size; ) {
    before = pairs.size
    for (const pair of [...pairs]) {
      for (const maker of makers) {
        if (maker !== pair % 8) for (const target of step(maker, Math.floor(pair / 8))) pairs.add(8 * target + maker)
      }
    }
  }
  return new Set([...pairs].map((pair) => Math.floor(pair / 8)))
}

/** Whether a state is stable, by the definition of each concept. */
export function stableBy(plain: Plain, maker: number, state: number, concept: Concept): boolean {
  return improvementsBy(plain, maker, state).every((target) => isPunished(plain, maker, state, target, concept))
}

function isPunished(plain: Plain, maker: number, state: number, target: number, concept: Concept): boolean {
  if (concept === 'nash') return false
  const others = plain.payoffs.map((_, i) => i).filter((i) => i !== maker)
  const isNoBetter = (at: number) => worth(plain, maker, at) <= worth(plain, maker, state)
  if (concept === 'sim') {
    return together(plain, others, state).some((flips) => {
      const result = state ^ ((state ^ target) | flips)
      return plain.states.includes(result) && isNoBetter(result)
    })
  }
  const isSymmetric = concept === 'smr' || concept === 'sseq'
  return [...jointBy(plain, others, target, concept === 'seq' || concept === 'sseq')].some(
    (result) => isNoBetter(result) && (!isSymmetric || go(plain.moves[maker], result).every(isNoBetter)),
  )
}

/** What all combinations of improvements of the others change, but for all doing nothing. */
function together(plain: Plain, others: readonly number[], state: number): number[] {
  const combined = others.reduce<{ flips: number; moved: boolean }[]>(
    (all, other) =>
      all.flatMap(({ flips, moved }) => [
        { flips, moved },
        ...improvementsBy(plain, other, state).map((target) => ({ flips: flips | (state ^ target), moved: true })),
      ]),
    [{ flips: 0, moved: false }],
  )
  return combined.filter(({ moved }) => moved).map(({ flips }) => flips)
}
