import type { Given } from './arguments.js'
import type { Out } from './options.js'

/** What a command gets to work with. */
export interface Call {
  readonly operands: readonly string[]
  readonly given: Given
  readonly out: Out
  /** For what is no result: progress, and what was mended. */
  readonly notes: Out
}

/** Runs a command; returns the exit code. */
export type Run = (call: Call) => Promise<number>
