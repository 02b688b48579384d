import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'
import tsconfig from '../../tsconfig.json' with { type: 'json' }
import { root, run } from '../support/run.js'
import { programsIn } from './programs.js'

const { paths } = tsconfig.compilerOptions

/** Figures alone. */
const withoutPrograms = ['docs/speed.md']
const texts = ['README.md', ...readdirSync(join(root, 'docs')).map((file) => `docs/${file}`)].filter(
  (text) => !withoutPrograms.includes(text),
)
const programs = texts.flatMap((text) => programsIn(text, readFileSync(join(root, text), 'utf8')))

describe('the programs in README.md and docs', () => {
  // In the repository, so that they find what it has installed, and its paths.
  const folder = join(root, '.cache/docs')

  beforeAll(async () => {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    const write = (file: string, content: string) => writeFileSync(join(folder, file), content)
    // A program in a text may end with a value that the next one would use.
    const compilerOptions = { noUnusedLocals: false, tsBuildInfoFile: './tsc.tsbuildinfo' }
    write('tsconfig.json', JSON.stringify({ extends: join(root, 'tsconfig.json'), compilerOptions, include: ['*.ts'] }))
    for (const { name, code } of programs) write(`${name}.ts`, code)
    await build({
      absWorkingDir: folder,
      entryPoints: programs.map(({ name }) => `${name}.ts`),
      bundle: true,
      splitting: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      alias: Object.fromEntries(Object.entries(paths).map(([name, [file]]) => [name, join(root, file as string)])),
      outdir: 'out',
      logLevel: 'error',
    })
  })

  it.each(texts)('are in %s', (text) => {
    expect(programs.filter((program) => program.text === text)).not.toEqual([])
  })

  it('state no value that nothing checks', () => {
    expect(programs.filter(({ code }) => code.includes('// =>'))).toEqual([])
  })

  it('compile as strictly as the library', async () => {
    await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '--project', folder])
  })

  it.each(programs)('run as they say, from line $line of $text', async ({ name }) => {
    await run(process.execPath, [join(folder, 'out', `${name}.js`)])
  })
})

describe('README.md', () => {
  it('shows of the Paris talks what the example prints', () => {
    const printed = readFileSync(join(root, 'examples/output/paris-talks.txt'), 'utf8').split('\n')
    const [, shown = ''] = /^```text\n(.*?)\n```$/ms.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? []
    expect(shown).not.toBe('')
    expect(shown.split('\n').filter((line) => !printed.includes(line))).toEqual([])
  })
})

describe('programsIn', () => {
  it('joins a fence without imports to the one before and checks each value', () => {
    const fences = ["import { a } from 'demarche'\na // => 1", 'const b = a + 1\nf(b) // => { c: 2 }']
    const text = fences.map((fence) => `Text.\n\n\`\`\`ts\n${fence}\n\`\`\`\n`).join('\n')
    const [program, ...others] = programsIn('docs/a.md', text)
    expect(others).toEqual([])
    expect(program).toMatchObject({ name: 'a-4', text: 'docs/a.md', line: 4 })
    expect(program?.code.split('\n').slice(1)).toEqual([
      "import { a } from 'demarche'",
      'assert.deepEqual(a, 1)',
      'const b = a + 1',
      'assert.deepEqual(f(b), { c: 2 })',
    ])
  })

  it('begins a program with each fence that imports', () => {
    const fence = "```ts\nimport 'demarche'\n```\n"
    expect(programsIn('b.md', fence + fence).map(({ line }) => line)).toEqual([2, 5])
  })
})
