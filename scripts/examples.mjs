// Runs the examples and compares what they print with examples/output: `node scripts/examples.mjs [--update] [NAME…]`.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, 'examples')
const outputOf = (name) => join(folder, 'output', `${name}.txt`)

const { values, positionals } = parseArgs({ options: { update: { type: 'boolean' } }, allowPositionals: true })
const names = positionals.length > 0 ? positionals : namesIn(folder, '.ts')
if (names.length === 0) throw new Error(`no example in ${folder}`)

for (const name of names) {
  const fault = values.update ? update(name) : faultOf(name)
  console.log(`${name}: ${fault ?? 'ok'}`)
  if (fault !== undefined) process.exitCode = 1
}

function namesIn(folder, extension) {
  const files = readdirSync(folder).filter((file) => file.endsWith(extension))
  return files.map((file) => file.slice(0, -extension.length)).sort()
}

function run(name) {
  const tsx = join(root, 'node_modules/.bin/tsx')
  const { status, stdout, stderr } = spawnSync(tsx, [`examples/${name}.ts`], { cwd: root, encoding: 'utf8' })
  return status === 0 ? { printed: stdout } : { fault: `failed with exit code ${status}\n${stdout}${stderr}` }
}

function update(name) {
  const { printed, fault } = run(name)
  if (fault !== undefined) return fault
  mkdirSync(dirname(outputOf(name)), { recursive: true })
  writeFileSync(outputOf(name), printed)
}

function faultOf(name) {
  const { printed, fault } = run(name)
  if (fault !== undefined) return fault
  if (!existsSync(outputOf(name))) return `examples/output/${name}.txt is missing; write it with --update`
  const found = printed.split('\n')
  const expected = readFileSync(outputOf(name), 'utf8').split('\n')
  const length = Math.max(found.length, expected.length)
  const line = Array.from({ length }, (_, i) => i).find((i) => found[i] !== expected[i])
  if (line === undefined) return undefined
  return `prints something else in line ${line + 1}\n  expected ${show(expected[line])}\n  found    ${show(found[line])}`
}

function show(line) {
  return line === undefined ? 'the end' : JSON.stringify(line)
}
