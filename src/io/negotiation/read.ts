import { DemarcheError, safely } from '../../model/errors.js'
import type { Negotiation } from '../../model/negotiation.js'
import { parseNegotiation } from '../../record/parse.js'
import { decode, type Mended, type Source } from '../text/source.js'
import { located, parseText } from './document.js'

/** A negotiation as a file tells it. */
export interface ReadNegotiation {
  readonly negotiation: Negotiation
  /** What had to be mended to read the file. */
  readonly mended: readonly Mended[]
}

/**
 * Reads a negotiation from a file that a person wrote: YAML 1.2, or JSON; text or bytes. Everything is checked as
 * `parseNegotiation` checks it. Rejects with `DemarcheError`; each fault has its line and column in `at`.
 */
export async function readNegotiation(source: Source): Promise<ReadNegotiation> {
  const { text, mended } = decode(source)
  const stored = await parseText(text)
  try {
    return { negotiation: parseNegotiation(stored), mended }
  } catch (error) {
    throw error instanceof DemarcheError ? await located(text, error) : error
  }
}

/** The twin of `readNegotiation` that returns the error instead of rejecting with it. */
export const safeReadNegotiation = safely(readNegotiation)
