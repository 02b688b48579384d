import { describe, it } from 'vitest'

/** The suites keep vitest's functions out of the global scope. */
export const runner = { describe, it }
