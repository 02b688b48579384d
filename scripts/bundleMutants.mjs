// Bundles tests and sources with all their mutants in them; each test file is loaded when it is asked for.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { build } from 'tsup'

const rooms = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'cli')
const indexes = readdirSync('src', { recursive: true }).filter((file) => /^(\w+\/)?index\.ts$/.test(file))
const tests = (process.env.DEMARCHE_TESTS ?? '').split(' ')

mkdirSync('.mutants', { recursive: true })
writeFileSync(
  '.mutants/entry.ts',
  `export const sources = () => [${indexes.map((file) => `require('../src/${file}')`)}]
export const setup = () => require('../test/setup.ts')
export const files = {${tests.map((file) => `'${file}': () => require('../${file}')`)}}
`,
)
await build({
  config: false,
  entry: { bundle: '.mutants/entry.ts' },
  outDir: '.mutants',
  format: ['cjs'],
  target: 'node20',
  silent: true,
  skipNodeModulesBundle: true,
  noExternal: [/^demarche(\/|$)/],
  esbuildOptions(options) {
    options.alias = {
      demarche: resolve('src/index.ts'),
      ...Object.fromEntries(rooms.map(({ name }) => [`demarche/${name}`, resolve(`src/${name}/index.ts`)])),
    }
  },
})
