import { defineConfig } from 'tsup'

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    bargain: 'src/bargain/index.ts',
    io: 'src/io/index.ts',
    conflict: 'src/conflict/index.ts',
    forecast: 'src/forecast/index.ts',
    network: 'src/network/index.ts',
    report: 'src/report/index.ts',
    testing: 'src/testing/index.ts',
  },
  format: ['esm'],
  target: 'node20',
  splitting: true,
  clean: true,
  // tsup injects `baseUrl`, which TypeScript 6 reports as deprecated.
  dts: {
    entry: {
      index: 'src/index.ts',
      bargain: 'src/bargain/index.ts',
      io: 'src/io/index.ts',
      conflict: 'src/conflict/index.ts',
      forecast: 'src/forecast/index.ts',
      network: 'src/network/index.ts',
      report: 'src/report/index.ts',
      testing: 'src/testing/index.ts',
    },
    compilerOptions: { ignoreDeprecations: '6.0' },
  },
})
