import { failAt, show } from '../../model/errors.js'
import { type CheckParameters, checkLaws, wordBrokenLaw } from './checkLaws.js'
import type { Law } from './law.js'

/** The two functions by which a test runner is told what to run. */
export interface TestRunner {
  readonly describe: (title: string, body: () => void) => unknown
  readonly it: (title: string, run: () => void) => unknown
}

export interface DescribeOptions extends CheckParameters {
  /** Default: the global `describe` and `it`. */
  readonly runner?: TestRunner
}

/**
 * Registers a test for each law, with vitest, jest, mocha, `node:test` or any other runner that has `describe` and `it`. A test
 * fails with the smallest counterexample found. Throws `DemarcheError` where there is no runner.
 */
export function describeLaws(title: string, laws: readonly Law[], options: DescribeOptions = {}): void {
  const { runner = globalThis as Partial<TestRunner>, ...parameters } = options
  const { describe, it } = runner
  if (typeof describe !== 'function' || typeof it !== 'function') {
    const expected = 'a runner { describe, it }, as an option or as globals'
    failAt(['runner'], { code: 'inconsistent', expected, found: show(runner === globalThis ? undefined : runner) })
  }
  describe(title, () => {
    for (const law of laws) {
      it(`${law.name}: ${law.statement}`, () => {
        const [broken] = checkLaws([law], parameters).broken
        if (broken !== undefined) throw new Error(wordBrokenLaw(broken))
      })
    }
  })
}
