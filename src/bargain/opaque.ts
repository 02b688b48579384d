import { freeze } from 'immer'
import type { Settlement } from '../gap/agreement/outlook.js'
import { failAt, type Path, type Safe, safe, show } from '../model/errors.js'
import { readFields } from '../model/input.js'

/** Preferences that only a function knows: no JSON, and nothing about them can be found out but by asking of each package. */
export interface OpaquePreferences {
  readonly kind: 'opaque'
  /** What a package, with a value for every issue, is worth; -Infinity where the party can never agree to it. */
  readonly utility: (settlement: Settlement) => number
  readonly reservation?: number
  readonly discount: number
}

export interface OpaqueOptions {
  /** What the party has if there is no agreement. Not known when absent. */
  readonly reservation?: number
  /** What is left of a package's utility after one unit of time, above 0 to 1. Default 1. */
  readonly discount?: number
}

/**
 * Preferences given by a function of one's own. It has to be pure: the same package, the same number. Whatever is asked of a
 * scenario with such preferences enumerates its packages, all of them, up to a limit.
 *
 * Throws `DemarcheError` where the options are no finite numbers in their ranges.
 */
export function opaque(utility: (settlement: Settlement) => number, options: OpaqueOptions = {}): OpaquePreferences {
  return opaqueAt({ kind: 'opaque', utility, discount: 1, ...readFields(options) }, [])
}

/** The twin of `opaque` that returns the error instead of throwing it. */
export const safeOpaque: (utility: OpaquePreferences['utility'], options?: OpaqueOptions) => Safe<OpaquePreferences> =
  safe(opaque)

export function isOpaque(preferences: object): preferences is OpaquePreferences {
  return 'kind' in preferences && preferences.kind === 'opaque'
}

/** Checks what is marked as opaque; faults are told below `path`. */
export function opaqueAt(preferences: OpaquePreferences, path: Path): OpaquePreferences {
  const { utility, reservation = 0, discount } = preferences
  if (typeof utility !== 'function') {
    failAt([...path, 'utility'], { code: 'invalidType', expected: 'a function of a package', found: utility })
  }
  if (!Number.isFinite(reservation)) {
    failAt([...path, 'reservation'], { code: 'invalidValue', expected: 'a finite number', found: reservation })
  }
  if (!(discount > 0 && discount <= 1)) {
    failAt([...path, 'discount'], { code: 'invalidValue', expected: 'a number above 0, up to 1', found: discount })
  }
  return freeze({ ...preferences })
}

/** Asks for the utility of a package; what is no number, or infinitely good, is refused. */
export function opaqueUtility({ utility }: OpaquePreferences, settlement: Settlement): number {
  const value = utility(settlement)
  if (typeof value === 'number' && value < Number.POSITIVE_INFINITY) return value
  const expected = `a number as the utility of ${show(settlement)}`
  return failAt(['utility'], { code: 'inconsistent', expected, found: show(value) })
}
