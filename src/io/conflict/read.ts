import { type Conflict, type ConflictInput, defineConflict } from '../../conflict/model.js'
import { DemarcheError, failAt, safely, show } from '../../model/errors.js'
import { readFields } from '../../model/input.js'
import { located, parseText, type TextFormat, writeText } from '../negotiation/document.js'
import { decode, type Mended, type Source } from '../text/source.js'
import { type GmcrConflict, readGmcr, refusePickle } from './readGmcr.js'

/** A conflict as a file tells it, and how that was read. */
export interface ReadConflict extends GmcrConflict {
  /** The library’s own model as YAML or JSON, or a `.gmcr` file. */
  readonly format: 'demarche' | 'gmcr'
  readonly mended: readonly Mended[]
}

/**
 * Reads a conflict from a file: YAML or JSON with the fields of `defineConflict`, or a `.gmcr` file of GMCR+, whichever it is.
 *
 * Rejects with `DemarcheError`: with line and column of each fault of a model, and as `readGmcr` does. Needs `yaml` for YAML.
 */
export async function readConflict(source: Source): Promise<ReadConflict> {
  const { text, mended } = decode(source)
  refusePickle(text)
  if (/^\s*\{/.test(text) && /"infeasibles"\s*:/.test(text)) {
    const { data } = readGmcr(text)
    return Object.freeze({ format: 'gmcr', ...data, mended })
  }
  if (/^\s*</.test(text)) {
    const expected = 'a conflict as YAML or JSON, or a .gmcr file'
    failAt([], { code: 'inconsistent', expected, found: show(text.trim().split('\n', 1)[0] ?? '') })
  }
  const stored = await parseText(text)
  return Object.freeze({
    format: 'demarche',
    conflict: await told(text, stored),
    coalitions: [],
    assumptions: [],
    mended,
  })
}

/** The twin of `readConflict` that returns the error instead of rejecting with it. */
export const safeReadConflict = safely(readConflict)

async function told(text: string, stored: unknown): Promise<Conflict> {
  try {
    return defineConflict(stored as ConflictInput)
  } catch (error) {
    throw error instanceof DemarcheError ? await located(text, error) : error
  }
}

export interface WriteConflictOptions {
  /** Default `yaml`. */
  readonly format?: TextFormat
}

/** A conflict as text that `readConflict` reads: the conflict that comes back is equal. Rejects with `DemarcheError` for what is none. */
export async function writeConflict(conflict: ConflictInput, options: WriteConflictOptions = {}): Promise<string> {
  const { format = 'yaml' } = readFields(options)
  return writeText(defineConflict(conflict), format)
}

/** The twin of `writeConflict` that returns the error instead of rejecting with it. */
export const safeWriteConflict = safely(writeConflict)
