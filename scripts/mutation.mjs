// Changes the core in some ten thousand places, one at a time, and runs the tests that the change could fail.
//   npm run test:mutation                      every room, each tried on the tests nearest to it
//   npm run test:mutation -- record gap/bridge
//   npm run test:mutation -- --all record      then what has survived on the tests of all rooms: 10 s each
import { spawnSync } from 'node:child_process'

const laws = (...families) => families.map((family) => `test/laws/${family}.test.ts`)

const rooms = {
  record: ['test/record/*.test.ts', ...laws('record', 'whatIf')],
  position: [
    'test/position/*.test.ts',
    'test/gap/{gap,questions,movements,agreement,trajectory}.test.ts',
    ...laws('position'),
  ],
  model: ['test/model/*.test.ts', 'test/record/define.test.ts', ...laws('region', 'record')],
  gap: ['test/gap/{gap,movements,questions,trajectory}.test.ts', ...laws('gap', 'movement', 'reciprocity')],
  'gap/agreement': ['test/gap/{agreement,solver}.test.ts', ...laws('agreement')],
  'gap/bridge': ['test/gap/bridge.test.ts', ...laws('bridge')],
  'gap/influence': ['test/gap/influence.test.ts', ...laws('influence')],
}
const all = ['test/{model,record,position,gap,laws}/**/*.test.ts']

function stryker(room, tests) {
  const { status } = spawnSync('npx', ['stryker', 'run'], {
    stdio: 'inherit',
    env: { DEMARCHE_CASES: '25', ...process.env, DEMARCHE_ROOM: room, DEMARCHE_TESTS: tests.join(' ') },
  })
  if (status !== 0) process.exit(status ?? 1)
}

const asked = process.argv.slice(2).filter((name) => name !== '--all')
const isThorough = process.argv.includes('--all')
for (const room of asked.length > 0 ? asked : Object.keys(rooms)) {
  if (!(room in rooms)) throw new Error(`no room ${room}; rooms: ${Object.keys(rooms).join(', ')}`)
  stryker(room, rooms[room])
  if (isThorough) stryker(room, all)
}
