import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import config from './vitest.config.js'

const bundled = (path: string) => fileURLToPath(new URL(`.mutants/${path}`, import.meta.url))

/** Worked cases come before laws: they are quick, and one failure is enough. */
class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const cost = ({ moduleId }: TestSpecification) => (moduleId.includes('/laws/') ? 1 : 0)
    return [...files].sort((a, b) => cost(a) - cost(b) || (a.moduleId < b.moduleId ? -1 : 1))
  }
}

/** The tests that a changed line of the core could fail, on the bundle of `scripts/bundleMutants.mjs`. */
export default defineConfig({
  ...config,
  resolve: {
    alias: [
      { find: /^demarche$/, replacement: bundled('index.js') },
      { find: /^demarche\/(\w+)$/, replacement: bundled('$1/index.js') },
      { find: /^(?:\.\.\/)+src\/(.+\.js)$/, replacement: bundled('$1') },
    ],
  },
  test: {
    ...config.test,
    server: { deps: { external: [/\.mutants\//] } },
    include: (process.env.DEMARCHE_TESTS ?? 'test/{model,record,position,gap,laws}/**/*.test.ts').split(' '),
    sequence: { sequencer: QuickestFirst },
    reporters: ['default'],
  },
})
