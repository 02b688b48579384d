import { defineConfig } from 'tsup'

/**
 * The command line brings along what it needs to read negotiations and to write tables, so that nothing else has to be installed, and
 * starts sooner than if it had to look for some hundred files.
 */
export default defineConfig({
  entry: { cli: 'src/cli/main.ts' },
  outDir: 'dist/cli',
  format: ['esm'],
  target: 'node20',
  platform: 'neutral',
  splitting: true,
  metafile: true,
  external: [/^node:/, 'fast-xml-parser', 'sql.js'],
  noExternal: ['zod', 'immer', 'yaml', 'papaparse'],
})
