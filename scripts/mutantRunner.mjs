// Runs the tests of one mutant after the other in one process. To start vitest for every mutant takes a hundred times as long as
// most of them need.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { Script } from 'node:vm'
import { bareVitest } from './bareVitest.mjs'

const [success, failure] = [0, 1]
const idOf = (file, name) => `${file} > ${name}`
/** What a file does while it is loaded counts as a test of its own, on which all the others of the file rest. */
const loading = (file) => idOf(file, 'is loaded')

class MutantRunner {
  /** Where the mutated sources look which of them is active, and count what is reached. */
  state = {}

  /** Nothing is left of the mutant before. */
  capabilities() {
    return { reloadEnvironment: true }
  }

  init() {
    globalThis.__stryker__ = this.state
    const code = readFileSync('.mutants/bundle.cjs', 'utf8')
    this.counting = programOf(code)
    // Only the dry run counts which test reaches which mutant.
    this.plain = programOf(code.replaceAll(/function stryCov_\w+\(\) \{/g, '$& return;'))
  }

  async dryRun() {
    this.state.mutantCoverage = { static: {}, perTest: {} }
    const { sources, files } = this.counting()
    sources()
    const tests = []
    for (const [file, load] of files) {
      const cases = [{ name: 'is loaded', run: () => cases.push(...load()) }]
      for (const { name, run } of cases) {
        const id = idOf(file, name)
        this.state.currentTestId = id
        tests.push({ id, name, fileName: resolve(file), ...(await outcomeOf(run)) })
      }
    }
    this.state.currentTestId = undefined
    return { status: 'complete', tests, mutantCoverage: this.state.mutantCoverage }
  }

  async mutantRun({ activeMutant: { id }, testFilter, hitLimit }) {
    const wanted = testFilter && new Set(testFilter)
    const result = (await this.tryWarm(id, wanted, hitLimit)) ?? (await this.tryFresh(id, wanted, hitLimit))
    if (this.state.hitCount > hitLimit) return { status: 'timeout', reason: 'reached far more often than the original' }
    if (result.killer === undefined) return { status: 'survived', nrOfTests: result.nrOfTests }
    return { status: 'killed', killedBy: [result.killer], ...result }
  }

  /** On sources that were loaded for another mutant: quick, but believed only where a test fails that passes without it. */
  async tryWarm(id, wanted, hitLimit) {
    if (wanted === undefined || [...wanted].some((test) => test === loading(fileOf(test)))) return undefined
    this.activate(undefined)
    this.warm ??= this.plain()
    for (const [file, load] of this.warm.files) if ([...wanted].some((test) => fileOf(test) === file)) load()
    this.activate(id, hitLimit)
    const result = await firstFailure(this.warm, wanted)
    const { hitCount } = this.state
    this.activate(undefined)
    const isKilled = result.run !== undefined && (await outcomeOf(result.run)).status === success
    if (result.run !== undefined && !isKilled) this.warm = undefined
    this.state.hitCount = hitCount
    return isKilled ? result : undefined
  }

  /** On sources that are loaded with the mutant in them. */
  tryFresh(id, wanted, hitLimit) {
    this.activate(id, hitLimit)
    return firstFailure(this.plain(), wanted)
  }

  activate(activeMutant, hitLimit) {
    Object.assign(this.state, { activeMutant, hitLimit, hitCount: 0 })
  }
}

const fileOf = (test) => test.split(' > ', 1)[0]

/** Runs the tests that are wanted, or all, up to the first that fails. */
async function firstFailure({ files }, wanted) {
  const filesWanted = wanted && new Set(Array.from(wanted, fileOf))
  let nrOfTests = 0
  for (const [file, load] of files) {
    if (filesWanted !== undefined && !filesWanted.has(file)) continue
    const cases = []
    const tests = [{ name: 'is loaded', run: () => cases.push(...load()) }]
    const isWhole = wanted === undefined || wanted.has(loading(file))
    for (let i = 0; i < tests.length; i++) {
      const { name, run } = tests[i]
      const killer = idOf(file, name)
      const { status, failureMessage } = await outcomeOf(run)
      nrOfTests++
      if (status === failure) return { killer, run, failureMessage, nrOfTests }
      if (i === 0) tests.push(...cases.filter((test) => isWhole || wanted.has(idOf(file, test.name))))
    }
  }
  return { nrOfTests }
}

/** A bundle, compiled once and evaluated as often as needed: its test files, each with a function that loads its tests. */
function programOf(code) {
  const script = new Script(`(function (exports, require, module) {${code}\n})`, { filename: '.mutants/bundle.cjs' })
  const installed = createRequire(resolve('package.json'))
  return () => {
    const vitest = bareVitest()
    const module = { exports: {} }
    const required = (name) => (name === 'vitest' ? vitest.exports : installed(name))
    script.runInThisContext()(module.exports, required, module)
    const { sources, setup, files } = module.exports
    setup()
    return { sources, files: Object.entries(files).map(([file, load]) => [file, once(() => vitest.collect(load))]) }
  }
}

function once(work) {
  let result
  return () => {
    result ??= work()
    return result
  }
}

async function outcomeOf(run) {
  const start = performance.now()
  try {
    await run()
    return { status: success, timeSpentMs: performance.now() - start }
  } catch (error) {
    return { status: failure, timeSpentMs: performance.now() - start, failureMessage: String(error) }
  }
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'mutants', injectableClass: MutantRunner }]
