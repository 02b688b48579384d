/** Mutation testing of a part of the core; `scripts/mutation.mjs` says which. See test/README.md. */
const { DEMARCHE_MUTATE = '', DEMARCHE_REPORT = 'reports/mutation/room', DEMARCHE_WORKERS = '2' } = process.env

export default {
  testRunner: 'mutants',
  buildCommand: 'node scripts/bundleMutants.mjs',
  plugins: ['./scripts/mutantRunner.mjs'],
  mutate: DEMARCHE_MUTATE.split(','),
  coverageAnalysis: 'perTest',
  // The second run tries only what has survived the first.
  incremental: true,
  incrementalFile: `${DEMARCHE_REPORT}.incremental.json`,
  reporters: ['progress-append-only', 'json'],
  jsonReporter: { fileName: `${DEMARCHE_REPORT}.json` },
  tempDirName: '.stryker-tmp',
  concurrency: Number(DEMARCHE_WORKERS),
  // The tests of a room take seconds in all.
  timeoutMS: 10_000,
  timeoutFactor: 2,
}
