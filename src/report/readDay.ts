import { assertDate, type IsoDate } from '../model/date.js'
import type { Path } from '../model/errors.js'

/** The day that a report or a picture is asked for. */
export function readDay(value: unknown, path: Path): IsoDate {
  assertDate(value, path)
  return value
}
