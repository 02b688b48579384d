import { assertDate, type IsoDate } from '../model/date.js'
import { failAt, type Path } from '../model/errors.js'
import type { Negotiation } from '../model/negotiation.js'
import { assertParties } from '../record/checked.js'

/** The day that a report or a picture is asked for. */
export function readDay(value: unknown, path: Path): IsoDate {
  assertDate(value, path)
  return value
}

/** The two parties that a report or a picture is asked for. */
export function readPair(negotiation: Negotiation, between: readonly string[]): readonly [string, string] {
  assertParties(negotiation, between)
  const [a, b] = between
  if (between.length === 2 && a !== undefined && b !== undefined && a !== b) return [a, b]
  const found = between.join(', ') || 'none'
  return failAt(['between'], { code: 'inconsistent', expected: 'two different parties', found })
}
