#!/usr/bin/env node
import { DemarcheError } from '../model/errors.js'
import { assertTaken, readArguments, UsageError } from './arguments.js'
import { commands } from './commands.js'
import { helpOf, overview } from './help.js'

async function run(): Promise<number> {
  const { values, positionals } = readArguments()
  const [first, ...rest] = positionals
  const [name, ...operands] = first === 'help' ? rest : positionals
  if (values.help === true || first === 'help') {
    process.stdout.write(name === undefined ? overview : helpOf(name))
    return 0
  }
  if (name === undefined) {
    process.stdout.write(overview)
    return 2
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) throw new UsageError(`unknown command ${name}; see demarche --help`)
  assertTaken(name, values, command.options)
  const { least, most = least, named } = command.operands
  if (operands.length < least || operands.length > most) {
    throw new UsageError(`demarche ${name} takes ${named}; see demarche help ${name}`)
  }
  const runs = await command.load()
  return runs({ operands, given: values, out: process.stdout, notes: process.stderr })
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
