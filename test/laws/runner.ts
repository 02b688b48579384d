import { describe, it } from 'vitest'
import { cases } from '../cases.js'

/** The suites keep vitest's functions out of the global scope. */
export const runner = { describe, it }

/** For laws that are tried on a third of the cases: those of variants, and those that are slow. */
export const third = { runner, numRuns: Math.ceil(cases / 3) }
