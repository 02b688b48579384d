#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import type { Package } from '../gap/assess.js'
import { DemarcheError } from '../model/errors.js'
import {
  assertTaken,
  type Given,
  messageOf,
  type OptionName,
  readArguments,
  readOptions,
  readTerms,
  UsageError,
} from './arguments.js'
import { assess } from './assess.js'
import { bargain } from './bargain.js'
import { bridge } from './bridge.js'
import { check } from './check.js'
import { gaps } from './gaps.js'
import { help } from './help.js'
import type { Options, Out } from './options.js'
import { why } from './why.js'

interface Command {
  /** What it takes beside the options: a FILE first. */
  readonly operands: readonly string[]
  readonly options: readonly OptionName[]
  readonly run: (stored: unknown, out: Out, options: Options, proposal: string) => number
}

const ofState = ['format', 'as-of', 'between'] as const
const ofPackages = [...ofState, 'issues', 'terms', 'limit'] as const

/** A command that reads files of other tools. */
interface FilesCommand {
  readonly operands: string
  /** How many files it takes at least. */
  readonly least: number
  readonly options: readonly OptionName[]
  readonly run: (files: readonly string[], out: Out, notes: Out, given: Given) => Promise<number>
}

const filesCommands: Readonly<Record<string, FilesCommand>> = {
  bargain: {
    operands: 'one DOMAIN and two PROFILEs or more',
    least: 3,
    options: ['format', 'semantics', 'tolerance'],
    run: bargain,
  },
}

const commands: Readonly<Record<string, Command>> = {
  check: { operands: ['FILE'], options: [], run: (stored, out) => check(stored, out) },
  gaps: { operands: ['FILE'], options: [...ofState, 'issues'], run: gaps },
  why: { operands: ['FILE'], options: ofPackages, run: why },
  assess: {
    operands: ['FILE', 'PROPOSAL'],
    options: ofState,
    run: (stored, out, options, proposal) => assess(stored, readProposal(proposal), out, options),
  },
  bridge: { operands: ['FILE'], options: [...ofPackages, 'objective'], run: bridge },
}

async function run(): Promise<number> {
  const { values, positionals } = readArguments()
  const [name, ...operands] = positionals
  if (values.help === true || name === undefined || name === 'help') {
    process.stdout.write(help)
    return values.help === true || name === 'help' ? 0 : 2
  }
  const ofFiles = Object.hasOwn(filesCommands, name) ? filesCommands[name] : undefined
  if (ofFiles !== undefined) {
    assertTaken(name, values, ofFiles.options)
    if (operands.length < ofFiles.least) {
      throw new UsageError(`demarche ${name} takes ${ofFiles.operands}; see demarche --help`)
    }
    return ofFiles.run(operands, process.stdout, process.stderr, values)
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) throw new UsageError(`unknown command ${name}; see demarche --help`)
  const [file, proposal = ''] = operands
  if (file === undefined || operands.length !== command.operands.length) {
    throw new UsageError(`demarche ${name} takes one ${command.operands.join(' and one ')}; see demarche --help`)
  }
  assertTaken(name, values, command.options)
  const options = readOptions(values)
  return command.run(readJson(file), process.stdout, options, proposal)
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8'))
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${messageOf(error)}`)
  }
}

/** The id of a recorded proposal, or terms by issue as JSON. */
function readProposal(text: string): Package {
  // Checked against the negotiation, like anything from outside.
  return text.trimStart().startsWith('{') ? { terms: readTerms('PROPOSAL', text) as never } : text
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe may have seen enough.
  if (error.code !== 'EPIPE') throw error
})

try {
  process.exitCode = await run()
} catch (error) {
  if (!(error instanceof UsageError || error instanceof DemarcheError)) throw error
  process.stderr.write(`demarche: ${error.message}\n`)
  process.exitCode = 2
}
