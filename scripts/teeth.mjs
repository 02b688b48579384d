/**
 * Shows that every law can fail. For each law it plants a bug in the code that the law guards, in a copy of the
 * sources, and tries that law alone: it must be broken.
 *
 *   npm run test:teeth            all of them
 *   npm run test:teeth -- undo    those whose family, law or file contains the word
 */
import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
// Not under node_modules, where sources are not read as sources.
const scratch = mkdtempSync(`${tmpdir()}/demarche-teeth-`)
const wanted = process.argv[2] ?? ''

/** `{ family, law, edits: [[file, find, replace], …] }`; a bug may need a second edit of the same file. */
async function readBugs() {
  const files = readdirSync(new URL('plantedBugs/', import.meta.url)).filter((file) => file.endsWith('.mjs'))
  const modules = await Promise.all(files.map((file) => import(`./plantedBugs/${file}`)))
  return modules.flatMap(({ bugs }) =>
    Object.entries(bugs).flatMap(([family, list]) =>
      list.map(([law, file, find, replace, ...more]) => ({ family, law, file, edits: [[find, replace], ...more] })),
    ),
  )
}

/** A private copy of what the laws need, so that the tree itself is never broken. */
function workspace(name) {
  const folder = `${scratch}/${name}`
  mkdirSync(folder, { recursive: true })
  for (const part of [
    'src',
    'test/laws',
    'scripts/tryLaw.ts',
    'scripts/listLaws.ts',
    'tsconfig.json',
    'package.json',
  ]) {
    cpSync(`${root}${part}`, `${folder}/${part}`, { recursive: true })
  }
  symlinkSync(`${root}node_modules`, `${folder}/node_modules`)
  return folder
}

/** Runs a script in a copy. One that does not end within two minutes counts as stopped. */
function run(folder, ...args) {
  return new Promise((resolve) => {
    const child = spawn(`${root}node_modules/.bin/tsx`, args, { cwd: folder, timeout: 120_000, killSignal: 'SIGKILL' })
    let printed = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        printed += chunk
      })
    }
    child.on('close', (code) => resolve({ code, printed }))
  })
}

/** The code that a bug is planted in must stand in its file exactly once. */
function assertFindable({ file, edits }) {
  const source = readFileSync(`${root}src/${file}`, 'utf8')
  for (const [find] of edits) {
    const count = source.split(find).length - 1
    if (count !== 1) throw new Error(`${file}: expected this code once, found it ${count} times:\n${find}`)
  }
}

function plant(folder, { file, edits }) {
  const path = `${folder}/src/${file}`
  const sound = readFileSync(path, 'utf8')
  const broken = edits.reduce((text, [find, replace]) => text.replace(find, () => replace), sound)
  writeFileSync(path, broken)
  return () => writeFileSync(path, sound)
}

/** What is wrong with a bug and its law; nothing where the law is broken by it. */
async function tryBug(folder, bug) {
  const repair = plant(folder, bug)
  const { code, printed } = await run(folder, 'scripts/tryLaw.ts', bug.family, bug.law)
  repair()
  if (code === 0) return 'did not notice the bug'
  return printed.includes('laws called') || printed.includes('SyntaxError') ? printed.slice(0, 300) : undefined
}

async function work(folder, queue, failures) {
  for (let bug = queue.shift(); bug !== undefined; bug = queue.shift()) {
    const failure = await tryBug(folder, bug)
    if (failure !== undefined) failures.push(bug.law)
    console.log(
      `${failure === undefined ? 'bites' : 'FAILS'}  ${bug.family}: ${bug.law}${failure === undefined ? '' : ` (${failure})`}`,
    )
  }
}

const all = await readBugs()
const bugs = all.filter(({ family, law, file }) => `${family} ${law} ${file}`.includes(wanted))
if (bugs.length === 0) throw new Error(`no family, law or file contains "${wanted}"`)
for (const bug of bugs) assertFindable(bug)
const folders = Array.from({ length: Math.min(4, availableParallelism()) }, (_, i) => workspace(`copy${i}`))

const listed = await run(folders[0], 'scripts/listLaws.ts')
if (listed.code !== 0) throw new Error(listed.printed)
const planted = new Set(all.map(({ family, law }) => `${family}: ${law}`))
const laws = Object.entries(JSON.parse(listed.printed)).flatMap(([family, names]) =>
  names.map((law) => `${family}: ${law}`),
)
const failures = laws.filter((law) => !planted.has(law))
for (const law of failures) console.log(`FAILS  ${law} (no bug is planted for it)`)

const queue = [...bugs]
await Promise.all(folders.map((folder) => work(folder, queue, failures)))
rmSync(scratch, { recursive: true, force: true })
console.log(`${bugs.length} planted bugs, ${failures.length} failures`)
process.exitCode = failures.length === 0 ? 0 : 1
