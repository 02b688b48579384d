import * as fc from 'fast-check'
import { isEqual } from '../isEqual.js'

/** Claims that a law makes of a case. Each throws an error that says what was found and what was expected. */
export function claim(isSo: boolean, what: string): void {
  if (!isSo) throw new Error(what)
}

/** The same data: fields in any order, and a field that is `undefined` counts as absent. -0 is not 0, since JSON loses it. */
export function equal(found: unknown, expected: unknown, what: string): void {
  if (isEqual(found, expected)) return
  throw new Error(`${what}: found ${fc.stringify(found)}, expected ${fc.stringify(expected)}`)
}

/** The same data, but for rounding: a number may differ by `within`. */
export function near(found: unknown, expected: unknown, what: string, within = 1e-12): void {
  if (isEqual(found, expected, within)) return
  throw new Error(`${what}: found ${fc.stringify(found)}, expected ${fc.stringify(expected)} (within ${within})`)
}

/** The very same object or number. */
export function same(found: unknown, expected: unknown, what: string): void {
  if (Object.is(found, expected)) return
  throw new Error(`${what}: found ${fc.stringify(found)}, expected the same as ${fc.stringify(expected)}`)
}

export function close(found: number, expected: number, what: string, within = 1e-12): void {
  // Written so that NaN is not close to anything.
  if (Math.abs(found - expected) <= within) return
  throw new Error(`${what}: found ${found}, expected ${expected} (within ${within})`)
}

/** As many numbers, each close to the other in its place. */
export function closeEach(found: readonly number[], expected: readonly number[], what: string, within = 1e-12): void {
  if (found.length === expected.length && found.every((one, i) => Math.abs(one - (expected[i] as number)) <= within)) {
    return
  }
  throw new Error(`${what}: found ${fc.stringify(found)}, expected ${fc.stringify(expected)} (within ${within})`)
}

export function atLeast(found: number, least: number, what: string, within = 0): void {
  if (found >= least - within) return
  throw new Error(`${what}: found ${found}, expected at least ${least}`)
}

export function atMost(found: number, most: number, what: string, within = 0): void {
  if (found <= most + within) return
  throw new Error(`${what}: found ${found}, expected at most ${most}`)
}
