import { writeFileSync } from 'node:fs'
import { extname } from 'node:path'
import { readNegotiation } from '../io/negotiation/read.js'
import { writeNegotiation } from '../io/negotiation/write.js'
import { decode } from '../io/text/source.js'
import { DemarcheError } from '../model/errors.js'
import { messageOf, UsageError } from './arguments.js'
import type { Call } from './call.js'
import { inFile, readBytes } from './files.js'

/** Writes a negotiation in the other form, YAML or JSON; comments are kept from YAML to YAML. Returns the exit code. */
export async function convert({ operands: [from = '', to = ''], out }: Call): Promise<number> {
  const format = formatOf(to)
  const { text } = decode(readBytes(from))
  const keeping = format === 'yaml' && !text.trimStart().startsWith('{') ? { keeping: text } : {}
  const written = await readSound(from, text).then((negotiation) =>
    writeNegotiation(negotiation, { format, ...keeping }),
  )
  if (to === '-') out.write(written)
  else writeTo(to, written)
  return 0
}

async function readSound(file: string, text: string) {
  try {
    return (await readNegotiation(text)).negotiation
  } catch (error) {
    throw error instanceof DemarcheError ? inFile(file, error) : error
  }
}

function formatOf(file: string): 'yaml' | 'json' {
  const extension = extname(file).toLowerCase()
  if (extension === '.json') return 'json'
  if (extension === '.yaml' || extension === '.yml' || file === '-') return 'yaml'
  throw new UsageError(`${file}: expected OUT to end in .yaml, .yml or .json, or to be - (YAML)`)
}

export function writeTo(file: string, text: string, flag: 'w' | 'wx' = 'w'): void {
  try {
    writeFileSync(file, text, { flag })
  } catch (error) {
    throw new UsageError(`cannot write ${file}: ${messageOf(error)}`)
  }
}
