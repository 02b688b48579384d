import { writeFileSync } from 'node:fs'
import { extname } from 'node:path'
import { readNegotiation } from '../io/negotiation/read.js'
import { writeNegotiation } from '../io/negotiation/write.js'
import { decode } from '../io/text/source.js'
import { messageOf, UsageError } from './arguments.js'
import type { Call } from './call.js'
import { namingFaults, readBytes, tellMended } from './files.js'

/** Writes a negotiation in the other form, YAML or JSON; comments are kept from YAML to YAML. Returns the exit code. */
export async function convert({ operands: [from = '', to = ''], out, notes }: Call): Promise<number> {
  const format = formatOf(to)
  const { text, mended } = decode(readBytes(from))
  tellMended(notes, from, mended)
  const keeping = format === 'yaml' && !text.trimStart().startsWith('{') ? { keeping: text } : {}
  const { negotiation } = await namingFaults(from, () => readNegotiation(text))
  const written = await writeNegotiation(negotiation, { format, ...keeping })
  if (to === '-') out.write(written)
  else writeTo(to, written)
  return 0
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
