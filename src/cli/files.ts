import { readFileSync } from 'node:fs'
import type { Writable } from 'node:stream'
import type { Mended } from '../io/text/source.js'
import { DemarcheError } from '../model/errors.js'
import type { Negotiation } from '../model/negotiation.js'
import { parseNegotiation } from '../record/parse.js'
import { messageOf, UsageError } from './arguments.js'

/** The bytes of a file; of standard input for `-`. */
export function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file === '-' ? 0 : file)
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${messageOf(error)}`)
  }
}

/**
 * The negotiation that a file holds, YAML or JSON; what had to be mended is noted. Rejects with `DemarcheError`, with
 * the line of each fault.
 */
export async function readNegotiationFile(file: string, notes: Writable): Promise<Negotiation> {
  const bytes = readBytes(file)
  const quick = asJson(bytes)
  if (quick !== undefined) return quick
  const { readNegotiation } = await import('../io/negotiation/read.js')
  const { negotiation, mended } = await readNegotiation(bytes)
  tellMended(notes, file, mended)
  return negotiation
}

/** Whether a text that can be several things is a negotiation, YAML or JSON: told by its version. */
export function isNegotiation(text: string): boolean {
  return /(^|[{,])\s*"?schemaVersion"?\s*:/m.test(text)
}

/** JSON without a fault needs no parser that knows of lines. */
function asJson(bytes: Uint8Array): Negotiation | undefined {
  if (bytes[0] !== '{'.charCodeAt(0)) return undefined
  try {
    return parseNegotiation(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError || error instanceof DemarcheError) return undefined
    throw error
  }
}

/** Says what had to be mended to read a file. */
export function tellMended(notes: Writable, file: string, mended: readonly Mended[]): void {
  for (const { line, found, readAs } of mended) {
    notes.write(`demarche: ${nameOf(file)}, line ${line}: found ${found}, read as ${readAs}\n`)
  }
}

/** What is read from a file; a fault in it is told with the name of the file. */
export async function namingFaults<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof DemarcheError)) throw error
    const faults = error.message.split('\n').map((line) => `${nameOf(file)}: ${line}`)
    throw new UsageError(faults.join('\n'))
  }
}

function nameOf(file: string): string {
  return file === '-' ? 'standard input' : file
}
