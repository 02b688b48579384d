#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { DemarcheError } from '../model/errors.js'
import { check } from './check.js'
import { gaps } from './gaps.js'

const help = `demarche: how far apart the parties of a negotiation are, and why

  demarche check FILE
      Checks a stored negotiation. Lists every fault; exit code 1 if there is one.
      Example: demarche check examples/paris-talks.json

  demarche gaps FILE [--as-of DATE] [--between a,b] [--format text|json]
      Demands and who answered them, the gap of every two parties, what blocks.
      --as-of DATE     as it stood at the end of that day (YYYY-MM-DD)
      --between a,b    only these two parties (or more)
      --format         text (default), fitted to the terminal, or json
      Example: demarche gaps examples/paris-talks.json --between us,europe

  FILE is JSON, as JSON.stringify writes a negotiation; - reads standard input.
  Exit codes: 0 fine, 1 findings, 2 usage, or a file that cannot be read.
`

/** Usage and files that cannot be read: told in one line, exit code 2. */
class UsageError extends Error {}

const options = {
  'as-of': { type: 'string' },
  between: { type: 'string' },
  format: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

function run(): number {
  const { values, positionals } = readArguments()
  const [command, file, ...rest] = positionals
  if (values.help === true || command === undefined || command === 'help') {
    process.stdout.write(help)
    return values.help === true || command === 'help' ? 0 : 2
  }
  if (command !== 'check' && command !== 'gaps') throw new UsageError(`unknown command ${command}; see demarche --help`)
  if (file === undefined || rest.length > 0)
    throw new UsageError(`demarche ${command} takes one FILE; see demarche --help`)
  const stored = readJson(file)
  if (command === 'check') {
    const given = (['as-of', 'between', 'format'] as const).find((option) => values[option] !== undefined)
    if (given !== undefined) throw new UsageError(`demarche check takes no --${given}`)
    return check(stored, process.stdout)
  }
  const { format = 'text' } = values
  if (format !== 'text' && format !== 'json') throw new UsageError(`expected --format text or json, found ${format}`)
  return gaps(stored, process.stdout, { format, asOf: values['as-of'], between: values.between?.split(',') })
}

function readArguments() {
  try {
    return parseArgs({ options, allowPositionals: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8'))
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe may have seen enough.
  if (error.code !== 'EPIPE') throw error
})

try {
  process.exitCode = run()
} catch (error) {
  if (!(error instanceof UsageError || error instanceof DemarcheError)) throw error
  process.stderr.write(`demarche: ${error.message}\n`)
  process.exitCode = 2
}
