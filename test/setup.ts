import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { cases } from './cases.js'

/** Laws run on the same cases everywhere; DEMARCHE_SEED tries others. A failing law prints its seed and its case. */
fc.configureGlobal({
  seed: Number(process.env.DEMARCHE_SEED ?? 20250417),
  numRuns: cases,
  // That it fails is enough where a mutant is tried (scripts/mutation.mjs): a small case would take time.
  endOnFailure: process.env.DEMARCHE_TESTS !== undefined,
})

const streams = ['log', 'info', 'warn', 'error', 'debug'] as const

beforeEach(() => {
  for (const stream of streams) vi.spyOn(console, stream)
})

afterEach(() => {
  for (const stream of streams) {
    const said = vi.mocked(console[stream]).mock.calls
    vi.mocked(console[stream]).mockRestore()
    expect(said, `console.${stream} in a test`).toEqual([])
  }
})
