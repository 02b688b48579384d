/** How long commands take beyond the start of Node itself. Build first. */

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { announce, conclude, hold, measure } from './measure.js'

const file = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const command = file('dist/cli/cli.js')
if (!existsSync(command)) throw new Error('there is no build to time: npm run build')

function starting(name: string, args: readonly string[]) {
  const run = () => {
    const { status, stdout } = spawnSync(process.execPath, args)
    if (status !== 0) throw new Error(`${name} ended with ${status}`)
    return stdout.length
  }
  return { name, prepare: () => run }
}

announce('processes from start to end')
const timings = measure(15, 2, [
  starting('node -e 0', ['-e', '0']),
  starting('demarche --help', [command, '--help']),
  starting('demarche gaps, JSON', [command, 'gaps', file('examples/paris-talks.json')]),
  starting('demarche gaps, YAML', [command, 'gaps', file('examples/paris-talks.yaml')]),
])
// At most 150 ms more than bare Node, as a ratio: bare Node is assumed to take 40 ms, which is not measured here.
const atMost = (40 + 150) / 40
for (const name of ['--help', 'gaps, JSON', 'gaps, YAML']) hold(timings, `demarche ${name}`, 'node -e 0', { atMost })
conclude()
