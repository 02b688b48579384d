// Changes the core in some ten thousand places, one at a time, and runs the tests that the change could fail. What no test
// notices must be listed in test/mutation, with the reason why it does no harm.
//   npm run test:mutation                      every room, each tried on the tests nearest to it
//   npm run test:mutation -- record gap/bridge
//   npm run test:mutation -- src/record/parse.ts
//   npm run test:mutation -- --short           a tenth of the files of each room, others in each version
//   npm run test:mutation -- --all record      then what has survived on the tests of all rooms: 10 s each
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { reportOf, review } from './survivors.mjs'

const laws = (...families) => families.map((family) => `test/laws/${family}.test.ts`)

const rooms = {
  record: ['test/record/*.test.ts', 'test/model/{errors,wording}.test.ts', ...laws('record', 'whatIf')],
  position: [
    'test/position/*.test.ts',
    'test/gap/{agreement,conduct,gap,movements,questions,trajectory}.test.ts',
    ...laws('position'),
  ],
  model: ['test/model/*.test.ts', 'test/record/{define,extend,stored}.test.ts', ...laws('region', 'record')],
  gap: [
    'test/gap/{assess,blockers,compare,conduct,demandStatus,gap,matrix,movements,options,questions,search}.test.ts',
    'test/gap/trajectory.test.ts',
    ...laws('gap', 'movement', 'reciprocity'),
  ],
  'gap/agreement': [
    'test/gap/{agreement,answers,deadlock,gates,heard,minimalSets,outlook,rules,scope,solver,variableQueue}.test.ts',
    ...laws('agreement'),
  ],
  'gap/bridge': ['test/gap/{answers,bridge*}.test.ts', ...laws('bridge')],
  'gap/influence': [
    'test/gap/{answers,influence}.test.ts',
    'test/gap/influence{Diagram,Exact,Holes,Limits,Parts,Sampling}.test.ts',
    ...laws('influence'),
  ],
}
const all = ['test/{model,record,position,gap,laws}/**/*.test.ts']

function filesOf(room) {
  const files = readdirSync(`src/${room}`).filter((file) => file.endsWith('.ts') && file !== 'index.ts')
  return files.map((file) => `src/${room}/${file}`)
}

/** Files with a tenth of the lines of a room, in an order that the seed decides. */
function sampleOf(files, seed) {
  const rank = (file) => createHash('sha256').update(`${seed} ${file}`).digest('hex')
  const lines = (file) => readFileSync(file, 'utf8').split('\n').length
  let left = files.reduce((sum, file) => sum + lines(file), 0) / 10
  return files
    .toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
    .filter((file) => {
      const isNeeded = left > 0
      left -= lines(file)
      return isNeeded
    })
}

/** The test files that patterns with `*`, `**` and `{a,b}` stand for: laws last, since worked cases are quick, and one failure is enough. */
function testsOf(patterns) {
  const toRegExp = (pattern) =>
    pattern
      .replaceAll('.', '\\.')
      .replaceAll('**/', '(.+/)?')
      .replaceAll('*', '[^/]*')
      .replaceAll(/\{(.+?)\}/g, (_, names) => `(${names.replaceAll(',', '|')})`)
  const wanted = new RegExp(`^(${patterns.map(toRegExp).join('|')})$`)
  const files = readdirSync('test', { recursive: true }).map((file) => `test/${file}`)
  const isLaw = (file) => file.startsWith('test/laws/')
  return files.filter((file) => wanted.test(file)).toSorted((a, b) => isLaw(a) - isLaw(b) || (a < b ? -1 : 1))
}

function stryker(room, files, patterns) {
  const { status } = spawnSync('npx', ['stryker', 'run'], {
    stdio: 'inherit',
    env: {
      DEMARCHE_CASES: '25',
      ...process.env,
      DEMARCHE_MUTATE: files.join(','),
      DEMARCHE_TESTS: testsOf(patterns).join(' '),
      DEMARCHE_REPORT: reportOf(room),
    },
  })
  if (status !== 0) process.exit(status ?? 1)
}

const flags = new Set(process.argv.slice(2).filter((word) => word.startsWith('--')))
const asked = process.argv.slice(2).filter((word) => !flags.has(word))
const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
const plan = Object.keys(rooms).flatMap((room) => {
  const files = filesOf(room)
  if (asked.length === 0 || asked.includes(room)) {
    return [{ room, files: flags.has('--short') ? sampleOf(files, process.env.DEMARCHE_SEED ?? version) : files }]
  }
  const some = files.filter((file) => asked.includes(file))
  return some.length > 0 ? [{ room, files: some }] : []
})
const planned = new Set(plan.flatMap(({ room, files }) => [room, ...files]))
const unknown = asked.filter((word) => !planned.has(word))
if (unknown.length > 0) throw new Error(`no room or file of one: ${unknown}; rooms: ${Object.keys(rooms).join(', ')}`)

for (const { room, files } of plan) {
  stryker(room, files, rooms[room])
  if (flags.has('--all')) stryker(room, files, all)
}
const failed = plan.filter(({ room, files }) => !review(room, files, files.length === filesOf(room).length))
if (failed.length > 0) process.exit(1)
