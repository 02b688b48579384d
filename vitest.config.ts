import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const source = (path: string) => fileURLToPath(new URL(`src/${path}`, import.meta.url))

export default defineConfig({
  resolve: {
    alias: [
      { find: /^demarche$/, replacement: source('index.ts') },
      { find: /^demarche\/bargain$/, replacement: source('bargain/index.ts') },
      { find: /^demarche\/io$/, replacement: source('io/index.ts') },
      { find: /^demarche\/conflict$/, replacement: source('conflict/index.ts') },
      { find: /^demarche\/forecast$/, replacement: source('forecast/index.ts') },
      { find: /^demarche\/network$/, replacement: source('network/index.ts') },
      { find: /^demarche\/report$/, replacement: source('report/index.ts') },
      { find: /^demarche\/testing$/, replacement: source('testing/index.ts') },
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/globalSetup.ts', 'test/cli/globalSetup.ts'],
    setupFiles: ['test/setup.ts'],
    reporters: ['default', './test/reporter.ts'],
    // The code is pure; isolating every file would cost a second each.
    isolate: false,
    // Laws are work for processors alone; one of two would be left idle by default.
    maxWorkers: '100%',
    testTimeout: 120_000,
  },
})
