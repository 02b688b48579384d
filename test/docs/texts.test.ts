import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root, run } from '../support/run.js'
import { programsIn } from './programs.js'

const texts = ['README.md', ...readdirSync(join(root, 'docs')).map((file) => `docs/${file}`)]

describe.each(texts)('%s', (text) => {
  const programs = programsIn(readFileSync(join(root, text), 'utf8'))
  let folder: string

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'demarche-docs-'))
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    const write = (file: string, content: string) => writeFileSync(join(folder, file), content)
    write('package.json', JSON.stringify({ type: 'module' }))
    // A program in a text may end with a value that the next one would use.
    const compilerOptions = { noUnusedLocals: false }
    write('tsconfig.json', JSON.stringify({ extends: join(root, 'tsconfig.json'), compilerOptions, include: ['*.ts'] }))
    for (const { name, code } of programs) write(name, code)
  })

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('has programs', () => {
    expect(programs).not.toEqual([])
  })

  it('states no value that nothing checks', () => {
    expect(programs.filter(({ code }) => code.includes('// =>'))).toEqual([])
  })

  it('compiles as strictly as the library', async () => {
    await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '--project', folder])
  })

  it.each(programs)('runs as it says, from line $line', async ({ name }) => {
    await run(join(root, 'node_modules/.bin/tsx'), ['--tsconfig', join(folder, 'tsconfig.json'), join(folder, name)])
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
    const [program, ...others] = programsIn(text)
    expect(others).toEqual([])
    expect(program).toMatchObject({ name: 'readme-4.ts', line: 4 })
    expect(program?.code.split('\n').slice(1)).toEqual([
      "import { a } from 'demarche'",
      'assert.deepEqual(a, 1)',
      'const b = a + 1',
      'assert.deepEqual(f(b), { c: 2 })',
    ])
  })

  it('begins a program with each fence that imports', () => {
    const fence = "```ts\nimport 'demarche'\n```\n"
    expect(programsIn(fence + fence).map(({ line }) => line)).toEqual([2, 5])
  })
})
