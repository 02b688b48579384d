import { defineConfig } from 'vitest/config'
import config from './vitest.config.js'

/** The tests that a changed line of the core could fail. They run once for each of thousands of changes. */
export default defineConfig({
  ...config,
  test: {
    ...config.test,
    // What is made once, as the module is loaded, has to be made anew for each change.
    isolate: true,
    include: (process.env.DEMARCHE_TESTS ?? 'test/{model,record,position,gap,laws}/**/*.test.ts').split(' '),
    reporters: ['default'],
  },
})
