/**
 * Shows that every law can fail. For each law it plants a bug in the code that the law guards, in a copy of the
 * sources, and runs that law alone: it must fail, and it must pass without the bug.
 *
 *   npm run test:teeth            all of them
 *   npm run test:teeth -- undo    those whose law or file contains the word
 */
import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { plantedBugs } from './plantedBugs.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const scratch = `${root}node_modules/.cache/demarche-teeth`
const wanted = process.argv[2] ?? ''
const bugs = plantedBugs.filter(({ law, file }) => `${law} ${file}`.includes(wanted))

/** A private copy of what the tests need, so that the tree itself is never broken. */
function workspace(name) {
  const folder = `${scratch}/${name}`
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const part of [
    'src',
    'test/laws',
    'test/support',
    'test/setup.ts',
    'test/reporter.ts',
    'vitest.config.ts',
    'package.json',
  ]) {
    cpSync(`${root}${part}`, `${folder}/${part}`, { recursive: true })
  }
  symlinkSync(`${root}node_modules`, `${folder}/node_modules`)
  return folder
}

/** Runs the laws whose names contain `law`; tells how many passed and failed. */
function runLaw(folder, suite, law) {
  const pattern = law.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const args = ['vitest', 'run', `test/laws/${suite}`, '-t', pattern, '--reporter=json', '--outputFile=result.json']
  return new Promise((resolve) => {
    const child = spawn(`${root}node_modules/.bin/${args[0]}`, args.slice(1), { cwd: folder, stdio: 'ignore' })
    child.on('close', () => {
      const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(`${folder}/result.json`, 'utf8'))
      resolve({ passed: numPassedTests, failed: numFailedTests })
    })
  })
}

/** The code that a bug is planted in must stand in its file exactly once. */
function assertFindable({ file, find }) {
  const count = readFileSync(`${root}src/${file}`, 'utf8').split(find).length - 1
  if (count !== 1) throw new Error(`${file}: expected this code once, found it ${count} times:\n${find}`)
}

function plant(folder, { file, find, replace }) {
  const path = `${folder}/src/${file}`
  const sound = readFileSync(path, 'utf8')
  writeFileSync(
    path,
    sound.replace(find, () => replace),
  )
  return () => writeFileSync(path, sound)
}

async function tryBug(folder, bug) {
  const repair = plant(folder, bug)
  const { passed, failed } = await runLaw(folder, bug.suite, bug.law)
  repair()
  if (passed + failed !== 1) return `names ${passed + failed} laws, expected one`
  return failed === 1 ? undefined : 'did not notice the bug'
}

async function work(folder, queue, failures) {
  for (let bug = queue.shift(); bug !== undefined; bug = queue.shift()) {
    const failure = await tryBug(folder, bug)
    if (failure !== undefined) failures.push(bug.law)
    console.log(
      `${failure === undefined ? 'bites' : 'FAILS'}  ${bug.suite}: ${bug.law}${failure === undefined ? '' : ` (${failure})`}`,
    )
  }
}

if (bugs.length === 0) throw new Error(`no law and no file contains "${wanted}"`)
for (const bug of bugs) assertFindable(bug)
const failures = []
const queue = [...bugs]
const folders = Array.from({ length: Math.min(4, availableParallelism()) }, (_, i) => workspace(`copy${i}`))
const sound = await runLaw(folders[0], '', '')
if (sound.failed > 0 || sound.passed === 0)
  throw new Error(`without a bug, ${sound.failed} laws fail and ${sound.passed} pass`)
await Promise.all(folders.map((folder) => work(folder, queue, failures)))
rmSync(scratch, { recursive: true, force: true })

const laws = new Set(plantedBugs.map((bug) => `${bug.suite} ${bug.law}`))
if (wanted === '' && laws.size !== sound.passed) {
  failures.push('coverage')
  console.log(`FAILS  ${sound.passed} laws, but bugs are planted for ${laws.size}`)
}
console.log(`${bugs.length - failures.length} of ${bugs.length} planted bugs noticed`)
process.exitCode = failures.length === 0 ? 0 : 1
