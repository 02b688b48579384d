import { numberFrom } from './numbers.js'
import type { Acceptance } from './view.js'

/** Takes what is worth as much as its own next offer: factor × offered + gap ≥ next (AC_next; Baarslag, Hindriks & Jonker 2013). */
export function acceptNext({
  factor = 1,
  gap = 0,
}: {
  readonly factor?: number
  readonly gap?: number
} = {}): Acceptance {
  numberFrom('factor', factor, 0)
  numberFrom('gap', gap, Number.NEGATIVE_INFINITY)
  return (offered, next) => factor * offered + gap >= next
}

/** Takes what is worth as much as its own last offer (AC_prev; Baarslag, Hindriks & Jonker 2013). */
export function acceptLast(): Acceptance {
  return (offered, _, { made }) => made.length > 0 && offered >= (made.at(-1) as number)
}

/** Takes what is worth at least so much (AC_const). */
export function acceptAtLeast(utility: number): Acceptance {
  numberFrom('utility', utility, Number.NEGATIVE_INFINITY)
  return (offered) => offered >= utility
}

/** Takes anything from a time on, from 0 to 1 (AC_time). */
export function acceptFrom(time: number): Acceptance {
  numberFrom('time', time, 0, 1)
  return (_offered, _next, view) => view.time >= time
}

/**
 * As `acceptNext()`; and from a time on, takes what is worth as much as the best (`max`) or the mean (`average`) of what was
 * offered in the last rounds, as many as are left: better is not to be expected (AC_combi with MAX^W and AVG^W; Baarslag,
 * Hindriks & Jonker 2013).
 */
export function acceptCombined(from: number, expected: 'max' | 'average' = 'max'): Acceptance {
  numberFrom('from', from, 0, 1)
  const next = acceptNext()
  return (offered, own, view) => {
    if (next(offered, own, view)) return true
    if (view.time < from) return false
    const window = view.received.flatMap((offers) => offers.slice(-Math.max(1, view.rounds - view.round)))
    if (expected === 'max') return offered >= Math.max(...window)
    return offered >= window.reduce((sum, at) => sum + at, 0) / window.length
  }
}
