/** Mutation testing of a room of the core; `scripts/mutation.mjs` says which. See test/README.md. */
const room = process.env.DEMARCHE_ROOM ?? 'record'
const report = `reports/mutation/${room.replace('/', '-')}`

export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  buildCommand: 'node scripts/bundleMutants.mjs',
  plugins: ['@stryker-mutator/vitest-runner'],
  mutate: [room === 'gap' ? 'src/gap/*.ts' : `src/${room}/**/*.ts`],
  coverageAnalysis: 'perTest',
  // The second run tries only what has survived the first.
  incremental: true,
  incrementalFile: `${report}.incremental.json`,
  reporters: ['progress-append-only', 'clear-text', 'json'],
  jsonReporter: { fileName: `${report}.json` },
  clearTextReporter: { logTests: false, reportTests: false, reportMutants: false, allowColor: false },
  tempDirName: '.stryker-tmp',
  concurrency: 2,
  timeoutMS: 30_000,
  timeoutFactor: 2,
}
