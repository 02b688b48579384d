// Bundles the sources with all their mutants in them. A mutant is tried in a fresh worker, and loading the sources file by
// file takes longer there than most tests do.
import { readdirSync, readFileSync } from 'node:fs'
import { build } from 'tsup'

const entries = [
  'index',
  'bargain/index',
  'conflict/index',
  'forecast/index',
  'io/index',
  'network/index',
  'report/index',
  'testing/index',
]
const imported = new Set(entries)
for (const file of readdirSync('test', { recursive: true }))
  if (file.endsWith('.ts'))
    for (const [, path] of readFileSync(`test/${file}`, 'utf8').matchAll(/from '(?:\.\.\/)+src\/(.+)\.js'/g))
      imported.add(path)

await build({
  config: false,
  entry: Object.fromEntries([...imported].map((path) => [path, `src/${path}.ts`])),
  outDir: '.mutants',
  format: ['esm'],
  target: 'node20',
  splitting: true,
  clean: true,
  silent: true,
})
