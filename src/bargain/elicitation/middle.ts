import { compare, type Fraction, negative, one, zero } from '../division/fraction.js'
import { ExactProgramme, type ExactRow } from './exactProgramme.js'

/** All x ≥ 0 that meet some rows and for which the least of some forms is as high as can be. */
export interface HighestLeast {
  readonly count: number
  readonly value: Fraction
  readonly rows: readonly ExactRow[]
  /** The same, with two more unknowns, to ask for the least value of a form. */
  readonly programme: ExactProgramme
}

export function highestLeast(
  count: number,
  rows: readonly ExactRow[],
  forms: readonly (readonly Fraction[])[],
): HighestLeast {
  // The level may be below 0, so it is the difference of two unknowns.
  const widened = rows.map((row) => ({ ...row, factors: [...row.factors, zero, zero] }))
  const levels = forms.map((form): ExactRow => {
    return { factors: [...form, negative(one), one], bound: zero, isEquation: false }
  })
  const programme = new ExactProgramme(count + 2, [...widened, ...levels])
  const optimum = programme.keepLeast([...new Array<Fraction>(count).fill(zero), negative(one), one])
  if (optimum === undefined) throw new Error('the rows of a linear programme contradict each other')
  const value = negative(optimum.value)
  const met = forms.map((factors): ExactRow => ({ factors, bound: value, isEquation: false }))
  return { count, value, rows: [...rows, ...met], programme }
}

/**
 * Of these x the best by leximin: its least entry is as high as can be, then the next least, and so on. There is just one, whatever
 * the order of the unknowns.
 */
export function mostEven(start: HighestLeast): readonly Fraction[] {
  const { count } = start
  const units = unitForms(count)
  const fixed = new Map<number, Fraction>()
  // All those that are at the level and cannot rise are among the ones that have no choice left.
  const fix = ({ programme }: HighestLeast) => {
    for (const [i, unit] of units.entries()) {
      if (fixed.has(i)) continue
      const least = leastOf(programme, unit)
      if (compare(least, negative(leastOf(programme, unit.map(negative)))) === 0) fixed.set(i, least)
    }
  }
  fix(start)
  for (let held = start; fixed.size < count; ) {
    const open = units.filter((_, i) => !fixed.has(i))
    const known = [...fixed].map(([i, bound]): ExactRow => {
      return { factors: units[i] as readonly Fraction[], bound, isEquation: true }
    })
    held = highestLeast(count, [...held.rows, ...known], open)
    fix(held)
  }
  return units.map((_, i) => fixed.get(i) as Fraction)
}

/** Each unknown by itself. */
export function unitForms(count: number): readonly (readonly Fraction[])[] {
  return Array.from({ length: count }, (_, i) => Array.from({ length: count }, (_, j) => (i === j ? one : zero)))
}

function leastOf(programme: ExactProgramme, form: readonly Fraction[]): Fraction {
  return programme.least([...form, zero, zero])?.value ?? zero
}
