import { type Fraction, negative, one, sum, zero } from '../division/fraction.js'
import type { Claim } from './answers.js'
import { ExactProgramme, type ExactRow } from './exactProgramme.js'

/**
 * LINMAP's linear programme (Srinivasan & Shocker 1973): the least sum of errors, each at least what goes against its claim, where
 * the differences of all strict claims sum to 1. None where no unknowns give these a sum above 0.
 */
export function poornessOfFit(count: number, claims: readonly Claim[]): Fraction | undefined {
  const width = count + claims.length
  const rowOf = (form: readonly Fraction[], error: number): ExactRow => {
    const errors = claims.map((_, i) => (i === error ? one : zero))
    return { factors: [...form, ...errors], bound: zero, isEquation: false }
  }
  const errors = claims.flatMap(({ isStrict, difference }, i) =>
    (isStrict ? [difference] : [difference, difference.map(negative)]).map((form) => rowOf(form, i)),
  )
  const strict = claims.filter(({ isStrict }) => isStrict)
  const balance = Array.from({ length: width }, (_, i) => sum(strict.map(({ difference }) => difference[i] ?? zero)))
  const programme = new ExactProgramme(width, [...errors, { factors: balance, bound: one, isEquation: true }])
  return programme.least(Array.from({ length: width }, (_, i) => (i < count ? zero : one)))?.value
}
