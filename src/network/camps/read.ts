import * as z from 'zod'
import { failAt, type Path, show } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { readData } from '../../model/input.js'

const campsSchema = z.array(z.array(z.string()))

/** Camps as lists of names. Throws `DemarcheError` for what is none. */
export function readCamps(camps: unknown, path: Path = ['camps']): readonly (readonly string[])[] {
  return parseWith(campsSchema, readData(camps, path), path)
}

/** Throws `DemarcheError` unless it is a whole number. */
export function readSeed(seed: unknown, path: Path = ['seed']): number {
  if (typeof seed === 'number' && Number.isSafeInteger(seed)) return seed
  return failAt(path, { code: 'inconsistent', expected: 'a whole number', found: show(seed) })
}

/** Throws `DemarcheError` unless it is a number from 0 on. */
export function readLeast(least: unknown, path: Path): number {
  if (typeof least === 'number' && least >= 0) return least
  return failAt(path, { code: 'inconsistent', expected: 'a number from 0 on', found: show(least) })
}
