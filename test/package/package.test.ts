import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root, run } from '../support/run.js'

interface Packed {
  readonly filename: string
  readonly files: readonly { readonly path: string }[]
}

const modules = join(root, 'node_modules')
const strict = { strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, target: 'ES2022' }

describe('the package that a user gets', () => {
  let project: string
  let packed: Packed

  beforeAll(async () => {
    project = mkdtempSync(join(tmpdir(), 'demarche-package-'))
    const report = await run('npm', ['pack', '--json', '--foreground-scripts=false', '--pack-destination', project])
    packed = JSON.parse(report)[0]
    writeJson('package.json', {
      private: true,
      type: 'module',
      dependencies: {
        demarche: `file:${packed.filename}`,
        zod: `file:${join(modules, 'zod')}`,
        immer: `file:${join(modules, 'immer')}`,
        'fast-check': `file:${join(modules, 'fast-check')}`,
        'pure-rand': `file:${join(modules, 'pure-rand')}`,
      },
    })
    const offline = ['--offline', '--install-links', '--ignore-scripts', '--no-audit', '--no-fund']
    await run('npm', ['install', ...offline], project)
    cpSync(join(root, 'test/package/consumer.ts'), join(project, 'consumer.ts'))
  }, 300_000)

  afterAll(() => rmSync(project, { recursive: true, force: true }))

  function writeJson(file: string, data: unknown): void {
    writeFileSync(join(project, file), JSON.stringify(data))
  }

  /** What an expression is to a program in the project, by way of JSON. */
  async function evaluate(expression: string): Promise<unknown> {
    const program = `console.log(JSON.stringify(${expression}))`
    return JSON.parse(await run(process.execPath, ['--input-type=module', '--eval', program], project))
  }

  async function compile(name: string, options: object): Promise<void> {
    writeJson(name, { compilerOptions: { ...strict, ...options }, files: ['consumer.ts'] })
    await run(process.execPath, [join(modules, 'typescript/bin/tsc'), '--project', name], project)
  }

  it('holds the build, the licence and what to read, and nothing else', () => {
    const files = packed.files.map(({ path }) => path)
    const chunks = files.filter((path) => /^dist\/(cli\/)?[\w.-]+-[\w-]{8}(\.d\.ts|\.js)$/.test(path))
    const entries = ['index', 'bargain', 'conflict', 'forecast', 'io', 'network', 'report', 'testing'].flatMap(
      (name) => [`dist/${name}.d.ts`, `dist/${name}.js`],
    )
    const command = ['dist/cli/cli.js', 'dist/cli/licences.txt']
    const others = ['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json', 'dist/schema.json']
    expect(files.toSorted()).toEqual([...entries, ...command, ...others, ...chunks].toSorted())
  })

  it.each([
    ['demarche', () => import('demarche')],
    ['demarche/bargain', () => import('demarche/bargain')],
    ['demarche/io', () => import('demarche/io')],
    ['demarche/conflict', () => import('demarche/conflict')],
    ['demarche/forecast', () => import('demarche/forecast')],
    ['demarche/network', () => import('demarche/network')],
    ['demarche/report', () => import('demarche/report')],
    ['demarche/testing', () => import('demarche/testing')],
  ])('exports from %s what the source exports', async (name, source) => {
    const names = await evaluate(`Object.keys(await import('${name}')).sort()`)
    expect(names).toEqual(Object.keys(await source()).sort())
  })

  it('can be required', async () => {
    const required = "(await import('node:module')).createRequire(process.cwd() + '/')"
    expect(await evaluate(`typeof ${required}('demarche').gap`)).toBe('function')
  })

  it('keeps its other files private', async () => {
    const imported = "await import('demarche/dist/index.js').catch(({ code }) => code)"
    expect(await evaluate(imported)).toBe('ERR_PACKAGE_PATH_NOT_EXPORTED')
    expect(await evaluate("import.meta.resolve('demarche/package.json')")).toMatch(/demarche\/package\.json$/)
  })

  it('compiles for Node, where misuse does not, and finds the gap', async () => {
    const node = { lib: ['ES2022'], types: ['node'], typeRoots: [join(modules, '@types')] }
    await compile('node.json', { module: 'nodenext', ...node, outDir: 'out' })
    // 30 km at least against 10 km at most, on a scale of 40 km.
    expect(await evaluate("(await import('./out/consumer.js')).distance")).toMatchObject({
      lower: 0.5,
      upper: 0.5,
      verdict: 'blocked',
      acts: ['d1', 'd2', 'r1'],
    })
    expect(await evaluate("(await import('./out/consumer.js')).text")).toContain('Ceasefire talks')
  })

  it('compiles for bundlers', async () => {
    await compile('bundler.json', { module: 'esnext', moduleResolution: 'bundler', types: [], noEmit: true })
  })

  it('tests models of its user’s own by the same negotiations as the library makes', async () => {
    const checked =
      "(await import('demarche/testing').then(({ checkLaws, laws }) => checkLaws(laws.record(), { numRuns: 5 })))"
    expect(await evaluate(`${checked}.broken`)).toEqual([])
  })

  it('says which package a format needs', async () => {
    const read = "(await (await import('demarche/io')).safeReadGeniusDomain('<a/>')).error.message"
    expect(await evaluate(read)).toContain('npm install fast-xml-parser')
  })

  it('has a command', async () => {
    const help = await run(join(project, 'node_modules/.bin/demarche'), ['--help'], project)
    expect(help).toContain('demarche help COMMAND')
  })

  it('has a command that reads YAML and writes tables with nothing else installed', async () => {
    const file = join(root, 'examples/harbour.yaml')
    const table = await run(join(project, 'node_modules/.bin/demarche'), ['gaps', file, '--format', 'csv'], project)
    expect(table.split('\n')[0]).toBe('a,b,issue,lower,upper,estimate,verdict,acts')
  })
})
